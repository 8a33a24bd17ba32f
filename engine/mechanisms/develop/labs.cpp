// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/labs.hpp"

#include "core/math.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

//! A lab that does not act holds no compute of others.
void rest(std::size_t lab, Labs& labs)
{
    labs.rented_compute[lab] = 0.0;
    labs.usable_compute[lab] = 0.0;
    labs.inference_compute[lab] = 0.0;
    labs.experiment_compute[lab] = 0.0;
}

//! A newcomer starts from what is known, better or worse by its own factor.
void enter(const Scenario& scenario, const PublicState& known, std::size_t lab, Labs& labs)
{
    if (scenario.mechanisms.diffusion) {
        const double ratio = math::log(scenario.labs[lab].entry_efficiency);
        labs.log_efficiency[lab] = std::max(labs.log_efficiency[lab], known.log_efficiency + ratio);
        labs.post_training[lab] = std::max(labs.post_training[lab], known.post_training);
    }
}

} // namespace

void run_labs(const Scenario& scenario, Month now, RandomKey random, const Clouds& clouds,
              const Regions& regions, const Frontier& frontier, Labs& labs, std::vector<Event>& events)
{
    PublicState known = public_state(scenario, now, frontier, regions, labs);
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        if (scenario.labs[lab].acts(now)) {
            gather_compute(scenario, clouds, known, lab, labs);
        } else {
            rest(lab, labs);
        }
        known.most_experiments = std::max(known.most_experiments, labs.experiment_compute[lab]);
    }
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        const Lab& given = scenario.labs[lab];
        if (!given.acts(now)) {
            continue;
        }
        if (given.from.first_full_month() == now) {
            enter(scenario, known, lab, labs);
        }
        learn(scenario, now, known, lab, labs);
        if (train(scenario, now, known, lab, labs)) {
            publish(scenario, now, random, regions, lab, labs);
            events.push_back({EventKind::model_released, "labs." + given.id, "", labs.capability[lab],
                              labs.open_weights[lab] == 0 ? "closed" : "open weights"});
        }
    }
}

} // namespace chokepoint
