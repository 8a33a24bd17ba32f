# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""The committed schema accepts the scenarios and refuses what is wrong with them. Arguments: schema, good files."""
import copy
import json
import pathlib
import sys

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "support"))
import yaml12

WRONG = [
    ("mechanism", {}),
    ("schema", 2),
    ("name", "a/b"),
    ("horizon.start", "soon"),
    ("mechanisms.taste", "off"),
    ("mechanisms.yield_law", "poison"),
    ("fabs.SMIC", {}),
    ("fabs.smic_n7.defect_densty", 1),
    ("fabs.smic_n7.defect_density", 99),
    ("fabs.smic_n7.defect_density", "abc"),
    ("fabs.smic_n7.defect_density", {"value": 1, "lo": 2}),
    ("fabs.smic_n7.defect_density", {"value": 1, "low": 2}),
    ("fabs.tsmc_n7.wafer_capacity", {"2020-1": 3}),
    ("funds.big_fund.layers", {"foundy": 1}),
    ("products.a100.stacks", 5.5),
    ("rules.us_3a090.from", "2020-13"),
    ("rules.us_3a090.to", ["cn", "cn"]),
    ("rules.us_3a090.when", "tp >= 3"),
    ("rules.us_3a090.when", {"all": [], "any": []}),
    ("rules.us_3a090.decision", "denied"),
    ("series.frontier_capability", {"file": "x.csv", "2020-01": 1}),
]

with open(sys.argv[1], encoding="utf-8") as stream:
    schema = json.load(stream)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failures = []
documents = []
for name in sys.argv[2:]:
    documents.append(yaml12.read(name))
    failures += [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(documents[-1])]
for path, value in WRONG:
    document = copy.deepcopy(documents[0])
    *owners, key = path.split(".")
    owner = document
    for part in owners:
        owner = owner[part]
    owner[key] = value
    if validator.is_valid(document):
        failures.append(f"accepted: {path} = {value}")
print("\n".join(failures))
sys.exit(bool(failures))
