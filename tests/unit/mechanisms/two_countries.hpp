// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "support/worlds.hpp"

namespace chokepoint::testing {

//! Two regions and a third place: `cn` buys what `us` makes, and may be kept from it. Rows: countries cn, us,
//! via; clouds buyer (cn), home (us), other (via); one maker in us with the product `chip`, one in cn with
//! the product `own`. 50 MUSD a month each; chips at 10,000 USD.
inline Scenario two_countries()
{
    Scenario s = one_of_everything();
    s.countries.resize(3, s.countries[0]);
    s.countries[0].id = "cn";
    s.countries[0].region = Region::cn;
    s.countries[1].id = "us";
    s.countries[2].id = "via";
    s.countries[2].region = Region::row;
    s.clouds.resize(3, s.clouds[0]);
    constexpr std::array<const char*, 3> ids{"buyer", "home", "other"};
    for (std::size_t cloud = 0; cloud < 3; ++cloud) {
        s.clouds[cloud].id = ids[cloud];
        s.clouds[cloud].country = {static_cast<std::int32_t>(cloud)};
        s.clouds[cloud].compute = 0;
    }
    s.chipmakers.resize(2, s.chipmakers[0]);
    s.chipmakers[1].id = "ownmaker";
    s.chipmakers[0].country = {1};
    s.chipmakers[1].country = {0};
    s.products.resize(2, s.products[0]);
    s.products[1].id = "own";
    s.products[1].maker = {1};
    s.products[1].ops_8bit *= 0.5;
    for (auto* lines : {&s.fabs}) {
        (*lines)[0].country = {1};
    }
    s.memory_lines[0].country = {1};
    s.packaging_lines[0].country = {1};
    s.mechanisms.taste = false;
    s.mechanisms.prices = false;
    s.compute.retirement = 0;
    finish(s);
    return s;
}

//! A rule of us against chips for cn: announced on the first of one month, in force from that of another.
inline Rule chip_rule(Month announced, Month from)
{
    Rule rule;
    rule.id = "rule";
    rule.issuer = {1};
    rule.to = {{0}};
    rule.announced = {announced.year(), announced.month(), 1};
    rule.from = {from.year(), from.month(), 1};
    rule.when = {Predicate::Type::leaf, {}, Attribute::maker, Comparison::equal, 0, "maker"};
    return rule;
}

} // namespace chokepoint::testing
