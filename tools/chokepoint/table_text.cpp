// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "table_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace chokepoint::program {

std::string grouped(double value)
{
    if (std::abs(value) >= 1e9) {
        return fmt::format("{:.3e}", value);
    }
    const std::string digits = fmt::format("{:.0f}", std::abs(value));
    std::string text = value < 0.0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

std::string year_text(int year, int months)
{
    return fmt::format("{}{}", year, months < 12 ? "*" : " ");
}

std::string line(std::string text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

std::string title(std::string text, const Heading& heading)
{
    text.erase(text.find_last_not_of(' ') + 1);
    return heading(text) + "\n";
}

std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view sides,
                  const Heading& heading)
{
    std::vector<std::size_t> widths;
    for (const std::vector<std::string>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string cells;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            cells += i == 0 ? "" : "  ";
            cells += sides[i] == 'l' ? fmt::format("{:<{}}", rows[r][i], widths[i])
                                     : fmt::format("{:>{}}", rows[r][i], widths[i]);
        }
        text += r == 0 ? title(cells, heading) : line(cells);
    }
    return text;
}

std::vector<int> years_of(const Headline& headline)
{
    std::vector<int> years;
    for (const RegionYear& row : headline.regions) {
        years.push_back(row.year);
    }
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

} // namespace chokepoint::program
