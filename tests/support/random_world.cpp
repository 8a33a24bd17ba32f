// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/random_maker.hpp"

#include <algorithm>

namespace chokepoint::testing {

Scenario Maker::make()
{
    s_.name = "random";
    s_.start =
        Month::of(static_cast<int>(numbers_.whole(2015, 2024)), static_cast<int>(numbers_.whole(1, 12)));
    s_.end = s_.start + static_cast<int>(numbers_.whole(5, 47));
    for (const KindRow& kind : kinds()) {
        const bool needed = kind.name != "funds" && kind.name != "rules" && kind.name != "labs" &&
                            kind.name != "segments" && kind.name != "frameworks" &&
                            kind.name != "developers" && kind.name != "routes" && kind.name != "roadmaps";
        const std::int64_t most = kind.name == "products" || kind.name == "rules" ? 6 : 4;
        kind.resize(s_, static_cast<std::size_t>(numbers_.whole(needed ? 1 : 0, most)));
        for (std::size_t i = 0; i < kind.count(s_); ++i) {
            kind.entity(s_, i).id = std::string(1, static_cast<char>('a' + i));
        }
    }
    apply_defaults(s_);
    switches();
    places();
    lines();
    chips();
    roadmaps();
    users();
    developers();
    policy();
    finish(s_);
    add_releases(s_);
    return s_;
}

void Maker::switches()
{
    Mechanisms& m = s_.mechanisms;
    m.yield_law = static_cast<YieldLaw>(numbers_.whole(0, 6));
    m.time_to_build = static_cast<TimeToBuild>(numbers_.whole(0, 1));
    for (bool* flag :
         {&m.rules, &m.investment, &m.learning, &m.prices, &m.taste, &m.research, &m.diffusion, &m.release,
          &m.applications, &m.frameworks, &m.stockpiling, &m.grey_market, &m.design, &m.product_mix}) {
        *flag = numbers_.chance(0.8);
    }
    m.licence_delay = static_cast<LicenceDelay>(numbers_.whole(0, 1));
    s_.stockpiling.cover_limit = numbers_.between(0, 14);
    s_.stockpiling.rumour_time = numbers_.whole(0, 6);
    s_.stockpiling.rumour_strength = numbers_.between(0, 0.5);
    s_.market.choice_spread = numbers_.chance(0.2) ? 0.0 : numbers_.between(0.05, 0.5);
    s_.research.publication_lag = numbers_.whole(0, 6);
    s_.research.post_training_lag = numbers_.whole(0, 4);
    s_.research.secrecy_lag = numbers_.whole(0, 4);
    s_.research.post_training_start = {numbers_.chance(0.5) ? 2016 : 2023, 7, 1};
    s_.research.distillation_start = s_.research.post_training_start;
    m.capability_channels = static_cast<CapabilityChannels>(numbers_.whole(0, 3));
    s_.market.revenue_lag = numbers_.whole(1, 4);
    if (numbers_.chance(0.5)) {
        s_.market.exogenous_until = {s_.start.year(), 12, 1};
    }
    s_.construction.stages = numbers_.whole(1, 8);
    s_.compute.retirement = numbers_.between(0.0, 0.1);
}

void Maker::places()
{
    for (Country& country : s_.countries) {
        country.region = static_cast<Region>(numbers_.whole(0, 3));
        country.leakage = numbers_.chance(0.5) ? numbers_.between(0, 0.4) : 0.0;
        country.absorption[static_cast<std::size_t>(Layer::foundry)] =
            numbers_.chance(0.5) ? numbers_.between(1, 500) : 0.0;
        country.bloc = numbers_.chance(0.5) ? "west" : "";
        country.gdp = path(0, 2e6);
        country.power = numbers_.chance(0.2) ? path(0, 0.1) : Path{};
        country.open_pressure = path(-1, 1);
        country.perceived_hazard = numbers_.chance(0.3) ? numbers_.between(0, 0.1) : 0.0;
    }
    for (Node& node : s_.nodes) {
        node.density = numbers_.between(0.2, 2);
        node.wafer_cost = numbers_.between(1000, 20000);
        node.mask_passes = numbers_.between(40, 100);
    }
}

void Maker::lines()
{
    for (Fab& fab : s_.fabs) {
        line(fab, 5000);
        fab.node = {any(s_.nodes.size())};
        fab.cycle_time = numbers_.whole(1, 5);
        fab.accelerator_share = path(0, 1);
        fab.cumulative_wafers = numbers_.between(0, 1e5);
        if (numbers_.chance(0.3)) {
            fab.learns_from = {{{any(s_.fabs.size())}, numbers_.between(0, 0.5)}};
        }
    }
    for (MemoryLine& memory : s_.memory_lines) {
        line(memory, 300000);
        memory.generation = static_cast<MemoryGeneration>(numbers_.whole(1, 5));
        memory.finished_time = numbers_.between(0, 4);
    }
    for (PackagingLine& packaging : s_.packaging_lines) {
        line(packaging, 60000);
    }
}

void Maker::chips()
{
    for (Chipmaker& maker : s_.chipmakers) {
        maker.country = {any(s_.countries.size())};
        maker.foundries = some(s_.fabs.size());
        maker.memory = some(s_.memory_lines.size());
        maker.packaging = some(s_.packaging_lines.size());
        maker.software = path(0.2, 1);
        maker.priority = numbers_.whole(0, 1);
        dates(maker, 0.1);
    }
    for (Product& product : s_.products) {
        product.maker = {any(s_.chipmakers.size())};
        product.node = {any(s_.nodes.size())};
        product.die_area = numbers_.between(20, 850);
        product.dies = numbers_.whole(1, 4);
        product.stacks = numbers_.whole(0, 8);
        product.generation =
            product.stacks > 0 ? static_cast<MemoryGeneration>(numbers_.whole(1, 5)) : MemoryGeneration::none;
        product.slots = numbers_.between(0.5, 2);
        product.tpp = numbers_.between(100, 20000);
        product.ops_8bit = numbers_.chance(0.5) ? numbers_.between(50, 3000) : 0.0;
        product.ops_16bit = numbers_.between(50, 1500);
        product.memory_bandwidth = numbers_.between(200, 5000);
        product.io_bandwidth = numbers_.between(0, 1000);
        product.price = numbers_.between(500, 40000);
        product.die_stock = numbers_.whole(0, 20000);
        product.unit_stock = numbers_.whole(0, 20000);
        product.maturity_loss = numbers_.chance(0.3) ? numbers_.between(0, 0.7) : 0.0;
        dates(product, 0.4);
    }
}

void Maker::roadmaps()
{
    for (std::size_t i = 0; i < s_.roadmaps.size(); ++i) {
        Roadmap& roadmap = s_.roadmaps[i];
        roadmap.id = "r" + roadmap.id;
        roadmap.maker = {any(s_.chipmakers.size())};
        roadmap.releases = numbers_.whole(1, 4);
        roadmap.period = numbers_.whole(3, 18);
        roadmap.design_time = numbers_.whole(1, 6);
        roadmap.delay_spread = numbers_.between(0, 3);
        roadmap.life = numbers_.whole(3, 30);
        if (numbers_.chance(0.5)) {
            roadmap.destinations = some(s_.countries.size());
        }
        roadmap.nodes = some(s_.nodes.size());
        roadmap.die_area = numbers_.between(20, 850);
        roadmap.dies = numbers_.whole(1, 4);
        roadmap.stacks = numbers_.whole(1, 8);
        roadmap.slots = numbers_.between(0.5, 2);
        roadmap.tpp_per_area = numbers_.between(1, 30);
        roadmap.links = {400, 600, 900};
        roadmap.mark_up = numbers_.between(0, 5);
        dates(roadmap, 0.4);
    }
}

Scenario random_world(std::uint64_t seed)
{
    return Maker(seed).make();
}

} // namespace chokepoint::testing
