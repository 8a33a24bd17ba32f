// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/performance.hpp"
#include "mechanisms/produce/compliant_design.hpp"

#include <numeric>

using namespace chokepoint;
using namespace chokepoint::testing;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Predicate limit(Attribute attribute, Comparison comparison, double threshold)
{
    return {Predicate::Type::leaf, {}, attribute, comparison, threshold, ""};
}

Predicate all(std::vector<Predicate> parts)
{
    return {Predicate::Type::all, std::move(parts)};
}

Predicate any(std::vector<Predicate> parts)
{
    return {Predicate::Type::any, std::move(parts)};
}

Predicate at_least(Attribute attribute, double threshold)
{
    return limit(attribute, Comparison::at_least, threshold);
}

Predicate below(Attribute attribute, double threshold)
{
    return limit(attribute, Comparison::less, threshold);
}

constexpr Attribute tpp = Attribute::tpp;
constexpr Attribute density = Attribute::performance_density;

// The rules of POL-05 and POL-06, POL-11 to POL-14, POL-30 and POL-31 (facts.csv).
Predicate october_2022()
{
    return all({at_least(tpp, 4800), at_least(Attribute::io_bandwidth, 600)});
}

Predicate october_2023_a()
{
    return any({at_least(tpp, 4800), all({at_least(tpp, 1600), at_least(density, 5.92)})});
}

Predicate october_2023_b()
{
    return any({all({at_least(tpp, 2400), below(tpp, 4800), at_least(density, 1.6), below(density, 5.92)}),
                all({at_least(tpp, 1600), at_least(density, 3.2), below(density, 5.92)})});
}

Predicate january_2026()
{
    return all({below(tpp, 21000), below(Attribute::memory_bandwidth, 6500)});
}

Rule rule(std::string id, Predicate when, Verdict verdict, double grant = 0.0, std::int64_t priority = 0)
{
    Rule rule;
    rule.id = std::move(id);
    rule.issuer = {1};
    rule.when = std::move(when);
    rule.decision = {verdict, grant, 0};
    rule.priority = priority;
    return rule;
}

//! A maker in `home` that would sell to `abroad` under rules of `home`.
Scenario exporting(std::vector<Rule> rules)
{
    Scenario s = one_of_everything();
    s.countries.resize(2);
    s.countries[1] = s.countries[0];
    s.countries[0].id = "abroad";
    for (auto* country : {&s.fabs[0].country, &s.memory_lines[0].country, &s.packaging_lines[0].country,
                          &s.chipmakers[0].country, &s.labs[0].country}) {
        *country = {1};
    }
    s.rules = std::move(rules);
    finish(s);
    return s;
}

// Data sheets: CHIP-A100-*, CHIP-H100-*, CHIP-B200-* (facts.csv), stacks from background knowledge.
Product part(double performance, double area, std::int64_t dies, std::int64_t stacks, double bandwidth,
             double link)
{
    Product product = one_of_everything().products[0];
    product.die_area = area;
    product.dies = dies;
    product.stacks = stacks;
    product.tpp = performance;
    product.ops_8bit = performance / 8;
    product.ops_16bit = performance / 16;
    product.memory_bandwidth = bandwidth;
    product.io_bandwidth = link;
    return product;
}

const Product a100 = part(4992, 826, 1, 5, 2040, 600);
const Product h100 = part(15832, 814, 1, 5, 3350, 900);
const Product b200 = part(36000, 800, 2, 8, 8000, 1800);

const std::vector<double> links{400, 600, 900, 1800};
const References abroad{{0}};

std::vector<std::int32_t> every_rule(const Scenario& s)
{
    std::vector<std::int32_t> rows(s.rules.size());
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

CompliantDesign best(const Scenario& s, const Product& model)
{
    return design_for(s, {every_rule(s), abroad, links, s.design.margin}, model);
}

double share(const Scenario& s, const Product& product, double margin = 0.0)
{
    return open_share(s, {every_rule(s), abroad, links, margin}, product);
}

double density_of(const Product& product)
{
    return product.tpp / (product.die_area * static_cast<double>(product.dies));
}

} // namespace

TEST_CASE("Under the rule of October 2022 A100 becomes A800: a slower link, all units on (SF08)", "[design]")
{
    const Scenario s = exporting({rule("r0", october_2022(), Verdict::presumption_of_denial)});
    REQUIRE(share(s, a100) == 0.0);
    const CompliantDesign a800 = best(s, a100);
    CHECK(a800.product.io_bandwidth == 400); // CHIP-A800-LINK
    CHECK(a800.product.tpp == 4992);         // CHIP-A800-TPP
    CHECK(share(s, a800.product) == 1.0);
}

TEST_CASE("Under the rule of October 2022 H100 becomes H800: a slower link, all units on (SF08)", "[design]")
{
    const Scenario s = exporting({rule("r0", october_2022(), Verdict::presumption_of_denial)});
    const CompliantDesign h800 = best(s, h100);
    CHECK(h800.product.io_bandwidth == 400); // CHIP-H800-LINK
    CHECK(h800.product.tpp == 15832);        // CHIP-H800-TPP
}

TEST_CASE("Under the rules of October 2023 H100 becomes H20: few units, the whole link, more memory (SF08)",
          "[design]")
{
    const Scenario s = exporting({rule("r1", october_2023_a(), Verdict::presumption_of_denial),
                                  rule("r2", october_2023_b(), Verdict::notify)});
    const Product h20 = best(s, h100).product;
    CHECK_THAT(h20.tpp, WithinRel(2368.0, 0.005)); // CHIP-H20-TPP: at the margin below 2,400
    CHECK(density_of(h20) <= 3.2);
    CHECK(density_of(h20) >= 0.6 * 3.2);
    CHECK(h20.io_bandwidth == 900);
    CHECK(h20.stacks == 6);                                    // 96 GB against 80
    CHECK_THAT(h20.memory_bandwidth, WithinRel(4020.0, 1e-9)); // CHIP-H20-BW: 4,000
    CHECK(h20.die_area == 814);                                // CHIP-H20-AREA
    CHECK_THAT(h20.ops_8bit, WithinRel(h20.tpp / 8, 1e-12));
    CHECK(share(s, h20, s.design.margin) == 1.0);
}

TEST_CASE("Whatever the part, the nearest binding limit is met to 60 to 100 %", "[design]")
{
    const Scenario s = exporting({rule("r1", october_2023_a(), Verdict::presumption_of_denial),
                                  rule("r2", october_2023_b(), Verdict::presumption_of_denial)});
    for (const Product& model : {a100, h100, b200}) {
        const Product made = best(s, model).product;
        CHECK(share(s, made) == 1.0);
        CHECK(made.tpp / 2400 >= 0.6);
        CHECK(made.tpp / 2400 <= 1.0);
        CHECK(density_of(made) <= 3.2);
    }
}

TEST_CASE("Dies without working units are left out, and the places of their stacks with them", "[design]")
{
    // With both dies of a B200 a part of 2,400 to 2,560 TPP would be thinner than 1.6 TPP/mm^2, and open.
    const Scenario s = exporting({rule("r1", october_2023_a(), Verdict::presumption_of_denial),
                                  rule("r2", october_2023_b(), Verdict::presumption_of_denial)});
    const Product made = best(s, b200).product;
    CHECK(made.dies == 1);
    CHECK(made.die_area == b200.die_area);
    CHECK(made.tpp < 2400);
    CHECK(made.stacks == 5); // half of eight, and a spare one
    CHECK_THAT(made.memory_bandwidth, WithinRel(5000.0, 1e-12));
    CHECK_THAT(made.slots, WithinRel(b200.slots / 2, 1e-12));
}

TEST_CASE("Under the rule of January 2026 B200 becomes a part for licences, where enough are granted",
          "[design]")
{
    const auto rules = [](double grant) {
        return exporting({rule("r1", october_2023_a(), Verdict::presumption_of_denial),
                          rule("r2", october_2023_b(), Verdict::presumption_of_denial),
                          rule("r4", january_2026(), Verdict::licence, grant, 1)});
    };
    const Product licensed = best(rules(0.8), b200).product;
    CHECK(licensed.tpp < 21000);
    CHECK(licensed.tpp >= 0.6 * 21000);
    CHECK(licensed.memory_bandwidth < 6500);
    CHECK(licensed.memory_bandwidth >= 0.6 * 6500);
}

TEST_CASE("Where nothing is refused, a part stays as it is", "[design]")
{
    Scenario s = exporting({});
    s.design.spare_stacks = 0;
    const Product same = best(s, h100).product;
    CHECK(same.tpp == h100.tpp);
    CHECK(same.io_bandwidth == h100.io_bandwidth);
    CHECK(same.stacks == h100.stacks);
}

TEST_CASE("Where everything is refused, there is no part", "[design]")
{
    CHECK(best(exporting({rule("all", {}, Verdict::deny)}), h100).value == 0.0);
}

TEST_CASE("The designer cuts units rather than the link where the link weighs enough", "[design]")
{
    Scenario s = exporting({rule("r0", october_2022(), Verdict::deny)});
    s.design.link_weight = 0.3; // (400/600)^0.3 = 0.886 against (4736/4992)^0.5 = 0.974
    const Product cut = best(s, a100).product;
    CHECK(cut.io_bandwidth == 600);
    CHECK_THAT(cut.tpp, WithinRel(4800 * (1 - 0.0133), 0.001));
}

TEST_CASE("With one limit on performance the worth of the part has a closed form", "[design]")
{
    Scenario s = exporting({rule("cap", at_least(tpp, 1000), Verdict::deny)});
    s.design.margin = 0.0;
    s.design.spare_stacks = 0;
    const CompliantDesign made = best(s, h100);
    // all of memory and link, performance at the limit: (ops/1979)^0.5 (bandwidth/3350)^0.5 with ops = 1000/8
    CHECK_THAT(made.value, WithinRel(std::sqrt(125.0 / 1979.0), 1e-5));
    CHECK(made.product.tpp < 1000);
}

TEST_CASE("A thinned-out die with more area than working units gains nothing over the rule's own count",
          "[design]")
{
    // Density counts the whole die: disabled units lower it, a larger die is never drawn.
    const Scenario s = exporting({rule("density", at_least(density, 2.0), Verdict::deny)});
    const Product made = best(s, h100).product;
    CHECK(made.die_area == h100.die_area);
    CHECK_THAT(made.tpp, WithinRel(2.0 * 814 * (1 - 0.0133), 0.001));
}

TEST_CASE("A bandwidth limit costs stacks, not units", "[design]")
{
    const Scenario s =
        exporting({rule("memory", at_least(Attribute::memory_bandwidth, 6500), Verdict::deny)});
    const Product made = best(s, b200).product;
    CHECK(made.stacks == 6); // of 1,000 GB/s each
    CHECK(made.tpp == 36000);
}

TEST_CASE(
    "What a designer expects of a destination: all, the licences granted, the notices survived, nothing",
    "[design]")
{
    Scenario s = exporting({rule("all", {}, Verdict::allow)});
    const auto under = [&](Verdict verdict) {
        s.rules[0].decision = {verdict, 0.25, 3};
        return share(s, h100);
    };
    CHECK(under(Verdict::allow) == 1.0);
    CHECK(under(Verdict::notify) == s.design.notified_share);
    CHECK(under(Verdict::licence) == 0.25);
    CHECK(under(Verdict::presumption_of_denial) == 0.0);
    CHECK(under(Verdict::deny) == 0.0);
    Product elsewhere = h100;
    elsewhere.destinations = {{1}};
    CHECK(under(Verdict::allow) == 1.0);
    CHECK(share(s, elsewhere) == 0.0);
}
