#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""The first, second, third ... call to the system fails, of every kind, until the study passes without one."""

import errno
import re
import shutil

from calls import call, check, finish
from recording import read_state, write_state
from resumer import Resumer
from studies import LEFT, batch, done, module, names, output_bytes, reference, scale, study_folder

SAMPLE = scale("CHOKEPOINT_CALLS", 5)  # of each kind of call; 0: all
MOST_READS = 100  # there are thousands, and they are much alike
KINDS = {"open": 1, "close": 2, "write": 3, "truncate": 4, "fsync": 5, "rename": 6, "unlink": 7, "mkdir": 8,
         "rmdir": 9, "read": 11}
ALWAYS_ALL = ("fsync", "rename", "mkdir")
HARMLESS = {"fsync": 2, "rename": 1}  # those of the log and of its name: the result is complete without
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT)
RUNS = 4
KEPT = re.compile(r"(\d+) of 4 runs are finished and kept")
expected = reference(2)
resumer = Resumer()


def session(name):
    """A folder in which a batch has not begun, or has finished two of its runs and left a half-written file."""
    folder = study_folder(2)
    if name == "resumed":
        write_state(two_runs, folder)
    return folder


def state_with_two_runs():
    folder = study_folder(2)
    fault = f"{KINDS['rename']} 4 {errno.EIO} on"  # after those of manifest and two parts
    call(batch(), folder, {"LD_PRELOAD": module("fail_call"), "CHOKEPOINT_FAIL": fault,
                           "CHOKEPOINT_FAILED": "failed"})
    check("two runs are kept where the third cannot be", done(folder) == 2)
    (folder / "out/out.h5.parts/part-000003.h5.tmp-4711").write_bytes(b"half")
    state = read_state(folder)
    shutil.rmtree(folder)
    return state


def one_line(text):
    """The message of a failure: one line that names what it is about."""
    lines = text.splitlines()
    return len(lines) == 1 and lines[0].startswith("error: ") and "out/out.h5" in lines[0]


def fails(name, kind, number, how):
    """Lets a call fail. \\return whether the batch made so many calls of this kind, and its exit code"""
    error = ERRORS[number % len(ERRORS)]
    folder = session(name)
    before = done(folder)
    result = call(batch("--resume"), folder,
                  {"LD_PRELOAD": module("fail_call"), "CHOKEPOINT_FAIL": f"{KINDS[kind]} {number} {error} {how}",
                   "CHOKEPOINT_FAILED": "failed"})
    what = f"{name}: {kind} {number} fails {how} with {errno.errorcode[error]}"
    written = output_bytes(folder)
    check(f"{what}: success with the whole file, or one line that says what failed",
          (result.code == 0 and written == expected) or (result.code == 1 and one_line(result.err)), result)
    check(f"{what}: there is no wrong file", written in (None, expected), result)
    check(f"{what}: nothing is in the way of other programs", not (folder / "out/out.h5.lock").exists() or
          kind in ("unlink", "open"), result)
    reached = (folder / "failed").exists()
    kept = KEPT.search(result.err)
    answer = resumer.ask("resume", folder)
    after = answer["done"]
    check(f"{what}: what is kept is kept, and not made again ({before}, {answer})",
          after >= max(before, int(kept[1]) if kept else 0) and answer["error"] == "" and
          answer["made"] == RUNS - after, result)
    check(f"{what}: goes on to the uninterrupted file ({answer})",
          output_bytes(folder) == expected and names(folder) <= LEFT, result)
    shutil.rmtree(folder)
    return reached, result.code


def numbers(kind, count):
    """Which calls fail: all, or some that are spread over all."""
    most = SAMPLE or (MOST_READS if kind == "read" else count)
    if kind in ALWAYS_ALL or count <= most:
        return range(1, count + 1)
    return [1 + (2 * i + 1) * count // (2 * most) for i in range(most)]


def counts_of(name):
    """How many calls of each kind a batch makes that nothing disturbs."""
    folder = session(name)
    result = call(batch("--resume"), folder, {"LD_PRELOAD": module("fail_call"), "CHOKEPOINT_COUNTS": "counts"})
    check(f"{name}: an undisturbed batch ends well", result.code == 0, result)
    counts = [int(line) for line in (folder / "counts").read_text().split()]
    shutil.rmtree(folder)
    return {kind: counts[number] for kind, number in KINDS.items()}


two_runs = state_with_two_runs()
total = 0
for name in ("fresh", "resumed"):
    for kind, count in counts_of(name).items():
        chosen = numbers(kind, count)
        successes = 0
        for number in chosen:
            # In the tests of a commit one of the two: every other failure lasts.
            both = SAMPLE == 0 or kind in ALWAYS_ALL
            for how in ("once", "on") if both else (("once", "on")[number % 2],):
                reached, code = fails(name, kind, number, how)
                check(f"{name}: there is a {kind} {number}", reached)
                successes += code == 0 and how == "once"
                total += 1
        check(f"{name}: whoever relies on {kind} learns that it failed", successes <= HARMLESS.get(kind, count))
        check(f"{name}: after the last {kind} nothing can fail", not fails(name, kind, count + 1, "on")[0])
        print(f"{name}: {len(chosen)} of {count} calls of {kind} failed")
check("there was something to fail", total > 50)
check("no batch that goes on ends the process", resumer.end() == 0)
print(f"{total} batches with a call that failed")
finish()
