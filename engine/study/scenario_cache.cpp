// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/scenario_cache.hpp"

#include "world/world.hpp"

#include <optional>
#include <utility>

namespace chokepoint {

struct ScenarioCache::Entry {
    std::size_t runs_left = 0;
    std::mutex guard; //!< one thread reads, the others wait for it
    std::shared_ptr<const PointScenario> scenario;
    std::exception_ptr failure;
};

//! A scenario's text, parsed when its first point is asked for.
struct ScenarioCache::Parsed {
    std::once_flag once;
    std::optional<ParsedScenario> scenario;
};

ScenarioCache::ScenarioCache(const StudyPlan& plan, std::span<const std::size_t> runs) : plan_(plan)
{
    for (std::size_t scenario = 0; scenario < plan.texts().size(); ++scenario) {
        parsed_.push_back(std::make_unique<Parsed>());
    }
    for (const std::size_t number : runs) {
        const PlannedRun run = plan.run(number);
        std::shared_ptr<Entry>& entry = entries_[{run.point, run.scenario}];
        if (!entry) {
            entry = std::make_shared<Entry>();
        }
        ++entry->runs_left;
    }
}

ScenarioCache::~ScenarioCache() = default;

std::shared_ptr<const PointScenario> ScenarioCache::get(const PlannedRun& run)
{
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(guard_);
        entry = entries_.at({run.point, run.scenario});
    }
    const std::lock_guard lock(entry->guard);
    if (!entry->scenario && !entry->failure) {
        try {
            entry->scenario = load(run);
        } catch (const std::bad_alloc&) {
            throw; // the next run may find more memory
        } catch (...) {
            entry->failure = std::current_exception();
        }
    }
    if (entry->failure) {
        std::rethrow_exception(entry->failure);
    }
    return entry->scenario;
}

void ScenarioCache::release(const PlannedRun& run)
{
    const std::lock_guard lock(guard_);
    const auto entry = entries_.find({run.point, run.scenario});
    if (entry != entries_.end() && --entry->second->runs_left == 0) {
        entries_.erase(entry);
    }
}

std::shared_ptr<const PointScenario> ScenarioCache::load(const PlannedRun& run)
{
    auto made = std::make_shared<PointScenario>();
    made->loaded = read(run);
    const Scenario& scenario = made->loaded.scenario;
    const ResultShape shape = result_shape(scenario, build_tables(scenario));
    auto map = std::make_shared<const ShapeMap>(shape, *plan_.shape());
    if (!map->is_identity()) {
        made->map = std::move(map);
    }
    return made;
}

LoadedScenario ScenarioCache::read(const PlannedRun& run)
{
    const std::vector<std::string>& overrides = plan_.design().points[run.point].overrides;
    if (overrides.empty()) {
        return plan_.scenario(run.scenario);
    }
    Parsed& parsed = *parsed_[run.scenario];
    std::call_once(parsed.once, [&] {
        const ScenarioText& text = plan_.texts()[run.scenario];
        parsed.scenario.emplace(text.resolved, text.name + ".yaml");
    });
    return parsed.scenario->read(overrides);
}

} // namespace chokepoint
