#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""How long a reader waits for one variable of one region over all runs of a large file: open_large_file.py FILE.h5

Goal: 0.2 s for 10,000 runs, from opening the file to the numbers, the middle of nine.
"""
import statistics
import sys
import time

import xarray

path = sys.argv[1]
times = []
for _ in range(9):
    began = time.perf_counter()
    with xarray.open_dataset(path, engine="h5netcdf") as dataset:
        opened = time.perf_counter()
        series = dataset["region_compute_stock"].sel(region=dataset["region"].values[0]).values
    times.append((time.perf_counter() - began, opened - began))
runs = series.shape[0]
middle = statistics.median(total for total, _ in times)
opening = statistics.median(first for _, first in times)
print(f"{runs} runs: {middle:.3f} s, of it opening {opening:.3f} s ({min(times)[0]:.3f} to {max(times)[0]:.3f}); goal 0.2 s")
