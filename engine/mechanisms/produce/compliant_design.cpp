// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/produce/compliant_design.hpp"

#include "mechanisms/govern/decide.hpp"
#include "mechanisms/performance.hpp"

#include <cmath>
#include <functional>
#include <iterator>

namespace chokepoint {
namespace {

constexpr double step = 0.99;          //!< of the search over units left on
constexpr double fewest_units = 0.001; //!< share of units that a part keeps at least
constexpr int halvings = 12;           //!< with which the last step is refined
constexpr double rounding = 1e-9;      //!< of a number of dies, and of units at a limit

//! Makes the part what the model is with some units disabled, another link and at most so many stacks. Dies
//! without working units are left out, and with them their slots and the places of their stacks.
void vary(const Product& model, double units, double link, std::int64_t stacks, std::int64_t spare,
          Product& part)
{
    part.tpp = model.tpp * units;
    part.ops_8bit = model.ops_8bit * units;
    part.ops_16bit = model.ops_16bit * units;
    part.io_bandwidth = link;
    part.dies = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(std::ceil(units * static_cast<double>(model.dies) - rounding)));
    part.slots = model.slots * static_cast<double>(part.dies) / static_cast<double>(model.dies);
    if (model.stacks > 0) {
        const std::int64_t places = model.stacks * part.dies / model.dies + spare;
        part.stacks = std::min(stacks, std::max<std::int64_t>(1, places));
        part.memory_bandwidth =
            model.memory_bandwidth * static_cast<double>(part.stacks) / static_cast<double>(model.stacks);
    }
}

double expected_share(const Scenario& scenario, const EdgeDecision& decision)
{
    switch (decision.verdict) {
    case Verdict::allow:
        return 1.0;
    case Verdict::notify:
        return scenario.design.notified_share;
    case Verdict::licence:
        return scenario.rules[static_cast<std::size_t>(decision.rule)].decision.grant;
    case Verdict::presumption_of_denial:
    case Verdict::deny:
        return 0.0;
    }
    return 0.0;
}

//! Performance as the designer weighs it, whoever may buy [roofline units].
double performance_of(const Scenario& scenario, const Product& product, const Product& model)
{
    const double units = roofline_units(product, scenario.market.performance_weight);
    return model.io_bandwidth > 0.0
               ? units * math::pow(product.io_bandwidth / model.io_bandwidth, scenario.design.link_weight)
               : units;
}

//! Whether a rule that will count asks for an attribute.
bool matters(const Scenario& scenario, std::span<const std::int32_t> rules, Attribute attribute)
{
    return std::ranges::any_of(rules, [&](std::int32_t row) {
        return asks_for(scenario.rules[static_cast<std::size_t>(row)].when, attribute);
    });
}

//! Of the rules that will count, those on what the maker sells to some destination: no other can matter.
std::vector<std::int32_t> relevant(const Scenario& scenario, const DesignBrief& brief, const Product& model)
{
    std::vector<std::int32_t> rules;
    Edge edge = chip_edge(scenario, model, describe_shipment(scenario, model), Reference{});
    std::ranges::copy_if(brief.rules, std::back_inserter(rules), [&](std::int32_t row) {
        return std::ranges::any_of(brief.destinations, [&](Reference destination) {
            edge.buyer_country = destination;
            return reaches(scenario.rules[static_cast<std::size_t>(row)], edge);
        });
    });
    return rules;
}

//! Shares of units at which something that rules look at may pass a limit, highest first: performance or its
//! density, with and without the margin, or the number of dies.
std::vector<double> limits_of(const Scenario& scenario, const DesignBrief& brief, const Product& model)
{
    std::vector<double> performance;
    std::vector<double> density;
    for (const std::int32_t row : brief.rules) {
        const Predicate& when = scenario.rules[static_cast<std::size_t>(row)].when;
        add_thresholds(when, Attribute::tpp, performance);
        add_thresholds(when, Attribute::performance_density, density);
    }
    std::vector<double> limits;
    for (std::int64_t dies = 1; dies <= model.dies; ++dies) {
        limits.push_back(static_cast<double>(dies) / static_cast<double>(model.dies));
        for (const double number : density) {
            performance.push_back(number * model.die_area * static_cast<double>(dies));
        }
    }
    if (model.tpp <= 0.0) {
        performance.clear(); // whatever is disabled, a part without performance passes no limit on it
    }
    for (const double number : performance) {
        limits.push_back(number / model.tpp);
        limits.push_back(number * (1.0 - brief.margin) / model.tpp);
    }
    std::ranges::sort(limits, std::greater{});
    return limits;
}

//! Searches one link and one number of stacks, keeps the best of all calls.
class Search {
  public:
    Search(const Scenario& scenario, const DesignBrief& brief, const Product& model)
        : scenario_(scenario), brief_(brief), model_(model), part_(model)
    {
        best_.product = model;
        const std::vector<double> limits = limits_of(scenario, brief, model);
        const double next_worth = math::pow(step, scenario.market.performance_weight);
        double worth = 1.0;
        auto limit = limits.begin();
        for (double units = 1.0; units >= fewest_units; units *= step) {
            const auto next =
                std::find_if(limit, limits.end(), [&](double at) { return at < units * (1.0 - rounding); });
            steps_.push_back({units, worth, units == 1.0 || next != limit});
            limit = next;
            worth *= next_worth;
        }
    }

    //! From all units down. Fewer units are worth less, so the first part that is let through wholly ends the
    //! search, as does one that could not be better than the best so far if it were.
    void try_all_units(double link, std::int64_t stacks)
    {
        const double whole = performance_of(scenario_, variant(1.0, link, stacks), model_);
        double above = 0.0; // units of the step before
        double share_above = -1.0;
        for (const auto& [units, worth, passes_limit] : steps_) {
            if (whole * worth <= best_.value) { // what is left out besides units is worth something too
                return;
            }
            const double share =
                passes_limit ? open_share(scenario_, brief_, variant(units, link, stacks)) : share_above;
            if (share > 0.0 && share != share_above) {
                keep_if_better(refined(units, above, link, stacks, share), share);
            }
            if (share >= 1.0) {
                return;
            }
            above = units;
            share_above = share;
        }
    }

    const CompliantDesign& best() const { return best_; }

  private:
    //! A number of units left on, and performance over that with all [1].
    struct Step {
        double units;
        double worth;
        bool passes_limit; //!< that no more units pass
    };

    const Product& variant(double units, double link, std::int64_t stacks)
    {
        vary(model_, units, link, stacks, scenario_.design.spare_stacks, part_);
        return part_;
    }

    //! Between a part with this share and one a step above without it, the one nearest to the limit.
    const Product& refined(double units, double above, double link, std::int64_t stacks, double share)
    {
        for (int halving = 0; halving < halvings && above > 0.0; ++halving) {
            const double middle = 0.5 * (units + above);
            const bool open = open_share(scenario_, brief_, variant(middle, link, stacks)) >= share;
            (open ? units : above) = middle;
        }
        return variant(units, link, stacks);
    }

    void keep_if_better(const Product& part, double share)
    {
        const double value = share * performance_of(scenario_, part, model_);
        if (value > best_.value) {
            best_ = {part, value};
        }
    }

    const Scenario& scenario_;
    const DesignBrief& brief_;
    const Product& model_;
    std::vector<Step> steps_;
    Product part_; //!< that is looked at
    CompliantDesign best_;
};

} // namespace

double open_share(const Scenario& scenario, const DesignBrief& brief, const Product& product)
{
    constexpr std::array kept_away{Attribute::tpp, Attribute::performance_density,
                                   Attribute::memory_bandwidth, Attribute::io_bandwidth};
    double sum = 0.0;
    Edge edge = chip_edge(scenario, product, describe_shipment(scenario, product), Reference{});
    Edge nearer = edge; // to limits by the margin: must be let through as well
    for (const Attribute attribute : kept_away) {
        nearer.shipment.numbers[static_cast<std::size_t>(attribute)] /= 1.0 - brief.margin;
    }
    for (const Reference destination : brief.destinations) {
        edge.buyer_country = destination;
        nearer.buyer_country = destination;
        const double share = expected_share(scenario, decide(scenario, brief.rules, edge));
        sum += share > 0.0 && offered_in(product, destination)
                   ? std::min(share, expected_share(scenario, decide(scenario, brief.rules, nearer)))
                   : 0.0;
    }
    return sum / static_cast<double>(brief.destinations.size());
}

double design_value(const Scenario& scenario, const DesignBrief& brief, const Product& product,
                    const Product& model)
{
    return open_share(scenario, brief, product) * performance_of(scenario, product, model);
}

CompliantDesign design_for(const Scenario& scenario, const DesignBrief& brief, const Product& model)
{
    const std::vector<std::int32_t> rules = relevant(scenario, brief, model);
    const DesignBrief narrowed{rules, brief.destinations, brief.links, brief.margin};
    Search search(scenario, narrowed, model);
    const std::int64_t spare = model.stacks > 0 ? scenario.design.spare_stacks : 0;
    // What no rule asks for is worth most as it is.
    const bool fewer_stacks = model.stacks > 0 && matters(scenario, rules, Attribute::memory_bandwidth);
    const bool slower_link = matters(scenario, rules, Attribute::io_bandwidth);
    const std::int64_t most = model.stacks + spare;
    for (std::int64_t stacks = most; stacks >= (fewer_stacks ? 1 : most); --stacks) {
        search.try_all_units(model.io_bandwidth, stacks);
        for (const double link : brief.links) {
            if (slower_link && link < model.io_bandwidth) {
                search.try_all_units(link, stacks);
            }
        }
    }
    return search.best();
}

} // namespace chokepoint
