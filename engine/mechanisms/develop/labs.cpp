// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/parallel.hpp"
#include "laws/capability.hpp"
#include "laws/research.hpp"
#include "laws/stock.hpp"
#include "mechanisms/develop/develop.hpp"
#include "mechanisms/performance.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

//! Whether a lab had begun in a month; before the start, those that exist at the start had.
bool had_begun(const Scenario& scenario, const Lab& lab, Month month)
{
    return lab.acts(std::max(month, scenario.start));
}

//! Log efficiency of the best lab as it stood `publication_lag` months before last month.
//! -inf where nobody had begun by then.
double published_log_efficiency(const Scenario& scenario, Month now, const Labs& labs)
{
    const auto lag = static_cast<std::size_t>(scenario.research.publication_lag);
    const Month seen = now - 1 - static_cast<int>(lag);
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        if (had_begun(scenario, scenario.labs[lab], seen)) {
            const double known =
                lag == 0 ? labs.log_efficiency[lab] : labs.past_log_efficiency[lab * lag + lag - 1];
            best = std::max(best, known);
        }
    }
    return best;
}

//! Compute that a lab uses this month: its own, and its shares of clouds'.
void gather_compute(const Scenario& scenario, const Clouds& clouds, std::size_t lab, Labs& labs)
{
    labs.own_compute[lab] =
        laws::perpetual_inventory(labs.own_compute[lab], 0.0, scenario.compute.retirement);
    labs.rented_compute[lab] = 0.0;
    for (const Weight& rented : scenario.labs[lab].clouds) {
        labs.rented_compute[lab] += rented.value * clouds.compute_stock[std::size_t(rented.entity)];
    }
}

//! Own research and what was published raise efficiency; the value before joins the past.
void improve(const Scenario& scenario, double published, double experiments, std::size_t lab, Labs& labs)
{
    const ResearchParameters& p = scenario.research;
    const double before = labs.log_efficiency[lab];
    double step = 0.0;
    if (scenario.mechanisms.research) {
        const double input = laws::ces(p.talent_share, scenario.labs[lab].talent / p.reference_talent,
                                       experiments / p.reference_compute, p.substitution);
        step += laws::progress_step(p.progress, input, p.input_exponent, before, p.difficulty_exponent);
    }
    if (scenario.mechanisms.diffusion) {
        step += laws::diffusion_step(p.diffusion_rate, published, before);
    }
    labs.log_efficiency[lab] = before + step;

    const auto lag = static_cast<std::size_t>(p.publication_lag);
    double* past = labs.past_log_efficiency.data() + lab * lag;
    if (lag > 0) {
        std::copy_backward(past, past + lag - 1, past + lag);
        past[0] = before;
    }
}

//! A run ends in a release; a better release than the lab's best so far replaces it.
//! \return whether it did
bool train(const Scenario& scenario, double compute, std::size_t lab, Labs& labs)
{
    const Lab& given = scenario.labs[lab];
    const double operations = compute * h100_tops * 1e12 / 2.0 * given.hardware_utilisation;
    labs.run_compute[lab] += operations * seconds_per_month;
    labs.run_months[lab] += 1;
    if (labs.run_months[lab] < given.training_time || !(labs.run_compute[lab] > 0.0)) {
        return false;
    }
    labs.training_compute[lab] = labs.run_compute[lab];
    labs.run_compute[lab] = 0.0;
    labs.run_months[lab] = 0;
    const double effective = labs.training_compute[lab] * math::exp(labs.log_efficiency[lab]);
    const bool better = !(effective <= labs.effective_compute[lab]); // true also for the first
    if (better) {
        labs.effective_compute[lab] = effective;
        labs.capability[lab] = laws::capability_index(
            effective, scenario.research.reference_effective_compute, scenario.research.points_per_order);
        labs.open_weights[lab] = static_cast<std::int8_t>(given.open);
    }
    return better;
}

} // namespace

void run_labs(const Scenario& scenario, Month now, const Clouds& clouds, Labs& labs,
              std::vector<Event>& events)
{
    const double published = published_log_efficiency(scenario, now, labs);
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        const Lab& given = scenario.labs[lab];
        if (!given.acts(now)) {
            labs.rented_compute[lab] = 0.0;
            continue;
        }
        gather_compute(scenario, clouds, lab, labs);
        if (given.from.first_full_month() == now && scenario.mechanisms.diffusion) {
            labs.log_efficiency[lab] =
                std::max(labs.log_efficiency[lab], published); // it starts from what is known
        }
        const double compute =
            (labs.own_compute[lab] + labs.rented_compute[lab]) * (1.0 - given.inference_share);
        improve(scenario, published, compute * given.experiment_share, lab, labs);
        if (train(scenario, compute * (1.0 - given.experiment_share), lab, labs)) {
            events.push_back({EventKind::model_released, "labs." + given.id, "", labs.capability[lab],
                              given.open ? "open weights" : "closed"});
        }
    }
}

} // namespace chokepoint
