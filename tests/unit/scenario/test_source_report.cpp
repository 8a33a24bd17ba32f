// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/number_layers.hpp"
#include "scenario/source_report.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "world/kinds.hpp"

#include <algorithm>
#include <cmath>

using namespace chokepoint;

namespace {

SourceReport report_on(std::string_view text, std::string_view layer = {})
{
    return source_report(load_scenario_text(text, "small.yaml"), layer);
}

EvidenceCount of_layer(const SourceReport& report, std::string_view layer)
{
    for (const LayerEvidence& row : report.layers) {
        if (row.layer == layer) {
            return row.numbers;
        }
    }
    return {};
}

bool names(const std::vector<NumberAt>& numbers, std::string_view path)
{
    return std::any_of(numbers.begin(), numbers.end(), [&](const NumberAt& at) { return at.path == path; });
}

const NumberAt& number_at(const std::vector<NumberAt>& numbers, std::string_view path)
{
    const auto found =
        std::find_if(numbers.begin(), numbers.end(), [&](const NumberAt& at) { return at.path == path; });
    INFO("looking for " << path);
    REQUIRE(found != numbers.end());
    return *found;
}

std::string layer_at(const Scenario& scenario, std::string_view path)
{
    const auto layer = layer_of_number(scenario, path);
    return std::string(layer ? layer_names[static_cast<std::size_t>(*layer)] : "shared");
}

} // namespace

TEST_CASE("every number of a scenario is counted once, in one layer and one class")
{
    const Scenario scenario = test::read(test::small_text());
    const SourceReport report = report_on(test::small_text());
    EvidenceCount sum;
    for (const LayerEvidence& layer : report.layers) {
        sum.measured += layer.numbers.measured;
        sum.derived += layer.numbers.derived;
        sum.assumed += layer.numbers.assumed;
        sum.unstated += layer.numbers.unstated;
        sum.definition += layer.numbers.definition;
    }
    CHECK(sum.measured == report.total.measured);
    CHECK(sum.derived == report.total.derived);
    CHECK(sum.assumed == report.total.assumed);
    CHECK(sum.unstated == report.total.unstated);
    CHECK(sum.definition == report.total.definition);
    const auto all = static_cast<std::int64_t>(scenario.quantities.size());
    CHECK(report.total.claims() + report.total.definition == all);
    CHECK(report.total.assumed == static_cast<std::int64_t>(report.assumed.size()));
    CHECK(report.total.unstated == static_cast<std::int64_t>(report.unstated.size()));
}

TEST_CASE("a definition is no evidence")
{
    const std::string measured = "schema: 1\nname: x\nhorizon: {start: 2020-01, end: 2020-01}\nprices: {}\n"
                                 "countries: {us: {region: us}}\nfunds: {f: {country: us, years: 5 year, "
                                 "layers: {chips: 1}, amount: {value: 1, kind: derived, source: S-1}}}\n";
    const std::string defined = test::edited(measured, "S-1", "definition");
    const EvidenceCount a = of_layer(report_on(measured), "chips");
    const EvidenceCount b = of_layer(report_on(defined), "chips");
    CHECK(a.derived == b.derived + 1);
    CHECK(a.definition == b.definition - 1);
    CHECK(a.claims() == b.claims() + 1);
    CHECK(a.evidence_share() > b.evidence_share());
}

TEST_CASE("the share of evidence is measured and derived over all claims, and no number without claims")
{
    EvidenceCount numbers;
    CHECK(std::isnan(numbers.evidence_share()));
    numbers = {3, 2, 4, 1, 1000};
    CHECK(numbers.claims() == 10);
    CHECK(numbers.evidence_share() == 0.5);
}

TEST_CASE("numbers belong to the layer of what they describe")
{
    const Scenario scenario =
        test::read(test::edited(test::small_text(), "layers: {foundry: 0.6, memory: 0.2, packaging: 0.2}",
                                "layers: {foundry: 0.2, memory: 0.2, packaging: 0.6}"));
    CHECK(layer_at(scenario, "nodes.n7.density") == "foundry");
    CHECK(layer_at(scenario, "fabs.smic_n7.wafer_capacity") == "foundry");
    CHECK(layer_at(scenario, "memory_lines.cxmt.price") == "memory");
    CHECK(layer_at(scenario, "funds.big_fund.amount") == "packaging");
    CHECK(layer_at(scenario, "funds.small_fund.amount") == "foundry");
    CHECK(layer_at(scenario, "rules.cn_domestic.decision.licence.grant") == "chips");
    CHECK(layer_at(scenario, "rules.us_wafers.priority") == "foundry");
    CHECK(layer_at(scenario, "labs.openai.clouds.azure") == "models");
    CHECK(layer_at(scenario, "parameters.research.progress") == "models");
    CHECK(layer_at(scenario, "series.frontier_node_density") == "foundry");
    CHECK(layer_at(scenario, "series.training_demand_growth.2020-01") == "compute");
    CHECK(layer_at(scenario, "prices.currencies.CNY.2019") == "shared");
    CHECK(layer_at(scenario, "parameters.construction.stages") == "shared");
}

TEST_CASE("every kind and every group that has numbers has its row in the table of layers")
{
    const auto has_numbers = [](std::span<const FieldRow> rows) {
        return std::any_of(rows.begin(), rows.end(), [](const FieldRow& row) {
            return row.type == FieldType::number || row.type == FieldType::whole ||
                   row.type == FieldType::path || row.type == FieldType::weights ||
                   row.type == FieldType::dated_weights || row.type == FieldType::layer_shares ||
                   row.type == FieldType::numbers || row.type == FieldType::decision;
        });
    };
    for (const KindRow& kind : kinds()) {
        INFO(kind.name);
        CHECK((!has_numbers(kind.fields) || find_number_layer(kind.name) != nullptr));
    }
    for (const GroupRow& group : groups()) {
        for (const FieldRow& row : group.fields) {
            const std::string path = std::string(group.path) + "." + std::string(row.key);
            INFO(path);
            CHECK((!has_numbers({&row, 1}) || find_number_layer(path) != nullptr));
        }
    }
}

TEST_CASE("every default number says how it is known")
{
    const auto check = [](std::string_view owner, std::span<const FieldRow> rows) {
        for (const FieldRow& row : rows) {
            const bool one_number = row.type == FieldType::number || row.type == FieldType::whole;
            INFO(owner << "." << row.key);
            CHECK_FALSE((one_number && row.spec.fallback.type == Fallback::Type::optional));
            CHECK((row.spec.fallback.type != Fallback::Type::value ||
                   row.spec.fallback.kind != Evidence::unstated));
        }
    };
    for (const GroupRow& group : groups()) {
        check(group.path, group.fields);
    }
    for (const KindRow& kind : kinds()) {
        check(kind.name, kind.fields);
    }
}

TEST_CASE("a report on one layer holds that layer's numbers, sources and rules alone")
{
    const SourceReport all = report_on(test::small_text());
    const SourceReport memory = report_on(test::small_text(), "memory");
    REQUIRE(memory.layers.size() == 1);
    CHECK(memory.layers[0].layer == "memory");
    CHECK(memory.total.claims() == of_layer(all, "memory").claims());
    CHECK(names(memory.unstated, "memory_lines.hynix.capacity"));
    CHECK_FALSE(names(memory.unstated, "fabs.smic_n7.capex"));
    CHECK(names(all.unstated, "fabs.smic_n7.capex"));
    CHECK(memory.rules_without_source.empty());
    CHECK(all.rules_without_source == std::vector<std::string>{"cn_domestic", "us_wafers"});
}

TEST_CASE("guesses are listed by the width of their range relative to the value, those without one last")
{
    const SourceReport report = report_on(test::small_text());
    // small.yaml: (1 - 0.3) / 0.6; (0.4 - 0.2) / 0.3; 1000 CNY without a range.
    CHECK_THAT(number_at(report.assumed, "fabs.smic_n7.defect_density").number.relative_width(),
               Catch::Matchers::WithinRel(7.0 / 6.0, 1e-12));
    CHECK_THAT(number_at(report.assumed, "labs.openai.clouds.azure").number.relative_width(),
               Catch::Matchers::WithinRel(2.0 / 3.0, 1e-12));
    CHECK(std::isnan(number_at(report.assumed, "memory_lines.cxmt.price").number.relative_width()));
    double before = std::numeric_limits<double>::infinity();
    bool without = false;
    for (const NumberAt& at : report.assumed) {
        const double width = at.number.relative_width();
        INFO(at.path);
        CHECK((std::isnan(width) || (!without && width <= before)));
        without = without || std::isnan(width);
        before = std::isnan(width) ? before : width;
    }
    CHECK(without);
}

TEST_CASE("a source is named with outlet, title and date, and with what rests on it")
{
    const test::Folder folder;
    folder.write(
        "history/sources.csv",
        "id,outlet,title,date,url\nFX-01,Fed,Rates,2024,https://x\nFX-02,Copy,Rates,2025,\n"
        "INV-02,,,,\nMOD-01,,,,\nMOD-11,,,,\nFD-01,,,,\nFD-05,,,,\nPOL-05,BIS,Rule,2022,\ncset,,,,\n");
    const SourceReport report =
        source_report(load_scenario_file(folder.write("small.yaml", test::small_text())));
    const auto use = [&](std::string_view id) {
        const auto found = std::find_if(report.sources.begin(), report.sources.end(),
                                        [&](const SourceUse& row) { return row.id == id; });
        REQUIRE(found != report.sources.end());
        return *found;
    };
    CHECK(use("FX-01").outlet == "Fed");
    CHECK(use("FX-01").date == "2024");
    CHECK(use("FX-01").numbers.measured == 1); // the yuan of 2019; that of 2020 names another
    CHECK(use("FX-02").numbers.measured == 1);
    CHECK(use("POL-05").rules == 1);
    CHECK(use("POL-05").title == "Rule");
    CHECK(use("POL-05").numbers.claims() == 0);
    CHECK(std::none_of(report.sources.begin(), report.sources.end(),
                       [](const SourceUse& row) { return row.id == "definition"; }));
}

TEST_CASE("a number that a caller sets is an assumption of the command line")
{
    const SourceReport report = source_report(
        load_scenario_text(test::small_text(), "small.yaml", {{"fabs.smic_n7.capex=1e5"}, {}}), {});
    CHECK(number_at(report.assumed, "fabs.smic_n7.capex").number.source == "command line");
    CHECK_FALSE(names(report.unstated, "fabs.smic_n7.capex"));
}

TEST_CASE(
    "Every number of the baseline and its variants says how it is known, and every guess has source or range")
{
    const std::filesystem::path library = testing::source_dir() / "scenarios";
    for (const char* file : {"baseline.yaml", "no_controls.yaml", "controls_frozen_2022.yaml"}) {
        const SourceReport report = source_report(load_scenario_file(library / file, {{}, library}), {});
        CHECK(report.assumed.size() > 1000);
        for (const NumberAt& number : report.unstated) {
            FAIL_CHECK(file << ": " << number.path << " does not say how it is known");
        }
        for (const NumberAt& number : report.assumed) {
            if (number.number.source.empty() && !(number.number.low < number.number.high)) {
                FAIL_CHECK(file << ": " << number.path << " is assumed without source and range");
            }
        }
    }
}
