// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/worlds.hpp"

#include "mechanisms/govern/govern.hpp"

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

Predicate number(Attribute attribute, Comparison comparison, double threshold)
{
    return {Predicate::Type::leaf, {}, attribute, comparison, threshold, ""};
}

Predicate name(Attribute attribute, const std::string& id)
{
    return {Predicate::Type::leaf, {}, attribute, Comparison::equal, 0.0, id};
}

Predicate all(std::vector<Predicate> parts)
{
    return {Predicate::Type::all, std::move(parts)};
}

Predicate any(std::vector<Predicate> parts)
{
    return {Predicate::Type::any, std::move(parts)};
}

Predicate between(Attribute attribute, double least, double below)
{
    return all({number(attribute, Comparison::at_least, least), number(attribute, Comparison::less, below)});
}

constexpr Attribute tpp = Attribute::tpp;
constexpr Attribute density = Attribute::performance_density;

// model.md 3.2, R1, R2, R4: 3A090.a and .b of October 2023, the case-by-case band of January 2026.
Predicate rule_a()
{
    return any({number(tpp, Comparison::at_least, 4800),
                all({number(tpp, Comparison::at_least, 1600), number(density, Comparison::at_least, 5.92)})});
}

Predicate rule_b()
{
    return any({all({between(tpp, 2400, 4800), between(density, 1.6, 5.92)}),
                all({number(tpp, Comparison::at_least, 1600), between(density, 3.2, 5.92)})});
}

Predicate case_by_case()
{
    return all(
        {number(tpp, Comparison::less, 21000), number(Attribute::memory_bandwidth, Comparison::less, 6500)});
}

Rule rule(std::string id, Predicate when, Verdict verdict, std::int64_t priority = 0)
{
    Rule rule;
    rule.id = std::move(id);
    rule.issuer = {1};
    rule.when = std::move(when);
    rule.decision.verdict = verdict;
    rule.priority = priority;
    return rule;
}

//! A maker in `home` (US) sells to a cloud in `abroad`; rules are the test's.
Scenario exporting(std::vector<Rule> rules)
{
    Scenario s = one_of_everything();
    s.countries.resize(2);
    s.countries[1] = s.countries[0];
    s.countries[0].id = "abroad";
    s.countries[0].region = Region::cn;
    for (auto* country : {&s.fabs[0].country, &s.memory_lines[0].country, &s.packaging_lines[0].country,
                          &s.chipmakers[0].country, &s.labs[0].country}) {
        *country = {1};
    }
    s.clouds[0].country = {0};
    s.rules = std::move(rules);
    finish(s);
    return s;
}

EdgeDecision decide(const Scenario& s)
{
    World world = build_world(s, {});
    compile_rules(s, s.start, world.products, world.rules, world.rule_table);
    return world.rule_table.chips.at(0);
}

//! The letter under which a part falls in October 2023: "a", "b", or "" for none.
std::string letter(double performance, double performance_density, double bandwidth = 2000)
{
    Scenario s = exporting({rule("a", rule_a(), Verdict::deny), rule("b", rule_b(), Verdict::licence)});
    s.products[0].tpp = performance;
    s.products[0].die_area = performance / performance_density;
    s.products[0].memory_bandwidth = bandwidth;
    const EdgeDecision decision = decide(s);
    return decision.rule < 0 ? "" : s.rules[static_cast<std::size_t>(decision.rule)].id;
}

bool eligible(double performance, double bandwidth)
{
    Scenario s = exporting({rule("c", case_by_case(), Verdict::notify)});
    s.products[0].tpp = performance;
    s.products[0].memory_bandwidth = bandwidth;
    return decide(s).verdict == Verdict::notify;
}

} // namespace

TEST_CASE("The rules of October 2023 catch the parts that they caught (ORC-9)", "[rules]")
{
    CHECK(letter(4992, 6.0) == "a");   // A100
    CHECK(letter(15830, 19.4) == "a"); // H100, H200
    CHECK(letter(2368, 2.9).empty());  // H20
    CHECK(letter(1912, 3.1).empty());  // L20
    CHECK(letter(1544, 5.2).empty());  // L2
    CHECK(letter(5864, 9.6) == "a");   // L40S
    CHECK(letter(20918, 20.0) == "a"); // MI325X
    CHECK(letter(36000, 22.0) == "a"); // B200
}

TEST_CASE("Thresholds are inclusive where the rule says 'or more' (ORC-9)", "[rules]")
{
    CHECK(letter(4800, 1.0) == "a");
    CHECK(letter(4799.9, 5.92) == "a"); // by density
    CHECK(letter(2400, 1.59).empty());
    CHECK(letter(2400, 1.61) == "b");
    CHECK(letter(1600, 3.21) == "b");
}

TEST_CASE("The band of January 2026 takes MI325X and H200 and leaves B200 (ORC-9)", "[rules]")
{
    CHECK(eligible(20918, 6000));
    CHECK(eligible(15830, 4800));
    CHECK_FALSE(eligible(36000, 8000));
    CHECK_FALSE(eligible(21000, 4800));
    CHECK_FALSE(eligible(20918, 6500));
}

TEST_CASE("The strictest of several rules holds, unless one of higher priority carves out", "[rules]")
{
    const Predicate everything;
    CHECK(decide(exporting({rule("a", everything, Verdict::notify), rule("b", everything, Verdict::deny)}))
              .verdict == Verdict::deny);
    CHECK(decide(exporting({rule("a", everything, Verdict::deny), rule("b", everything, Verdict::allow, 1)}))
              .verdict == Verdict::allow);
    CHECK(decide(exporting({rule("a", name(Attribute::product, "other"), Verdict::deny, 1),
                            rule("b", everything, Verdict::licence)}))
              .verdict == Verdict::licence);
}

TEST_CASE("A rule reaches its issuer's exports, and others' where it says so", "[rules]")
{
    Scenario s = exporting({rule("a", {}, Verdict::deny)});
    CHECK(decide(s).verdict == Verdict::deny);
    SECTION("not sales at home")
    {
        s.clouds[0].country = {1};
        CHECK(decide(s).verdict == Verdict::allow);
    }
    SECTION("not other countries' sales, unless it is a foreign-product rule")
    {
        s.rules[0].issuer = {0};
        s.rules[0].to = {{0}};
        CHECK(decide(s).verdict == Verdict::allow);
        s.rules[0].origins = {{1}};
        CHECK(decide(s).verdict == Verdict::deny);
    }
    SECTION("only the buyers' countries that it names")
    {
        s.rules[0].to = {{1}};
        CHECK(decide(s).verdict == Verdict::allow);
    }
}

TEST_CASE("The buyer's state decides on imports, and may single out its own data centres", "[rules]")
{
    Scenario s = exporting({rule("a", name(Attribute::buyer, "state"), Verdict::deny)});
    s.rules[0].issuer = {0};
    s.rules[0].side = RuleSide::imports;
    CHECK(decide(s).verdict == Verdict::allow);
    s.clouds[0].owner = Owner::state;
    CHECK(decide(s).verdict == Verdict::deny);
}

TEST_CASE("A rule acts from its first full month to its last, and never while rules are off", "[rules]")
{
    Scenario s = exporting({rule("a", {}, Verdict::deny)});
    World world = build_world(s, {});
    s.rules[0].from = {2020, 1, 2};
    s.rules[0].until = {2020, 3, 15};
    const auto verdict = [&](int month) {
        compile_rules(s, Month::of(2020, month), world.products, world.rules, world.rule_table);
        return world.rule_table.chips.at(0).verdict;
    };
    CHECK(verdict(1) == Verdict::allow);
    CHECK(verdict(2) == Verdict::deny);
    CHECK(verdict(3) == Verdict::deny);
    CHECK(verdict(4) == Verdict::allow);
    s.mechanisms.rules = false;
    CHECK(verdict(2) == Verdict::allow);
}

TEST_CASE("Stacks are judged by bandwidth over their own area", "[rules]")
{
    Scenario s = exporting(
        {rule("a", number(Attribute::memory_bandwidth_density, Comparison::greater, 2.0), Verdict::deny)});
    s.countries.push_back(s.countries[1]);
    s.countries[2].id = "korea";
    s.memory_lines[0].country = {2};
    s.rules[0].layer = Layer::memory;
    s.rules[0].origins = {{2}};
    s.rules[0].to = {{1}};
    World world = build_world(s, {});
    s.memory_lines[0].stack_bandwidth = 460; // 460 / 110 = 4.2 GB/s/mm^2
    compile_rules(s, s.start, world.products, world.rules, world.rule_table);
    CHECK(world.rule_table.memory.at(0).verdict == Verdict::deny);
    s.memory_lines[0].stack_bandwidth = 219;
    world.rule_table.chips.clear();
    compile_rules(s, s.start, world.products, world.rules, world.rule_table);
    CHECK(world.rule_table.memory.at(0).verdict == Verdict::allow);
}
