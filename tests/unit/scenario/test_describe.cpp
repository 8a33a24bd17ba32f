// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/describe.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "world/kinds.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

} // namespace

TEST_CASE("describing nothing lists all kinds and groups")
{
    const std::string text = describe("");
    for (const KindRow& kind : kinds()) {
        CHECK(contains(text, kind.name));
    }
    for (const GroupRow& group : groups()) {
        CHECK(contains(text, group.path));
    }
}

TEST_CASE("a kind is described by its fields and by its columns in result files")
{
    const std::string text = describe("fabs");
    CHECK(contains(text, "wafer_capacity"));
    CHECK(contains(text, "until"));
    CHECK(contains(text, "fab_wafer_starts"));
    CHECK(contains(text, "[wafers/month]"));
    CHECK_FALSE(contains(text, "start_carry")); // hidden
    CHECK(contains(describe("regions"), "region_supply_share"));
}

TEST_CASE("a field is described with unit, bounds, default, range, evidence and source")
{
    for (const std::string path : {"fabs.defect_density", "fabs.any_id.defect_density"}) {
        const std::string text = describe(path);
        CHECK(contains(text, "1/cm^2"));
        CHECK(contains(text, "0 to 20"));
        CHECK(contains(text, "default 0.28 (0.2 to 0.5), derived, source FD-01"));
        CHECK(contains(text, "1/mm^2"));
    }
    CHECK(contains(describe("mechanisms.yield_law"), "negative_binomial"));
    CHECK(contains(describe("parameters.market.price_gain"), "0.03"));
    CHECK(contains(describe("horizon.start"), "required"));
    CHECK(contains(describe("fabs.capex"), "bn CNY@2019"));
    CHECK(contains(describe("products.tpp"), "units: TPP\n")); // of the form of a currency, and none
}

TEST_CASE("every field of every kind and group can be described")
{
    for (const KindRow& kind : kinds()) {
        CHECK_FALSE(describe(kind.name).empty());
        for (const FieldRow& row : kind.fields) {
            CHECK(contains(describe(std::string(kind.name) + "." + std::string(row.key)), row.text));
        }
    }
    for (const GroupRow& group : groups()) {
        CHECK_FALSE(describe(group.path).empty());
        for (const FieldRow& row : group.fields) {
            CHECK(contains(describe(std::string(group.path) + "." + std::string(row.key)), row.text));
        }
    }
}

TEST_CASE("an unknown path names the nearest one")
{
    const std::pair<std::string, std::string> table[] = {
        {"fbas", "did you mean 'fabs'?"},
        {"fabs.defect_densty", "did you mean 'defect_density'?"},
        {"parameters.markt", "did you mean 'market'?"},
        {"mechanisms.tast", "did you mean 'taste'?"},
        {"fabs.x.defect_density.low", "has no"},
        {".", "has no"},
    };
    for (const auto& [path, hint] : table) {
        INFO(path);
        try {
            describe(path);
            FAIL("it was described");
        } catch (const ScenarioError& error) {
            CHECK(contains(error.problems().at(0).text(), hint));
        }
    }
}
