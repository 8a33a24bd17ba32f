// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/checked_open.hpp"

#include "small_world.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;
using test::Written;

namespace {

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("coordinates name months, regions, layers and entities", "[output][result]")
{
    const Written written;
    const ResultFile& file = written.file;
    // 2019-12-01 is day 18231 after 1970-01-01: 49 years of 365 days, 12 leap days, 334 days to December.
    CHECK(file.read_whole("time").values == std::vector<std::int64_t>{18231, 18262, 18293});
    CHECK(file.text_attribute("time", "units") == "days since 1970-01-01");
    CHECK(file.text_attribute("time", "calendar") == "proleptic_gregorian");
    CHECK(file.read_whole("month").values == std::vector<std::int64_t>{201912, 202001, 202002});
    CHECK(file.read_whole("month").dimensions == Texts{"time"});
    CHECK(file.read_whole("run").values == std::vector<std::int64_t>{0, 1, 2});
    CHECK(file.read_texts("region") == Texts{"us", "cn", "eu", "row"});
    CHECK(file.read_texts("fab") == Texts{"smic_n7", "tsmc_n5"});
    CHECK(file.read_texts("origin") == Texts{"domestic", "allied", "rival", "neutral", "open"});
}

TEST_CASE("the run table tells what was run and what became of it", "[output][result]")
{
    const Written written;
    const ResultFile& file = written.file;
    CHECK(file.read_texts("scenario") == Texts{"small", "small", "small"});
    CHECK(file.read_whole("replicate").values == std::vector<std::int64_t>{0, 1, 2});
    CHECK(file.read_texts("seed") == Texts{"0000000001348c4f", "0000000001348c4f", "fedcba9876543210"});
    CHECK(file.read_whole("status").values == std::vector<std::int64_t>{1, 2, 0});
    CHECK(file.text_attribute("status", "flag_meanings") == "pending ok failed");
    CHECK(file.read_texts("error") == Texts{"", "2020-02: fabs.smic_n7: Ausbeute über 1", ""});
    CHECK(file.read_texts("digest") == Texts{"0123456789abcdef0123456789abcdef", "", ""});
    CHECK(file.read_whole("point").values == std::vector<std::int64_t>{0, 0, 1});
    CHECK(file.read_whole("design_block").values == std::vector<std::int64_t>{0, 0, 3});
    CHECK(file.read("param_fabs__smic_n7__defect_density").values == std::vector<double>{0.25, 0.5, 0.75});
    CHECK(file.text_attribute("param_fabs__smic_n7__defect_density", "units") == "1/cm^2");
    CHECK(file.text_attribute("/", "Conventions") == "CF-1.8");
    CHECK(file.text_attribute("/", "title") == "A small world, näher besehen");
    CHECK(file.number_attribute("/", "format_version") == std::vector<double>{1});
}

TEST_CASE("events and provenance are in the file", "[output][result]")
{
    const Written written;
    const ResultFile& file = written.file;
    CHECK(file.read_whole("events/run").values == std::vector<std::int64_t>{0, 0, 0, 1, 1});
    CHECK(file.read_whole("events/month").values ==
          std::vector<std::int64_t>{201912, 202001, 202002, 201912, 202001});
    CHECK(file.read_texts("events/kind").at(4) == "model_released");
    CHECK(file.read("events/value").values == std::vector<double>{42.5, 43.5, 44.5, 42.5, 43.5});
    CHECK(file.read_text("provenance/resolved_scenario") == written.sample.provenance.scenarios[0].resolved);
    CHECK(file.read_text("provenance/study").empty());
    CHECK(file.read_texts("provenance/source") == Texts{"POL-05", "INV-02"});
    CHECK(file.read_texts("provenance/outlet") == Texts{"BIS", "新华社"});
    CHECK(file.read_whole("provenance/format").values == std::vector<std::int64_t>{1});
}

TEST_CASE("variables are listed in the order in which they were written", "[output][result]")
{
    const Written written;
    const Texts names = written.file.variables();
    CHECK(names.front() == "run");
    CHECK(names.at(1) == "time");
    CHECK(names.back() == written.sample.shape.variables.back().name);
    CHECK(written.file.variables("events") ==
          Texts{"event", "run", "month", "kind", "actor", "target", "value", "reason"});
}

TEST_CASE("asking for what is not there is an error that names it", "[output][result]")
{
    const Written written;
    CHECK_THROWS_AS(written.file.read("no_such"), FileError);
    CHECK_THROWS_AS(written.file.read("region"), FileError);
    CHECK_THROWS_AS(written.file.read_texts("time"), FileError);
    CHECK_THROWS_AS(written.file.read_text("region"), FileError);
    CHECK_THROWS_AS(written.file.text_attribute("time", "no_such"), FileError);
    CHECK_THROWS_AS(written.file.variables("no_such"), FileError);
}
