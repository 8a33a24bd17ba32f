#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
# Usage: check_symbols.sh NM ARCHIVE
# The files compiled for newer CPUs may offer their own table to the linker and nothing else: a shared copy of a
# library function in them would crash on older CPUs.
set -eu
nm=$1 archive=$2
"$nm" -C --defined-only --extern-only "$archive" | awk '
  /\.o:$/ { member = $0; next }
  NF == 0 || member !~ /^math_columns_avx/ { next }
  / chokepoint::math::avx(512)?_kernels$/ { tables++; next }
  { print member " " $0; shared = 1 }
  END {
    if (tables != 2) print "found " tables + 0 " tables of kernels, not 2"
    exit shared || tables != 2
  }'
