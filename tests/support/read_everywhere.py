#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""read_everywhere.py FILE [SIDECAR]: reads a result file with everything that users read it with.

Checks the promises of format 1 with h5py, xarray (default, h5netcdf and netcdf4 engines), pandas, netCDF4,
ncdump, nccopy, h5dump and R's ncdf4, and that all of them see the same names, coordinates and numbers.
SIDECAR is a CSV of variable,run,month,cell,value with numbers computed elsewhere; an empty value is "missing".

Exit code 0: everything agrees. 1: each disagreement is a line. 77: agrees, but a reader is not installed.
"""
import csv
import importlib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

import numpy as np

from stored_format import RUN_TABLE, check, check_trailer, problems, read_h5py

HERE = pathlib.Path(__file__).resolve().parent
missing_readers = []
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Debian's netCDF4 warns of its numpy while it is imported
    for module in ("netCDF4", "h5netcdf", "pandas", "xarray"):
        try:
            importlib.import_module(module)
        except ImportError:
            missing_readers.append(module)


def same(left, right):
    left, right = np.asarray(left), np.asarray(right)
    if left.dtype.kind == "f":
        return left.shape == right.shape and np.array_equal(left, right, equal_nan=True)
    return left.shape == right.shape and bool(np.all(left == right))


def check_coordinates(engine, dataset, arrays, dimensions):
    for name in {dimension for each in dimensions.values() for dimension in each} | {"month", *RUN_TABLE}:
        check(name in dataset.coords, f"{engine}: {name} is no coordinate")
    for name, coordinate in dataset.coords.items():
        check(not coordinate.isnull().any(), f"{engine}: {name} has gaps")
    check(dataset.time.dtype.kind == "M", f"{engine}: time is {dataset.time.dtype}")
    months = dataset.time.dt.year * 100 + dataset.time.dt.month
    check(same(months.values, dataset.month.values), f"{engine}: time and month differ")
    check(bool((dataset.time.dt.day == 1).all()), f"{engine}: time is not the first day of the month")
    steps = np.diff(arrays["month"] // 100 * 12 + arrays["month"] % 100)
    check(bool(np.all(steps == 1)), f"{engine}: months are not consecutive")


def read_xarray(path, engine, arrays, dimensions):
    import xarray

    options = {} if engine == "default" else {"engine": engine}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with xarray.open_dataset(path, **options) as dataset:
            others = set(dataset.variables) ^ set(arrays)
            check(not others, f"{engine}: other variables: {others}")
            check_coordinates(engine, dataset, arrays, dimensions)
            for name, array in arrays.items():
                variable = dataset[name].load()
                check(variable.dims == dimensions[name], f"{engine}: {name} has dimensions {variable.dims}")
                check(variable.dtype.kind != "m", f"{engine}: {name} became a time difference")
                if name == "time":
                    continue
                if array.dtype.kind in "if":
                    check(variable.dtype == array.dtype, f"{engine}: {name} became {variable.dtype}")
                check(same(array, variable.values), f"{engine}: {name} has other values")
            use_xarray(engine, dataset, arrays)
        for group in ("events", "provenance"):
            with xarray.open_dataset(path, group=group, **options) as dataset:
                dataset.load()
        if engine == "h5netcdf":
            round_trip(path, engine)
    print(f"xarray     engine {engine}")


def use_xarray(engine, dataset, arrays):
    """What notebooks do first: select by name and date, group by scenario, make a table."""
    name = next((name for name in arrays if dataset[name].dims == ("run", "time", "region")), None)
    if name is None:
        return
    chosen = dataset[name].sel(region="cn", time=str(dataset.time.dt.year.values[0]))
    check(chosen.sizes["time"] >= 1, f"{engine}: nothing selected by name and year")
    table = dataset[name].to_dataframe().reset_index()
    check(len(table) == dataset[name].size, f"{engine}: table of other length")
    check({"region", "time", name, *RUN_TABLE} <= set(table.columns), f"{engine}: table lacks columns")
    if dataset.sizes["run"]:
        means = dataset[name].groupby("scenario").mean()
        check("scenario" in means.dims, f"{engine}: grouping by scenario failed")
        check(set(table["scenario"]) == set(arrays["scenario"]), f"{engine}: table has other scenarios")
        dataset.where(dataset.run == 0, drop=True)


def round_trip(path, engine):
    import xarray

    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "copy.nc"
        with xarray.open_dataset(path, engine=engine) as dataset:
            dataset.to_netcdf(copy, engine=engine)
            with xarray.open_dataset(copy, engine=engine) as again:
                check(dataset.equals(again), f"{engine}: writing and reading again changes the dataset")


def read_netcdf4(path, arrays):
    import netCDF4

    with netCDF4.Dataset(path) as file:
        file.set_auto_mask(False)
        check(set(file.variables) == set(arrays), "netCDF4: other variables")
        check(list(file.groups) == ["events", "provenance"], "netCDF4: other groups")
        for name, variable in file.variables.items():
            check(same(arrays[name], variable[...]), f"netCDF4: {name} has other values")
        for group in file.groups.values():
            for variable in group.variables.values():
                variable[...]
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, pathlib.Path(folder) / "copy.h5")
        with netCDF4.Dataset(copy, "a") as file:  # needs creation order
            file.setncattr("note", "appended")
    print("netCDF4")


def run_tool(*command):
    if shutil.which(command[0]) is None:
        missing_readers.append(command[0])
        return None
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    check(done.returncode == 0, f"{command[0]}: exit code {done.returncode}: {done.stderr.strip()[:300]}")
    check(done.returncode != 0 or not done.stderr.strip(), f"{command[0]} says: {done.stderr.strip()[:300]}")
    return done.stdout


def read_tools(path, arrays, dimensions):
    output = run_tool("sh", str(HERE / "read_everywhere.sh"), path)
    for line in (output or "").splitlines():
        if line.startswith("missing "):
            missing_readers.append(line.split()[1])
        else:
            print(line)
    output = run_tool("Rscript", "--vanilla", str(HERE / "read_everywhere.R"), path)
    if output is None:
        return
    seen = {}
    for line in output.splitlines():
        name, dimension, count, total = line.split("\t")
        seen[name] = (dimension, int(count), float(total))
    check(set(seen) == set(arrays), f"R: other variables: {set(seen) ^ set(arrays)}")
    for name, (dimension, count, total) in seen.items():
        array = arrays[name]
        check(dimension == ",".join(dimensions[name]), f"R: {name} has dimensions {dimension}")
        check(count == array.size, f"R: {name} has {count} values")
        if array.dtype.kind in "if" and array.size:
            expected = float(np.nansum(array, dtype=np.float64))
            check(np.isclose(total, expected, rtol=1e-9), f"R: {name} sums to {total}, not {expected}")
        elif array.size:
            expected = sum(len(str(text)) for text in array.flat)
            check(total == expected, f"R: {name} has {total} letters, not {expected}")
    print(f"R ncdf4    {len(seen)} variables")


def check_sidecar(path, arrays):
    found = 0
    for row in csv.DictReader(open(path, encoding="utf-8")):
        array = arrays[row["variable"]]
        run, month, cell = int(row["run"]), int(row["month"]), int(row["cell"])
        value = array[run, month].flat[cell]
        expected = array.dtype.type(row["value"] or "nan") if array.dtype.kind == "f" else int(row["value"])
        equal = value == expected or (row["value"] == "" and np.isnan(value))
        check(equal, f"{row['variable']}[{run},{month},{cell}] is {value}, not {expected}")
        found += 1
    print(f"sidecar    {found} numbers")


def main():
    path = sys.argv[1]
    check_trailer(path)
    arrays, dimensions = read_h5py(path)
    if not missing_readers:
        for engine in ("default", "h5netcdf", "netcdf4"):
            read_xarray(path, engine, arrays, dimensions)
        read_netcdf4(path, arrays)
    read_tools(path, arrays, dimensions)
    if len(sys.argv) > 2:
        check_sidecar(sys.argv[2], arrays)
    if missing_readers:
        print("not installed, so not tried: " + ", ".join(sorted(set(missing_readers))))
    print(f"{path}: " + (f"{len(problems)} problems" if problems else "all readers agree"))
    return 1 if problems else 77 if missing_readers else 0


if __name__ == "__main__":
    sys.exit(main())
