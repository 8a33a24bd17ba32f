// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// The face declares study_schema_text as the study folder does; its definition serves both.
#include "output/safe_file.hpp"
#include "scenario/folders.hpp"
#include "study/design.hpp"
#include "study/study_schema.hpp"
#include "study/write_text.hpp"

#include <chokepoint/study.hpp>

#include <utility>

namespace chokepoint {

StudyPoints sample(const std::filesystem::path& study, const SampleOptions& options)
{
    if (!options.output.empty()) {
        check_output_path(options.output, options.force);
    }
    const OpenedStudy opened = open_study(study, options.library);
    Design design = make_design(opened.study, opened.scenarios);
    StudyPoints points{design_csv(design), static_cast<std::int64_t>(opened.scenarios.size()),
                       opened.study.replicates, static_cast<std::int64_t>(design.points.size()),
                       std::move(design.warnings)};
    if (!options.output.empty()) {
        write_text(options.output, points.csv, options.force);
    }
    return points;
}

void validate(const std::filesystem::path& file, const std::filesystem::path& library)
{
    if (is_study_text(reading::read_file(file).text)) {
        open_study(file, library);
    } else {
        load_scenario_file(file, {{}, library});
    }
}

} // namespace chokepoint
