#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""How many threads a study takes: --threads, else what a scheduler grants, else the affinity of the process."""

import json
import os
import pathlib

from calls import arguments, call, check, finish, new_folder

LIBRARY = str(pathlib.Path(arguments.source, "scenarios"))
folder = new_folder()
(folder / "study.yaml").write_text("schema: 1\nstudy: small\nscenarios: [lib:minimal]\nreplicates: 2000\n")


def forecast(*words, before=None, **environment):
    result = call(["batch", "study.yaml", "--dry-run", "--json", "--library", LIBRARY, *words], folder, environment,
                  before)
    return result, json.loads(result.out)["threads"] if result.code == 0 else None


def on_one_core():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


result, threads = forecast()
check("without a scheduler all cores are used", threads == len(os.sched_getaffinity(0)), result)
result, threads = forecast(before=on_one_core)
check("a process that may use one core uses one thread", threads == 1, result)
for variable in ("SLURM_CPUS_PER_TASK", "NCPUS", "NSLOTS"):
    result, threads = forecast(**{variable: "3"})
    check(f"{variable} is followed", threads == 3 and not result.err, result)
    result, threads = forecast("--threads", "5", **{variable: "3"})
    check(f"--threads goes before {variable}", threads == 5, result)
    result, threads = forecast(before=on_one_core, **{variable: "3"})
    check(f"{variable} goes before the affinity", threads == 3, result)
    for wrong in ("", "many", "0", "-2", "4x", "1e3", "99999999999999999999"):
        result, threads = forecast(before=on_one_core, **{variable: wrong})
        check(f"{variable}={wrong!r} is passed over", threads == 1, result)
        check(f"{variable}={wrong!r} is warned of, and the warning says what to do",
              "warning" in result.err and variable in result.err and "--threads" in result.err, result)
result, threads = forecast(SLURM_CPUS_PER_TASK="2", NSLOTS="3")
check("Slurm's variable goes first", threads == 2, result)
result, threads = forecast(SLURM_CPUS_PER_TASK="two", NSLOTS="3")
check("where one says nothing the next is asked", threads == 3 and "warning" in result.err, result)

finish()
