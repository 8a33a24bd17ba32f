// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/factors.hpp"

#include "scenario/problems.hpp"
#include "study/own_spread.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

using reading::in_quotes;

bool same(const Spread& a, const Spread& b)
{
    return a.family == b.family && a.numbers == b.numbers;
}

//! Turns the entries of `parameters` into factors.
class Resolving {
  public:
    Resolving(const Study& study, const CommonVariables& variables, const Report& report)
        : study_(study), variables_(variables), report_(report)
    {
    }

    std::vector<Factor> resolve()
    {
        for (entry_ = 0; entry_ < study_.parameters.size(); ++entry_) {
            resolve_entry(study_.parameters[entry_]);
        }
        check_overlaps();
        return std::move(factors_);
    }

  private:
    void resolve_entry(const Variation& variation)
    {
        const bool wildcard = variation.path.find('*') != std::string::npos;
        const std::vector<std::string> paths =
            wildcard ? variables_.matching(variation.path) : std::vector{variation.path};
        if (paths.empty()) {
            report_(entry_, "nothing in the scenarios matches " + in_quotes(variation.path));
        }
        std::vector<Target> targets;
        for (const std::string& path : paths) {
            if (std::optional<Target> target = make_target(variation, path)) {
                targets.push_back(std::move(*target));
            }
        }
        if (variation.together) {
            add(variation, variation.path, std::move(targets));
            return;
        }
        for (Target& target : targets) {
            const std::string path = target.path;
            add(variation, path, {std::move(target)});
        }
    }

    void add(const Variation& variation, std::string_view path, std::vector<Target> targets)
    {
        if (!targets.empty()) {
            factors_.push_back(
                {factor_name(path), entry_, variation.together, variation.choices, std::move(targets)});
        }
    }

    std::optional<Target> make_target(const Variation& variation, const std::string& path)
    {
        std::string refusal = variables_.refuse_path(path);
        if (!refusal.empty()) {
            report_(entry_, std::move(refusal));
            return std::nullopt;
        }
        Target target{path, *variables_.find(path).front()};
        refusal =
            variation.choices.empty() ? take_spread(variation, target) : refuse_choices(variation, path);
        if (!refusal.empty()) {
            report_(entry_, in_quotes(path) + ": " + refusal);
            return std::nullopt;
        }
        return target;
    }

    std::string refuse_choices(const Variation& variation, const std::string& path) const
    {
        for (const std::string& choice : variation.choices) {
            if (std::string refusal = variables_.refuse(path, choice); !refusal.empty()) {
                return refusal;
            }
        }
        return {};
    }

    //! Finds the spread, which must be the same in all scenarios; or says what is wrong.
    std::string take_spread(const Variation& variation, Target& target) const
    {
        const std::vector<const StudyVariable*> found = variables_.find(target.path);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const StudyVariable& variable = *found[i];
            if (variable.quantity == nullptr) {
                const std::string why = variable.row.type == FieldType::path
                                            ? refuse_value(variable, {}, variables_.scenario(i))
                                            : "it is no number with a range (words are varied by 'choice')";
                return why;
            }
            auto spread =
                variation.numbers.empty()
                    ? own_spread(variable, variation.family, variables_.scenario(i).prices)
                    : make_spread(*variation.family, variation.numbers, variable.row.spec, variable.whole);
            if (std::string* refusal = std::get_if<std::string>(&spread)) {
                return std::move(*refusal);
            }
            if (i > 0 && !same(target.spread, std::get<Spread>(spread))) {
                return "its range differs between the scenarios " + in_quotes(variables_.scenario(0).name) +
                       " and " + in_quotes(variables_.scenario(i).name) + " (give a distribution here)";
            }
            target.spread = std::get<Spread>(spread);
        }
        return {};
    }

    //! No value is moved by two factors, and no two factors have one name.
    void check_overlaps() const
    {
        std::map<std::string, std::size_t> names;
        std::map<std::string, std::size_t> paths;
        for (const Factor& factor : factors_) {
            const bool named_anew = names.emplace(factor.name, factor.entry).second;
            if (!named_anew) {
                report_(factor.entry, "two factors are called " + in_quotes(factor.name));
            }
            for (const Target& target : factor.targets) {
                if (!paths.emplace(target.path, factor.entry).second && named_anew) {
                    report_(factor.entry, "two factors move " + in_quotes(target.path));
                }
            }
        }
        for (const auto& [path, entry] : paths) {
            const auto inside = paths.upper_bound(path + ".");
            if (inside != paths.end() && inside->first.starts_with(path + ".")) {
                report_(std::max(entry, inside->second), in_quotes(inside->first) + " stands inside " +
                                                             in_quotes(path) +
                                                             ", which another factor moves");
            }
        }
    }

    const Study& study_;
    const CommonVariables& variables_;
    const Report& report_;
    std::size_t entry_ = 0;
    std::vector<Factor> factors_;
};

} // namespace

std::vector<Factor> resolve_factors(const Study& study, const CommonVariables& variables,
                                    const Report& report)
{
    return Resolving(study, variables, report).resolve();
}

std::string factor_name(std::string_view path)
{
    std::string name = "param_";
    for (const char c : path) {
        name += c == '.' ? "__" : c == '*' ? "all" : std::string(1, c);
    }
    return name;
}

} // namespace chokepoint
