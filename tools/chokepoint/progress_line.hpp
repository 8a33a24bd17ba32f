// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/host.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace chokepoint::program {

//! Where a progress line goes and what it needs to know of it.
struct ProgressSink {
    std::function<void(std::string_view)> write; //!< bytes, as they are
    std::function<double()> seconds;             //!< a steady clock
    std::function<std::size_t()> width;          //!< columns of the terminal, asked anew for each line
    bool redraw = false;                         //!< a terminal: one line, drawn over; else lines for a log
};

//! Shows how far a run or a batch is. On a terminal one line, redrawn at most ten times a second; elsewhere
//! plain lines, at most one per ten per cent and one a second, so that a short run says nothing and a long
//! one little.
class ProgressLine {
  public:
    explicit ProgressLine(ProgressSink sink);

    void show(const Progress& progress);

    //! Wipes the line, so that other text can follow.
    void clear();

  private:
    std::string text(const Progress& progress, double elapsed) const;

    ProgressSink sink_;
    double start_;
    double last_;
    int last_tenth_ = 0;
    std::int64_t before_ = -1; //!< months that a batch had done when it began
    bool drawn_ = false;
};

} // namespace chokepoint::program
