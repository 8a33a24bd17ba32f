// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/checked_open.hpp"
#include "output/trailer.hpp"

#include "small_world.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>
#include <thread>

using namespace chokepoint;
using test::Written;

namespace {

using Texts = std::vector<std::string>;

Texts dimensions_of(const ResultShape& shape, const ResultVariable& variable)
{
    Texts names{"run", "time"};
    for (const std::size_t dimension : variable.dimensions) {
        names.push_back(shape.dimensions[dimension].name);
    }
    return names;
}

//! The number that a cell must hold, from the formula.
double expected_cell(const ResultVariable& variable, std::size_t run, std::size_t month, std::size_t cell)
{
    const bool recorded = (run == 0 && month < 3) || (run == 1 && month < 2);
    switch (variable.stored) {
    case Stored::int64:
        return recorded ? static_cast<double>(test::whole_cell(variable.name, run, month, cell)) : -1.0;
    case Stored::int8:
        return recorded ? test::flag_cell(variable.name, run, month, cell) : -1.0;
    case Stored::float32:
    case Stored::float64:
        break;
    }
    const double value = recorded ? test::real_cell(variable.name, run, month, cell) : std::nan("");
    return variable.stored == Stored::float32 ? static_cast<double>(static_cast<float>(value)) : value;
}

} // namespace

TEST_CASE("every number of every variable comes back", "[output][result]")
{
    const Written written;
    for (const ResultVariable& variable : written.sample.shape.variables) {
        INFO(variable.name);
        const ResultArray<double> array = written.file.read(variable.name);
        CHECK(array.dimensions == dimensions_of(written.sample.shape, variable));
        REQUIRE(array.values.size() == 3 * 3 * variable.width);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < array.values.size(); ++i) {
            const double expected =
                expected_cell(variable, i / variable.width / 3, i / variable.width % 3, i % variable.width);
            const double found = array.values[i];
            wrong += found == expected || (found != found && expected != expected) ? 0 : 1;
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("whole numbers beyond 2^53 come back exactly", "[output][result]")
{
    const Written written;
    const auto prices = written.file.read_whole("product_price");
    CHECK(prices.shape == std::vector<std::size_t>{3, 3, 3});
    CHECK(prices.values[5] == test::whole_cell("product_price", 0, 1, 2));
}

TEST_CASE("every variable says unit, meaning, averaging, type and what is missing", "[output][result]")
{
    const Written written;
    for (const ResultVariable& variable : written.sample.shape.variables) {
        INFO(variable.name);
        const ResultFile& file = written.file;
        CHECK(file.text_attribute(variable.name, "units") == variable.unit);
        CHECK(file.text_attribute(variable.name, "long_name") == variable.text);
        CHECK(file.text_attribute(variable.name, "cell_methods") ==
              (variable.cells == Cells::sum ? "time: sum" : "time: point"));
        const Texts names = file.attributes(variable.name);
        const bool real = variable.stored == Stored::float32 || variable.stored == Stored::float64;
        CHECK((std::ranges::find(names, "_FillValue") != names.end()) == real);
        if (real) {
            const double missing = file.number_attribute(variable.name, "_FillValue").at(0);
            CHECK(missing != missing);
        } else {
            CHECK(file.number_attribute(variable.name, "valid_min").at(0) == 0.0);
        }
    }
    CHECK(written.file.type("fab_wafer_starts") == "int64");
    CHECK(written.file.type("chipmaker_binding_input") == "int8");
    CHECK(written.file.type("fab_added_capacity") == "float64");
    CHECK(written.file.type("region_supply_share") == "float32");
    CHECK(written.file.type("region") == "text");
    CHECK(written.file.text_attribute("chipmaker_binding_input", "flag_meanings") ==
          "idle demand dies stacks slots");
    CHECK(written.file.number_attribute("chipmaker_binding_input", "flag_values") ==
          std::vector<double>{0, 1, 2, 3, 4});
}

TEST_CASE("files without runs and without events can be written and read", "[output][result]")
{
    test::Sample sample = test::small_sample(false);
    sample.provenance.sources.clear();
    sample.runs.clear();
    sample.trajectories.clear();
    const Written written(std::move(sample));
    CHECK(written.file.read("fab_wafer_starts").shape == std::vector<std::size_t>{0, 3, 2});
    CHECK(written.file.read_texts("scenario").empty());
    CHECK(written.file.read_texts("events/kind").empty());
    CHECK(written.file.read_texts("provenance/source").empty());
    CHECK(written.file.read_texts("region").size() == 4);
}

TEST_CASE("more runs than a chunk holds come back in order", "[output][result]")
{
    test::Sample sample = test::small_sample();
    for (std::int64_t run = 3; run < 150; ++run) {
        sample.runs.push_back({"small", run, 0, RunStatus::ok, "", "", run, 0, 0, {0.5}});
        sample.trajectories.push_back(sample.recorders[run % 2 == 0 ? 0 : 1].get());
    }
    const Written written(std::move(sample));
    const auto starts = written.file.read_whole("fab_wafer_starts");
    REQUIRE(starts.values.size() == 150 * 3 * 2);
    for (std::size_t run = 3; run < 150; ++run) {
        CHECK(starts.values[run * 6 + 1] == test::whole_cell("fab_wafer_starts", run % 2, 0, 1));
    }
}

TEST_CASE("equal runs give equal bytes whenever they are written", "[output][result]")
{
    const test::Folder folder;
    test::small_sample().write(folder / "a.h5");
    std::this_thread::sleep_for(std::chrono::milliseconds(1100)); // time stamps count seconds
    test::small_sample().write(folder / "b.h5");
    CHECK(test::read_bytes(folder / "a.h5") == test::read_bytes(folder / "b.h5"));
}

TEST_CASE("the trailer is 64 bytes: magic, format, length, XXH3-128, zeros", "[output][result]")
{
    const test::Folder folder;
    test::small_sample().write(folder / "a.h5");
    const std::string bytes = test::read_bytes(folder / "a.h5");
    const std::string body = bytes.substr(0, bytes.size() - 64);
    const auto word = [&](std::size_t at) {
        std::uint64_t number = 0;
        for (std::size_t i = 8; i-- > 0;) {
            number = number << 8 | static_cast<unsigned char>(bytes[body.size() + at + i]);
        }
        return number;
    };
    const Digest digest = digest_of(std::as_bytes(std::span(body)));
    CHECK(bytes.substr(body.size(), 8) == "\x89"
                                          "CHOK\r\n\x1a");
    CHECK(word(8) == 1);
    CHECK(word(16) == body.size());
    CHECK(word(24) == digest.low);
    CHECK(word(32) == digest.high);
    CHECK(bytes.substr(body.size() + 40) == std::string(24, '\0'));
}

TEST_CASE("trajectories that do not belong to the file are refused", "[output][result]")
{
    const test::Folder folder;
    test::Sample sample = test::small_sample();
    sample.trajectories.pop_back();
    CHECK_THROWS_AS(sample.write(folder / "a.h5"), std::logic_error);
    Scenario other = test::small_scenario();
    other.fabs.pop_back();
    const Recorder stranger(other, build_world(other, {}));
    sample.trajectories.push_back(&stranger);
    CHECK_THROWS_AS(sample.write(folder / "a.h5"), std::logic_error);
    CHECK(folder.names().empty());
}

TEST_CASE("a text with a zero byte is refused, not cut short", "[output][result]")
{
    const test::Folder folder;
    test::Sample sample = test::small_sample();
    sample.runs[1].error = std::string("cut\0here", 8);
    CHECK_THROWS_AS(sample.write(folder / "a.h5"), FileError);
    CHECK(folder.names().empty());
}
