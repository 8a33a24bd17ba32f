// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/parts_folder.hpp"

#include "core/text.hpp"
#include "output/safe_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>

namespace chokepoint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "part-";
constexpr std::string_view suffix = ".h5";

bool all_digits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

//! The number in "part-000017.h5" and in whatever else begins so.
std::optional<std::int64_t> part_number(const std::string& name)
{
    if (!name.starts_with(prefix)) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const auto [stop, error] =
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

bool is_part(const std::string& name)
{
    return name.size() > prefix.size() + suffix.size() && name.starts_with(prefix) &&
           name.ends_with(suffix) &&
           all_digits(
               std::string_view(name).substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
}

std::vector<fs::path> entries(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        found.push_back(entry->path());
    }
    if (error) {
        throw file_error(folder, "cannot be read", error.value(), "check who may read it");
    }
    std::ranges::sort(found);
    return found;
}

void remove_file(const fs::path& file)
{
    std::error_code error;
    fs::remove(file, error);
    if (error) {
        throw file_error(file, "cannot be removed", error.value(), "remove it by hand");
    }
}

} // namespace

PartsFolder::PartsFolder(const fs::path& output) : folder_(output.native() + ".parts") {}

bool PartsFolder::exists() const
{
    const fs::file_status status = fs::symlink_status(folder_);
    if (fs::exists(status) && !fs::is_directory(status)) {
        throw FileError(printable(folder_) + ": is there and is no folder: name another output with -o");
    }
    return fs::exists(status);
}

void PartsFolder::create()
{
    std::error_code error;
    fs::create_directory(folder_, error);
    if (error) {
        throw file_error(folder_, "cannot be made", error.value(),
                         "name an output in another folder with -o");
    }
    synchronise_folder_of(folder_);
}

std::vector<fs::path> PartsFolder::parts() const
{
    std::vector<fs::path> parts = entries(folder_);
    std::erase_if(parts, [](const fs::path& path) { return !is_part(path.filename().string()); });
    return parts;
}

fs::path PartsFolder::next()
{
    if (last_ < 0) {
        last_ = 0;
        for (const fs::path& entry : entries(folder_)) {
            last_ = std::max(last_, part_number(entry.filename().string()).value_or(0));
        }
    }
    std::string digits = to_text(++last_);
    digits.insert(0, 6 - std::min<std::size_t>(6, digits.size()), '0');
    return folder_ / (std::string(prefix) + digits + std::string(suffix));
}

fs::path PartsFolder::set_aside(const fs::path& part) const
{
    const fs::path aside = part.native() + ".damaged";
    std::error_code error;
    fs::rename(part, aside, error);
    if (error) {
        throw file_error(part, "is damaged and cannot be renamed", error.value(), "remove it by hand");
    }
    return aside;
}

void PartsFolder::remove_unfinished() const
{
    for (const fs::path& entry : entries(folder_)) {
        if (entry.filename().string().find(".tmp-") != std::string::npos) {
            remove_file(entry);
        }
    }
}

void PartsFolder::remove() const
{
    // Without a manifest the folder is no batch under way, whatever is still in it when the power fails now.
    // That its name is gone must be on the disk first: else parts may be gone, and it may be back, and say
    // that the result file is an older one.
    if (fs::exists(fs::symlink_status(manifest()))) {
        remove_file(manifest());
        synchronise_folder_of(manifest());
    }
    for (const fs::path& entry : entries(folder_)) {
        const std::string name = entry.filename().string();
        if (part_number(name).has_value() || name.starts_with("manifest.json")) {
            remove_file(entry);
        }
    }
    std::error_code not_empty; // someone keeps files of their own there
    fs::remove(folder_, not_empty);
}

void remove_unfinished(const fs::path& output)
{
    const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
    const std::string result = output.filename().string() + ".tmp-";
    const std::string log = output.filename().string() + ".log.jsonl.tmp-";
    const auto is_unfinished = [](const std::string& name, const std::string& start) {
        return name.starts_with(start) &&
               name.find_first_not_of("0123456789-", start.size()) == std::string::npos;
    };
    for (const fs::path& entry : entries(folder)) {
        const std::string name = entry.filename().string();
        if (is_unfinished(name, result) || is_unfinished(name, log)) {
            remove_file(entry);
        }
    }
}

} // namespace chokepoint
