// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;

namespace {

std::vector<Problem> problems_of(const std::string& text)
{
    try {
        test::read(text);
    } catch (const ScenarioError& error) {
        return error.problems();
    }
    return {};
}

} // namespace

TEST_CASE("all mistakes of a file come at once, in the order of the file")
{
    std::string text = test::small_text();
    text = test::edited(text, "schema: 1", "schema: 3");
    text = test::edited(text, "price_gain: 0.05", "price_gian: 0.05");
    text = test::edited(text, "  nl: {region: eu}", "  nl: {region: eu}\n  nl: {region: eu}");
    text = test::edited(text, "country: tw", "country: taiwan");
    text = test::edited(text, "tpp: 5120", "tpp: 5120 GB");
    const std::vector<Problem> problems = problems_of(text);
    REQUIRE(problems.size() == 5);
    for (std::size_t i = 1; i < problems.size(); ++i) {
        CHECK(problems[i - 1].place.line < problems[i].place.line);
    }
}

TEST_CASE("a problem carries its line for the caret")
{
    const std::vector<Problem> problems =
        problems_of(test::edited(test::small_text(), "tpp: 4992", "tpp: 0x1380"));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].source == "    tpp: 0x1380");
    CHECK(problems[0].place.column == 10);
    CHECK(problems[0].path == "products.a100.tpp");
}

TEST_CASE("a hundred mistakes are shown and the others counted")
{
    std::string keys;
    for (int i = 0; i < 250; ++i) {
        keys += "x" + std::to_string(i) + ": 1\n";
    }
    const std::vector<Problem> problems = problems_of(test::small_text() + keys);
    REQUIRE(problems.size() == 101);
    CHECK(problems.back().message == "and 150 more errors from here on");
}

TEST_CASE("nothing of the input reaches a terminal unescaped")
{
    const std::string payloads[] = {"\\e[2J", "\\x07", "\\u202e", "\\x9b2J",
                                    "\\r",    "\\0",   "\\u2028", "\\x7f"};
    for (const std::string& payload : payloads) {
        for (const std::string& text :
             {test::edited(test::small_text(), "name: small", "name: \"a" + payload + "b\""),
              test::edited(test::small_text(), "title: \"Small", "title: \"" + payload),
              test::edited(test::small_text(), "country: tw", "country: \"" + payload + "\""),
              test::edited(test::small_text(), "  nl:", "  \"n" + payload + "l\":"),
              test::edited(test::small_text(), "tpp: 4992", "tpp: \"" + payload + "\""),
              test::edited(test::small_text(), "maker != nvidia", "\"maker != " + payload + "\""),
              test::edited(test::small_text(), "60 month", "\"60 " + payload + "\"")}) {
            INFO(payload);
            const std::vector<Problem> problems = problems_of(text);
            CHECK_FALSE(problems.empty());
            for (const Problem& problem : problems) {
                const std::string shown = problem.text() + problem.source;
                for (const char c : shown) {
                    CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
                }
                CHECK(shown.find("\xe2\x80\xae") == std::string::npos);
                CHECK(shown.find("\xc2\x9b") == std::string::npos);
                CHECK(shown.find("\xe2\x80\xa8") == std::string::npos);
            }
        }
    }
}
