// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/result_tables.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace chokepoint {
namespace {

using hdf5::GroupWriter;
using hdf5::Handle;

constexpr const char* failed = "events could not be written";

//! A block of events, column by column.
struct EventColumns {
    std::vector<std::int64_t> runs;
    std::vector<std::int64_t> months;
    std::vector<std::string> kinds;
    std::vector<std::string> actors;
    std::vector<std::string> targets;
    std::vector<double> values;
    std::vector<std::string> reasons;

    void add(std::int64_t run, RecordedEvent recorded)
    {
        runs.push_back(run);
        months.push_back(yyyymm(recorded.month));
        kinds.emplace_back(event_kind_names[static_cast<std::size_t>(recorded.event.kind)]);
        actors.push_back(std::move(recorded.event.actor));
        targets.push_back(std::move(recorded.event.target));
        values.push_back(canonical(recorded.event.value));
        reasons.push_back(std::move(recorded.event.reason));
    }
};

//! The open datasets of the group, filled block by block: events of thousands of runs are many.
class EventWriter {
  public:
    EventWriter(hid_t group, std::size_t total) : writer_(group)
    {
        std::vector<std::int64_t> numbers(total);
        std::iota(numbers.begin(), numbers.end(), 0);
        writer_.add_scale(dimension_, "Number of the event", numbers, "1");
        runs_ = whole("run", "Run in which it happened");
        months_ = whole("month", "Month in which it happened, as yyyymm");
        kinds_ = text("kind", "What happened");
        actors_ = text("actor", "Path of the entity that did it");
        targets_ = text("target", "Path of the entity that it was done to");
        const double missing = std::numeric_limits<double>::quiet_NaN();
        values_ = writer_.add_dataset("value", "Number of the event, its unit as its kind says",
                                      {&dimension_, 1}, H5T_IEEE_F64LE, &missing);
        hdf5::set_attribute(values_.id(), "units", "1");
        hdf5::set_attribute(values_.id(), "_FillValue", missing);
        reasons_ = text("reason", "Why");
    }

    void add(const EventColumns& block)
    {
        write(runs_, H5T_STD_I64LE, block.runs);
        write(months_, H5T_STD_I64LE, block.months);
        writer_.write_text_rows(kinds_.id(), done_, block.kinds, failed);
        writer_.write_text_rows(actors_.id(), done_, block.actors, failed);
        writer_.write_text_rows(targets_.id(), done_, block.targets, failed);
        write(values_, H5T_IEEE_F64LE, block.values);
        writer_.write_text_rows(reasons_.id(), done_, block.reasons, failed);
        done_ += block.runs.size();
    }

    void finish() { writer_.finish(); }

  private:
    Handle whole(const std::string& name, const std::string& long_name)
    {
        const std::int64_t fill = -1;
        Handle dataset = writer_.add_dataset(name, long_name, {&dimension_, 1}, H5T_STD_I64LE, &fill);
        hdf5::set_attribute(dataset.id(), "units", "1");
        return dataset;
    }

    Handle text(const std::string& name, const std::string& long_name)
    {
        return writer_.add_dataset(name, long_name, {&dimension_, 1}, writer_.text(), nullptr);
    }

    template <class T> void write(const Handle& dataset, hid_t type, const std::vector<T>& values)
    {
        writer_.write_rows(dataset.id(), type, done_, values.size(), values.data(), failed);
    }

    GroupWriter writer_;
    const std::string dimension_ = "event";
    std::size_t done_ = 0;
    Handle runs_;
    Handle months_;
    Handle kinds_;
    Handle actors_;
    Handle targets_;
    Handle values_;
    Handle reasons_;
};

} // namespace

void write_events(hid_t file, std::span<const RunRow> runs, Trajectories& trajectories)
{
    std::size_t total = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        total += trajectories.event_count(run);
    }
    const Handle group = make_group(file, "events");
    EventWriter writer(group.id(), total);
    for (std::size_t first = 0; first < runs.size(); first += runs_per_block) {
        EventColumns block;
        for (std::size_t run = first; run < std::min(first + runs_per_block, runs.size()); ++run) {
            for (RecordedEvent& event : trajectories.events(run)) {
                block.add(runs[run].number, std::move(event));
            }
        }
        if (!block.runs.empty()) {
            writer.add(block);
        }
    }
    writer.finish();
}

} // namespace chokepoint
