// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/repeated_keys.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace chokepoint::reading {
namespace {

//! Indices of the keys to drop, in the order of the file.
std::vector<std::size_t> find_repeated(const YamlNode& map, Problems& problems)
{
    std::vector<std::size_t> order(map.keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return map.keys[a].text < map.keys[b].text; });
    std::vector<std::size_t> repeated;
    std::size_t first = 0; // of equal keys
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Key& key = map.keys[order[k]];
        if (key.text == "<<") {
            problems.add(key.spot, {}, "merge keys ('<<') are not allowed (use extends)");
            repeated.push_back(order[k]);
        } else if (k > 0 && key.text == map.keys[order[first]].text) {
            problems.add(key.spot, {},
                         "key " + in_quotes(key.text) + " is given twice (first on line " +
                             to_text(std::int64_t{map.keys[order[first]].spot.line}) + ")");
            repeated.push_back(order[k]);
        } else {
            first = k;
        }
    }
    std::sort(repeated.begin(), repeated.end());
    return repeated;
}

} // namespace

void drop_repeated_keys(YamlNode& map, Problems& problems)
{
    const std::vector<std::size_t> repeated = find_repeated(map, problems);
    std::size_t kept = 0;
    auto next = repeated.begin();
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        if (next != repeated.end() && *next == i) {
            ++next;
            continue;
        }
        if (kept != i) {
            map.keys[kept] = std::move(map.keys[i]);
            map.items[kept] = std::move(map.items[i]);
        }
        ++kept;
    }
    map.keys.resize(kept);
    map.items.resize(kept);
}

} // namespace chokepoint::reading
