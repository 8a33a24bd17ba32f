// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

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

} // namespace chokepoint
