// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "unit/market/random_market.hpp"

#include <cmath>

using namespace chokepoint;

namespace {

constexpr double dust = 1e-9;

// Weighted simultaneous eating of divisible products (model.md 4.2), event by event, in floating point:
// what whole units come to when there are many of them. Ratio groups are left out.
class FractionalEating {
  public:
    explicit FractionalEating(const Market& market)
        : market_(market), units_(market.edges.size(), 0.0),
          edge_(market.first_edge.begin(), market.first_edge.end() - 1),
          need_(market.need.begin(), market.need.end()), money_(market.budget.begin(), market.budget.end()),
          left_(market.capacity.begin(), market.capacity.end())
    {
        left_.insert(left_.end(), market.supply.begin(), market.supply.end());
    }

    std::vector<double> eat(std::int32_t tiers)
    {
        for (std::int32_t tier = 0; tier < tiers; ++tier) {
            while (advance(tier)) {
            }
        }
        return units_;
    }

  private:
    std::vector<std::size_t> pools(std::size_t edge) const
    {
        std::vector<std::size_t> list{market_.num_groups() +
                                      static_cast<std::size_t>(market_.edges[edge].product)};
        for (const std::int32_t group : market_.edges[edge].groups) {
            if (group != MarketEdge::no_group) {
                list.push_back(static_cast<std::size_t>(group));
            }
        }
        return list;
    }

    bool fits(std::size_t buyer) const
    {
        const std::size_t edge = edge_[buyer];
        bool fits = need_[buyer] > dust && (market_.edges[edge].price == 0 || money_[buyer] > dust);
        for (const std::size_t pool : pools(edge)) {
            fits = fits && left_[pool] > dust;
        }
        return fits;
    }

    // To the next event; false when nobody of the tier eats any more.
    bool advance(std::int32_t tier)
    {
        std::vector<std::size_t> eaters;
        std::vector<double> drain(left_.size(), 0.0);
        double time = HUGE_VAL;
        for (std::size_t buyer = 0; buyer < market_.num_buyers(); ++buyer) {
            const auto last = static_cast<std::size_t>(market_.first_edge[buyer + 1]);
            while (market_.tier[buyer] == tier && edge_[buyer] < last && !fits(buyer)) {
                ++edge_[buyer];
            }
            if (market_.tier[buyer] != tier || edge_[buyer] == last) {
                continue;
            }
            eaters.push_back(buyer);
            const auto price = static_cast<double>(market_.edges[edge_[buyer]].price);
            time = std::min(time, need_[buyer] / static_cast<double>(market_.speed[buyer]));
            time = std::min(time, price > 0 ? money_[buyer] / (price * rate(buyer)) : HUGE_VAL);
            for (const std::size_t pool : pools(edge_[buyer])) {
                drain[pool] += rate(buyer);
            }
        }
        for (std::size_t pool = 0; pool < left_.size(); ++pool) {
            time = std::min(time, drain[pool] > 0 ? left_[pool] / drain[pool] : HUGE_VAL);
        }
        for (const std::size_t buyer : eaters) {
            const double eaten = rate(buyer) * time;
            units_[edge_[buyer]] += eaten;
            need_[buyer] -= static_cast<double>(market_.speed[buyer]) * time;
            money_[buyer] -= eaten * static_cast<double>(market_.edges[edge_[buyer]].price);
            for (const std::size_t pool : pools(edge_[buyer])) {
                left_[pool] -= eaten;
            }
        }
        return !eaters.empty();
    }

    double rate(std::size_t buyer) const // [units per unit of time]
    {
        const auto product = static_cast<std::size_t>(market_.edges[edge_[buyer]].product);
        return static_cast<double>(market_.speed[buyer]) / static_cast<double>(market_.performance[product]);
    }

    const Market& market_;
    std::vector<double> units_;
    std::vector<std::size_t> edge_;
    std::vector<double> need_;
    std::vector<double> money_;
    std::vector<double> left_;
};

} // namespace

TEST_CASE("a market a thousandfold is fractional eating to a twentieth of an old unit")
{
    MarketWorkspace workspace;
    MarketResult result;
    TestDraws draws(15);
    double worst = 0.0;
    for (int k = 0; k < 1000; ++k) {
        Market market = random_market(draws, {});
        market.ratios.clear();
        for (Column<std::int64_t>* column :
             {&market.supply, &market.need, &market.budget, &market.speed, &market.capacity}) {
            for (std::int64_t& value : *column) {
                value = value < Market::unlimited / 1000 ? value * 1000 : value;
            }
        }
        for (MarketEdge& edge : market.edges) { // change from one unit must not buy a thousand cheap ones
            edge.price = edge.price == 0 ? 0 : 100 + edge.price % 100;
        }
        clear_market(market, workspace, result);
        const std::vector<double> fractions = FractionalEating(market).eat(3);
        for (std::size_t edge = 0; edge < fractions.size(); ++edge) {
            worst =
                std::max(worst, std::abs(fractions[edge] - static_cast<double>(result.units[edge])) / 1000.0);
        }
    }
    CHECK(worst <= 0.05);
    CHECK(worst > 1e-6); // both were computed
}
