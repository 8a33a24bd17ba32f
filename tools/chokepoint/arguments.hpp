// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace chokepoint::program {

enum class Color : std::uint8_t { automatic, always, never };

//! What every verb takes.
struct CommonArguments {
    Color color = Color::automatic;
    bool quiet = false;
    bool verbose = false;
    std::filesystem::path library; //!< empty: where the program finds it
};

struct RunArguments {
    std::string scenario;
    std::string output;
    bool force = false;
    std::uint64_t seed = 0;
    std::uint32_t replicate = 0;
    int threads = 0;
    std::vector<std::string> overrides;
    bool print_resolved = false;
    bool json = false;
};

struct BatchArguments {
    std::string study;
    std::string output;
    bool resume = false;
    bool force = false;
    bool dry_run = false;
    int threads = 0;
    std::int64_t part_size = 0;
    std::int64_t shard = 1; //!< of `shards`
    std::int64_t shards = 1;
    bool json = false;
};

struct MergeArguments {
    std::vector<std::string> parts;
    std::string output;
    bool force = false;
    bool json = false;
};

struct RerunArguments {
    std::string file;
    std::int64_t run = 0;
    int threads = 0;
    bool json = false;
};

struct StatusArguments {
    std::vector<std::string> files;
    bool json = false;
};

struct ValidateArguments {
    std::vector<std::string> files;
    bool json = false;
};

struct SampleArguments {
    std::string study;
    std::string output; //!< empty: standard output
    bool force = false;
};

struct DescribeArguments {
    std::string path;
};

struct SchemaArguments {
    bool study = false; //!< of study files, not of scenarios
};

struct SourcesArguments {
    std::string scenario;
    std::string layer; //!< empty: all
    bool json = false;
};

struct DiffArguments {
    std::string first;
    std::string second;
    bool json = false;
};

struct VersionArguments {
    bool json = false;
};

enum class Verb : std::uint8_t {
    help,
    run,
    batch,
    merge,
    rerun,
    status,
    sample,
    validate,
    describe,
    schema,
    sources,
    diff,
    version
};

//! A command line, understood.
struct Arguments {
    Verb verb = Verb::help;
    std::string help; //!< what `--help` asks for, ready to print
    CommonArguments common;
    RunArguments run;
    SampleArguments sample;
    BatchArguments batch;
    MergeArguments merge;
    RerunArguments rerun;
    StatusArguments status;
    ValidateArguments validate;
    DescribeArguments describe;
    SchemaArguments schema;
    SourcesArguments sources;
    DiffArguments diff;
    VersionArguments version;
};

//! Understands a command line, without the program's name.
//! \throws UsageError saying what is wrong and, where one is near, what may have been meant.
Arguments parse_arguments(std::vector<std::string> words);

} // namespace chokepoint::program
