// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! A developer of AI models.
struct Lab : Entity {
    Reference country;
    double compute = 0.0; //!< own, at the start [H100e]
    Weights clouds;       //!< shares of clouds' compute that it rents
    double efficiency = 1.0;
    double hardware_utilisation = 0.0; //!< [1]
    double inference_share = 0.0;      //!< of its compute [1]
    double experiment_share = 0.0;     //!< of what inference leaves [1]
    std::int64_t training_time = 4;    //!< [month]
    double talent = 0.0;               //!< [persons]
    bool open = false;
};

inline constexpr std::array lab_fields{
    field<&Lab::country>("country", "Country of the lab's headquarters", {.target = "countries"}),
    field<&Lab::compute>(
        "compute", "Own compute at the start; it retires like all compute",
        {.unit = "H100e", .least = 0, .most = 1e9, .scale = Scale::log, .fallback = by_definition(0)}),
    field<&Lab::clouds>("clouds", "Shares of clouds' compute that the lab rents",
                        {.unit = "1", .least = 0, .most = 1, .fallback = optional(), .target = "clouds"}),
    field<&Lab::efficiency>(
        "efficiency", "Algorithmic efficiency when it starts; 1 is the frontier's at the start",
        {.unit = "1", .least = 1e-6, .most = 1e6, .scale = Scale::log, .fallback = by_definition(1)}),
    field<&Lab::hardware_utilisation>(
        "hardware_utilisation", "Share of peak that training reaches",
        {.unit = "1", .least = 0.001, .most = 1, .fallback = assumed(0.35, 0.25, 0.45)}),
    field<&Lab::inference_share>("inference_share", "Share of its compute that serves users",
                                 {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.3, 0.15, 0.6)}),
    field<&Lab::experiment_share>("experiment_share",
                                  "Share of the rest that goes to experiments, not training",
                                  {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.4, 0.2, 0.6)}),
    field<&Lab::training_time>("training_time", "Length of a training run; a release ends it",
                               {.unit = "month", .least = 1, .most = 36, .fallback = assumed(4, 3, 5)}),
    field<&Lab::talent>("talent", "Researchers",
                        {.unit = "persons",
                         .least = 1,
                         .most = 1e6,
                         .scale = Scale::log,
                         .fallback = assumed(300, 100, 1000)}),
    field<&Lab::open>("open", "Releases open weights", {.fallback = optional()}),
};

struct Labs {
    Column<double> own_compute;         //!< [H100e]
    Column<double> rented_compute;      //!< [H100e]
    Column<double> training_compute;    //!< of the last released run [FLOP]
    Column<double> run_compute;         //!< of the run under way [FLOP]
    Column<std::int64_t> run_months;    //!< of the run under way
    Column<double> log_efficiency;      //!< ln of algorithmic efficiency
    Column<double> past_log_efficiency; //!< the months before, lab x publication lag; newest first
    Column<double> capability;          //!< of its best release [points]; NaN before the first
    Column<double> effective_compute;   //!< of its best release [FLOP]
    Column<std::int8_t> open_weights;   //!< its best release is open
};

inline constexpr std::array lab_columns{
    column<&Labs::own_compute>("own_compute", "Own compute", {.unit = "H100e", .cells = Cells::point}),
    column<&Labs::rented_compute>("rented_compute", "Compute rented from clouds",
                                  {.unit = "H100e", .cells = Cells::point}),
    column<&Labs::training_compute>("training_compute", "Compute of the last released training run",
                                    {.unit = "FLOP", .cells = Cells::point}),
    column<&Labs::run_compute>("run_compute", "Compute so far of the run under way", {.unit = "FLOP"}),
    column<&Labs::run_months>("run_months", "Months of the run under way", {.unit = "month"}),
    column<&Labs::log_efficiency>("log_efficiency", "Natural logarithm of algorithmic efficiency",
                                  {.unit = "1", .cells = Cells::point}),
    column<&Labs::past_log_efficiency>("past_log_efficiency", "Logarithm of efficiency in the months before",
                                       {}),
    column<&Labs::capability>("capability", "Capability index of the best release",
                              {.unit = "points", .cells = Cells::point, .gaps = true}),
    column<&Labs::effective_compute>("effective_compute",
                                     "Training compute times algorithmic efficiency of the best release",
                                     {.unit = "FLOP", .cells = Cells::point, .gaps = true}),
    column<&Labs::open_weights>("open_weights", "1 where the best release has open weights",
                                {.cells = Cells::point}),
};

} // namespace chokepoint
