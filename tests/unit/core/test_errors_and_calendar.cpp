// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>
#include <chokepoint/month.hpp>

#include <string>

using namespace chokepoint;

TEST_CASE("months and dates print as scenarios write them")
{
    CHECK(Month::of(2022, 10).text() == "2022-10");
    CHECK(Month::of(2022, 1).text() == "2022-01");
    CHECK((Month::of(2021, 12) + 1).text() == "2022-01");
    CHECK(Month::of(476, 9).text() == "0476-09");
    CHECK(Date{2022, 10, 7}.text() == "2022-10-07");
    CHECK(Date{2022, 10, 31}.text() == "2022-10-31");
    CHECK(Date{2022, 10, 1}.text() == "2022-10");
    CHECK(Date::never().text() == "9999-12");
}

TEST_CASE("a problem says where, what and at which path")
{
    CHECK(Problem{{"a.yaml", 3, 7}, "fabs.smic", "unknown key", ""}.text() ==
          "a.yaml:3:7: error: unknown key  [fabs.smic]");
    CHECK(Problem{{"a.yaml", 3, 0}, "", "bad", ""}.text() == "a.yaml:3: error: bad");
    CHECK(Problem{{"a.yaml", 0, 0}, "", "not there", ""}.text() == "a.yaml: error: not there");
    CHECK(Problem{{}, "x", "bad", ""}.text() == "error: bad  [x]");
}

TEST_CASE("a problem cannot move the terminal's cursor")
{
    const std::string text = Problem{{"a\x1b[2J.yaml", 1, 1}, "p\n", "m\x07", ""}.text();
    CHECK(text == "a\\x1b[2J.yaml:1:1: error: m\\x07  [p\\x0a]");
}

TEST_CASE("a scenario error lists all problems and says that nothing was run")
{
    const Problem first{{"a.yaml", 1, 1}, "", "one", ""};
    const Problem second{{"a.yaml", 2, 1}, "", "two", ""};
    CHECK(std::string(ScenarioError({first}).what()) == "a.yaml:1:1: error: one\n1 error; nothing was run");
    const ScenarioError both({first, second});
    CHECK(std::string(both.what()) ==
          "a.yaml:1:1: error: one\na.yaml:2:1: error: two\n2 errors; nothing was run");
    CHECK(both.problems().size() == 2);
    CHECK(both.problems()[1].message == "two");
}
