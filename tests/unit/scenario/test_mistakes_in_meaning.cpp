// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

#include <vector>

using namespace chokepoint;

namespace {

//! One edit of the small world that no field can see for itself; `@@` stands where the error must point.
struct Mistake {
    std::string find;
    std::string replace;
    std::string message;
};

const std::vector<Mistake>& mistakes()
{
    static const std::vector<Mistake> table{
        {"layers: {foundry: 0.6, memory: 0.2, packaging: 0.2}", "layers: @@{foundry: 0.6, memory: 0.2}",
         "the shares of the layers sum to 0.8, not to 1  [funds.big_fund.layers]"},
        {"tranches: [1, 2.5, 3]", "tranches: @@[0, 0]", "all payments are 0  [funds.small_fund.tranches]"},
        {"until: 2021-06", "until: @@2020-08",
         "until 2020-08 is before from 2020-09  [rules.cn_domestic.until]"},
        {"announced: 2020-06-01", "announced: @@2020-06-08",
         "announced 2020-06-08, after it takes effect, 2020-06-07  [rules.us_3a090.announced]"},
        {"announced: 2020-06-01\n    from: 2020-06-07", "announced: @@2020-06-01",
         "'announced' needs 'from', the day on which the rule takes effect  [rules.us_3a090.announced]"},
        {"layer: foundry", "layer: @@models",
         "rules reach chips, foundry, memory and packaging; nothing is shipped on 'models'  "
         "[rules.us_wafers.layer]"},
        {"defect_density: 0.09", "defect_density: 0.09\n    defect_density_floor: @@0.1",
         "the floor of the defect density, 0.1, is above the defect density at the start, 0.09  "
         "[fabs.tsmc_n7.defect_density_floor]"},
        {"defect_density: 0.09", "defect_density: @@0.01",
         "the floor of the defect density, 0.03, is above the defect density at the start, 0.01  "
         "[fabs.tsmc_n7.defect_density]"},
        {"generation: hbm2e", "generation: @@none",
         "a line makes stacks of some generation  [memory_lines.cxmt.generation]"},
        {"packaging: [jcet]", "packaging: @@[]",
         "it sells products, but no line packages for it  [chipmakers.huawei.packaging]"},
        {"    ops_8bit: 624\n", "    ops_8bit: @@0\n",
         "one of ops_8bit and ops_16bit must be above 0  [products.a100.ops_8bit]"},
        {"    stacks: 5\n    generation: hbm2\n", "    stacks: @@5\n",
         "it has stacks, but no 'generation' of them  [products.a100.stacks]"},
        {"    generation: hbm2\n", "    generation: @@hbm4\n",
         "no memory line of its maker 'nvidia' makes stacks of hbm4  [products.a100.generation]"},
        {"    maker: nvidia\n    node: n7\n", "    maker: nvidia\n    node: @@n7_duv\n",
         "no foundry of its maker 'nvidia' runs this node  [products.a100.node]"},
        {"    initial: {pytorch: 3, others: 1}", "    initial: @@{pytorch: 0, others: 0}",
         "no framework is in use at the start: all weights are 0  [developers.cn.initial]"},
        {"initial: {pytorch: 3, others: 1}", "initial: {pytorch: 3, mindspore: @@1}",
         "in use at the start, 2020-01, when it does not exist  [developers.cn.initial.mindspore]"},
        {"    state_share: 0.2\n", "    state_share: 0.2\n    until: @@2021-01\n",
         "a population has no beginning or end: entry_rate says how it grows  [developers.cn.until]"},
        {"parameters:\n", "parameters:\n  frameworks: {network_strength: @@20, choice_precision: 3}\n",
         "choice_precision times network_strength is above 40  [parameters.frameworks.network_strength]"},
        {"parameters:\n", "parameters:\n  frameworks: {switching_cost: @@20, choice_precision: 3}\n",
         "choice_precision times switching_cost is above 40  [parameters.frameworks.switching_cost]"},
        {"parameters:\n", "parameters:\n  frameworks: {most_ties: 10, mean_ties: @@10}\n",
         "mean_ties, 10, is not below most_ties, 10  [parameters.frameworks.mean_ties]"},
        {"  others: {}\n",
         "  f1: {}\n  f2: {}\n  f3: {}\n  f4: {}\n  f5: {}\n  f6: {}\n  others: {}\n  @@z: {}\n",
         "10 frameworks are more than 8 (put the small ones into one, such as 'other')  [frameworks.z]"},
    };
    return table;
}

} // namespace

TEST_CASE("each mistake of meaning is named where its value stands, and alone")
{
    const std::string good = test::small_text();
    for (const Mistake& mistake : mistakes()) {
        const test::Marked wrong = test::take_mark(test::edited(good, mistake.find, mistake.replace));
        INFO(mistake.replace);
        CHECK(test::errors_of(wrong.text) ==
              "small.yaml:" + wrong.place + ": error: " + mistake.message + "\n");
    }
}

TEST_CASE("what is missing is named where its owner stands")
{
    const std::string text = test::edited(test::small_text(), "    ops_16bit: 320\n", "");
    const test::Marked marked = test::take_mark(test::edited(text, "  ascend_910b:", "  @@ascend_910b:"));
    CHECK(test::errors_of(text) == "small.yaml:" + marked.place +
                                       ": error: one of ops_8bit and ops_16bit must be above 0  "
                                       "[products.ascend_910b]\n");
}

TEST_CASE("a cloud cannot be rented out twice over, and the last lab is named")
{
    const std::string text =
        test::edited(test::small_text(), "{alibaba: 0.1}", "{alibaba: 0.75, azure: 0.125}");
    CHECK(test::errors_of(text).empty());
    const test::Marked wrong = test::take_mark(
        test::edited(text, "{azure: {value: 0.3, low: 0.2, high: 0.4, kind: assumed}, alibaba: 0}",
                     "{alibaba: @@0.5, azure: 0.875}"));
    CHECK(test::errors_of(wrong.text) ==
          "small.yaml:" + wrong.place +
              ": error: with this lab, the shares of the cloud sum to 1.25 over all labs: above 1  "
              "[labs.openai.clouds.alibaba]\n");
}

TEST_CASE("users need their country's product, and no product bounds two segments in full")
{
    const std::string users = test::small_text() +
                              "segments:\n"
                              "  offices: {country: @@us, adopters: 1000, spend: 10, gdp_share: 0.5}\n";
    const test::Marked poor = test::take_mark(users);
    CHECK(test::errors_of(poor.text) ==
          "small.yaml:" + poor.place +
              ": error: the country 'us' gives no 'gdp', which bounds spending  "
              "[segments.offices.country]\n");
    const std::string merged =
        test::edited(poor.text, "us: {region: us", "us: {gdp: 20 tn USD/year, region: us");
    CHECK(test::errors_of(merged).empty());
    const test::Marked twice =
        test::take_mark(merged + "  others: {country: us, adopters: 5, spend: 1, gdp_share: @@0.75}\n");
    CHECK(test::errors_of(twice.text) ==
          "small.yaml:" + twice.place +
              ": error: with this segment, the shares of the product of 'us' sum to 1.25: above 1  "
              "[segments.others.gdp_share]\n");
}

TEST_CASE("shares that miss 1 by rounding alone are shares")
{
    CHECK(test::errors_of(test::edited(test::small_text(), "{foundry: 0.6, memory: 0.2, packaging: 0.2}",
                                       "{foundry: 0.7, memory: 0.1, packaging: 0.1, chips: 0.1}"))
              .empty());
    CHECK_FALSE(
        test::errors_of(test::edited(test::small_text(), "{foundry: 0.6, memory: 0.2, packaging: 0.2}",
                                     "{foundry: 0.6, memory: 0.2, packaging: 0.20000001}"))
            .empty());
}

TEST_CASE("ids whose random keys collide are refused")
{
    // Found by trying x0, x1, ... with xxhash's own XXH3_64bits: the first pair under `countries`.
    const std::string first = "x10377";
    const std::string second = "x44841";
    const std::string text =
        test::edited(test::small_text(), "countries:\n",
                     "countries:\n  " + first + ": {region: us}\n  " + second + ": {region: us}\n");
    CHECK(test::errors_of(text).find("has the same key of random numbers as") != std::string::npos);
}
