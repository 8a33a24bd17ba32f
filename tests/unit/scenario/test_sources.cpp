// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/csv.hpp"
#include "scenario/problems.hpp"
#include "scenario/sources.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "world/kinds.hpp"

#include <algorithm>

using namespace chokepoint;

namespace {

constexpr std::string_view head = "id,outlet,title,date,url,confidence,note\n";

//! Rows of all sources that the small world and the defaults name.
std::string all_rows()
{
    std::string rows(head);
    for (const std::string id :
         {"FD-01", "FD-05", "FX-01", "FX-02", "INV-02", "MOD-01", "MOD-11", "POL-05", "cset"}) {
        rows += id + ",Outlet,\"Title, with \"\"comma\"\"\",2020,https://x,high,\n";
    }
    return rows;
}

} // namespace

TEST_CASE("sources are checked where a table of them exists, and those used are returned")
{
    const test::Folder folder;
    const auto file = folder.write("small.yaml", test::small_text());
    CHECK(load_scenario_file(file).sources.empty());
    folder.write("history/sources.csv", all_rows() + "UNUSED,,,,,,\n");
    const LoadedScenario loaded = load_scenario_file(file);
    REQUIRE(loaded.sources.size() == 9);
    CHECK(loaded.sources[0].id == "FD-01");
    CHECK(loaded.sources[0].title == "Title, with \"comma\"");
    CHECK(loaded.sources[0].url == "https://x");
}

TEST_CASE("a source that the table does not have is a mistake")
{
    const test::Folder folder;
    folder.write("history/sources.csv", all_rows());
    const auto file =
        folder.write("small.yaml", test::edited(test::small_text(), "source: INV-02", "source: INV-2"));
    CHECK(test::errors_of_file(file).find("no source 'INV-2' in history/sources.csv; did you mean 'INV-02'?  "
                                          "[funds.big_fund.amount]") != std::string::npos);
}

TEST_CASE("the tables of the library and of the scenario's own root count together")
{
    const test::Folder library;
    library.write("history/sources.csv", all_rows());
    const test::Folder folder;
    folder.write("history/sources.csv", std::string(head) + "OWN-1,,,,,,\nINV-02,own,,,,,\n");
    const auto file =
        folder.write("small.yaml", test::edited(test::small_text(), "source: POL-05", "source: OWN-1"));
    const LoadedScenario loaded = load_scenario_file(file, {{}, library.path()});
    const auto found = std::find_if(loaded.sources.begin(), loaded.sources.end(),
                                    [](const SourceRow& row) { return row.id == "INV-02"; });
    REQUIRE(found != loaded.sources.end());
    CHECK(found->outlet == "own");
    CHECK(std::any_of(loaded.sources.begin(), loaded.sources.end(),
                      [](const SourceRow& row) { return row.id == "OWN-1"; }));
}

TEST_CASE("a source that a map names for none of its numbers is not among those used")
{
    const test::Folder folder;
    folder.write("history/sources.csv", all_rows());
    const auto file =
        folder.write("small.yaml", test::edited(test::small_text(), "2019: 6.9, 2020: {value: 6.8",
                                                "2019: {value: 6.9, source: FX-02}, 2020: {value: 6.8"));
    const LoadedScenario loaded = load_scenario_file(file);
    CHECK(loaded.sources.size() == 8);
    CHECK(std::none_of(loaded.sources.begin(), loaded.sources.end(),
                       [](const SourceRow& row) { return row.id == "FX-01"; }));
}

TEST_CASE("a broken table of sources is named")
{
    const test::Folder folder;
    const auto file = folder.write("small.yaml", test::small_text());
    folder.write("history/sources.csv", "outlet,title\n");
    CHECK(test::errors_of_file(file).find("the first line must name the columns") != std::string::npos);
    folder.write("history/sources.csv", all_rows() + "FD-01,,,,,,\n");
    CHECK(test::errors_of_file(file).find(
              "sources.csv:11:1: error: 'FD-01' is not an id of a source, or is given "
              "twice") != std::string::npos);
}

TEST_CASE("every default names a source that the shipped table has")
{
    reading::Files files;
    reading::Problems problems;
    reading::SourceTable sources;
    sources.read(testing::source_dir() / "scenarios", files, problems);
    REQUIRE(problems.empty());
    const auto check = [&](std::string_view owner, std::span<const FieldRow> rows) {
        for (const FieldRow& row : rows) {
            INFO(owner << "." << row.key);
            CHECK((row.spec.fallback.source.empty() || sources.knows(row.spec.fallback.source)));
            CHECK((row.spec.fallback.kind != Evidence::derived || !row.spec.fallback.source.empty()));
        }
    };
    CHECK_FALSE(sources.knows("no-such-source"));
    for (const GroupRow& group : groups()) {
        check(group.path, group.fields);
    }
    for (const KindRow& kind : kinds()) {
        check(kind.name, kind.fields);
    }
}

TEST_CASE("CSV keeps quoted commas, quotation marks and line ends in their cell")
{
    const auto records = reading::parse_csv("a,\"b,c\"\r\n\n\"d\ne\",\"f\"\"g\"\nlast");
    REQUIRE(records.size() == 3);
    CHECK(records[0].cells == std::vector<std::string>{"a", "b,c"});
    CHECK(records[1].cells == std::vector<std::string>{"d\ne", "f\"g"});
    CHECK(records[1].line == 3);
    CHECK(records[2].cells == std::vector<std::string>{"last"});
    CHECK(records[2].line == 5);
}
