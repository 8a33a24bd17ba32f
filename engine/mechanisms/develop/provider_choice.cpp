// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/develop/provider_choice.hpp"

#include "laws/nested_logit.hpp"

#include <cmath>

namespace chokepoint {
namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();
constexpr std::size_t foreign_closed = 0;
constexpr std::size_t domestic_closed = 1;
constexpr std::size_t open_weights = 2;

//! Utility of a lab's best release to a segment, without what all options share.
double utility_of(const Scenario& scenario, RandomKey random, const Segment& user, std::size_t lab,
                  bool domestic, const Labs& labs)
{
    const ApplicationParameters& p = scenario.applications;
    double utility = p.capability_weight * labs.capability[lab];
    if (labs.open_weights[lab] != 0) {
        utility -= p.price_weight * math::log(p.open_price); // services cost 1
    } else if (domestic) {
        utility += p.domestic_preference;
    }
    if (scenario.mechanisms.taste) {
        const Block pair = draw_pair(random, Stream::segment_choice, user.key, scenario.labs[lab].key);
        utility += p.taste_sigma * gumbel(pair.words[2]);
    }
    return utility;
}

} // namespace

void choose_providers(const Scenario& scenario, Month now, RandomKey random, std::size_t segment,
                      const Labs& labs, ProviderChoice& choice)
{
    const Segment& user = scenario.segments[segment];
    const std::size_t home = region_of(scenario, user.country);
    const std::size_t count = scenario.labs.size();
    choice.utility.assign(count, nothing);
    choice.group.assign(count, foreign_closed);
    choice.target.assign(count, 0.0);
    choice.free.assign(count, 0.0);
    choice.bound.assign(count, 0.0);
    for (std::size_t lab = 0; lab < count; ++lab) {
        const Lab& given = scenario.labs[lab];
        if (!given.acts(now) || std::isnan(labs.capability[lab])) {
            continue;
        }
        const bool domestic = region_of(scenario, given.country) == home;
        const bool open = labs.open_weights[lab] != 0;
        choice.group[lab] = open ? open_weights : domestic ? domestic_closed : foreign_closed;
        choice.utility[lab] = utility_of(scenario, random, user, lab, domestic, labs);
    }
    const double spread = scenario.applications.nest_spread;
    laws::nested_logit(choice.utility, choice.group, spread, choice.free);
    for (std::size_t lab = 0; lab < count; ++lab) {
        choice.utility[lab] = choice.group[lab] == foreign_closed ? nothing : choice.utility[lab];
    }
    laws::nested_logit(choice.utility, choice.group, spread, choice.bound);
    const double protection = user.protection.at(now);
    for (std::size_t lab = 0; lab < count; ++lab) {
        choice.target[lab] = (1.0 - protection) * choice.free[lab] + protection * choice.bound[lab];
    }
}

} // namespace chokepoint
