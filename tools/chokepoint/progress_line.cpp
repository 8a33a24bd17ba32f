// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "progress_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace chokepoint::program {
namespace {

constexpr double redraw_interval = 0.1; // [s]
constexpr double line_interval = 1.0;   // [s]

double share_done(const Progress& progress)
{
    const auto total = static_cast<double>(std::max<std::int64_t>(1, progress.months_total));
    return static_cast<double>(progress.months_done) / total;
}

std::string duration(double seconds)
{
    const auto whole = static_cast<long long>(std::min(seconds, 3.0e6) + 0.5);
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

} // namespace

ProgressLine::ProgressLine(ProgressSink sink)
    : sink_(std::move(sink)), start_(sink_.seconds()), last_(sink_.redraw ? start_ - 1.0 : start_)
{
}

void ProgressLine::show(const Progress& progress)
{
    if (before_ < 0) {
        before_ = progress.runs_total > 0 ? progress.months_done : 0;
    }
    const double now = sink_.seconds();
    if (now - last_ < (sink_.redraw ? redraw_interval : line_interval)) {
        return;
    }
    const auto tenth = static_cast<int>(share_done(progress) * 10.0);
    if (!sink_.redraw && tenth <= last_tenth_) {
        return;
    }
    last_ = now;
    last_tenth_ = tenth;
    const std::string line = text(progress, now - start_);
    if (!sink_.redraw) {
        sink_.write(line + "\n");
        return;
    }
    // One column stays free: some terminals wrap as soon as the last one is written.
    const std::size_t width = sink_.width();
    sink_.write("\r\033[K" + line.substr(0, width > 1 ? width - 1 : 0));
    drawn_ = true;
}

void ProgressLine::clear()
{
    if (std::exchange(drawn_, false)) {
        sink_.write("\r\033[K");
    }
}

std::string ProgressLine::text(const Progress& progress, double elapsed) const
{
    const bool batch = progress.runs_total > 0;
    std::string line = fmt::format("{:3} %  ", static_cast<int>(share_done(progress) * 100.0));
    line +=
        batch ? fmt::format("{}/{} runs", progress.runs_done, progress.runs_total) : progress.month.text();
    const auto done = static_cast<double>(progress.months_done - before_);
    const auto left = static_cast<double>(progress.months_total - progress.months_done);
    if (elapsed > 0.0 && done > 0.0) {
        const double months_per_run =
            batch ? static_cast<double>(progress.months_total) / static_cast<double>(progress.runs_total)
                  : 1.0;
        const double rate = done / elapsed / months_per_run;
        line += fmt::format("  {:.{}f} {}/s  {} left", rate, rate < 10 ? 1 : 0, batch ? "runs" : "months",
                            duration(left * elapsed / done));
    }
    if (progress.runs_failed > 0) {
        line += fmt::format("  {} failed", progress.runs_failed);
    }
    return line;
}

} // namespace chokepoint::program
