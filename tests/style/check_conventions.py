#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Conventions of the source tree that no compiler checks:  check_conventions.py ROOT CHECK...

Prints each breach as `file:line: what` and exits with 1. Without a check it names those that exist.
"""
import ast
import re
import sys
from pathlib import Path

import documents
import include_table
from conventions import CPP, code_of, files, name, numbered, read, source_ids

ENGINE = ["engine"]
SILENT = ["engine/" + folder for folder in ("core", "laws", "world", "mechanisms", "simulation")]
ALL_CODE = ["include", "engine", "tools", "tests", "bench"]
MOST_LINES, MANY_LINES = 300, 200
LONGEST_FUNCTION, LONG_FUNCTION = 80, 60

MATH = "exp exp2 expm1 log log2 log10 log1p pow cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh erf erfc " \
       "tgamma lgamma fma"
# What stands before a call of an unqualified function, and not before a declaration or a member.
CALL = r"(?:^|[^\w\s.>:]|(?<!-)>|(?<!:):|\breturn|\belse)\s*\b"
# (pattern, why, folders, files that implement what others must use)
WORDS = [
    (r"\bstd\s*::\s*(?:" + "|".join(MATH.split()) + r")[fl]?\s*\(|" + CALL + "(?:" + "|".join(MATH.split()) + r")[fl]?\s*\(",
     "math functions come from core/math: the library's differ between machines", ENGINE, ["engine/core/math"]),
    (r"\b\w+_distribution\b", "distributions of std differ between libraries: use core/random", ENGINE, []),
    (r"\brandom_device\b|\bstd\s*::\s*mt19937\w*|\bs?rand\s*\(", "draws are addressed: use core/random", ENGINE, []),
    (r"\bstd\s*::\s*hash\b", "std::hash differs between libraries: use core/digest", ENGINE, []),
    (r"\bunordered_(?:multi)?(?:map|set)\b", "its order is not defined: use a sorted vector or std::map", ENGINE, []),
    (r"\bstd\s*::\s*(?:stod|stof|stold|strtod|atof|to_string)\b|\b(?:strtod|strtof|atof)\s*\(|\bs?n?printf\s*\(",
     "numbers in text go through std::from_chars and std::to_chars (core/text)", ENGINE, ["engine/core/text"]),
    (r"\bstd\s*::\s*reduce\b|\btransform_reduce\b|\bparallel_(?:deterministic_)?reduce\b|\bpar_unseq\b",
     "sums go through core/sums, in fixed order", ENGINE, []),
    (r"\bstd\s*::\s*(?:cout|cerr|clog|puts|abort|exit|terminate)\b|" + CALL + r"(?:abort|exit)\s*\(",
     "the engine does not print or exit", ENGINE, []),
    (r"\bgetenv\b|\bsetlocale\b|\bstd\s*::\s*locale\b|\b(?:system|steady|high_resolution)_clock\b|" + CALL + r"time\s*\(",
     "the engine reads no clock, environment or locale: study is handed a Host", ENGINE, []),
    (r"\b[io]?fstream\b|\bfopen\s*\(|\bstd\s*::\s*filesystem\b", "core to simulation touch no files", SILENT, []),
]
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
FLAGS = re.compile(r"-ffast-math|-Ofast|-funsafe-math|-march=native|-ffp-contract=(?!off)|-march=")


def check_words(root):
    for pattern, why, folders, exempt in WORDS:
        expression = re.compile(pattern)
        for path in files(root, folders, CPP):
            file = name(root, path)
            if any(file.startswith(beginning + end) for beginning in exempt for end in (".", "_", "/")):
                continue
            for number, line in numbered(code_of(read(path))):
                if match := expression.search(line):
                    yield f"{file}:{number}: '{match.group().strip()}': {why}"


def check_flags(root):
    """Compiler flags that would break "one digest everywhere"."""
    for path in files(root, ALL_CODE, (".txt", ".cmake")) + [root / "CMakeLists.txt", root / "CMakePresets.json"]:
        for number, line in numbered(read(path) if path.exists() else ""):
            if match := FLAGS.search(line.split("#")[0]):
                yield f"{name(root, path)}:{number}: '{match.group()}' changes results between machines"


def check_unfinished(root):
    for path in files(root, ALL_CODE + ["scenarios"], CPP + (".py", ".sh", ".txt", ".cmake", ".yaml", ".md")):
        if path.parent.name == "style":
            continue
        for number, line in numbered(read(path)):
            if match := UNFINISHED.search(line):
                yield f"{name(root, path)}:{number}: '{match.group()}': finish it, or file an issue and drop the mark"


def scripts(root):
    """Programs without a suffix, and shell scripts."""
    tops = [root / "tools", root / "tests", root / ".ci"]
    return sorted(path for top in tops for path in top.rglob("*")
                  if path.is_file() and "__pycache__" not in path.parts
                  and (path.suffix == ".sh" or path.suffix == "" and read(path).startswith("#!")))


def check_licences(root):
    wanted = ["SPDX-License-Identifier: Apache-2.0", "SPDX-FileCopyrightText: The chokepoint authors"]
    for path in files(root, ALL_CODE, CPP + (".py",)) + scripts(root):
        head = "\n".join(read(path).splitlines()[:4])
        for line in wanted:
            if line not in head:
                yield f"{name(root, path)}:1: no '{line}' in the first lines"


def functions(text):
    """(first line, number of lines) of C++ functions, as clang-format lays them out: braces on their own lines."""
    start, closing = None, None
    for number, line in numbered(text):
        indent = re.fullmatch(r"( *)\{", line)
        if start is None and indent:
            start, closing = number, re.compile(indent.group(1) + r"\}[;,)]*\s*$")
        elif start is not None and closing.match(line):
            yield start, number - start + 1
            start = None


def check_lengths(root):
    for path in files(root, ["include", "engine", "tools", "tests", "bench"], CPP + (".py",)):
        file, text = name(root, path), read(path)
        lines = text.count("\n")
        if lines > MOST_LINES:
            yield f"{file}:1: {lines} lines; a file has at most {MOST_LINES}"
        elif lines > MANY_LINES:
            print(f"note: {file}: {lines} lines; over {MANY_LINES} wants a reason", file=sys.stderr)
        if path.suffix == ".py":
            nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
            spans = [(node.lineno, node.end_lineno - node.lineno + 1) for node in nodes]
        else:
            spans = functions(code_of(text))
        for start, length in spans:
            if length > LONGEST_FUNCTION and not file.startswith("tests/"): # tests may list many cases
                yield f"{file}:{start}: a function of {length} lines; at most {LONGEST_FUNCTION}"
            elif length > LONG_FUNCTION:
                print(f"note: {file}:{start}: a function of {length} lines does not fit a screen", file=sys.stderr)


YAML_SOURCE = re.compile(r"(?:^|[\s{,])source:\s*(\[[^\]]*\]|\"[^\"]*\"|'[^']*'|[^\s,}#]+)")
CODE_SOURCE = re.compile(r'\b(?:assumed|derived|measured)\([^()"]*"([^"]+)"\s*\)')


def check_sources(root):
    """Every source that a scenario or a default names is in the table of sources."""
    known = source_ids(root)
    if known is None:
        yield "scenarios/history/sources.csv: there is no such file"
        return
    for path in files(root, ["scenarios"], (".yaml",)):
        for number, line in numbered(read(path)):
            for cited in YAML_SOURCE.findall(line.split(" #")[0]):
                for source in re.split(r"[,\s]+", cited.strip("[]\"'")):
                    if source and source not in known | {"definition"}:
                        yield f"{name(root, path)}:{number}: source '{source}' is not in history/sources.csv"
    for path in files(root, ["engine/world"], (".hpp",)):
        text = code_of(read(path), keep_texts=True)
        for match in CODE_SOURCE.finditer(text):
            if match.group(1) not in known:
                number = text.count("\n", 0, match.end()) + 1
                yield f"{name(root, path)}:{number}: source '{match.group(1)}' is not in history/sources.csv"


CITATION = re.compile(r"\[((?:[A-Z][A-Za-z]+\d{4}(?:, )?)+)\]")
REFERENCE = re.compile(r"^\[([A-Za-z]+\d{4})\]", re.MULTILINE)


def check_citations(root):
    """Every work that the model or the code cites is among MODEL.md's references."""
    model = root / "engine" / "MODEL.md"
    listed = set(REFERENCE.findall(read(model).partition("## References")[2])) if model.exists() else set()
    for path in files(root, ["engine"], (".hpp", ".cpp", ".md")):
        for number, line in numbered(read(path)):
            for cited in CITATION.findall(line):
                for work in cited.split(", "):
                    if work not in listed:
                        yield f"{name(root, path)}:{number}: '{work}' is not among the references of engine/MODEL.md"


CHECKS = {
    "includes": include_table.check,
    "words": check_words,
    "flags": check_flags,
    "unfinished": check_unfinished,
    "licences": check_licences,
    "lengths": check_lengths,
    "sources": check_sources,
    "citations": check_citations,
    "documents": documents.check,
}


def main():
    if len(sys.argv) < 3 or not set(sys.argv[2:]) <= CHECKS.keys():
        sys.exit("usage: check_conventions.py ROOT CHECK...; checks: " + ", ".join(CHECKS))
    root = Path(sys.argv[1]).resolve()
    breaches = [breach for check in sys.argv[2:] for breach in CHECKS[check](root)]
    for breach in breaches:
        print(breach)
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
