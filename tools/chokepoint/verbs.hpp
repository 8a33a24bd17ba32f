// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "arguments.hpp"
#include "terminal.hpp"

namespace chokepoint::program {

enum ExitCode : int {
    done = 0,
    failed = 1,
    wrong_input = 2,
    incomplete = 3
}; //!< and 128 plus a signal's number

// One function per verb: does it, prints its data, returns the exit code. Errors leave as exceptions.

int run(const RunArguments& arguments, const CommonArguments& common, const Terminal& terminal,
        const std::vector<std::string>& words);

int batch(const BatchArguments& arguments, const CommonArguments& common, const Terminal& terminal,
          const std::vector<std::string>& words);

int merge(const MergeArguments& arguments, const Terminal& terminal, const std::vector<std::string>& words);

int rerun(const RerunArguments& arguments, const Terminal& terminal, const std::vector<std::string>& words);

int status(const StatusArguments& arguments, const Terminal& terminal);

int validate(const ValidateArguments& arguments, const CommonArguments& common, const Terminal& terminal);

int describe(const DescribeArguments& arguments, const Terminal& terminal);

int sample(const SampleArguments& arguments, const CommonArguments& common, const Terminal& terminal);

int schema(const SchemaArguments& arguments, const Terminal& terminal);

int sources(const SourcesArguments& arguments, const CommonArguments& common, const Terminal& terminal);

int diff(const DiffArguments& arguments, const CommonArguments& common, const Terminal& terminal);

int version(const VersionArguments& arguments, const Terminal& terminal);

} // namespace chokepoint::program
