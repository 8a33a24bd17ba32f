// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "arguments.hpp"

#include "help_notes.hpp"
#include "refusals.hpp"
#include "typed_arguments.hpp"
#include "usage.hpp"

#include <chokepoint/version.hpp>

#include <fmt/format.h>

// Only this file, refusals.cpp and typed_arguments.cpp include it: a translation unit with CLI11 takes
// seconds to compile.
#include <CLI/CLI.hpp>

namespace chokepoint::program {
namespace {

void add_common(CLI::App& app, Arguments& arguments, Typed& typed)
{
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.add_flag("-q,--quiet", arguments.common.quiet, "Say nothing but errors and the data asked for");
    app.add_flag("-v,--verbose", arguments.common.verbose, "Say more about what is done");
    app.add_option("--color", typed.color, "auto, always or never; NO_COLOR counts under auto")
        ->type_name("WHEN");
    app.add_option("--library", typed.library, "Folder of the shipped scenarios, for 'lib:NAME'")
        ->type_name("DIR");
    app.allow_extras(); // so that what is not understood comes to us, to say what may have been meant
}

CLI::App* add_verb(CLI::App& app, const std::string& name, const std::string& text)
{
    CLI::App* verb = app.add_subcommand(name, text);
    verb->footer(exit_codes);
    return verb;
}

void add_threads(CLI::App& verb, Typed& typed)
{
    verb.add_option(
            "--threads", typed.threads,
            "At most so many; unless given, what the cluster's scheduler grants, else all of the machine's")
        ->type_name("N");
}

void add_run(CLI::App& app, RunArguments& run, Typed& typed)
{
    CLI::App* verb = add_verb(app, "run", "Simulate a scenario once, to one result file");
    verb->add_option("SCENARIO", run.scenario, "Scenario file, or lib:NAME for a shipped one")->type_name("");
    verb->add_option("-o,--output", run.output, "Result file; SCENARIO.h5 in this folder unless named")
        ->type_name("FILE");
    verb->add_flag("-f,--force", run.force, "Replace a result file that exists");
    verb->add_option("--seed", typed.seed, "Seed of all random draws: 0 unless given; decimal, or 0x and hex")
        ->type_name("N");
    verb->add_option("--replicate", typed.replicate,
                     "Number of the repetition under that seed; 0 unless given")
        ->type_name("N");
    add_threads(*verb, typed);
    verb->add_option("--set", run.overrides, "Set one value of the scenario; may be repeated")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    verb->add_flag("--print-resolved", run.print_resolved,
                   "Print the scenario with all that it extends and sets, and run nothing");
    verb->add_flag("--json", run.json, "Print the result as JSON");
    verb->footer(std::string(run_notes) + "\n\n" + exit_codes);
}

void add_sample(CLI::App& app, SampleArguments& sample)
{
    CLI::App* verb = add_verb(app, "sample", "Print the points of a study as CSV");
    verb->add_option("STUDY", sample.study, "Study file, or lib:NAME for a shipped one")->type_name("");
    verb->add_option("-o,--output", sample.output, "CSV file; printed unless named")->type_name("FILE");
    verb->add_flag("-f,--force", sample.force, "Replace a file that exists");
    verb->footer(std::string(sample_notes) + "\n\n" + exit_codes);
}

void add_batch(CLI::App& app, BatchArguments& batch, Typed& typed)
{
    CLI::App* verb = add_verb(app, "batch", "Run a study of many runs, to one result file");
    verb->add_option("STUDY", batch.study, "Study file, or lib:NAME for a shipped one")->type_name("");
    verb->add_option("-o,--output", batch.output, "Result file; STUDY.h5 in this folder unless named")
        ->type_name("FILE");
    verb->add_flag("--resume", batch.resume, "Go on with what an earlier batch left, or begin");
    verb->add_flag("-f,--force", batch.force, "Replace a result that exists; run what may not fit");
    add_threads(*verb, typed);
    verb->add_option("--part-size", typed.part_size,
                     "Runs that are written together; as memory and time ask unless given")
        ->type_name("N");
    verb->add_option("--shard", typed.shard, "Run slice I of N only, from 1; 'merge' puts slices together")
        ->type_name("I/N");
    verb->add_flag("--dry-run", batch.dry_run, "Say what it would take, from one run that is timed");
    verb->add_flag("--json", batch.json, "Print the report as JSON");
    verb->footer(std::string(batch_notes) + "\n\n" + exit_codes);
}

void add_merge(CLI::App& app, MergeArguments& merge)
{
    CLI::App* verb = add_verb(app, "merge", "Put the shards of a study into one result file");
    verb->add_option("PART", merge.parts, "Result files, there or in the making")->type_name("...");
    verb->add_option("-o,--output", merge.output, "Result file")->type_name("FILE");
    verb->add_flag("-f,--force", merge.force, "Replace a result that exists");
    verb->add_flag("--json", merge.json, "Print the report as JSON");
    verb->footer(std::string(merge_notes) + "\n\n" + exit_codes);
}

void add_rerun(CLI::App& app, RerunArguments& rerun, Typed& typed)
{
    CLI::App* verb = add_verb(app, "rerun", "Make a run again from its result file, and compare");
    verb->add_option("FILE", rerun.file, "Result file, there or in the making")->type_name("");
    verb->add_option("--run", typed.run, "Number of the run, as in the file; 0 unless given")->type_name("K");
    add_threads(*verb, typed);
    verb->add_flag("--json", rerun.json, "Print the comparison as JSON");
    verb->footer(std::string(rerun_notes) + "\n\n" + exit_codes);
}

void add_status(CLI::App& app, StatusArguments& status)
{
    CLI::App* verb = add_verb(app, "status", "Say how far a study is: done, failed, missing");
    verb->add_option("FILE", status.files, "Result files, there or in the making; of several the sum")
        ->type_name("...");
    verb->add_flag(
        "--json", status.json,
        "Print one object: study, runs, done, failed, missing, damaged_parts, consolidated, writer");
}

void add_sources(CLI::App& app, SourcesArguments& sources)
{
    CLI::App* verb =
        add_verb(app, "sources", "Say where a scenario's numbers came from, and which are guesses");
    verb->add_option("SCENARIO", sources.scenario, "Scenario file, or lib:NAME for a shipped one")
        ->type_name("");
    verb->add_option("--layer", sources.layer, "Only numbers of one layer, or 'shared'")->type_name("LAYER");
    verb->add_flag("--json", sources.json, "Print the report as JSON");
    verb->footer(std::string(sources_notes) + "\n\n" + exit_codes);
}

void add_diff(CLI::App& app, DiffArguments& diff)
{
    CLI::App* verb = add_verb(app, "diff", "Say what differs between two scenarios");
    verb->add_option("FIRST", diff.first, "Scenario file, or lib:NAME for a shipped one")->type_name("");
    verb->add_option("SECOND", diff.second, "The other")->type_name("");
    verb->add_flag("--json", diff.json, "Print the differences as JSON");
    verb->footer(std::string(diff_notes) + "\n\n" + exit_codes);
}

void add_verbs(CLI::App& app, Arguments& arguments, Typed& typed)
{
    add_run(app, arguments.run, typed);
    add_batch(app, arguments.batch, typed);
    add_merge(app, arguments.merge);
    add_rerun(app, arguments.rerun, typed);
    add_status(app, arguments.status);
    add_sample(app, arguments.sample);
    CLI::App* validate = add_verb(app, "validate", "Check scenario and study files without running them");
    validate->add_option("FILE", arguments.validate.files, "Scenario and study files")->type_name("...");
    validate->add_flag("--json", arguments.validate.json,
                       "Print one object: files, a list of file, valid, problems (line, column, path, ...)");
    CLI::App* describe = add_verb(app, "describe", "Say what may stand at a path of a scenario");
    describe
        ->add_option("PATH", arguments.describe.path, "Such as fabs or fabs.*.defect_density; all without")
        ->type_name("");
    CLI::App* schema =
        add_verb(app, "schema", "Print the JSON Schema of scenario or study files, for editors");
    schema->add_option("KIND", typed.schema, "scenario or study; scenario unless given")->type_name("");
    add_sources(app, arguments.sources);
    add_diff(app, arguments.diff);
    CLI::App* version = add_verb(app, "version", "Print release, commit and compiler");
    version->add_flag("--json", arguments.version.json, "Print one object: version, revision, build");
    for (CLI::App* verb : app.get_subcommands({})) {
        add_common(*verb, arguments, typed);
    }
}

//! CLI11 takes words from the back.
void parse(CLI::App& app, std::vector<std::string> words)
{
    // `help VERB` is `VERB --help`.
    if (!words.empty() && words.front() == "help") {
        words.erase(words.begin());
        words.resize(std::min<std::size_t>(words.size(), 1));
        words.push_back("--help");
    }
    std::reverse(words.begin(), words.end());
    app.parse(std::move(words));
}

} // namespace

Arguments parse_arguments(std::vector<std::string> words)
{
    Arguments arguments;
    Typed typed;
    CLI::App app("What export controls and industrial policy do to each layer of the AI stack.",
                 "chokepoint");
    app.footer("'chokepoint VERB --help' says more about a verb.\n" + std::string(exit_codes));
    app.set_version_flag("--version", std::string(version()));
    app.require_subcommand(0, 1);
    add_common(app, arguments, typed);
    add_verbs(app, arguments, typed);
    try {
        parse(app, std::move(words));
    } catch (const CLI::CallForHelp&) {
        arguments.help = app.help();
        return arguments;
    } catch (const CLI::CallForVersion&) {
        arguments.verb = Verb::version;
        return arguments;
    } catch (const CLI::ParseError& error) {
        const std::vector<CLI::App*> chosen = app.get_subcommands();
        throw UsageError(error.what(), chosen.empty() ? std::string() : chosen.front()->get_name());
    }
    if (app.get_subcommands().empty()) {
        refuse_verb(app, app.remaining());
    }
    const CLI::App& verb = *app.get_subcommands().front();
    refuse_rest(app);
    refuse_rest(verb);
    read_common(arguments, typed);
    arguments.verb = read_verb(arguments, verb, typed);
    return arguments;
}

} // namespace chokepoint::program
