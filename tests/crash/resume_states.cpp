// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Resumes one batch after another in one process: a new process for each of thousands of states of a folder
// would take longer than the batches themselves.
//
//   resume_states LIBRARY     reads `resume|force STUDY OUTPUT` from lines, and answers each with a line of
//                             JSON: runs that are done before, runs that are made now, what is wrong

#include <chokepoint/batch.hpp>
#include <chokepoint/errors.hpp>

#include <nlohmann/json.hpp>

#include <exception>
#include <iostream>
#include <sstream>
#include <string>

namespace {

using namespace chokepoint;

std::int64_t done_before(const std::string& output)
{
    try {
        return batch_status({output}).done;
    } catch (const FileError&) {
        return 0;
    }
}

nlohmann::json answer(const std::string& verb, const std::string& study, BatchOptions options)
{
    nlohmann::json answer{{"done", done_before(options.output)}, {"made", 0}, {"error", ""}};
    options.resume = verb == "resume";
    options.force = verb == "force";
    options.threads = 1;
    options.part_size = 4;
    try {
        answer["made"] = run_batch(study, options).made;
    } catch (const std::exception& error) {
        answer["error"] = error.what();
    }
    return answer;
}

} // namespace

int main(int argc, char** argv)
{
    BatchOptions options;
    options.library = argc > 1 ? argv[1] : "";
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string verb;
        std::string study;
        std::string output;
        words >> verb >> study >> output;
        options.output = output;
        std::cout << answer(verb, study, options).dump() << std::endl;
    }
    return 0;
}
