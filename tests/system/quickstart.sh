#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# The first command of the README makes the files that it names, from any folder, and is quick the second time.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cd /

"$root/tools/quickstart" >"$log"
start=$SECONDS
"$root/tools/quickstart" >"$log"
seconds=$((SECONDS - start))

for scenario in minimal baseline ascend_and_a100 ascend_without_rules; do
    [[ -s $root/build/quickstart/$scenario.h5 ]] || { echo "no file of scenario $scenario"; exit 1; }
done
grep -qE '^cn +2025 .* -> ' "$log" || { echo "the difference is not shown"; exit 1; }
echo "second call: $seconds s"
[[ $seconds -le 60 ]]
