// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/series.hpp"

#include "scenario/bytes.hpp"
#include "scenario/csv.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint::reading {
namespace {

//! Dated numbers from a CSV file, and what the scenario says beside its name.
YamlNode dated_numbers(const YamlNode& given, int file, const Files& files, int& node_budget,
                       Problems& problems, const std::string& path)
{
    YamlNode dated = YamlNode::map(given.spot);
    for (std::size_t i = 0; i < given.keys.size(); ++i) {
        if (given.keys[i].text != "file") {
            dated.keys.push_back(given.keys[i]);
            dated.items.push_back(given.items[i]);
        }
    }
    const std::vector<CsvRecord> records = parse_csv(files[file].text);
    if (records.size() < 2 || records[0].cells != std::vector<std::string>{"month", "value"}) {
        problems.add({file, 1, 1}, path, "expected the line 'month,value' and at least one row below it");
        dated.type = YamlNode::Type::broken;
        return dated;
    }
    for (std::size_t i = 1; i < records.size(); ++i) {
        const CsvRecord& record = records[i];
        const Spot spot{file, record.line, 1};
        if (record.cells.size() != 2 || (node_budget -= 2) < 0) {
            problems.add(spot, path, "expected a month and a value, such as '2020-07,1.5'");
            dated.type = YamlNode::Type::broken;
            return dated;
        }
        dated.keys.push_back({record.cells[0], spot});
        dated.items.push_back(YamlNode::scalar(
            record.cells[1], {file, record.line, static_cast<int>(record.cells[0].size()) + 2}));
    }
    return dated;
}

} // namespace

void expand_series(YamlNode& root, Files& files, Opener& opener, Problems& problems)
{
    YamlNode* series = root.find("series");
    if (series == nullptr || !series->is_map()) {
        return;
    }
    for (std::size_t i = 0; i < series->keys.size(); ++i) {
        YamlNode& given = series->items[i];
        const YamlNode* name = given.is_map() ? given.find("file") : nullptr;
        if (name == nullptr) {
            continue;
        }
        const std::string path = joined("series", series->keys[i].text);
        if (!name->is_scalar()) {
            problems.add(name->spot, path, "expected the name of a CSV file, got " + described(*name));
            continue;
        }
        const int file = opener.add_named(*name, path);
        if (file >= 0 && check_bytes(files[file].text, file, problems)) {
            given = dated_numbers(given, file, files, opener.node_budget(), problems, path);
        }
    }
}

} // namespace chokepoint::reading
