#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# What the documents show works as they show it:  documents.sh PROGRAM PYTHON
# The README's commands of a run, its Python and its R, and the scenarios in README.md and scenarios/README.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
program=$1
python=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/scenarios" "$work/"
mkdir -p "$work/build/release/tools/chokepoint"
ln -s "$program" "$work/build/release/tools/chokepoint/chokepoint"
cd "$work"

block() { # FILE LANGUAGE [WORD]: the first fenced block of that language (that holds the word)
    awk -v fence='```'"$2" -v word="${3:-}" '
        $0 == fence { inside = 1; text = ""; next }
        inside && /^```$/ { inside = 0; if (word == "" || index(text, word)) { printf "%s", text; exit } next }
        inside { text = text $0 "\n" }' "$1"
}

expect_text() { # TEXT WHAT
    [[ -n $1 ]] || { echo "no $2 found"; exit 1; }
}

commands=$(block "$root/README.md" sh '$chokepoint run')
expect_text "$commands" "commands in README.md"
cp scenarios/minimal.yaml my_scenario.yaml
bash -euo pipefail -c "$commands" >commands.log 2>&1 || { cat commands.log; exit 1; }

for document in README.md scenarios/README.md; do
    block "$root/$document" yaml >scenarios/from_document.yaml
    expect_text "$(cat scenarios/from_document.yaml)" "scenario in $document"
    "$program" validate scenarios/from_document.yaml
done

reading=$(block "$root/README.md" python | sed 's/\.plot()//')
expect_text "$reading" "Python in README.md"
"$python" -c "$reading"

reading=$(block "$root/README.md" r)
expect_text "$reading" "R in README.md"
Rscript -e "$reading"
