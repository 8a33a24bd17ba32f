// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/design.hpp"

#include "core/math.hpp"
#include "mechanisms/produce/produce.hpp"

#include <cmath>
#include <optional>

namespace chokepoint {
namespace {

//! Months from a start to the release that was planned for `mean` months later: drawn, at least 1.
int drawn_time(const Drawing& drawing, const Roadmap& roadmap, std::int64_t mean)
{
    const Block block = draw(drawing.random, Stream::design_delay, roadmap.key, drawing.now);
    double sum = 0.0; // of four uniform numbers: mean 2, variance 1/3, near to normal and bounded
    for (const std::uint32_t word : block.words) {
        sum += uniform(word);
    }
    const double delay = roadmap.delay_spread * math::sqrt(3.0) * (sum - 2.0);
    return std::max(1, static_cast<int>(std::floor(static_cast<double>(mean) + delay + 0.5)));
}

//! Whether a designer has something new to look at: another set of foreseen rules, another part on sale
//! today or by then, or its own first month.
bool news(const Drawing& drawing, const Roadmap& roadmap)
{
    const Month now = drawing.now;
    if (now == drawing.scenario.start || !roadmap.acts(now - 1)) {
        return true;
    }
    const Month then = now + static_cast<int>(roadmap.design_time);
    const bool other_rules = std::ranges::any_of(drawing.scenario.rules, [&](const Rule& rule) {
        return foreseen(drawing.scenario, roadmap, rule, now) !=
               foreseen(drawing.scenario, roadmap, rule, now - 1);
    });
    return other_rules || std::ranges::any_of(drawing.products.designs, [&](const Product& product) {
               return product.maker == roadmap.maker && (product.acts(now) != product.acts(now - 1) ||
                                                         product.acts(then) != product.acts(then - 1));
           });
}

//! Moves one roadmap on by a month.
//! \param due month of its next release
//! \return the product that it releases
std::optional<Product> follow_roadmap(const Drawing& drawing, const Roadmap& roadmap, std::int64_t& due)
{
    const int next = drawing.now.index + 1;
    Product design;
    design.maker = roadmap.maker;
    if (roadmap.destinations.empty()) {
        if (next >= due && design_for_all(drawing, roadmap, design)) {
            due = next + drawn_time(drawing, roadmap, roadmap.period);
            return design;
        }
    } else if (due == 0) {
        if (news(drawing, roadmap) && design_for_destinations(drawing, roadmap, design)) {
            due = drawing.now.index + drawn_time(drawing, roadmap, roadmap.design_time);
        }
    } else if (next >= due) {
        due = 0;
        if (design_for_destinations(drawing, roadmap, design)) { // under the rules of today
            return design;
        }
    }
    return {};
}

//! Writes a design on the next free place of its roadmap.
void release(const Scenario& scenario, std::size_t row, Product design, Roadmaps& roadmaps,
             Products& products)
{
    const std::string id = release_id(scenario.roadmaps[row], ++roadmaps.released[row]);
    const auto place = std::ranges::lower_bound(scenario.products, id, {}, &Product::id);
    design.id = id;
    design.key = place->key;
    design.derived = true;
    design.roadmap = {static_cast<std::int32_t>(row)};
    design.die_stock = 0;
    design.unit_stock = 0;
    set_design(products, static_cast<std::size_t>(place - scenario.products.begin()), design);
}

} // namespace

bool foreseen(const Scenario& scenario, const Roadmap& roadmap, const Rule& rule, Month now)
{
    return scenario.mechanisms.rules && rule.announced_in() <= now &&
           rule.acts(now + static_cast<int>(roadmap.design_time));
}

std::vector<std::int8_t> foreseen_rules(const Scenario& scenario, const Roadmap& roadmap, Month now)
{
    std::vector<std::int8_t> in_force;
    for (const Rule& rule : scenario.rules) {
        in_force.push_back(foreseen(scenario, roadmap, rule, now) ? 1 : 0);
    }
    return in_force;
}

void date_release(Month now, const Roadmap& roadmap, Product& design)
{
    const Month from = now + 1;
    const Month until = now + static_cast<int>(roadmap.life);
    design.from = {from.year(), from.month(), 1};
    design.until = {until.year(), until.month(), 1};
}

void design_chips(const Scenario& scenario, Month now, RandomKey random, const Fabs& fabs,
                  const MemoryLines& memory_lines, Roadmaps& roadmaps, Products& products)
{
    if (!scenario.mechanisms.design) {
        return;
    }
    std::vector<std::pair<std::size_t, Product>> releases; // written when all have looked
    for (std::size_t row = 0; row < scenario.roadmaps.size(); ++row) {
        const Roadmap& roadmap = scenario.roadmaps[row];
        const bool acts = roadmap.acts(now + 1) && scenario.chipmakers[std::size_t(roadmap.maker)].acts(now);
        if (acts && roadmaps.released[row] < roadmap.releases) {
            const Drawing drawing{scenario, now, random, fabs, memory_lines, products};
            if (const auto design = follow_roadmap(drawing, roadmap, roadmaps.due[row])) {
                releases.emplace_back(row, *design);
            }
        }
    }
    for (const auto& [row, design] : releases) {
        release(scenario, row, design, roadmaps, products);
    }
}

} // namespace chokepoint
