#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""A disk fills while a study is written, at every point; when there is room again the study goes on.

Mounting a small file system takes root, or a name space in which one is root; where neither can be had the
test says that it was skipped.
"""

import os
import shutil
import subprocess
import sys

from calls import call, check, finish, new_folder
from studies import LEFT, batch, done, names, output_bytes, reference, scale, write_study

SIZES = scale("CHOKEPOINT_DISKS", 20)
RUNS = 12
PAGE = 4096


def mount(folder, size):
    """\\return whether a file system of that many bytes is there now"""
    return subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder / "out")],
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def resize(folder, size):
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder / "out")], check=True)


def unmount(folder):
    subprocess.run(["umount", str(folder / "out")], check=True)


def new_disk(size):
    folder = new_folder()
    write_study(folder, RUNS // 2)
    (folder / "out").mkdir()
    if not mount(folder, size):
        skip("a file system could not be mounted")
    return folder


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def become_root():
    """Begins anew where one is root, unless one is."""
    if os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], check=False).returncode == 0:
        way = ["unshare", "-m"]
    elif subprocess.run(["unshare", "-rm", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        way = ["unshare", "-rm"]
    else:
        skip("neither root nor a name space of one's own can be had")
    os.environ["CHOKEPOINT_OWN_MOUNTS"] = "yes"
    os.execvp("unshare", [*way, sys.executable, "-B", *sys.argv])


def fills(size):
    """\\return exit code"""
    folder = new_disk(size)
    # The forecast would refuse what cannot fit; a disk that another program fills meanwhile is not forecast.
    result = call(batch("--resume", "--force"), folder)
    what = f"a disk of {size} bytes"
    written = output_bytes(folder)
    check(f"{what}: the whole file, or one line that says what failed",
          (result.code == 0 and written == expected) or
          (result.code == 1 and result.err.count("\n") == 1 and "error: out/out.h5" in result.err and
           "No space left" in result.err), result)
    check(f"{what}: there is no wrong file", written in (None, expected), result)
    kept = done(folder)
    check(f"{what}: the message says how many runs are kept", result.code == 0 or kept == 0 or
          f"{kept} of {RUNS} runs are finished and kept" in result.err, result)
    resize(folder, 64 << 20)
    again = call(batch("--resume"), folder)
    check(f"{what}: with room the study goes on with what it kept",
          again.code == 0 and f'"made": {RUNS - kept},' in again.out, again)
    check(f"{what}: and ends with the uninterrupted file",
          output_bytes(folder) == expected and names(folder) <= LEFT, again)
    unmount(folder)
    shutil.rmtree(folder)
    return result.code, kept


if "CHOKEPOINT_OWN_MOUNTS" not in os.environ:
    become_root()
expected = reference(RUNS // 2)
probe = new_disk(64 << 20)
result = call(batch(), probe)
check("a disk with room takes the study", result.code == 0, result)
unmount(probe)
shutil.rmtree(probe)

# What the study takes at most: its parts, its file, and a little for names.
enough = RUNS * 40 * 1024 + 2 * len(expected)
answers = [fills((1 + i * enough // (SIZES - 1) // PAGE) * PAGE) for i in range(SIZES)]
codes = [code for code, _ in answers]
check("the least disk is too small, and the largest is not", codes[0] == 1 and codes[-1] == 0)
check("some disks were full when runs were kept", any(code == 1 and kept > 0 for code, kept in answers))
print(f"{SIZES} disks: {codes.count(1)} were full, {codes.count(0)} were not")
finish()
