// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/scenario_cache.hpp"

#include "world/world.hpp"

#include <new>
#include <optional>
#include <utility>

namespace chokepoint {

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
        points_.expect({run.point, run.scenario});
    }
}

ScenarioCache::~ScenarioCache() = default;

std::shared_ptr<const PointScenario> ScenarioCache::get(const PlannedRun& run)
{
    const Outcome outcome = points_.get({run.point, run.scenario}, [&]() -> Outcome {
        try {
            return {load(run), nullptr};
        } catch (const std::bad_alloc&) {
            throw; // the next run may find more memory
        } catch (...) {
            return {nullptr, std::current_exception()};
        }
    });
    if (outcome.failure) {
        std::rethrow_exception(outcome.failure);
    }
    return outcome.scenario;
}

void ScenarioCache::release(const PlannedRun& run)
{
    points_.release({run.point, run.scenario});
}

void set_map(PointScenario& point, const ResultShape& into)
{
    const Scenario& scenario = point.loaded.scenario;
    auto map = std::make_shared<const ShapeMap>(result_shape(scenario, build_tables(scenario)), into);
    if (!map->is_identity()) {
        point.map = std::move(map);
    }
}

std::shared_ptr<const PointScenario> ScenarioCache::load(const PlannedRun& run)
{
    auto made = std::make_shared<PointScenario>();
    made->loaded = read(run);
    set_map(*made, *plan_.shape());
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
