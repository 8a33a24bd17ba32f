// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/pattern.hpp"

namespace chokepoint {

bool matches(std::string_view pattern, std::string_view name)
{
    std::size_t at = 0;
    std::size_t star = std::string_view::npos; // the last one met, and what it stands for so far
    std::size_t taken = 0;
    std::size_t i = 0;
    while (i < name.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            taken = i;
        } else if (at < pattern.size() && pattern[at] == name[i]) {
            ++at;
            ++i;
        } else if (star != std::string_view::npos && name[taken] != '.') {
            at = star + 1; // let the star stand for one letter more
            i = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

} // namespace chokepoint
