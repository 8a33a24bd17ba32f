#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The chokepoint authors
"""What changes from one run to another:  print_difference.py BEFORE.json AFTER.json

Takes what `chokepoint run --json` prints and shows, for at most four years, key figures of regions and the
units that chipmakers assemble, as `before -> after`.
"""
import json
import sys

# Key, heading, format.
REGION = [
    ("compute_stock", "compute [H100e]", "{:,.0f}"),
    ("acquired_domestic", "acquired, domestic", "{:,.0f}"),
    ("acquired_imported", "acquired, imported", "{:,.0f}"),
    ("chips_share", "chips, domestic", "{:.0%}"),
    ("capability_gap", "gap [months]", "{:.1f}"),
]
CHIPMAKER = [("units", "units", "{:,}"), ("binding_input", "bound by", "{}")]


def chosen(years):
    """First, last and two between, evenly."""
    last = len(years) - 1
    return years if last < 4 else [years[0], years[last // 3], years[2 * last // 3], years[last]]


def written(value, form):
    return "-" if value is None else form.format(value)


def arrow(before, after):
    return before if before == after else f"{before} -> {after}"


def table(before, after, section, key, figures):
    rows = [{(row[key], row["year"]): row for row in report[section]} for report in (before, after)]
    years = chosen(sorted({year for _, year in rows[0]}))
    yield [key, "year"] + [heading for _, heading, _ in figures]
    for who, year in rows[0]:
        if year in years and (who, year) in rows[1]:
            pair = [side[who, year] for side in rows]
            if section == "headline" and not any(side["compute_stock"] for side in pair):
                continue  # a region in which nobody uses anything
            yield [who, str(year)] + [
                arrow(*(written(row[figure], form) for row in pair)) for figure, _, form in figures
            ]


def print_table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print("  ".join([row[0].ljust(widths[0])] + [c.rjust(w) for c, w in zip(row[1:], widths[1:])]))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: print_difference.py BEFORE.json AFTER.json")
    before, after = read(sys.argv[1]), read(sys.argv[2])
    print_table(list(table(before, after, "headline", "region", REGION)))
    print()
    print_table(list(table(before, after, "chipmakers", "chipmaker", CHIPMAKER)))


if __name__ == "__main__":
    main()
