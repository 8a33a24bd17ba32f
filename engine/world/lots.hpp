// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A product on a line: derived from chipmakers' foundries and products' nodes, sorted by fab, then product.
struct Lot {
    Reference fab;
    Reference product;
};

//! Wafers and dies of the lots. Totals run since the start and close the balance of every month.
struct Lots {
    Column<std::int64_t> work_in_process; //!< wafers, lot x months left, next month's first
    Column<std::int64_t> wafer_starts;
    Column<std::int64_t> wafers_out;
    Column<std::int64_t> gross_dies;
    Column<std::int64_t> good_dies;
    Column<std::int64_t> starts_total;
    Column<std::int64_t> out_total;
    Column<std::int64_t> good_total;
    Column<double> gross_carry; //!< [dies], in [0, 1)
    Column<double> good_carry;  //!< [dies], in [0, 1)
};

inline constexpr std::array lot_columns{
    column<&Lots::work_in_process>("work_in_process", "Wafers under way, by months left", {.unit = "wafers"}),
    column<&Lots::wafer_starts>("wafer_starts", "Wafers started", {.unit = "wafers/month"}),
    column<&Lots::wafers_out>("wafers_out", "Wafers finished", {.unit = "wafers/month"}),
    column<&Lots::gross_dies>("gross_dies", "Dies on the finished wafers", {.unit = "dies/month"}),
    column<&Lots::good_dies>("good_dies", "Dies that work", {.unit = "dies/month"}),
    column<&Lots::starts_total>("starts_total", "Wafers started since the start", {.unit = "wafers"}),
    column<&Lots::out_total>("out_total", "Wafers finished since the start", {.unit = "wafers"}),
    column<&Lots::good_total>("good_total", "Dies that work since the start", {.unit = "dies"}),
    column<&Lots::gross_carry>("gross_carry", "Fraction of a gross die carried over", {.unit = "dies"}),
    column<&Lots::good_carry>("good_carry", "Fraction of a good die carried over", {.unit = "dies"}),
};

} // namespace chokepoint
