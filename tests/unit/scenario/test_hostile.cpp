// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "hostile.hpp"
#include "support.hpp"
#include "support/catch.hpp"

#include <sys/resource.h>

#include <chrono>

using namespace chokepoint;

namespace {

//! Most memory that this process has had [MB].
double peak_memory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

//! Processor time of this process [s]; other work on the machine does not count.
double processor_time()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

//! Problems of a text that must be refused.
std::vector<Problem> refusal(const std::string& text)
{
    try {
        load_scenario_text(text, "hostile.yaml");
    } catch (const ScenarioError& error) {
        return error.problems();
    }
    FAIL("it was accepted");
    return {};
}

} // namespace

TEST_CASE("hostile files are refused with a place, within a second and 300 MB")
{
    const std::vector<test::HostileFile> files = test::hostile_files();
    CHECK(files.size() >= 100);
    for (const test::HostileFile& file : files) {
        INFO(file.name);
        const double before = processor_time();
        const std::vector<Problem> problems = refusal(file.text);
        const double taken = processor_time() - before;
        INFO("after " << taken << " s: " << problems.front().text());
        CHECK(taken < 1.0);
        CHECK(problems.size() <= 101);
        bool said = false;
        for (const Problem& problem : problems) {
            CHECK(problem.place.file == "hostile.yaml");
            CHECK(problem.place.line > 0);
            CHECK(problem.place.column > 0);
            CHECK(problem.message.size() < 1000);
            CHECK(problem.text().find_first_of("\x1b\a\r\n") == std::string::npos);
            said = said || problem.message.find(file.message) != std::string::npos;
        }
        CHECK(said);
    }
#if !defined(__SANITIZE_ADDRESS__)
    CHECK(peak_memory() < 300.0);
#endif
}

TEST_CASE("a byte order mark, carriage returns and tabs between values are harmless")
{
    const std::string text = test::small_text();
    std::string windows;
    for (const char c : text) {
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    }
    const Scenario plain = test::read(text);
    CHECK_FALSE(test::difference(plain, test::read("\xef\xbb\xbf" + text)));
    CHECK_FALSE(test::difference(plain, test::read(windows)));
    CHECK_FALSE(test::difference(plain, test::read(test::edited(text, "schema: 1", "schema:\t1"))));
    CHECK_FALSE(test::difference(plain, test::read("---\n" + text + "...\n")));
}

TEST_CASE("columns count characters, also behind letters of more than a byte")
{
    const std::string text = test::edited(test::small_text(), "us: {region: us,",
                                          "us: {bloc: \"\xc3\xa9\xe4\xb8\xad\", region: uz,");
    CHECK(test::errors_of(text).find(":28: error: expected us, cn, eu or row, got 'uz'") !=
          std::string::npos);
}
