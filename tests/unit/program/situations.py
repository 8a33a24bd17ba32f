#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""What the program does in each situation: exit code, what it says where, which files it leaves.

Exit codes and messages are an interface, so they are listed here one by one.
"""

import json
import os
import resource
import shutil
import signal

from calls import DIGEST, MINIMAL, OUTPUT, arguments, call, check, finish, new_folder, situation, usage

# --- usage ---------------------------------------------------------------------------------------------------

usage("no words", [], "a verb is needed")
usage("unknown verb near one", ["rnu", "x.yaml"], "unknown verb 'rnu'; did you mean 'run'?")
usage("unknown verb", ["frobnicate"], "unknown verb 'frobnicate'\n")
usage("unknown option near one", ["run", MINIMAL, "--sed", "3"], "unknown option '--sed'; did you mean '--seed'?")
usage("unknown option of the program", ["--frob"], "unknown option '--frob'")
usage("run of nothing", ["run"], "run needs a SCENARIO")
usage("run of two", ["run", MINIMAL, "b.yaml"], "unexpected argument 'b.yaml'")
usage("negative seed", ["run", MINIMAL, "--seed", "-1"], "--seed takes a whole number from 0 to 18446744073709551615")
usage("seed too large", ["run", MINIMAL, "--seed", "18446744073709551616"], "--seed takes a whole number")
usage("seed of words", ["run", MINIMAL, "--seed", "x"], "--seed takes a whole number")
usage("seed without a value", ["run", MINIMAL, "--seed"], "--seed")
usage("no threads", ["run", MINIMAL, "--threads", "0"], "--threads takes a whole number from 1 to 1024, not '0'")
usage("too many threads", ["run", MINIMAL, "--threads", "1025"], "--threads takes a whole number from 1 to 1024")
usage("threads of words", ["run", MINIMAL, "--threads", "all"], "--threads takes a whole number from 1 to 1024")
usage("replicate too large", ["run", MINIMAL, "--replicate", "4294967296"], "--replicate takes a whole number")
usage("output to a stream", ["run", MINIMAL, "-o", "-"], "--output takes the name of a file")
usage("output without a name", ["run", MINIMAL, "-o", ""], "--output takes the name of a file")
usage("two kinds of output", ["run", MINIMAL, "--print-resolved", "--json"], "--print-resolved prints the scenario")
usage("unknown colour", ["run", MINIMAL, "--color", "pink"], "--color takes auto, always or never, not 'pink'")
usage("validate of nothing", ["validate"], "validate needs a FILE")
usage("schema of what is not", ["schema", "studies"], "schema takes 'scenario' or 'study', not 'studies'")
usage("sample of nothing", ["sample"], "sample needs a STUDY")
usage("sample to a stream", ["sample", MINIMAL, "-o", "-"], "--output takes the name of a file")
usage("sources of nothing", ["sources"], "sources needs a SCENARIO")
usage("sources of a layer that is none", ["sources", MINIMAL, "--layer", "fondry"],
      "--layer takes one of equipment, foundry, memory, packaging, chips, compute, frameworks, models, applications, "
      "shared, not 'fondry'; did you mean 'foundry'?")
usage("difference of one", ["diff", MINIMAL], "diff needs two scenarios")
usage("difference of three", ["diff", MINIMAL, MINIMAL, MINIMAL], "unexpected argument")
usage("escape codes in a verb", ["r\x1b[31mn"], "unknown verb 'r\\x1b[31mn'")

# --- help, version, documentation ----------------------------------------------------------------------------

situation("help", ["--help"], 0, err=None,
          out=["run", "validate", "describe", "sample", "schema", "sources", "diff", "version", "Exit codes"])
situation("help of a verb", ["run", "--help"], 0, out=["--seed", "--print-resolved", "binding_input"], err=None)
situation("help as a verb", ["help", "validate"], 0, out=["--json"], err=None)
situation("version", ["version"], 0, out=["chokepoint 0."], err=None)
situation("version as an option", ["--version"], 0, out=["chokepoint 0."], err=None)
version = json.loads(situation("version as JSON", ["version", "--json"], 0, err=None).out)
check("version's JSON has its keys", list(version) == ["version", "revision", "build"])
schema = json.loads(situation("schema", ["schema"], 0, err=None).out)
check("the schema knows fabs", "fabs" in json.dumps(schema))
study_schema = json.loads(situation("schema of studies", ["schema", "study"], 0, err=None).out)
check("the schema of studies knows its methods", "latin_hypercube" in json.dumps(study_schema))
situation("describe everything", ["describe"], 0, out=["fabs", "chipmakers"], err=None)
situation("describe a field", ["describe", "fabs.defect_density"], 0, out=["1/cm^2"], err=None)
situation("describe what is not", ["describe", "fasb"], 2, out=None, err=["error:", "fabs"])
full = open("/dev/full", "w")
situation("standard output is full", ["describe"], 1, err=["standard output"], stdout=full)

# --- validate ------------------------------------------------------------------------------------------------

BAD = "schema: 1\nname: bad\nhorizn: {start: 2020-01, end: 2020-12}\n"
situation("a valid scenario", ["validate", MINIMAL], 0, out=None, err=["minimal.yaml: valid"])
situation("a valid scenario, quietly", ["validate", "-q", MINIMAL], 0, out=None, err=None)
situation("an invalid scenario", ["validate", "bad.yaml"], 2, out=None,
          err=["bad.yaml:3:1: error:", "horizn", "did you mean 'horizon'", "3 | horizn"], given={"bad.yaml": BAD})
situation("a good one among bad ones", ["validate", MINIMAL, "bad.yaml"], 2, err=["valid", "bad.yaml:3:1"],
          given={"bad.yaml": BAD})
situation("a bad one before a good one", ["validate", "bad.yaml", MINIMAL], 2, err=["valid", "bad.yaml:3:1"],
          given={"bad.yaml": BAD})
situation("a file that is not there", ["validate", "no.yaml"], 1, out=None, err=["error:", "no.yaml"])
situation("a folder", ["validate", "."], 1, out=None, err=["error:"])
situation("an empty file", ["validate", "empty.yaml"], 2, out=None, err=["empty.yaml", "error:"],
          given={"empty.yaml": ""})
situation("no YAML", ["validate", "x.yaml"], 2, out=None, err=["x.yaml:", "error:"], given={"x.yaml": "a: [1, 2\n"})
situation("escape codes in a scenario", ["validate", "x.yaml"], 2, err=["\\x1b"],
          given={"x.yaml": 'schema: 1\n"na\\eme": x\n'})
situation("a name with bidirectional controls", ["validate", "a\u202egpj.yaml"], 1, err=["\\u202e"])
report = json.loads(situation("an invalid scenario as JSON", ["validate", "--json", MINIMAL, "bad.yaml"], 2,
                              given={"bad.yaml": BAD}).out)
check("validate's JSON lists files", [row["valid"] for row in report["files"]] == [True, False])
check("validate's JSON lists problems",
      any(problem["line"] == 3 and problem["column"] == 1 for problem in report["files"][1]["problems"]))
situation("the shipped library", ["validate", "lib:minimal"], 0, err=["lib:minimal: valid"])
situation("another library", ["validate", "lib:minimal", "--library", "/nowhere"], 1, err=["/nowhere/minimal.yaml"])

# --- run -----------------------------------------------------------------------------------------------------

plain = situation("run", ["run", MINIMAL], 0, out=["Region", "Chipmaker", "cn", "huawei"],
                  err=["wrote minimal.h5 (12 months, digest "], files=OUTPUT)
digest = DIGEST.search(plain.err).group()
check("no line of the table is wider than 100 columns", all(len(line) <= 100 for line in plain.out.splitlines()))
situation("run, quietly", ["run", "-q", MINIMAL], 0, out=None, err=None, files=OUTPUT)
situation("run, talking", ["run", "-v", MINIMAL], 0, err=["log in minimal.h5.log.jsonl"], files=OUTPUT)
situation("run to a name", ["run", MINIMAL, "-o", "x.h5"], 0, err=["wrote x.h5", digest],
          files={"x.h5", "x.h5.log.jsonl"})
situation("run from the library", ["run", "lib:minimal"], 0, err=[digest], files=OUTPUT)
report = json.loads(situation("run as JSON", ["run", "--json", "-q", MINIMAL], 0, err=None, files=OUTPUT).out)
check("run's JSON has its keys", list(report) == ["scenario", "output", "digest", "seed", "replicate", "months",
                                                  "headline", "chipmakers", "over_years"])
check("run's rows over the years have their keys",
      list(report["over_years"]) == ["years", "rows"] and report["over_years"]["years"] == [2020]
      and list(report["over_years"]["rows"][0]) == ["variable", "unit", "entity", "part", "values"])
check("run's JSON has the digest", report["digest"] == digest and report["months"] == 12)
check("run's headline has its keys", list(report["headline"][0]) == [
    "region", "year", "months", "compute_stock", "acquired_domestic", "acquired_imported", "acquired_smuggled",
    "acquired_remote", "chips_share", "foundry_share", "memory_share", "packaging_share", "capability",
    "capability_gap"])
check("run's chipmakers have their keys",
      list(report["chipmakers"][0]) == ["chipmaker", "year", "months", "units", "binding_input"])
result = situation("another seed", ["run", MINIMAL, "--seed", "1"], 0, files=OUTPUT)
check("another seed is another run", digest not in result.err)
situation("the same seed in hexadecimal", ["run", MINIMAL, "--seed", "0x0"], 0, err=[digest], files=OUTPUT)
result = situation("another replicate", ["run", MINIMAL, "--replicate", "1"], 0, files=OUTPUT)
check("another replicate is another run", digest not in result.err)
situation("threads change nothing", ["run", MINIMAL, "--threads", "3"], 0, err=[digest], files=OUTPUT)
result = situation("a value set", ["run", MINIMAL, "--set", "fabs.smic_n7.defect_density=0.5"], 0, files=OUTPUT)
check("a value set is another run", digest not in result.err)
situation("--set before the scenario", ["run", "--set", "fabs.smic_n7.defect_density=0.5", MINIMAL], 0,
          err=[DIGEST.search(result.err).group()], files=OUTPUT)
situation("a path set that is not there", ["run", MINIMAL, "--set", "fabs.smc.defect_density=0.5"], 2, out=None,
          err=["error:", "smc"])
situation("a value set that is out of bounds", ["run", MINIMAL, "--set", "fabs.smic_n7.defect_density=-1"], 2, out=None,
          err=["error:", "defect_density"])
situation("a word set that is no assignment", ["run", MINIMAL, "--set", "fabs"], 2, out=None, err=["error:", "fabs"])
situation("run of what is not there", ["run", "no.yaml"], 1, out=None, err=["error:", "no.yaml"])
situation("run of what is invalid", ["run", "bad.yaml"], 2, out=None, err=["bad.yaml:3:1: error:"],
          given={"bad.yaml": BAD})
resolved = situation("the resolved scenario", ["run", MINIMAL, "--print-resolved"], 0, out=["smic"], err=None)
situation("the resolved scenario is the same scenario", ["run", "minimal.yaml"], 0, err=[digest], files=OUTPUT,
          given={"minimal.yaml": resolved.out})
situation("the resolved scenario holds what was set",
          ["run", MINIMAL, "--print-resolved", "--set", "fabs.smic_n7.defect_density=0.4321"], 0,
          out=["0.4321", "command line"], err=None)

long_run = situation("a run of more than three years", ["run", MINIMAL, "--set", "horizon.end=2031-06"], 0,
                     out=["2020 ", "2031*", "Domestic share of a layer's use", "cn foundry", "Installed compute",
                          "Accelerators assembled [units]", "huawei"], files=OUTPUT)
check("its table has eight years", len(long_run.out.splitlines()[0].split()) == 8)
check("no line of it is wider than 100 columns", all(len(line) <= 100 for line in long_run.out.splitlines()))
situation("a run of three years", ["run", MINIMAL, "--set", "horizon.end=2022-12"], 0,
          out=["Region", "Chipmaker", "2020", "2021", "2022"], files=OUTPUT)

# --- sources and diff ------------------------------------------------------------------------------------------

KNOWN = """schema: 1
name: known
horizon: {start: 2020-01, end: 2020-12}
prices: {}
countries: {us: {region: us}}
nodes: {n7: {density: {value: 1, kind: derived, source: definition}, wafer_cost: {value: 9000, low: 8000, high: 11000,
  unit: USD, kind: measured, source: FD-99}}}
"""
GUESSED = KNOWN.replace("value: 9000", "value: 9500").replace(", kind: measured, source: FD-99", "")
TABLE = "id,outlet,title,date,url\nFD-99,Journal,\"Wafers, and what they cost\",2021-03,https://x\n" + "".join(
    f"{name},,,,\n" for name in ("MOD-01", "MOD-11"))
folder = new_folder()
(folder / "history").mkdir()
(folder / "history" / "sources.csv").write_text(TABLE)
(folder / "known.yaml").write_text(KNOWN)
(folder / "guessed.yaml").write_text(GUESSED)
result = call(["sources", "known.yaml"], folder)
check("sources of what is known", result.code == 0 and result.err == "", result)
check("a source with its outlet, title and date", "FD-99 1 0 0 0 2021-03 Journal Wafers, and what they cost".split() in
      [line.split() for line in result.out.splitlines()], result)
result = call(["sources", "guessed.yaml"], folder)
check("a number without kind is an error and is named", result.code == 1 and "nodes.n7.wafer_cost" in result.out
      and "1 of " in result.err and "such as nodes.n7.wafer_cost" in result.err, result)
result = call(["sources", "guessed.yaml", "--layer", "models"], folder)
check("but not of another layer", result.code == 0 and "nodes.n7" not in result.out, result)
report = json.loads(call(["sources", "known.yaml", "--json", "--layer", "foundry"], folder).out)
check("sources' JSON has its keys", list(report) == ["scenario", "total", "layers", "sources", "rules_without_source",
                                                     "assumed", "unstated"])
check("a definition is no claim", report["total"]["measured"] == 1 and report["total"]["derived"] == 0
      and report["total"]["definition"] >= 1)
result = call(["diff", "known.yaml", "known.yaml"], folder)
check("no difference", result.code == 0 and result.out == "no difference\n" and result.err == "", result)
result = call(["diff", "known.yaml", "guessed.yaml"], folder)
check("a difference is no failure", result.code == 0 and result.out == "Values\n  nodes.n7.wafer_cost: "
      "9000 USD (8000 to 11000; measured, FD-99) -> 9500 USD (8000 to 11000; unstated)\n", result)
report = json.loads(call(["diff", "known.yaml", "guessed.yaml", "--json"], folder).out)
check("diff's JSON has its keys", list(report) == ["only_first", "only_second", "values"]
      and list(report["values"][0]) == ["path", "first", "second", "same_value"])
check("diff's JSON has both numbers", report["values"][0]["first"]["value"] == 9000
      and report["values"][0]["second"]["kind"] == "unstated")
(folder / "bad.yaml").write_text(BAD)
result = call(["diff", "bad.yaml", "bad.yaml"], folder)
check("mistakes of both are shown", result.code == 2 and result.out == ""
      and result.err.count("bad.yaml:3:1: error:") == 2, result)
shutil.rmtree(folder)
situation("sources of what is not there", ["sources", "no.yaml"], 1, out=None, err=["error:", "no.yaml"])
situation("difference to what is not there", ["diff", MINIMAL, "no.yaml"], 1, out=None, err=["error:", "no.yaml"])
situation("a removed rule", ["diff", MINIMAL, "less.yaml"], 0,
          out=["Only in ", "rules.us_3a090\n"], err=None,
          given={"less.yaml": "schema: 1\nextends: lib:minimal\nrules: {us_3a090: null}\n"})

# --- files ---------------------------------------------------------------------------------------------------

situation("the output exists", ["run", MINIMAL], 1, out=None, err=["minimal.h5: exists already", "--force"],
          given={"minimal.h5": "precious"})
situation("the output exists and is no result", ["run", MINIMAL, "--force"], 1, out=None,
          err=["minimal.h5: is not a result file"], given={"minimal.h5": "precious"})
situation("the output exists and is empty", ["run", MINIMAL, "--force"], 0, err=["wrote minimal.h5"], files=OUTPUT,
          given={"minimal.h5": ""})
situation("the folder of the output is not there", ["run", MINIMAL, "-o", "no/x.h5"], 1, out=None,
          err=["error:", "no/x.h5"])
situation("the output is a folder", ["run", MINIMAL, "-o", "."], 1, out=None, err=["error:"])

folder = new_folder()
call(["run", MINIMAL], folder)
before = (folder / "minimal.h5").read_bytes()
result = call(["run", MINIMAL, "--seed", "9"], folder)
check("an existing result is not touched", result.code == 1 and (folder / "minimal.h5").read_bytes() == before, result)
result = call(["run", MINIMAL, "--seed", "9", "--force"], folder)
check("--force replaces a result", result.code == 0 and (folder / "minimal.h5").read_bytes() != before, result)
check("--force leaves nothing else behind", result.files == OUTPUT, result)
result = call(["run", MINIMAL, "--force"], folder)
check("equal runs give equal bytes", (folder / "minimal.h5").read_bytes() == before, result)
log = [json.loads(line) for line in (folder / "minimal.h5.log.jsonl").read_text().splitlines()]
check("the log has a line for program, machine and run", [row["event"] for row in log] == ["program", "machine", "run"])
check("the log says how to do it again", log[0]["command_line"] == f"chokepoint run {MINIMAL} --force")
check("the log has digest, time and place", log[2]["digest"] == digest and log[2]["seconds"] > 0 and
      log[2]["output"] == str(folder.resolve() / "minimal.h5") and log[1]["process"] > 0)
check("no time, path or machine is in the result",
      not any(word.encode() in before for word in (log[2]["started"], str(folder), os.uname().nodename, MINIMAL)))

target = folder / "target.h5"
(folder / "link.h5").symlink_to(target)
result = call(["run", MINIMAL, "-o", "link.h5", "--force"], folder)
check("no symbolic link is followed for writing", result.code == 1 and not target.exists(), result)
(folder / "minimal.h5.log.jsonl").unlink()
(folder / "minimal.h5.log.jsonl").symlink_to(target)
result = call(["run", MINIMAL, "--force"], folder)
check("a log that cannot be written is a warning",
      result.code == 0 and "warning:" in result.err and "the result is complete" in result.err and not target.exists(),
      result)
shutil.rmtree(folder)

limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
ignore = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), limit())
situation("the disk takes no more", ["run", MINIMAL], 1, out=None, err=["error:", "minimal.h5"], before=ignore)

# --- where and when it runs ----------------------------------------------------------------------------------

for name, environment in {
        "de_DE": {"LC_ALL": "de_DE.UTF-8", "LOCPATH": arguments.locales},
        "tr_TR": {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": arguments.locales},
        "Kathmandu": {"TZ": "Asia/Kathmandu"},
        "no environment": {"LC_ALL": "", "PATH": "", "TERM": ""},
        "a long umask": {},
}.items():
    folder = new_folder()
    mask = (lambda: os.umask(0o077)) if name == "a long umask" else None
    result = call(["run", MINIMAL], folder, environment=environment, before=mask)
    check(f"{name} changes no byte", result.code == 0 and (folder / "minimal.h5").read_bytes() == before, result)
    check(f"{name} changes no table", result.out == plain.out, result)
    shutil.rmtree(folder)

situation("a machine that rounds upwards", ["run", MINIMAL], 1, out=None, err=["error:", "round"],
          environment={"LD_PRELOAD": arguments.round_upward})
situation("colour on request", ["run", MINIMAL], 0, files=OUTPUT, environment={"NO_COLOR": "1"})
folder = new_folder()
result = call(["run", "--color", "always", "no.yaml"], folder)
check("--color=always colours errors", result.code == 1 and "\x1b[1;31merror:\x1b[0m" in result.err, result)
shutil.rmtree(folder)

finish()
