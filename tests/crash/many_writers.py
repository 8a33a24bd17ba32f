#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Two to eight batches begin together on one output: one makes the study, the others say who does."""

import os
import shutil
import subprocess

from calls import ENVIRONMENT, PROGRAM, Result, check, finish
from studies import LEFT, batch, names, output_bytes, reference, scale, study_folder

ROUNDS = scale("CHOKEPOINT_ROUNDS", 5)
RUNS = 8
HOST = os.uname().nodename
expected = reference(RUNS // 2)


def start(folder, locking):
    return subprocess.Popen([PROGRAM, *batch(part_size=2)], cwd=folder,
                            env={**ENVIRONMENT, "HDF5_USE_FILE_LOCKING": locking},
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def is_refused(message, winner):
    """The others name the winner, or find its work done."""
    return f"is being written by process {winner} on {HOST};" in message or "exists already" in message


for turn in range(ROUNDS):
    folder = study_folder(RUNS // 2)
    writers = [start(folder, ("TRUE", "FALSE")[turn % 2]) for _ in range(2 + turn % 7)]
    messages = [writer.communicate(timeout=120)[1].decode() for writer in writers]
    codes = [writer.returncode for writer in writers]
    result = Result(codes.count(0), "", "".join(messages), folder)
    check(f"round {turn}: one of {len(writers)} makes the study", sorted(codes) == [0] + [1] * (len(codes) - 1), result)
    winner = writers[codes.index(0)].pid if 0 in codes else 0
    check(f"round {turn}: the others name it", all(code == 0 or is_refused(message, winner)
                                                   for code, message in zip(codes, messages)), result)
    check(f"round {turn}: there is the uninterrupted file and its log",
          output_bytes(folder) == expected and names(folder) == LEFT, result)
    shutil.rmtree(folder)
finish()
