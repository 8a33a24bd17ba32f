// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/decide.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/produce/compliant_design.hpp"
#include "mechanisms/produce/design.hpp"
#include "mechanisms/unit_cost.hpp"

namespace chokepoint {
namespace {

//! The maker's best part on the open market, which its variants are made from; none: nullptr.
const Product* best_part(const Drawing& drawing, Reference maker)
{
    const Product* best = nullptr;
    double most = 0.0;
    for (const Product& product : drawing.products.designs) {
        if (product.maker != maker || !product.destinations.empty() || !product.acts(drawing.now)) {
            continue;
        }
        const double units = roofline_units(product, drawing.scenario.market.performance_weight);
        if (units > most) {
            most = units;
            best = &product;
        }
    }
    return best;
}

} // namespace

bool design_for_destinations(const Drawing& drawing, const Roadmap& roadmap, Product& design)
{
    const Scenario& scenario = drawing.scenario;
    const Product* model = best_part(drawing, roadmap.maker);
    if (model == nullptr) {
        return false;
    }
    const std::vector<std::int8_t> in_force = foreseen_rules(scenario, roadmap, drawing.now);
    const std::vector<std::int32_t> rules = rules_of(scenario, in_force, Layer::chips);
    const DesignBrief brief{rules, roadmap.destinations, roadmap.links, scenario.design.margin};
    const DesignBrief no_margin{rules, roadmap.destinations, roadmap.links, 0.0};
    if (open_share(scenario, no_margin, *model) >= 1.0) {
        return false; // the best part may be sold as it is
    }
    const Month then = drawing.now + static_cast<int>(roadmap.design_time);
    double sold = 0.0;
    for (const Product& product : drawing.products.designs) {
        if (product.maker == roadmap.maker && product.acts(then)) {
            sold = std::max(sold, design_value(scenario, no_margin, product, *model));
        }
    }
    Product copy = *model;
    copy.destinations = roadmap.destinations;
    const CompliantDesign best = design_for(scenario, brief, copy);
    if (!(best.value > sold * (1.0 + scenario.design.least_gain))) {
        return false;
    }
    // Sold at the model's price for what it does, and never below cost.
    const double worth = best.value / open_share(scenario, brief, best.product);
    const double whole_worth = roofline_units(*model, scenario.market.performance_weight);
    design = best.product;
    const double cost = unit_cost(scenario, design, die_cost(drawing, in_force, design));
    design.price = std::max({1.0, model->price * worth / whole_worth, cost * scenario.market.price_floor});
    date_release(drawing.now, roadmap, design);
    return true;
}

} // namespace chokepoint
