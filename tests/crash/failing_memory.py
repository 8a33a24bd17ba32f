#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Requests for memory fail: one, or all from one on, wherever in a batch that is.

HDF5 1.10 itself breaks where its own requests fail (in H5G__dense_iterate it frees a table that it has not
filled, for one). There the process may die; what is finished must be kept nevertheless. Whatever else has
no memory must end in a message.
"""

import collections
import random
import signal
import shutil

from calls import call, check, finish
from recording import read_state, write_state
from resumer import Resumer
from studies import LEFT, batch, done, module, names, output_bytes, reference, scale, study_folder

SAMPLE = scale("CHOKEPOINT_REQUESTS_FAILED", 150)
RUNS = 4
HOW = ("once", "once", "on", "once", "ours")
DEATHS = (-signal.SIGSEGV, -signal.SIGABRT, 255)
order = random.Random(20221007)
expected = reference(2)
resumer = Resumer()


def state_with_two_runs():
    """A batch that ended when its second part was closed, and its file."""
    folder = study_folder(2)
    call(batch(), folder, {"LD_PRELOAD": module("fail_call"), "CHOKEPOINT_FAIL": "6 4 5 on",
                           "CHOKEPOINT_FAILED": "failed"})
    state = read_state(folder)
    check("two runs are kept", done(folder) == 2)
    shutil.rmtree(folder)
    return state


def session(name):
    folder = study_folder(2)
    if name == "resumed":
        write_state(two_runs, folder)
    return folder


def words(number):
    return batch("--resume", part_size=1 + number % 2, threads=1 + number // 2 % 2)


def requests_of(name):
    folder = session(name)
    result = call(words(0), folder, {"LD_PRELOAD": module("fail_allocation"), "CHOKEPOINT_REQUESTS": "requests"})
    check(f"{name}: an undisturbed batch ends well", result.code == 0, result)
    count = int((folder / "requests").read_text())
    shutil.rmtree(folder)
    return count


def fails(name, number, how):
    """\return exit code, and whether it was HDF5 that had no memory"""
    folder = session(name)
    result = call(words(number), folder,
                  {"LD_PRELOAD": module("fail_allocation"), "CHOKEPOINT_NO_MEMORY": f"{number} {how}",
                   "CHOKEPOINT_HDF5_FAILED": "hdf5"})
    what = f"{name}: request {number} fails {how}"
    written = output_bytes(folder)
    hdf5 = (folder / "hdf5").exists()
    says = "error: " in result.err if result.code < 3 else '"error": "out of memory' in result.out
    check(f"{what}: a success with the whole file, or a failure that says so",
          (result.code == 0 and written == expected) or (result.code in (1, 2, 3) and says) or
          (hdf5 and result.code in DEATHS), result)
    check(f"{what}: no file but a whole one, or one of which it says that runs failed",
          written in (None, expected) or result.code == 3, result)
    answer = resumer.ask("resume", folder)
    check(f"{what}: goes on to the uninterrupted file ({answer})",
          answer["error"] == "" and output_bytes(folder) == expected and names(folder) <= LEFT, result)
    check(f"{what}: what is kept is kept ({answer})", answer["done"] >= (2 if name == "resumed" else 0) and
          (answer["made"] == RUNS - answer["done"] or result.code == 3), result)
    shutil.rmtree(folder)
    return result.code, hdf5


two_runs = state_with_two_runs()
codes = collections.Counter()
for name in ("fresh", "resumed"):
    count = requests_of(name)
    step = count / (SAMPLE / 2)
    for i in range(SAMPLE // 2):
        number = 1 + int((i + order.random()) * step)
        codes[fails(name, number, HOW[i % len(HOW)])] += 1
    print(f"{name}: {SAMPLE // 2} of {count} requests failed")
check("no batch that goes on ends the process", resumer.end() == 0)
for (code, hdf5), times in sorted(codes.items()):
    print(f"exit code {code}{' (HDF5 had no memory)' if hdf5 else ''}: {times}")
check("there were failures", sum(times for (code, _), times in codes.items() if code != 0) > SAMPLE // 2)
finish()
