// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "laws/allocation.hpp"
#include "laws/time_to_build.hpp"
#include "mechanisms/govern/govern.hpp"
#include "mechanisms/govern/payments.hpp"

#include <cmath>

namespace chokepoint {
namespace {

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
        lines.added_capacity[line] += finished * usd_per_million / lines.given[line].capex;
        ledger.transfer(lines.accounts + line, ledger.outside, finished);
    }
}

//! Capacity of a country's lines, in proportion to which they share its money.
template <class Line> double capacity_of(const Lines<Line>& lines, Reference country, Month now)
{
    double total = 0.0;
    for (std::size_t line = 0; line < lines.given.size(); ++line) {
        total += lines.given[line].country == country ? lines.capacity(line, now) : 0.0;
    }
    return total;
}

//! The money of a month on its way from funds to lines.
class Disbursement {
  public:
    Disbursement(const Scenario& scenario, Month now, Countries& countries, Ledger& ledger)
        : scenario_(scenario), now_(now), countries_(countries), ledger_(ledger)
    {
        spent_.resize(scenario.countries.size());
    }

    //! What all funds pay to a layer of a country together decides how much of it is absorbed.
    void announce(std::size_t country, std::size_t layer, double money)
    {
        spent_[country][layer] += money;
        countries_.state_spending[country * num_layers + layer] += money;
    }

    //! Money of one fund for one layer: the useful part goes to the country's lines, the rest is lost. Where
    //! the country has no line, nothing is spent.
    template <class Line>
    void pay(const Lines<Line>& lines, std::size_t account, Reference payer, Layer layer, double money)
    {
        const auto country = std::size_t(payer);
        const double total = capacity_of(lines, payer, now_);
        if (!(total > 0.0)) {
            countries_.unspent[country] += money;
            return;
        }
        const double useful = money * useful_share(country, static_cast<std::size_t>(layer));
        for (std::size_t line = 0; line < lines.given.size(); ++line) {
            if (lines.given[line].country == payer) {
                const double share = useful * lines.capacity(line, now_) / total;
                lines.pipeline(line, scenario_.mechanisms.time_to_build).front() += share;
                ledger_.transfer(account, lines.accounts + line, share);
            }
        }
        countries_.lost[country] += money - useful;
        ledger_.transfer(account, ledger_.outside, money - useful);
    }

    //! Layers learn to absorb money, by themselves and by what was useful.
    void learn()
    {
        const ConstructionParameters& p = scenario_.construction;
        for (std::size_t country = 0; country < spent_.size(); ++country) {
            for (std::size_t layer = 0; layer < num_layers; ++layer) {
                double& capacity = countries_.absorption[country * num_layers + layer];
                const double useful = spent_[country][layer] * useful_share(country, layer);
                capacity +=
                    capacity > 0.0 ? capacity * p.absorption_growth + useful * p.absorption_learning : 0.0;
            }
        }
    }

  private:
    double useful_share(std::size_t country, std::size_t layer) const
    {
        const double spent = spent_[country][layer];
        const double capacity = countries_.absorption[country * num_layers + layer];
        const double leakage = scenario_.countries[country].leakage;
        return spent > 0.0 ? laws::useful_spending(spent, capacity, leakage) / spent : 0.0;
    }

    const Scenario& scenario_;
    Month now_;
    Countries& countries_;
    Ledger& ledger_;
    std::vector<LayerShares> spent_; //!< by country
};

} // namespace

void invest(const Scenario& scenario, Month now, const Regions& regions, Countries& countries, Funds& funds,
            Fabs& fabs, MemoryLines& memory_lines, PackagingLines& packaging_lines, Ledger& ledger)
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

    const std::vector<LayerShares> payments = payments_of_funds(scenario, now, regions);
    Disbursement disbursement(scenario, now, countries, ledger);
    for (std::size_t row = 0; row < scenario.funds.size(); ++row) {
        const auto country = std::size_t(scenario.funds[row].country);
        for (std::size_t layer = 0; layer < num_layers; ++layer) {
            const double money = payments[row][layer];
            disbursement.announce(country, layer, money);
            funds.disbursed[row] += money;
            ledger.transfer(ledger.countries + country, ledger.funds + row, money);
        }
    }
    for (std::size_t row = 0; row < scenario.funds.size(); ++row) {
        const Reference country = scenario.funds[row].country;
        for (std::size_t layer = 0; layer < num_layers; ++layer) {
            const double money = payments[row][layer];
            const std::size_t account = ledger.funds + row;
            switch (static_cast<Layer>(layer)) {
            case Layer::foundry:
                disbursement.pay(foundry, account, country, Layer::foundry, money);
                break;
            case Layer::memory:
                disbursement.pay(memory, account, country, Layer::memory, money);
                break;
            case Layer::packaging:
                disbursement.pay(packaging, account, country, Layer::packaging, money);
                break;
            default:
                countries.unspent[std::size_t(country)] += money;
            }
        }
    }
    disbursement.learn();
}

} // namespace chokepoint
