// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/run_log.hpp"

#include "output/safe_file.hpp"

#include <nlohmann/json.hpp>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string line_of(const Json& object)
{
    return object.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
}

//! Adds what the host said; what it did not say is left out.
void add_if_given(Json& object, const char* key, const std::string& value)
{
    if (!value.empty()) {
        object[key] = value;
    }
}

std::string absolute_text(const fs::path& path)
{
    std::error_code error; // fails where the current folder is gone
    const fs::path full = fs::absolute(path, error);
    return (error ? path : full).string();
}

} // namespace

RunLog::RunLog(const Host& host) : host_(host)
{
    started_ = host.now ? host.now() : std::string();
    seconds_ = host.seconds ? host.seconds() : 0.0;
}

void RunLog::write(const RunReport& report, const fs::path& scenario, const RunOptions& options,
                   const Release& release) const
{
    Json run{{"event", "run"},
             {"scenario", absolute_text(scenario)},
             {"output", absolute_text(report.output)},
             {"digest", report.digest},
             {"months", report.months}};
    write_lines(report.output, options.threads, release, run);
}

void RunLog::write(const BatchReport& report, const fs::path& study, const BatchOptions& options,
                   const Release& release) const
{
    Json batch{
        {"event", "batch"},    {"study", absolute_text(study)}, {"output", absolute_text(report.output)},
        {"runs", report.runs}, {"made", report.made},           {"failed", report.failures.size()}};
    write_lines(report.output, options.threads, release, batch);
}

void RunLog::write_lines(const fs::path& output, int threads, const Release& release, Json& work) const
{
    Json program{{"event", "program"},
                 {"version", release.version},
                 {"revision", release.revision},
                 {"build", release.build}};
    add_if_given(program, "command_line", host_.command_line);
    add_if_given(program, "folder", host_.folder);

    Json machine{{"event", "machine"}};
    add_if_given(machine, "name", host_.name);
    add_if_given(machine, "cpu", host_.cpu);
    machine["process"] = host_.process;
    machine["threads"] = threads; // 0: as many as the machine has

    add_if_given(work, "started", started_);
    if (host_.now) {
        work["finished"] = host_.now();
    }
    if (host_.seconds) {
        work["seconds"] = host_.seconds() - seconds_;
    }
    fs::path file = output;
    file += ".log.jsonl";
    try {
        SafeFile safe(file, true);
        safe.write(line_of(program) + line_of(machine) + line_of(work));
        safe.commit();
    } catch (const FileError& error) {
        if (host_.warning) {
            host_.warning(std::string("the result is complete, its log is not: ") + error.what());
        }
    }
}

} // namespace chokepoint
