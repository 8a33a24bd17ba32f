// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// Money as scenarios write it, and the engine's: USD of 2024. A sum in another currency becomes USD at the
// average rate of its own year, and then moves to 2024 with the price level of the USD.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chokepoint {

inline constexpr int price_year = 2024; //!< the year of the engine's dollars

//! Exchange rates and deflators by year, as `prices.yaml` gives them.
struct PriceTable {
    std::map<std::string, std::map<int, double>>
        per_usd;                        //!< units of a currency per USD, by currency and year
    std::map<int, double> usd_deflator; //!< price level of the USD, any base
};

//! A unit of money: `multiple` of a currency, in prices of a year, as a sum or per time.
struct MoneyUnit {
    enum class Per { once, month, year };

    double multiple = 1.0;
    std::string currency; //!< ISO 4217: three capitals
    int year = 0;         //!< 0: none given
    Per per = Per::once;
};

//! Reads `[thousand |million |bn |tn ]CUR[@YEAR][/month|/year]`, or kCUR and MCUR for thousands and
//! millions: `9500 USD@2020` has the unit `USD@2020`, a fund `bn CNY@2019`, capex `MUSD/month`. Nothing if
//! it is not of that form; whether the currency is known is the price table's matter.
std::optional<MoneyUnit> parse_money_unit(std::string_view text);

//! `value` in `target`, a unit of USD without a year, such as `USD`, `MUSD`, `million USD/month`; or one
//! sentence why not: no such currency, no rate or price level for the year, a year missing, a sum where an
//! amount per time is wanted. Amounts per year and month convert as flows.
std::variant<double, std::string> to_money(double value, const MoneyUnit& unit, std::string_view target,
                                           const PriceTable& prices);

} // namespace chokepoint
