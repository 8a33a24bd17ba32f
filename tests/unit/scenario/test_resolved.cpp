// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/guard.hpp"
#include "scenario/resolved.hpp"
#include "scenario/yaml_text.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <rapidcheck.h>

#include <algorithm>

using namespace chokepoint;

namespace {

//! Reads resolved text away from every other file and back to text.
void check_round_trip(const Scenario& scenario)
{
    const std::string text = resolved_text(scenario);
    const Scenario again = test::read(text);
    INFO(test::difference(scenario, again).value_or("same"));
    CHECK_FALSE(test::difference(scenario, again));
    CHECK(resolved_text(again) == text);
}

//! The text of a scalar after a trip through YAML; empty if it is none any more.
std::string after_yaml(const std::string& scalar)
{
    reading::Files files;
    reading::Problems problems;
    const int file = files.add({"x", {}, "k: " + scalar + "\nl: [" + scalar + "]\n" + scalar + ": v\n"});
    if (!reading::check_bytes(files[file].text, file, problems)) {
        return "refused";
    }
    int budget = 100;
    const reading::YamlNode root = reading::parse_yaml(files, file, reading::Shape::map, budget, problems);
    if (!problems.empty() || !root.is_map() || root.keys.size() != 3) {
        return "refused";
    }
    const reading::YamlNode& value = root.items[0];
    const reading::YamlNode& item = root.items[1].items.at(0);
    return value.is_scalar() && item.text == value.text && root.keys[2].text == value.text ? value.text
                                                                                           : "changed";
}

//! A code point as UTF-8.
std::string utf8(std::uint32_t c)
{
    const auto part = [](std::uint32_t bits) { return std::string(1, static_cast<char>(bits)); };
    if (c < 0x80) {
        return part(c);
    }
    if (c < 0x800) {
        return part(0xc0 | c >> 6) + part(0x80 | (c & 0x3f));
    }
    if (c < 0x10000) {
        return part(0xe0 | c >> 12) + part(0x80 | (c >> 6 & 0x3f)) + part(0x80 | (c & 0x3f));
    }
    return part(0xf0 | c >> 18) + part(0x80 | (c >> 12 & 0x3f)) + part(0x80 | (c >> 6 & 0x3f)) +
           part(0x80 | (c & 0x3f));
}

} // namespace

TEST_CASE("a resolved scenario reads back to the same bits, and resolves to the same bytes")
{
    check_round_trip(test::read(test::small_text()));
}

TEST_CASE("overrides survive resolution")
{
    check_round_trip(test::read(
        test::small_text(),
        {{"fabs.smic_n7.defect_density={value: 0.5, low: 0.25, high: 1}",
          "labs.openai.clouds.azure=0.123456789012345678", "fabs.smic_n7.capex=0.1 bn CNY@2020",
          "parameters.compute.retirement=7.3 %/year", "series.frontier_capability={2019-01: 1e-7}"},
         {}}));
}

TEST_CASE("all terms of a licence survive resolution")
{
    const Scenario scenario = test::read(
        test::small_text(),
        {{"rules.us_3a090.decision={licence: {grant: 0.5, quota: 12000 units/year, fee: 15 %, cap: {share: "
          "{value: 0.5, low: 0.25, high: 1}, of: [us]}}}"},
         {}});
    const Decision& licence = scenario.rules[1].decision;
    CHECK(licence.quota == 1000.0);
    CHECK(licence.fee == 0.15);
    CHECK(licence.cap == 0.5);
    CHECK(licence.cap_of.size() == 1);
    check_round_trip(scenario);
    const Decision without = test::read(test::small_text()).rules[0].decision;
    CHECK(without.quota < 0.0); // none
    CHECK(without.cap < 0.0);
    CHECK(without.fee == 0.0);
}

TEST_CASE("the shipped scenarios resolve to themselves")
{
    const std::filesystem::path library = testing::source_dir() / "scenarios";
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(library)) {
        if (entry.path().extension() == ".yaml") {
            INFO(entry.path());
            check_round_trip(load_scenario_file(entry.path(), {{}, library}).scenario);
            ++count;
        }
    }
    CHECK(count > 0);
}

TEST_CASE("a resolved scenario names the same sources: those of exchange rates and price levels too")
{
    const std::filesystem::path library = testing::source_dir() / "scenarios";
    const auto ids = [](const LoadedScenario& loaded) {
        std::vector<std::string> all;
        for (const SourceRow& row : loaded.sources) {
            all.push_back(row.id + "|" + row.outlet + "|" + row.title + "|" + row.date + "|" + row.url);
        }
        return all;
    };
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(library)) {
        if (entry.path().extension() == ".yaml") {
            INFO(entry.path());
            const LoadedScenario loaded = load_scenario_file(entry.path(), {{}, library});
            const LoadedScenario again =
                load_scenario_text(resolved_text(loaded.scenario), library / "resolved.yaml", {{}, library});
            CHECK(ids(again) == ids(loaded));
            // base/prices.yaml rests on it, and no shipped number beside prices does.
            const auto fx = [](const SourceRow& row) { return row.id == "FX-01"; };
            CHECK(std::any_of(again.sources.begin(), again.sources.end(), fx));
            ++count;
        }
    }
    CHECK(count > 0);
}

TEST_CASE("the resolved text names every field and every default")
{
    const Scenario scenario = test::read(test::small_text());
    const std::string text = resolved_text(scenario);
    CHECK(text.find("learning_rate: {value: 0.23, low: 0.18, high: 0.3, kind: derived, source: FD-01}") !=
          std::string::npos);
    CHECK(text.find("capex: 120 kUSD@2020") != std::string::npos);
    CHECK(text.find("    CNY:\n"
                    "      2019: {value: 6.9, kind: measured, source: FX-01}\n"
                    "      2020: {value: 6.8, kind: measured, source: FX-02}\n"
                    "    EUR:\n"
                    "      2020: 0.875\n"
                    "  deflator:\n"
                    "    2019: 0.8\n") != std::string::npos);
    CHECK(text.find("when: {all: []}") != std::string::npos);
    CHECK(text.find("taste: false") != std::string::npos);
}

TEST_CASE("a scenario without entities has a resolved text too")
{
    check_round_trip(
        test::read("schema: 1\nname: empty\nhorizon: {start: 2020-01, end: 2020-01}\nprices: {}\n"));
}

TEST_CASE("texts that YAML would take for something else are quoted")
{
    for (const std::string text : {"",
                                   " ",
                                   "null",
                                   "NULL",
                                   "~",
                                   "true",
                                   "False",
                                   "yes",
                                   "No",
                                   "on",
                                   "OFF",
                                   "y",
                                   "1",
                                   "1.0",
                                   "0x1f",
                                   "-",
                                   "- a",
                                   "a: b",
                                   "a #b",
                                   "#a",
                                   "[a]",
                                   "{a}",
                                   "a,b",
                                   "'a'",
                                   "\"a\"",
                                   "\\",
                                   "a\nb",
                                   "a\tb",
                                   "a ",
                                   " a",
                                   "!a",
                                   "&a",
                                   "*a",
                                   "%a",
                                   "@a",
                                   "`a",
                                   "|",
                                   ">",
                                   "?",
                                   "? a",
                                   ":",
                                   "...",
                                   "---",
                                   "2020-01",
                                   "\x1b[2J",
                                   "\x7f",
                                   "\xc2\x85",
                                   "\xe2\x80\xa8",
                                   "\xef\xbb\xbf",
                                   "\xf0\x9f\x98\x80",
                                   "=",
                                   "tpp >= 4800"}) {
        INFO(text);
        CHECK(after_yaml(reading::yaml_scalar(text)) == text);
    }
    CHECK(reading::yaml_scalar("smic_n7") == "smic_n7");
    CHECK(reading::yaml_scalar("no") == "\"no\"");
    CHECK(reading::yaml_scalar("wafers/month") == "wafers/month");
}

TEST_CASE("any text survives the emitter and the reader")
{
    const bool holds = rc::check([] {
        const auto points = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::oneOf(
            rc::gen::inRange<std::uint32_t>(0, 0x80), rc::gen::inRange<std::uint32_t>(0x80, 0xd800),
            rc::gen::inRange<std::uint32_t>(0xe000, 0x110000),
            rc::gen::element<std::uint32_t>('"', '\\', '\'', ':', '#', ' ', '\n', '\r', 0x85, 0x2028,
                                            0xfeff)));
        std::string text;
        for (const std::uint32_t point : points) {
            text += utf8(point);
        }
        RC_PRE(text != "<<"); // no key of ours
        RC_ASSERT(after_yaml(reading::yaml_scalar(text)) == text);
    });
    CHECK(holds);
}

TEST_CASE("any finite number survives resolution in any unit of its field")
{
    const bool holds = rc::check([] {
        // Any 53 bits, spread over the bounds of the field.
        const auto bits = *rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 53);
        const auto scale = *rc::gen::element(0x1p-53, 0x1p-40, 0x1p-30);
        const std::string digits = to_text(static_cast<double>(bits) * scale);
        const std::string unit = *rc::gen::element<std::string>("", " wafers/month", " wafers/year");
        const Scenario scenario =
            test::read(test::small_text(), {{"fabs.smic_n7.wafer_capacity=" + digits + unit}, {}});
        const Scenario again = test::read(resolved_text(scenario));
        RC_ASSERT(!test::difference(scenario, again));
    });
    CHECK(holds);
}
