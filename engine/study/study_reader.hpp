// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The readers of a study's parts, and what they share.

#include "scenario/yaml_node.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chokepoint::reading {

struct StudyReader {
    Files& files;
    Problems& problems;

    void error(Spot spot, std::string_view path, std::string message)
    {
        problems.add(spot, std::string(path), std::move(message));
    }

    //! Says that a value is not what was expected, unless that was said already.
    void unexpected(const YamlNode& node, std::string_view path, std::string_view expected);

    //! Reports keys of a map that are none of these.
    void check_keys(const YamlNode& map, std::string_view path, std::span<const std::string_view> keys);

    std::string near(std::string_view word, std::span<const std::string_view> words) const
    {
        return problems.wants_hints() ? did_you_mean(word, words) : std::string();
    }

    //! A whole number within bounds, or nothing with the mistake reported.
    std::optional<std::int64_t> whole(const YamlNode& node, std::string_view path, std::int64_t least,
                                      std::int64_t most);

    //! A number without a unit, or nothing with the mistake reported.
    std::optional<double> number(const YamlNode& node, std::string_view path);

    //! Index of the word in a list, or nothing with the mistake reported.
    std::optional<std::size_t> one_of(const YamlNode& node, std::string_view path,
                                      std::span<const std::string_view> words);
};

//! Reads `schema`, `study`, `replicates`, `seed`, `fork_at`.
void read_head(StudyReader& reader, const YamlNode& root, Study& study);

//! What other parts need to know of `design`.
struct DesignFound {
    bool method_known = true;
    int list = -1; //!< index of the CSV file of a list in Files
};

//! Reads `design`.
DesignFound read_design(StudyReader& reader, const YamlNode& root, Study& study);

//! Reads `parameters`; entries with a mistake are left out.
//! \returns the place of each entry of Study::parameters
std::vector<Spot> read_parameters(StudyReader& reader, const YamlNode& root, const DesignFound& design,
                                  Study& study);

//! Reads `outputs` and `quantiles`.
void read_outputs(StudyReader& reader, const YamlNode& root, Study& study);

inline constexpr std::array<std::string_view, 10> study_keys{"schema",  "study",    "scenarios", "replicates",
                                                             "seed",    "fork_at",  "design",    "parameters",
                                                             "outputs", "quantiles"};

//! Keys of `design` beside `method`, and the methods that have them.
struct DesignKey {
    std::string_view key;
    std::string_view text;
    std::span<const DesignMethod> methods;
};

std::span<const DesignKey> design_keys();

//! Families that need no numbers where the scenario gives a range.
inline constexpr std::array<std::string_view, 3> bare_families{"uniform", "log_uniform", "triangular"};

inline constexpr std::int64_t most_replicates = std::int64_t{1} << 32;
inline constexpr std::int64_t most_levels = 1000;
inline constexpr std::int64_t usual_levels = 4; //!< of morris, as in Morris 1991

} // namespace chokepoint::reading
