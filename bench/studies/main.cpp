// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// What a study pays for writing, and gains from a second core, each as a ratio of times that were measured
// side by side. Started by tools/bench --studies.

#include "measures.hpp"
#include "study_cases.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <map>
#include <memory>
#include <span>
#include <string_view>

namespace chokepoint::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view aggregates = "outputs: [region_*, layer_*]";
constexpr std::string_view with_series = "outputs: [region_*, layer_*, fab_wafer_starts]";

struct Arguments {
    int runs = 200;
    int rounds = 3;
    int choices = 3; //!< of outputs
    int many = 0;    //!< runs of the large file; 0: none is made
    fs::path folder;
};

[[noreturn]] void usage()
{
    std::fputs("usage: chokepoint_bench_studies FOLDER [--runs N] [--rounds N] [--choices 1|2|3] "
               "[--large-file RUNS]\n",
               stderr);
    std::exit(2);
}

Arguments read_arguments(int count, char** words)
{
    Arguments arguments;
    const std::map<std::string_view, int*> numbers{{"--runs", &arguments.runs},
                                                   {"--rounds", &arguments.rounds},
                                                   {"--choices", &arguments.choices},
                                                   {"--large-file", &arguments.many}};
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const auto number = numbers.find(word);
        if (number == numbers.end()) {
            arguments.folder = word;
            continue;
        }
        const std::string_view text = ++i < count ? words[i] : "";
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *number->second);
        if (error != std::errc{} || end != text.data() + text.size() || *number->second < 1) {
            usage();
        }
    }
    if (arguments.folder.empty()) {
        usage();
    }
    return arguments;
}

void print(const char* what, const Spread& spread, const char* goal)
{
    std::printf("  %-58s %7.3f  (%.3f to %.3f)  %s\n", what, spread.median, spread.least, spread.largest,
                goal);
}

//! One choice of outputs: without output, recorded, and as a batch, on one thread and on two.
struct Group {
    std::unique_ptr<StudyCase> study;
    Case* simulated[2] = {};
    Case* recorded[2] = {};
    Case* batch[2] = {};
};

double median_of(const Case& measured, double Measure::*what)
{
    std::vector<double> numbers;
    for (const Measure& round : measured.rounds) {
        numbers.push_back(round.*what);
    }
    return spread_of(std::move(numbers)).median;
}

void print_group(const Group& group, int runs, const char* goal)
{
    const auto bytes = static_cast<double>(fs::file_size(group.study->result()));
    std::printf("\n%s: %.0f bytes a run\n", group.study->name().c_str(), bytes / runs);
    for (const int threads : {1, 2}) {
        const double wall = median_of(*group.batch[threads - 1], &Measure::wall);
        std::printf("  %d thread(s): %.2f runs/s, %.1f MB/s of result; processor time a run: "
                    "simulation %.1f ms, with digest and records %.1f ms, batch %.1f ms\n",
                    threads, runs / wall, bytes / wall / 1e6,
                    1e3 * median_of(*group.simulated[threads - 1], &Measure::processor) / runs,
                    1e3 * median_of(*group.recorded[threads - 1], &Measure::processor) / runs,
                    1e3 * median_of(*group.batch[threads - 1], &Measure::processor) / runs);
    }
    print("two threads against one, batch", ratio(*group.batch[0], *group.batch[1]), "goal >= 1.95");
    print("two threads against one, simulation alone", ratio(*group.simulated[0], *group.simulated[1]), "");
    print("batch against simulation, one thread", ratio(*group.batch[0], *group.simulated[0]), goal);
    print("batch against simulation, two threads", ratio(*group.batch[1], *group.simulated[1]), goal);
    print("records against simulation, two threads", ratio(*group.recorded[1], *group.simulated[1]), "");
    print("batch against records that nobody writes, one thread", ratio(*group.batch[0], *group.recorded[0]),
          "");
    print("batch against records that nobody writes, two threads", ratio(*group.batch[1], *group.recorded[1]),
          "");
    print("the same in processor time: batch",
          ratio(*group.batch[1], *group.simulated[1], &Measure::processor), "");
    constexpr int part_runs = 20; // what two threads make in the two seconds after which a part is closed
    const CommitTimes commit = commit_times(*group.study, part_runs);
    const double simulation = median_of(*group.simulated[0], &Measure::processor) / runs;
    std::printf(
        "  a part, for each run: %.2f ms, of it hash %.2f ms, reading back %.2f ms, to the disk %.2f ms\n",
        1e3 * commit.all, 1e3 * commit.hash, 1e3 * commit.check, 1e3 * commit.synchronise);
    std::printf("  commit (hash, reading back, to the disk) against simulation: %.2f %%  goal <= 1 %%\n",
                100.0 * (commit.hash + commit.check + commit.synchronise) / simulation);
}

void compare(const Arguments& arguments)
{
    const struct {
        const char* name;
        std::string_view outputs;
        const char* goal;
    } choices[] = {{"aggregates", aggregates, "goal <= 1.03"},
                   {"aggregates_and_one_series_of_entities", with_series, "goal <= 1.10"},
                   {"everything", "", ""}};

    std::vector<Case> cases;
    cases.reserve(14); // addresses stay
    std::vector<Group> groups;
    for (const auto& choice :
         std::span(choices).first(static_cast<std::size_t>(std::min(arguments.choices, 3)))) {
        Group& group = groups.emplace_back();
        group.study = std::make_unique<StudyCase>(arguments.folder, choice.name, "baseline", arguments.runs,
                                                  choice.outputs);
        const StudyCase* study = group.study.get();
        for (const int threads : {1, 2}) {
            const auto add = [&](auto work) {
                cases.push_back({choice.name, [study, threads, work] { (study->*work)(threads); }});
                return &cases.back();
            };
            // Without output all choices are the same work.
            group.simulated[threads - 1] =
                groups.size() == 1 ? add(&StudyCase::simulate) : groups.front().simulated[threads - 1];
            group.recorded[threads - 1] = add(&StudyCase::record);
            group.batch[threads - 1] = add(&StudyCase::run);
        }
    }
    measure_in_rounds(cases, arguments.rounds);
    std::printf("baseline, %d runs, middle of %d rounds (least to largest)\n", arguments.runs,
                arguments.rounds);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        print_group(groups[i], arguments.runs, choices[i].goal);
    }
}

} // namespace
} // namespace chokepoint::bench

int main(int count, char** words)
{
    using namespace chokepoint::bench;
    const Arguments arguments = read_arguments(count, words);
    std::filesystem::create_directories(arguments.folder);
    if (arguments.many > 0) {
        const StudyCase many(arguments.folder, "many", "minimal", arguments.many, "outputs: [region_*]");
        many.run(2);
        std::printf("%s\n", many.result().c_str());
        return 0;
    }
    compare(arguments);
    return 0;
}
