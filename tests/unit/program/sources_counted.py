# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""`sources` says what a count of the resolved text says: arguments are the program and scenario files.

The count walks the YAML that `run --print-resolved` prints and knows nothing of the program's rows: a number is
a map with `value`, or a scalar that reads as a number with or without a unit. Needs a YAML reader.
"""
import collections
import json
import re
import subprocess
import sys

import yaml

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?( .+)?")
DATES = {"from", "until", "announced"}
LAYER = {"nodes": "foundry", "fabs": "foundry", "memory_lines": "memory", "packaging_lines": "packaging",
         "chipmakers": "chips", "products": "chips", "roadmaps": "chips", "routes": "chips",
         "clouds": "compute", "labs": "models",
         "frameworks": "frameworks", "developers": "frameworks", "segments": "applications",
         "parameters.yield": "foundry", "parameters.production": "chips", "parameters.market": "chips",
         "parameters.design": "chips", "parameters.stockpiling": "chips",
         "parameters.compute": "compute", "parameters.research": "models",
         "parameters.frameworks": "frameworks", "parameters.applications": "applications",
         "series.training_demand_growth": "compute", "series.frontier_node_density": "foundry",
         "series.frontier_stack_bandwidth": "memory", "series.frontier_chip_performance": "chips",
         "series.frontier_capability": "models"}


def numbers(node, path):
    """Paths of all numbers below a node, each with its kind and source."""
    if isinstance(node, dict) and "value" in node:
        yield path, node.get("kind"), node.get("source")
    elif isinstance(node, dict):
        for key, inner in node.items():
            if key not in DATES and key != "when":
                yield from numbers(inner, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for i, inner in enumerate(node):
            yield from numbers(inner, f"{path}.{i}")
    elif node is not None and NUMBER.fullmatch(node):
        yield path, None, None


def layer_of(path, world):
    parts = path.split(".")
    if parts[0] == "funds":
        shares = world["funds"][parts[1]].get("layers", {})
        value = lambda share: float(share["value"] if isinstance(share, dict) else share)
        return max(shares, key=lambda layer: value(shares[layer]), default="shared")
    if parts[0] == "rules":
        return world["rules"][parts[1]]["layer"]
    return LAYER.get(parts[0]) or LAYER.get(".".join(parts[:2])) or "shared"


def counted(text):
    world = yaml.load(text, yaml.BaseLoader)  # all scalars as text
    for head in ("schema", "name", "title", "horizon", "mechanisms"):
        world.pop(head, None)
    layers = collections.defaultdict(collections.Counter)
    for path, kind, source in numbers(world, ""):
        label = "definition" if (kind, source) == ("derived", "definition") else kind or "unstated"
        for layer in (layer_of(path, world), "total"):
            layers[layer][label] += 1
    return layers


def check(program, scenario):
    call = lambda *words: subprocess.run([program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    expected = counted(call("run", scenario, "--print-resolved").stdout)
    done = call("sources", scenario, "--json")
    report = json.loads(done.stdout)
    said = {row["layer"]: row for row in report["layers"]}
    said["total"] = report["total"]
    assert said.keys() == expected.keys(), (sorted(said), sorted(expected))
    for layer, counts in expected.items():
        for label in ("measured", "derived", "assumed", "unstated", "definition"):
            assert said[layer][label] == counts[label], (scenario, layer, label, said[layer][label], counts[label])
        claims = sum(counts.values()) - counts["definition"]
        share = (counts["measured"] + counts["derived"]) / claims if claims else None
        assert said[layer]["claims"] == claims and said[layer]["evidence_share"] == share, (scenario, layer)
    assert done.returncode == (1 if expected["total"]["unstated"] else 0), done.returncode
    print(f"{scenario}: {sum(expected['total'].values())} numbers counted, {dict(expected['total'])}")


for file in sys.argv[2:]:
    check(sys.argv[1], file)
