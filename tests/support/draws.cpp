// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/draws.hpp"

#include "core/text.hpp"
#include "scenario/layout.hpp"

#include <cmath>
#include <map>

namespace chokepoint::testing {
namespace {

//! A YAML map, or a value at its leaves.
struct Tree {
    std::map<std::string, Tree> branches;
    std::string value;

    void set(std::span<const std::string_view> path, std::string text)
    {
        Tree* at = this;
        for (const std::string_view part : path) {
            at = &at->branches[std::string(part)];
        }
        at->value = std::move(text);
    }

    std::string flow() const
    {
        if (branches.empty()) {
            return value;
        }
        std::string text;
        for (const auto& [key, branch] : branches) {
            text += (text.empty() ? "{" : ", ") + key + ": " + branch.flow();
        }
        return text + "}";
    }
};

bool is_index(std::string_view part)
{
    return part.find_first_not_of("0123456789") == std::string_view::npos;
}

double draw(const Quantity& given, const FieldRow& row, TestNumbers& numbers)
{
    const bool logarithmic =
        given.distribution == "log_uniform" || (given.distribution.empty() && row.spec.scale == Scale::log);
    const double share = numbers.between(0.0, 1.0);
    const double value = logarithmic && given.low > 0.0 ? given.low * std::pow(given.high / given.low, share)
                                                        : given.low + (given.high - given.low) * share;
    return row.type == FieldType::whole ? std::floor(value + 0.5) : value;
}

} // namespace

std::string draw_all_ranges(const Scenario& scenario, std::uint64_t seed)
{
    TestNumbers numbers(seed);
    Tree tree;
    for (const Quantity& given : scenario.quantities) {
        const std::vector<std::string_view> path = reading::parts_of(given.path);
        if (!(given.low < given.high) || path.front() == "prices" || is_index(path.back())) {
            continue;
        }
        const double value = draw(given, reading::find_field_path(path).row, numbers);
        tree.set(path, to_text(value) + (given.unit.empty() ? "" : " " + given.unit));
    }
    std::string text;
    for (const auto& [key, branch] : tree.branches) {
        text += key + ": " + branch.flow() + "\n";
    }
    return text;
}

} // namespace chokepoint::testing
