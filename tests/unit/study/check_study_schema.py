# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""The committed schema accepts studies and refuses what is wrong with them. Arguments: schema, good files."""
import json
import pathlib
import sys

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "support"))
import yaml12

RIGHT = [
    ("design", {"method": "none"}),
    ("design", {"method": "grid"}),
    ("design", {"method": "list", "file": "points.csv"}),
    ("design", {"method": "morris", "trajectories": 4, "levels": 6}),
    ("parameters", [{"path": "a.b", "distribution": "triangular"}]),
    ("parameters", [{"path": "a.b", "distribution": {"beta": [1, 2, 0, 1]}}]),
    ("parameters", [{"path": "a.b", "choice": [0.5, 1]}]),
]
WRONG = [
    ("sed", 1),
    ("study", "a/b"),
    ("scenarios", []),
    ("replicates", 0),
    ("seed", -1),
    ("design", {"method": "sobl", "points": 4}),
    ("design", {"method": "sobol", "levels": 4}),
    ("design", {"method": "sobol", "points": 0}),
    ("design", {"points": 4}),
    ("parameters", "a.b"),
    ("parameters", [{"together": True}]),
    ("parameters", [{"path": "a.b", "choice": ["one"]}]),
    ("parameters", [{"path": "a.b", "choice": [1, 2], "distribution": "uniform"}]),
    ("parameters", [{"path": "a.b", "distribution": {"beta": [1, 2]}}]),
    ("parameters", [{"path": "a.b", "distribution": {"gamma": [1, 2]}}]),
    ("quantiles", [1]),
]

with open(sys.argv[1], encoding="utf-8") as stream:
    schema = json.load(stream)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
documents = {name: yaml12.read(name) for name in sys.argv[2:]}
failures = [f"{name}: {error.message}" for name, study in documents.items() for error in validator.iter_errors(study)]
first = documents[sys.argv[2]]
failures += [f"refused: {key}: {value}" for key, value in RIGHT if not validator.is_valid({**first, key: value})]
failures += [f"accepted: {key}: {value}" for key, value in WRONG if validator.is_valid({**first, key: value})]
print("\n".join(failures))
sys.exit(bool(failures))
