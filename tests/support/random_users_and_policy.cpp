// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/random_maker.hpp"

#include <algorithm>

namespace chokepoint::testing {

void Maker::users()
{
    for (Cloud& cloud : s_.clouds) {
        cloud.country = {any(s_.countries.size())};
        cloud.owner = static_cast<Owner>(numbers_.whole(0, 1));
        cloud.capex = path(0, 400);
        cloud.compute = numbers_.between(0, 10000);
        cloud.tier = numbers_.whole(0, 2);
        cloud.domestic_preference = numbers_.between(-0.5, 0.5);
        dates(cloud, 0.2);
    }
    for (Lab& lab : s_.labs) {
        lab.country = {any(s_.countries.size())};
        lab.compute = numbers_.between(0, 3000);
        lab.training_time = numbers_.whole(1, 6);
        lab.open = static_cast<Openness>(numbers_.whole(0, 2));
        lab.efficiency = numbers_.between(0.2, 1);
        lab.disposition = numbers_.between(0, 1);
        lab.access = path(0, 1);
        lab.api_share = numbers_.between(0, 1);
        for (std::size_t cloud = 0; cloud < s_.clouds.size(); ++cloud) {
            if (numbers_.chance(0.5)) {
                lab.clouds.push_back({{static_cast<std::int32_t>(cloud)}, numbers_.between(0, 0.25)});
            }
        }
        dates(lab, 0.3);
    }
    for (Segment& segment : s_.segments) {
        segment.country = {any(s_.countries.size())};
        segment.adopters = numbers_.between(0, 1e8);
        segment.spend = numbers_.between(0, 500);
        segment.innovation = numbers_.between(0, 0.1);
        segment.imitation = numbers_.between(0, 1);
        segment.protection = path(0, 1);
        dates(segment, 0.4);
    }
}

void Maker::developers()
{
    for (Framework& framework : s_.frameworks) {
        if (numbers_.chance(0.8)) {
            framework.country = {any(s_.countries.size())};
        }
        framework.open = numbers_.chance(0.5);
        framework.quality = numbers_.between(0.1, 1);
        framework.vendor_effort = path(0, 2);
        framework.appeal = path(-1, 1);
        for (std::size_t maker = 0; maker < s_.chipmakers.size(); ++maker) {
            const Reference row{static_cast<std::int32_t>(maker)};
            framework.backends.push_back({row, numbers_.between(0, 1)});
            framework.backend_effort.push_back({row, path(0, 2)});
        }
        if (&framework != &s_.frameworks.front()) {
            dates(framework, 0.4);
        }
    }
    if (s_.frameworks.empty()) {
        s_.developers.clear();
    }
    for (Population& population : s_.developers) {
        population.country = {any(s_.countries.size())};
        population.number = numbers_.whole(1, 500);
        population.weight = numbers_.between(1, 1000);
        population.state_share = numbers_.chance(0.5) ? numbers_.between(0, 1) : 0.0;
        population.entry_rate = path(0, 0.05);
        population.initial = {{{0}, 1.0}};
        population.mandate = {{{any(s_.frameworks.size())}, path(-2, 2)}};
    }
    s_.adoption.regional_influence = numbers_.chance(0.2) ? 1.0 : numbers_.between(0, 1);
    s_.adoption.mean_ties = numbers_.between(0, 20);
}

void Maker::policy()
{
    for (Fund& fund : s_.funds) {
        fund.country = {any(s_.countries.size())};
        fund.amount = numbers_.between(0, 50000);
        fund.years = numbers_.between(0.5, 6);
        fund.profile = static_cast<DisbursementProfile>(numbers_.whole(0, 2));
        const double foundry = numbers_.between(0, 1);
        const double memory = numbers_.between(0, 1 - foundry);
        fund.layers[static_cast<std::size_t>(Layer::foundry)] = foundry;
        fund.layers[static_cast<std::size_t>(Layer::memory)] = memory;
        fund.layers[static_cast<std::size_t>(Layer::packaging)] = 1 - foundry - memory;
        if (numbers_.chance(0.5)) {
            fund.allocation = Allocation::gap_seeking;
            fund.gap_exponent = numbers_.between(0, 4);
            for (double& target : fund.targets) {
                target = numbers_.between(0, 1);
            }
        }
        dates(fund, 1.0);
        fund.until = Date::never();
    }
    for (Rule& rule : s_.rules) {
        rule.issuer = {any(s_.countries.size())};
        rule.side = static_cast<RuleSide>(numbers_.whole(0, 1));
        rule.layer = static_cast<Layer>(numbers_.whole(1, 4));
        if (numbers_.chance(0.5)) {
            rule.origins = some(s_.countries.size());
            rule.to = some(s_.countries.size());
        }
        rule.priority = numbers_.whole(0, 2);
        Predicate leaf{Predicate::Type::leaf,      {}, Attribute::tpp, Comparison::at_least,
                       numbers_.between(0, 15000), ""};
        rule.when = numbers_.chance(0.7) ? leaf : Predicate{};
        rule.decision.verdict = static_cast<Verdict>(numbers_.whole(0, 4));
        rule.decision.grant = numbers_.between(0, 1);
        rule.decision.delay = numbers_.whole(0, 6);
        if (rule.decision.verdict == Verdict::licence) {
            licence_terms(rule.decision);
        }
        dates(rule, 0.8);
        if (numbers_.chance(0.5) && rule.from != Date::always()) {
            const Month announced = rule.from.month_of() - static_cast<int>(numbers_.whole(1, 8));
            rule.announced = {announced.year(), announced.month(), 1};
        }
        rule.surprise = numbers_.chance(0.3);
    }
    for (Route& route : s_.routes) {
        route.to = some(s_.countries.size());
        route.via = {any(s_.countries.size())};
        route.capacity = numbers_.between(0, 5000);
        route.hops = numbers_.whole(1, 3);
        route.interdiction = numbers_.between(0, 0.4);
        route.mark_up = numbers_.between(0, 1);
        route.ceiling = numbers_.between(0, 1);
        dates(route, 0.5);
    }
}

void Maker::licence_terms(Decision& licence)
{
    licence.quota = numbers_.chance(0.5) ? numbers_.between(0, 2000) : -1.0;
    licence.fee = numbers_.chance(0.5) ? numbers_.between(0, 0.3) : 0.0;
    if (numbers_.chance(0.3)) {
        licence.cap = numbers_.between(0, 2);
        licence.cap_of = {{any(s_.countries.size())}};
    }
}

} // namespace chokepoint::testing
