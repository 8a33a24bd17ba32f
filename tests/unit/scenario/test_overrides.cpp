// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

using namespace chokepoint;
using chokepoint::test::quantity;

namespace {

Scenario with(const std::string& override)
{
    return test::read(test::small_text(), {{override}, {}});
}

std::string errors_with(const std::string& override)
{
    return test::errors_of(test::small_text(), {{override}, {}});
}

} // namespace

TEST_CASE("an override changes one number, drops its range and says where it came from")
{
    const Scenario scenario = with("fabs.smic_n7.defect_density=0.5");
    CHECK(scenario.fabs[0].defect_density == 0.5);
    const Quantity& density = quantity(scenario, "fabs.smic_n7.defect_density");
    CHECK(density.low != density.low);
    CHECK(density.kind == Evidence::assumed);
    CHECK(density.source == "command line");
    CHECK_FALSE(density.is_default);
}

TEST_CASE("overrides may set values that the scenario leaves to defaults")
{
    CHECK(with("fabs.smic_n7.learning_rate=0.3").fabs[0].learning_rate == 0.3);
    CHECK(with("parameters.production.stock_time=2 month").production.stock_time == 2);
    CHECK(with("series.frontier_capability={2019-01: 3}").series.frontier_capability.steps.size() == 1);
}

TEST_CASE("every kind of value can be set")
{
    CHECK(with("mechanisms.yield_law=murphy").mechanisms.yield_law == YieldLaw::murphy);
    CHECK(with("mechanisms.taste=true").mechanisms.taste);
    CHECK(with("horizon.end=2020-12").months() == 12);
    CHECK(with("parameters.market.price_gain=0.1").market.price_gain == 0.1);
    CHECK(with("series.training_demand_growth=50 %/year").series.training_demand_growth.steps.size() == 1);
    CHECK(with("fabs.smic_n7.capex=0.002 bn CNY@2020").fabs[0].capex > 2e5);
    CHECK(with("countries.nl.bloc=west").countries[1].bloc == "west");
    CHECK(with("rules.us_3a090.from=2020-08-01").rules[1].from == Date{2020, 8, 1});
    CHECK(with("rules.us_3a090.to=[cn, nl]").rules[1].to.size() == 2);
    CHECK(with("rules.us_3a090.when=tpp >= 1").rules[1].when.number == 1);
    CHECK(with("rules.us_3a090.decision={licence: {grant: 0.5}}").rules[1].decision.grant == 0.5);
    CHECK(with("name=other").name == "other");
    CHECK(with("title=\"a = b\"").title == "a = b");
    CHECK(with("funds.small_fund.tranches=[4, 5]").funds[1].tranches.size() == 2);
    CHECK(with("fabs.smic_n7.node=n7_duv").fabs[0].node.row == 1);
}

TEST_CASE("values inside fields can be set by the path that quantities have")
{
    CHECK(with("labs.openai.clouds.azure=0.9").labs[1].clouds[1].value == 0.9);
    CHECK(with("labs.deepseek.clouds.azure=0.5").labs[0].clouds.size() == 2);
    CHECK(with("fabs.tsmc_n7.wafer_capacity.2021-01=5").fabs[1].wafer_capacity.steps[1].value == 5);
    CHECK(with("series.training_demand_growth.2020-07=0.25 1/year")
              .series.training_demand_growth.steps.size() == 2);
    CHECK(with("funds.small_fund.tranches.1=7").funds[1].tranches[1] == 7);
    CHECK(with("rules.cn_domestic.decision.licence.grant=0.7").rules[0].decision.grant == 0.7);
}

TEST_CASE("a range may be given with the value")
{
    const Quantity density = quantity(with("fabs.smic_n7.defect_density={value: 0.5, low: 0.4, high: 0.6}"),
                                      "fabs.smic_n7.defect_density");
    CHECK(density.low == 0.4);
    CHECK(density.kind == Evidence::assumed);
    CHECK(density.source == "command line");
}

TEST_CASE("of several overrides the last wins")
{
    const LoadOptions options{{"labs.openai.talent=5", "labs.openai.talent=6"}, {}};
    CHECK(test::read(test::small_text(), options).labs[1].talent == 6);
}

TEST_CASE("unknown paths and bad values are named at their place")
{
    const std::pair<std::string, std::string> table[] = {
        {"fabs.smic_n7.defect_densty=1", "1:1: error: 'fabs.smic_n7' has no 'defect_densty'; did you mean "
                                         "'defect_density'?  [fabs.smic_n7.defect_densty]"},
        {"fabs.smic.defect_density=1",
         "1:1: error: the scenario has no fab 'smic'  [fabs.smic.defect_density]"},
        {"fabs.smic_n8.capex=1",
         "1:1: error: the scenario has no fab 'smic_n8'; did you mean 'smic_n7'?  [fabs.smic_n8.capex]"},
        {"fab.smic_n7.capex=1",
         "1:1: error: a scenario has no 'fab'; did you mean 'fabs'?  [fab.smic_n7.capex]"},
        {"parameters.markt.price_gain=1",
         "1:1: error: 'parameters' has no 'markt'; did you mean 'market'?  [parameters.markt.price_gain]"},
        {"parameters.market.gain=1",
         "1:1: error: 'parameters.market' has no 'gain'  [parameters.market.gain]"},
        {"mechanisms.tast=true",
         "1:1: error: 'mechanisms' has no 'tast'; did you mean 'taste'?  [mechanisms.tast]"},
        {"horizon.stop=2020-01", "1:1: error: 'horizon' has no 'stop'  [horizon.stop]"},
        {"fabs.smic_n7={}", "1:1: error: the path names no single value  [fabs.smic_n7]"},
        {"fabs=1", "1:1: error: the scenario has no fab ''  [fabs]"},
        {"parameters=1", "1:1: error: the path names no single value  [parameters]"},
        {"mechanisms=1", "1:1: error: the path names no single value  [mechanisms]"},
        {"extends=x.yaml", "1:1: error: the path names no single value  [extends]"},
        {"fabs.tsmc_n7.wafer_capacity.2030-01=5",
         "1:1: error: the scenario gives no value 'fabs.tsmc_n7.wafer_capacity.2030-01' (set the field "
         "'fabs.tsmc_n7.wafer_capacity' itself)  [fabs.tsmc_n7.wafer_capacity.2030-01]"},
        {"fabs.smic_n7.defect_density.low=0.1",
         "1:1: error: the scenario gives no value 'fabs.smic_n7.defect_density.low' (set the field "
         "'fabs.smic_n7.defect_density' itself)  [fabs.smic_n7.defect_density.low]"},
        {"fabs.smic_n7.defect_density=abc",
         "1:29: error: expected a number, got 'abc'  [fabs.smic_n7.defect_density]"},
        {"fabs.smic_n7.defect_density=99",
         "1:29: error: 99 is out of bounds (0 to 20 1/cm^2)  [fabs.smic_n7.defect_density]"},
        {"fabs.smic_n7.node=n9", "1:19: error: no node 'n9'; did you mean 'n7'?  [fabs.smic_n7.node]"},
        {"mechanisms.taste=maybe",
         "1:18: error: expected true or false, without quotation marks, got 'maybe'  [mechanisms.taste]"},
        {"fabs.smic_n7.capex=", "1:20: error: a value is missing  [fabs.smic_n7.capex]"},
        {"fabs.smic_n7.capex=null", "1:20: error: a value is missing  [fabs.smic_n7.capex]"},
        {"fabs.smic_n7.capex", "1:1: error: expected path=value, such as 'fabs.smic_n7.defect_density=0.5', "
                               "got 'fabs.smic_n7.capex'"},
        {"=1", "1:1: error: expected path=value, such as 'fabs.smic_n7.defect_density=0.5', got '=1'"},
        {"", "1:1: error: expected path=value, such as 'fabs.smic_n7.defect_density=0.5', got ''"},
        {"title=a: b", "1:7: error: the value must be a number, a word, or a list or map in brackets"},
        {"title=\"a", "1:9: error: a quotation mark is not closed"},
        {"title=&x a",
         "1:7: error: anchors ('&name') are not allowed (write the value again, or use extends)"},
    };
    for (const auto& [override, error] : table) {
        INFO(override);
        CHECK(errors_with(override) == "--set:" + error + "\n");
    }
}

TEST_CASE("overrides and files are reported together")
{
    const std::string errors = test::errors_of(test::edited(test::small_text(), "stacks: 5", "stacks: x"),
                                               {{"fabs.smic_n7.capex=x", "nonsense"}, {}});
    CHECK(errors.find("[products.a100.stacks]") != std::string::npos);
    CHECK(errors.find("[fabs.smic_n7.capex]") != std::string::npos);
    CHECK(errors.find("expected path=value") != std::string::npos);
}
