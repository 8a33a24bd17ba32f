// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/result_tables.hpp"

#include "output/trailer.hpp"

#include <chrono>
#include <limits>

namespace chokepoint {
namespace {

using hdf5::GroupWriter;
using hdf5::Handle;

//! Days from 1970-01-01 to the month's first day, in the proleptic Gregorian calendar.
std::int64_t days_since_1970(Month month)
{
    const std::chrono::year_month_day day{std::chrono::year{month.year()},
                                          std::chrono::month{static_cast<unsigned>(month.month())},
                                          std::chrono::day{1}};
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

std::string hex16(std::uint64_t number)
{
    std::string digits(16, '0');
    for (std::size_t i = digits.size(); i-- > 0; number >>= 4) {
        digits[i] = "0123456789abcdef"[number & 0xf];
    }
    return digits;
}

//! One member of every row as a column of its own.
template <class Row, class T> std::vector<T> column_of(std::span<const Row> rows, T Row::*member)
{
    std::vector<T> column;
    for (const Row& row : rows) {
        column.push_back(row.*member);
    }
    return column;
}

//! A column of the run table for each factor of the study's design.
void write_factors(GroupWriter& root, std::span<const RunRow> runs, std::span<const FactorColumn> factors)
{
    for (std::size_t factor = 0; factor < factors.size(); ++factor) {
        std::vector<double> values;
        for (const RunRow& run : runs) {
            values.push_back(run.parameters.at(factor));
        }
        const std::string dimension = "run";
        const double missing = std::numeric_limits<double>::quiet_NaN();
        const Handle dataset = root.add_dataset(factors[factor].name, factors[factor].text, {&dimension, 1},
                                                H5T_IEEE_F64LE, &missing);
        hdf5::set_attribute(dataset.id(), "units", factors[factor].unit);
        hdf5::set_attribute(dataset.id(), "_FillValue", missing);
        hdf5::check(H5Dwrite(dataset.id(), H5T_IEEE_F64LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
                    factors[factor].name + " could not be written");
    }
}

void write_status(GroupWriter& root, std::span<const RunRow> runs)
{
    std::vector<std::int8_t> status;
    for (const RunRow& run : runs) {
        status.push_back(static_cast<std::int8_t>(run.status));
    }
    const std::string dimension = "run";
    const std::int8_t fill = 0;
    const Handle dataset =
        root.add_dataset("status", "What became of the run", {&dimension, 1}, H5T_STD_I8LE, &fill);
    hdf5::set_attribute(dataset.id(), "units", "1");
    hdf5::set_flags(dataset.id(), run_status_names);
    hdf5::check(H5Dwrite(dataset.id(), H5T_STD_I8LE, H5S_ALL, H5S_ALL, H5P_DEFAULT, status.data()),
                "status could not be written");
}

} // namespace

std::int64_t yyyymm(Month month)
{
    return std::int64_t{100} * month.year() + month.month();
}

Handle make_group(hid_t file, const char* name)
{
    const Handle creation = hdf5::creation_list(H5P_GROUP_CREATE);
    return {H5Gcreate2(file, name, H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Gclose,
            std::string(name) + " could not be made"};
}

void write_file_attributes(hid_t root, const ResultShape& shape, const Provenance& provenance)
{
    hdf5::set_attribute(root, "Conventions", "CF-1.8");
    hdf5::set_attribute(root, "title", shape.title);
    hdf5::set_attribute(root, "source", "chokepoint " + provenance.release);
    hdf5::set_attribute(root, "format_version", format_version);
    // xarray reads from it that these variables are coordinates, not results.
    std::string coordinates = "month scenario replicate seed status error digest point design_block";
    for (const FactorColumn& factor : provenance.factors) {
        coordinates += " " + factor.name;
    }
    hdf5::set_attribute(root, "coordinates", coordinates);
}

void write_coordinates(GroupWriter& root, const ResultShape& shape, std::span<const RunRow> runs)
{
    root.add_scale("run", "Number of the run", column_of(runs, &RunRow::number), "1");
    std::vector<std::int64_t> days;
    std::vector<std::int64_t> months;
    for (Month month = shape.start; month < shape.start + shape.months; month = month + 1) {
        days.push_back(days_since_1970(month));
        months.push_back(yyyymm(month));
    }
    root.add_scale("time", "First day of the month", days, "days since 1970-01-01");
    root.describe("time", "calendar", std::string("proleptic_gregorian"));
    root.describe("time", "standard_name", std::string("time"));
    root.describe("time", "axis", std::string("T"));
    for (const ResultDimension& dimension : shape.dimensions) {
        root.add_scale(dimension.name, dimension.text, dimension.ids);
    }
    root.add_numbers("month", "Month as yyyymm", "time", months);
}

void write_run_table(GroupWriter& root, std::span<const RunRow> runs, std::span<const FactorColumn> factors)
{
    std::vector<std::string> seeds;
    for (const RunRow& run : runs) {
        seeds.push_back(hex16(run.seed));
    }
    root.add_texts("scenario", "Scenario of the run", "run", column_of(runs, &RunRow::scenario));
    root.add_numbers("replicate", "Number of the replicate", "run", column_of(runs, &RunRow::replicate));
    root.add_texts("seed", "Seed of the study, 16 hexadecimal digits", "run", seeds);
    write_status(root, runs);
    root.add_texts("error", "Why the run failed", "run", column_of(runs, &RunRow::error));
    root.add_texts("digest", "Digest of the run's states", "run", column_of(runs, &RunRow::digest));
    root.add_numbers("point", "Point of the study's design", "run", column_of(runs, &RunRow::point));
    root.add_numbers("design_block", "Block of the study's design", "run", column_of(runs, &RunRow::block));
    write_factors(root, runs, factors);
}

void write_provenance(hid_t file, const Provenance& provenance)
{
    const Handle group = make_group(file, "provenance");
    GroupWriter writer(group.id());
    const std::string source = "source";
    const std::span<const SourceRow> rows(provenance.sources);
    writer.add_scale(source, "Id of the source", column_of(rows, &SourceRow::id));
    writer.add_texts("outlet", "Publisher", source, column_of(rows, &SourceRow::outlet));
    writer.add_texts("title", "Title", source, column_of(rows, &SourceRow::title));
    writer.add_texts("date", "Date of publication", source, column_of(rows, &SourceRow::date));
    writer.add_texts("url", "Address", source, column_of(rows, &SourceRow::url));
    writer.add_text("release", "Release of chokepoint that wrote the file", provenance.release);
    writer.add_number("format", "Version of the file's format", format_version);
    writer.add_text("self_check_digest", "Digest of the known answers that the program checked at start",
                    provenance.self_check_digest);
    writer.add_number("fork_at", "Month as yyyymm before which all runs follow the first scenario; 0: none",
                      provenance.fork_at);
    const std::string scenario = "scenario";
    const std::span<const ScenarioText> scenarios(provenance.scenarios);
    writer.add_scale(scenario, "Name of the scenario", column_of(scenarios, &ScenarioText::name));
    writer.add_texts("scenario_digest", "Digest of the resolved scenario", scenario,
                     column_of(scenarios, &ScenarioText::digest));
    writer.add_texts("resolved_scenario", "The scenario with everything it extends and every default",
                     scenario, column_of(scenarios, &ScenarioText::resolved));
    const std::string point = "point";
    const std::span<const PointText> points(provenance.points);
    writer.add_scale(point, "Point of the study's design", column_of(points, &PointText::number), "1");
    writer.add_texts("overrides", "What the point sets in each scenario, path=value on lines", point,
                     column_of(points, &PointText::overrides));
    writer.add_text("study", "The study; empty for a single run", provenance.study);
    writer.finish();
}

} // namespace chokepoint
