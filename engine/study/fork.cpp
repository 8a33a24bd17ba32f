// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/fork.hpp"

#include "world/branch.hpp"

#include <algorithm>
#include <new>
#include <set>
#include <utility>

namespace chokepoint {

std::shared_ptr<const BurntIn> burn_in(std::shared_ptr<const PointScenario> trunk, RandomKey random,
                                       Month fork_at, Recorder recorder, const WorldObserver& observe)
{
    const Scenario& scenario = trunk->loaded.scenario;
    recorder.arrange(trunk->map);
    World world = build_world(scenario, random);
    RunDigest digest(scenario, world);
    world = simulate_until(scenario, std::move(world), fork_at - 1, [&](const Scenario&, const World& now) {
        digest.add_month(scenario, now);
        recorder.record(scenario, now);
        observe(scenario, now);
    });
    return std::make_shared<const BurntIn>(
        BurntIn{std::move(trunk), std::move(world), std::move(digest), std::move(recorder)});
}

Digest record_branch(const BurntIn& burnt_in, const PointScenario& branch, Recorder& recorder,
                     const Simulator& simulator, const WorldObserver& observe)
{
    const Scenario& scenario = branch.loaded.scenario;
    World world = branched(burnt_in.world, burnt_in.trunk->loaded.scenario, scenario);
    check_invariants(scenario, world);
    recorder = burnt_in.recorder;
    recorder.arrange(branch.map);
    return record_rest(scenario, std::move(world), burnt_in.digest, recorder, simulator, observe);
}

ForkCache::ForkCache(const StudyPlan& plan, std::span<const std::size_t> runs, ScenarioCache& scenarios)
    : plan_(plan), scenarios_(scenarios)
{
    for (const std::size_t number : runs) {
        const PlannedRun run = plan.run(number);
        prefixes_.expect({run.point, run.replicate});
    }
}

ForkCache::Outcome ForkCache::get(const PlannedRun& run, const std::function<void(Month)>& report)
{
    return prefixes_.get({run.point, run.replicate}, [&] { return make(run, report); });
}

ForkCache::Outcome ForkCache::make(const PlannedRun& run, const std::function<void(Month)>& report)
{
    const PlannedRun trunk{0, run.point, run.replicate};
    Outcome outcome{.month = plan_.shape()->start - 1};
    try {
        outcome.burnt_in = burn_in(scenarios_.get(trunk), plan_.random(run), *plan_.study().fork_at,
                                   Recorder(plan_.shape()), [&](const Scenario&, const World& world) {
                                       outcome.month = world.month;
                                       report(world.month);
                                   });
    } catch (const Stopped&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw; // the next run may find more memory
    } catch (...) {
        outcome.failure = std::current_exception();
    }
    scenarios_.release(trunk);
    return outcome;
}

void ForkCache::release(const PlannedRun& run)
{
    prefixes_.release({run.point, run.replicate});
}

std::vector<std::size_t> with_trunks(const StudyPlan& plan, std::span<const std::size_t> runs)
{
    std::vector<std::size_t> all(runs.begin(), runs.end());
    std::set<std::size_t> trunks;
    for (const std::size_t number : runs) {
        const PlannedRun run = plan.run(number);
        trunks.insert(plan.number({0, run.point, run.replicate}));
    }
    all.insert(all.end(), trunks.begin(), trunks.end());
    return all;
}

std::vector<std::size_t> in_turns(const StudyPlan& plan, std::span<const std::size_t> runs,
                                  std::size_t workers)
{
    if (!plan.study().fork_at) {
        return {runs.begin(), runs.end()};
    }
    std::vector<std::vector<std::size_t>> groups;
    std::size_t last = 0;
    for (const std::size_t number : runs) {
        const PlannedRun run = plan.run(number);
        const std::size_t trunk = plan.number({0, run.point, run.replicate});
        if (groups.empty() || trunk != last) {
            groups.emplace_back();
            last = trunk;
        }
        groups.back().push_back(number);
    }
    std::vector<std::size_t> turns;
    for (std::size_t first = 0; first < groups.size(); first += workers) {
        const std::span<const std::vector<std::size_t>> together =
            std::span(groups).subspan(first, std::min(workers, groups.size() - first));
        const std::size_t longest = std::ranges::max(together, {}, &std::vector<std::size_t>::size).size();
        for (std::size_t turn = 0; turn < longest; ++turn) {
            for (const std::vector<std::size_t>& group : together) {
                if (turn < group.size()) {
                    turns.push_back(group[turn]);
                }
            }
        }
    }
    return turns;
}

} // namespace chokepoint
