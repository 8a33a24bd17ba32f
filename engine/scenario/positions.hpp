// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/problems.hpp"

#include <yaml-cpp/mark.h>

#include <algorithm>

namespace chokepoint::reading {

//! Turns yaml-cpp's marks (bytes from 0) into spots (characters from 1), without counting a long line anew.
class Positions {
  public:
    Positions(std::string_view text, int file) : text_(text), file_(file) {}

    Spot spot(const YAML::Mark& mark)
    {
        const std::size_t position = byte(mark);
        const std::size_t line_start = position - std::min(position, static_cast<std::size_t>(mark.column));
        if (mark.line != line_ || position < position_) {
            line_ = mark.line;
            position_ = line_start;
            column_ = 1;
        }
        for (; position_ < position; ++position_) {
            column_ += (static_cast<unsigned char>(text_[position_]) & 0xc0) != 0x80 ? 1 : 0;
        }
        return {file_, mark.line + 1, column_};
    }

    //! The text from a mark on.
    std::string_view rest(const YAML::Mark& mark) const { return text_.substr(byte(mark)); }

  private:
    std::size_t byte(const YAML::Mark& mark) const
    {
        return std::min(text_.size(), static_cast<std::size_t>(std::max(mark.pos, 0)));
    }

    std::string_view text_;
    int file_;
    int line_ = -1;
    std::size_t position_ = 0;
    int column_ = 1;
};

} // namespace chokepoint::reading
