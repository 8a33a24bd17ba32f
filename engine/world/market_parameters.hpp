// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

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

} // namespace chokepoint
