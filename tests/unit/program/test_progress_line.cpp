// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "progress_line.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace chokepoint;
using namespace chokepoint::program;

namespace {

//! A clock that the test moves, and everything that was written.
struct Screen {
    double now = 100.0;
    std::size_t width = 80;
    std::vector<std::string> writes;

    ProgressSink sink(bool redraw)
    {
        return {[this](std::string_view bytes) { writes.emplace_back(bytes); }, [this] { return now; },
                [this] { return width; }, redraw};
    }

    //! Shows months 1 to `months`, each `step` seconds after the one before.
    void run(ProgressLine& line, int months, double step)
    {
        for (int month = 1; month <= months; ++month) {
            now += step;
            line.show({month, months, Month::of(2020, 1) + (month - 1)});
        }
    }
};

} // namespace

TEST_CASE("a terminal's line is redrawn at most ten times a second", "[program][progress]")
{
    Screen screen;
    ProgressLine line(screen.sink(true));
    screen.run(line, 1000, 0.001); // a second
    CHECK(screen.writes.size() >= 9);
    CHECK(screen.writes.size() <= 11);
    for (const std::string& text : screen.writes) {
        CHECK(text.starts_with("\r\033[K"));
        CHECK(text.find('\n') == std::string::npos);
    }
}

TEST_CASE("a terminal's line never wraps", "[program][progress]")
{
    Screen screen;
    screen.width = GENERATE(std::size_t{1}, std::size_t{10}, std::size_t{40});
    ProgressLine line(screen.sink(true));
    screen.run(line, 5, 1.0);
    REQUIRE(screen.writes.size() == 5);
    for (const std::string& text : screen.writes) {
        CHECK(text.size() - 4 < screen.width); // "\r\033[K" is four bytes
    }
}

TEST_CASE("elsewhere a long run writes a line per ten per cent and a short one none", "[program][progress]")
{
    Screen screen;
    ProgressLine line(screen.sink(false));
    screen.run(line, 100, 2.0);
    REQUIRE(screen.writes.size() == 10);
    CHECK(screen.writes.front() ==
          " 10 %  2020-10  0.5 months/s  3 min 00 s left\n"); // 90 months at 0.5 a second
    CHECK(screen.writes.back() == "100 %  2028-04  0.5 months/s  0 s left\n");

    Screen quick;
    ProgressLine none(quick.sink(false));
    quick.run(none, 100, 0.001);
    CHECK(quick.writes.empty());
}

TEST_CASE("only a drawn line is wiped, and once", "[program][progress]")
{
    Screen screen;
    ProgressLine line(screen.sink(true));
    line.clear();
    CHECK(screen.writes.empty());
    line.show({1, 2, Month::of(2020, 1)});
    line.clear();
    line.clear();
    REQUIRE(screen.writes.size() == 2);
    CHECK(screen.writes.back() == "\r\033[K");
}

TEST_CASE("a batch's line has runs, their rate and failures, and counts time for its own months",
          "[program][progress]")
{
    Screen screen;
    ProgressLine line(screen.sink(true));
    // 40 of 100 runs of 10 months were there; then 10 runs take 5 seconds.
    Progress progress{.months_done = 400,
                      .months_total = 1000,
                      .month = Month::of(2020, 1),
                      .runs_done = 40,
                      .runs_total = 100};
    line.show(progress);
    screen.now += 5.0;
    progress.months_done = 500;
    progress.runs_done = 48; // two are not stored yet
    progress.runs_failed = 1;
    line.show(progress);
    CHECK(screen.writes.back() == "\r\033[K 50 %  48/100 runs  2.0 runs/s  25 s left  1 failed");
}
