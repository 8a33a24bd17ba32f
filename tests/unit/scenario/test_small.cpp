// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "world/kinds.hpp"

#include <algorithm>
#include <cmath>

using namespace chokepoint;
using Catch::Matchers::WithinRel;
using chokepoint::test::quantity;

namespace {

const Fab& fab(const Scenario& scenario, std::string_view id)
{
    return scenario.fabs[static_cast<std::size_t>(find_entity(*find_kind("fabs"), scenario, id))];
}

} // namespace

TEST_CASE("a complete scenario is read without complaint")
{
    CHECK(test::errors_of(test::small_text()).empty());
}

TEST_CASE("head, horizon, switches and groups arrive")
{
    const Scenario scenario = test::read(test::small_text());
    CHECK(scenario.name == "small");
    CHECK(scenario.title == "Small: one of everything");
    CHECK(scenario.start == Month::of(2020, 1));
    CHECK(scenario.months() == 24);
    CHECK(scenario.mechanisms.yield_law == YieldLaw::poisson);
    CHECK_FALSE(scenario.mechanisms.taste);
    CHECK(scenario.mechanisms.rules);
    CHECK(scenario.market.price_gain == 0.05);
    CHECK(scenario.market.carry_time == 6.0);       // half a year [month]
    CHECK(scenario.yield.usable_diameter == 294.0); // the row's default
}

TEST_CASE("entities are sorted by id and addressed by their path")
{
    const Scenario scenario = test::read(test::small_text());
    REQUIRE(scenario.countries.size() == 4);
    CHECK(scenario.countries[0].id == "cn");
    CHECK(scenario.countries[3].id == "us");
    CHECK(scenario.countries[1].bloc.empty());
    CHECK(scenario.fabs[0].id == "smic_n7");
    CHECK(scenario.fabs[0].key == entity_key("fabs.smic_n7"));
    CHECK(scenario.fabs[0].from == Date{2020, 7, 1});
    CHECK(scenario.fabs[1].from == Date::always());
    CHECK(scenario.countries[static_cast<std::size_t>(fab(scenario, "tsmc_n7").country)].id == "tw");
}

TEST_CASE("references keep the order of the file")
{
    const Scenario scenario = test::read(test::small_text());
    const Chipmaker& huawei = scenario.chipmakers[0];
    REQUIRE(huawei.foundries.size() == 2);
    CHECK(scenario.fabs[static_cast<std::size_t>(huawei.foundries[0])].id == "smic_n7");
    CHECK(scenario.fabs[static_cast<std::size_t>(huawei.foundries[1])].id == "tsmc_n7");
}

TEST_CASE("units convert once, to the unit of the field")
{
    const Scenario scenario = test::read(test::small_text());
    CHECK(scenario.memory_lines[1].capacity.at(scenario.start) == 2e5); // 2.4e6 a year
    CHECK(scenario.products[0].memory_bandwidth == 1555.0);
    CHECK(scenario.products[1].die_area == 665.0);
    CHECK(scenario.funds[1].years == 5.0);
    // A decay of 20 % a year leaves 0.8 after twelve months: 1 - 0.8^(1/12).
    CHECK_THAT(scenario.compute.retirement, WithinRel(1.0 - std::pow(0.8, 1.0 / 12), 1e-14));
}

TEST_CASE("money becomes dollars of 2024 in its own year")
{
    const Scenario scenario = test::read(test::small_text());
    CHECK_THAT(scenario.funds[0].amount, WithinRel(204150.0 / 6.9 * 1.25, 1e-14)); // 1 / 0.8
    CHECK_THAT(scenario.nodes[0].wafer_cost, WithinRel(9500.0 / 0.8125, 1e-14));
    CHECK(scenario.nodes[1].wafer_cost == 14000.0);
    CHECK_THAT(fab(scenario, "smic_n7").capex, WithinRel(120000.0 / 0.8125, 1e-14));
    CHECK_THAT(scenario.products[1].price, WithinRel(1e5 / 6.8 / 0.8125, 1e-14));
    CHECK_THAT(scenario.clouds[1].capex.at(scenario.start), WithinRel(1000.0 / 0.8125, 1e-14));
    CHECK(scenario.prices.per_usd.at("CNY").at(2020) == 6.8);
}

TEST_CASE("dated numbers hold stepwise")
{
    const Scenario scenario = test::read(test::small_text());
    const Path& capacity = fab(scenario, "tsmc_n7").wafer_capacity;
    CHECK(capacity.at(Month::of(2018, 12), -1) == -1);
    CHECK(capacity.at(Month::of(2020, 12)) == 100000);
    CHECK(capacity.at(Month::of(2021, 1)) == 110000);
    CHECK(scenario.series.frontier_node_density.at(Month::of(1950, 1)) == 1);
    CHECK(scenario.series.frontier_capability.steps.empty());
}

TEST_CASE("conditions and decisions arrive as they are written")
{
    const Scenario scenario = test::read(test::small_text());
    const Rule& rule = scenario.rules[1];
    REQUIRE(rule.id == "us_3a090");
    REQUIRE(rule.when.type == Predicate::Type::all);
    REQUIRE(rule.when.parts.size() == 3);
    CHECK(rule.when.parts[0].attribute == Attribute::tpp);
    CHECK(rule.when.parts[0].comparison == Comparison::at_least);
    CHECK(rule.when.parts[0].number == 4800);
    CHECK(rule.when.parts[1].number == 600);
    REQUIRE(rule.when.parts[2].type == Predicate::Type::negation);
    CHECK(rule.when.parts[2].parts[0].parts[1].name == "nvidia");
    CHECK(rule.decision.verdict == Verdict::deny);
    const Rule& import = scenario.rules[0];
    CHECK(import.decision.verdict == Verdict::licence);
    CHECK(import.decision.grant == 0.1);
    CHECK(import.decision.delay == 3);
    CHECK(scenario.rules[2].when.parts.empty());
    CHECK(scenario.rules[2].when.type == Predicate::Type::all);
}

TEST_CASE("every number is a quantity with its unit, range, evidence and source")
{
    const Scenario scenario = test::read(test::small_text());
    const Quantity& amount = quantity(scenario, "funds.big_fund.amount");
    CHECK(amount.written == 204.15);
    CHECK(amount.unit == "bn CNY@2019");
    CHECK(amount.value == scenario.funds[0].amount);
    CHECK(amount.low == 200);
    CHECK(amount.kind == Evidence::measured);
    CHECK(amount.source == "INV-02");
    CHECK_FALSE(amount.is_default);
    CHECK(quantity(scenario, "fabs.tsmc_n7.wafer_capacity.2021-01").high == 120000);
    CHECK(quantity(scenario, "series.training_demand_growth.2020-01").unit == "1/year");
    CHECK(quantity(scenario, "labs.openai.clouds.azure").high == 0.4);
    CHECK(quantity(scenario, "funds.big_fund.layers.foundry").value == 0.6);
    CHECK(quantity(scenario, "funds.small_fund.tranches.1").value == 2.5);
    CHECK(quantity(scenario, "rules.cn_domestic.decision.licence.grant").high == 0.3);
    CHECK(std::is_sorted(scenario.quantities.begin(), scenario.quantities.end(),
                         [](const Quantity& a, const Quantity& b) { return a.path < b.path; }));
}

TEST_CASE("defaults are quantities too, and say so")
{
    const Scenario scenario = test::read(test::small_text());
    const Quantity& rate = quantity(scenario, "fabs.smic_n7.learning_rate");
    CHECK(rate.is_default);
    CHECK(rate.value == fab(scenario, "smic_n7").learning_rate);
    CHECK(rate.kind == Evidence::derived);
    CHECK(rate.source == "FD-01");
    CHECK(rate.low == 0.18);
}

TEST_CASE("each step of a dated number inherits what is said of all, and may differ")
{
    const Scenario scenario = test::read(test::small_text());
    CHECK(quantity(scenario, "series.training_demand_growth.2020-01").kind == Evidence::unstated);
    CHECK(quantity(scenario, "series.training_demand_growth.2020-07").kind == Evidence::assumed);
    CHECK(quantity(scenario, "series.training_demand_growth.2020-07").unit == "1/year");
}

TEST_CASE("the order of entities and keys in the file changes nothing")
{
    const std::string text = test::small_text();
    // Sections of the top level, in the opposite order.
    std::vector<std::string> sections;
    for (std::size_t at = text.find("schema:"); at < text.size();) {
        std::size_t end = at;
        do {
            end = std::min(text.find('\n', end), text.size() - 1) + 1;
        } while (end < text.size() && text[end] == ' ');
        sections.push_back(text.substr(at, end - at));
        at = end;
    }
    REQUIRE(sections.size() > 15);
    std::reverse(sections.begin(), sections.end());
    std::string reversed;
    for (const std::string& section : sections) {
        reversed += section;
    }
    const std::string us = "  us: {region: us, bloc: west}\n";
    const std::string nl = "  nl: {region: eu}\n";
    reversed = test::edited(test::edited(reversed, us, ""), nl, nl + "  us: {bloc: west, region: us}\n");
    CHECK_FALSE(test::difference(test::read(text), test::read(reversed)));
}
