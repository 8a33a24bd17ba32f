// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/source_report.hpp"

#include "scenario/known_number.hpp"
#include "scenario/number_layers.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace chokepoint {
namespace {

constexpr std::string_view shared_layer = "shared";

std::string layer_name(std::optional<Layer> layer)
{
    return std::string(layer ? layer_names[static_cast<std::size_t>(*layer)] : shared_layer);
}

void count(EvidenceCount& numbers, const Quantity& quantity)
{
    if (is_definition(quantity)) {
        ++numbers.definition;
        return;
    }
    switch (quantity.kind) {
    case Evidence::unstated:
        ++numbers.unstated;
        break;
    case Evidence::measured:
        ++numbers.measured;
        break;
    case Evidence::derived:
        ++numbers.derived;
        break;
    case Evidence::assumed:
        ++numbers.assumed;
        break;
    }
}

//! Gathers the numbers of a scenario, one by one.
class Gathering {
  public:
    explicit Gathering(std::string_view layer) : layer_(layer) {}

    void add(const Scenario& scenario, const Quantity& quantity)
    {
        const std::string layer = layer_name(layer_of_number(scenario, quantity.path));
        if (!wanted(layer)) {
            return;
        }
        count(report.total, quantity);
        count(layers_[layer], quantity);
        if (!quantity.source.empty() && !is_definition(quantity)) {
            count(sources_[quantity.source].numbers, quantity);
        }
        if (quantity.kind == Evidence::assumed) {
            report.assumed.push_back({quantity.path, layer, known_number(quantity)});
        } else if (quantity.kind == Evidence::unstated) {
            report.unstated.push_back({quantity.path, layer, known_number(quantity)});
        }
    }

    void add(const Rule& rule)
    {
        if (!wanted(layer_name(rule.layer))) {
            return;
        }
        if (rule.source.empty()) {
            report.rules_without_source.push_back(rule.id);
        } else {
            ++sources_[rule.source].rules;
        }
    }

    SourceReport finish(const std::vector<SourceRow>& rows)
    {
        for (const std::string& layer : evidence_layers()) {
            if (const auto found = layers_.find(layer); found != layers_.end()) {
                report.layers.push_back({layer, found->second});
            }
        }
        for (const SourceRow& row : rows) {
            if (const auto found = sources_.find(row.id); found != sources_.end()) {
                found->second.outlet = row.outlet;
                found->second.title = row.title;
                found->second.date = row.date;
                found->second.url = row.url;
            }
        }
        for (auto& [id, use] : sources_) {
            use.id = id;
            report.sources.push_back(use);
        }
        std::stable_sort(report.assumed.begin(), report.assumed.end(), wider);
        return std::move(report);
    }

    SourceReport report;

  private:
    bool wanted(std::string_view layer) const { return layer_.empty() || layer == layer_; }

    //! Numbers without a range behind all others.
    static bool wider(const NumberAt& a, const NumberAt& b)
    {
        const double left = a.number.relative_width();
        const double right = b.number.relative_width();
        return std::isnan(right) ? !std::isnan(left) : left > right;
    }

    std::string_view layer_;
    std::map<std::string, EvidenceCount> layers_;
    std::map<std::string, SourceUse> sources_;
};

} // namespace

std::vector<std::string> evidence_layers()
{
    std::vector<std::string> names(layer_names.begin(), layer_names.end());
    names.emplace_back(shared_layer);
    return names;
}

SourceReport source_report(const LoadedScenario& loaded, std::string_view layer)
{
    Gathering gathering(layer);
    gathering.report.scenario = loaded.scenario.name;
    for (const Quantity& quantity : loaded.scenario.quantities) {
        gathering.add(loaded.scenario, quantity);
    }
    for (const Rule& rule : loaded.scenario.rules) {
        gathering.add(rule);
    }
    return gathering.finish(loaded.sources);
}

} // namespace chokepoint
