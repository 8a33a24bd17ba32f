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

struct YieldParameters {
    double clustering_alpha = 0.0;
    double usable_diameter = 0.0; //!< [mm]
    double reference_passes = 0.0;
    double critical_layers = 0.0;
};

inline constexpr std::array yield_fields{
    field<&YieldParameters::clustering_alpha>(
        "clustering_alpha", "Clustering of defects in the negative binomial law",
        {.unit = "1", .least = 0.01, .most = 1e9, .fallback = assumed(3, 1, 5)}),
    field<&YieldParameters::usable_diameter>(
        "usable_diameter", "Wafer diameter less edge exclusion on both sides",
        {.unit = "mm", .least = 50, .most = 450, .fallback = by_definition(294)}),
    field<&YieldParameters::reference_passes>(
        "reference_passes", "Mask passes at which defect densities are quoted",
        {.unit = "1", .least = 0, .most = 1000, .fallback = by_definition(60)}),
    field<&YieldParameters::critical_layers>(
        "critical_layers", "Critical layers of the Bose-Einstein law",
        {.unit = "1", .least = 1, .most = 100, .fallback = assumed(10, 5, 20)}),
};

struct ConstructionParameters {
    std::int64_t stages = 3;
    double absorption_growth = 0.0;   //!< [1/month]
    double absorption_learning = 0.0; //!< [1/month]
};

inline constexpr std::array construction_fields{
    field<&ConstructionParameters::stages>(
        "stages", "Stages of the Erlang delay from money to capacity",
        {.unit = "1", .least = 1, .most = 8, .fallback = assumed(3, 1, 8)}),
    field<&ConstructionParameters::absorption_growth>(
        "absorption_growth", "Growth by itself of what layers can absorb of state money",
        {.unit = "1/month",
         .least = 0,
         .most = 1,
         .rate = Rate::growth,
         .fallback = assumed(0.004, 0, 0.02)}),
    field<&ConstructionParameters::absorption_learning>(
        "absorption_learning", "What layers can absorb more per month, per useful money",
        {.unit = "1/month", .least = 0, .most = 1, .rate = Rate::flow, .fallback = assumed(0.005, 0, 0.02)}),
};

struct ProductionParameters {
    double stock_time = 0.0;      //!< [month]
    double correction_time = 0.0; //!< [month]
    double finished_time = 0.0;   //!< [month]
};

inline constexpr std::array production_fields{
    field<&ProductionParameters::stock_time>(
        "stock_time", "Orders that makers hold as dies, beyond what is under way",
        {.unit = "month", .least = 0, .most = 24, .fallback = assumed(1.5, 0.5, 3)}),
    field<&ProductionParameters::correction_time>(
        "correction_time", "Time over which makers close gaps in stock",
        {.unit = "month", .least = 1, .most = 24, .fallback = assumed(4, 2, 8)}),
    field<&ProductionParameters::finished_time>(
        "finished_time", "Orders that makers hold as finished units",
        {.unit = "month", .least = 0, .most = 24, .fallback = assumed(1, 0, 3)}),
};

struct DesignParameters {
    double link_weight = 0.0;
    double margin = 0.0;
    double least_gain = 0.0;
    double notified_share = 0.0;
    std::int64_t spare_stacks = 0;
};

inline constexpr std::array design_fields{
    field<&DesignParameters::link_weight>(
        "link_weight", "Weight of chip-to-chip bandwidth in the performance that a designer aims at",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.05, 0.02, 0.1, "CHIP-A800-LINK")}),
    field<&DesignParameters::margin>(
        "margin", "Distance that a part made for a rule keeps from its limits",
        {.unit = "1", .least = 0, .most = 0.5, .fallback = derived(0.0133, 0, 0.05, "CHIP-H20-TPP")}),
    field<&DesignParameters::least_gain>(
        "least_gain", "Gain in performance sold at a destination that makes another part worth designing",
        {.unit = "1", .least = 0, .most = 10, .fallback = assumed(0.1, 0.02, 0.3)}),
    field<&DesignParameters::notified_share>(
        "notified_share", "Share of sales that a designer expects where a rule asks for a notice",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.2, 1)}),
    field<&DesignParameters::spare_stacks>(
        "spare_stacks", "Memory stacks that a variant may have beyond its model",
        {.unit = "1", .least = 0, .most = 8, .fallback = derived(1, 0, 2, "CHIP-H20-HBM")}),
};

struct MarketParameters {
    double price_gain = 0.0;
    double price_step = 0.0;
    double price_floor = 0.0;
    double price_ceiling = 0.0;
    double taste_sigma = 0.0;
    double choice_spread = 0.0;
    double performance_weight = 0.0;
    double carry_time = 0.0; //!< [month]
    Date exogenous_until = Date::never();
    double external_growth = 0.0; //!< [1/year]
    double reinvest_share = 0.0;
    std::int64_t revenue_lag = 0; //!< [month]
};

inline constexpr std::array market_fields{
    field<&MarketParameters::price_gain>(
        "price_gain", "Monthly change of a list price per unit of excess demand",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.03, 0.01, 0.1)}),
    field<&MarketParameters::price_step>(
        "price_step", "Largest monthly change of a list price",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.01, 0.005, 0.02)}),
    field<&MarketParameters::price_floor>(
        "price_floor", "Lowest list price over cost of dies, stacks and slots",
        {.unit = "1", .least = 0, .most = 100, .fallback = assumed(1.1, 1, 1.5)}),
    field<&MarketParameters::price_ceiling>(
        "price_ceiling", "Highest list price over the launch price",
        {.unit = "1", .least = 1, .most = 100, .fallback = assumed(1.6, 1.2, 2)}),
    field<&MarketParameters::taste_sigma>(
        "taste_sigma", "Spread of buyers' tastes for products, in log performance per money",
        {.unit = "1", .least = 0, .most = 5, .fallback = assumed(0.3, 0.2, 0.5)}),
    field<&MarketParameters::choice_spread>(
        "choice_spread",
        "How far buyers spread orders over products, in log performance per money; 0 is all to the best",
        {.unit = "1", .least = 0, .most = 5, .fallback = assumed(0.2, 0.05, 0.5)}),
    field<&MarketParameters::performance_weight>(
        "performance_weight", "Weight of arithmetic against memory bandwidth in what buyers value",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.35, 0.65)}),
    field<&MarketParameters::carry_time>(
        "carry_time", "Months of budget that a buyer keeps when it could not spend",
        {.unit = "month", .least = 1, .most = 60, .fallback = assumed(3, 1, 3)}),
    field<&MarketParameters::exogenous_until>(
        "exogenous_until",
        "Last month in which clouds can pay for all their capital spending; later users' money bounds it",
        {.fallback = optional()}),
    field<&MarketParameters::external_growth>("external_growth",
                                              "Growth after it of the money that clouds have from elsewhere",
                                              {.unit = "1/year",
                                               .least = -0.99,
                                               .most = 10,
                                               .rate = Rate::growth,
                                               .fallback = assumed(0.05, 0, 0.15)}),
    field<&MarketParameters::reinvest_share>(
        "reinvest_share", "Share of what users pay that its region's clouds may invest beside it",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.5, 0.2, 0.9)}),
    field<&MarketParameters::revenue_lag>(
        "revenue_lag", "From users' payment to its investment",
        {.unit = "month", .least = 1, .most = 24, .fallback = assumed(3, 1, 6)}),
};

struct StockpilingParameters {
    double loss_over_holding = 0.0;
    double cover_limit = 0.0;     //!< [month]
    double build_time = 0.0;      //!< [month]
    double repay_time = 0.0;      //!< [month]
    std::int64_t rumour_time = 0; //!< [month]
    double rumour_strength = 0.0;
};

inline constexpr std::array stockpiling_fields{
    field<&StockpilingParameters::loss_over_holding>(
        "loss_over_holding", "Cost of a month without supply over cost of holding stock for a month",
        {.unit = "1", .least = 0, .most = 10000, .scale = Scale::log, .fallback = assumed(25, 10, 60)}),
    field<&StockpilingParameters::cover_limit>(
        "cover_limit", "Most months of planned use that are held against a closing",
        {.unit = "month", .least = 0, .most = 60, .fallback = assumed(9, 4, 14)}),
    field<&StockpilingParameters::build_time>(
        "build_time", "Time over which buyers of accelerators build cover that no announced date hurries",
        {.unit = "month", .least = 1, .most = 60, .fallback = assumed(4, 2, 8)}),
    field<&StockpilingParameters::repay_time>(
        "repay_time", "Time over which cover is used up when its reason is gone",
        {.unit = "month", .least = 1, .most = 120, .fallback = assumed(12, 6, 18)}),
    field<&StockpilingParameters::rumour_time>(
        "rumour_time", "How long before its announcement a rule is talked of",
        {.unit = "month", .least = 0, .most = 60, .fallback = assumed(5, 4, 6)}),
    field<&StockpilingParameters::rumour_strength>(
        "rumour_strength", "Probability that rumours give to a closing before an order can be repeated",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.1, 0.03, 0.3)}),
};

struct ComputeParameters {
    double retirement = 0.0;    //!< [1/month]
    double power_need = 0.0;    //!< of an H100e in January 2024 [kW]
    double power_decline = 0.0; //!< [1/month]
};

inline constexpr std::array compute_fields{
    field<&ComputeParameters::retirement>("retirement", "Share of installed compute that fails or is retired",
                                          {.unit = "1/month",
                                           .least = 0,
                                           .most = 1,
                                           .rate = Rate::decay,
                                           .fallback = assumed(0.015, 0.01, 0.025)}),
    field<&ComputeParameters::power_need>(
        "power_need", "Power of an H100e in January 2024, with its server and cooling",
        {.unit = "kW", .least = 1e-6, .most = 1e3, .scale = Scale::log, .fallback = assumed(1.4, 1, 2)}),
    field<&ComputeParameters::power_decline>("power_decline", "Fall of the power of an H100e",
                                             {.unit = "1/month",
                                              .least = 0,
                                              .most = 0.5,
                                              .rate = Rate::decay,
                                              .fallback = assumed(0.0237, 0.015, 0.03)}),
};

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

struct ApplicationParameters {
    double capability_weight = 0.0; //!< [1/point]
    double price_weight = 0.0;
    double domestic_preference = 0.0;
    double nest_spread = 0.0;
    double open_price = 0.0;
    double taste_sigma = 0.0;
    double switching_rate = 0.0;       //!< [1/month]
    double spending_growth = 0.0;      //!< [1/point]
    double spending_ceiling = 0.0;     //!< share of GDP
    double serving_price = 0.0;        //!< of an H100e in use [USD/month]
    double reference_chip_price = 0.0; //!< [USD]
    double serving_price_exponent = 0.0;
    double serving_cap = 0.0;
    double rent_share = 0.0;
};

inline constexpr std::array application_fields{
    field<&ApplicationParameters::capability_weight>(
        "capability_weight", "What a point of capability adds to the utility of a model",
        {.unit = "1", .least = 0, .most = 10, .fallback = assumed(0.1, 0.05, 0.3)}),
    field<&ApplicationParameters::price_weight>(
        "price_weight", "What a unit of log price takes off it",
        {.unit = "1", .least = 0, .most = 10, .fallback = assumed(0.5, 0.2, 1.5)}),
    field<&ApplicationParameters::domestic_preference>(
        "domestic_preference", "What a provider of one's own region adds to it",
        {.unit = "1", .least = 0, .most = 20, .fallback = assumed(0.5, 0, 2)}),
    field<&ApplicationParameters::nest_spread>(
        "nest_spread", "Spread of choice within foreign, domestic and open models; 1 is a plain logit",
        {.unit = "1", .least = 0.01, .most = 1, .fallback = assumed(0.6, 0.3, 1)}),
    field<&ApplicationParameters::open_price>(
        "open_price", "Price of running an open model oneself over the price of a service",
        {.unit = "1", .least = 0.01, .most = 1, .fallback = assumed(0.5, 0.3, 1)}),
    field<&ApplicationParameters::taste_sigma>(
        "taste_sigma", "Spread of users' tastes for labs, in utility",
        {.unit = "1", .least = 0, .most = 5, .fallback = assumed(0.3, 0.1, 0.6)}),
    field<&ApplicationParameters::switching_rate>(
        "switching_rate", "Share of users who choose their model anew",
        {.unit = "1/month", .least = 0, .most = 1, .rate = Rate::decay, .fallback = assumed(0.1, 0.05, 0.2)}),
    field<&ApplicationParameters::spending_growth>(
        "spending_growth", "Growth of log spending of an adopter per point of capability",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.05, 0.02, 0.1)}),
    field<&ApplicationParameters::spending_ceiling>(
        "spending_ceiling", "Most that users spend on AI if all have adopted, as a share of the product",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.016, 0.008, 0.03)}),
    field<&ApplicationParameters::serving_price>(
        "serving_price", "Users' money for an H100e that serves them, at the reference price of chips",
        {.unit = "USD/month",
         .least = 1,
         .most = 1e6,
         .scale = Scale::log,
         .rate = Rate::flow,
         .fallback = assumed(3650, 1460, 8000)}),
    field<&ApplicationParameters::reference_chip_price>(
        "reference_chip_price", "Price of chips per H100e to which the serving price belongs",
        {.unit = "USD",
         .least = 1,
         .most = 1e7,
         .scale = Scale::log,
         .fallback = assumed(25000, 20000, 35000)}),
    field<&ApplicationParameters::serving_price_exponent>(
        "serving_price_exponent", "How the serving price follows the price of chips, in logarithms",
        {.unit = "1", .least = 0, .most = 2, .fallback = assumed(0.7, 0.5, 1)}),
    field<&ApplicationParameters::serving_cap>(
        "serving_cap", "Largest share of its compute with which a lab serves users",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.75, 0.6, 0.9)}),
    field<&ApplicationParameters::rent_share>(
        "rent_share", "Share of users' money that a lab hands on to the clouds it rents from",
        {.unit = "1", .least = 0, .most = 1, .fallback = assumed(0.4, 0.2, 0.7)}),
};

//! Exogenous paths: a closed list. Before the start the frontier is history, and history is input.
struct Series {
    Path training_demand_growth;    //!< [1/year]
    Path frontier_node_density;     //!< [1]
    Path frontier_stack_bandwidth;  //!< [GB/s]
    Path frontier_chip_performance; //!< [H100e]
    Path frontier_capability;       //!< [points]
};

inline constexpr std::array series_fields{
    field<&Series::training_demand_growth>(
        "training_demand_growth", "Growth of clouds' capital spending, compounded from the start",
        {.unit = "1/year", .least = -0.99, .most = 100, .rate = Rate::growth, .fallback = optional()}),
    field<&Series::frontier_node_density>("frontier_node_density",
                                          "Density of the best node in the world before the start",
                                          {.unit = "1", .least = 0, .most = 1000, .fallback = optional()}),
    field<&Series::frontier_stack_bandwidth>(
        "frontier_stack_bandwidth", "Bandwidth of the best memory stack before the start",
        {.unit = "GB/s", .least = 0, .most = 1e5, .fallback = optional()}),
    field<&Series::frontier_chip_performance>(
        "frontier_chip_performance", "Performance of the best accelerator before the start",
        {.unit = "H100e", .least = 0, .most = 1000, .fallback = optional()}),
    field<&Series::frontier_capability>(
        "frontier_capability", "Best capability index before the start",
        {.unit = "points", .least = -1000, .most = 1000, .fallback = optional()}),
};

} // namespace chokepoint
