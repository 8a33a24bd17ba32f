// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/load.hpp"
#include "simulation/simulation.hpp"
#include "study/yearly_rows.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <stdexcept>

using namespace chokepoint;

namespace {

//! 15 months of the smallest world: a whole year and a part of one.
Scenario fifteen_months()
{
    const std::filesystem::path library = testing::source_dir() / "scenarios";
    return load_scenario_file(library / "minimal.yaml", {{"horizon.end=2021-03"}, library}).scenario;
}

Headline followed(const Scenario& scenario, std::span<const std::string_view> variables,
                  const std::function<void(const World&)>& observe)
{
    const RandomKey random{7, 0};
    YearlyRows rows(scenario, build_world(scenario, random), variables);
    simulate(scenario, random, [&](const Scenario&, const World& world) {
        rows.add_month(scenario, world);
        observe(world);
    });
    Headline headline;
    rows.finish(headline);
    return headline;
}

const YearlyRow& row(const Headline& headline, std::string_view variable, std::string_view entity,
                     std::string_view part = {})
{
    for (const YearlyRow& found : headline.rows) {
        if (found.variable == variable && found.entity == entity && found.part == part) {
            return found;
        }
    }
    throw std::runtime_error("no such row");
}

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

TEST_CASE("flows add up over a year, and all else is that of its last month", "[study][headline]")
{
    const Scenario scenario = fifteen_months();
    constexpr std::array<std::string_view, 3> variables{"chipmaker_units", "region_self_sufficiency",
                                                        "region_compute_stock"};
    std::vector<std::vector<double>> units(2, std::vector<double>(scenario.chipmakers.size(), 0.0));
    std::vector<std::vector<double>> shares(2);
    const Headline headline = followed(scenario, variables, [&](const World& world) {
        const std::size_t year = world.month.year() == 2020 ? 0 : 1;
        for (std::size_t maker = 0; maker < scenario.chipmakers.size(); ++maker) {
            units[year][maker] += static_cast<double>(world.chipmakers.units[maker]);
        }
        shares[year] = world.regions.self_sufficiency;
    });
    CHECK(headline.years == std::vector<int>{2020, 2021});
    REQUIRE(headline.rows.size() == 2 + num_regions * num_layers + num_regions);
    for (std::size_t maker = 0; maker < scenario.chipmakers.size(); ++maker) {
        const YearlyRow& made = row(headline, "chipmaker_units", scenario.chipmakers[maker].id);
        CHECK(made.unit == "units");
        CHECK(made.values == std::vector<double>{units[0][maker], units[1][maker]});
        CHECK(made.values[0] > 0.0);
    }
    for (std::size_t region = 0; region < num_regions; ++region) {
        for (std::size_t layer = 0; layer < num_layers; ++layer) {
            const YearlyRow& share =
                row(headline, "region_self_sufficiency", region_names[region], layer_names[layer]);
            REQUIRE(share.values.size() == 2);
            CHECK(same(share.values[0], shares[0][region * num_layers + layer]));
            CHECK(same(share.values[1], shares[1][region * num_layers + layer]));
        }
    }
}

TEST_CASE("a variable with two dimensions has a row for each pair of them", "[study][headline]")
{
    const Scenario scenario = fifteen_months();
    constexpr std::array<std::string_view, 1> variables{"region_supply_share"};
    std::vector<double> last;
    const Headline headline =
        followed(scenario, variables, [&](const World& world) { last = world.regions.supply_share; });
    REQUIRE(headline.rows.size() == num_regions * num_layers * num_origins);
    const auto layer = static_cast<std::size_t>(Layer::chips);
    const auto origin = static_cast<std::size_t>(Origin::rival);
    const auto region = static_cast<std::size_t>(Region::cn);
    CHECK(same(row(headline, "region_supply_share", "cn", "chips/rival").values[1],
               last[(region * num_layers + layer) * num_origins + origin]));
}

TEST_CASE("a variable that this release does not have is passed over", "[study][headline]")
{
    const Scenario scenario = fifteen_months();
    constexpr std::array<std::string_view, 2> variables{"region_happiness", "region_capability"};
    const Headline headline = followed(scenario, variables, [](const World&) {});
    CHECK(headline.rows.size() == num_regions);
}

TEST_CASE("every listed variable that there is appears, in the order of the list", "[study][headline]")
{
    const Scenario scenario = fifteen_months();
    const Headline headline = followed(scenario, yearly_variables(), [](const World&) {});
    std::vector<std::string> found;
    for (const YearlyRow& line : headline.rows) {
        if (found.empty() || found.back() != line.variable) {
            found.push_back(line.variable);
        }
    }
    std::vector<std::string> expected;
    for (const std::string_view name : yearly_variables()) {
        const NamedColumn named = find_column(name);
        if (named.kind != nullptr && named.kind->rows(scenario, build_world(scenario, {})) > 0) {
            expected.emplace_back(name);
        }
    }
    CHECK(found == expected);
    CHECK(found.size() >= 5);
}
