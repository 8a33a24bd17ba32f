// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "arguments.hpp"
#include "failed_runs.hpp"
#include "usage.hpp"

#include "support/catch.hpp"

#include <limits>

using namespace chokepoint::program;

namespace {

//! The message that a command line is refused with; "" if it is not refused.
std::string refusal(const std::vector<std::string>& words)
{
    try {
        parse_arguments(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a full command line is understood", "[program]")
{
    const Arguments arguments =
        parse_arguments({"run", "--set", "a.b=1", "-o", "x.h5", "s.yaml", "--seed", "7", "--replicate=3",
                         "--threads", "2", "--set=c=[1, 2]", "--force", "-q", "--color", "never"});
    CHECK(arguments.verb == Verb::run);
    CHECK(arguments.run.scenario == "s.yaml");
    CHECK(arguments.run.output == "x.h5");
    CHECK(arguments.run.seed == 7);
    CHECK(arguments.run.replicate == 3);
    CHECK(arguments.run.threads == 2);
    CHECK(arguments.run.force);
    CHECK(arguments.run.overrides == std::vector<std::string>{"a.b=1", "c=[1, 2]"});
    CHECK(arguments.common.quiet);
    CHECK(arguments.common.color == Color::never);
}

TEST_CASE("a batch takes what it needs", "[program]")
{
    const Arguments arguments = parse_arguments({"batch", "s.yaml", "-o", "x.h5", "--resume", "--dry-run",
                                                 "--threads", "3", "--part-size", "7", "--json"});
    CHECK(arguments.verb == Verb::batch);
    CHECK(arguments.batch.study == "s.yaml");
    CHECK(arguments.batch.output == "x.h5");
    CHECK((arguments.batch.resume && arguments.batch.dry_run && arguments.batch.json &&
           !arguments.batch.force));
    CHECK(arguments.batch.threads == 3);
    CHECK(arguments.batch.part_size == 7);
    CHECK(parse_arguments({"status", "x.h5", "y.h5"}).status.files ==
          std::vector<std::string>{"x.h5", "y.h5"});
    const MergeArguments merge = parse_arguments({"merge", "a", "b", "-o", "x.h5", "--force"}).merge;
    CHECK(merge.parts == std::vector<std::string>{"a", "b"});
    CHECK((merge.output == "x.h5" && merge.force && !merge.json));
}

TEST_CASE("a shard is a slice of a number of slices, from 1", "[program]")
{
    const auto shard = [](const std::string& text) {
        const BatchArguments batch = parse_arguments({"batch", "s.yaml", "--shard", text}).batch;
        return std::pair(batch.shard, batch.shards);
    };
    CHECK(shard("3/16") == std::pair<std::int64_t, std::int64_t>(3, 16));
    CHECK(shard("1/1") == std::pair<std::int64_t, std::int64_t>(1, 1));
    for (const char* wrong : {"0/4", "5/4", "3", "/4", "3/", "3/0", "-1/4", "a/b", "1/2/3", " 1/2"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(shard(wrong), UsageError);
    }
}

TEST_CASE("more than a twentieth of failed runs is said", "[program]")
{
    CHECK(failed_share_text(0, 0).empty());
    CHECK(failed_share_text(5, 100).empty());
    CHECK(failed_share_text(6, 100).find("6 of 100 runs failed (6 %)") == 0);
}

TEST_CASE("common options may stand before the verb and after it", "[program]")
{
    CHECK(parse_arguments({"-q", "schema"}).common.quiet);
    CHECK(parse_arguments({"schema", "-q"}).common.quiet);
}

TEST_CASE("seeds are read to the last bit, and nothing but seeds", "[program]")
{
    const auto seed = [](const std::string& text) {
        return parse_arguments({"run", "s", "--seed", text}).run.seed;
    };
    CHECK(seed("0") == 0);
    CHECK(seed("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
    CHECK(seed("0xffffffffffffffff") == std::numeric_limits<std::uint64_t>::max());
    CHECK(seed("0x10") == 16);
    const std::string text = GENERATE("-1", "18446744073709551616", "1.0", "1e3", "+1", " 1", "1 ", "", "0x",
                                      "0x1g", "0x10000000000000000", "seven", "1,000");
    INFO(text);
    CHECK(contains(refusal({"run", "s", "--seed", text}), "--seed takes a whole number from 0 to "));
    CHECK(contains(refusal({"run", "s", "--seed=" + text}), "--seed"));
}

TEST_CASE("ranges are said in our words", "[program]")
{
    CHECK(refusal({"run", "s", "--threads", "0"}) ==
          "--threads takes a whole number from 1 to 1024, not '0'");
    CHECK(refusal({"run", "s", "--threads", "x"}) ==
          "--threads takes a whole number from 1 to 1024, not 'x'");
    CHECK(refusal({"run", "s", "--replicate", "4294967296"}) ==
          "--replicate takes a whole number from 0 to 4294967295, not '4294967296'");
}

TEST_CASE("a mistyped word is answered with the word that is near", "[program]")
{
    CHECK(refusal({"rnu", "x.yaml"}) == "unknown verb 'rnu'; did you mean 'run'?");
    CHECK(refusal({"validat"}) == "unknown verb 'validat'; did you mean 'validate'?");
    CHECK(refusal({"frobnicate"}) == "unknown verb 'frobnicate'");
    CHECK(refusal({"run", "x.yaml", "--sed", "3"}) == "unknown option '--sed'; did you mean '--seed'?");
    CHECK(refusal({"run", "--sed=3", "x.yaml"}) == "unknown option '--sed'; did you mean '--seed'?");
    CHECK(refusal({"--forse", "run", "x.yaml"}) == "unknown option '--forse'");
    CHECK(refusal({"run", "--print-resolve", "x.yaml"}) ==
          "unknown option '--print-resolve'; did you mean '--print-resolved'?");
}

TEST_CASE("what is missing or too much is named", "[program]")
{
    CHECK(refusal({}) == "a verb is needed");
    CHECK(refusal({"run"}) == "run needs a SCENARIO");
    CHECK(refusal({"run", "a", "b"}) == "unexpected argument 'b'");
    CHECK(refusal({"validate"}) == "validate needs a FILE");
    CHECK(refusal({"schema", "rules"}) == "schema takes 'scenario' or 'study', not 'rules'");
    CHECK(parse_arguments({"schema", "study"}).schema.study);
    CHECK_FALSE(parse_arguments({"schema"}).schema.study);
    CHECK(refusal({"batch"}) == "batch needs a STUDY");
    CHECK(refusal({"batch", "s.yaml", "--part-size", "0"}).find("--part-size takes a whole number from 1") ==
          0);
    CHECK(refusal({"status"}) == "status needs a FILE");
    CHECK(refusal({"sample"}) == "sample needs a STUDY");
    CHECK(refusal({"sample", "s.yaml", "-o", "-"}) ==
          "--output takes the name of a file; without it the points are printed");
    CHECK(contains(refusal({"run", "a", "--seed"}), "--seed"));
    CHECK(contains(refusal({"run", "a", "--seed", "1", "--seed", "2"}), "--seed"));
    CHECK(contains(refusal({"run", "a", "-o", ""}), "--output"));
    CHECK(contains(refusal({"run", "a", "-o", "-"}), "--output"));
    CHECK(contains(refusal({"run", "a", "--print-resolved", "--json"}), "--json"));
    CHECK(contains(refusal({"run", "a", "--color", "sometimes"}), "auto, always or never"));
}

TEST_CASE("one word belongs to --set, the next does not", "[program]")
{
    const Arguments arguments = parse_arguments({"run", "--set", "a=1", "s.yaml"});
    CHECK(arguments.run.scenario == "s.yaml");
    CHECK(arguments.run.overrides == std::vector<std::string>{"a=1"});
    // Brackets are YAML's, not a list of ours.
    CHECK(parse_arguments({"run", "s", "--set", "[a,b]"}).run.overrides == std::vector<std::string>{"[a,b]"});
}

TEST_CASE("help is data, with or without a verb", "[program]")
{
    CHECK(contains(parse_arguments({"--help"}).help, "validate"));
    CHECK(contains(parse_arguments({"run", "--help"}).help, "--print-resolved"));
    CHECK(parse_arguments({"help", "run"}).help == parse_arguments({"run", "--help"}).help);
    CHECK(parse_arguments({"help"}).help == parse_arguments({"-h"}).help);
    CHECK(parse_arguments({"--version"}).verb == Verb::version);
}
