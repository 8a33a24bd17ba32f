// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/reader.hpp"

#include <algorithm>
#include <initializer_list>

namespace chokepoint::reading {

//! What all checks of meaning need: the scenario, and what is known of how its values were read. A check
//! is made where all that it looks at was read without a mistake, so that no mistake is reported twice.
class Checks {
  public:
    explicit Checks(Reader& reader) : reader_(reader), scenario_(reader.scenario) {}

  protected:
    void error(const std::string& path, std::string message)
    {
        reader_.error(spot_of(reader_, path), path, std::move(message));
    }

    static std::string path_of(std::string_view kind, const Entity& entity)
    {
        return joined(kind, entity.id);
    }

    //! Whether a file gives these values and they were read without a mistake, or none gives them.
    bool sound_all(std::initializer_list<std::string> paths) const
    {
        return std::all_of(paths.begin(), paths.end(),
                           [&](const std::string& path) { return reader_.sound(path); });
    }

    bool given(const std::string& path) const { return reader_.spots.contains(path); }

    Reader& reader_;
    Scenario& scenario_;
};

//! Whether makers can make what they sell: foundries for its node, memory and packaging.
void check_supply(Reader& reader);

//! Whether developers can choose: how many frameworks and agents there may be, and who uses what at the
//! start.
void check_developers(Reader& reader);

} // namespace chokepoint::reading
