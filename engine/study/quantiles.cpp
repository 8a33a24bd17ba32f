// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/quantiles.hpp"

#include "core/text.hpp"
#include "scenario/problems.hpp"
#include "study/design.hpp"
#include "study/sobol.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

using reading::in_quotes;

//! Chooses the points of a study, or reports what its factors or numbers do not allow.
class Making {
  public:
    Making(const Study& study, const std::vector<Factor>& factors, const Report& report)
        : study_(study), factors_(factors), report_(report)
    {
    }

    std::vector<UnitPoint> unit_points()
    {
        const std::size_t count = factors_.size();
        switch (study_.method) {
        case DesignMethod::grid:
            return grid();
        case DesignMethod::latin_hypercube:
            return latin_hypercube_points(study_.points, count, study_.seed);
        case DesignMethod::sobol:
            return fits(study_.points, 1) ? sobol_points(study_.points, count, study_.seed)
                                          : std::vector<UnitPoint>();
        case DesignMethod::saltelli:
            return fits(study_.points, 2) ? saltelli_points(study_.points, count, study_.seed)
                                          : std::vector<UnitPoint>();
        case DesignMethod::morris:
            return morris();
        default:
            return {UnitPoint{}};
        }
    }

  private:
    bool fits(std::int64_t points, std::size_t dimensions_each)
    {
        const std::size_t count = factors_.size();
        const auto runs = static_cast<std::int64_t>(dimensions_each == 2 ? count + 2 : 1);
        if (count * dimensions_each > most_sobol_dimensions) {
            whole("the sequence has " + to_text(std::int64_t{most_sobol_dimensions}) + " dimensions, and " +
                  to_text(static_cast<std::int64_t>(count)) + " factors need more");
            return false;
        }
        return few(points, runs);
    }

    bool few(std::int64_t number, std::int64_t each)
    {
        if (number > most_points / each) {
            whole("more than " + to_text(most_points) + " points");
            return false;
        }
        return true;
    }

    //! Levels stand at equal steps of the quantile, ends included.
    std::vector<UnitPoint> grid()
    {
        std::vector<std::vector<double>> levels;
        std::int64_t points = 1;
        for (const Factor& factor : factors_) {
            levels.push_back(factor.choices.empty() ? range_levels(factor) : choice_levels(factor));
            const auto count = static_cast<std::int64_t>(levels.back().size());
            if (count == 0 || !few(points, count)) {
                return {};
            }
            points *= count;
        }
        return grid_points(levels);
    }

    static std::vector<double> choice_levels(const Factor& factor)
    {
        std::vector<double> levels;
        const auto count = static_cast<double>(factor.choices.size());
        for (std::size_t i = 0; i < factor.choices.size(); ++i) {
            levels.push_back((static_cast<double>(i) + 0.5) / count);
        }
        return levels;
    }

    std::vector<double> range_levels(const Factor& factor)
    {
        if (study_.levels == 0) {
            whole("'levels' is missing (how many values each factor with a range takes)");
            return {};
        }
        if (!bounded(factor)) {
            return {};
        }
        std::vector<double> levels;
        for (std::int64_t i = 0; i < study_.levels; ++i) {
            levels.push_back(static_cast<double>(i) / static_cast<double>(study_.levels - 1));
            const bool again =
                i > 0 && std::all_of(factor.targets.begin(), factor.targets.end(), [&](const Target& target) {
                    const double before = levels[levels.size() - 2];
                    return target.spread.at(levels.back()) == target.spread.at(before);
                });
            if (again) {
                report_(factor.entry, in_quotes(factor.targets.front().path) + " takes fewer than " +
                                          to_text(study_.levels) +
                                          " values (list those that it shall take as 'choice')");
                return {};
            }
        }
        return levels;
    }

    //! The ends of a grid are the ends of the range.
    bool bounded(const Factor& factor)
    {
        const bool has_ends = std::all_of(factor.targets.begin(), factor.targets.end(),
                                          [](const Target& target) { return target.spread.bounded(); });
        if (!has_ends) {
            report_(factor.entry,
                    "a distribution without ends has no lowest and highest level: give '" +
                        std::string(design_method_names[static_cast<std::size_t>(study_.method)]) +
                        "' another, or a choice");
        }
        return has_ends;
    }

    std::vector<UnitPoint> morris()
    {
        bool sound = few(study_.trajectories, static_cast<std::int64_t>(factors_.size()) + 1);
        for (const Factor& factor : factors_) {
            sound = (!factor.choices.empty() || bounded(factor)) && sound;
        }
        return sound ? morris_points(study_.trajectories, factors_.size(), study_.levels, study_.seed)
                     : std::vector<UnitPoint>();
    }

    void whole(std::string message) { report_(study_.parameters.size(), std::move(message)); }

    const Study& study_;
    const std::vector<Factor>& factors_;
    const Report& report_;
};

} // namespace

std::vector<UnitPoint> quantiles_of(const Study& study, const std::vector<Factor>& factors,
                                    const Report& report)
{
    return Making(study, factors, report).unit_points();
}

} // namespace chokepoint
