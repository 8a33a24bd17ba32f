// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/history.hpp"
#include "laws/capability.hpp"
#include "laws/research.hpp"
#include "mechanisms/develop/labs.hpp"
#include "mechanisms/develop/serving.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double nothing = -std::numeric_limits<double>::infinity();

//! Whether a lab had begun in a month; before the start, those that exist at the start had.
bool had_begun(const Scenario& scenario, const Lab& lab, Month month)
{
    return lab.acts(std::max(month, scenario.start));
}

//! A column as it stood `lag` months before last month's end.
double past_value(const Column<double>& now, const Column<double>& past, std::size_t lab, std::size_t lag)
{
    const std::size_t width = past.size() / now.size();
    return lag == 0 ? now[lab] : past[lab * width + lag - 1];
}

//! One kind of method, with what is known of it by whom.
struct Method {
    const Column<double>& own;
    const Column<double>& past;
    const Column<double>& disclosed;
    const Column<double>& past_disclosed;
    std::int64_t lag; //!< [month]
};

//! Best published level of a method; -inf where nobody had begun by then.
double published(const Scenario& scenario, Month now, const Method& method)
{
    const auto open_lag = static_cast<std::size_t>(method.lag);
    const auto closed_lag = open_lag + static_cast<std::size_t>(scenario.research.secrecy_lag);
    double best = nothing;
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        if (had_begun(scenario, scenario.labs[lab], now - 1 - static_cast<int>(closed_lag))) {
            best = std::max(best, past_value(method.own, method.past, lab, closed_lag));
        }
        const double open = past_value(method.disclosed, method.past_disclosed, lab, open_lag);
        best = std::isnan(open) ? best : std::max(best, open);
    }
    return best;
}

void improve_algorithms(const Scenario& scenario, const PublicState& known, std::size_t lab, Labs& labs)
{
    const ResearchParameters& p = scenario.research;
    const double before = labs.log_efficiency[lab];
    double step = 0.0;
    if (scenario.mechanisms.research) {
        const double input = laws::ces(p.talent_share, scenario.labs[lab].talent / p.reference_talent,
                                       labs.experiment_compute[lab] / p.reference_compute, p.substitution);
        step += laws::progress_step(p.progress, input, p.input_exponent, before, p.difficulty_exponent);
    }
    if (scenario.mechanisms.diffusion) {
        step += laws::diffusion_step(p.diffusion_rate, known.log_efficiency, before);
    }
    labs.log_efficiency[lab] = before + step;
}

//! The lab with most experiments gains at the full rate, others as their experiments compare.
void improve_post_training(const Scenario& scenario, Month now, const PublicState& known, std::size_t lab,
                           Labs& labs)
{
    const ResearchParameters& p = scenario.research;
    if (!scenario.mechanisms.post_training() || now < p.post_training_start.first_full_month()) {
        return;
    }
    const double before = labs.post_training[lab];
    double step = 0.0;
    if (known.most_experiments > 0.0) {
        const double effort =
            math::pow(labs.experiment_compute[lab] / known.most_experiments, p.input_exponent);
        step += p.post_training_growth / 12.0 * effort;
    }
    if (scenario.mechanisms.diffusion) {
        step += laws::diffusion_step(p.post_training_diffusion, known.post_training, before);
    }
    labs.post_training[lab] = before + step;
}

void distil(const Scenario& scenario, Month now, const PublicState& known, std::size_t lab, Labs& labs)
{
    const ResearchParameters& p = scenario.research;
    const double own = own_capability(scenario, labs.effective_compute[lab], lab, labs);
    if (!scenario.mechanisms.distillation() || now < p.distillation_start.first_full_month() ||
        std::isnan(own)) {
        return;
    }
    if (known.frontier_moved) {
        labs.distilled[lab] *= 1.0 - p.distillation_decay;
    }
    const double with_copied = own + labs.distilled[lab];
    const double access = scenario.labs[lab].access.at(now);
    const auto gain = [&](double share, double leader) {
        return std::isnan(leader) ? 0.0
                                  : laws::distillation_step(p.distillation_rate, share, leader,
                                                            p.distillation_margin, with_copied);
    };
    labs.distilled[lab] += std::max(gain(access, known.capability), gain(1.0, known.open_capability));
    labs.distilled[lab] = distilled_part(scenario, known, own, lab, labs);
}

} // namespace

PublicState public_state(const Scenario& scenario, Month now, const Frontier& frontier,
                         const Regions& regions, const Labs& labs)
{
    PublicState known;
    known.capability = none;
    known.open_capability = none;
    known.serving_price = serving_price(scenario, regions);
    known.frontier_moved = !frontier.records.empty() && frontier.records.back().from == now - 1;
    known.log_efficiency =
        published(scenario, now,
                  {labs.log_efficiency, labs.past_log_efficiency, labs.disclosed_log_efficiency,
                   labs.past_disclosed_log_efficiency, scenario.research.publication_lag});
    known.post_training =
        published(scenario, now,
                  {labs.post_training, labs.past_post_training, labs.disclosed_post_training,
                   labs.past_disclosed_post_training, scenario.research.post_training_lag});
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        known.capability = better_of(known.capability, labs.capability[lab]);
        known.open_capability = better_of(known.open_capability, labs.open_capability[lab]);
    }
    return known;
}

double own_capability(const Scenario& scenario, double effective_compute, std::size_t lab, const Labs& labs)
{
    return laws::capability_index(effective_compute, scenario.research.reference_effective_compute,
                                  scenario.research.points_per_order) +
           labs.post_training[lab];
}

double distilled_part(const Scenario& scenario, const PublicState& known, double own, std::size_t lab,
                      const Labs& labs)
{
    if (std::isnan(known.capability)) {
        return 0.0;
    }
    const double room = known.capability - scenario.research.distillation_margin - own;
    return std::min(labs.distilled[lab], std::max(0.0, room));
}

void learn(const Scenario& scenario, Month now, const PublicState& known, std::size_t lab, Labs& labs)
{
    const auto pass = [lab](const Column<double>& now_known, Column<double>& past) {
        const std::size_t width = past.size() / now_known.size();
        remember(std::span(past).subspan(lab * width, width), now_known[lab]);
    };
    pass(labs.log_efficiency, labs.past_log_efficiency);
    pass(labs.post_training, labs.past_post_training);
    pass(labs.disclosed_log_efficiency, labs.past_disclosed_log_efficiency);
    pass(labs.disclosed_post_training, labs.past_disclosed_post_training);
    improve_algorithms(scenario, known, lab, labs);
    improve_post_training(scenario, now, known, lab, labs);
    distil(scenario, now, known, lab, labs);
}

} // namespace chokepoint
