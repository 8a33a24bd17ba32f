// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/sources.hpp"

#include "core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/csv.hpp"
#include "scenario/folders.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chokepoint::reading {
namespace {

constexpr std::array<std::string_view, 5> columns{"id", "outlet", "title", "date", "url"};

//! Positions of the wanted columns in the head of the file; the number of cells for one that is missing.
std::array<std::size_t, 5> find_columns(const std::vector<std::string>& head)
{
    std::array<std::size_t, 5> found{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        found[i] = static_cast<std::size_t>(std::find(head.begin(), head.end(), columns[i]) - head.begin());
    }
    return found;
}

} // namespace

void SourceTable::read(const std::filesystem::path& folder, Files& files, Problems& problems)
{
    const std::filesystem::path place = folder / "history" / "sources.csv";
    std::error_code error;
    if (!std::filesystem::exists(place, error)) {
        return;
    }
    FileText read = read_file(place);
    const int file = files.add({place.string(), place, std::string(without_mark(read.text))});
    if (!read.refusal.empty() || !check_bytes(files[file].text, file, problems)) {
        return;
    }
    given_ = true;
    const std::vector<CsvRecord> records = parse_csv(files[file].text);
    if (records.empty() ||
        std::find(records[0].cells.begin(), records[0].cells.end(), "id") == records[0].cells.end()) {
        problems.add({file, 1, 1}, {}, "the first line must name the columns id,outlet,title,date,url");
        return;
    }
    const std::array<std::size_t, 5> at = find_columns(records[0].cells);
    std::set<std::string> seen;
    for (std::size_t i = 1; i < records.size(); ++i) {
        const std::vector<std::string>& cells = records[i].cells;
        const auto cell = [&](std::size_t column) {
            return at[column] < cells.size() ? cells[at[column]] : std::string();
        };
        SourceRow row{cell(0), cell(1), cell(2), cell(3), cell(4)};
        if (!is_source_id(row.id) || !seen.insert(row.id).second) {
            problems.add({file, records[i].line, 1}, {},
                         in_quotes(row.id) + " is not an id of a source, or is given twice");
            continue;
        }
        rows_.insert_or_assign(row.id, row);
    }
}

bool SourceTable::knows(std::string_view id) const
{
    return !given_ || id == command_line_source || id == "definition" || rows_.find(id) != rows_.end();
}

std::vector<std::string_view> SourceTable::ids() const
{
    std::vector<std::string_view> ids;
    for (const auto& [id, row] : rows_) {
        ids.push_back(id);
    }
    return ids;
}

std::vector<SourceRow> SourceTable::rows(const std::set<std::string, std::less<>>& ids) const
{
    std::vector<SourceRow> rows;
    for (const std::string& id : ids) {
        const auto found = rows_.find(id);
        if (found != rows_.end()) {
            rows.push_back(found->second);
        }
    }
    return rows;
}

bool is_source_id(std::string_view text)
{
    return text == command_line_source || is_name(text);
}

bool is_title(std::string_view text)
{
    return text.size() <= 200 && valid_utf8(text) && escape_controls(text) == text;
}

bool is_name(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

} // namespace chokepoint::reading
