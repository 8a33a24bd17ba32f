// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

#include "support/catch.hpp"
#include "support/reference_market.hpp"
#include "unit/market/random_market.hpp"

#include <string>

using namespace chokepoint;

namespace {

struct BothWays {
    MarketWorkspace workspace; // one for all, as in a run: what an earlier market left must not matter
    MarketResult fast;
    MarketResult literal;
    std::int64_t units = 0;

    //! Empty if the results agree, else the first column that does not.
    std::string difference(const Market& market)
    {
        clear_market(market, workspace, fast);
        reference::clear_market(market, literal);
        units += std::accumulate(literal.units.begin(), literal.units.end(), std::int64_t{0});
        return fast.units != literal.units                       ? "units"
               : fast.ends != literal.ends                       ? "reasons"
               : fast.product_run_out != literal.product_run_out ? "run-out of products"
               : fast.group_run_out != literal.group_run_out     ? "run-out of groups"
               : fast.supply_left != literal.supply_left         ? "supply left"
               : fast.group_used != literal.group_used           ? "use of groups"
               : fast.need_left != literal.need_left             ? "need left"
               : fast.budget_left != literal.budget_left         ? "money left"
                                                                 : "";
    }
};

// FNV-1a over the 64-bit words of a result.
void mix(std::uint64_t& hash, const MarketResult& result)
{
    const auto word = [&hash](std::int64_t value) {
        hash = (hash ^ static_cast<std::uint64_t>(value)) * 0x100000001B3U;
    };
    for (std::size_t edge = 0; edge < result.units.size(); ++edge) {
        word(result.units[edge]);
        word(static_cast<std::int64_t>(result.ends[edge].reason));
        word(result.ends[edge].full_group);
    }
    for (const auto* run_outs : {&result.product_run_out, &result.group_run_out}) {
        for (const RunOut& run_out : *run_outs) {
            word(run_out.tier);
            word(run_out.clock);
        }
    }
}

std::int64_t compare(std::uint64_t seed, int markets, const MarketShape& shape)
{
    BothWays both;
    TestDraws draws(seed);
    for (int k = 0; k < markets; ++k) {
        const Market market = random_market(draws, shape);
        INFO("market " << k << " of seed " << seed);
        REQUIRE(both.difference(market) == "");
        REQUIRE_NOTHROW(check_result(market, both.fast));
    }
    return both.units;
}

} // namespace

TEST_CASE("jumps give the same bits as unit by unit: 10,000 small markets")
{
    CHECK(compare(1, 10000, {}) > 1000000);
}

TEST_CASE("jumps give the same bits as unit by unit: performances over 24 binary orders, any speeds")
{
    compare(2, 4000,
            {.most_buyers = 12,
             .most_products = 6,
             .performance_bits = 24,
             .most_units_needed = 60,
             .wide_speeds = true});
    compare(3, 1000, {.performance_bits = 10, .most_units_needed = 300, .wide_speeds = true});
}

TEST_CASE("jumps give the same bits as unit by unit: a few buyers and a lot of supply")
{
    compare(4, 1000,
            {.most_buyers = 4,
             .most_products = 3,
             .most_supply = 20000,
             .performance_bits = 2,
             .most_units_needed = 9000});
}

TEST_CASE("jumps give the same bits as unit by unit: large markets in one tier and in three")
{
    MarketShape shape{.most_buyers = 120,
                      .most_products = 20,
                      .most_tiers = 3,
                      .most_supply = 2000,
                      .most_units_needed = 300,
                      .full_size = true};
    compare(5, 6, shape);
    shape.most_tiers = 1;
    compare(6, 6, shape);
}

TEST_CASE("jumps give the same bits as unit by unit: everything empty, missing or zero")
{
    compare(7, 1000, {.most_buyers = 3, .most_products = 2, .most_supply = 2, .most_units_needed = 2});
    BothWays both;
    Market market;
    market.first_edge = {0};
    CHECK(both.difference(market) == "");
    market.supply = {5};
    market.performance = {1};
    CHECK(both.difference(market) == "");
    CHECK(both.fast.supply_left == Column<std::int64_t>{5});
}

TEST_CASE("the markets of these seeds give this hash on every machine and compiler, taken either way")
{
    std::uint64_t fast_hash = 0xCBF29CE484222325U;
    std::uint64_t literal_hash = fast_hash;
    BothWays both;
    TestDraws draws(20221007);
    for (int k = 0; k < 500; ++k) {
        const MarketShape shape{.performance_bits = k % 20, .wide_speeds = k % 3 == 0};
        const Market market = random_market(draws, shape);
        clear_market(market, both.workspace, both.fast);
        reference::clear_market(market, both.literal);
        mix(fast_hash, both.fast);
        mix(literal_hash, both.literal);
    }
    CHECK(fast_hash == 0x8b7f8ff3a8f3dea3U);
    CHECK(literal_hash == 0x8b7f8ff3a8f3dea3U);
}
