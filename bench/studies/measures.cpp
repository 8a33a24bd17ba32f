// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "measures.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace chokepoint::bench {
namespace {

double steady_seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processor_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

Measure measured(const std::function<void()>& work)
{
    const Measure start{steady_seconds(), processor_seconds()};
    work();
    return {steady_seconds() - start.wall, processor_seconds() - start.processor};
}

Spread spread_of(std::vector<double> numbers)
{
    std::ranges::sort(numbers);
    return {numbers.front(), numbers[numbers.size() / 2], numbers.back()};
}

void measure_in_rounds(std::vector<Case>& cases, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t turn = 0; turn < cases.size(); ++turn) {
            Case& next = cases[(turn + static_cast<std::size_t>(round)) % cases.size()];
            next.rounds.push_back(measured(next.work));
        }
    }
}

Spread ratio(const Case& top, const Case& bottom, double Measure::*what)
{
    std::vector<double> ratios;
    for (std::size_t round = 0; round < top.rounds.size(); ++round) {
        ratios.push_back(top.rounds[round].*what / bottom.rounds[round].*what);
    }
    return spread_of(std::move(ratios));
}

} // namespace chokepoint::bench
