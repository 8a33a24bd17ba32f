// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/trade/licences.hpp"

#include "core/whole.hpp"
#include "mechanisms/govern/passing.hpp"

#include <cmath>

namespace chokepoint {
namespace {

std::int64_t year_of(const Column<std::int64_t>& history, std::size_t rule)
{
    std::int64_t units = 0;
    for (std::size_t month = 0; month < trailing_months; ++month) {
        units += history[rule * trailing_months + month];
    }
    return units;
}

//! What a cap leaves: its share of what others bought in the year before, less what licences let through in
//! the eleven months before.
std::int64_t room_under_cap(const Decision& decision, Month now, std::size_t rule, const Rules& state)
{
    const std::size_t oldest = rule * trailing_months + static_cast<std::size_t>(now.month() - 1);
    const auto allowed = static_cast<std::int64_t>(
        std::floor(decision.cap * static_cast<double>(year_of(state.base_history, rule))));
    const std::int64_t used = year_of(state.licensed_history, rule) - state.licensed_history[oldest];
    return std::max<std::int64_t>(0, allowed - used);
}

//! Most units of this month under a rule's licences; the quota's fraction of a unit is carried over.
std::int64_t units_allowed(const Decision& decision, Month now, std::size_t rule, Rules& state)
{
    std::int64_t units = Market::unlimited;
    if (decision.quota >= 0.0) {
        units = whole(decision.quota, state.quota_carry[rule]);
    }
    return decision.cap >= 0.0 ? std::min(units, room_under_cap(decision, now, rule, state)) : units;
}

} // namespace

void grant_licences(const Scenario& scenario, Month now, const RuleTable& rules, Rules& state,
                    Workspace& workspace)
{
    const std::size_t num_clouds = scenario.clouds.size();
    Market& market = workspace.market;
    workspace.licences.assign(num_clouds * scenario.products.size(), MarketEdge::no_group);
    workspace.quotas.assign(scenario.rules.size(), MarketEdge::no_group);
    market.capacity.clear();
    for (const Slot& slot : workspace.slots) {
        const EdgeDecision& decision = rules.chips[slot.product * num_clouds + slot.cloud];
        if (decision.verdict == Verdict::licence) {
            const double granted = static_cast<double>(slot.units) * passing_share(scenario, decision, now);
            std::int32_t& group = workspace.licences[slot.cloud * scenario.products.size() + slot.product];
            if (group == MarketEdge::no_group) {
                group = static_cast<std::int32_t>(market.capacity.size());
                market.capacity.push_back(0);
            }
            market.capacity[static_cast<std::size_t>(group)] += static_cast<std::int64_t>(granted);
        }
    }
    for (std::size_t rule = 0; rule < scenario.rules.size(); ++rule) {
        const Decision& decision = scenario.rules[rule].decision;
        if (state.in_force[rule] != 0 && decision.verdict == Verdict::licence &&
            (decision.quota >= 0.0 || decision.cap >= 0.0)) {
            workspace.quotas[rule] = static_cast<std::int32_t>(market.capacity.size());
            market.capacity.push_back(units_allowed(decision, now, rule, state));
        }
    }
}

std::array<std::int32_t, MarketEdge::max_groups> groups_of(const EdgeDecision& decision, std::size_t cell,
                                                           const Workspace& workspace)
{
    std::array<std::int32_t, MarketEdge::max_groups> groups{MarketEdge::no_group, MarketEdge::no_group,
                                                            MarketEdge::no_group};
    if (decision.verdict == Verdict::licence) {
        groups[0] = workspace.licences[cell];
        groups[1] = workspace.quotas[static_cast<std::size_t>(decision.rule)];
    }
    return groups;
}

void book_licences(const Scenario& scenario, Month now, const RuleTable& rules, const Clouds& clouds,
                   Rules& state)
{
    const std::size_t count = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    const auto month = static_cast<std::size_t>(now.month() - 1);
    std::ranges::fill(state.units_licensed, 0);
    for (std::size_t product = 0; product < count; ++product) {
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            const EdgeDecision& decision = rules.chips[product * num_clouds + cloud];
            if (decision.verdict == Verdict::licence) {
                state.units_licensed[static_cast<std::size_t>(decision.rule)] +=
                    clouds.in_transit[cloud * count + product];
            }
        }
    }
    for (std::size_t rule = 0; rule < scenario.rules.size(); ++rule) {
        const References& of = scenario.rules[rule].decision.cap_of;
        std::int64_t base = 0;
        for (std::size_t product = 0; !of.empty() && product < count; ++product) {
            for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
                const bool counts = rules.reached[rule * count + product] != 0 &&
                                    std::ranges::find(of, scenario.clouds[cloud].country) != of.end();
                base += counts ? clouds.in_transit[cloud * count + product] : 0;
            }
        }
        state.base_history[rule * trailing_months + month] = base;
        state.licensed_history[rule * trailing_months + month] = state.units_licensed[rule];
    }
}

} // namespace chokepoint
