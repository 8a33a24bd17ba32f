#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors

# read_everywhere.sh FILE: the command-line tools of netCDF and HDF5 read the file without a word of complaint.
# Prints a line per tool, `missing TOOL` for one that is not installed; fails if one fails.
set -eu
file=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

use() {
    name=$1
    shift
    if ! command -v "$name" > /dev/null; then
        echo "missing $name"
        return 0
    fi
    "$name" "$@" > "$folder/output" || { echo "$name $* failed" >&2; exit 1; }
    echo "$name $(echo "$@" | sed "s#$folder/##g; s#[^ ]*/##g")"
}

use ncdump -h "$file"
use ncdump -v scenario,status,region_supply_share "$file"
use ncdump "$file"
use ncdump -t -v time "$file"
use nccopy "$file" "$folder/copy.nc"
use h5dump -H "$file"
use h5dump "$file"
use h5repack "$file" "$folder/repacked.h5"
