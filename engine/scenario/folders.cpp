// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/folders.hpp"

#include "core/text.hpp"
#include "scenario/guard.hpp"
#include "scenario/problems.hpp"

#include <algorithm>
#include <fstream>

namespace chokepoint::reading {
namespace {

namespace fs = std::filesystem;

bool is_under(const fs::path& file, const fs::path& root)
{
    return std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

//! Follows links and sees that the file stays under its root.
FoundFile confine(const fs::path& file, const fs::path& root, std::string_view name)
{
    std::error_code error;
    const fs::path real_root = fs::canonical(root, error);
    const fs::path real = fs::canonical(file, error);
    if (error) {
        // No word about files outside: they are refused whether they exist or not.
        const fs::path plain = fs::weakly_canonical(file, error);
        if (error || is_under(plain, real_root)) {
            return "no file " + in_quotes(name) + " beside this one";
        }
    }
    if (error || !is_under(real, real_root)) {
        return in_quotes(name) + " leaves the root of the scenarios (the nearest folder above with a file "
                                 "'.chokepoint-root', else the file's own folder)";
    }
    if (!fs::is_regular_file(real, error)) {
        return in_quotes(name) + " is not a file";
    }
    return file.lexically_normal();
}

bool is_plain_name(std::string_view name)
{
    return !name.empty() && name.size() < 1024 && escape_controls(name) == name;
}

} // namespace

fs::path root_of(const fs::path& folder)
{
    std::error_code error;
    const fs::path start = fs::canonical(folder.empty() ? fs::path(".") : folder, error);
    if (error) {
        return folder;
    }
    for (fs::path at = start;; at = at.parent_path()) {
        if (fs::exists(at / ".chokepoint-root", error)) {
            return at;
        }
        if (at == at.parent_path()) {
            return start;
        }
    }
}

FoundFile find_named(const fs::path& folder, std::string_view name)
{
    if (!is_plain_name(name) || fs::path(name).is_absolute()) {
        return in_quotes(name) + " is not a relative path of a file";
    }
    return confine(folder / fs::path(name), root_of(folder), name);
}

FoundFile find_in_library(const fs::path& library, std::string_view name)
{
    if (library.empty()) {
        return std::string("no library of scenarios is known here (give its folder, or name a file)");
    }
    if (!is_plain_name(name) || fs::path(name).is_absolute()) {
        return in_quotes(name) + " is not the name of a scenario of the library";
    }
    return confine(library / fs::path(std::string(name) + ".yaml"), library, name);
}

FileText read_file(const fs::path& path, std::size_t most)
{
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return {{}, fs::exists(path, error) ? "it is not a file" : "there is no such file"};
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text(most + 4, '\0'); // one byte more than the guard takes, and a byte order mark
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream && !stream.eof()) {
        return {{}, "it cannot be read (look at its permissions)"};
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return {std::move(text), {}};
}

} // namespace chokepoint::reading
