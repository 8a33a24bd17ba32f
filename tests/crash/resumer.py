# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Resumes many batches in one process of its own: see resume_states.cpp."""

import json
import subprocess

from studies import LIBRARY, MODULES, OUTPUT


class Resumer:
    def __init__(self):
        self._process = subprocess.Popen([MODULES / "resume_states", LIBRARY], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True)

    def ask(self, verb, folder):
        """`done` runs before, `made` now, `error`."""
        self._process.stdin.write(f"{verb} {folder / 'study.yaml'} {folder / OUTPUT}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        return json.loads(line) if line else {"done": -1, "made": -1, "error": "it crashed"}

    def end(self):
        self._process.stdin.close()
        return self._process.wait(timeout=60)
