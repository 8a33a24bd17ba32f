#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""What the program does when it is interrupted, killed, started many times at once, or watched on a terminal."""

import fcntl
import os
import pty
import shutil
import signal
import struct
import subprocess
import termios
import time

from calls import ENVIRONMENT, MINIMAL, OUTPUT, PROGRAM, Result, arguments, call, check, finish, new_folder

LONG = ["--set", "horizon.end=2119-12"]  # a hundred years; with SLOW they take 12 s
SLOW = {"LD_PRELOAD": arguments.slow_clock}

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

finish()
