// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/measure/measure.hpp"
#include "mechanisms/measure/months_behind.hpp"
#include "mechanisms/performance.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using ByRegion = std::array<double, num_regions>;

//! Best quality that a layer's suppliers of each region have today; NaN where there is none.
class Best {
  public:
    explicit Best(const Scenario& scenario) : scenario_(scenario) { best_.fill(none); }

    void offer(Reference country, double quality)
    {
        double& best = best_[region_of(scenario_, country)];
        if (!(quality <= best)) { // true also for the first
            best = quality;
        }
    }

    const ByRegion& by_region() const { return best_; }

  private:
    const Scenario& scenario_;
    ByRegion best_{};
};

ByRegion best_nodes(const Scenario& scenario, Month now)
{
    Best best(scenario);
    for (const Fab& fab : scenario.fabs) {
        if (fab.acts(now)) {
            best.offer(fab.country, scenario.nodes[std::size_t(fab.node)].density);
        }
    }
    return best.by_region();
}

ByRegion best_stacks(const Scenario& scenario, Month now)
{
    Best best(scenario);
    for (const MemoryLine& line : scenario.memory_lines) {
        if (line.acts(now)) {
            best.offer(line.country, line.stack_bandwidth);
        }
    }
    return best.by_region();
}

//! A chip counts once one has been made.
ByRegion best_chips(const Scenario& scenario, Month now, const Products& products)
{
    Best best(scenario);
    for (std::size_t product = 0; product < scenario.products.size(); ++product) {
        const Product& given = products.designs[product];
        if (given.acts(now) && products.assembled_total[product] > 0) {
            best.offer(scenario.chipmakers[std::size_t(given.maker)].country, h100_equivalents(given));
        }
    }
    return best.by_region();
}

ByRegion best_models(const Scenario& scenario, const Labs& labs)
{
    Best best(scenario);
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        if (!std::isnan(labs.capability[lab])) {
            best.offer(scenario.labs[lab].country, labs.capability[lab]);
        }
    }
    return best.by_region();
}

} // namespace

void measure_lags(const Scenario& scenario, Month now, const Products& products, const Labs& labs,
                  std::array<Frontier, num_layers>& frontiers, Layers& layers, Regions& regions)
{
    const std::array measured{std::pair{Layer::foundry, best_nodes(scenario, now)},
                              std::pair{Layer::memory, best_stacks(scenario, now)},
                              std::pair{Layer::chips, best_chips(scenario, now, products)},
                              std::pair{Layer::models, best_models(scenario, labs)}};
    for (const auto& [layer, best] : measured) {
        const auto row = static_cast<std::size_t>(layer);
        Frontier& frontier = frontiers[row];
        for (const double quality : best) {
            if (!(quality <= layers.frontier[row]) && !std::isnan(quality)) {
                layers.frontier[row] = quality;
            }
        }
        const double leading = layers.frontier[row];
        if (!std::isnan(leading) && (frontier.records.empty() || leading > frontier.records.back().value)) {
            frontier.records.push_back({now, leading});
        }
        for (std::size_t region = 0; region < num_regions; ++region) {
            regions.lag[region * num_layers + row] = months_behind(frontier, best[region], now);
        }
    }
}

} // namespace chokepoint
