// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/math.hpp"
#include "world/build_parts.hpp"

#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

//! Months of revenue to remember beside the last one.
std::size_t past_revenue_months(const Scenario& scenario)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, scenario.market.revenue_lag) - 1);
}

void build_clouds(const Scenario& scenario, World& world)
{
    Clouds& clouds = world.clouds;
    const std::size_t num_clouds = scenario.clouds.size();
    const std::size_t pairs = num_clouds * scenario.products.size();
    size_columns(num_clouds, clouds.capex, clouds.income, clouds.cash, clouds.initial_compute,
                 clouds.compute_stock, clouds.usable_compute, clouds.hosting_revenue);
    size_columns(num_clouds * past_revenue_months(scenario), clouds.past_hosting_revenue);
    size_columns(num_clouds, clouds.cover, clouds.cover_release);
    size_columns(num_clouds, clouds.units_bought);
    size_columns(pairs, clouds.accelerators, clouds.in_transit, clouds.retired, clouds.smuggled);
    size_columns(pairs, clouds.retirement_carry, clouds.order_carry, clouds.spending);
    for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
        clouds.initial_compute[cloud] = scenario.clouds[cloud].compute;
        clouds.compute_stock[cloud] = scenario.clouds[cloud].compute;
        clouds.usable_compute[cloud] = scenario.clouds[cloud].compute;
    }
}

void build_labs(const Scenario& scenario, World& world)
{
    Labs& labs = world.labs;
    const std::size_t num_labs = scenario.labs.size();
    const ResearchParameters& p = scenario.research;
    const auto lag = static_cast<std::size_t>(p.publication_lag);
    const auto post_lag = static_cast<std::size_t>(p.post_training_lag);
    const auto secrecy = static_cast<std::size_t>(p.secrecy_lag);
    size_columns(num_labs, labs.own_compute, labs.rented_compute, labs.usable_compute, labs.inference_compute,
                 labs.experiment_compute, labs.training_compute, labs.run_compute, labs.log_efficiency,
                 labs.post_training, labs.distilled, labs.revenue);
    size_columns(num_labs, labs.run_months);
    size_columns(num_labs, labs.open_weights);
    size_columns(num_labs * (lag + secrecy), labs.past_log_efficiency);
    size_columns(num_labs * (post_lag + secrecy), labs.past_post_training);
    size_columns(num_labs * past_revenue_months(scenario), labs.past_revenue);
    labs.past_disclosed_log_efficiency.assign(num_labs * lag, none);
    labs.past_disclosed_post_training.assign(num_labs * post_lag, none);
    for (Column<double>* column : {&labs.disclosed_log_efficiency, &labs.disclosed_post_training,
                                   &labs.capability, &labs.open_capability, &labs.effective_compute}) {
        column->assign(num_labs, none);
    }
    for (std::size_t lab = 0; lab < num_labs; ++lab) {
        labs.own_compute[lab] = scenario.labs[lab].compute;
        labs.log_efficiency[lab] = math::log(scenario.labs[lab].efficiency);
        for (std::size_t month = 0; month < lag + secrecy; ++month) {
            labs.past_log_efficiency[lab * (lag + secrecy) + month] = labs.log_efficiency[lab];
        }
    }
}

void build_segments(const Scenario& scenario, World& world)
{
    Segments& segments = world.segments;
    const std::size_t count = scenario.segments.size();
    size_columns(count, segments.adoption, segments.spending, segments.unserved);
    size_columns(count * scenario.labs.size(), segments.provider_share, segments.use);
    segments.reference_capability.assign(count, none);
    segments.capability.assign(count, none);
    for (std::size_t segment = 0; segment < count; ++segment) {
        segments.adoption[segment] = scenario.segments[segment].adopted;
    }
}

} // namespace

void build_users(const Scenario& scenario, World& world)
{
    build_clouds(scenario, world);
    build_labs(scenario, world);
    build_segments(scenario, world);
}

} // namespace chokepoint
