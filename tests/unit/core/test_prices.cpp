// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/prices.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <limits>

using namespace chokepoint;
using Catch::Matchers::WithinRel;
using Per = MoneyUnit::Per;

namespace {

PriceTable table()
{
    PriceTable prices;
    prices.per_usd["CNY"] = {{2019, 6.9}, {2024, 7.2}, {2021, 0.0}};
    prices.per_usd["EUR"] = {{2020, 0.875}};
    prices.usd_deflator = {{2019, 80.0}, {2020, 81.0}, {2024, 100.0}};
    return prices;
}

MoneyUnit parsed(std::string_view text)
{
    const auto unit = parse_money_unit(text);
    INFO(text);
    REQUIRE(unit.has_value());
    return *unit;
}

double money(double value, std::string_view unit, std::string_view target)
{
    const auto result = to_money(value, parsed(unit), target, table());
    INFO(unit << " to " << target << (result.index() == 1 ? ": " + std::get<std::string>(result) : ""));
    REQUIRE(result.index() == 0);
    return std::get<double>(result);
}

std::string reason(double value, std::string_view unit, std::string_view target)
{
    const auto result = to_money(value, parsed(unit), target, table());
    return result.index() == 1 ? std::get<std::string>(result) : "";
}

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("money units are read in all their forms")
{
    struct Row {
        const char* text;
        double multiple;
        const char* currency;
        int year;
        Per per;
    };

    for (const Row& row :
         {Row{"USD", 1, "USD", 0, Per::once}, Row{"USD@2020", 1, "USD", 2020, Per::once},
          Row{"kUSD@2020", 1e3, "USD", 2020, Per::once}, Row{"MUSD", 1e6, "USD", 0, Per::once},
          Row{"bn CNY@2019", 1e9, "CNY", 2019, Per::once}, Row{"tn KRW@2024", 1e12, "KRW", 2024, Per::once},
          Row{"thousand USD", 1e3, "USD", 0, Per::once}, Row{"million USD/month", 1e6, "USD", 0, Per::month},
          Row{"MUSD@2020/year", 1e6, "USD", 2020, Per::year}, Row{"MEUR@2020", 1e6, "EUR", 2020, Per::once},
          Row{"MXN@2020", 1, "MXN", 2020, Per::once}}) {
        INFO(row.text);
        const MoneyUnit unit = parsed(row.text);
        CHECK(unit.multiple == row.multiple);
        CHECK(unit.currency == row.currency);
        CHECK(unit.year == row.year);
        CHECK(unit.per == row.per);
    }
}

TEST_CASE("what is not money is not read")
{
    for (const char* text : {"",
                             "US",
                             "usd",
                             "USDX",
                             "USD@",
                             "USD@20",
                             "USD@20200",
                             "USD@02020",
                             "USD@-202",
                             "USD @2020",
                             "USD@2020 ",
                             " USD",
                             "bn",
                             "bnUSD",
                             "bn  USD",
                             "billion USD",
                             "million MUSD",
                             "kkUSD",
                             "mUSD",
                             "USD/day",
                             "USD/month/year",
                             "USD/month@2020",
                             "wafers",
                             "US cent",
                             "USD@0999"}) {
        INFO(text);
        CHECK_FALSE(parse_money_unit(text).has_value());
    }
}

TEST_CASE("USD of 2024 need no table and keep their digits")
{
    const auto plain = to_money(0.1, parsed("MUSD"), "MUSD", PriceTable{});
    CHECK(std::get<double>(plain) == 0.1);
    CHECK(std::get<double>(to_money(15000.0, parsed("USD@2024"), "USD", PriceTable{})) == 15000.0);
    CHECK(std::get<double>(to_money(0.3, parsed("bn USD"), "MUSD", PriceTable{})) == 300.0);
    CHECK(std::get<double>(to_money(35.0, parsed("kUSD"), "MUSD", PriceTable{})) == 0.035);
    CHECK(std::get<double>(to_money(300.0, parsed("million USD/month"), "MUSD/month", PriceTable{})) ==
          300.0);
}

TEST_CASE("money becomes USD in its own year and then moves with the deflator")
{
    CHECK_THAT(money(204.15, "bn CNY@2019", "MUSD"), WithinRel(204.15e3 / 6.9 * 100.0 / 80.0, 1e-15));
    CHECK_THAT(money(7.2, "CNY@2024", "USD"), WithinRel(1.0, 1e-15));
    CHECK_THAT(money(9500.0, "USD@2020", "USD"), WithinRel(9500.0 * 100.0 / 81.0, 1e-15));
    CHECK_THAT(money(43.0, "bn EUR@2020", "million USD"), WithinRel(43e3 / 0.875 * 100.0 / 81.0, 1e-15));
}

TEST_CASE("money per year is a twelfth per month")
{
    CHECK(money(1200.0, "MUSD/year", "MUSD/month") == 100.0);
    CHECK(money(100.0, "MUSD/month", "million USD/year") == 1200.0);
    CHECK_THAT(money(12.0, "bn CNY@2019/year", "MUSD/month"), WithinRel(1e3 / 6.9 * 100.0 / 80.0, 1e-15));
}

TEST_CASE("failures say why")
{
    CHECK(says(reason(1, "JPY@2020", "USD"), "does not know the currency JPY"));
    CHECK(says(reason(1, "JPY", "USD"), "does not know the currency JPY"));
    CHECK(says(reason(1, "CNY", "USD"), "CNY@2024"));
    CHECK(says(reason(1, "CNY@2012", "USD"), "exchange rate of CNY for 2012"));
    CHECK(says(reason(1, "CNY@2021", "USD"), "not a positive number"));
    CHECK(says(reason(1, "USD@2012", "USD"), "USD deflator for 2012"));
    CHECK(says(reason(1, "MUSD", "MUSD/month"), "a sum"));
    CHECK(says(reason(1, "MUSD/month", "MUSD"), "where a sum is wanted"));
    CHECK(says(reason(1, "USD", "wafers"), "wafers"));
    CHECK(says(reason(1, "USD", "EUR"), "EUR"));
    CHECK(says(reason(1e308, "tn USD", "USD"), "not finite"));
    CHECK(says(reason(std::numeric_limits<double>::quiet_NaN(), "USD", "USD"), "not finite"));
    PriceTable no_base = table();
    no_base.usd_deflator.erase(2024);
    CHECK(std::get<std::string>(to_money(1, parsed("USD@2020"), "USD", no_base)).find("2024") !=
          std::string::npos);
}
