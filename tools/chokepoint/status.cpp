// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "failed_runs.hpp"
#include "json_text.hpp"
#include "verbs.hpp"

#include <chokepoint/batch.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace chokepoint::program {

int status(const StatusArguments& arguments, const Terminal& terminal)
{
    const BatchStatus status = batch_status({arguments.files.begin(), arguments.files.end()});
    // A number that is not known is null.
    const auto known = [&](std::int64_t runs) { return status.knows_runs ? Json(runs) : Json(); };
    if (arguments.json) {
        terminal.print(json_text({{"study", status.study},
                                  {"runs", known(status.runs)},
                                  {"done", status.done},
                                  {"failed", status.failed},
                                  {"missing", known(status.missing())},
                                  {"damaged_parts", status.damaged},
                                  {"consolidated", status.consolidated},
                                  {"writer", status.writer}}));
    } else {
        const std::string share = failed_share_text(status.failed, status.done);
        terminal.print(share.empty() ? share : share + "\n");
        terminal.print(
            status.knows_runs
                ? fmt::format("{}: {} of {} runs done, {} failed, {} missing\n", status.study, status.done,
                              status.runs, status.failed, status.missing())
                : fmt::format("{}: {} runs done, {} failed; how many there should be is not known, because "
                              "the manifest is damaged or lost: 'batch --resume' finds out\n",
                              status.study, status.done, status.failed));
        if (status.damaged > 0) {
            terminal.print(
                fmt::format("{} damaged parts: 'batch --resume' makes their runs again\n", status.damaged));
        }
        terminal.print(
            status.writer.empty()
                ? std::string(status.consolidated ? "" : "nobody writes it: go on with 'batch --resume'\n")
                : fmt::format("being written by {}\n", status.writer));
    }
    return status.failed > 0 || status.missing() > 0 || !status.knows_runs ? incomplete : done;
}

} // namespace chokepoint::program
