#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# Builds a preset and runs its tests:  preset.sh NAME [--targets "TARGET ..."] [arguments for ctest]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
name=$1
shift
targets=(all)
if [[ ${1:-} == --targets ]]; then
    read -ra targets <<<"$2"
    shift 2
fi
cmake --preset "$name"
cmake --build --preset "$name" --target "${targets[@]}"
exec ctest --preset "$name" "$@"
