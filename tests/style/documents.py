# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Documents name only what exists: links to files, and paths in `backticks` that begin with a folder of the tree."""
import re

from conventions import name, numbered, read

LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:include|engine|scenarios|tools|tests|bench|\.ci)/[\w./-]*)(?: [^`]*)?`")


def check(root):
    documents = sorted(root.glob("*.md")) + sorted(
        path for top in ("engine", "scenarios", "tests", "tools") for path in (root / top).rglob("*.md"))
    for document in documents:
        for number, line in numbered(read(document)):
            for target in LINK.findall(line):
                if not (document.parent / target).exists():
                    yield f"{name(root, document)}:{number}: link to {target}, which does not exist"
            for target in PATH.findall(line):
                if not (root / target).exists():
                    yield f"{name(root, document)}:{number}: `{target}` does not exist"
