// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/write_text.hpp"

#include "output/safe_file.hpp"

#include <cerrno>

#include <unistd.h>

namespace chokepoint {

void write_text(const std::filesystem::path& path, std::string_view text, bool replace)
{
    SafeFile file(path, replace);
    while (!text.empty()) {
        const ssize_t written = ::write(file.descriptor(), text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            throw file_error(path, "cannot be written", errno, "look at the room on the disk");
        }
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    file.commit();
}

} // namespace chokepoint
