// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/design.hpp"

#include "core/text.hpp"
#include "scenario/problems.hpp"
#include "study/point_list.hpp"
#include "study/quantiles.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace chokepoint {
namespace {

using reading::in_quotes;

bool has_words(const Factor& factor)
{
    return !factor.choices.empty() && factor.targets.front().variable.quantity == nullptr;
}

std::size_t choice_at(const Factor& factor, double quantile)
{
    const auto index = static_cast<std::size_t>(quantile * static_cast<double>(factor.choices.size()));
    return std::min(index, factor.choices.size() - 1);
}

double value_at(const Factor& factor, double quantile)
{
    if (!factor.choices.empty()) {
        const std::size_t index = choice_at(factor, quantile);
        return has_words(factor) ? static_cast<double>(index)
                                 : parse_number(factor.choices[index]).value_or(0.0);
    }
    return factor.together ? quantile : factor.targets.front().spread.at(quantile);
}

std::string unit_of(const Factor& factor)
{
    const std::string_view unit = factor.targets.front().variable.row.spec.unit;
    const bool plain = unit.empty() || (factor.together && factor.choices.empty());
    return has_words(factor) ? std::string() : plain ? "1" : std::string(unit);
}

DesignPoint point_at(const std::vector<Factor>& factors, const UnitPoint& unit)
{
    DesignPoint point{{}, unit.block, {}};
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const Factor& factor = factors[i];
        point.values.push_back(value_at(factor, unit.at[i]));
        for (const Target& target : factor.targets) {
            point.overrides.push_back(override_text(target.path, target.variable,
                                                    factor.choices.empty()
                                                        ? to_text(target.spread.at(unit.at[i]))
                                                        : factor.choices[choice_at(factor, unit.at[i])]));
        }
    }
    return point;
}

} // namespace

Design make_design(const Study& study, const CommonVariables& variables, const Report& report)
{
    if (study.method == DesignMethod::list) {
        return read_point_list(study.csv, variables, [&](int, std::string message) {
            report(study.parameters.size(), std::move(message));
        });
    }
    bool sound = true;
    const Report noting = [&](std::size_t entry, std::string message) {
        sound = false;
        report(entry, std::move(message));
    };
    const std::vector<Factor> factors = resolve_factors(study, variables, noting);
    Design design;
    if (!sound) {
        return design;
    }
    for (const Factor& factor : factors) {
        design.factors.push_back(factor.name);
        design.units.push_back(unit_of(factor));
        design.choices.push_back(has_words(factor) ? factor.choices : std::vector<std::string>());
    }
    for (const UnitPoint& unit : quantiles_of(study, factors, noting)) {
        design.points.push_back(point_at(factors, unit));
    }
    const bool sequence = study.method == DesignMethod::sobol || study.method == DesignMethod::saltelli;
    if (sequence && !std::has_single_bit(static_cast<std::uint64_t>(study.points))) {
        design.warnings.push_back(to_text(study.points) +
                                  " points of Sobol's sequence: powers of two fill the space evenly");
    }
    return design;
}

Design make_design(const Study& study, const std::vector<LoadedScenario>& scenarios)
{
    std::vector<Problem> problems;
    Design design =
        make_design(study, CommonVariables(scenarios), [&](std::size_t entry, std::string message) {
            const bool of_entry = entry < study.parameters.size();
            problems.push_back({{study.name, 0, 0},
                                of_entry ? study.parameters[entry].path : std::string("design"),
                                std::move(message),
                                {}});
        });
    if (!problems.empty()) {
        throw ScenarioError(std::move(problems));
    }
    return design;
}

std::string design_csv(const Design& design)
{
    const std::vector<DesignPoint>& points = design.points;
    const bool blocks =
        design.factors.empty() ||
        std::any_of(points.begin(), points.end(), [](const DesignPoint& point) { return point.block != 0; });
    std::string text = blocks ? std::string(block_column) : std::string();
    for (const std::string& override : points.front().overrides) {
        text += (text.empty() ? "" : ",") + override.substr(0, override.find('='));
    }
    for (const DesignPoint& point : points) {
        std::string row = blocks ? to_text(point.block) : std::string();
        for (const std::string& override : point.overrides) {
            const std::string value = override.substr(override.find('=') + 1);
            row += (row.empty() ? "" : ",") + value.substr(0, value.find(' '));
        }
        text += "\n" + row;
    }
    return text + "\n";
}

} // namespace chokepoint
