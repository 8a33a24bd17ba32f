// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "world/kinds.hpp"
#include "core/text.hpp"

#include <stdexcept>

namespace chokepoint {
namespace {

//! The parts of a kind that follow from where its entities and its table stand.
template <auto Entities, auto Table>
constexpr KindRow kind(std::string_view name, std::string_view singular, std::string_view text,
                       std::span<const FieldRow> fields, std::span<const ColumnRow> columns)
{
    KindRow row{};
    row.name = name;
    row.singular = singular;
    row.text = text;
    row.fields = fields;
    row.columns = columns;
    row.count = [](const Scenario& scenario) { return (scenario.*Entities).size(); };
    row.resize = [](Scenario& scenario, std::size_t count) { (scenario.*Entities).resize(count); };
    row.entity = [](Scenario& scenario, std::size_t i) -> Entity& { return (scenario.*Entities)[i]; };
    if constexpr (!std::is_null_pointer_v<decltype(Table)>) {
        row.table = [](World& world) -> void* { return &(world.*Table); };
    }
    row.rows = [](const Scenario& scenario, const World&) { return (scenario.*Entities).size(); };
    row.ids = [](const Scenario& scenario, const World&) {
        std::vector<std::string> ids;
        for (const Entity& entity : scenario.*Entities) {
            ids.push_back(entity.id);
        }
        return ids;
    };
    return row;
}

using Ids = std::vector<std::string>;
using Rows = std::size_t (*)(const Scenario&, const World&);

template <auto Table>
constexpr KindRow derived_kind(std::string_view name, std::string_view singular, std::string_view text,
                               std::span<const ColumnRow> columns, Rows rows,
                               Ids (*ids)(const Scenario&, const World&))
{
    KindRow row{};
    row.name = name;
    row.singular = singular;
    row.text = text;
    row.columns = columns;
    row.table = [](World& world) -> void* { return &(world.*Table); };
    row.rows = rows;
    row.ids = ids;
    return row;
}

template <const auto& Names> std::size_t count_of(const Scenario&, const World&)
{
    return Names.size();
}

template <const auto& Names> Ids named(const Scenario&, const World&)
{
    return {Names.begin(), Names.end()};
}

Ids lot_ids(const Scenario& scenario, const World& world)
{
    Ids ids;
    for (const Lot& lot : world.lot_list) {
        ids.push_back(scenario.fabs[std::size_t(lot.fab)].id + "/" +
                      scenario.products[std::size_t(lot.product)].id);
    }
    return ids;
}

Ids agent_ids(const Scenario& scenario, const World& world)
{
    Ids ids;
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const auto& first = world.network.first_agent;
        for (std::uint32_t agent = first[population]; agent < first[population + 1]; ++agent) {
            ids.push_back(scenario.developers[population].id + "/" +
                          to_text(std::int64_t{agent - first[population]}));
        }
    }
    return ids;
}

Ids account_ids(const Scenario&, const World& world)
{
    return world.ledger.names;
}

constexpr std::array all_kinds{
    kind<&Scenario::countries, &World::countries>(
        "countries", "country", "Countries: every firm, line, lab, fund and rule belongs to one",
        country_fields, country_columns),
    kind<&Scenario::funds, &World::funds>("funds", "fund", "Public money committed over years", fund_fields,
                                          fund_columns),
    kind<&Scenario::rules, &World::rules>("rules", "rule", "Rules of states on exports and imports",
                                          rule_fields, rule_columns),
    kind<&Scenario::nodes, nullptr>("nodes", "node", "Process nodes, each as one foundry runs it",
                                    node_fields, {}),
    kind<&Scenario::fabs, &World::fabs>("fabs", "fab", "Lines of foundries at one node", fab_fields,
                                        fab_columns),
    kind<&Scenario::memory_lines, &World::memory_lines>("memory_lines", "memory_line",
                                                        "Lines that make stacks of high-bandwidth memory",
                                                        memory_line_fields, memory_line_columns),
    kind<&Scenario::packaging_lines, &World::packaging_lines>("packaging_lines", "packaging_line",
                                                              "Lines that join dies and stacks to packages",
                                                              packaging_line_fields, packaging_line_columns),
    kind<&Scenario::chipmakers, &World::chipmakers>("chipmakers", "chipmaker", "Designers of accelerators",
                                                    chipmaker_fields, chipmaker_columns),
    kind<&Scenario::products, &World::products>("products", "product", "Accelerators on sale", product_fields,
                                                product_columns),
    kind<&Scenario::roadmaps, &World::roadmaps>("roadmaps", "roadmap",
                                                "Plans of products that chipmakers will release",
                                                roadmap_fields, roadmap_columns),
    kind<&Scenario::routes, &World::routes>("routes", "route", "Ways around the rules on accelerators",
                                            route_fields, route_columns),
    kind<&Scenario::clouds, &World::clouds>("clouds", "cloud", "Buyers of accelerators that rent them out",
                                            cloud_fields, cloud_columns),
    kind<&Scenario::frameworks, &World::frameworks>("frameworks", "framework",
                                                    "Software frameworks of AI developers", framework_fields,
                                                    framework_columns),
    kind<&Scenario::developers, &World::developers>("developers", "population",
                                                    "Populations of AI developers, one or more of a country",
                                                    population_fields, population_columns),
    kind<&Scenario::labs, &World::labs>("labs", "lab", "Developers of AI models", lab_fields, lab_columns),
    kind<&Scenario::segments, &World::segments>("segments", "segment",
                                                "Users of AI: those of a sector of a country", segment_fields,
                                                segment_columns),
};

constexpr std::array all_derived_kinds{
    derived_kind<&World::regions>("regions", "region", "Regions in which results are reported",
                                  region_columns, count_of<region_names>, named<region_names>),
    derived_kind<&World::layers>("layers", "layer", "Layers of the stack, the whole world", layer_columns,
                                 count_of<layer_names>, named<layer_names>),
    derived_kind<&World::lots>(
        "lots", "lot", "Products on lines", lot_columns,
        [](const Scenario&, const World& world) { return world.lot_list.size(); }, lot_ids),
    derived_kind<&World::agents>(
        "agents", "agent", "Agents that stand for developers", agent_columns,
        [](const Scenario&, const World& world) { return world.agents.choice.size(); }, agent_ids),
    derived_kind<&World::ledger>(
        "ledger", "account", "Accounts of everyone who holds money", ledger_columns,
        [](const Scenario&, const World& world) { return world.ledger.names.size(); }, account_ids),
};

template <auto Member> constexpr auto owner = [](Scenario& scenario) -> void* { return &(scenario.*Member); };

constexpr std::array all_groups{
    GroupRow{"mechanisms", "Switches: every mechanism can be turned off or to a textbook form",
             mechanism_fields, owner<&Scenario::mechanisms>},
    GroupRow{"parameters.yield", "Dies and their yield", yield_fields, owner<&Scenario::yield>},
    GroupRow{"parameters.construction", "From money to capacity", construction_fields,
             owner<&Scenario::construction>},
    GroupRow{"parameters.production", "How makers plan", production_fields, owner<&Scenario::production>},
    GroupRow{"parameters.design", "How chipmakers answer rules", design_fields, owner<&Scenario::design>},
    GroupRow{"parameters.market", "How buyers choose and prices move", market_fields,
             owner<&Scenario::market>},
    GroupRow{"parameters.stockpiling", "How buyers run ahead of rules", stockpiling_fields,
             owner<&Scenario::stockpiling>},
    GroupRow{"parameters.compute", "Installed compute", compute_fields, owner<&Scenario::compute>},
    GroupRow{"parameters.research", "Algorithmic progress and capability", research_fields,
             owner<&Scenario::research>},
    GroupRow{"parameters.applications", "How users adopt AI, choose models and pay", application_fields,
             owner<&Scenario::applications>},
    GroupRow{"parameters.frameworks", "How frameworks get better and developers choose",
             framework_parameter_fields, owner<&Scenario::adoption>},
    GroupRow{"series", "Exogenous paths", series_fields, owner<&Scenario::series>},
};

} // namespace

std::span<const KindRow> kinds()
{
    return all_kinds;
}

std::span<const KindRow> derived_kinds()
{
    return all_derived_kinds;
}

std::span<const GroupRow> groups()
{
    return all_groups;
}

const KindRow* find_kind(std::string_view name)
{
    for (const KindRow& kind : all_kinds) {
        if (kind.name == name) {
            return &kind;
        }
    }
    return nullptr;
}

Reference find_entity(const KindRow& kind, const Scenario& scenario, std::string_view id)
{
    // KindRow walks scenarios for readers and writers alike; nothing is written here.
    auto& entities = const_cast<Scenario&>(scenario);
    std::size_t low = 0;
    std::size_t high = kind.count(scenario);
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (kind.entity(entities, middle).id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < kind.count(scenario) && kind.entity(entities, low).id == id) {
        return {static_cast<std::int32_t>(low)};
    }
    return {};
}

NamedColumn find_column(std::string_view name)
{
    for (const std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            // A kind's singular may begin another's, so the whole name decides.
            if (!name.starts_with(kind.singular) || name.size() <= kind.singular.size() ||
                name[kind.singular.size()] != '_') {
                continue;
            }
            for (const ColumnRow& column : kind.columns) {
                if (column.name == name.substr(kind.singular.size() + 1)) {
                    return {&kind, &column};
                }
            }
        }
    }
    return {};
}

ColumnView view_column(const KindRow& kind, const ColumnRow& column, const Scenario& scenario,
                       const World& world)
{
    return column.view(kind.table(const_cast<World&>(world)), kind.rows(scenario, world));
}

std::vector<std::string> dimension_ids(std::string_view dimension, const Scenario& scenario,
                                       const World& world)
{
    if (dimension == "origin") {
        return named<origin_names>(scenario, world);
    }
    if (dimension == "channel") {
        return named<channel_names>(scenario, world);
    }
    if (dimension == "generation") {
        return named<memory_generation_names>(scenario, world);
    }
    for (std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            if (kind.singular == dimension) {
                return kind.ids(scenario, world);
            }
        }
    }
    throw std::logic_error("a column names a dimension that no kind has: " + std::string(dimension));
}

} // namespace chokepoint
