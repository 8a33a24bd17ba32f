// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The rows behind core/units.hpp. Not for use outside it.

#include <array>
#include <string_view>

namespace chokepoint {

enum class Dimension {
    number,
    time,
    length,
    area,
    density,
    memory,
    bandwidth,
    bandwidth_density,
    operations,
    processing,
    processing_density,
    accelerators,
    work,
    dies,
    wafers,
    stacks,
    packages,
    units,
    persons,
    points,
    decades,
    power,
    money
};

enum class UnitPer { once, month, year };

enum class Multiples { none, counts, money }; //!< which of thousand, million, bn, tn may stand before it

//! A unit is `multiple / divisor` of its dimension's base unit; both are whole, so that conversions round
//! once.
struct UnitRow {
    std::string_view name;
    Dimension dimension;
    double multiple = 1.0;
    double divisor = 1.0;
    UnitPer per = UnitPer::once;
    Multiples multiples = Multiples::none;
};

inline constexpr std::array unit_rows{
    UnitRow{"1", Dimension::number},
    UnitRow{"share", Dimension::number},
    UnitRow{"%", Dimension::number, 1, 100},
    UnitRow{"1/month", Dimension::number, 1, 1, UnitPer::month},
    UnitRow{"1/year", Dimension::number, 1, 1, UnitPer::year},
    UnitRow{"%/month", Dimension::number, 1, 100, UnitPer::month},
    UnitRow{"%/year", Dimension::number, 1, 100, UnitPer::year},
    UnitRow{"month", Dimension::time},
    UnitRow{"months", Dimension::time},
    UnitRow{"year", Dimension::time, 12},
    UnitRow{"years", Dimension::time, 12},
    UnitRow{"mm", Dimension::length},
    UnitRow{"cm", Dimension::length, 10},
    UnitRow{"mm^2", Dimension::area},
    UnitRow{"cm^2", Dimension::area, 100},
    UnitRow{"1/cm^2", Dimension::density},
    UnitRow{"1/mm^2", Dimension::density, 100},
    UnitRow{"GB", Dimension::memory}, // decimal, as makers of memory count
    UnitRow{"TB", Dimension::memory, 1000},
    UnitRow{"GB/s", Dimension::bandwidth},
    UnitRow{"TB/s", Dimension::bandwidth, 1000},
    UnitRow{"GB/s/mm^2", Dimension::bandwidth_density},
    UnitRow{"TOPS", Dimension::operations}, // dense 8-bit operations, 1e12 a second
    UnitRow{"POPS", Dimension::operations, 1000},
    UnitRow{"TPP", Dimension::processing}, // total processing performance of ECCN 3A090: TOPS x bits
    UnitRow{"TPP/mm^2", Dimension::processing_density},
    UnitRow{"H100e", Dimension::accelerators, 1, 1, UnitPer::once,
            Multiples::counts}, // 1,979 dense 8-bit TOPS
    UnitRow{"H100e/month", Dimension::accelerators, 1, 1, UnitPer::month, Multiples::counts},
    UnitRow{"H100e/year", Dimension::accelerators, 1, 1, UnitPer::year, Multiples::counts},
    UnitRow{"FLOP", Dimension::work},
    UnitRow{"FLOP/month", Dimension::work, 1, 1, UnitPer::month},
    UnitRow{"FLOP/year", Dimension::work, 1, 1, UnitPer::year},
    UnitRow{"dies", Dimension::dies, 1, 1, UnitPer::once, Multiples::counts},
    UnitRow{"dies/month", Dimension::dies, 1, 1, UnitPer::month, Multiples::counts},
    UnitRow{"dies/year", Dimension::dies, 1, 1, UnitPer::year, Multiples::counts},
    UnitRow{"wafers", Dimension::wafers, 1, 1, UnitPer::once, Multiples::counts},
    UnitRow{"wafers/month", Dimension::wafers, 1, 1, UnitPer::month, Multiples::counts},
    UnitRow{"wafers/year", Dimension::wafers, 1, 1, UnitPer::year, Multiples::counts},
    UnitRow{"stacks", Dimension::stacks, 1, 1, UnitPer::once, Multiples::counts},
    UnitRow{"stacks/month", Dimension::stacks, 1, 1, UnitPer::month, Multiples::counts},
    UnitRow{"stacks/year", Dimension::stacks, 1, 1, UnitPer::year, Multiples::counts},
    UnitRow{"packages", Dimension::packages, 1, 1, UnitPer::once, Multiples::counts},
    UnitRow{"packages/month", Dimension::packages, 1, 1, UnitPer::month, Multiples::counts},
    UnitRow{"packages/year", Dimension::packages, 1, 1, UnitPer::year, Multiples::counts},
    UnitRow{"units", Dimension::units, 1, 1, UnitPer::once, Multiples::counts},
    UnitRow{"units/month", Dimension::units, 1, 1, UnitPer::month, Multiples::counts},
    UnitRow{"units/year", Dimension::units, 1, 1, UnitPer::year, Multiples::counts},
    UnitRow{"persons", Dimension::persons, 1, 1, UnitPer::once, Multiples::counts},
    UnitRow{"points", Dimension::points},
    UnitRow{"orders of magnitude", Dimension::decades},
    UnitRow{"kW", Dimension::power},
    UnitRow{"MW", Dimension::power, 1e3},
    UnitRow{"GW", Dimension::power, 1e6},
    UnitRow{"USD", Dimension::money, 1, 1, UnitPer::once, Multiples::money},
    UnitRow{"USD/month", Dimension::money, 1, 1, UnitPer::month, Multiples::money},
    UnitRow{"USD/year", Dimension::money, 1, 1, UnitPer::year, Multiples::money},
    UnitRow{"kUSD", Dimension::money, 1e3},
    UnitRow{"MUSD", Dimension::money, 1e6},
    UnitRow{"MUSD/month", Dimension::money, 1e6, 1, UnitPer::month},
    UnitRow{"MUSD/year", Dimension::money, 1e6, 1, UnitPer::year},
    UnitRow{"US cent", Dimension::money, 1, 100},
};

struct UnitPrefix {
    std::string_view word;
    double multiple;
    Multiples least; //!< money takes all, counts take the small ones
};

inline constexpr std::array unit_prefixes{
    UnitPrefix{"thousand ", 1e3, Multiples::counts}, UnitPrefix{"million ", 1e6, Multiples::counts},
    UnitPrefix{"bn ", 1e9, Multiples::money}, UnitPrefix{"tn ", 1e12, Multiples::money}};

} // namespace chokepoint
