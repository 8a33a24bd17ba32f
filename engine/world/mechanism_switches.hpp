// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

enum class YieldLaw : std::uint8_t {
    poisson,
    murphy,
    murphy_uniform,
    exponential,
    seeds,
    negative_binomial,
    bose_einstein
};
inline constexpr std::array<std::string_view, 7> yield_law_names{
    "poisson", "murphy", "murphy_uniform", "exponential", "seeds", "negative_binomial", "bose_einstein"};

enum class LicenceDelay : std::uint8_t { fixed, erlang };
inline constexpr std::array<std::string_view, 2> licence_delay_names{"fixed", "erlang"};

enum class TimeToBuild : std::uint8_t { erlang, fixed };
inline constexpr std::array<std::string_view, 2> time_to_build_names{"erlang", "fixed"};

//! What beyond training compute and algorithms makes models capable: a structural choice, since the variants
//! fit the same past and give opposite advice.
enum class CapabilityChannels : std::uint8_t { none, post_training, distillation, both };
inline constexpr std::array<std::string_view, 4> capability_channel_names{"none", "post_training",
                                                                          "distillation", "both"};

//! Switches: every mechanism can be turned off or to a textbook form.
struct Mechanisms {
    YieldLaw yield_law = YieldLaw::negative_binomial;
    TimeToBuild time_to_build = TimeToBuild::erlang;
    LicenceDelay licence_delay = LicenceDelay::fixed;
    bool rules = true;
    bool investment = true;
    bool learning = true;
    bool prices = true;
    bool taste = true;
    bool stockpiling = true;
    bool grey_market = true;
    bool research = true;
    bool diffusion = true;
    CapabilityChannels capability_channels = CapabilityChannels::both;
    bool release = true;
    bool applications = true;
    bool frameworks = true;
    bool design = true;
    bool product_mix = true;

    bool post_training() const
    {
        return capability_channels == CapabilityChannels::post_training ||
               capability_channels == CapabilityChannels::both;
    }

    bool distillation() const
    {
        return capability_channels == CapabilityChannels::distillation ||
               capability_channels == CapabilityChannels::both;
    }
};

inline constexpr std::array mechanism_fields{
    field<&Mechanisms::yield_law>("yield_law", "Law of die yield",
                                  {.fallback = optional(), .choices = yield_law_names}),
    field<&Mechanisms::time_to_build>("time_to_build",
                                      "Delay from money to capacity: spread (erlang) or sharp (fixed)",
                                      {.fallback = optional(), .choices = time_to_build_names}),
    field<&Mechanisms::licence_delay>(
        "licence_delay", "How long licences take: all the delay (fixed), or spread around it (erlang)",
        {.fallback = optional(), .choices = licence_delay_names}),
    field<&Mechanisms::rules>("rules", "Export and import rules", {.fallback = optional()}),
    field<&Mechanisms::investment>("investment", "State funds", {.fallback = optional()}),
    field<&Mechanisms::learning>("learning", "Defects fall with experience", {.fallback = optional()}),
    field<&Mechanisms::prices>("prices", "Posted prices follow demand", {.fallback = optional()}),
    field<&Mechanisms::taste>("taste", "Buyers differ in what they like", {.fallback = optional()}),
    field<&Mechanisms::stockpiling>("stockpiling", "Buyers run ahead of rules that may come",
                                    {.fallback = optional()}),
    field<&Mechanisms::grey_market>("grey_market", "Routes around rules on accelerators",
                                    {.fallback = optional()}),
    field<&Mechanisms::research>("research", "Labs' own algorithmic progress", {.fallback = optional()}),
    field<&Mechanisms::diffusion>("diffusion", "Published methods reach other labs",
                                  {.fallback = optional()}),
    field<&Mechanisms::capability_channels>("capability_channels",
                                            "Sources of capability beyond training compute and algorithms",
                                            {.fallback = optional(), .choices = capability_channel_names}),
    field<&Mechanisms::release>("release",
                                "Labs decide whether to open weights; off: those who could, do not",
                                {.fallback = optional()}),
    field<&Mechanisms::applications>("applications", "Users adopt, choose models and pay",
                                     {.fallback = optional()}),
    field<&Mechanisms::frameworks>("frameworks", "Frameworks get better, and developers choose again",
                                   {.fallback = optional()}),
    field<&Mechanisms::design>("design", "Roadmaps release products, and answer rules with others",
                               {.fallback = optional()}),
    field<&Mechanisms::product_mix>(
        "product_mix", "Makers build what they have dies for, and order for the change of products",
        {.fallback = optional()}),
};

} // namespace chokepoint
