#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""Each convention check finds a breach made on purpose, and passes what is right:  self_test.py CHECK"""
import contextlib
import io
import sys
import tempfile
from pathlib import Path

import include_table
from check_conventions import CHECKS

HEAD = "// SPDX-License-Identifier: Apache-2.0\n// SPDX-FileCopyrightText: The chokepoint authors\n"
TABLE = """
| folder | may include | libraries |
|---|---|---|
| include/chokepoint | - | - |
| core | - | oneTBB |
| `world` | core | - |
| tests | everything | Catch2 |
| tools/chokepoint | include/chokepoint | CLI11, fmt |
"""
ARCHITECTURE = {"engine/ARCHITECTURE.md": TABLE}
SOURCES = {"scenarios/history/sources.csv": "id,title\nFD-01,x\n\"POL-05\",y\n"}


def function(lines):
    return "int f()\n{\n" + "    g();\n" * (lines - 2) + "}\n"


# check: (file, text, number of breaches, files beside it)
CASES = {
    "includes": [
        ("engine/world/x.cpp", '#include "core/sums.hpp"\n#include <vector>\n#include <chokepoint/month.hpp>\n', 0),
        ("engine/world/x.cpp", '#include "world/fabs.hpp"\n// #include <yaml-cpp/yaml.h>\n', 0),
        ("engine/world/x.cpp", "#include <yaml-cpp/yaml.h>\n", 1),
        ("engine/world/x.cpp", "  # include <tbb/task.h>\n", 1),
        ("engine/core/x.cpp", '#include <tbb/task.h>\n#include "world/fabs.hpp"\n', 1),
        ("engine/core/x.hpp", "#include <unistd.h>\n", 1),
        ("engine/laws/x.hpp", "", 1),
        ("include/chokepoint/x.hpp", '#include "core/sums.hpp"\n#include "chokepoint/month.hpp"\n', 2),
        ("include/chokepoint/x.hpp", "#include <fmt/format.h>\n", 1),
        ("tools/chokepoint/x.cpp", '#include "world/fabs.hpp"\n', 1),
        ("tools/chokepoint/x.cpp", '#include "verbs.hpp"\n#include <CLI/CLI.hpp>\n#include <unistd.h>\n', 0),
        ("tests/unit/x.cpp", '#include "world/fabs.hpp"\n#include <catch2/catch.hpp>\n#include <unistd.h>\n', 0),
    ],
    "words": [
        ("engine/laws/x.hpp", "double f(double x) { return math::exp(x) + std::sqrt(x) + explain(x); }\n", 0),
        ("engine/laws/x.hpp", "// std::exp(x)\n/* std::pow */ const char* s = \"std::log(x)\"; int n = 1'000'000;\n", 0),
        ("engine/laws/x.hpp", "double y = std::exp(x);\n", 1),
        ("engine/laws/x.hpp", "double y = pow (x, 2);\n", 1),
        ("engine/laws/x.hpp", "double y = std :: log1p(x);\n", 1),
        ("engine/laws/x.hpp", "return log(x);\nbool b = a > exp(x);\ndouble y = a ? b : pow(x, 2);\nf(log(x));\n", 4),
        ("engine/laws/x.hpp", "const RunLog log(host);\nint time() const;\nf.log(1);\nf->exp(2);\nmath::pow(x, 2);\n", 0),
        ("engine/core/math.cpp", "double y = std::exp(x);\n", 0),
        ("engine/core/sums.cpp", "double y = std::exp(x);\n", 1),
        ("engine/core/x.cpp", "std::normal_distribution<double> d;\nstd::random_device r;\nstd::mt19937_64 e;\n", 3),
        ("engine/core/x.cpp", "auto h = std::hash<int>{}(1);\nstd::unordered_map<int, int> m;\n", 2),
        ("engine/study/x.cpp", "auto s = std::to_string(0.1);\nauto d = std::stod(s);\n", 2),
        ("engine/study/x.cpp", "auto d = strtod(s, nullptr);\nstd::snprintf(b, 9, \"%f\", d);\n", 2),
        ("engine/core/x.cpp", "double s = std::reduce(a, b);\ntbb::parallel_reduce(r, 0.0, f, g);\n", 2),
        ("engine/api/x.cpp", "std::cout << 1;\nstd::exit(1);\nabort();\n", 3),
        ("engine/api/x.cpp", "auto t = std::chrono::steady_clock::now();\nauto e = std::getenv(\"A\");\n", 2),
        ("engine/world/x.cpp", "std::ifstream f;\n", 1),
        ("engine/output/x.cpp", "std::filesystem::path f;\n", 0),
        ("engine/simulation/x.cpp", "auto t = time(nullptr);\nauto u = run.time(1) + construction_time(2);\n", 1),
        ("tools/chokepoint/x.cpp", "std::cout << std::exp(1.0);\n", 0),
    ],
    "flags": [
        ("engine/core/CMakeLists.txt", "set_source_files_properties(x.cpp PROPERTIES COMPILE_OPTIONS -march=haswell)\n", 1),
        ("tools/cmake/x.cmake", "add_compile_options(-ffast-math)\n", 1),
        ("tools/cmake/x.cmake", "add_compile_options(-ffp-contract=off) # not -ffast-math\n", 0),
        ("tools/cmake/x.cmake", "add_compile_options(-ffp-contract=fast)\n", 1),
    ],
    "unfinished": [
        ("engine/core/x.cpp", "int n; // TO" "DO later\n", 1),
        ("engine/core/x.cpp", "int todo;\n", 0),
        ("scenarios/x.yaml", "# FIX" "ME: source\n", 1),
    ],
    "licences": [
        ("engine/core/x.cpp", HEAD + "int n;\n", 0),
        ("engine/core/x.cpp", "int n;\n", 2),
        ("tools/x", "#!/bin/sh\n", 2),
        ("tools/x", "#!/bin/sh\n" + HEAD.replace("//", "#"), 0),
    ],
    "lengths": [
        ("engine/core/x.cpp", "int n;\n" * 300, 0),
        ("engine/core/x.cpp", "int n;\n" * 301, 1),
        ("engine/core/x.cpp", function(80) + function(80), 0),
        ("engine/core/x.cpp", function(81), 1),
        ("engine/core/x.cpp", "struct S {\n    " + function(81).replace("\n", "\n    ") + "\n};\n", 1),
        ("tests/unit/x.cpp", function(81), 0),
        ("tools/x.py", "def f():\n" + "    g()\n" * 80, 1),
    ],
    "documents": [
        ("README.md", "[map](engine/ARCHITECTURE.md), [site](https://example.org/x), `engine/`, `engine/<x>`\n", 0),
        ("README.md", "[map](engine/MODEL.md)\n", 1),
        ("engine/x.md", "[map](ARCHITECTURE.md) `tools/nothing --quick` `engine/ARCHITECTURE.md`\n", 1),
    ],
    "citations": [
        ("engine/MODEL.md", "A law [Bass1969, Wright1936].\n## References\n[Bass1969] x\n[Wright1936] y\n", 0),
        ("engine/MODEL.md", "A law [Bass1969, Wright1936].\n## References\n[Bass1969] x\n", 1),
        ("engine/laws/x.hpp", "//! Source: [Bass1969]\nint a[N2];\n", 1),
    ],
    "sources": [
        ("scenarios/x.yaml", "a: {value: 1, source: FD-01}  # source: no\nb: {source: 'POL-05', low: 1}\n", 0),
        ("scenarios/base/x.yaml", "a:\n  source: FD-99\nb: {source: [FD-01, FD-98]}\n", 2),
        ("engine/world/x.hpp", ".fallback = derived(0.28, 0.2,\n 0.5, \"FD-01\")\n", 0),
        ("engine/world/x.hpp", ".fallback = derived(0.28, 0.2,\n 0.5, \"FD-1\")\n", 1),
        ("engine/world/x.hpp", ".fallback = assumed(1.0 / 12, 0.2, 0.5)\n", 0),
    ],
}


def breaches(check, file, text):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, content in {**ARCHITECTURE, **SOURCES, file: text}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        with contextlib.redirect_stderr(io.StringIO()):
            return list(CHECKS[check](root))


def table_is_read():
    """A table that names an unknown folder or library, or is missing, is an error and not a pass."""
    for table in ["", TABLE + "| study | nowhere | - |\n", TABLE + "| study | core | Qt |\n"]:
        try:
            include_table.table_of(table)
        except include_table.TableError:
            continue
        return [f"accepted the table {table!r}"]
    return []


def main():
    check = sys.argv[1]
    failures = table_is_read() if check == "includes" else []
    for file, text, expected in CASES[check]:
        found = breaches(check, file, text)
        if len(found) != expected:
            failures.append(f"{file} with {text!r}: {expected} breaches expected, found {found}")
    print("\n".join(failures) or f"{check}: {len(CASES[check])} cases as expected")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
