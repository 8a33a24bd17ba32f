// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include <chokepoint/errors.hpp>

#include "core/text.hpp"
#include "world/kinds.hpp"

#include <cmath>
#include <numeric>
#include <vector>

namespace chokepoint {
namespace {

[[noreturn]] void broken(const World& world, std::string_view invariant, std::string_view who,
                         const std::string& what)
{
    throw InvariantError(std::string(invariant) + " is broken in " + world.month.text() + " at " +
                         std::string(who) + ": " + what);
}

//! Two counts of the same things.
void check_equal(const World& world, std::string_view invariant, std::string_view who, std::int64_t one,
                 std::int64_t other)
{
    if (one != other) {
        broken(world, invariant, who, to_text(one) + " against " + to_text(other));
    }
}

std::int64_t sum_of(const Column<std::int64_t>& cells, std::size_t begin, std::size_t count,
                    std::size_t stride = 1)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += cells[begin + i * stride];
    }
    return sum;
}

//! Wafers started = finished + under way.
void check_wafers(const Scenario& scenario, const World& world)
{
    const Lots& lots = world.lots;
    const std::size_t count = world.lot_list.size();
    const std::size_t width = count == 0 ? 0 : lots.work_in_process.size() / count;
    for (std::size_t lot = 0; lot < count; ++lot) {
        const std::string& fab = scenario.fabs[std::size_t(world.lot_list[lot].fab)].id;
        check_equal(world, "conservation of wafers", fab, lots.starts_total[lot],
                    lots.out_total[lot] + sum_of(lots.work_in_process, lot * width, width));
    }
}

//! Good dies and the initial stock = dies in hand + dies used; packages use whole sets of dies.
void check_dies(const Scenario& scenario, const World& world)
{
    const Products& products = world.products;
    std::vector<std::int64_t> made(scenario.products.size(), 0);
    for (std::size_t lot = 0; lot < world.lot_list.size(); ++lot) {
        made[std::size_t(world.lot_list[lot].product)] += world.lots.good_total[lot];
    }
    for (std::size_t product = 0; product < scenario.products.size(); ++product) {
        const Product& given = world.products.designs[product];
        check_equal(world, "conservation of dies", given.id, given.die_stock + made[product],
                    products.die_stock[product] + products.dies_used[product]);
        check_equal(world, "conservation of dies in packages", given.id, products.dies_used[product],
                    products.packages_total[product] * given.dies);
    }
}

//! Stacks received = in hand + used; used = what the packages of that generation took.
void check_stacks(const Scenario& scenario, const World& world)
{
    const Chipmakers& makers = world.chipmakers;
    for (std::size_t maker = 0; maker < scenario.chipmakers.size(); ++maker) {
        for (std::size_t generation = 0; generation < num_memory_generations; ++generation) {
            std::int64_t packaged = 0;
            for (std::size_t product = 0; product < scenario.products.size(); ++product) {
                const Product& given = world.products.designs[product];
                if (std::size_t(given.maker) == maker &&
                    static_cast<std::size_t>(given.generation) == generation) {
                    packaged += world.products.packages_total[product] * given.stacks;
                }
            }
            const std::size_t cell = maker * num_memory_generations + generation;
            const std::string& id = scenario.chipmakers[maker].id;
            check_equal(world, "conservation of stacks", id, makers.stacks_received[cell],
                        makers.stack_stock[cell] + makers.stacks_used[cell]);
            check_equal(world, "conservation of stacks in packages", id, makers.stacks_used[cell], packaged);
        }
    }
}

//! Stacks made = finished in hand + delivered; delivered = what chipmakers received.
void check_memory_lines(const Scenario& scenario, const World& world)
{
    const MemoryLines& lines = world.memory_lines;
    std::int64_t delivered = 0;
    for (std::size_t line = 0; line < scenario.memory_lines.size(); ++line) {
        check_equal(world, "conservation of finished stacks", scenario.memory_lines[line].id,
                    lines.made_total[line], lines.finished[line] + lines.delivered_total[line]);
        delivered += lines.delivered_total[line];
    }
    const Column<std::int64_t>& received = world.chipmakers.stacks_received;
    check_equal(world, "conservation of stacks delivered", "all memory lines", delivered,
                sum_of(received, 0, received.size()));
}

//! Packages = working units + scrap; units = in hand + on the way + installed + retired
//! + seized.
void check_units(const Scenario& scenario, const World& world)
{
    const Products& products = world.products;
    const Clouds& clouds = world.clouds;
    const std::size_t num_products = scenario.products.size();
    const std::size_t num_clouds = scenario.clouds.size();
    for (std::size_t product = 0; product < num_products; ++product) {
        const Product& given = world.products.designs[product];
        check_equal(world, "conservation of packages", given.id,
                    products.packages_total[product] + given.unit_stock,
                    products.assembled_total[product] + products.scrapped_total[product]);
        const auto held = [&](const Column<std::int64_t>& cells) {
            return sum_of(cells, product, num_clouds, num_products);
        };
        check_equal(world, "conservation of units", given.id, products.assembled_total[product],
                    products.unit_stock[product] + held(clouds.accelerators) + held(clouds.in_transit) +
                        held(clouds.retired) +
                        sum_of(world.routes.seized_total, product, scenario.routes.size(), num_products));
        for (std::size_t cloud = 0; cloud < num_clouds; ++cloud) {
            const std::size_t cell = cloud * num_products + product;
            if (clouds.smuggled[cell] > clouds.in_transit[cell]) {
                broken(world, "smuggled units are among those bought", given.id,
                       to_text(clouds.smuggled[cell]) + " of " + to_text(clouds.in_transit[cell]));
            }
        }
    }
}

//! Every agent uses one framework.
void check_agents(const Scenario& scenario, const World& world)
{
    const std::size_t frameworks = scenario.frameworks.size();
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const Population& given = scenario.developers[population];
        check_equal(world, "conservation of developers", given.id, given.number,
                    sum_of(world.developers.agents, population * frameworks, frameworks));
    }
}

//! The ledger closes, and clouds' cash is what their accounts say.
void check_money(const Scenario& scenario, const World& world)
{
    const Ledger& ledger = world.ledger;
    const double allowed = 1e-9 * std::max(1.0, ledger.turnover);
    const double open = std::accumulate(ledger.balance.begin(), ledger.balance.end(), 0.0);
    if (!(std::abs(open) <= allowed)) {
        broken(world, "the ledger's balance", "all accounts", to_text(open) + " MUSD are open");
    }
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const double difference = ledger.balance[ledger.clouds + cloud] - world.clouds.cash[cloud];
        if (!(std::abs(difference) <= allowed)) {
            broken(world, "the cash balance", scenario.clouds[cloud].id,
                   to_text(difference) + " MUSD differ from the ledger");
        }
    }
}

void check_column(const World& world, const KindRow& kind, const ColumnRow& column, const ColumnView& view)
{
    const auto fail = [&](std::size_t cell, const std::string& value) {
        broken(world, "a column's domain", std::string(kind.name) + "." + std::string(column.name),
               value + " in row " + to_text(static_cast<std::int64_t>(cell / view.width)));
    };
    const std::size_t cells = view.rows * view.width;
    if (column.element == Element::float64) {
        const auto* values = static_cast<const double*>(view.data);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            if (std::isinf(values[cell]) || (std::isnan(values[cell]) && !column.spec.gaps)) {
                fail(cell, "a value that is not finite");
            }
        }
    } else if (column.element == Element::int64) {
        const auto* counts = static_cast<const std::int64_t*>(view.data);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            if (counts[cell] < 0) {
                fail(cell, "the count " + to_text(counts[cell]));
            }
        }
    }
}

//! Every real state is finite, every count is at least 0.
void check_domains(const Scenario& scenario, const World& world)
{
    for (std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            for (const ColumnRow& column : kind.columns) {
                if (column.spec.role == Role::state) {
                    check_column(world, kind, column, view_column(kind, column, scenario, world));
                }
            }
        }
    }
}

} // namespace

void check_invariants(const Scenario& scenario, const World& world)
{
    check_wafers(scenario, world);
    check_dies(scenario, world);
    check_stacks(scenario, world);
    check_memory_lines(scenario, world);
    check_units(scenario, world);
    check_agents(scenario, world);
    check_money(scenario, world);
    check_domains(scenario, world);
}

} // namespace chokepoint
