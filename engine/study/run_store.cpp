// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_store.hpp"

#include "output/safe_file.hpp"
#include "output/trailer.hpp"
#include "study/run_failure.hpp"

#include <chokepoint/host.hpp>

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

//! Files that are open at a time: at least those of a block of runs that lies in as many files.
constexpr std::size_t most_open = runs_per_block + 16;

//! The first variable of the study that a scenario has and the file does not; empty if there is none.
std::string lacking_output(const StudyPlan& plan, std::size_t scenario, const ResultShape& stored)
{
    const auto has = [](const ResultShape& shape, const std::string& name) {
        return std::ranges::find(shape.variables, name, &ResultVariable::name) != shape.variables.end();
    };
    for (const ResultVariable& variable : plan.shape()->variables) {
        if (has(plan.shape_of(scenario), variable.name) && !has(stored, variable.name)) {
            return variable.name;
        }
    }
    return {};
}

} // namespace

RunStore::RunStore(const StudyPlan& plan, StudyIdentity identity, std::function<bool()> stop)
    : plan_(plan), identity_(std::move(identity)), stop_(std::move(stop))
{
    for (std::size_t i = 0; i < plan.texts().size(); ++i) {
        scenarios_.emplace(plan.texts()[i].name, i);
    }
    for (std::size_t point = 0; point < plan.design().points.size(); ++point) {
        points_.emplace(plan.overrides(point), point);
    }
}

std::string RunStore::add(const std::filesystem::path& file, bool older)
{
    const StoredResult stored(file);
    std::string why = difference(identity_of(stored), identity_);
    if (why.empty()) {
        why = take(stored, files_.size(), older);
    }
    if (why.empty()) {
        files_.push_back(file);
        in_order_.clear();
    }
    return why;
}

std::string RunStore::add_part(const std::filesystem::path& file)
{
    try {
        return add(file, true);
    } catch (const DamagedFile& error) {
        throw DamagedPart(error.what());
    } catch (const FileError& error) {
        // Its bytes may be good: a disk that answers again has them, so nothing is thrown away.
        throw FileError(std::string(error.what()) +
                        "; where it cannot be had back remove it, and its runs are made again");
    }
}

std::string RunStore::take(const StoredResult& stored, std::size_t file, bool older)
{
    std::map<std::size_t, Place> taken;
    for (std::size_t row = 0; row < stored.runs().size(); ++row) {
        const RunRow& run = stored.runs()[row];
        if (run.status == RunStatus::pending || (older && is_want_of_memory(run.error))) {
            continue;
        }
        const std::size_t scenario = scenarios_.at(run.scenario);
        const std::string lacking = lacking_output(plan_, scenario, stored.shape());
        if (!lacking.empty()) {
            return "it was begun without the output '" + lacking + "'";
        }
        const std::size_t point = points_.at(stored.provenance().points[stored.point_of(row)].overrides);
        const std::size_t number = plan_.number({scenario, point, static_cast<std::uint32_t>(run.replicate)});
        const auto known = places_.find(number);
        if (known != places_.end() && known->second.digest != run.digest) {
            return "it has another result for the run that " + printable(files_[known->second.file]) +
                   " has too";
        }
        taken.try_emplace(number, Place{file, row, run.status, run.error, run.digest});
    }
    places_.merge(taken);
    return {};
}

std::vector<std::size_t> RunStore::missing(const Shard& shard) const
{
    std::vector<std::size_t> numbers;
    for (std::size_t number = 0; number < plan_.size(); ++number) {
        if (shard.holds(number) && !has(number)) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

std::size_t RunStore::count(const Shard& shard) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(places_, [&](const auto& entry) { return shard.holds(entry.first); }));
}

std::vector<std::size_t> RunStore::failures() const
{
    std::vector<std::size_t> numbers;
    for (const auto& [number, place] : places_) {
        if (place.status == RunStatus::failed) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

std::vector<RunRow> RunStore::rows() const
{
    std::vector<RunRow> rows;
    for (const auto& [number, place] : places_) {
        RunRow row = plan_.row(number);
        row.status = place.status;
        row.error = place.error;
        row.digest = place.digest;
        rows.push_back(std::move(row));
    }
    return rows;
}

bool RunStore::read(std::size_t run, std::size_t variable, std::span<std::byte> into)
{
    if (stop_ && stop_()) {
        throw Stopped("stopped");
    }
    const Place& at = place(run);
    Open& from = open(at.file);
    const std::optional<std::size_t> source = from.map.source(variable);
    if (!source) {
        return false;
    }
    if (from.map.is_identity()) {
        from.stored.read(at.row, *source, into);
        return true;
    }
    const auto months = static_cast<std::size_t>(plan_.shape()->months);
    const ResultVariable& target = plan_.shape()->variables[variable];
    const std::size_t size = from.map.source_width(variable) * size_of(target.stored);
    month_data_.resize(months * size);
    from.stored.read(at.row, *source, month_data_);
    fill_missing(target.stored, into);
    const std::size_t step = into.size() / months;
    for (std::size_t month = 0; month < months; ++month) {
        from.map.place_month(variable, std::span(month_data_).subspan(month * size, size),
                             into.subspan(month * step, step));
    }
    return true;
}

std::size_t RunStore::event_count(std::size_t run)
{
    const Place& at = place(run);
    return open(at.file).stored.event_count(at.row);
}

void RunStore::events(std::size_t run, std::vector<EventView>& into)
{
    const Place& at = place(run);
    open(at.file).stored.events(at.row, into);
}

const RunStore::Place& RunStore::place(std::size_t run)
{
    if (in_order_.empty()) {
        for (const auto& [number, place] : places_) {
            in_order_.push_back(&place);
        }
    }
    return *in_order_.at(run);
}

RunStore::Open& RunStore::open(std::size_t file)
{
    const auto found = std::ranges::find(open_, file, &Open::file);
    if (found != open_.end()) {
        open_.splice(open_.begin(), open_, found);
        return open_.front();
    }
    StoredResult stored(files_[file]);
    ShapeMap map(stored.shape(), *plan_.shape());
    open_.push_front({file, std::move(stored), std::move(map)});
    if (open_.size() > most_open) {
        open_.pop_back();
    }
    return open_.front();
}

} // namespace chokepoint
