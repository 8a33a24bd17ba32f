// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/point_list.hpp"

#include "core/text.hpp"
#include "scenario/csv.hpp"
#include "scenario/problems.hpp"

#include <algorithm>
#include <utility>

namespace chokepoint {
namespace {

using namespace reading;

class ListReader {
  public:
    ListReader(const CommonVariables& variables, const ReportLine& report)
        : variables_(variables), report_(report)
    {
    }

    Design read(const std::vector<CsvRecord>& records)
    {
        if (records.size() < 2) {
            error(1, "expected a head of paths and at least one row, such as fabs.smic_n7.defect_density");
        } else if (records.size() > static_cast<std::size_t>(most_points) + 1) {
            error(1, "more than " + to_text(most_points) + " points");
        } else if (read_head(records.front())) {
            for (std::size_t i = 1; i < records.size(); ++i) {
                read_row(records[i]);
            }
        }
        return sound_ ? std::move(design_) : Design();
    }

  private:
    void error(int line, std::string message)
    {
        sound_ = false;
        report_(line, std::move(message));
    }

    bool read_head(const CsvRecord& head)
    {
        paths_ = head.cells;
        has_blocks_ = paths_.front() == block_column;
        if (has_blocks_) {
            paths_.erase(paths_.begin());
        }
        for (std::size_t i = 0; i < paths_.size(); ++i) {
            const std::string& path = paths_[i];
            if (std::find(paths_.begin(), paths_.begin() + static_cast<std::ptrdiff_t>(i), path) !=
                paths_.begin() + static_cast<std::ptrdiff_t>(i)) {
                error(head.line, "two columns are called " + in_quotes(path));
            } else if (std::string refusal = variables_.refuse_path(path); !refusal.empty()) {
                error(head.line, std::move(refusal));
            } else {
                add_factor(path);
            }
        }
        return sound_;
    }

    void add_factor(const std::string& path)
    {
        columns_.push_back(*variables_.find(path).front());
        const StudyVariable& variable = columns_.back();
        const std::string unit(variable.row.spec.unit);
        design_.factors.push_back(factor_name(path));
        design_.units.push_back(variable.quantity == nullptr ? "" : unit.empty() ? "1" : unit);
        design_.choices.emplace_back();
    }

    void read_row(const CsvRecord& record)
    {
        const std::size_t first = has_blocks_ ? 1 : 0;
        if (record.cells.size() != paths_.size() + first) {
            error(record.line, "a row of " + to_text(static_cast<std::int64_t>(record.cells.size())) +
                                   " values under a head of " +
                                   to_text(static_cast<std::int64_t>(paths_.size() + first)));
            return;
        }
        DesignPoint point;
        if (has_blocks_) {
            const std::optional<std::int64_t> block = parse_whole(record.cells.front());
            if (!block || *block < 0) {
                error(record.line,
                      "a block is a whole number from 0, not " + in_quotes(record.cells.front()));
            }
            point.block = block.value_or(0);
        }
        for (std::size_t i = 0; i < paths_.size(); ++i) {
            add_value(point, i, record.cells[first + i], record.line);
        }
        design_.points.push_back(std::move(point));
    }

    void add_value(DesignPoint& point, std::size_t column, const std::string& cell, int line)
    {
        if (std::string refusal = variables_.refuse(paths_[column], cell); !refusal.empty()) {
            error(line, in_quotes(paths_[column]) + ": " + refusal);
            return;
        }
        point.overrides.push_back(override_text(paths_[column], columns_[column], cell));
        point.values.push_back(columns_[column].quantity != nullptr
                                   ? parse_number(cell).value_or(0.0)
                                   : static_cast<double>(number_of(design_.choices[column], cell)));
    }

    static std::size_t number_of(std::vector<std::string>& words, const std::string& word)
    {
        const auto found = std::find(words.begin(), words.end(), word);
        const auto number = static_cast<std::size_t>(found - words.begin());
        if (found == words.end()) {
            words.push_back(word);
        }
        return number;
    }

    const CommonVariables& variables_;
    const ReportLine& report_;
    bool sound_ = true;
    bool has_blocks_ = false;
    std::vector<std::string> paths_;
    std::vector<StudyVariable> columns_;
    Design design_;
};

} // namespace

Design read_point_list(std::string_view csv, const CommonVariables& variables, const ReportLine& report)
{
    return ListReader(variables, report).read(parse_csv(csv));
}

} // namespace chokepoint
