#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Every state of the disk that a crash or power cut can leave is resumed: same file, no finished run again."""

import hashlib
import random
import re
import shutil

from calls import call, check, finish, new_folder
from recording import RENAME, WRITE, Steps, read_state, write_state
from resumer import Resumer
from studies import (LEFT, OUTPUT, batch, module, names, output_bytes, reference, scale, study_folder,
                     write_study)

STATES = scale("CHOKEPOINT_STATES", 300)
PART = re.compile(r"out/out\.h5\.parts/part-\d+\.h5")
order = random.Random(20221007)


class Session:
    """A batch that was recorded from its first step to its last."""

    def __init__(self, name, folder, words, part_size, runs, kept=0):
        self.name, self.part_size, self.runs, self.kept = name, part_size, runs, kept
        before = read_state(folder)
        recording = folder / "recording"
        result = call(batch(*words, part_size=part_size), folder,
                      {"LD_PRELOAD": module("record_calls"), "CHOKEPOINT_RECORDING": str(recording)})
        check(f"{name}: the recorded batch ends well", result.code == 0, result)
        self.steps = Steps(recording, before)
        self.old = before.get(str(OUTPUT))
        self.new = output_bytes(folder)
        check(f"{name}: all steps together leave what the batch left",
              self.steps.state(len(self.steps.all)) == read_state(folder))

    def acknowledged(self, count, synchronised):
        """Runs of which a caller then knew that they are finished: their part has a name that is safe."""
        runs = self.kept
        for step in self.steps.all[:count]:
            if step.kind == RENAME and self.steps.is_durable(step, count, synchronised):
                if step.other == str(OUTPUT):
                    return self.runs
                runs += self.part_size if PART.fullmatch(step.other) else 0
        return min(runs, self.runs)

    def moments(self):
        """What a crash can do, as arguments of `Steps.state`; first those around changes of names, then others."""
        around, elsewhere = [], []
        for count in range(len(self.steps.all) + 1):
            near = any(step.kind != WRITE for step in self.steps.all[max(0, count - 1):count + 1])
            for synchronised in (False, True):
                for how in self._losses(count, synchronised):
                    (around if near else elsewhere).append((self, count, synchronised, how))
        return around, elsewhere

    def _losses(self, count, synchronised):
        yield {}
        if count > 0 and self.steps.all[count - 1].kind == WRITE:
            yield {"torn": True}
        risk = self.steps.at_risk(count, synchronised)
        if not risk:
            return
        yield {"without": risk}
        writes = [i for i in risk if self.steps.all[i].file is not None]
        changes = [i for i in risk if self.steps.all[i].file is None]
        yield {"without": changes}
        for file in {self.steps.all[i].file for i in writes}:
            of_file = [i for i in writes if self.steps.all[i].file == file]
            yield {"without": of_file}
            yield {"zeroed": of_file}
            yield {"without": [order.choice(of_file)]}
            yield {"without": [order.choice(of_file)] + changes}
        for change in changes:
            yield {"without": [change]}
            yield {"without": [i for i in changes if i != change]}


def recorded_sessions():
    """A batch from nothing, one that extends, one that replaces, and one that mends what a crash has left."""
    folder = study_folder(3)
    fresh = Session("fresh", folder, [], 2, 6)
    yield fresh
    shutil.rmtree(folder)

    folder = study_folder(1)
    call(batch(), folder)
    write_study(folder, 3)
    yield Session("extended", folder, ["--resume"], 1, 6, kept=2)
    shutil.rmtree(folder)

    folder = study_folder(1, seed=99)
    call(batch(), folder)
    write_study(folder, 3)
    yield Session("replaced", folder, ["--force"], 2, 6)
    shutil.rmtree(folder)

    # Two parts are closed, a third was being written; the first is damaged.
    third = [i for i, step in enumerate(fresh.steps.all) if PART.fullmatch(step.other)][2]
    state = fresh.steps.state(third - 5)
    first = "out/out.h5.parts/part-000001.h5"
    state[first] = state[first][:-1]
    folder = study_folder(3)
    write_state(state, folder)
    yield Session("mended", folder, ["--resume"], 1, 6, kept=2)
    shutil.rmtree(folder)


def check_state(resumer, session, state, acknowledged, expected):
    """\\return whether no run is lost and nothing is wrong"""
    folder = new_folder()
    write_study(folder, 3)
    write_state(state, folder)
    answer = resumer.ask("resume", folder)
    good = True
    if acknowledged == 0 and session.name == "replaced" and "of another study" in answer["error"]:
        # That it was to be replaced is not on the disk yet, so the old file is as it was.
        good = output_bytes(folder) == session.old
        answer = resumer.ask("force", folder)
    good = (good and answer["error"] == "" and answer["done"] >= acknowledged and
            answer["made"] <= session.runs - acknowledged and output_bytes(folder) == expected and
            names(folder) <= LEFT)
    if good:
        shutil.rmtree(folder)
    else:
        print(f"{folder}: {answer}, {acknowledged} runs were acknowledged")
    return good


sessions = list(recorded_sessions())
expected = reference(3)
for session in sessions:
    check(f"{session.name}: the recorded batch made the uninterrupted file", session.new == expected)

around, elsewhere = [], []
for session in sessions:
    for moments, more in zip((around, elsewhere), session.moments()):
        moments += more
order.shuffle(around)
order.shuffle(elsewhere)
resumer = Resumer()
seen = set()
for moments, most in ((around, STATES // 2), (elsewhere, STATES)):
    for session, count, synchronised, how in moments:
        if len(seen) >= most:
            break
        state = session.steps.state(count, **how)
        acknowledged = session.acknowledged(count, synchronised)
        key = hashlib.sha256(repr((session.name, acknowledged, sorted(state.items()))).encode()).digest()
        if key not in seen:
            seen.add(key)
            lost = {name: len(steps) if isinstance(steps, list) else steps for name, steps in how.items()}
            check(f"{session.name}, {count} of {len(session.steps.all)} steps, {lost}: resumed to the same file",
                  check_state(resumer, session, state, acknowledged, expected))
check("no resumed state ends the process", resumer.end() == 0)
print(f"{len(seen)} states of {len(around) + len(elsewhere)} moments")
check("there are as many states as were asked for", len(seen) >= min(STATES, 2000))
finish()
