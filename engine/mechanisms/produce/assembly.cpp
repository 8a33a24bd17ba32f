// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/whole.hpp"
#include "mechanisms/produce/produce.hpp"
#include "mechanisms/produce/supply.hpp"
#include "mechanisms/share_out.hpp"

#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

//! floor(amount * available / needed) where more is needed than available: exact in integers.
std::int64_t scaled(std::int64_t amount, std::int64_t available, std::int64_t needed)
{
    __extension__ using Wide = __int128;
    return needed <= available ? amount : static_cast<std::int64_t>(Wide(amount) * available / needed);
}

void reduce(std::int64_t& packages, std::int64_t most, BindingInput input, Reference maker,
            std::vector<Losses>& losses)
{
    if (most < packages) {
        losses[std::size_t(maker)][static_cast<std::size_t>(input)] += packages - most;
        packages = most;
    }
}

//! No more packages than dies and stacks allow. A maker's products share its stacks in proportion.
void limit_by_stocks(const Scenario& scenario, const Chipmakers& chipmakers, const Products& products,
                     Plan& plan, std::vector<Losses>& losses)
{
    const std::size_t count = scenario.products.size();
    std::vector<std::int64_t>& needed = plan.parts; // stacks, by maker and generation
    needed.assign(chipmakers.stack_stock.size(), 0);
    for (std::size_t product = 0; product < count; ++product) {
        const Product& given = products.designs[product];
        reduce(plan.packages[product], products.die_stock[product] / given.dies, BindingInput::dies,
               given.maker, losses);
        needed[stack_cell(given)] += plan.packages[product] * given.stacks;
    }
    for (std::size_t product = 0; product < count; ++product) {
        const Product& given = products.designs[product];
        if (given.stacks > 0) {
            const std::size_t cell = stack_cell(given);
            const std::int64_t most =
                scaled(plan.packages[product], chipmakers.stack_stock[cell], needed[cell]);
            reduce(plan.packages[product], most, BindingInput::stacks, given.maker, losses);
        }
    }
}

//! Asks packaging lines for slots.
void claim_slots(const Scenario& scenario, Month now, const RuleTable& rules, const PackagingLines& lines,
                 const Products& products, Plan& plan, Rules& refusals)
{
    const std::size_t num_products = scenario.products.size();
    const std::size_t num_lines = scenario.packaging_lines.size();
    plan.claims.assign(num_lines * num_products, 0.0);
    for (std::size_t product = 0; product < num_products; ++product) {
        plan.suppliers.clear();
        for (const Reference line :
             scenario.chipmakers[std::size_t(products.designs[product].maker)].packaging) {
            const auto row = std::size_t(line);
            plan.suppliers.push_back({row, lines.capacity[row], rules.packaging[product * num_lines + row]});
        }
        split_over(scenario, now, static_cast<double>(plan.packages[product]), plan.suppliers, refusals);
        for (const Supplier& supplier : plan.suppliers) {
            plan.claims[supplier.row * num_products + product] = supplier.asked;
        }
    }
}

//! Serves the claims on one line: all of a tier in the same proportion, and the next from what is left.
void grant_by_tier(double capacity, std::span<double> claims, const Products& products,
                   std::span<const std::int64_t> tiers)
{
    constexpr std::int64_t beyond_all = std::numeric_limits<std::int64_t>::max();
    double left = capacity;
    const auto next_after = [&](std::int64_t served) {
        std::int64_t next = beyond_all;
        for (const std::int64_t tier : tiers) {
            next = tier > served ? std::min(next, tier) : next;
        }
        return next;
    };
    for (std::int64_t tier = next_after(-beyond_all); tier != beyond_all; tier = next_after(tier)) {
        double needed = 0.0;
        for (std::size_t product = 0; product < claims.size(); ++product) {
            needed += tiers[product] == tier ? claims[product] * products.designs[product].slots : 0.0;
        }
        const double granted = needed > left ? left / needed : 1.0;
        for (std::size_t product = 0; product < claims.size(); ++product) {
            claims[product] *= tiers[product] == tier ? granted : 1.0;
        }
        left = std::max(0.0, left - needed * granted);
    }
}

//! Grants slots as far as lines have them.
void grant_slots(const Scenario& scenario, const Products& products, Plan& plan, PackagingLines& lines,
                 std::vector<Losses>& losses)
{
    const std::size_t num_products = scenario.products.size();
    const std::size_t num_lines = scenario.packaging_lines.size();
    for (std::size_t line = 0; line < num_lines; ++line) {
        grant_by_tier(lines.capacity[line], {plan.claims.data() + line * num_products, num_products},
                      products, plan.tiers);
    }
    std::vector<double>& of_product = plan.grants;
    std::vector<std::int64_t>& parts = plan.parts;
    of_product.assign(num_lines, 0.0);
    parts.assign(num_lines, 0);
    for (std::size_t product = 0; product < num_products; ++product) {
        double granted = 0.0;
        for (std::size_t line = 0; line < num_lines; ++line) {
            of_product[line] = plan.claims[line * num_products + product];
            granted += of_product[line];
        }
        // A hair above a whole number is that number: splitting and adding up again rounds.
        const auto most = static_cast<std::int64_t>(std::floor(granted * (1.0 + 1e-12)));
        reduce(plan.packages[product], most, BindingInput::slots, products.designs[product].maker, losses);
        share_out(plan.packages[product], of_product, parts);
        for (std::size_t line = 0; line < num_lines; ++line) {
            lines.product_packages[line * num_products + product] = parts[line];
        }
    }
}

//! Packages are started: inputs leave stocks, working units enter them, lines are paid.
void start_packages(const Scenario& scenario, const Plan& plan, PackagingLines& lines, Chipmakers& chipmakers,
                    Products& products, Ledger& ledger)
{
    const std::size_t num_products = scenario.products.size();
    std::ranges::fill(lines.packages, 0);
    std::ranges::fill(chipmakers.units, 0);
    for (std::size_t product = 0; product < num_products; ++product) {
        const Product& given = products.designs[product];
        const auto maker = std::size_t(given.maker);
        const std::int64_t packages = plan.packages[product];
        double working = 0.0;
        for (std::size_t line = 0; line < scenario.packaging_lines.size(); ++line) {
            const std::int64_t part = lines.product_packages[line * num_products + product];
            lines.packages[line] += part;
            working += static_cast<double>(part) * scenario.packaging_lines[line].package_yield;
            ledger.transfer(ledger.chipmakers + maker, ledger.packaging_lines + line,
                            static_cast<double>(part) * scenario.packaging_lines[line].price /
                                usd_per_million);
        }
        const std::int64_t units = whole(working, products.package_carry[product]);
        products.packages[product] = packages;
        products.packages_total[product] += packages;
        products.scrapped_total[product] += packages - units;
        products.assembled[product] = units;
        products.assembled_total[product] += units;
        products.unit_stock[product] += units;
        products.die_stock[product] -= packages * given.dies;
        products.dies_used[product] += packages * given.dies;
        const std::size_t cell = stack_cell(given);
        chipmakers.stack_stock[cell] -= packages * given.stacks;
        chipmakers.stacks_used[cell] += packages * given.stacks;
        chipmakers.units[maker] += units;
    }
}

//! The input that has kept a maker from most packages; demand where none has; idle without orders.
void report_binding_inputs(const Products& products, const Plan& plan, const std::vector<Losses>& losses,
                           Chipmakers& chipmakers)
{
    std::ranges::fill(chipmakers.binding_input, static_cast<std::int8_t>(BindingInput::idle));
    for (std::size_t product = 0; product < products.designs.size(); ++product) {
        if (plan.orders[product] > 0.0) {
            const auto maker = std::size_t(products.designs[product].maker);
            chipmakers.binding_input[maker] = static_cast<std::int8_t>(BindingInput::demand);
        }
    }
    for (std::size_t maker = 0; maker < losses.size(); ++maker) {
        const auto worst = std::ranges::max_element(losses[maker]);
        if (*worst > 0) {
            chipmakers.binding_input[maker] = static_cast<std::int8_t>(worst - losses[maker].begin());
        }
    }
}

} // namespace

void assemble(const Scenario& scenario, Month now, const RuleTable& rules, Plan& plan,
              PackagingLines& packaging_lines, Chipmakers& chipmakers, Products& products, Rules& refusals,
              Ledger& ledger)
{
    for (std::size_t line = 0; line < scenario.packaging_lines.size(); ++line) {
        const PackagingLine& given = scenario.packaging_lines[line];
        packaging_lines.capacity[line] = running_capacity(
            given, given.capacity, packaging_lines.added_capacity[line], given.ramp_time, now);
    }
    plan.losses.assign(scenario.chipmakers.size(), {});
    limit_by_stocks(scenario, chipmakers, products, plan, plan.losses);
    claim_slots(scenario, now, rules, packaging_lines, products, plan, refusals);
    grant_slots(scenario, products, plan, packaging_lines, plan.losses);
    start_packages(scenario, plan, packaging_lines, chipmakers, products, ledger);
    report_binding_inputs(products, plan, plan.losses, chipmakers);
}

} // namespace chokepoint
