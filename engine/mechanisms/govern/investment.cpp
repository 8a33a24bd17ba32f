// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/disbursement.hpp"
#include "laws/time_to_build.hpp"
#include "mechanisms/govern/govern.hpp"

#include <cmath>

namespace chokepoint {
namespace {

constexpr double million = 1e6;

//! Money that a fund pays out this month [MUSD].
double tranche(const Fund& fund, Month now)
{
    const int months = std::max(1, static_cast<int>(std::floor(12.0 * fund.years + 0.5)));
    const int age = now - fund.from.first_full_month();
    if (!fund.acts(now) || age >= months) {
        return 0.0;
    }
    if (!fund.tranches.empty()) {
        return fund.amount * laws::listed_tranche(fund.tranches, age, months);
    }
    switch (fund.profile) {
    case DisbursementProfile::flat:
        return fund.amount * laws::flat_tranche(age, months);
    case DisbursementProfile::front_loaded:
        return fund.amount * laws::front_loaded_tranche(age, months);
    case DisbursementProfile::triangular:
        return fund.amount * laws::triangular_tranche(age, months);
    }
    return 0.0;
}

//! The lines of one layer as investment sees them.
template <class Line> struct Lines {
    const std::vector<Line>& given;
    Path Line::*path; //!< of capacity
    Column<double>& construction;
    Column<double>& added_capacity;
    std::size_t accounts; //!< first account in the ledger

    double capacity(std::size_t line, Month now) const
    {
        return given[line].acts(now) ? (given[line].*path).at(now) + added_capacity[line] : 0.0;
    }

    //! Money under construction, by stage (Erlang) or by months left (sharp delay).
    std::span<double> pipeline(std::size_t line, TimeToBuild delay) const
    {
        const std::size_t width = construction.size() / given.size();
        const auto months = static_cast<std::size_t>(std::ceil(given[line].time_to_build));
        return {construction.data() + line * width, delay == TimeToBuild::erlang ? width : months};
    }
};

//! Construction moves on; what is finished is paid for and becomes capacity.
template <class Line> void build(TimeToBuild delay, const Lines<Line>& lines, Ledger& ledger)
{
    for (std::size_t line = 0; line < lines.given.size(); ++line) {
        const std::span<double> pipeline = lines.pipeline(line, delay);
        const double finished = delay == TimeToBuild::erlang
                                    ? laws::advance_erlang(pipeline, 0.0, lines.given[line].time_to_build)
                                    : laws::advance_fixed(pipeline, 0.0);
        lines.added_capacity[line] += finished * million / lines.given[line].capex;
        ledger.transfer(lines.accounts + line, ledger.outside, finished);
    }
}

//! Money of one fund for one layer goes to the country's lines in proportion to capacity.
//! \return what found no line [MUSD]
template <class Line>
double pay(TimeToBuild delay, const Lines<Line>& lines, Reference country, double money, Month now,
           std::size_t from, Ledger& ledger)
{
    double total = 0.0;
    for (std::size_t line = 0; line < lines.given.size(); ++line) {
        total += lines.given[line].country == country ? lines.capacity(line, now) : 0.0;
    }
    if (!(total > 0.0)) {
        return money;
    }
    for (std::size_t line = 0; line < lines.given.size(); ++line) {
        if (lines.given[line].country == country) {
            const double share = money * lines.capacity(line, now) / total;
            lines.pipeline(line, delay).front() += share;
            ledger.transfer(from, lines.accounts + line, share);
        }
    }
    return 0.0;
}

} // namespace

void invest(const Scenario& scenario, Month now, Countries& countries, Funds& funds, Fabs& fabs,
            MemoryLines& memory_lines, PackagingLines& packaging_lines, Ledger& ledger)
{
    std::ranges::fill(countries.state_spending, 0.0);
    if (!scenario.mechanisms.investment) {
        return;
    }
    const TimeToBuild delay = scenario.mechanisms.time_to_build;
    const Lines<Fab> foundry{scenario.fabs, &Fab::wafer_capacity, fabs.construction, fabs.added_capacity,
                             ledger.fabs};
    const Lines<MemoryLine> memory{scenario.memory_lines, &MemoryLine::capacity, memory_lines.construction,
                                   memory_lines.added_capacity, ledger.memory_lines};
    const Lines<PackagingLine> packaging{scenario.packaging_lines, &PackagingLine::capacity,
                                         packaging_lines.construction, packaging_lines.added_capacity,
                                         ledger.packaging_lines};
    build(delay, foundry, ledger);
    build(delay, memory, ledger);
    build(delay, packaging, ledger);

    for (std::size_t row = 0; row < scenario.funds.size(); ++row) {
        const Fund& fund = scenario.funds[row];
        const double paid = tranche(fund, now);
        const auto country = std::size_t(fund.country);
        const std::size_t account = ledger.funds + row;
        funds.disbursed[row] += paid;
        ledger.transfer(ledger.countries + country, account, paid);
        for (std::size_t layer = 0; layer < num_layers; ++layer) {
            const double money = paid * fund.layers[layer];
            const auto pay_lines = [&](const auto& lines) {
                return pay(delay, lines, fund.country, money, now, account, ledger);
            };
            countries.state_spending[country * num_layers + layer] += money;
            switch (static_cast<Layer>(layer)) {
            case Layer::foundry:
                countries.unspent[country] += pay_lines(foundry);
                break;
            case Layer::memory:
                countries.unspent[country] += pay_lines(memory);
                break;
            case Layer::packaging:
                countries.unspent[country] += pay_lines(packaging);
                break;
            default:
                countries.unspent[country] += money;
            }
        }
    }
}

} // namespace chokepoint
