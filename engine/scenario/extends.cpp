// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/extends.hpp"

#include "scenario/bytes.hpp"
#include "scenario/folders.hpp"
#include "scenario/merge.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint::reading {
namespace {

constexpr std::size_t longest_chain = 8;
constexpr std::size_t most_files = 100;

std::filesystem::path real(const std::filesystem::path& path)
{
    std::error_code error;
    const std::filesystem::path found = std::filesystem::canonical(path, error);
    return error ? path : found;
}

} // namespace

YamlNode Opener::parse(int file)
{
    YamlNode broken;
    broken.type = YamlNode::Type::broken;
    if (!check_bytes(files_[file].text, file, problems_)) {
        complete_ = false;
        return broken;
    }
    YamlNode root = parse_yaml(files_, file, Shape::map, node_budget_, problems_);
    complete_ = complete_ && root.is_map();
    return root;
}

YamlNode Opener::open(int file)
{
    YamlNode root = parse(file);
    if (!root.is_map()) {
        return root;
    }
    check_version(root);
    YamlNode merged = YamlNode::map(root.spot);
    if (const YamlNode* names = root.find("extends")) {
        chain_.push_back(real(files_[file].path));
        merged = open_bases(*names);
        chain_.pop_back();
        const auto at = std::find_if(root.keys.begin(), root.keys.end(),
                                     [](const Key& key) { return key.text == "extends"; });
        root.items.erase(root.items.begin() + (at - root.keys.begin()));
        root.keys.erase(at);
    }
    merge(merged, std::move(root));
    return merged;
}

YamlNode Opener::open_bases(const YamlNode& names)
{
    YamlNode merged = YamlNode::map(names.spot);
    if (names.is_scalar()) {
        return open_base(names);
    }
    if (!names.is_list() || names.items.empty()) {
        refuse(names, "expected the name of a file or a list of names, got " + described(names));
        return merged;
    }
    for (const YamlNode& name : names.items) {
        if (!name.is_scalar()) {
            refuse(name, "expected the name of a file, got " + described(name));
            continue;
        }
        merge(merged, open_base(name));
    }
    return merged;
}

YamlNode Opener::open_base(const YamlNode& name)
{
    const int file = add_named(name, "extends");
    if (file < 0) {
        return YamlNode::map(name.spot);
    }
    if (std::find(chain_.begin(), chain_.end(), real(files_[file].path)) != chain_.end()) {
        refuse(name, in_quotes(name.text) + " extends itself in the end (a cycle)");
        return YamlNode::map(name.spot);
    }
    if (chain_.size() > longest_chain) {
        refuse(name, "more than 8 files that extend each other in a chain");
        return YamlNode::map(name.spot);
    }
    YamlNode base = open(file);
    return base.is_map() ? std::move(base) : YamlNode::map(name.spot);
}

int Opener::add_named(const YamlNode& name, const std::string& path)
{
    constexpr std::string_view library_prefix = "lib:";
    const FoundFile found =
        name.text.starts_with(library_prefix)
            ? find_in_library(library_, std::string_view(name.text).substr(library_prefix.size()))
            : find_named(files_[name.spot.file].path.parent_path(), name.text);
    if (const std::string* refusal = std::get_if<std::string>(&found)) {
        complete_ = false;
        problems_.add(name.spot, path, *refusal);
        return -1;
    }
    return add(std::get<std::filesystem::path>(found), name.spot, path);
}

int Opener::add(const std::filesystem::path& place, Spot named_at, const std::string& path)
{
    FileText read = read_file(place);
    if (files_.count() >= most_files) {
        read.refusal = "a scenario of more than 100 files";
    }
    if (!read.refusal.empty()) {
        complete_ = false;
        problems_.add(named_at, path, "cannot read " + in_quotes(place.string()) + ": " + read.refusal);
        return -1;
    }
    return files_.add({place.string(), place, std::string(without_mark(read.text))});
}

void Opener::check_version(const YamlNode& root)
{
    const YamlNode* version = root.find("schema");
    if (version != nullptr && (!version->is_scalar() || version->quoted || version->text != "1")) {
        problems_.add(version->spot, "schema",
                      "this release reads 'schema: 1', not " + described(*version) +
                          " (a newer file needs a newer release)");
    }
}

void Opener::refuse(const YamlNode& node, std::string message)
{
    complete_ = false;
    problems_.add(node.spot, "extends", std::move(message));
}

} // namespace chokepoint::reading
