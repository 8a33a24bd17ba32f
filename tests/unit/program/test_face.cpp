// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// The engine inside somebody else's program: the public face alone.

#include <chokepoint/chokepoint.hpp>

#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "support/temporary_folder.hpp"

#include <cfenv>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <locale>
#include <numeric>
#include <thread>

#if defined(__SANITIZE_ADDRESS__)
//! glibc keeps what setlocale() made of LOCPATH; that is no leak of ours.
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:__argz_add_sep\n";
}
#endif

using namespace chokepoint;

namespace {

namespace fs = std::filesystem;

const fs::path scenario_file = chokepoint::testing::source_dir() / "scenarios" / "minimal.yaml";

std::string bytes_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool same_bytes(const fs::path& a, const fs::path& b)
{
    return bytes_of(a) == bytes_of(b);
}

RunReport run_to(const fs::path& output, std::uint64_t seed = 0)
{
    RunOptions options;
    options.output = output;
    options.seed = seed;
    return run(scenario_file, options);
}

std::string simulated_digest(std::uint64_t seed)
{
    return simulate(*load_scenario(scenario_file), seed, 0).digest;
}

//! Puts C and C++ locales back as they were.
class LocaleGuard {
  public:
    ~LocaleGuard()
    {
        std::setlocale(LC_ALL, "C");
        std::locale::global(std::locale::classic());
    }
};

} // namespace

TEST_CASE("a host program's locale changes no digest and no byte", "[program][face]")
{
    const test::TemporaryFolder folder;
    const RunReport plain = run_to(folder.path() / "plain.h5");
    const std::string resolved = resolved_text(*load_scenario(scenario_file));

    const std::string name = GENERATE("de_DE.UTF-8", "tr_TR.UTF-8");
    const LocaleGuard guard;
    REQUIRE(setenv("LOCPATH", CHOKEPOINT_TEST_LOCALES, 1) == 0);
    REQUIRE(std::setlocale(LC_ALL, name.c_str()) != nullptr);
    std::locale::global(std::locale(name));
    REQUIRE(std::string(std::localeconv()->decimal_point) == ","); // the locale is there and takes effect

    const RunReport local = run_to(folder.path() / "local.h5");
    CHECK(local.digest == plain.digest);
    CHECK(same_bytes(local.output, plain.output));
    CHECK(resolved_text(*load_scenario(scenario_file)) == resolved);
}

TEST_CASE("two different runs at once in one process are the same runs alone", "[program][face]")
{
    const test::TemporaryFolder folder;
    const RunReport alone_1 = run_to(folder.path() / "alone_1.h5", 1);
    const RunReport alone_2 = run_to(folder.path() / "alone_2.h5", 2);
    REQUIRE(alone_1.digest != alone_2.digest);

    RunReport together_1;
    RunReport together_2;
    std::thread other([&] { together_2 = run_to(folder.path() / "together_2.h5", 2); });
    together_1 = run_to(folder.path() / "together_1.h5", 1);
    other.join();
    CHECK(together_1.digest == alone_1.digest);
    CHECK(together_2.digest == alone_2.digest);
    CHECK(same_bytes(together_1.output, alone_1.output));
    CHECK(same_bytes(together_2.output, alone_2.output));
}

TEST_CASE("simulating in memory and running to a file give one digest", "[program][face]")
{
    const test::TemporaryFolder folder;
    CHECK(run_to(folder.path() / "run.h5", 5).digest == simulated_digest(5));
    CHECK(simulated_digest(5) != simulated_digest(6));
}

TEST_CASE("an observer sees each month once, and columns by the names of the file", "[program][face]")
{
    const test::TemporaryFolder folder;
    const Results file(run_to(folder.path() / "run.h5").output);
    const auto scenario = load_scenario(scenario_file);
    const std::size_t fabs = dimension_ids(*scenario, "fab").size();
    REQUIRE(fabs == file.texts("fab").size());

    std::vector<Month> months;
    std::vector<double> stock;
    std::vector<std::int64_t> starts;
    simulate(*scenario, 0, 0, [&](const World& world, Month month) {
        months.push_back(month);
        for (const double value : column(world, "region_compute_stock")) {
            stock.push_back(value);
        }
        for (const std::int64_t value : column_whole(world, "fab_wafer_starts")) {
            starts.push_back(value);
        }
        CHECK(column_flags(world, "chipmaker_binding_input").size() ==
              dimension_ids(*scenario, "chipmaker").size());
        CHECK_THROWS_AS(column(world, "fab_wafer_starts"), std::invalid_argument); // whole numbers
        CHECK_THROWS_AS(column(world, "fab_no_such"), std::invalid_argument);
        CHECK_THROWS_AS(column(world, ""), std::invalid_argument);
    });
    REQUIRE(months.size() == 12);
    CHECK(months.front() == Month::of(2020, 1));
    CHECK(months.back() == Month::of(2020, 12));
    CHECK(file.numbers("region_compute_stock").values == stock);
    CHECK(file.whole_numbers("fab_wafer_starts").values == starts);
    CHECK(file.whole_numbers("fab_wafer_starts").shape == std::vector<std::size_t>{1, 12, fabs});
}

TEST_CASE("the file of a run re-runs itself", "[program][face]")
{
    const test::TemporaryFolder folder;
    const RunReport first = run_to(folder.path() / "first.h5", 3);
    const Results file(first.output);
    CHECK(file.texts("digest") == std::vector<std::string>{first.digest});
    CHECK(file.texts("seed") == std::vector<std::string>{"0000000000000003"});

    const fs::path resolved = folder.path() / "resolved.yaml";
    std::ofstream(resolved) << file.resolved_scenario();
    RunOptions options;
    options.output = folder.path() / "again.h5";
    options.seed = 3;
    CHECK(run(resolved, options).digest == first.digest);
    CHECK(Results(options.output).resolved_scenario() == file.resolved_scenario());
}

TEST_CASE("a stopped run writes nothing, and stops at the month it was told", "[program][face]")
{
    const test::TemporaryFolder folder;
    int done = 0;
    Host host;
    host.progress = [&](const Progress& progress) { done = static_cast<int>(progress.months_done); };
    host.stop = [&] { return done == 7; };
    RunOptions options;
    options.output = folder.path() / "run.h5";
    std::string message;
    try {
        run(scenario_file, options, host);
    } catch (const Stopped& stopped) {
        message = stopped.what();
    }
    CHECK(message == "stopped after 2020-07; nothing was written");
    CHECK(done == 7);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a run that leaves the model's domain writes nothing", "[program][face]")
{
    const test::TemporaryFolder folder;
    Host host;
    host.progress = [](const Progress& progress) {
        if (progress.months_done == 5) {
            throw InvariantError("wafers are not conserved at fabs.smic_n7 in 2020-05"); // as checks do
        }
    };
    RunOptions options;
    options.output = folder.path() / "run.h5";
    CHECK_THROWS_AS(run(scenario_file, options, host), InvariantError);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a machine that rounds otherwise is refused before anything is computed", "[program][face]")
{
    const test::TemporaryFolder folder;
    REQUIRE(std::fesetround(FE_UPWARD) == 0);
    CHECK_THROWS_AS(run_to(folder.path() / "run.h5"), std::runtime_error);
    CHECK_THROWS_AS(simulated_digest(0), std::runtime_error);
    REQUIRE(std::fesetround(FE_TONEAREST) == 0);
    CHECK(fs::is_empty(folder.path()));
    CHECK_NOTHROW(run_to(folder.path() / "run.h5"));
}

TEST_CASE("a run that does not fit into memory is refused, unless forced", "[program][face]")
{
    const test::TemporaryFolder folder;
    Host host;
    host.free_memory = [] { return std::uint64_t{1000}; };
    RunOptions options;
    options.output = folder.path() / "run.h5";
    CHECK_THROWS_AS(run(scenario_file, options, host), FileError);
    CHECK(fs::is_empty(folder.path()));
    options.force = true;
    CHECK_NOTHROW(run(scenario_file, options, host));
}

TEST_CASE("the headline agrees with the file", "[program][face]")
{
    const test::TemporaryFolder folder;
    const RunReport report = run_to(folder.path() / "run.h5");
    const Results file(report.output);
    const std::vector<std::string> regions = file.texts("region");
    const std::vector<double> stock = file.numbers("region_compute_stock").values;
    const std::vector<double> acquired = file.numbers("region_accelerators_acquired").values;
    const std::vector<std::string> channels = file.texts("channel");
    REQUIRE(channels.at(1) == "imported");
    REQUIRE(report.headline.regions.size() == regions.size()); // one year
    for (std::size_t i = 0; i < regions.size(); ++i) {
        const RegionYear& row = report.headline.regions[i];
        CHECK(row.region == regions[i]);
        CHECK(row.compute_stock == stock[11 * regions.size() + i]);
        double imported = 0.0;
        for (std::size_t month = 0; month < 12; ++month) {
            imported += acquired[(month * regions.size() + i) * channels.size() + 1];
        }
        CHECK(row.acquired_imported == imported);
    }
}
