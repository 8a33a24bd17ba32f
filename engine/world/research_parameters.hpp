// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

struct ResearchParameters {
    double progress = 0.0;
    double input_exponent = 0.0;
    double difficulty_exponent = 0.0;
    double talent_share = 0.0;
    double substitution = 0.0;
    double reference_compute = 0.0;
    double reference_talent = 0.0;
    std::int64_t publication_lag = 0; //!< [month]
    std::int64_t secrecy_lag = 0;     //!< [month]
    double diffusion_rate = 0.0;
    double points_per_order = 0.0;
    double reference_effective_compute = 0.0;
    double run_share_start = 1.0;
    double run_share_end = 1.0;
    double run_share_midpoint = 0.0;   //!< [year]
    double run_share_width = 0.0;      //!< [year]
    double post_training_growth = 0.0; //!< [points/year]
    Date post_training_start{2023, 7, 1};
    std::int64_t post_training_lag = 0; //!< [month]
    double post_training_diffusion = 0.0;
    double distillation_rate = 0.0;
    double distillation_decay = 0.0;
    double distillation_margin = 0.0; //!< [points]
    Date distillation_start{2023, 7, 1};
    double openness_base = 0.0;
    double openness_gap = 0.0; //!< [1/month]
    double openness_sales = 0.0;
    double openness_disposition = 0.0;
};

inline constexpr std::array research_fields{
    field<&ResearchParameters::progress>(
        "progress", "Growth of log efficiency of a lab with reference inputs, at efficiency 1",
        {.unit = "1/month", .least = 0, .most = 1, .fallback = derived(0.0916, 0.05, 0.14, "MOD-11")}),
    field<&ResearchParameters::input_exponent>(
        "input_exponent", "Exponent of research input (lambda)",
        {.unit = "1", .least = 0, .most = 2, .fallback = assumed(0.6, 0.3, 1)}),
    field<&ResearchParameters::difficulty_exponent>(
        "difficulty_exponent", "How efficiency reached makes more of it harder (psi)",
        {.unit = "1", .least = 0, .most = 5, .fallback = assumed(0.4, 0.2, 1)}),
    field<&ResearchParameters::talent_share>(
        "talent_share", "Share of talent in research input",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.3, 0.7)}),
    field<&ResearchParameters::substitution>(
        "substitution", "Elasticity of substitution of talent and experiments",
        {.unit = "1", .least = 0.0001, .most = 10, .fallback = assumed(0.6, 0.3, 0.9)}),
    field<&ResearchParameters::reference_compute>("reference_compute",
                                                  "Experiment compute of the reference lab",
                                                  {.unit = "H100e",
                                                   .least = 1,
                                                   .most = 1e9,
                                                   .scale = Scale::log,
                                                   .fallback = assumed(5000, 1000, 20000)}),
    field<&ResearchParameters::reference_talent>("reference_talent", "Researchers of the reference lab",
                                                 {.unit = "persons",
                                                  .least = 1,
                                                  .most = 1e6,
                                                  .scale = Scale::log,
                                                  .fallback = assumed(300, 100, 1000)}),
    field<&ResearchParameters::publication_lag>(
        "publication_lag", "From use in the best lab to the published state of the art",
        {.unit = "month", .least = 0, .most = 120, .fallback = assumed(4, 2, 9)}),
    field<&ResearchParameters::secrecy_lag>(
        "secrecy_lag", "How much later what a lab does not publish becomes known",
        {.unit = "month", .least = 0, .most = 120, .fallback = assumed(4, 0, 12)}),
    field<&ResearchParameters::diffusion_rate>(
        "diffusion_rate", "Monthly share of the gap to the published state that a lab closes",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.15, 0.05, 0.4)}),
    field<&ResearchParameters::points_per_order>(
        "points_per_order", "Capability per factor ten of effective compute",
        {.unit = "points", .least = 0, .most = 100, .fallback = derived(10, 7, 13, "MOD-01")}),
    field<&ResearchParameters::reference_effective_compute>(
        "reference_effective_compute", "Effective compute of capability 0",
        {.unit = "FLOP", .least = 1, .most = 1e40, .scale = Scale::log, .fallback = by_definition(1e20)}),
    field<&ResearchParameters::run_share_start>(
        "run_share_start", "Share of training compute in a lab's largest run, long ago; 1 is no small runs",
        {.unit = "1", .least = 1e-12, .most = 1, .scale = Scale::log, .fallback = by_definition(1)}),
    field<&ResearchParameters::run_share_end>(
        "run_share_end", "The same in the long run: a logistic ramp leads from one to the other",
        {.unit = "1", .least = 1e-12, .most = 1, .scale = Scale::log, .fallback = by_definition(1)}),
    field<&ResearchParameters::run_share_midpoint>(
        "run_share_midpoint", "Calendar year in which half of the ramp is done",
        {.unit = "1",
         .least = 1900,
         .most = 2200,
         .fallback = derived(2021.8, 2021.5, 2022.1, "MOD-FLOP-03")}),
    field<&ResearchParameters::run_share_width>(
        "run_share_width", "Years in which the log odds of the way done rise by 1",
        {.unit = "1", .least = 0.01, .most = 100, .fallback = derived(0.635, 0.5, 0.8, "MOD-FLOP-01")}),
    field<&ResearchParameters::post_training_growth>(
        "post_training_growth", "Points a year that post-training gains in the lab with most experiments",
        {.unit = "points", .least = 0, .most = 100, .fallback = assumed(6, 3, 9)}),
    field<&ResearchParameters::post_training_start>("post_training_start", "When these gains began",
                                                    {.fallback = optional()}),
    field<&ResearchParameters::post_training_lag>(
        "post_training_lag", "From use in the best lab to the published state of post-training",
        {.unit = "month", .least = 0, .most = 120, .fallback = assumed(3, 1, 6)}),
    field<&ResearchParameters::post_training_diffusion>(
        "post_training_diffusion", "Monthly share of the gap to published post-training that a lab closes",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.22, 0.1, 0.4)}),
    field<&ResearchParameters::distillation_rate>(
        "distillation_rate", "Monthly share of what it may copy of a better model that a lab copies",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.05, 0.03, 0.1)}),
    field<&ResearchParameters::distillation_decay>(
        "distillation_decay", "Share of what was copied that is stale when the frontier has moved in a month",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.1, 0.05, 0.15)}),
    field<&ResearchParameters::distillation_margin>(
        "distillation_margin", "Points below a model beyond which copying it does not lead",
        {.unit = "points", .least = 0, .most = 100, .fallback = assumed(2, 1, 5)}),
    field<&ResearchParameters::distillation_start>("distillation_start", "When labs began to copy answers",
                                                   {.fallback = optional()}),
    field<&ResearchParameters::openness_base>(
        "openness_base", "Log odds of open weights without other motives",
        {.unit = "1", .least = -20, .most = 20, .fallback = assumed(0.2, -1, 1)}),
    field<&ResearchParameters::openness_gap>(
        "openness_gap", "What a month behind the frontier adds to them",
        {.unit = "1/month", .least = -5, .most = 5, .fallback = assumed(0.03, 0, 0.1)}),
    field<&ResearchParameters::openness_sales>(
        "openness_sales", "What a business that only sells access to models takes off them",
        {.unit = "1", .least = -20, .most = 20, .fallback = assumed(3.2, 1, 5)}),
    field<&ResearchParameters::openness_disposition>(
        "openness_disposition", "What full inclination to open weights adds to them",
        {.unit = "1", .least = -20, .most = 20, .fallback = assumed(1.9, 1, 3)}),
};

} // namespace chokepoint
