#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# Shell scripts below a folder parse, and stop at the first error:  check_shell.sh ROOT
set -euo pipefail
cd "$1"
failures=0
while IFS= read -r script; do
    if ! bash -n "$script"; then
        failures=$((failures + 1))
    elif ! grep -q '^set -euo pipefail$' "$script"; then
        echo "$script: no line 'set -euo pipefail'"
        failures=$((failures + 1))
    elif [[ ! -x $script ]]; then
        echo "$script: not executable"
        failures=$((failures + 1))
    fi
done < <(grep -rlE --exclude-dir=__pycache__ '^#!/usr/bin/env bash' tools tests .ci)
[[ $failures -eq 0 ]]
