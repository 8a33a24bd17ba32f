# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""YAML as editors read it."""
import re

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


def read(name):
    """A file's document; keys are text."""
    with open(name, encoding="utf-8") as stream:
        return with_text_keys(yaml.load(stream, Yaml12))
