// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "progress_line.hpp"
#include "signals.hpp"
#include "terminal.hpp"

#include <chokepoint/host.hpp>

namespace chokepoint::program {

//! Where progress goes: standard error.
ProgressSink standard_error(const Host& host);

//! Does work with progress and signals; the line is wiped before anything else is said.
template <class Work> auto watched(Host host, const Terminal& terminal, Work&& work)
{
    ProgressLine line(standard_error(host));
    if (!terminal.quiet()) {
        host.progress = [&line](const Progress& progress) { line.show(progress); };
    }
    host.warning = [&](std::string_view text) {
        line.clear();
        terminal.warn(text);
    };
    host.stop = [] { return StopSignals::received() != 0; };
    try {
        auto report = work(static_cast<const Host&>(host));
        line.clear();
        return report;
    } catch (...) {
        line.clear();
        throw;
    }
}

} // namespace chokepoint::program
