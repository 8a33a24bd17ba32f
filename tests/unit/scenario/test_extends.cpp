// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

using namespace chokepoint;
using chokepoint::test::quantity;

namespace {

//! A folder with the small world as base.yaml.
class World : public test::Folder {
  public:
    World() { write("base.yaml", test::small_text()); }

    Scenario load(std::string_view text) const
    {
        return load_scenario_file(write("child.yaml", text)).scenario;
    }

    std::string errors(std::string_view text) const
    {
        return test::errors_of_file(write("child.yaml", text));
    }

    //! The name of a file as messages have it, with a place.
    std::string at(const std::string& name, const std::string& place) const
    {
        return (path() / name).string() + ":" + place + ": error: ";
    }
};

} // namespace

TEST_CASE("a scenario that extends another changes what it names and keeps the rest")
{
    const World world;
    const Scenario base = test::read(test::small_text());
    Scenario child = world.load("extends: base.yaml\nname: child\nmechanisms: {taste: true}\n"
                                "fabs: {smic_n7: {wafer_capacity: 9000}}\n");
    CHECK(child.name == "child");
    CHECK(child.title == base.title);
    CHECK(child.mechanisms.taste);
    CHECK(child.mechanisms.yield_law == YieldLaw::poisson);
    CHECK(child.fabs[0].wafer_capacity.at(child.start) == 9000);
    CHECK(child.fabs[0].defect_density == base.fabs[0].defect_density);
    const Scenario same = world.load("extends: base.yaml\n");
    CHECK_FALSE(test::difference(base, same));
}

TEST_CASE("a new value drops the old one's range, unit, source and steps")
{
    const World world;
    const Scenario child = world.load("extends: base.yaml\nfabs:\n  smic_n7: {defect_density: 0.5}\n"
                                      "  tsmc_n7: {wafer_capacity: {2020-06: 5}}\n"
                                      "funds: {big_fund: {amount: {value: 7, kind: assumed}}}\n");
    const Quantity& density = quantity(child, "fabs.smic_n7.defect_density");
    CHECK(density.low != density.low); // none
    CHECK(density.kind == Evidence::unstated);
    CHECK(density.role.empty());
    CHECK(child.fabs[1].wafer_capacity.steps.size() == 1);
    const Quantity& amount = quantity(child, "funds.big_fund.amount");
    CHECK(amount.value == 7);
    CHECK(amount.unit.empty());
    CHECK(amount.source.empty());
    CHECK(amount.high != amount.high);
}

TEST_CASE("maps of shares and weights merge, lists and conditions are replaced")
{
    const World world;
    const Scenario child = world.load("extends: base.yaml\n"
                                      "funds: {big_fund: {layers: {foundry: 0.8, memory: null}}}\n"
                                      "labs: {openai: {clouds: {alibaba: 0.5}}}\n"
                                      "chipmakers: {huawei: {foundries: [smic_n7]}}\n"
                                      "rules: {us_3a090: {when: {any: [tpp > 1]}, to: []}}\n");
    CHECK(child.funds[0].layers[static_cast<std::size_t>(Layer::foundry)] == 0.8);
    CHECK(child.funds[0].layers[static_cast<std::size_t>(Layer::memory)] == 0.0);
    CHECK(child.funds[0].layers[static_cast<std::size_t>(Layer::packaging)] == 0.2);
    CHECK(child.labs[1].clouds.size() == 2);
    CHECK(child.labs[1].clouds[0].value == 0.5);
    CHECK(child.chipmakers[0].foundries.size() == 1);
    CHECK(child.rules[1].when.type == Predicate::Type::any);
    CHECK(child.rules[1].to.empty());
}

TEST_CASE("null removes entities, fields and groups")
{
    const World world;
    const Scenario child =
        world.load("extends: base.yaml\nlabs: {deepseek: null}\nfunds: ~\n"
                   "fabs: {tsmc_n7: {defect_density: null}}\nparameters: {market: null}\n");
    CHECK(child.labs.size() == 1);
    CHECK(child.funds.empty());
    CHECK(child.fabs[1].defect_density == 0.28); // the row's default
    CHECK(quantity(child, "fabs.tsmc_n7.defect_density").is_default);
    CHECK(quantity(child, "parameters.market.price_gain").is_default);
}

TEST_CASE("a missing value removes nothing")
{
    const World world;
    CHECK(world.errors("extends: base.yaml\nlabs:\n  deepseek:\n")
              .find(world.at("child.yaml", "3:3") + "a value is missing") == 0);
}

TEST_CASE("null with nothing to remove is a mistake")
{
    const World world;
    CHECK(world.errors("extends: base.yaml\nlabs: {deepsek: null}\n") ==
          world.at("child.yaml", "2:17") +
              "null removes what an extended file gives, and none gives this  [labs.deepsek]\n");
}

TEST_CASE("of a list of scenarios the later wins, and may remove what the earlier has")
{
    const World world;
    world.write("more.yaml", "title: more\nlabs: {openai: {talent: 7}, deepseek: null}\n");
    world.write("layers/last.yaml", "title: last\n");
    const Scenario child = world.load("extends: [base.yaml, more.yaml, layers/last.yaml]\n");
    CHECK(child.title == "last");
    REQUIRE(child.labs.size() == 1);
    CHECK(child.labs[0].talent == 7);
}

TEST_CASE("mistakes name the file in which they stand")
{
    const World world;
    world.write("middle.yaml", "extends: base.yaml\nfabs: {smic_n7: {node: n8}}\n");
    CHECK(world.errors("extends: middle.yaml\nlabs: {openai: {talent: many}}\n") ==
          world.at("child.yaml", "2:25") + "expected a number, got 'many'  [labs.openai.talent]\n" +
              world.at("middle.yaml", "2:24") + "no node 'n8'; did you mean 'n7'?  [fabs.smic_n7.node]\n");
}

TEST_CASE("chains reach eight files, and cycles are refused")
{
    const World world;
    world.write("c0.yaml", test::small_text());
    for (int i = 1; i <= 8; ++i) {
        world.write("c" + std::to_string(i) + ".yaml", "extends: c" + std::to_string(i - 1) + ".yaml\n");
    }
    CHECK(load_scenario_file(world.path() / "c8.yaml").scenario.name == "small");
    CHECK(world.errors("extends: c8.yaml\n").find("more than 8 files that extend each other") !=
          std::string::npos);
    world.write("a.yaml", "extends: b.yaml\n");
    world.write("b.yaml", "extends: [base.yaml, ./a.yaml]\n");
    CHECK(test::errors_of_file(world.path() / "a.yaml") ==
          world.at("b.yaml", "1:22") + "'./a.yaml' extends itself in the end (a cycle)  [extends]\n");
    CHECK(world.errors("extends: child.yaml\n").find("a cycle") != std::string::npos);
}

TEST_CASE("many files that extend many files end soon")
{
    const World world;
    for (int i = 1; i <= 7; ++i) {
        std::string list;
        for (int k = 0; k < 20; ++k) {
            list += (k == 0 ? "" : ", ") + std::string("m") + std::to_string(i - 1) + ".yaml";
        }
        world.write("m" + std::to_string(i) + ".yaml", "extends: [" + list + "]\n");
    }
    world.write("m0.yaml", "title: x\n");
    CHECK(test::errors_of_file(world.path() / "m7.yaml").find("more than 100 files") != std::string::npos);
}

TEST_CASE("what extends may say is checked")
{
    const World world;
    CHECK(
        world.errors("extends: {a: b}\n").find("expected the name of a file or a list of names, got a map") !=
        std::string::npos);
    CHECK(world.errors("extends: []\n").find("expected the name of a file or a list of names") !=
          std::string::npos);
    CHECK(world.errors("extends: [[base.yaml]]\n").find("expected the name of a file, got a list") !=
          std::string::npos);
    CHECK(world.errors("extends: none.yaml\n") ==
          world.at("child.yaml", "1:10") + "no file 'none.yaml' beside this one  [extends]\n");
    CHECK(world.errors("extends: .\n").find("is not a file") != std::string::npos);
    CHECK(world.errors("extends: \"base.yaml\\0x\"\n").find("is not a relative path") != std::string::npos);
}

TEST_CASE("all files of a scenario must be of this version")
{
    const World world;
    world.write("new.yaml", "schema: 2\n");
    CHECK(world.errors("extends: [base.yaml, new.yaml]\n").find(world.at("new.yaml", "1:9")) == 0);
}
