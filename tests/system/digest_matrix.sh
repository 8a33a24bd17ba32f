#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# One digest per scenario, whatever built the program and wherever it runs:
#   digest_matrix.sh [--full] FOLDER SCENARIO...
# Builds the program below FOLDER with {g++, clang++} x {-O0, -O3}, with --full also -O2 and
# -O3 -march=x86-64-v3, and runs each scenario for several numbers of threads and environments.
# All digests must be equal, and all files byte for byte.
set -euo pipefail
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

full=no
if [[ ${1:-} == --full ]]; then
    full=yes
    shift
fi
if [[ $# -lt 2 ]]; then
    echo "usage: digest_matrix.sh [--full] FOLDER SCENARIO..." >&2
    exit 2
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd -P)
shift
scenarios=("$@")

flag_sets=("-O0" "-O3")
[[ $full == no ]] || flag_sets+=("-O2" "-O3 -march=x86-64-v3")
[[ $full == no ]] || grep -qw avx2 /proc/cpuinfo || unset 'flag_sets[3]'
threads=(1 2 3 8)

# A locale with a decimal comma, made here: the machine may have none installed.
locales=$folder/locales
[[ -d $locales/de_DE.UTF-8 ]] || { mkdir -p "$locales" && localedef -i de_DE -f UTF-8 "$locales/de_DE.UTF-8"; }

environments=(
    "TZ=UTC"
    "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA"
    "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX2,-AVX,-FMA"
    "LC_ALL=de_DE.UTF-8 LOCPATH=$locales"
    "TZ=Asia/Kathmandu"
    "TZ=America/St_Johns"
)

build() { # COMPILER FLAGS FOLDER
    local c_compiler=gcc
    local strict=OFF # g++ 12 warns falsely at -O3; its warnings are errors in the preset `ci`
    [[ $1 == clang++ ]] && c_compiler=clang && strict=ON
    mkdir -p "$3"
    # Build type "None" has no flags of its own, so that the flags are exactly these.
    cmake -S "$source_folder" -B "$3" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="$2" \
        -DCMAKE_C_COMPILER="$c_compiler" -DCMAKE_CXX_COMPILER="$1" -DCHOKEPOINT_BUILD_TESTS=OFF \
        -DCMAKE_COMPILE_WARNING_AS_ERROR="$strict" >"$3/log" 2>&1 &&
        cmake --build "$3" --target chokepoint_program >>"$3/log" 2>&1 || {
        tail -n 30 "$3/log" >&2
        return 1
    }
}

work=$(mktemp -d "$folder/runs.XXXXXX")
trap 'rm -rf "$work"' EXIT
failures=0
runs=0

# Compares a run with the first one of its scenario.
compare() { # PROGRAM ENVIRONMENT THREADS SCENARIO NAME
    local reference=$work/$(basename "$4" .yaml) output=$work/this.h5 digest name
    name="$5, $2, --threads $3, $(basename "$4")"
    rm -f "$work"/this.h5*
    # shellcheck disable=SC2086 # several variables may be set
    if ! env $2 "$1" run "$4" -o "$output" --threads "$3" --json -q >"$work/json"; then
        echo "FAILED: $name: the run itself" >&2
        failures=$((failures + 1))
        return 0
    fi
    digest=$(sed -nE 's/.*"digest": *"([0-9a-f]{32})".*/\1/p' "$work/json" | head -n 1)
    runs=$((runs + 1))
    if [[ ! -e $reference.h5 ]]; then
        mv "$output" "$reference.h5"
        echo "$digest" >"$reference.digest"
        echo "$(basename "$4"): $digest"
    elif [[ -z $digest || $digest != "$(cat "$reference.digest")" ]]; then
        echo "FAILED: $name: digest '$digest', not $(cat "$reference.digest")" >&2
        failures=$((failures + 1))
    elif ! cmp "$output" "$reference.h5" >&2; then
        echo "FAILED: $name: the files differ, the digests do not" >&2
        failures=$((failures + 1))
    fi
}

for compiler in g++ clang++; do
    for flags in "${flag_sets[@]}"; do
        build_folder=$folder/$compiler${flags//[ =]/} # no "=": env would take it for a variable
        build "$compiler" "$flags" "$build_folder"
        program=$build_folder/tools/chokepoint/chokepoint
        for scenario in "${scenarios[@]}"; do
            for count in "${threads[@]}"; do
                compare "$program" "${environments[0]}" "$count" "$scenario" "$compiler $flags"
            done
            for environment in "${environments[@]:1}"; do
                compare "$program" "$environment" 2 "$scenario" "$compiler $flags"
            done
        done
    done
done

echo "$runs runs, $failures failures"
[[ $failures -eq 0 && $runs -gt 0 ]]
