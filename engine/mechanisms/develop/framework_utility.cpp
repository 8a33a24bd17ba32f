// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "mechanisms/develop/develop.hpp"
#include "mechanisms/performance.hpp"
#include "mechanisms/users.hpp"

#include <algorithm>
#include <limits>

namespace chokepoint {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

//! Installed compute of the region's clouds by the maker of the chips [H100e].
void count_hardware(const Scenario& scenario, const Products& products, const Clouds& clouds,
                    std::vector<double>& installed)
{
    const std::size_t makers = scenario.chipmakers.size();
    const std::size_t count = products.designs.size();
    installed.assign(num_regions * makers, 0.0);
    for (std::size_t product = 0; product < count; ++product) {
        const Product& given = products.designs[product];
        const double compute = h100_equivalents(given);
        for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
            const std::size_t region = region_of(scenario, scenario.clouds[cloud].country);
            installed[region * makers + std::size_t(given.maker)] +=
                compute * static_cast<double>(clouds.accelerators[cloud * count + product]);
        }
    }
}

//! Mean support of a framework over a region's accelerators; 1 where none is installed.
double mean_support(std::span<const double> installed, const double* support)
{
    double compute = 0.0;
    double used = 0.0;
    for (std::size_t maker = 0; maker < installed.size(); ++maker) {
        compute += installed[maker];
        used += installed[maker] * support[maker];
    }
    return compute > 0.0 ? used / compute : 1.0;
}

//! What all developers of a region see in each framework.
void value_in_region(const Scenario& scenario, Month now, const Frameworks& state, std::size_t region,
                     const ChoiceTables& choices, std::span<double> utility)
{
    const FrameworkParameters& p = scenario.adoption;
    const std::size_t makers = scenario.chipmakers.size();
    const std::span<const double> installed = std::span(choices.installed).subspan(region * makers, makers);
    const double* regional = choices.users.data() + region * utility.size();
    double people = 0.0;
    for (std::size_t framework = 0; framework < utility.size(); ++framework) {
        people += regional[framework];
    }
    for (std::size_t framework = 0; framework < utility.size(); ++framework) {
        const Framework& given = scenario.frameworks[framework];
        if (!given.acts(now)) {
            utility[framework] = never;
            continue;
        }
        const double quality = std::max(state.quality[framework], p.quality_floor);
        const double support = mean_support(installed, state.backend.data() + framework * makers);
        const double share = people > 0.0 ? regional[framework] / people : 0.0;
        utility[framework] = p.quality_weight * math::log(quality) + p.hardware_weight * math::log(support) +
                             p.network_strength * p.regional_influence * share + given.appeal.at(now);
    }
}

void add_mandate(const Population& population, Month now, std::span<double> utility)
{
    for (const DatedWeight& mandate : population.mandate) {
        utility[std::size_t(mandate.entity)] += mandate.value.at(now);
    }
}

//! Only differences count, so the best has weight 1 and nothing overflows.
void weigh(double precision, std::span<const double> utility, std::span<float> weight)
{
    const double best = *std::max_element(utility.begin(), utility.end());
    for (std::size_t framework = 0; framework < utility.size(); ++framework) {
        weight[framework] = utility[framework] == never
                                ? 0.0F
                                : static_cast<float>(math::exp(precision * (utility[framework] - best)));
    }
}

} // namespace

void value_frameworks(const Scenario& scenario, Month now, const Products& products, const Clouds& clouds,
                      const Frameworks& frameworks, const Developers& developers, ChoiceTables& choices)
{
    if (!scenario.mechanisms.frameworks || scenario.frameworks.empty()) {
        return;
    }
    count_hardware(scenario, products, clouds, choices.installed);
    const std::size_t count = scenario.frameworks.size();
    choices.users.resize(num_regions * count);
    users_by_region(scenario, developers, choices.users);
    choices.utility.resize(2 * scenario.developers.size() * count);
    choices.weight.resize(choices.utility.size());
    const std::span<double> utility(choices.utility);
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const Population& given = scenario.developers[population];
        const std::span<double> others = utility.subspan(2 * population * count, count);
        const std::span<double> state = utility.subspan((2 * population + 1) * count, count);
        value_in_region(scenario, now, frameworks, region_of(scenario, given.country), choices, others);
        std::copy(others.begin(), others.end(), state.begin());
        add_mandate(given, now, state);
    }
    for (std::size_t row = 0; row < 2 * scenario.developers.size(); ++row) {
        weigh(scenario.adoption.choice_precision, utility.subspan(row * count, count),
              std::span(choices.weight).subspan(row * count, count));
    }
}

} // namespace chokepoint
