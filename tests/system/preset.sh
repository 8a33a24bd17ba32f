#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
#
# Builds a preset and runs its tests:  preset.sh NAME [arguments for ctest]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
name=$1
shift
cmake --preset "$name"
cmake --build --preset "$name"
exec ctest --preset "$name" "$@"
