// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/guard.hpp"

#include <filesystem>
#include <utility>

namespace chokepoint::reading {

//! Opens a scenario with all that it extends, and lays the files over each other.
class Opener {
  public:
    Opener(Files& files, Problems& problems, std::filesystem::path library)
        : files_(files), problems_(problems), library_(std::move(library))
    {
    }

    //! The merged map of a file that was added to Files, without `extends`.
    YamlNode open(int file);

    //! A file that the value of a key names: its index, or -1 with the mistake reported.
    int add_named(const YamlNode& name, const std::string& path);

    //! Index of a file at this place, or -1 with the mistake reported.
    int add(const std::filesystem::path& place, Spot named_at, const std::string& path);

    //! Parses a file that was added; a broken node where a mistake ended the reading.
    YamlNode parse(int file);

    //! False where a file is missing or broken: reading on would report what is not there.
    bool complete() const { return complete_; }

    int& node_budget() { return node_budget_; }

  private:
    YamlNode open_bases(const YamlNode& names);
    YamlNode open_base(const YamlNode& name);
    void check_version(const YamlNode& root);
    void refuse(const YamlNode& node, std::string message);

    Files& files_;
    Problems& problems_;
    std::filesystem::path library_;
    int node_budget_ = most_nodes;
    bool complete_ = true;
    std::vector<std::filesystem::path> chain_; // files that wait for what they extend
};

} // namespace chokepoint::reading
