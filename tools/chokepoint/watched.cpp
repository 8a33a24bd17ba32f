// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "watched.hpp"

#include <cstdio>

namespace chokepoint::program {

ProgressSink standard_error(const Host& host)
{
    ProgressSink sink;
    sink.write = [](std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stderr); };
    sink.seconds = host.seconds;
    sink.width = terminal_width;
    sink.redraw = can_redraw();
    return sink;
}

} // namespace chokepoint::program
