# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""How a result file of format 1 must be stored: types, attributes, chunks, coordinates, trailer.

Part of read_everywhere.py.
"""
import pathlib

import h5py
import numpy as np

RUN_TABLE = ["scenario", "replicate", "seed", "status", "error", "digest", "point", "design_block"]
TIME_UNITS = {"days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"}
CHUNK_LIMIT = 4 << 20
TRAILER = 64

problems = []


def check(holds, message):
    if not holds:
        problems.append(message)
        print("WRONG  " + message)


def is_text(dataset):
    return h5py.check_string_dtype(dataset.dtype) is not None


def is_scale(dataset):
    return h5py.h5ds.is_scale(dataset.id)


def check_attributes(name, dataset):
    attributes = dict(dataset.attrs)
    check(isinstance(attributes.get("long_name"), str) and attributes["long_name"], f"{name}: no long_name")
    for key, value in attributes.items():
        check(not isinstance(value, (bytes, np.bytes_)) or key in ("CLASS", "NAME"), f"{name}@{key}: fixed-length text")
    if is_text(dataset):
        return
    units = attributes.get("units")
    check(isinstance(units, str) and units, f"{name}: no units")
    check(units not in TIME_UNITS, f"{name}: units {units!r} would become a time difference")
    check(not str(units).startswith("months since"), f"{name}: no reader knows months since")
    if dataset.dtype.kind == "i":
        check("_FillValue" not in attributes, f"{name}: a whole number with _FillValue becomes a real one")
    elif "_FillValue" in attributes:
        check(np.isnan(attributes["_FillValue"]), f"{name}: _FillValue is not NaN")
        check(attributes["_FillValue"].dtype == dataset.dtype, f"{name}: _FillValue of another type")
        check(np.isnan(dataset.fillvalue), f"{name}: HDF5's fill value is not NaN")
    if "flag_values" in attributes:
        check(attributes["flag_values"].dtype == dataset.dtype, f"{name}: flag_values of another type")
        check(len(attributes["flag_values"]) == len(attributes["flag_meanings"].split()), f"{name}: flags do not match")


def check_storage(name, dataset):
    text = h5py.check_string_dtype(dataset.dtype)
    if text is not None:
        check(text.length is None and text.encoding == "utf-8", f"{name}: text is not of variable length and UTF-8")
        return
    check(dataset.dtype.kind in "if", f"{name}: type {dataset.dtype}")
    check(h5py.check_enum_dtype(dataset.dtype) is None, f"{name}: an enum, which readers drop")
    if dataset.ndim and dataset.size:
        check(dataset.fletcher32, f"{name}: no checksum")
        check(dataset.compression is None, f"{name}: compressed")
        size = np.prod(dataset.chunks, dtype=np.int64) * dataset.dtype.itemsize
        check(size <= CHUNK_LIMIT or dataset.chunks[:2] == (1, 1), f"{name}: chunks of {size} bytes")
        check(dataset.ndim < 2 or dataset.chunks[0] <= 64, f"{name}: chunks of more than 64 runs")


def check_dimensions(name, dataset):
    for index in range(dataset.ndim):
        scales = [dataset.name] if is_scale(dataset) else [scale.name for scale in dataset.dims[index].values()]
        check(len(scales) == 1, f"{name}: dimension {index} has {len(scales)} coordinates")
        for scale in scales:
            check(dataset.file[scale].shape == (dataset.shape[index],), f"{name}: {scale} has another length")


def check_reference_lists(datasets):
    """The way back from coordinates to the variables that use them, which HDF5's own tools follow."""
    forward = set()
    for item in datasets:
        if not is_scale(item):
            forward |= {(item.dims[i][0].name, item.name, i) for i in range(item.ndim)}
    back = set()
    for scale in filter(is_scale, datasets):
        for reference, dimension in scale.attrs.get("REFERENCE_LIST", []):
            back.add((scale.name, scale.file[reference].name, int(dimension)))
    check(forward == back, f"coordinates do not lead back to variables: {sorted(forward ^ back)[:3]}")


def check_trailer(path):
    data = pathlib.Path(path).read_bytes()
    check(data[-TRAILER:-TRAILER + 8] == b"\x89CHOK\r\n\x1a", "no trailer")
    check(int.from_bytes(data[-TRAILER + 16:-TRAILER + 24], "little") == len(data) - TRAILER, "trailer: other length")


def read_h5py(path):
    """Checks how everything is stored, and returns the root's arrays and dimensions."""
    arrays, dimensions = {}, {}
    with h5py.File(path, "r") as file:
        check(file.attrs["Conventions"] == "CF-1.8", "Conventions is not CF-1.8")
        check(int(file.attrs["format_version"]) == 1, "format_version is not 1")
        check(set(file.attrs["coordinates"].split()) >= {"month", *RUN_TABLE}, "run table is not in coordinates")
        everything = []
        file.visititems(lambda name, item: everything.append((name, item)))
        for name, item in everything:
            if isinstance(item, h5py.Group):
                continue
            check_attributes(name, item)
            check_storage(name, item)
            check_dimensions(name, item)
            if "/" not in name:
                arrays[name] = item.asstr()[...] if is_text(item) else item[...]
                dimensions[name] = tuple(
                    name if is_scale(item) else item.dims[i][0].name.lstrip("/") for i in range(item.ndim)
                )
                if dimensions[name][:2] == ("run", "time"):
                    check(item.attrs.get("cell_methods") in ("time: sum", "time: point"), f"{name}: no cell_methods")
        check_reference_lists([item for _, item in everything if isinstance(item, h5py.Dataset)])
        for name in ["run", "time", "month", *RUN_TABLE]:
            check(name in arrays, f"{name} is not there")
        scenarios = file["provenance/resolved_scenario"].asstr()[...]
        check(len(scenarios) > 0 and all(scenarios), "provenance: no resolved scenario")
    check(list(arrays["run"]) == list(range(len(arrays["run"]))), "runs are not numbered from 0")
    check(all(len(seed) == 16 and int(seed, 16) >= 0 for seed in arrays["seed"]), "seeds are not 16 hex digits")
    print(f"h5py       {len(arrays)} variables, {len(everything)} objects")
    return arrays, dimensions
