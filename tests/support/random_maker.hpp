// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "support/worlds.hpp"

#include <string>

namespace chokepoint::testing {

//! Draws one valid world. Ids are `a`, `b`, ... so that rows are sorted as they are made.
class Maker {
  public:
    explicit Maker(std::uint64_t seed) : numbers_(seed) {}

    Scenario make();

  private:
    std::int32_t any(std::size_t count)
    {
        return static_cast<std::int32_t>(numbers_.whole(0, static_cast<std::int64_t>(count) - 1));
    }

    Path path(double low, double high)
    {
        Path path{{{Date::always().month_of(), numbers_.between(low, high)}}};
        if (numbers_.chance(0.3)) {
            path.steps.push_back(
                {s_.start + static_cast<int>(numbers_.whole(1, 20)), numbers_.between(low, high)});
        }
        return path;
    }

    References some(std::size_t count)
    {
        References rows;
        for (std::size_t i = 0; i < count; ++i) {
            if (numbers_.chance(0.7)) {
                rows.push_back({static_cast<std::int32_t>(i)});
            }
        }
        return rows;
    }

    void dates(Entity& entity, double probability)
    {
        if (numbers_.chance(probability)) {
            const Month from = s_.start + static_cast<int>(numbers_.whole(-6, 12));
            entity.from = {from.year(), from.month(), static_cast<int>(numbers_.whole(1, 28))};
        }
        if (numbers_.chance(probability / 2)) {
            const Month until = s_.start + static_cast<int>(numbers_.whole(13, 40));
            entity.until = {until.year(), until.month(), 1};
        }
    }

    template <class Line> void line(Line& line, double capacity)
    {
        line.country = {any(s_.countries.size())};
        line.time_to_build = numbers_.between(1, 30);
        line.ramp_time = numbers_.between(0, 8);
        if constexpr (requires { line.wafer_capacity; }) {
            line.wafer_capacity = path(0, capacity);
        } else {
            line.capacity = path(0, capacity);
        }
        dates(line, 0.3);
    }

    void switches();
    void places();
    void lines();
    void chips();
    void roadmaps();
    void users();
    void developers();
    void policy();
    void licence_terms(Decision& licence);

    TestNumbers numbers_;
    Scenario s_;
};

} // namespace chokepoint::testing
