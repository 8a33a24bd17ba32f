#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Studies that are killed, stopped, started twice: in the end there is one file, the same byte for byte."""

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

from calls import ENVIRONMENT, PROGRAM, Result, arguments, call, check, finish, new_folder

KILLS = int(os.environ.get("CHOKEPOINT_KILLS", "16"))
SLOW = {"LD_PRELOAD": arguments.slow_clock}
STUDY = """schema: 1
study: small
scenarios: [lib:minimal, free.yaml]
replicates: {}
seed: 3
"""
FREE = "schema: 1\nextends: lib:minimal\nname: free\nrules: {us_3a090: null}\n"
LIBRARY = ["--library", str(pathlib.Path(arguments.source, "scenarios"))]
LEFT = {"study.yaml", "free.yaml", "out.h5", "out.h5.log.jsonl"}
order = random.Random(20221007)


def study_folder(replicates):
    folder = new_folder()
    (folder / "study.yaml").write_text(STUDY.format(replicates))
    (folder / "free.yaml").write_text(FREE)
    return folder


def batch(*words):
    return ["batch", "study.yaml", "-o", "out.h5", *LIBRARY, *words]


def start(folder, words, environment=None):
    return subprocess.Popen([PROGRAM, *words], cwd=folder, env={**ENVIRONMENT, **(environment or {})},
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=lambda: [signal.signal(number, signal.SIG_DFL)
                                                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)])


def status(folder, output="out.h5"):
    result = call(["status", output, "--json"], folder)
    return json.loads(result.out) if result.out else None


folder = study_folder(20)
began = time.monotonic()
result = call(batch(), folder)
seconds = time.monotonic() - began
check("a study ends with one file and its log", result.code == 0 and result.files == LEFT, result)
reference = (folder / "out.h5").read_bytes()
shutil.rmtree(folder)

# --- kills ---------------------------------------------------------------------------------------------------



def kill_some(folder, outputs, words, chain):
    """Starts the batches of these outputs together and kills them, so many times. Nothing may be lost."""
    done = dict.fromkeys(outputs, 0)
    for _ in range(chain):
        processes = [start(folder, ["batch", "study.yaml", "-o", output, *LIBRARY, "--resume", *words, *shard])
                     for output, shard in outputs.items()]
        time.sleep(order.uniform(0.0, 1.2 * seconds))
        for process in processes:
            process.kill()
        for process in processes:
            process.communicate()
        for output in outputs:
            left = status(folder, output)
            check("a kill loses no run that was kept", (left["done"] if left else 0) >= done[output])
            done[output] = left["done"] if left else 0


for turn in range(KILLS):
    folder = study_folder(20)
    threads, size, chain, shards = order.choice("14"), order.choice("137"), order.choice((1, 1, 5)), 1 + turn % 2
    words = ["--threads", threads, "--part-size", size]
    outputs = {"out.h5": []}
    if shards == 2:
        outputs = {f"shard-{i}.h5": ["--shard", f"{i}/2"] for i in (1, 2)}
    kill_some(folder, outputs, words, chain)
    for output, shard in outputs.items():
        result = call(["batch", "study.yaml", "-o", output, *LIBRARY, "--resume", *words, *shard], folder)
        check("a killed study ends with code 0", result.code == 0, result)
    if shards == 2:
        result = call(["merge", *outputs, "-o", "out.h5"], folder)
        check("shards that were killed are merged", result.code == 0, result)
    left = {name for output in outputs for name in (output, output + ".log.jsonl")}
    check("there is nothing beside the files", result.files - {"out.h5"} <= {"study.yaml", "free.yaml"} | left and
          set(outputs) <= result.files, result)
    check(f"after {chain} kills of {shards} the file is the uninterrupted one",
          (folder / "out.h5").exists() and (folder / "out.h5").read_bytes() == reference, result)
    shutil.rmtree(folder)

# --- signals -------------------------------------------------------------------------------------------------

for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
    folder = study_folder(20)
    process = start(folder, batch("--part-size", "2"), SLOW)
    for _ in range(500):
        if (folder / "out.h5.parts" / "part-000001.h5").exists() or process.poll() is not None:
            break
        time.sleep(0.02)
    sent = time.monotonic()
    process.send_signal(number)
    out, err = (data.decode() for data in process.communicate(timeout=60))
    result = Result(process.returncode, out, err, folder)
    check(f"{number.name} ends a study with {code} and the command that goes on",
          result.code == code and "runs are finished and kept" in err and "--resume" in err and out == "", result)
    check(f"{number.name} ends a study soon", time.monotonic() - sent < 10)
    check("what is finished is kept", status(folder)["done"] >= 2)
    result = call(batch("--resume"), folder)
    check("a stopped study ends with the uninterrupted file",
          result.code == 0 and (folder / "out.h5").read_bytes() == reference, result)
    shutil.rmtree(folder)

# --- two at once ---------------------------------------------------------------------------------------------

for turn in range(5):
    folder = study_folder(20)
    locking = {"HDF5_USE_FILE_LOCKING": ("TRUE", "FALSE")[turn % 2]}
    writers = [start(folder, batch("--resume" if turn % 3 else "--part-size=3"), locking) for _ in range(2 + turn)]
    messages = [writer.communicate(timeout=120)[1].decode() for writer in writers]
    codes = [writer.returncode for writer in writers]
    result = Result(codes.count(0), "", "".join(messages), folder)
    named = sum("is being written by process" in text and os.uname().nodename in text for text in messages)
    check("of many batches one makes the study, and the others name its process and machine",
          codes.count(0) >= 1 and named == len(codes) - codes.count(0) and set(codes) <= {0, 1} and
          (folder / "out.h5").read_bytes() == reference, result)
    shutil.rmtree(folder)

# --- answers -------------------------------------------------------------------------------------------------

folder = study_folder(2)
result = call(batch("--dry-run", "--json"), folder)
forecast = json.loads(result.out)
check("a dry run says runs, time, memory and disk, and writes nothing",
      result.code == 0 and forecast["runs"] == 4 and forecast["seconds_per_run"] > 0 and forecast["memory"] > 1e5 and
      forecast["disk"] == 2 * forecast["result"] > 0 and forecast["fits"] and result.files == {"study.yaml", "free.yaml"},
      result)
call(batch("-q"), folder)
result = call(batch("--resume"), folder)
check("--resume of a finished study ends with 0", result.code == 0 and "is finished: 4 runs" in result.err, result)
result = call(batch(), folder)
check("a finished study is not begun anew", result.code == 1 and "exists already" in result.err, result)
result = call(["status", "out.h5"], folder)
check("status says how far it is", result.code == 0 and "4 of 4 runs done, 0 failed, 0 missing" in result.out, result)
(folder / "study.yaml").write_text(STUDY.format(1000000000))
for words in (("--dry-run",), ("--resume",)):
    began = time.monotonic()
    result = call(batch(*words), folder)
    check("a study for which there is no room is refused at once",
          result.code == 1 and ("of disk" in result.err or "for its records" in result.err or "of memory" in result.err) and time.monotonic() - began < 10, result)
shutil.rmtree(folder)

finish()
