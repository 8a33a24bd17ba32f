# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""How the tests of the program call it and check what it did. Standard library only."""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("--program", required=True)
parser.add_argument("--source", required=True)
parser.add_argument("--locales")
parser.add_argument("--round-upward", help="a library to preload that changes the rounding mode")
parser.add_argument("--slow-clock", help="a library to preload that makes a month last 10 ms")
parser.add_argument("--modules", type=pathlib.Path, help="the folder of what tests/crash loads into the program")
arguments = parser.parse_args()

PROGRAM = arguments.program
MODULES = arguments.modules
MINIMAL = str(pathlib.Path(arguments.source, "scenarios", "minimal.yaml"))
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TERM": "dumb", "ASAN_OPTIONS": "verify_asan_link_order=0"}
OUTPUT = {"minimal.h5", "minimal.h5.log.jsonl"}
DIGEST = re.compile(r"[0-9a-f]{32}")

failures = []
count = 0


class Result:
    """One call of the program in a folder of its own."""

    def __init__(self, code, out, err, folder):
        self.code, self.out, self.err, self.folder = code, out, err, folder
        self.files = {path.name for path in folder.iterdir()}


def new_folder():
    return pathlib.Path(tempfile.mkdtemp(prefix="chokepoint-situation-"))


def call(words, folder, environment=None, before=None, stdout=subprocess.PIPE):
    done = subprocess.run([PROGRAM, *words], cwd=folder, env={**ENVIRONMENT, **(environment or {})}, stdout=stdout,
                          stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, preexec_fn=before, timeout=120, check=False)
    decode = lambda data: (data or b"").decode("utf-8", "surrogateescape")
    return Result(done.returncode, decode(done.stdout), decode(done.stderr), folder)


def check(name, holds, result=None):
    global count
    count += 1
    if holds:
        return
    failures.append(name)
    print(f"FAILED: {name}")
    if result is not None:
        print(f"  code {result.code}, files {sorted(result.files)}")
        print(f"  stdout: {result.out[:1500]!r}\n  stderr: {result.err[:1500]!r}")


def situation(name, words, code, out=(), err=(), files=(), given=None, **how):
    """Calls the program and checks all three: exit code, streams, the folder's files afterwards.

    `out` and `err` are texts that must be there; None: the stream must be empty.
    `given` are files that are there before, name to text.
    """
    folder = new_folder()
    for file, text in (given or {}).items():
        (folder / file).write_text(text)
    result = call(words, folder, **how)
    holds = result.code == code and result.files == set(files) | set(given or {})
    for stream, texts in ((result.out, out), (result.err, err)):
        holds = holds and (stream == "" if texts is None else all(text in stream for text in texts))
    printed = result.out + result.err
    holds = holds and not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", printed) and "terminate called" not in printed
    check(name, holds, result)
    shutil.rmtree(folder)
    return result


def usage(name, words, message):
    """Wrong usage: exit code 2, one message and where to look, nothing on stdout, no file."""
    situation(name, words, 2, out=None, err=[f"error: {message}", "--help' says what is possible"])


def finish():
    """Says how many checks there were, and exits."""
    print(f"{count} checks, {len(failures)} failed")
    sys.exit(1 if failures else 0)
