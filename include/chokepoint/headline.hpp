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

//! The numbers that a run is looked at for first; every simulated year.
struct Headline {
    std::vector<RegionYear> regions;       //!< by region, then year
    std::vector<ChipmakerYear> chipmakers; //!< by chipmaker, then year
};

} // namespace chokepoint
