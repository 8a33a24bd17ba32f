# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""What the checks of check_conventions.py share: finding files, and C++ without its comments and texts."""
import csv
import re
from pathlib import Path

CPP = (".cpp", ".hpp")


def files(root, folders, suffixes):
    """Files below the folders of a tree with one of the suffixes, sorted; folders may be missing."""
    found = []
    for folder in folders:
        top = root / folder
        found += [path for path in top.rglob("*") if path.is_file() and path.suffix in suffixes]
    return sorted(found)


def name(root, path):
    return path.relative_to(root).as_posix()


TOKENS = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)"""
    r"""|(?P<raw>R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)")"""
    r"""|(?P<text>"(?:\\.|[^"\\\n])*")"""
    r"""|(?P<digits>\b\d[\w'.]*)"""
    r"""|(?P<letter>'(?:\\.|[^'\\\n])+')""",
    re.DOTALL | re.VERBOSE,
)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_of(text, keep_texts=False):
    """C++ with comments blanked, and string literals too unless kept. Line numbers stay."""

    def replaced(match):
        if match.group("comment"):
            return _blank(match.group())
        if match.group("digits"):
            return match.group()
        return match.group() if keep_texts else '""' + _blank(match.group())[2:]

    return TOKENS.sub(replaced, text)


def read(path):
    return path.read_text(encoding="utf-8")


def numbered(text):
    return enumerate(text.splitlines(), start=1)


def source_ids(root):
    """Ids of scenarios/history/sources.csv, or None where there is no such file."""
    table = Path(root) / "scenarios/history/sources.csv"
    if not table.exists():
        return None
    with open(table, encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}
