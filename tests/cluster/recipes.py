#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""The recipes of tools/cluster give the file of the local batch, byte for byte, whatever became of their tasks.

usage: recipes.py --program P --source S plain | parallel | snakemake | slurm
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--program", required=True)
parser.add_argument("--source", required=True, type=pathlib.Path)
parser.add_argument("recipe", choices=["plain", "parallel", "snakemake", "slurm"])
arguments = parser.parse_args()

RECIPES = arguments.source / "tools" / "cluster"
SHARDS = 5
STUDY = """schema: 1
study: small
scenarios: [lib:minimal, free.yaml]
replicates: 8
seed: 3
design: {method: sobol, points: 4}
parameters: [fabs.*.defect_density]
"""
FREE = "schema: 1\nextends: lib:minimal\nname: free\nrules: {us_3a090: null}\n"
folder = pathlib.Path(tempfile.mkdtemp(prefix="chokepoint cluster-"))  # with a blank, as users' folders have
# A name of the program that finds the scenarios wherever it was built.
program = folder / "chokepoint"
program.write_text(f"#!/usr/bin/env bash\nverb=$1\nshift\nexec '{arguments.program}' \"$verb\" \"$@\" "
                   f"--library '{arguments.source}/scenarios'\n")
program.chmod(0o755)
ENVIRONMENT = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C", "TERM": "dumb", "HOME": str(folder),
               "CHOKEPOINT": str(program)}
(folder / "study.yaml").write_text(STUDY)
(folder / "free.yaml").write_text(FREE)
out = folder / "out"
out.mkdir()
failures = []
NEEDS = {"plain": [], "parallel": ["parallel"], "snakemake": ["/usr/bin/snakemake"],
         "slurm": ["slurmctld", "slurmd", "munged"]}
if not all(shutil.which(need) for need in NEEDS[arguments.recipe]) or (arguments.recipe == "slurm" and os.getuid()):
    print("skipped: tools/setup nightly installs what this recipe needs; Slurm is started by root alone")
    sys.exit(77)


def run(words, **options):
    return subprocess.run([str(word) for word in words], cwd=folder, env={**ENVIRONMENT, **options.pop("env", {})},
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False, **options)


def check(name, holds, result=None):
    if not holds:
        failures.append(name)
        print(f"FAILED: {name}")
        if result is not None:
            print(f"  code {result.returncode}\n{result.stdout}\n{result.stderr}")


def is_local():
    merged = out / "study.h5"
    return merged.exists() and merged.read_bytes() == local


def shard(index):
    return out / f"shard-{index}-of-{SHARDS}.h5"


result = run([program, "batch", "study.yaml", "-o", "local.h5"])
check("the study runs here", result.returncode == 0, result)
local = (folder / "local.h5").read_bytes()


def gated(instead):
    """The program, but slice 2 does something else until the gate is open."""
    gate = folder / "gate"
    made = folder / "gated"
    made.write_text(f"#!/usr/bin/env bash\nif [[ $* == *'--shard 2/{SHARDS}'* && ! -e '{gate}' ]]; then\n"
                    f"    {instead}\nfi\nexec '{program}' \"$@\"\n")
    made.chmod(0o755)
    return made, gate


def wait_until(what, seconds=120):
    for _ in range(10 * seconds):
        if what():
            return True
        time.sleep(0.1)
    return False


def plain():
    """Two processes at a time, and a merge before all is there."""
    first = [subprocess.Popen([RECIPES / "shard", "study.yaml", str(i), str(SHARDS), "out", "--quiet"], cwd=folder,
                              env=ENVIRONMENT) for i in (1, 2)]
    check("two processes end well", [process.wait() for process in first] == [0, 0])
    early = run([RECIPES / "merge", "study.yaml", SHARDS, "out", "again", "--array={}"])
    check("a merge of some slices ends with code 3", early.returncode == 3, early)
    check("and says which are missing and the command", "shards 3,4,5 of 5" in early.stderr
          and r"again --array=3\,4\,5" in early.stderr, early)
    for i in (3, 4, 5):
        ended = run([RECIPES / "shard", "study.yaml", i, SHARDS, "out"])
        check("a slice ends with code 0", ended.returncode == 0, ended)
    before = shard(3).stat().st_mtime_ns
    again = run([RECIPES / "shard", "study.yaml", 3, SHARDS, "out"])
    check("a finished slice is left as it is", again.returncode == 0 and shard(3).stat().st_mtime_ns == before, again)
    merged = run([RECIPES / "merge", "study.yaml", SHARDS, "out", "again", "--array={}"])
    check("a merge of all ends with code 0 and asks for nothing", merged.returncode == 0
          and "again" not in merged.stderr, merged)
    made, _ = gated("exit 3")
    marked = run([RECIPES / "shard", "study.yaml", 2, SHARDS, "out"], env={"CHOKEPOINT": str(made)})
    check("a slice whose failed runs are marked is over", marked.returncode == 0, marked)
    told, waiting = folder / "told", folder / "waiting"
    made, _ = gated(f"trap 'touch \"{told}\"; exit 143' TERM; touch '{waiting}'; sleep 600 & wait")
    process = subprocess.Popen([RECIPES / "shard", "study.yaml", "2", str(SHARDS), "out"], cwd=folder,
                               env={**ENVIRONMENT, "CHOKEPOINT": str(made)}, start_new_session=True)
    check("a slice begins", wait_until(waiting.exists))
    process.terminate()
    check("a slice that is stopped tells the program and ends as it does", process.wait(60) == 143 and told.exists())
    os.killpg(process.pid, signal.SIGKILL)  # the sleep


def parallel():
    made, gate = gated("exit 1")
    ENVIRONMENT["CHOKEPOINT"] = str(made)
    words = [RECIPES / "parallel", "study.yaml", SHARDS, "out", "--jobs", "2"]
    first = run(words)
    check("a failed job leaves code 3 and the command", first.returncode == 3 and "shards 2 of 5" in first.stderr
          and "finish them with:" in first.stderr, first)
    gate.touch()
    before = shard(1).stat().st_mtime_ns
    second = run(words)
    check("the same command finishes the study", second.returncode == 0, second)
    check("and runs no finished job again", shard(1).stat().st_mtime_ns == before)
    jobs = [line.split("\t") for line in (out / "shards.joblog").read_text().splitlines()[1:]]
    check("one job more than slices was started", len(jobs) == SHARDS + 1, second)


def snakemake():
    made, gate = gated("exit 1")
    ENVIRONMENT["CHOKEPOINT"] = str(made)
    words = ["/usr/bin/snakemake", "-s", RECIPES / "Snakefile", "-j", "2", "--keep-going", "--config", "study=study.yaml",
             f"shards={SHARDS}", "folder=out"]
    first = run(words)
    check("a failed slice fails the graph", first.returncode != 0 and not (out / "study.h5").exists(), first)
    before = shard(1).stat().st_mtime_ns
    gate.touch()
    second = run(words)
    check("the same command finishes the study", second.returncode == 0, second)
    check("and runs no finished slice again", shard(1).stat().st_mtime_ns == before, second)


def queue(job):
    return run(["squeue", "--noheader", "--array", "--format=%i %T", f"--jobs={job}"]).stdout.strip()


def slurm():
    import one_node_slurm
    with one_node_slurm.Slurm() as node:
        ENVIRONMENT["SLURM_CONF"] = str(node.configuration)
        # Slice 2 waits for a file before it does anything, so that it can be killed whatever the machine's speed.
        waiting = folder / "waiting"
        made, gate = gated(f"touch '{waiting}'; sleep 600")
        ENVIRONMENT["CHOKEPOINT"] = str(made)
        words = [RECIPES / "slurm", "study.yaml", SHARDS, "out", "--cpus-per-task=1"]
        submitted = run(words)
        check("the array is submitted", submitted.returncode == 0, submitted)
        array = submitted.stdout.split()[1].rstrip(",")
        check("the slice that will be killed begins", wait_until(waiting.exists))
        check("a task is killed", run(["scancel", "--signal=KILL", "--full", f"{array}_2"]).returncode == 0)
        log = out / "merge.log"
        check("the merge runs although a task was killed", wait_until(lambda: log.exists() and "finish them with"
                                                                     in log.read_text()))
        check("it says what is missing", "shards 2 of 5" in log.read_text())
        check("nobody waits for ever", wait_until(lambda: not queue(array)))
        gate.touch()
        command = log.read_text().split("finish them with:")[1].strip()
        again = subprocess.run(["bash", "-c", command], cwd=folder, env=ENVIRONMENT,
                               capture_output=True, text=True, timeout=60, check=False)
        check("the command that the merge names retries that task alone", again.returncode == 0
              and "--array=2" in command.replace("\\", ""), again)
        check("the retried study is complete", wait_until(is_local), run(["cat", str(log)]))


{"plain": plain, "parallel": parallel, "snakemake": snakemake, "slurm": slurm}[arguments.recipe]()
check("what is merged is the local batch, byte for byte", is_local())
if failures:
    print(f"left for a look: {folder}")
    sys.exit(1)
shutil.rmtree(folder)
