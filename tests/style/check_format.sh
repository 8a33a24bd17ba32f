#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# C++ below a folder stands as clang-format 14 lays it out:  check_format.sh ROOT
# Other versions lay out otherwise, so without version 14 the check is skipped (77).
set -euo pipefail
cd "$1"
formatter=
for candidate in clang-format-14 clang-format; do
    if "$candidate" --version 2>/dev/null | grep -q 'version 14\.'; then
        formatter=$candidate
        break
    fi
done
if [[ -z $formatter ]]; then
    echo "SKIPPED: no clang-format 14 (tools/setup test)"
    exit 77
fi
folders=()
for folder in include engine tools tests bench; do
    [[ ! -d $folder ]] || folders+=("$folder")
done
find "${folders[@]}" \( -name '*.cpp' -o -name '*.hpp' \) -print0 |
    xargs -0 -r "$formatter" --dry-run -Werror --style=file
