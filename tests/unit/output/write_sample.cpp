// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// write_sample full|no_events|no_runs FILE SIDECAR: a result file, and beside it as CSV what readers must
// find in it: one line per number, empty for what is missing.

#include "core/text.hpp"
#include "small_world.hpp"

#include <cmath>
#include <fstream>
#include <iostream>

namespace {

using namespace chokepoint;

std::string cell_text(const ResultVariable& variable, std::size_t run, std::size_t month, std::size_t cell)
{
    const bool recorded = month < (run == 0 ? 3u : run == 1 ? 2u : 0u);
    switch (variable.stored) {
    case Stored::int64:
        return to_text(recorded ? test::whole_cell(variable.name, run, month, cell) : std::int64_t{-1});
    case Stored::int8:
        return to_text(recorded ? std::int64_t{test::flag_cell(variable.name, run, month, cell)}
                                : std::int64_t{-1});
    case Stored::float32:
    case Stored::float64:
        break;
    }
    const double value = recorded ? test::real_cell(variable.name, run, month, cell) : std::nan("");
    return std::isnan(value) ? "" : to_text(value);
}

void write_sidecar(const test::Sample& sample, const char* path)
{
    std::ofstream sidecar(path);
    sidecar << "variable,run,month,cell,value\n";
    for (const ResultVariable& variable : sample.shape.variables) {
        for (std::size_t run = 0; run < sample.runs.size(); ++run) {
            for (std::size_t month = 0; month < 3; ++month) {
                for (std::size_t cell = 0; cell < variable.width; ++cell) {
                    sidecar << variable.name << ',' << run << ',' << month << ',' << cell << ','
                            << cell_text(variable, run, month, cell) << '\n';
                }
            }
        }
    }
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 4) {
        std::cerr << "usage: write_sample full|no_events|no_runs FILE SIDECAR\n";
        return 2;
    }
    const std::string sort = arguments[1];
    test::Sample sample = test::small_sample(sort != "no_events");
    if (sort == "no_events") {
        sample.provenance.sources.clear();
    }
    if (sort == "no_runs") {
        sample.runs.clear();
        sample.trajectories.clear();
    }
    sample.write(arguments[2], true);
    write_sidecar(sample, arguments[3]);
}
