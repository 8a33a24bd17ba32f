// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

//! Whether releases have open weights: never, always, or by the lab's own decision at each release.
enum class Openness : std::uint8_t { closed, open, endogenous };
inline constexpr std::array<std::string_view, 3> openness_names{"false", "true", "endogenous"};

//! A developer of AI models.
struct Lab : Entity {
    Reference country;
    double compute = 0.0; //!< own, at the start [H100e]
    Weights clouds;       //!< shares of clouds' compute that it rents
    double efficiency = 1.0;
    double entry_efficiency = 1.0;     //!< of a newcomer, over the published state [1]
    double hardware_utilisation = 0.0; //!< [1]
    double inference_share = 0.0;      //!< of its compute [1]
    double experiment_share = 0.0;     //!< of what inference leaves [1]
    std::int64_t training_time = 4;    //!< [month]
    double run_share_delay = 0.0;      //!< behind the ramp of the largest run's share [month]
    double talent = 0.0;               //!< [persons]
    Path access;                       //!< to answers of closed models [1]
    Openness open = Openness::closed;
    double disposition = 0.0; //!< to open weights [1]
    double api_share = 0.0;   //!< of its business that sells access [1]
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
    field<&Lab::entry_efficiency>(
        "entry_efficiency", "Efficiency of a newcomer over the published state when it begins",
        {.unit = "1", .least = 1e-6, .most = 1e6, .scale = Scale::log, .fallback = by_definition(1)}),
    field<&Lab::hardware_utilisation>(
        "hardware_utilisation",
        "Share of peak that training reaches where software is complete; makers' software scales it",
        {.unit = "1", .least = 0.001, .most = 1, .fallback = assumed(0.35, 0.25, 0.45)}),
    field<&Lab::inference_share>("inference_share",
                                 "Share of its compute that serves users; with segments, the least that does",
                                 {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.3, 0.15, 0.6)}),
    field<&Lab::experiment_share>("experiment_share",
                                  "Share of the rest that goes to experiments, not training",
                                  {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.4, 0.2, 0.6)}),
    field<&Lab::training_time>("training_time", "Length of a training run; a release ends it",
                               {.unit = "month", .least = 1, .most = 36, .fallback = assumed(4, 3, 5)}),
    field<&Lab::run_share_delay>("run_share_delay",
                                 "How far the lab trails the ramp of the share of its largest run",
                                 {.unit = "month", .least = 0, .most = 120, .fallback = by_definition(0)}),
    field<&Lab::talent>("talent", "Researchers",
                        {.unit = "persons",
                         .least = 1,
                         .most = 1e6,
                         .scale = Scale::log,
                         .fallback = assumed(300, 100, 1000)}),
    field<&Lab::access>("access", "Access to the answers of others' closed models, which it can learn from",
                        {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(1)}),
    field<&Lab::open>("open", "Whether its releases have open weights, or whether it decides each time",
                      {.fallback = optional(), .choices = openness_names}),
    field<&Lab::disposition>("disposition", "Inclination to open weights, for a lab that decides",
                             {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0, 1)}),
    field<&Lab::api_share>("api_share",
                           "Share of its business that sells access to models, which open weights would cost",
                           {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.3, 0, 1)}),
};

struct Labs {
    Column<double> own_compute;                   //!< [H100e]
    Column<double> rented_compute;                //!< [H100e]
    Column<double> usable_compute;                //!< the same two, weighted with makers' software [H100e]
    Column<double> inference_compute;             //!< serving users [H100e]
    Column<double> experiment_compute;            //!< usable [H100e]
    Column<double> training_compute;              //!< of the last released run [FLOP]
    Column<double> run_compute;                   //!< of the run under way [FLOP]
    Column<std::int64_t> run_months;              //!< of the run under way
    Column<double> log_efficiency;                //!< ln of algorithmic efficiency
    Column<double> past_log_efficiency;           //!< lab x months before; newest first
    Column<double> disclosed_log_efficiency;      //!< of its best open release; NaN before the first
    Column<double> past_disclosed_log_efficiency; //!< lab x months before; newest first
    Column<double> post_training;                 //!< stock of methods beyond pre-training [points]
    Column<double> past_post_training;            //!< lab x months before; newest first
    Column<double> disclosed_post_training;       //!< of its best open release; NaN before the first
    Column<double> past_disclosed_post_training;  //!< lab x months before; newest first
    Column<double> distilled;                     //!< copied from better models [points]
    Column<double> capability;                    //!< of its best release [points]; NaN before the first
    Column<double> open_capability;               //!< of its best open release [points]; NaN before the first
    Column<double> effective_compute;             //!< of its best base model [FLOP]
    Column<std::int8_t> open_weights;             //!< its best release is open
    Column<double> revenue;                       //!< from users [MUSD/month]
    Column<double> past_revenue;                  //!< lab x revenue lag; newest first [MUSD/month]
};

inline constexpr std::array lab_columns{
    column<&Labs::own_compute>("own_compute", "Own compute", {.unit = "H100e", .cells = Cells::point}),
    column<&Labs::rented_compute>("rented_compute", "Compute rented from clouds",
                                  {.unit = "H100e", .cells = Cells::point}),
    column<&Labs::usable_compute>("usable_compute", "Own and rented compute weighted with makers' software",
                                  {.unit = "H100e", .role = Role::diagnostic, .cells = Cells::point}),
    column<&Labs::inference_compute>("inference_compute", "Compute that serves users",
                                     {.unit = "H100e", .cells = Cells::point}),
    column<&Labs::experiment_compute>("experiment_compute", "Usable compute of experiments",
                                      {.unit = "H100e", .role = Role::diagnostic}),
    column<&Labs::training_compute>("training_compute", "Compute of the last released training run",
                                    {.unit = "FLOP", .cells = Cells::point}),
    column<&Labs::run_compute>("run_compute", "Compute so far of the run under way", {.unit = "FLOP"}),
    column<&Labs::run_months>("run_months", "Months of the run under way", {.unit = "month"}),
    column<&Labs::log_efficiency>("log_efficiency", "Natural logarithm of algorithmic efficiency",
                                  {.unit = "1", .cells = Cells::point}),
    column<&Labs::past_log_efficiency>("past_log_efficiency", "Logarithm of efficiency in the months before",
                                       {}),
    column<&Labs::disclosed_log_efficiency>("disclosed_log_efficiency",
                                            "Logarithm of efficiency that its open releases disclose",
                                            {.gaps = true}),
    column<&Labs::past_disclosed_log_efficiency>("past_disclosed_log_efficiency",
                                                 "The same in the months before", {.gaps = true}),
    column<&Labs::post_training>("post_training", "Capability from post-training methods of its own",
                                 {.unit = "points", .cells = Cells::point}),
    column<&Labs::past_post_training>("past_post_training", "The same in the months before",
                                      {.unit = "points"}),
    column<&Labs::disclosed_post_training>("disclosed_post_training",
                                           "Post-training methods that its open releases disclose",
                                           {.unit = "points", .gaps = true}),
    column<&Labs::past_disclosed_post_training>(
        "past_disclosed_post_training", "The same in the months before", {.unit = "points", .gaps = true}),
    column<&Labs::distilled>("distilled", "Capability copied from better models",
                             {.unit = "points", .cells = Cells::point}),
    column<&Labs::capability>("capability", "Capability index of the best release",
                              {.unit = "points", .cells = Cells::point, .gaps = true}),
    column<&Labs::open_capability>("open_capability",
                                   "Capability index of the best release with open weights",
                                   {.unit = "points", .cells = Cells::point, .gaps = true}),
    column<&Labs::effective_compute>("effective_compute",
                                     "Training compute times algorithmic efficiency of the best base model",
                                     {.unit = "FLOP", .cells = Cells::point, .gaps = true}),
    column<&Labs::open_weights>("open_weights", "1 where the best release has open weights",
                                {.cells = Cells::point}),
    column<&Labs::revenue>("revenue", "Money from users", {.unit = "million USD/month", .cells = Cells::sum}),
    column<&Labs::past_revenue>("past_revenue", "Money from users in the months before",
                                {.unit = "million USD/month"}),
};

} // namespace chokepoint
