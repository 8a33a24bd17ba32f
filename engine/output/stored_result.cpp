// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/stored_result.hpp"

#include "output/result_tables.hpp"
#include "output/safe_file.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace chokepoint {
namespace {

Month month_of(std::int64_t yyyymm)
{
    return Month::of(static_cast<int>(yyyymm / 100), static_cast<int>(yyyymm % 100));
}

//! As `write_run_table` writes seeds.
std::uint64_t seed_of(const std::string& hexadecimal)
{
    std::uint64_t seed = 0;
    std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), seed, 16);
    return seed;
}

Stored stored_of(const std::string& type)
{
    if (type == "int64") {
        return Stored::int64;
    }
    if (type == "int8") {
        return Stored::int8;
    }
    return type == "float32" ? Stored::float32 : Stored::float64;
}

EventKind kind_of(const std::string& name, const std::filesystem::path& path)
{
    const auto found = std::ranges::find(event_kind_names, name);
    if (found == event_kind_names.end()) {
        throw FileError(printable(path) + ": has events '" + name +
                        "' that this release does not know: use the release that wrote it");
    }
    return static_cast<EventKind>(found - event_kind_names.begin());
}

} // namespace

StoredResult::StoredResult(const std::filesystem::path& path) : path_(path), file_(path)
{
    read_shape();
    read_runs();
    read_provenance();
    count_events();
}

void StoredResult::read_shape()
{
    const std::vector<std::int64_t> months = file_.read_whole("month").values;
    if (months.empty()) {
        throw FileError(printable(path_) + ": has no months: run again");
    }
    shape_.title = file_.text_attribute("/", "title");
    shape_.start = month_of(months.front());
    shape_.months = static_cast<int>(months.size());
    for (const std::string& name : file_.variables()) {
        const ResultArray<std::byte> layout = file_.layout(name);
        if (layout.dimensions.size() < 2 || layout.dimensions[0] != "run" || layout.dimensions[1] != "time") {
            continue;
        }
        ResultVariable variable;
        variable.name = name;
        variable.stored = stored_of(file_.type(name));
        for (std::size_t i = 2; i < layout.dimensions.size(); ++i) {
            const std::string& dimension = layout.dimensions[i];
            auto found = std::ranges::find(shape_.dimensions, dimension, &ResultDimension::name);
            if (found == shape_.dimensions.end()) {
                shape_.dimensions.push_back({dimension, {}, file_.read_texts(dimension)});
                found = shape_.dimensions.end() - 1;
            }
            variable.dimensions.push_back(static_cast<std::size_t>(found - shape_.dimensions.begin()));
            variable.width *= layout.shape[i];
        }
        shape_.variables.push_back(std::move(variable));
    }
}

void StoredResult::read_runs()
{
    const std::vector<std::int64_t> numbers = file_.read_whole("run").values;
    const std::vector<std::string> scenarios = file_.read_texts("scenario");
    const std::vector<std::int64_t> replicates = file_.read_whole("replicate").values;
    const std::vector<std::string> seeds = file_.read_texts("seed");
    const std::vector<std::int64_t> status = file_.read_whole("status").values;
    const std::vector<std::string> errors = file_.read_texts("error");
    const std::vector<std::string> digests = file_.read_texts("digest");
    const std::vector<std::int64_t> points = file_.read_whole("point").values;
    const std::vector<std::int64_t> blocks = file_.read_whole("design_block").values;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        RunRow row{.scenario = scenarios[i],
                   .replicate = replicates[i],
                   .seed = seed_of(seeds[i]),
                   .status = static_cast<RunStatus>(status[i]),
                   .error = errors[i],
                   .digest = digests[i],
                   .number = numbers[i],
                   .point = points[i],
                   .block = blocks[i],
                   .parameters = {}};
        runs_.push_back(std::move(row));
    }
}

void StoredResult::read_provenance()
{
    provenance_.release = file_.read_text("provenance/release");
    provenance_.study = file_.read_text("provenance/study");
    provenance_.fork_at = file_.read_whole("provenance/fork_at").values.at(0);
    provenance_.self_check_digest = file_.read_text("provenance/self_check_digest");
    const std::vector<std::string> names = file_.read_texts("provenance/scenario");
    const std::vector<std::string> digests = file_.read_texts("provenance/scenario_digest");
    const std::vector<std::string> texts = file_.read_texts("provenance/resolved_scenario");
    for (std::size_t i = 0; i < names.size(); ++i) {
        provenance_.scenarios.push_back({names[i], digests[i], texts[i]});
    }
    const std::vector<std::string> sources = file_.read_texts("provenance/source");
    const std::vector<std::string> outlets = file_.read_texts("provenance/outlet");
    const std::vector<std::string> titles = file_.read_texts("provenance/title");
    const std::vector<std::string> dates = file_.read_texts("provenance/date");
    const std::vector<std::string> urls = file_.read_texts("provenance/url");
    for (std::size_t i = 0; i < sources.size(); ++i) {
        provenance_.sources.push_back({sources[i], outlets[i], titles[i], dates[i], urls[i]});
    }
    const std::vector<std::int64_t> points = file_.read_whole("provenance/point").values;
    const std::vector<std::string> overrides = file_.read_texts("provenance/overrides");
    for (std::size_t i = 0; i < points.size(); ++i) {
        provenance_.points.push_back({points[i], overrides[i]});
    }
}

void StoredResult::count_events()
{
    const std::vector<std::string> columns = file_.variables("events");
    if (std::ranges::find(columns, event_texts_name) != columns.end()) {
        for (std::string& text : file_.read_texts("events/" + std::string(event_texts_name))) {
            coded_.push_back(&*texts_.insert(std::move(text)).first);
        }
    }
    const std::vector<std::int64_t> numbers = file_.read_whole("events/run").values;
    std::size_t event = 0;
    events_.push_back(0);
    for (const RunRow& run : runs_) {
        while (event < numbers.size() && numbers[event] == run.number) {
            ++event;
        }
        events_.push_back(event);
    }
}

std::size_t StoredResult::point_of(std::size_t row) const
{
    const auto found = std::ranges::find(provenance_.points, runs_[row].point, &PointText::number);
    if (found == provenance_.points.end()) {
        throw FileError(printable(path_) + ": does not say what was run: run again");
    }
    return static_cast<std::size_t>(found - provenance_.points.begin());
}

void StoredResult::read(std::size_t row, std::size_t variable, std::span<std::byte> into) const
{
    file_.read_rows(shape_.variables[variable].name, row, 1, into);
}

void StoredResult::events(std::size_t row, std::vector<EventView>& into)
{
    const std::size_t first = events_[row];
    const std::size_t count = event_count(row);
    if (count == 0) {
        return;
    }
    std::vector<std::int64_t> months(count);
    std::vector<double> values(count);
    file_.read_rows("events/month", first, count, std::as_writable_bytes(std::span(months)));
    file_.read_rows("events/value", first, count, std::as_writable_bytes(std::span(values)));
    const std::vector<const std::string*> kinds = event_texts("kind", first, count);
    const std::vector<const std::string*> actors = event_texts("actor", first, count);
    const std::vector<const std::string*> targets = event_texts("target", first, count);
    const std::vector<const std::string*> reasons = event_texts("reason", first, count);
    for (std::size_t i = 0; i < count; ++i) {
        into.push_back(
            {month_of(months[i]), kind_of(*kinds[i], path_), values[i], actors[i], targets[i], reasons[i]});
    }
}

//! A column of texts, each of them kept once.
std::vector<const std::string*> StoredResult::event_texts(const std::string& column, std::size_t first,
                                                          std::size_t count)
{
    const std::string name = "events/" + column;
    std::vector<const std::string*> texts;
    texts.reserve(count);
    if (coded_.empty()) {
        for (std::string& text : file_.read_text_rows(name, first, count)) {
            texts.push_back(&*texts_.insert(std::move(text)).first);
        }
        return texts;
    }
    std::vector<std::int32_t> codes(count);
    file_.read_rows(name, first, count, std::as_writable_bytes(std::span(codes)));
    for (const std::int32_t code : codes) {
        if (code < 0 || static_cast<std::size_t>(code) >= coded_.size()) {
            throw FileError(printable(path_) + ": has an event without its text: run again");
        }
        texts.push_back(coded_[static_cast<std::size_t>(code)]);
    }
    return texts;
}

} // namespace chokepoint
