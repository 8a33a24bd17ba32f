// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "mechanisms/govern/decide.hpp"
#include "mechanisms/produce/design.hpp"
#include "mechanisms/produce/dies.hpp"
#include "mechanisms/unit_cost.hpp"

#include <cmath>

namespace chokepoint {
namespace {

//! Whether a line is there and no rule keeps it from selling to the maker of a product.
template <class Line>
bool sells(const Drawing& drawing, std::span<const std::int32_t> rules, Layer layer, const Line& line,
           const Product& product)
{
    const Scenario& scenario = drawing.scenario;
    const Edge edge = supply_edge(scenario, layer, line, product, describe_shipment(scenario, product));
    return line.acts(drawing.now) && decide(scenario, rules, edge).verdict <= Verdict::licence;
}

//! Gives a design the best stacks that its maker can buy; false where there are none.
bool choose_memory(const Drawing& drawing, std::span<const std::int8_t> in_force, Product& design)
{
    const Scenario& scenario = drawing.scenario;
    const std::vector<std::int32_t> rules = rules_of(scenario, in_force, Layer::memory);
    double best = 0.0;
    for (const Reference row : scenario.chipmakers[std::size_t(design.maker)].memory) {
        const MemoryLine& line = scenario.memory_lines[std::size_t(row)];
        if (line.stack_bandwidth > best && drawing.memory_lines.capacity[std::size_t(row)] > 0.0 &&
            sells(drawing, rules, Layer::memory, line, design)) {
            best = line.stack_bandwidth;
            design.generation = line.generation;
        }
    }
    design.memory_bandwidth = best * static_cast<double>(design.stacks);
    return best > 0.0;
}

double largest_link(const Roadmap& roadmap)
{
    return roadmap.links.empty() ? 0.0 : std::ranges::max(roadmap.links);
}

} // namespace

double die_cost(const Drawing& drawing, std::span<const std::int8_t> in_force, const Product& design)
{
    const Scenario& scenario = drawing.scenario;
    const std::vector<std::int32_t> rules = rules_of(scenario, in_force, Layer::foundry);
    double cost = std::numeric_limits<double>::infinity();
    for (const Reference fab : scenario.chipmakers[std::size_t(design.maker)].foundries) {
        const Fab& line = scenario.fabs[std::size_t(fab)];
        if (line.node == design.node && drawing.fabs.wafer_capacity[std::size_t(fab)] > 0.0 &&
            sells(drawing, rules, Layer::foundry, line, design)) {
            const Dies dies = dies_of(scenario, std::size_t(fab), design, drawing.now, drawing.fabs);
            cost = std::min(cost,
                            scenario.nodes[std::size_t(design.node)].wafer_cost / (dies.gross * dies.yield));
        }
    }
    return cost;
}

bool design_for_all(const Drawing& drawing, const Roadmap& roadmap, Product& design)
{
    const Scenario& scenario = drawing.scenario;
    const std::vector<std::int8_t> in_force = foreseen_rules(scenario, roadmap, drawing.now);
    const Month begin = std::max(scenario.start, roadmap.from.first_full_month());
    const double years = static_cast<double>(std::max(0, drawing.now + 1 - begin)) / 12.0;
    const double per_area = roadmap.tpp_per_area * math::pow(1.0 + roadmap.arch_gain, years);
    design.die_area = roadmap.die_area;
    design.dies = roadmap.dies;
    design.stacks = roadmap.stacks;
    design.slots = roadmap.slots;
    design.io_bandwidth = largest_link(roadmap);
    design.maturity_time = roadmap.maturity_time;
    date_release(drawing.now, roadmap, design);
    for (const Reference node : roadmap.nodes) {
        design.node = node;
        design.tpp = per_area * scenario.nodes[std::size_t(node)].density * design.die_area *
                     static_cast<double>(design.dies);
        design.ops_8bit = design.tpp / roadmap.tpp_per_op;
        if (!choose_memory(drawing, in_force, design)) {
            continue;
        }
        const double cost = die_cost(drawing, in_force, design);
        if (std::isfinite(cost)) {
            design.price = std::max(1.0, unit_cost(scenario, design, cost) * (1.0 + roadmap.mark_up));
            design.maturity_loss = roadmap.maturity_loss; // after the price: it is set for the long run
            return true;
        }
    }
    return false;
}

} // namespace chokepoint
