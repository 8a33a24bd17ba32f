// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_study.hpp"
#include "support/catch.hpp"
#include "world/kinds.hpp"

#include <cstdlib>
#include <limits>
#include <random>
#include <utility>
#include <vector>

using namespace chokepoint;
using test::digests_of;
using test::SmallStudy;

namespace {

constexpr int replicates = 4;

//! How many values are broken: fewer in the tests of each commit than at night.
int injections()
{
    const char* number = std::getenv("CHOKEPOINT_NANS"); // NOLINT(concurrency-mt-unsafe): nothing changes it
    return number == nullptr ? 20 : std::atoi(number);
}

//! A real state column, and where a value of it is broken.
struct Injection {
    const KindRow* kind = nullptr;
    const ColumnRow* column = nullptr;
    std::string scenario;
    std::uint32_t replicate = 0;
    Month month;
    std::uint64_t cell = 0; //!< modulo those that the column has

    //! In a column where NaN means "none" an infinite value is the broken one.
    double value() const
    {
        return column->spec.gaps ? std::numeric_limits<double>::infinity()
                                 : std::numeric_limits<double>::quiet_NaN();
    }

    //! How the message names the column. The accounts have invariants of their own, checked first.
    std::string name() const
    {
        if (kind->name == "ledger") {
            return "the ledger's balance is broken";
        }
        if (kind->name == "clouds" && column->name == "cash") {
            return "the cash balance is broken";
        }
        return std::string(kind->name) + "." + std::string(column->name) + ": ";
    }
};

//! All real state columns that have a value in the scenario. The world is one of it.
std::vector<std::pair<const KindRow*, const ColumnRow*>> real_columns(const Scenario& scenario,
                                                                      const World& world)
{
    std::vector<std::pair<const KindRow*, const ColumnRow*>> found;
    for (const std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            for (const ColumnRow& column : kind.columns) {
                const ColumnView view = view_column(kind, column, scenario, world);
                if (column.spec.role == Role::state && column.element == Element::float64 &&
                    view.rows * view.width > 0) {
                    found.emplace_back(&kind, &column);
                }
            }
        }
    }
    return found;
}

void inject(const Injection& injection, const Scenario& scenario, World& world)
{
    const ColumnView view = view_column(*injection.kind, *injection.column, scenario, world);
    static_cast<double*>(view.data)[injection.cell % (view.rows * view.width)] = injection.value();
}

//! The engine's own runs, but for one value of one run in one month.
Simulator breaking(const Injection& injection)
{
    return [injection](const Scenario& scenario, World world, const WorldObserver& observe) {
        Workspace workspace;
        const bool chosen =
            world.random.replicate == injection.replicate && scenario.name == injection.scenario;
        while (world.month < scenario.end) {
            advance(scenario, world, workspace);
            if (chosen && world.month == injection.month) {
                inject(injection, scenario, world);
            }
            check_invariants(scenario, world);
            observe(scenario, world);
        }
    };
}

//! One run of the study fails, as it was broken, and the others are what they were.
void check_injection(const SmallStudy& study, const Injection& injection,
                     const std::vector<std::string>& good)
{
    INFO(injection.name() << " " << injection.scenario << " " << injection.replicate << " "
                          << injection.month.text());
    BatchOptions options = study.options();
    options.force = true;
    const BatchReport report = study.run(options, {}, breaking(injection));
    REQUIRE(report.failures.size() == 1);
    const FailedRun& failed = report.failures.front();
    CHECK(failed.number == 2 * injection.replicate + (injection.scenario == "free" ? 1 : 0));
    INFO(failed.error);
    CHECK(failed.error.find("broken in " + injection.month.text()) != std::string::npos);
    CHECK(failed.error.find(injection.name()) != std::string::npos);

    std::vector<std::string> expected = good;
    expected[static_cast<std::size_t>(failed.number)].clear();
    CHECK(digests_of(study.output()) == expected);
    CHECK(ResultFile(study.output()).read_texts("error")[static_cast<std::size_t>(failed.number)] ==
          failed.error);
}

} // namespace

TEST_CASE("a broken value in any run, month and real column is found there, and changes no other run",
          "[study][failed][injected]")
{
    const SmallStudy study(replicates);
    study.run(study.options("good.h5"));
    const std::vector<std::string> good = digests_of(study.output("good.h5"));

    const StudyPlan plan = plan_of(study.path() / "study.yaml", study.options());
    const Scenario& scenario = plan.scenario(0).scenario;
    const auto columns = real_columns(scenario, build_world(scenario, {}));
    REQUIRE(columns.size() > 50);

    std::mt19937_64 draws(20221007);
    for (int i = 0; i < injections(); ++i) {
        const auto [kind, column] = columns[draws() % columns.size()];
        check_injection(study,
                        {.kind = kind,
                         .column = column,
                         .scenario = draws() % 2 == 0 ? plan.scenario(0).scenario.name : "free",
                         .replicate = static_cast<std::uint32_t>(draws() % replicates),
                         .month = scenario.start + static_cast<int>(draws() % 12),
                         .cell = draws()},
                        good);
    }
}
