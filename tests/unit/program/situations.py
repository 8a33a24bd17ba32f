#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""What the program does in each situation: exit code, what it says where, which files it leaves.

Exit codes and messages are an interface, so they are listed here one by one. Standard library only.
"""

import argparse
import fcntl
import json
import os
import pathlib
import pty
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

parser = argparse.ArgumentParser()
parser.add_argument("--program", required=True)
parser.add_argument("--source", required=True)
parser.add_argument("--locales", required=True)
parser.add_argument("--round-upward", required=True, help="a library to preload that changes the rounding mode")
parser.add_argument("--slow-clock", required=True, help="a library to preload that makes a month last 10 ms")
arguments = parser.parse_args()

PROGRAM = arguments.program
MINIMAL = str(pathlib.Path(arguments.source, "scenarios", "minimal.yaml"))
LIBRARY = str(pathlib.Path(arguments.source, "scenarios"))
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TERM": "dumb", "ASAN_OPTIONS": "verify_asan_link_order=0"}
LONG = ["--set", "horizon.end=2119-12"]  # a hundred years; with SLOW they take 12 s
SLOW = {"LD_PRELOAD": arguments.slow_clock}
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


def call(words, folder=None, environment=None, before=None, stdout=subprocess.PIPE):
    folder = folder or new_folder()
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
usage("schema of what is not", ["schema", "studies"], "schema takes 'scenario', not 'studies'")
usage("escape codes in a verb", ["r\x1b[31mn"], "unknown verb 'r\\x1b[31mn'")

# --- help, version, documentation ----------------------------------------------------------------------------

situation("help", ["--help"], 0, out=["run", "validate", "describe", "schema", "version", "Exit codes"], err=None)
situation("help of a verb", ["run", "--help"], 0, out=["--seed", "--print-resolved", "binding_input"], err=None)
situation("help as a verb", ["help", "validate"], 0, out=["--json"], err=None)
situation("version", ["version"], 0, out=["chokepoint 0."], err=None)
situation("version as an option", ["--version"], 0, out=["chokepoint 0."], err=None)
version = json.loads(situation("version as JSON", ["version", "--json"], 0, err=None).out)
check("version's JSON has its keys", list(version) == ["version", "revision", "build"])
schema = json.loads(situation("schema", ["schema"], 0, err=None).out)
check("the schema knows fabs", "fabs" in json.dumps(schema))
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
                                                  "headline", "chipmakers"])
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
result = call(["run", "--color", "always", "no.yaml"])
check("--color=always colours errors", result.code == 1 and "\x1b[1;31merror:\x1b[0m" in result.err, result)

# --- signals -------------------------------------------------------------------------------------------------


def hear_signals():
    """Undoes what a shell does to jobs in the background: they ignore SIGINT, and so does what they start."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def start_long(folder):
    """Starts a run that lasts, and waits until it simulates."""
    process = subprocess.Popen([PROGRAM, "run", MINIMAL, *LONG], cwd=folder, env={**ENVIRONMENT, **SLOW},
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=hear_signals)
    for _ in range(600):
        if (folder / "minimal.h5.lock").exists() or process.poll() is not None:
            break
        time.sleep(0.02)
    time.sleep(0.2)
    return process


for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
    folder = new_folder()
    process = start_long(folder)
    started = time.monotonic()
    process.send_signal(number)
    out, err = (data.decode() for data in process.communicate(timeout=30))
    result = Result(process.returncode, out, err, folder)
    check(f"{number.name} ends a run with {code} and leaves nothing",
          result.code == code and "stopped after" in err and "nothing was written" in err and out == "" and
          not result.files, result)
    check(f"{number.name} ends a run at once", time.monotonic() - started < 10)
    shutil.rmtree(folder)

folder = new_folder()
process = start_long(folder)
result = call(["run", MINIMAL], folder)
check("a second writer is refused at once, and told who writes",
      result.code == 1 and f"process {process.pid} on {os.uname().nodename}" in result.err, result)
process.kill()
process.communicate()
result = call(["run", MINIMAL], folder)
check("what a killed run leaves behind is no obstacle", result.code == 0 and OUTPUT <= result.files, result)
shutil.rmtree(folder)

for turn in range(5):
    folder = new_folder()
    locking = {"HDF5_USE_FILE_LOCKING": ("TRUE", "FALSE")[turn % 2]}
    writers = [subprocess.Popen([PROGRAM, "run", MINIMAL, "--seed", str(seed)], cwd=folder,
                                env={**ENVIRONMENT, **locking}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
               for seed in range(8)]
    messages = [writer.communicate(timeout=120)[1].decode() for writer in writers]
    codes = [writer.returncode for writer in writers]
    result = Result(codes.count(0), "", "".join(messages), folder)
    check("of eight writers one wins, and the others say why",
          sorted(codes) == [0] + 7 * [1] and result.files == OUTPUT and
          sum("is being written by" in text or "exists already" in text for text in messages) == 7, result)
    shutil.rmtree(folder)

folder = new_folder()
process = start_long(folder)
process.stderr.close()
time.sleep(1.5)  # long enough for a plain line of progress
check("a reader of progress that leaves does not end a run", process.poll() is None)
process.send_signal(signal.SIGTERM)
process.wait(timeout=30)
shutil.rmtree(folder)

# --- on a terminal -------------------------------------------------------------------------------------------


def on_terminal(words, environment, seconds):
    """What the program writes to a terminal of 60 columns as its standard error before it is interrupted."""
    folder = new_folder()
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = subprocess.Popen([PROGRAM, *words], cwd=folder, env={**ENVIRONMENT, **SLOW, **environment},
                               stdout=subprocess.DEVNULL, stderr=theirs, preexec_fn=hear_signals)
    os.close(theirs)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    text = b""
    try:
        while data := os.read(ours, 65536):
            text += data
    except OSError:  # the other side is closed
        pass
    process.wait(timeout=30)
    os.close(ours)
    shutil.rmtree(folder)
    return text.decode()


text = on_terminal(["run", MINIMAL, *LONG], {"TERM": "xterm"}, 1.5)
lines = text.split("\r\x1b[K")
check("a terminal gets one line, redrawn", 5 <= len(lines) <= 25 and "months/s" in text)
check("a terminal's line does not wrap", all(len(line.split("\r\n")[0]) < 60 for line in lines[1:-1]))
check("the line is wiped before the message", "\r\x1b[K\x1b[1;31merror:\x1b[0m stopped" in text)
text = on_terminal(["run", MINIMAL, *LONG], {"TERM": "xterm", "NO_COLOR": "1"}, 0.7)
check("NO_COLOR is respected", "\r\x1b[K" in text and "\x1b[1;31m" not in text)
text = on_terminal(["run", MINIMAL, *LONG], {"TERM": "dumb"}, 0.7)
check("a dumb terminal gets plain text", "\x1b" not in text and "stopped" in text)
text = on_terminal(["run", MINIMAL, "-q"], {"TERM": "xterm"}, 0.7)
check("--quiet shows nothing", text == "")

print(f"{count} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
