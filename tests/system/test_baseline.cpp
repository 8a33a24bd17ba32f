// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/catch.hpp"
#include "support/draws.hpp"
#include "support/source_dir.hpp"

#include "core/parallel.hpp"
#include "scenario/load.hpp"

#include <cmath>
#include <map>
#include <span>

using namespace chokepoint;
using namespace chokepoint::testing;

namespace {

const std::filesystem::path folder = source_dir() / "scenarios";

//! The baseline, with more of what a file that extends it says.
Scenario load(const std::string& more = "")
{
    const std::string text = "schema: 1\nname: changed\nextends: baseline.yaml\n" + more;
    return load_scenario_text(text, folder / "changed.yaml", {{}, folder}).scenario;
}

//! Rows that do something this month although they do not act.
template <class Entities>
void check_idle(const Entities& entities, Month now, std::span<const std::int64_t> activity)
{
    for (std::size_t row = 0; row < entities.size(); ++row) {
        if (!entities[row].acts(now) && activity[row] != 0) {
            FAIL(entities[row].id << " does not act in " << now.text() << " and yet makes " << activity[row]);
        }
    }
}

//! Largest change of a share in a month that no headline explains, and where.
struct Jump {
    double size = 0.0;
    std::string where;
};

class JumpWatch {
  public:
    void observe(const Scenario& scenario, const World& world)
    {
        last_event_ = world.events.empty() ? last_event_ : world.month;
        const bool explained = world.month - last_event_ < months_of_effect;
        watch(world, "self-sufficiency", world.regions.self_sufficiency, num_layers, explained);
        watch(world, "framework share", world.regions.framework_share, scenario.frameworks.size(), explained);
    }

    const Jump& worst() const { return worst_; }

  private:
    static constexpr int months_of_effect = 3;

    void watch(const World& world, const std::string& name, const Column<double>& shares, std::size_t width,
               bool explained)
    {
        std::vector<double>& before = before_[name];
        for (std::size_t cell = 0; cell < before.size(); ++cell) {
            const double size = std::abs(shares[cell] - before[cell]);
            if (!explained && size > worst_.size) {
                worst_ = {size, name + " of region " + std::to_string(cell / width) + ", column " +
                                    std::to_string(cell % width) + " in " + world.month.text()};
            }
        }
        before.assign(shares.begin(), shares.end());
    }

    Month last_event_;
    std::map<std::string, std::vector<double>> before_;
    Jump worst_;
};

//! The loops of the rehearsal and what bounds each: list prices by their ceiling, spending of users by a
//! share of their country's product, adoption by everyone. That all else is finite and conserved is checked
//! in every run.
void run_draw(const Scenario& baseline, std::uint64_t draw)
{
    INFO("draw " << draw);
    const Scenario scenario = load(draw_all_ranges(baseline, draw));
    simulate(scenario, {draw, 0}, [&](const Scenario& s, const World& world) {
        for (std::size_t product = 0; product < s.products.size(); ++product) {
            const double ceiling = world.products.designs[product].price * s.market.price_ceiling;
            REQUIRE(static_cast<double>(world.products.price[product]) <= 100.0 * ceiling + 1.0);
        }
        for (std::size_t row = 0; row < s.segments.size(); ++row) {
            const Segment& segment = s.segments[row];
            const double product = s.countries[std::size_t(segment.country)].gdp.at(world.month) / 12.0;
            REQUIRE(world.segments.adoption[row] <= 1.0);
            REQUIRE(world.segments.spending[row] <=
                    1.000001 * product * segment.gdp_share * s.applications.spending_ceiling);
        }
    });
}

} // namespace

TEST_CASE(
    "Whole things and money are conserved in every month of the baseline for 20 seeds, and nothing acts "
    "outside of its dates",
    "[system][baseline]")
{
    const Scenario scenario = load();
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        INFO("seed " << seed);
        JumpWatch jumps;
        REQUIRE_NOTHROW(simulate(scenario, {seed, 0}, [&](const Scenario& s, const World& world) {
            check_idle(s.fabs, world.month, world.fabs.wafer_starts);
            check_idle(s.memory_lines, world.month, world.memory_lines.stacks);
            check_idle(s.packaging_lines, world.month, world.packaging_lines.packages);
            check_idle(s.clouds, world.month, world.clouds.units_bought);
            jumps.observe(s, world);
        }));
        INFO(jumps.worst().where);
        CHECK(jumps.worst().size <= 0.2);
    }
}

TEST_CASE("The baseline has one digest for 1, 2, 3 and 8 threads", "[system][baseline][digest]")
{
    const Scenario scenario = load();
    const Digest digest = run_digest(scenario);
    for (const int threads : {1, 2, 3, 8}) {
        const ThreadLimit limit(threads);
        CHECK(run_digest(scenario) == digest);
    }
}

TEST_CASE("No loop runs away over 40 draws of all ranges at once", "[system][baseline]")
{
    const Scenario baseline = load();
    for (std::uint64_t draw = 0; draw < 40; ++draw) {
        run_draw(baseline, draw);
    }
}

TEST_CASE("No loop runs away over 500 draws of all ranges at once", "[.nightly][baseline]")
{
    const Scenario baseline = load();
    for (std::uint64_t draw = 0; draw < 500; ++draw) {
        run_draw(baseline, draw);
    }
}
