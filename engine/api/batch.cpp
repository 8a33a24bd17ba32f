// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/batch.hpp"

#include "study/batch_status.hpp"
#include "study/forecast.hpp"

#include <chokepoint/version.hpp>

namespace chokepoint {

BatchReport run_batch(const std::filesystem::path& study, const BatchOptions& options, const Host& host)
{
    return run_study(study, options, {version(), revision(), build()}, host);
}

BatchForecast forecast_batch(const std::filesystem::path& study, const BatchOptions& options,
                             const Host& host)
{
    return forecast(study, options, {version(), revision(), build()}, host);
}

BatchStatus batch_status(const std::vector<std::filesystem::path>& outputs)
{
    return status_of(outputs);
}

} // namespace chokepoint
