// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "history.hpp"

#include "mechanisms/performance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chokepoint::testing {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

template <class Entities> std::size_t row_of(const Entities& entities, std::string_view id)
{
    const auto found =
        std::find_if(entities.begin(), entities.end(), [&](const auto& entity) { return entity.id == id; });
    return static_cast<std::size_t>(found - entities.begin());
}

constexpr auto us = static_cast<std::size_t>(Region::us);
constexpr auto cn = static_cast<std::size_t>(Region::cn);

//! H100e of a maker's products bought this month by all clouds, or by those of China from the maker itself:
//! what came by a route was sold elsewhere.
double bought(const Scenario& scenario, const World& world, std::string_view maker, bool china_alone)
{
    const std::size_t count = scenario.products.size();
    const std::size_t row = row_of(scenario.chipmakers, maker);
    double sum = 0.0;
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        if (china_alone && region_of(scenario, scenario.clouds[cloud].country) != cn) {
            continue;
        }
        for (std::size_t product = 0; product < count; ++product) {
            const Product& given = world.products.designs[product];
            if (std::size_t(given.maker) == row) {
                const std::size_t cell = cloud * count + product;
                const std::int64_t around = china_alone ? world.clouds.smuggled[cell] : 0;
                sum += static_cast<double>(world.clouds.in_transit[cell] - around) * h100_equivalents(given);
            }
        }
    }
    return sum;
}

//! Installed H100e of a maker in a region's clouds.
double installed(const Scenario& scenario, const World& world, std::string_view maker, std::size_t region)
{
    const std::size_t count = scenario.products.size();
    const std::size_t row = row_of(scenario.chipmakers, maker);
    double sum = 0.0;
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        for (std::size_t product = 0; product < count; ++product) {
            const Product& given = world.products.designs[product];
            if (region_of(scenario, scenario.clouds[cloud].country) == region &&
                std::size_t(given.maker) == row) {
                sum += static_cast<double>(world.clouds.accelerators[cloud * count + product]) *
                       h100_equivalents(given);
            }
        }
    }
    return sum;
}

//! Largest released training run of a region's labs [FLOP].
double largest_run(const Scenario& scenario, const World& world, std::size_t region)
{
    double largest = 0.0;
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        if (region_of(scenario, scenario.labs[lab].country) == region) {
            largest = std::max(largest, world.labs.training_compute[lab]);
        }
    }
    return largest;
}

//! Share of a region's labs with a release whose best one is open.
double open_share(const Scenario& scenario, const World& world, std::size_t region)
{
    double open = 0.0;
    double all = 0.0;
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        if (region_of(scenario, scenario.labs[lab].country) == region &&
            !std::isnan(world.labs.capability[lab])) {
            all += 1.0;
            open += static_cast<double>(world.labs.open_weights[lab]);
        }
    }
    return open / all;
}

} // namespace

void History::observe(const Scenario& scenario, const World& world)
{
    const auto add = [&](const std::string& name, double value) { series_[name].push_back(value); };
    for (std::size_t layer = 0; layer < num_layers; ++layer) {
        const std::string name(layer_names[layer]);
        add("lag " + name, world.regions.lag[cn * num_layers + layer]);
        add("concentration " + name, world.layers.concentration[layer]);
        double spending = 0.0;
        for (std::size_t country = 0; country < scenario.countries.size(); ++country) {
            if (scenario.countries[country].region == Region::cn) {
                spending += world.countries.state_spending[country * num_layers + layer];
            }
        }
        add("state money " + name, spending);
    }
    add("gap", world.regions.capability_gap[cn]);
    add("gap points", world.regions.capability_gap_points[cn]);
    add("nvidia", bought(scenario, world, "nvidia", false));
    add("nvidia in china", bought(scenario, world, "nvidia", true));
    add("ascend installed", installed(scenario, world, "huawei", cn));
    add("domestic chips in value",
        world.regions.chip_value_share[cn * num_origins + static_cast<std::size_t>(Origin::domestic)]);
    add("compute us", world.regions.compute_stock[us]);
    add("compute cn", world.regions.compute_stock[cn]);
    add("run us", largest_run(scenario, world, us));
    add("run cn", largest_run(scenario, world, cn));
    add("open us", open_share(scenario, world, us));
    add("open cn", open_share(scenario, world, cn));
    const std::size_t frameworks = scenario.frameworks.size();
    for (std::size_t framework = 0; framework < frameworks; ++framework) {
        const std::string& id = scenario.frameworks[framework].id;
        add("users of " + id, world.frameworks.users[framework]);
        add("share in china of " + id, world.regions.framework_share[cn * frameworks + framework]);
    }
    const std::size_t huawei = row_of(scenario.chipmakers, "huawei");
    add("huawei input", static_cast<double>(world.chipmakers.binding_input[huawei]));
    add("huawei units", static_cast<double>(world.chipmakers.units[huawei]));
    const std::size_t smic = row_of(scenario.fabs, "smic_n7");
    add("smic added capacity", smic < scenario.fabs.size() ? world.fabs.added_capacity[smic] : none);
    add("smic yield", smic < scenario.fabs.size() ? world.fabs.die_yield[smic] : none);
    add("smic defects", smic < scenario.fabs.size() ? world.fabs.defect_density[smic] : none);
}

double History::at(const std::string& name, int year, int month) const
{
    const auto index = static_cast<std::size_t>(Month::of(year, month) - start_);
    const std::vector<double>& values = series_.at(name);
    return index < values.size() ? values[index] : none;
}

std::vector<double> History::between(const std::string& name, int first_year, int last_year) const
{
    std::vector<double> values;
    for (Month month = Month::of(first_year, 1); month <= Month::of(last_year, 12); month = month + 1) {
        values.push_back(at(name, month.year(), month.month()));
    }
    return values;
}

double History::sum(const std::string& name, int year) const
{
    double total = 0.0;
    for (const double value : between(name, year, year)) {
        total += value;
    }
    return total;
}

double History::mean(const std::string& name, int year) const
{
    double total = 0.0;
    double count = 0.0;
    for (const double value : between(name, year, year)) {
        total += std::isnan(value) ? 0.0 : value;
        count += std::isnan(value) ? 0.0 : 1.0;
    }
    return total / count;
}

} // namespace chokepoint::testing
