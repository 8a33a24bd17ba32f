// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/history.hpp"
#include "mechanisms/govern/passing.hpp"
#include "mechanisms/trade/trade.hpp"

#include <algorithm>
#include <span>

namespace chokepoint {
namespace {

//! What the books of one region hold; its buyers' decisions say which of them are closed.
class RegionBooks {
  public:
    RegionBooks(const Scenario& scenario, Month now, const RuleTable& rules, std::size_t region,
                Products& products)
        : scenario_(scenario), now_(now), rules_(rules), region_(region), products_(products)
    {
        for (std::size_t product = 0; product < products.designs.size(); ++product) {
            money_ordered_ += money(product, products.orders[destination_of(product, region)]);
        }
    }

    //! The money of books that a rule closes goes where the region's buyers send their money now, so that
    //! what takes a closed product's place starts from its book and not from zero.
    void move_closed()
    {
        std::array<double, order_months> freed{};
        for (std::size_t product = 0; product < products_.designs.size(); ++product) {
            const std::span<std::int64_t> book = book_of(product);
            const bool empty = std::ranges::all_of(book, [](std::int64_t units) { return units == 0; });
            if (!empty && closed(product)) {
                for (std::size_t month = 0; month < order_months; ++month) {
                    freed[month] += money(product, book[month]);
                    book[month] = 0;
                }
            }
        }
        if (!(money_ordered_ > 0.0)) {
            return;
        }
        for (std::size_t product = 0; product < products_.designs.size(); ++product) {
            const auto ordered = static_cast<double>(products_.orders[destination_of(product, region_)]);
            for (std::size_t month = 0; month < order_months; ++month) {
                book_of(product)[month] +=
                    static_cast<std::int64_t>(ordered * (freed[month] / money_ordered_));
            }
        }
    }

    //! A book that is opened is expected to go on as it begins.
    void open_new()
    {
        for (std::size_t product = 0; product < products_.designs.size(); ++product) {
            const std::span<std::int64_t> book = book_of(product);
            if (std::ranges::all_of(book, [](std::int64_t units) { return units == 0; })) {
                std::ranges::fill(book, products_.orders[destination_of(product, region_)]);
            }
        }
    }

    //! This month's orders are the newest of the book.
    void remember()
    {
        for (std::size_t product = 0; product < products_.designs.size(); ++product) {
            chokepoint::remember(book_of(product), products_.orders[destination_of(product, region_)]);
        }
    }

  private:
    std::span<std::int64_t> book_of(std::size_t product) const
    {
        return {products_.past_orders.data() + destination_of(product, region_) * order_months, order_months};
    }

    double money(std::size_t product, std::int64_t units) const
    {
        return static_cast<double>(units) * static_cast<double>(products_.price[product]);
    }

    //! Whether rules keep a product from all of the region's buyers.
    bool closed(std::size_t product) const
    {
        const std::size_t num_clouds = scenario_.clouds.size();
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            const EdgeDecision& decision = rules_.chips[product * num_clouds + cloud];
            if (region_of(scenario_, scenario_.clouds[cloud].country) == region_ &&
                passing_share(scenario_, decision, now_) > 0.0) {
                return false;
            }
        }
        return true;
    }

    const Scenario& scenario_;
    Month now_;
    const RuleTable& rules_;
    std::size_t region_;
    Products& products_;
    double money_ordered_ = 0.0;
};

} // namespace

void keep_order_books(const Scenario& scenario, Month now, const RuleTable& rules, Products& products)
{
    for (std::size_t region = 0; region < num_regions; ++region) {
        RegionBooks books(scenario, now, rules, region, products);
        books.move_closed();
        books.open_new();
        books.remember();
    }
}

} // namespace chokepoint
