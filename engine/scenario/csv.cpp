// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/csv.hpp"

#include <utility>

namespace chokepoint::reading {
namespace {

//! Takes one cell off the front of the text, with the comma or line end behind it.
struct CellReader {
    std::string_view rest;
    int line = 1;
    bool record_ends = false;

    std::string take()
    {
        std::string cell;
        bool inside = false; // quotation marks
        std::size_t i = 0;
        for (; i < rest.size(); ++i) {
            const char c = rest[i];
            line += c == '\n' ? 1 : 0;
            if (c == '"' && inside && i + 1 < rest.size() && rest[i + 1] == '"') {
                cell += rest[++i];
            } else if (c == '"') {
                inside = !inside;
            } else if (!inside && (c == ',' || c == '\n')) {
                break;
            } else if (c != '\r' || inside) {
                cell += c;
            }
        }
        record_ends = i >= rest.size() || rest[i] == '\n';
        rest.remove_prefix(i < rest.size() ? i + 1 : i);
        return cell;
    }
};

} // namespace

std::vector<CsvRecord> parse_csv(std::string_view text)
{
    std::vector<CsvRecord> records;
    CellReader reader{text};
    while (!reader.rest.empty()) {
        CsvRecord record{reader.line, {}};
        do {
            record.cells.push_back(reader.take());
        } while (!reader.record_ends);
        if (record.cells.size() > 1 || !record.cells.front().empty()) {
            records.push_back(std::move(record));
        }
    }
    return records;
}

} // namespace chokepoint::reading
