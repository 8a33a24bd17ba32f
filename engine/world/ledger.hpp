// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

inline constexpr double usd_per_million = 1e6; //!< ledgers hold million USD, prices of parts are in USD

//! Money, double entry: every transfer is posted once, as a debit and a credit.
struct Ledger {
    //! Blocks of accounts, one per kind that holds money; a block's rows are its kind's.
    Column<double> balance;         //!< [MUSD]
    Column<double> flow;            //!< in less out of this month [MUSD]
    std::vector<std::string> names; //!< of the accounts: `outside`, `clouds.alibaba`
    double turnover = 0.0;          //!< of all transfers since the start [MUSD]

    std::size_t outside = 0; //!< the rest of the economy
    std::size_t countries = 0;
    std::size_t funds = 0;
    std::size_t fabs = 0;
    std::size_t memory_lines = 0;
    std::size_t packaging_lines = 0;
    std::size_t chipmakers = 0;
    std::size_t clouds = 0;
    std::size_t labs = 0;
    std::size_t segments = 0; //!< what users paid is a negative balance
    std::size_t routes = 0;

    void transfer(std::size_t from, std::size_t to, double amount)
    {
        balance[from] -= amount;
        balance[to] += amount;
        flow[from] -= amount;
        flow[to] += amount;
        turnover += amount;
    }
};

inline constexpr std::array ledger_columns{
    column<&Ledger::balance>("balance", "Money received less money paid since the start",
                             {.unit = "million USD"}),
    column<&Ledger::flow>("flow", "Money received less money paid this month",
                          {.unit = "million USD/month", .role = Role::diagnostic}),
};

} // namespace chokepoint
