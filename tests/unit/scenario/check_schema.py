# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""The committed schema accepts the scenarios and refuses what is wrong with them. Arguments: schema, good files."""
import copy
import json
import re
import sys

import jsonschema
import yaml


class Yaml12(yaml.SafeLoader):
    """YAML 1.2, as editors read it: no dates, no yes and no, no octal numbers."""


Yaml12.yaml_implicit_resolvers = {}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])
Yaml12.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$"), list("-0123456789")
)
Yaml12.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: int(node.value) if re.match(r"^-?\d+$", node.value) else float(node.value)
)


def with_text_keys(value):
    if isinstance(value, dict):
        return {str(key): with_text_keys(inner) for key, inner in value.items()}
    return [with_text_keys(inner) for inner in value] if isinstance(value, list) else value


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
    with open(name, encoding="utf-8") as stream:
        documents.append(with_text_keys(yaml.load(stream, Yaml12)))
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
