// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/govern/govern.hpp"

namespace chokepoint {
namespace {

void follow_rules(const Scenario& scenario, Month now, std::vector<Event>& events)
{
    if (!scenario.mechanisms.rules) {
        return;
    }
    for (const Rule& rule : scenario.rules) {
        const auto announce_rule = [&](EventKind event) {
            const std::string& issuer = scenario.countries[std::size_t(rule.issuer)].id;
            events.push_back({event, "countries." + issuer, "rules." + rule.id, 0.0, rule.source});
        };
        if (rule.announced_in() == now) {
            announce_rule(EventKind::rule_announced);
        }
        if (rule.from.first_full_month() == now) {
            announce_rule(EventKind::rule_in_force);
        }
        if (rule.until != Date::never() && rule.until.month_of() + 1 == now) {
            announce_rule(EventKind::rule_ended);
        }
    }
}

void announce(std::string_view kind, const Entity& entity, EventKind event, Month now,
              std::vector<Event>& events)
{
    if (entity.from.first_full_month() == now) {
        events.push_back({event, std::string(kind) + "." + entity.id, "", 0.0, ""});
    }
}

} // namespace

void follow_calendar(const Scenario& scenario, Month now, const Products& products,
                     std::vector<Event>& events)
{
    follow_rules(scenario, now, events);
    for (const Fab& fab : scenario.fabs) {
        announce("fabs", fab, EventKind::line_opened, now, events);
    }
    for (const MemoryLine& line : scenario.memory_lines) {
        announce("memory_lines", line, EventKind::line_opened, now, events);
    }
    for (const PackagingLine& line : scenario.packaging_lines) {
        announce("packaging_lines", line, EventKind::line_opened, now, events);
    }
    for (const Product& product : products.designs) {
        announce("products", product, EventKind::product_released, now, events);
    }
}

} // namespace chokepoint
