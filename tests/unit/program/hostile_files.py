# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Runs the program on every hostile scenario:  hostile_files.py WRITER PROGRAM

Each must end with exit code 2 and a message `file:line:column: error:`, write nothing, and stay under 300 MB.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

MOST_MEMORY = 300_000_000  # bytes
FEWEST_FILES = 60


def problems_of(program, file, folder):
    before = set(folder.iterdir())
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [program, "run", str(file), "-o", str(folder / "out.h5")],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode("utf-8", "replace")
    if child.returncode != 2:
        yield f"exit code {child.returncode}"
    if not re.search(re.escape(file.name) + r":\d+:\d+: error: ", text):
        yield f"no place in the message: {text[:200]!r}"
    if usage.ru_maxrss * 1024 > MOST_MEMORY:
        yield f"{usage.ru_maxrss // 1024} MB"
    for left in set(folder.iterdir()) - before:
        yield f"left {left.name}"


def main():
    writer, program = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([writer, name], check=True)
        files = sorted(folder.glob("hostile_*.yaml"))
        failures = [f"{file.name}: {problem}" for file in files for problem in problems_of(program, file, folder)]
    print(*failures, f"{len(files)} files, {len(failures)} failures", sep="\n")
    return 1 if failures or len(files) < FEWEST_FILES else 0


if __name__ == "__main__":
    sys.exit(main())
