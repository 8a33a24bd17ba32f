// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace chokepoint;

namespace {

//! One edit of the small world that makes it wrong; `@@` stands where the error must point.
struct Mistake {
    std::string find;
    std::string replace;
    std::string message; //!< all that the error says behind `error: `, its path included
};

const std::vector<Mistake>& mistakes()
{
    static const std::vector<Mistake> table{
        // the head
        {"schema: 1", "schema: @@2",
         "this release reads 'schema: 1', not '2' (a newer file needs a newer release)  [schema]"},
        {"schema: 1", "schema: @@\"1\"",
         "this release reads 'schema: 1', not '1' (a newer file needs a newer release)  [schema]"},
        {"schema: 1\n", "@@", "'schema: 1' is missing (the version of the format)  [schema]"},
        {"name: small", "name: @@a/b",
         "expected a word of letters, digits, '_', '.' and '-', at most 64, got 'a/b'  [name]"},
        {"title: \"Small: one of everything\"", "title: @@\"a\\x1b[2J\"",
         "expected one line of text, at most 200 bytes, got 'a\\x1b[2J'  [title]"},
        {"title: \"Small: one of everything\"", "title: @@[a]",
         "expected one line of text, at most 200 bytes, got a list  [title]"},
        {"mechanisms:", "@@mechanism:", "unknown key 'mechanism'; did you mean 'mechanisms'?"},
        {"\nfunds:", "\n@@toolmakers: {}\nfunds:", "unknown key 'toolmakers'"},
        {"horizon: {start: 2020-01,", "horizon: {start: @@2020-13,",
         "expected a day of the calendar, 1900 to 2199, as 2022-10 or 2022-10-07, got '2020-13'  "
         "[horizon.start]"},
        {"horizon: {start: 2020-01,", "horizon: {start: @@2020-01-15,",
         "the horizon counts whole months: write 2020-01  [horizon.start]"},
        {"horizon: {start: 2020-01, end: 2021-12}", "horizon: @@{start: 2020-01}",
         "'end' is missing (Last simulated month, inclusive)  [horizon.end]"},
        {"horizon: {start: 2020-01, end: 2021-12}", "horizon: {start: 2020-01, end: @@2019-12}",
         "the end 2019-12 is before the start 2020-01  [horizon.end]"},
        {"horizon: {start: 2020-01, end: 2021-12}", "horizon: {start: 2020-01, end: @@2120-01}",
         "a horizon of more than 100 years  [horizon.end]"},
        // switches and groups
        {"taste: false", "taste: @@off",
         "expected true or false, without quotation marks, got 'off'; did you mean false?  "
         "[mechanisms.taste]"},
        {"taste: false", "taste: @@\"false\"",
         "expected true or false, without quotation marks, got 'false'; did you mean false?  "
         "[mechanisms.taste]"},
        {"taste: false", "@@tast: false", "unknown key 'tast'; did you mean 'taste'?  [mechanisms]"},
        {"yield_law: poisson", "yield_law: @@poison",
         "expected poisson, murphy, murphy_uniform, exponential, seeds, negative_binomial or bose_einstein, "
         "got 'poison'; did you mean 'poisson'?  [mechanisms.yield_law]"},
        {"  market: {", "  @@markets: {", "unknown group 'markets'; did you mean 'market'?  [parameters]"},
        {"mechanisms: {yield_law: poisson, taste: false}", "mechanisms: @@[poisson]",
         "expected a map of fields, got a list  [mechanisms]"},
        // entities
        {"  us: {region: us, bloc: west}", "  @@US: {region: us, bloc: west}\n  us: {region: us}",
         "the id 'US' must begin with a to z and go on with a to z, 0 to 9 and _, at most 64  [countries]"},
        {"  nl: {region: eu}", "  nl: @@eu", "expected a map of fields, got 'eu'  [countries.nl]"},
        {"  nl: {region: eu}", "  nl: {region: eu}\n  @@nl: {region: us}",
         "key 'nl' is given twice (first on line 22)"},
        {"  nl: {region: eu}", "  @@nl: {}",
         "'region' is missing (Region in which results of this country are reported)  [countries.nl.region]"},
        {"  nl: {region: eu}", "  nl: @@null",
         "null removes what an extended file gives, and none gives this  [countries.nl]"},
        {"  nl: {region: eu}", "  nl: {region: @@eurp}",
         "expected us, cn, eu or row, got 'eurp'  [countries.nl.region]"},
        {"  nl: {region: eu}", "  nl: {@@regoin: eu, region: eu}",
         "unknown key 'regoin'; did you mean 'region'?  [countries.nl]"},
        {"bloc: china", "bloc: @@\"a b\"",
         "expected a word of letters, digits, '_', '.' and '-', at most 64, got 'a b'  [countries.cn.bloc]"},
        // numbers
        {"defect_density: 0.09", "defect_density: @@abc",
         "expected a number, got 'abc'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@\"0.09\"",
         "expected a number, got text (write it without quotation marks)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@00.09",
         "expected a number, got '00.09' (a leading zero: write it without)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@.09",
         "expected a number, got '.09' (digits belong on both sides of '.')  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@+0.09",
         "expected a number, got '+0.09' (write it without '+')  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@.nan",
         "expected a number, got '.nan' (numbers are finite)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@-.Inf",
         "expected a number, got '-.Inf' (numbers are finite)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@0x1F",
         "expected a number, got '0x1F' (decimal numbers only)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@1e400",
         "expected a number, got '1e400' (too large or too small, or no number)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@1e-400",
         "expected a number, got '1e-400' (too large or too small, or no number)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@0,09",
         "expected a number, got '0,09' (no separators of thousands, '.' before decimals)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@9%",
         "expected a number, got '9%' (a space belongs between number and unit)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@true",
         "expected a number, got 'true'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@[0.09]",
         "expected a number, got a list  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@-0.1",
         "-0.1 is out of bounds (0 to 20 1/cm^2)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@21",
         "21 is out of bounds (0 to 20 1/cm^2)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@0.09 GB",
         "wrong unit 'GB' (possible: 1/cm^2 or 1/mm^2)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@0.09 1/cm2",
         "unknown unit '1/cm2'; did you mean '1/cm^2'? (possible: 1/cm^2 or 1/mm^2)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: 0.09, @@vlaue: 1}",
         "a number has no 'vlaue'; did you mean 'value'?  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@{low: 0.05, high: 0.1}",
         "'value' is missing (a number has value, low, high, unit, kind, source)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@{value: 0.09, low: 0.05}",
         "'low' needs 'high'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@{value: 0.09, low: 0.1, high: 0.2}",
         "the range must hold the value: low <= value <= high  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: 0.09, low: @@0, high: 0.2}",
         "'low' must be above 0 (the range is log-uniform; or say 'distribution: uniform')  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: 0.09, low: 0.05, high: @@99}",
         "99 is out of bounds (0 to 20 1/cm^2)  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: @@0.09 1/cm^2}",
         "the unit of a number with a range stands under 'unit:'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: 0.09, kind: @@unstated}",
         "expected measured, derived or assumed, got 'unstated'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: @@{value: 0.09, kind: measured}",
         "measured numbers need a source (an id of history/sources.csv, or kind: assumed)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: 0.09, role: @@future}",
         "expected history, prior or target, got 'future'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "defect_density: {value: 0.09, source: @@\"a b\"}",
         "expected the id of a source, got 'a b'  [fabs.tsmc_n7.defect_density]"},
        {"defect_density: 0.09", "@@defect_density: ",
         "a value is missing: expected a number (a space belongs behind ':'; null spelled out removes)  "
         "[fabs.tsmc_n7.defect_density]"},
        {"stacks: 5", "stacks: @@5.5", "expected a whole number, got 5.5  [products.a100.stacks]"},
        {"stacks: 5", "stacks: @@65", "65 is out of bounds (0 to 64)  [products.a100.stacks]"},
        {"tranches: [1, 2.5, 3]", "tranches: [1, @@x, 3]",
         "expected a number, got 'x'  [funds.small_fund.tranches.1]"},
        {"tranches: [1, 2.5, 3]", "tranches: @@1",
         "expected a list of numbers, got '1'  [funds.small_fund.tranches]"},
        {"retirement: {value: 0.2, unit: 1/year", "retirement: @@{value: 1.2, unit: 1/year",
         "the number cannot be converted from '1/year' to '1/month'  [parameters.compute.retirement]"},
        // money
        {"wafer_cost: 9500 USD@2020", "wafer_cost: @@9500 wafers",
         "'wafers' is no unit of money (possible: USD, kUSD@2020, MUSD, bn CNY@2019 and such; without a year "
         "only USD, of 2024)  [nodes.n7.wafer_cost]"},
        {"wafer_cost: 9500 USD@2020", "wafer_cost: @@9500 USD@2011",
         "the price table has no USD deflator for 2011  [nodes.n7.wafer_cost]"},
        {"wafer_cost: 9500 USD@2020", "wafer_cost: @@9500 CNY",
         "money in CNY needs its year, as in CNY@2024 (only USD may go without: it is of 2024)  "
         "[nodes.n7.wafer_cost]"},
        {"wafer_cost: 9500 USD@2020", "wafer_cost: @@9500 XYZ@2020",
         "the price table does not know the currency XYZ  [nodes.n7.wafer_cost]"},
        {"capex: 300 MUSD/month", "capex: @@300 MUSD",
         "a sum of money stands where money per month or year is wanted  [clouds.alibaba.capex]"},
        // dated numbers
        {"2021-01: {value: 110000", "@@2018-01: {value: 110000",
         "dates out of order: 2018-01 stands after 2019-01  [fabs.tsmc_n7.wafer_capacity]"},
        {"2021-01: {value: 110000", "@@2021-1: {value: 110000",
         "expected a month such as 2020-07, got '2021-1'  [fabs.tsmc_n7.wafer_capacity]"},
        {"{2019-01: 100000, 2021-01", "{2019-01: 100000, @@knd: assumed, 2021-01",
         "dated numbers have no 'knd'; did you mean 'kind'?  [fabs.tsmc_n7.wafer_capacity]"},
        {"{2019-01: 100000, 2021-01", "{2019-01: @@-1, 2021-01",
         "-1 is out of bounds (0 to 10000000 wafers/month)  [fabs.tsmc_n7.wafer_capacity.2019-01]"},
        // references
        {"country: tw\n    node: n7\n", "country: @@twn\n    node: n7\n",
         "no country 'twn'; did you mean 'tw'?  [fabs.tsmc_n7.country]"},
        {"country: tw\n    node: n7\n", "country: @@[tw]\n    node: n7\n",
         "expected the id of one of countries, got a list  [fabs.tsmc_n7.country]"},
        {"foundries: [tsmc_n7]", "foundries: [@@tsmc_n8]",
         "no fab 'tsmc_n8'; did you mean 'tsmc_n7'?  [chipmakers.nvidia.foundries]"},
        {"foundries: [tsmc_n7]", "foundries: @@tsmc_n7",
         "expected a list of ids of fabs, got 'tsmc_n7'  [chipmakers.nvidia.foundries]"},
        {"foundries: [tsmc_n7]", "foundries: [tsmc_n7, @@tsmc_n7]",
         "'tsmc_n7' stands in the list twice  [chipmakers.nvidia.foundries]"},
        {"clouds: {alibaba: 0.1}", "clouds: {@@aliababa: 0.1}",
         "no cloud 'aliababa'; did you mean 'alibaba'?  [labs.deepseek.clouds]"},
        {"clouds: {alibaba: 0.1}", "clouds: {alibaba: @@1.1}",
         "1.1 is out of bounds (0 to 1)  [labs.deepseek.clouds.alibaba]"},
        {"layers: {foundry: 1}", "layers: {@@foundy: 1, foundry: 1}",
         "no layer 'foundy'; did you mean 'foundry'?  [funds.small_fund.layers]"},
        {"layers: {foundry: 1}", "layers: @@[foundry]",
         "expected a map from layers to shares, got a list  [funds.small_fund.layers]"},
        // conditions and decisions
        {"\"tpp >= 4800\"", "@@\"tp >= 4800\"",
         "no attribute 'tp'; did you mean 'tpp'? (attributes: tpp, performance_density, memory_bandwidth, "
         "memory_bandwidth_density, io_bandwidth, die_area, node_density, buyer, seller, product or maker)  "
         "[rules.us_3a090.when]"},
        {"\"tpp >= 4800\"", "@@\"tpp => 4800\"",
         "expected <, <=, ==, !=, >= or >, got '=>'  [rules.us_3a090.when]"},
        {"\"tpp >= 4800\"", "@@\"tpp>=4800\"",
         "expected 'attribute op value' with spaces, such as 'tpp >= 4800', got 'tpp>=4800'  "
         "[rules.us_3a090.when]"},
        {"\"tpp >= 4800\"", "@@\"tpp >= many\"", "expected a number, got 'many'  [rules.us_3a090.when]"},
        {"\"tpp >= 4800\"", "@@\"tpp >= 4800 GB/s\"",
         "wrong unit 'GB/s' (possible: TPP)  [rules.us_3a090.when]"},
        {"\"tpp >= 4800\"", "@@\"buyer >= state\"",
         "names are compared with == or != alone  [rules.us_3a090.when]"},
        {"maker != nvidia", "@@maker != nvida",
         "no maker 'nvida'; did you mean 'nvidia'?  [rules.us_3a090.when]"},
        {"when: buyer == state", "when: @@[buyer == state]",
         "expected 'attribute op value', or a map with all, any or not alone, got a list  "
         "[rules.cn_domestic.when]"},
        {"when: buyer == state", "when: @@{all: [], any: []}",
         "expected 'attribute op value', or a map with all, any or not alone, got a map  "
         "[rules.cn_domestic.when]"},
        {"when: buyer == state", "when: {@@non: [buyer == state]}",
         "expected all, any or not, got 'non'; did you mean 'not'?  [rules.cn_domestic.when]"},
        {"when: buyer == state", "when: {any: @@[]}",
         "'any' of nothing never holds  [rules.cn_domestic.when]"},
        {"decision: deny", "decision: @@denied",
         "expected allow, notify, presumption_of_denial, deny or {licence: {grant: 0.1, delay: 3 month}}, "
         "got 'denied'  [rules.us_3a090.decision]"},
        {"decision: deny", "decision: @@licence",
         "a licence has terms: {licence: {grant: 0.1, delay: 3 month}}  [rules.us_3a090.decision]"},
        {"decision: deny", "decision: {@@licence: {delay: 3}}",
         "'grant' is missing (the share of units that licences let through)  "
         "[rules.us_3a090.decision.licence.grant]"},
        {"decision: deny", "decision: {licence: {grant: @@2}}",
         "2 is out of bounds (0 to 1)  [rules.us_3a090.decision.licence.grant]"},
        {"decision: deny", "decision: {licence: {grant: 1, @@dely: 3}}",
         "a licence has no 'dely'; did you mean 'delay'?  [rules.us_3a090.decision.licence]"},
        {"decision: deny", "decision: {licence: {grant: 1, cap: @@{share: 0.5}}}",
         "expected a map with share and of, such as {share: 0.5, of: [us]}  "
         "[rules.us_3a090.decision.licence.cap]"},
        {"decision: deny", "decision: {licence: {grant: 1, cap: {share: 0.5, of: @@[]}}}",
         "a cap is measured against at least one country  [rules.us_3a090.decision.licence.cap.of]"},
        {"decision: deny", "decision: {licence: {grant: 1, cap: {share: 0.5, of: [us], @@off: [us]}}}",
         "a cap has no 'off'; did you mean 'of'?  [rules.us_3a090.decision.licence.cap]"},
        {"decision: deny", "decision: {licence: {grant: 1, fee: @@11}}",
         "11 is out of bounds (0 to 10)  [rules.us_3a090.decision.licence.fee]"},
        {"from: 2020-06-07", "from: @@2021-02-29",
         "expected a day of the calendar, 1900 to 2199, as 2022-10 or 2022-10-07, got '2021-02-29'  "
         "[rules.us_3a090.from]"},
        // prices and series
        {"EUR: {2020: 0.875}", "@@EURO: {2020: 0.875}",
         "expected a currency other than USD, three capitals such as CNY, got 'EURO'  [prices.currencies]"},
        {"EUR: {2020: 0.875}", "EUR: {@@20: 0.875}",
         "expected a year such as 2020, got '20'  [prices.currencies.EUR]"},
        {"EUR: {2020: 0.875}", "EUR: {2020: @@0}",
         "0 is out of bounds (1e-09 to 1000000000)  [prices.currencies.EUR.2020]"},
        {"  frontier_node_density: 1", "  @@frontier_density: 1",
         "unknown key 'frontier_density'; did you mean 'frontier_node_density'?  [series]"},
    };
    return table;
}

} // namespace

TEST_CASE("each mistake is named where it stands, and alone")
{
    const std::string good = test::small_text();
    for (const Mistake& mistake : mistakes()) {
        const test::Marked wrong = test::take_mark(test::edited(good, mistake.find, mistake.replace));
        INFO(mistake.replace);
        CHECK(test::errors_of(wrong.text) ==
              "small.yaml:" + wrong.place + ": error: " + mistake.message + "\n");
    }
}
