// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "number_text.hpp"
#include "sources_text.hpp"

#include <nlohmann/json.hpp>

namespace chokepoint::program {
namespace {

Json evidence_json(const EvidenceCount& numbers)
{
    return {{"measured", numbers.measured},    {"derived", numbers.derived},
            {"assumed", numbers.assumed},      {"unstated", numbers.unstated},
            {"claims", numbers.claims()},      {"evidence_share", number_json(numbers.evidence_share())},
            {"definition", numbers.definition}};
}

Json numbers_json(const std::vector<NumberAt>& numbers)
{
    Json rows = Json::array();
    for (const NumberAt& at : numbers) {
        Json row{{"path", at.path},
                 {"layer", at.layer},
                 {"relative_width", number_json(at.number.relative_width())}};
        row.update(known_number_json(at.number));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Json sources_json(const SourceReport& report)
{
    Json layers = Json::array();
    for (const LayerEvidence& layer : report.layers) {
        Json row{{"layer", layer.layer}};
        row.update(evidence_json(layer.numbers));
        layers.push_back(std::move(row));
    }
    Json sources = Json::array();
    for (const SourceUse& use : report.sources) {
        Json row{{"id", use.id},     {"outlet", use.outlet}, {"title", use.title},
                 {"date", use.date}, {"url", use.url},       {"rules", use.rules}};
        row.update(evidence_json(use.numbers));
        sources.push_back(std::move(row));
    }
    return {{"scenario", report.scenario},
            {"total", evidence_json(report.total)},
            {"layers", std::move(layers)},
            {"sources", std::move(sources)},
            {"rules_without_source", report.rules_without_source},
            {"assumed", numbers_json(report.assumed)},
            {"unstated", numbers_json(report.unstated)}};
}

} // namespace chokepoint::program
