// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "typed_arguments.hpp"

#include "usage.hpp"

#include <fmt/format.h>

#include <limits>

#include <CLI/CLI.hpp>

namespace chokepoint::program {
namespace {

int read_threads(const CLI::App& verb, const Typed& typed)
{
    return verb.count("--threads") > 0 ? static_cast<int>(parse_whole("--threads", typed.threads, 1, 1024))
                                       : 0;
}

void check_result_name(const std::string& output, const CLI::App& verb)
{
    if (verb.count("--output") > 0 && (output.empty() || output == "-")) {
        throw UsageError("--output takes the name of a file; results are not written to a stream",
                         verb.get_name());
    }
}

void read_run(RunArguments& run, const CLI::App& verb, const Typed& typed)
{
    if (run.scenario.empty()) {
        throw UsageError("run needs a SCENARIO", "run");
    }
    check_result_name(run.output, verb);
    if (run.print_resolved && run.json) {
        throw UsageError("--print-resolved prints the scenario; it does not go with --json", "run");
    }
    run.seed = parse_seed(typed.seed);
    run.replicate = static_cast<std::uint32_t>(
        parse_whole("--replicate", typed.replicate, 0, std::numeric_limits<std::uint32_t>::max()));
    run.threads = read_threads(verb, typed);
}

void read_sample(const SampleArguments& sample, const CLI::App& verb)
{
    if (sample.study.empty()) {
        throw UsageError("sample needs a STUDY", "sample");
    }
    if (verb.count("--output") > 0 && (sample.output.empty() || sample.output == "-")) {
        throw UsageError("--output takes the name of a file; without it the points are printed", "sample");
    }
}

//! "3/16"
void read_shard(BatchArguments& batch, const std::string& text)
{
    constexpr std::uint64_t most = 1000000;
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) {
        throw UsageError(fmt::format("--shard takes I/N, such as 3/16, not '{}'", text), "batch");
    }
    batch.shards = static_cast<std::int64_t>(parse_whole("N of --shard", text.substr(slash + 1), 1, most));
    batch.shard = static_cast<std::int64_t>(
        parse_whole("I of --shard", text.substr(0, slash), 1, static_cast<std::uint64_t>(batch.shards)));
}

void read_merge(const MergeArguments& merge)
{
    if (merge.parts.empty()) {
        throw UsageError("merge needs a PART", "merge");
    }
    if (merge.output.empty() || merge.output == "-") {
        throw UsageError("merge needs -o FILE, the name of the result", "merge");
    }
}

void read_rerun(RerunArguments& rerun, const CLI::App& verb, const Typed& typed)
{
    if (rerun.file.empty()) {
        throw UsageError("rerun needs a FILE", "rerun");
    }
    if (verb.count("--run") > 0) {
        rerun.run = static_cast<std::int64_t>(parse_whole("--run", typed.run, 0, std::uint64_t{1} << 32));
    }
    rerun.threads = read_threads(verb, typed);
}

void read_batch(BatchArguments& batch, const CLI::App& verb, const Typed& typed)
{
    if (batch.study.empty()) {
        throw UsageError("batch needs a STUDY", "batch");
    }
    check_result_name(batch.output, verb);
    batch.threads = read_threads(verb, typed);
    if (verb.count("--part-size") > 0) {
        batch.part_size = static_cast<std::int64_t>(parse_whole("--part-size", typed.part_size, 1, 1000000));
    }
    if (verb.count("--shard") > 0) {
        read_shard(batch, typed.shard);
    }
}

} // namespace

void read_common(Arguments& arguments, const Typed& typed)
{
    if (typed.color == "always") {
        arguments.common.color = Color::always;
    } else if (typed.color == "never") {
        arguments.common.color = Color::never;
    } else if (typed.color != "auto") {
        throw UsageError(fmt::format("--color takes auto, always or never, not '{}'", typed.color));
    }
    arguments.common.library = typed.library;
}

Verb read_verb(Arguments& arguments, const CLI::App& verb, const Typed& typed)
{
    const std::string& name = verb.get_name();
    if (name == "run") {
        read_run(arguments.run, verb, typed);
        return Verb::run;
    }
    if (name == "sample") {
        read_sample(arguments.sample, verb);
        return Verb::sample;
    }
    if (name == "batch") {
        read_batch(arguments.batch, verb, typed);
        return Verb::batch;
    }
    if (name == "merge") {
        read_merge(arguments.merge);
        return Verb::merge;
    }
    if (name == "rerun") {
        read_rerun(arguments.rerun, verb, typed);
        return Verb::rerun;
    }
    if (name == "status") {
        if (arguments.status.files.empty()) {
            throw UsageError("status needs a FILE", name);
        }
        return Verb::status;
    }
    if (name == "validate") {
        if (arguments.validate.files.empty()) {
            throw UsageError("validate needs a FILE", name);
        }
        return Verb::validate;
    }
    if (name == "describe") {
        return Verb::describe;
    }
    if (name == "schema") {
        if (typed.schema != "scenario" && typed.schema != "study") {
            throw UsageError(fmt::format("schema takes 'scenario' or 'study', not '{}'", typed.schema), name);
        }
        arguments.schema.study = typed.schema == "study";
        return Verb::schema;
    }
    if (name == "sources") {
        if (arguments.sources.scenario.empty()) {
            throw UsageError("sources needs a SCENARIO", name);
        }
        return Verb::sources;
    }
    if (name == "diff") {
        if (arguments.diff.second.empty()) {
            throw UsageError("diff needs two scenarios", name);
        }
        return Verb::diff;
    }
    return Verb::version;
}

} // namespace chokepoint::program
