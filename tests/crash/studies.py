# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Small studies for the tests that crash them. The study lies in a folder, its output in `out/` below it."""

import json
import os
import pathlib
import shutil

from calls import MODULES, arguments, call, new_folder

LIBRARY = str(pathlib.Path(arguments.source, "scenarios"))
OUTPUT = pathlib.Path("out", "out.h5")
LEFT = {"out.h5", "out.h5.log.jsonl"}
STUDY = """schema: 1
study: small
scenarios: [short.yaml, free.yaml]
replicates: {}
seed: {}
outputs: [region_supply_share, fab_wafer_starts, chipmaker_*]
"""
SHORT = "schema: 1\nextends: lib:minimal\nname: short\nhorizon: {start: 2020-01, end: 2020-04}\n"
FREE = "schema: 1\nextends: short.yaml\nname: free\nrules: {us_3a090: null}\n"


def scale(name, commit):
    """How many of something a test makes: fewer in the tests of each commit than at night."""
    return int(os.environ.get(name, str(commit)))


def module(name):
    return str(MODULES / f"lib{name}.so")


def write_study(folder, replicates, seed=3):
    (folder / "short.yaml").write_text(SHORT)
    (folder / "free.yaml").write_text(FREE)
    (folder / "study.yaml").write_text(STUDY.format(replicates, seed))


def study_folder(replicates, seed=3):
    folder = new_folder()
    write_study(folder, replicates, seed)
    (folder / "out").mkdir()
    return folder


def batch(*words, part_size=1, threads=1):
    return ["batch", "study.yaml", "-o", str(OUTPUT), "--library", LIBRARY, "--threads", str(threads),
            "--part-size", str(part_size), "--json", "-q", *words]


def status(folder):
    result = call(["status", str(OUTPUT), "--json"], folder)
    return json.loads(result.out) if result.out else None


def done(folder):
    """Runs that count as finished."""
    now = status(folder)
    return now["done"] if now else 0


def output_bytes(folder):
    file = folder / OUTPUT
    return file.read_bytes() if file.exists() else None


def reference(replicates, seed=3):
    """The file of a study that nothing interrupted."""
    folder = study_folder(replicates, seed)
    result = call(batch(), folder)
    assert result.code == 0, result.err
    expected = output_bytes(folder)
    shutil.rmtree(folder)
    return expected


def names(folder):
    return {path.name for path in (folder / "out").iterdir()}
