// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/resolved.hpp"
#include "support.hpp"
#include "support/catch.hpp"

#include <chokepoint/difference.hpp>

using namespace chokepoint;

namespace {

//! From small.yaml to an edit of it.
ScenarioDifference after(std::string_view find, std::string_view replace)
{
    return chokepoint::difference(test::read(test::small_text()),
                                  test::read(test::edited(test::small_text(), find, replace)));
}

bool none(const ScenarioDifference& difference)
{
    return difference.only_first.empty() && difference.only_second.empty() && difference.values.empty();
}

} // namespace

TEST_CASE("a scenario does not differ from itself, nor from its resolved text")
{
    const Scenario scenario = test::read(test::small_text());
    CHECK(none(chokepoint::difference(scenario, scenario)));
    CHECK(none(chokepoint::difference(scenario, test::read(resolved_text(scenario)))));
}

TEST_CASE("the order of entities and of fields in a file is no difference")
{
    CHECK(none(after("  us: {region: us, bloc: west}\n  tw: {region: row, bloc: west}\n",
                     "  tw: {bloc: west, region: row}\n  us: {region: us, bloc: west}\n")));
    CHECK(none(
        after("{foundry: 0.6, memory: 0.2, packaging: 0.2}", "{packaging: 0.2, foundry: 0.6, memory: 0.2}")));
}

TEST_CASE("one changed number is one difference, with both values and what is known of them")
{
    const ScenarioDifference found = after("{value: 0.6, low: 0.3, high: 1.0, unit: 1/cm^2, kind: assumed",
                                           "{value: 0.5, low: 0.3, high: 1.0, kind: derived, source: S-1");
    REQUIRE(found.values.size() == 1);
    CHECK(found.only_first.empty());
    CHECK(found.only_second.empty());
    const ValueDifference& value = found.values[0];
    CHECK(value.path == "fabs.smic_n7.defect_density");
    CHECK_FALSE(value.same_value);
    REQUIRE((value.first_number && value.second_number));
    CHECK(value.first_number->value == 0.6);
    CHECK(value.second_number->value == 0.5);
    CHECK(value.first_number->kind == "assumed");
    CHECK(value.second_number->kind == "derived");
    CHECK(value.second_number->source == "S-1");
    CHECK(value.second_number->unit == "1/cm^2"); // the field's, where the file names none
}

TEST_CASE("a removed rule is an entity of one of them")
{
    const std::string text = test::small_text();
    const std::size_t begin = text.find("  us_wafers:");
    const std::size_t end = text.find("nodes:");
    const Scenario with = test::read(text);
    const Scenario without = test::read(text.substr(0, begin) + text.substr(end));
    const ScenarioDifference gone = chokepoint::difference(with, without);
    CHECK(gone.only_first == std::vector<std::string>{"rules.us_wafers"});
    CHECK(gone.only_second.empty());
    CHECK(gone.values.empty());
    const ScenarioDifference come = chokepoint::difference(without, with);
    CHECK(come.only_first.empty());
    CHECK(come.only_second == std::vector<std::string>{"rules.us_wafers"});
}

TEST_CASE("a number that is known otherwise is told apart from one that is another")
{
    const ScenarioDifference source = after("source: INV-02", "source: INV-03");
    REQUIRE(source.values.size() == 1);
    CHECK(source.values[0].path == "funds.big_fund.amount");
    CHECK(source.values[0].same_value);
    CHECK(none(after("wafer_capacity: 3000 wafers/month", "wafer_capacity: 3000"))); // its own unit
    const ScenarioDifference unit = after("3000 wafers/month", "36000 wafers/year");
    REQUIRE(unit.values.size() == 1);
    CHECK(unit.values[0].same_value);
}

TEST_CASE("dates, switches, conditions, series, prices and the head can differ too, in one fixed order")
{
    std::string text = test::small_text();
    for (const auto& [find, replace] :
         {std::pair{"name: small", "name: other"}, std::pair{"end: 2021-12", "end: 2022-12"},
          std::pair{"2019: 6.9", "2019: 7"}, std::pair{"taste: false", "taste: true"},
          std::pair{"price_gain: 0.05", "price_gain: 0.06"}, std::pair{"2020-01: 1.2", "2020-02: 1.2"},
          std::pair{"tpp >= 4800", "tpp >= 1600"}, std::pair{"to: [cn]", "to: [cn, nl]"},
          std::pair{"until: 2021-06", "until: 2021-07"}}) {
        text = test::edited(text, find, replace);
    }
    const ScenarioDifference found = chokepoint::difference(test::read(test::small_text()), test::read(text));
    std::vector<std::string> paths;
    for (const ValueDifference& value : found.values) {
        paths.push_back(value.path);
    }
    CHECK(paths ==
          std::vector<std::string>{"name", "horizon.end", "prices.currencies.CNY.2019", "mechanisms.taste",
                                   "parameters.market.price_gain", "series.training_demand_growth.2020-01",
                                   "series.training_demand_growth.2020-02", "rules.cn_domestic.until",
                                   "rules.us_3a090.to", "rules.us_3a090.when"});
    CHECK(found.values[3].first == "false");
    CHECK(found.values[3].second == "true");
    CHECK_FALSE(found.values[5].second_number);
    CHECK(found.values[5].second.empty());
    CHECK(found.values[8].second == "[cn, nl]");
}
