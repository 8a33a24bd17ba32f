// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <chokepoint/scenario.hpp>

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! One number of a scenario as it was given, and how well it is known.
struct KnownNumber {
    double value = 0.0;                                    //!< in `unit`
    std::string unit;                                      //!< as in the file, or the field's
    double low = std::numeric_limits<double>::quiet_NaN(); //!< in `unit`; NaN: no range
    double high = std::numeric_limits<double>::quiet_NaN();
    std::string kind;   //!< measured, derived, assumed, definition, or unstated
    std::string source; //!< id of history/sources.csv; may be empty
    std::string role;
    std::string distribution;
    bool is_default = false; //!< no file gives it, or just as the default is

    //! Width of the range over the value's size; infinite around 0, NaN without a range.
    double relative_width() const;
};

//! How many numbers are known how. A definition (a convention such as the passes at which defect densities
//! are quoted, or a neutral element such as a factor of 1) claims nothing about the world: it is counted by
//! itself, and no share counts it, so that definitions do not pass for evidence.
struct EvidenceCount {
    std::int64_t measured = 0;
    std::int64_t derived = 0;
    std::int64_t assumed = 0;
    std::int64_t unstated = 0; //!< the scenario does not say how it is known
    std::int64_t definition = 0;

    std::int64_t claims() const { return measured + derived + assumed + unstated; }

    //! Share of claims that are measured or derived [1]; NaN without claims.
    double evidence_share() const;
};

struct LayerEvidence {
    std::string layer; //!< one of evidence_layers()
    EvidenceCount numbers;
};

//! A source, and what rests on it.
struct SourceUse {
    std::string id;
    std::string outlet; //!< this and the next three are empty for an id that no table of sources has
    std::string title;
    std::string date;
    std::string url;
    EvidenceCount numbers;
    std::int64_t rules = 0; //!< export and import rules: their dates and thresholds
};

struct NumberAt {
    std::string path;  //!< `fabs.smic_n7.defect_density`
    std::string layer; //!< one of evidence_layers()
    KnownNumber number;
};

//! Where the numbers of a scenario came from, defaults included.
struct SourceReport {
    std::string scenario;
    EvidenceCount total;
    std::vector<LayerEvidence> layers; //!< those that have numbers
    std::vector<SourceUse> sources;    //!< by id
    std::vector<NumberAt> assumed;     //!< widest range first, relative to the value; those without one last
    std::vector<NumberAt> unstated;    //!< numbers that do not say how they are known, by path
    std::vector<std::string> rules_without_source; //!< ids
};

//! The layers in their order, and `shared` for numbers that bear on several.
std::vector<std::string> evidence_layers();

//! Reads a scenario and reports on its numbers.
//! \param layer  one of evidence_layers(): report on its numbers alone; empty: on all
//! \throws ScenarioError, FileError
SourceReport source_report(const std::filesystem::path& file, const ScenarioOptions& options = {},
                           std::string_view layer = {});

} // namespace chokepoint
