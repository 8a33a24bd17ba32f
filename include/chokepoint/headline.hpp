// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace chokepoint {

//! A region at the end of a year, or of that part of it that was simulated.
struct RegionYear {
    std::string region;
    int year = 0;
    int months = 0;             //!< of the year that were simulated
    double compute_stock = 0.0; //!< at the end [H100e]

    double acquired_domestic = 0.0; //!< compute acquired in the year from makers of the region [H100e]
    double acquired_imported = 0.0;
    double acquired_smuggled = 0.0;
    double acquired_remote = 0.0;

    double chips_share = 0.0; //!< domestic share of the region's use, trailing 12 months [1]; NaN: no use
    double foundry_share = 0.0;
    double memory_share = 0.0;
    double packaging_share = 0.0;

    double capability = 0.0;     //!< of the region's best model at the end [points]; NaN: none
    double capability_gap = 0.0; //!< behind the frontier, six-month mean [months]; NaN: no model
};

//! A chipmaker in a year.
struct ChipmakerYear {
    std::string chipmaker;
    int year = 0;
    int months = 0;         //!< of the year that were simulated
    std::int64_t units = 0; //!< accelerators assembled in the year
    std::string
        binding_input; //!< what kept it from assembling more in most of the months; the later on a tie
};

//! One variable of one region, firm or other entity over the years.
struct YearlyRow {
    std::string variable; //!< as in the result file: `region_self_sufficiency`
    std::string text;     //!< what it is, one sentence
    std::string unit;     //!< of the values; a flow's counts over the year
    std::string entity;   //!< `cn`, `huawei`
    std::string part; //!< what the entity's numbers are divided by, such as the layer `chips`; may be empty
    std::vector<double> values; //!< by year: sum over the year, or value in its last month; NaN: not defined
};

//! The numbers that a run is looked at for first; every simulated year.
struct Headline {
    std::vector<RegionYear> regions;       //!< by region, then year
    std::vector<ChipmakerYear> chipmakers; //!< by chipmaker, then year
    std::vector<int> years;                //!< of the rows' values
    std::vector<YearlyRow> rows;           //!< by variable, entity, part
};

} // namespace chokepoint
