// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "machine.hpp"

#include "usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <limits>
#include <optional>

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace chokepoint::program {
namespace {

namespace fs = std::filesystem;

std::string utc_now()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    if (gmtime_r(&now, &parts) == nullptr) {
        return {};
    }
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

double steady_seconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

//! What follows a key in a file of lines such as "MemAvailable:   123 kB"; empty without such a line.
std::string value_of(const char* file, std::string_view key)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(key)) {
            const std::size_t start = line.find_first_not_of(" \t:", key.size());
            return start == std::string::npos ? std::string() : line.substr(start);
        }
    }
    return {};
}

//! The whole number that a text starts with.
std::optional<std::uint64_t> leading_number(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

//! What a limit leaves over what is used; nothing where either is not known or there is no limit.
std::optional<std::uint64_t> left_of(std::optional<std::uint64_t> limit, std::optional<std::uint64_t> used)
{
    if (!limit || !used) {
        return std::nullopt;
    }
    return *limit > *used ? *limit - *used : 0;
}

std::optional<std::uint64_t> address_space_limit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
        return std::nullopt;
    }
    return limit.rlim_cur;
}

//! The least of what machine, container (cgroup 2) and process limits leave [bytes].
std::uint64_t free_memory()
{
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    if (const auto available = leading_number(value_of("/proc/meminfo", "MemAvailable"))) {
        least = *available * 1024;
    }
    const auto used_by_us = leading_number(value_of("/proc/self/status", "VmSize"));
    const auto address_space =
        left_of(address_space_limit(), used_by_us ? std::optional(*used_by_us * 1024) : std::nullopt);
    const auto container = left_of(leading_number(value_of("/sys/fs/cgroup/memory.max", "")),
                                   leading_number(value_of("/sys/fs/cgroup/memory.current", "")));
    return std::min({least, address_space.value_or(least), container.value_or(least)});
}

//! Room for files in a folder [bytes]; the largest number where the system does not say.
std::uint64_t free_disk(const fs::path& folder)
{
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    return error ? std::numeric_limits<std::uint64_t>::max() : space.available;
}

std::string machine_name()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

//! As one would type it again: words with anything unusual in them in single quotes.
std::string quoted(const std::string& word)
{
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
        return word;
    }
    std::string text = "'";
    for (const char c : word) {
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return text + "'";
}

} // namespace

Host this_machine(const std::vector<std::string>& words)
{
    Host host;
    host.now = utc_now;
    host.seconds = steady_seconds;
    host.free_memory = free_memory;
    host.free_disk = free_disk;
    host.name = machine_name();
    host.cpu = value_of("/proc/cpuinfo", "model name");
    host.process = getpid();
    std::error_code ignored; // the folder may have been removed under us; then the log does without
    host.folder = fs::current_path(ignored).string();
    host.command_line = command_line(words);
    return host;
}

std::string command_line(const std::vector<std::string>& words)
{
    std::string line = "chokepoint";
    for (const std::string& word : words) {
        line += " " + quoted(word);
    }
    return line;
}

void keep_memory()
{
#ifdef __GLIBC__
    constexpr int megabyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte); // the largest that it takes
    mallopt(M_TRIM_THRESHOLD, 1024 * megabyte);
#endif
}

int threads_to_use(int asked, const Terminal& terminal)
{
    if (asked > 0) {
        return asked;
    }
    for (const char* variable : {"SLURM_CPUS_PER_TASK", "NCPUS", "NSLOTS"}) {
        const char* value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nothing here changes it
        if (value == nullptr) {
            continue;
        }
        const std::string_view text(value);
        int threads = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), threads);
        if (error == std::errc{} && stop == text.data() + text.size() && threads >= 1 && threads <= 1024) {
            return threads;
        }
        terminal.warn(fmt::format("{}={} is no number of threads from 1 to 1024 and is passed over; "
                                  "say --threads",
                                  variable, text));
    }
    return 0;
}

fs::path library_folder(const fs::path& asked)
{
    if (!asked.empty()) {
        return asked;
    }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    std::vector<fs::path> places;
    if (program.string().starts_with(CHOKEPOINT_BUILD_DIR "/")) {
        places.emplace_back(CHOKEPOINT_LIBRARY_DIR);
    }
    places.push_back(program.parent_path().parent_path() / "share" / "chokepoint" / "scenarios");
    for (const fs::path& place : places) {
        if (fs::is_directory(place, error)) {
            return place;
        }
    }
    return {};
}

fs::path scenario_file(const std::string& word, const fs::path& library)
{
    constexpr std::string_view prefix = "lib:";
    if (!word.starts_with(prefix)) {
        return word;
    }
    if (library.empty()) {
        throw UsageError(
            fmt::format("{}: the shipped scenarios were not found; name their folder with --library", word));
    }
    return library / (word.substr(prefix.size()) + ".yaml");
}

} // namespace chokepoint::program
