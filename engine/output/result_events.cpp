// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/result_tables.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace chokepoint {
namespace {

using hdf5::GroupWriter;
using hdf5::Handle;

constexpr const char* failed = "events could not be written";

//! Kinds of events as texts to point to.
const std::string& text_of(EventKind kind)
{
    static const std::vector<std::string> texts(event_kind_names.begin(), event_kind_names.end());
    return texts[static_cast<std::size_t>(kind)];
}

//! A block of events, column by column.
struct EventColumns {
    std::vector<std::int64_t> runs;
    std::vector<std::int64_t> months;
    std::vector<const std::string*> kinds;
    std::vector<const std::string*> actors;
    std::vector<const std::string*> targets;
    std::vector<double> values;
    std::vector<const std::string*> reasons;

    void add(std::int64_t run, const EventView& event)
    {
        runs.push_back(run);
        months.push_back(yyyymm(event.month));
        kinds.push_back(&text_of(event.kind));
        actors.push_back(event.actor);
        targets.push_back(event.target);
        values.push_back(canonical(event.value));
        reasons.push_back(event.reason);
    }
};

//! The open datasets of the group, filled block by block: events of thousands of runs are many.
class EventWriter {
  public:
    EventWriter(hid_t group, std::size_t total, bool coded) : writer_(group), coded_(coded)
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
        write_texts(kinds_, block.kinds);
        write_texts(actors_, block.actors);
        write_texts(targets_, block.targets);
        write(values_, H5T_IEEE_F64LE, block.values);
        write_texts(reasons_, block.reasons);
        done_ += block.runs.size();
    }

    void finish()
    {
        if (coded_) {
            writer_.add_scale(std::string(event_texts_name), "Texts of the events", texts_);
        }
        writer_.finish();
    }

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
        const std::int32_t fill = -1;
        return coded_ ? writer_.add_dataset(name, long_name, {&dimension_, 1}, H5T_STD_I32LE, &fill)
                      : writer_.add_dataset(name, long_name, {&dimension_, 1}, writer_.text(), nullptr);
    }

    template <class T> void write(const Handle& dataset, hid_t type, const std::vector<T>& values)
    {
        writer_.write_rows(dataset.id(), type, done_, values.size(), values.data(), failed);
    }

    void write_texts(const Handle& dataset, const std::vector<const std::string*>& texts)
    {
        if (!coded_) {
            writer_.write_text_rows(dataset.id(), done_, texts, failed);
            return;
        }
        std::vector<std::int32_t> codes;
        codes.reserve(texts.size());
        for (const std::string* text : texts) {
            codes.push_back(code_of(*text));
        }
        write(dataset, H5T_STD_I32LE, codes);
    }

    std::int32_t code_of(const std::string& text)
    {
        const auto [place, is_new] = codes_.try_emplace(text, static_cast<std::int32_t>(texts_.size()));
        if (is_new) {
            texts_.push_back(text);
        }
        return place->second;
    }

    GroupWriter writer_;
    bool coded_;
    const std::string dimension_ = "event";
    std::size_t done_ = 0;
    std::vector<std::string> texts_;
    std::map<std::string, std::int32_t, std::less<>> codes_;
    Handle runs_;
    Handle months_;
    Handle kinds_;
    Handle actors_;
    Handle targets_;
    Handle values_;
    Handle reasons_;
};

} // namespace

void write_events(hid_t file, std::span<const RunRow> runs, Trajectories& trajectories, bool coded)
{
    std::size_t total = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        total += trajectories.event_count(run);
    }
    const Handle group = make_group(file, "events");
    EventWriter writer(group.id(), total, coded);
    std::vector<EventView> events;
    for (std::size_t first = 0; first < runs.size(); first += runs_per_block) {
        EventColumns block;
        for (std::size_t run = first; run < std::min(first + runs_per_block, runs.size()); ++run) {
            events.clear();
            trajectories.events(run, events);
            for (const EventView& event : events) {
                block.add(runs[run].number, event);
            }
        }
        if (!block.runs.empty()) {
            writer.add(block);
        }
    }
    writer.finish();
}

} // namespace chokepoint
