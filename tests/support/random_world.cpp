// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support/worlds.hpp"

#include <algorithm>

namespace chokepoint::testing {
namespace {

//! Draws one valid world. Ids are `a`, `b`, ... so that rows are sorted as they are made.
class Maker {
  public:
    explicit Maker(std::uint64_t seed) : numbers_(seed) {}

    Scenario make()
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

  private:
    std::int32_t any(std::size_t count)
    {
        return static_cast<std::int32_t>(numbers_.whole(0, static_cast<std::int64_t>(count) - 1));
    }

    Path path(double low, double high)
    {
        Path path{{{Date::always().month_of(), numbers_.between(low, high)}}};
        if (numbers_.chance(0.3)) {
            path.steps.push_back(
                {s_.start + static_cast<int>(numbers_.whole(1, 20)), numbers_.between(low, high)});
        }
        return path;
    }

    References some(std::size_t count)
    {
        References rows;
        for (std::size_t i = 0; i < count; ++i) {
            if (numbers_.chance(0.7)) {
                rows.push_back({static_cast<std::int32_t>(i)});
            }
        }
        return rows;
    }

    void dates(Entity& entity, double probability)
    {
        if (numbers_.chance(probability)) {
            const Month from = s_.start + static_cast<int>(numbers_.whole(-6, 12));
            entity.from = {from.year(), from.month(), static_cast<int>(numbers_.whole(1, 28))};
        }
        if (numbers_.chance(probability / 2)) {
            const Month until = s_.start + static_cast<int>(numbers_.whole(13, 40));
            entity.until = {until.year(), until.month(), 1};
        }
    }

    void switches()
    {
        Mechanisms& m = s_.mechanisms;
        m.yield_law = static_cast<YieldLaw>(numbers_.whole(0, 6));
        m.time_to_build = static_cast<TimeToBuild>(numbers_.whole(0, 1));
        for (bool* flag : {&m.rules, &m.investment, &m.learning, &m.prices, &m.taste, &m.research,
                           &m.diffusion, &m.release, &m.applications, &m.frameworks, &m.stockpiling,
                           &m.grey_market, &m.design, &m.product_mix}) {
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

    void places()
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

    template <class Line> void line(Line& line, double capacity)
    {
        line.country = {any(s_.countries.size())};
        line.time_to_build = numbers_.between(1, 30);
        line.ramp_time = numbers_.between(0, 8);
        if constexpr (requires { line.wafer_capacity; }) {
            line.wafer_capacity = path(0, capacity);
        } else {
            line.capacity = path(0, capacity);
        }
        dates(line, 0.3);
    }

    void lines()
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

    void chips()
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
            product.generation = product.stacks > 0 ? static_cast<MemoryGeneration>(numbers_.whole(1, 5))
                                                    : MemoryGeneration::none;
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

    void roadmaps()
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

    void users()
    {
        for (Cloud& cloud : s_.clouds) {
            cloud.country = {any(s_.countries.size())};
            cloud.owner = static_cast<Owner>(numbers_.whole(0, 1));
            cloud.capex = path(0, 400);
            cloud.compute = numbers_.between(0, 10000);
            cloud.tier = numbers_.whole(0, 2);
            cloud.domestic_preference = numbers_.between(-0.5, 0.5);
            dates(cloud, 0.2);
        }
        for (Lab& lab : s_.labs) {
            lab.country = {any(s_.countries.size())};
            lab.compute = numbers_.between(0, 3000);
            lab.training_time = numbers_.whole(1, 6);
            lab.open = static_cast<Openness>(numbers_.whole(0, 2));
            lab.efficiency = numbers_.between(0.2, 1);
            lab.disposition = numbers_.between(0, 1);
            lab.access = path(0, 1);
            lab.api_share = numbers_.between(0, 1);
            for (std::size_t cloud = 0; cloud < s_.clouds.size(); ++cloud) {
                if (numbers_.chance(0.5)) {
                    lab.clouds.push_back({{static_cast<std::int32_t>(cloud)}, numbers_.between(0, 0.25)});
                }
            }
            dates(lab, 0.3);
        }
        for (Segment& segment : s_.segments) {
            segment.country = {any(s_.countries.size())};
            segment.adopters = numbers_.between(0, 1e8);
            segment.spend = numbers_.between(0, 500);
            segment.innovation = numbers_.between(0, 0.1);
            segment.imitation = numbers_.between(0, 1);
            segment.protection = path(0, 1);
            dates(segment, 0.4);
        }
    }

    void developers()
    {
        for (Framework& framework : s_.frameworks) {
            if (numbers_.chance(0.8)) {
                framework.country = {any(s_.countries.size())};
            }
            framework.open = numbers_.chance(0.5);
            framework.quality = numbers_.between(0.1, 1);
            framework.vendor_effort = path(0, 2);
            framework.appeal = path(-1, 1);
            for (std::size_t maker = 0; maker < s_.chipmakers.size(); ++maker) {
                const Reference row{static_cast<std::int32_t>(maker)};
                framework.backends.push_back({row, numbers_.between(0, 1)});
                framework.backend_effort.push_back({row, path(0, 2)});
            }
            if (&framework != &s_.frameworks.front()) {
                dates(framework, 0.4);
            }
        }
        if (s_.frameworks.empty()) {
            s_.developers.clear();
        }
        for (Population& population : s_.developers) {
            population.country = {any(s_.countries.size())};
            population.number = numbers_.whole(1, 500);
            population.weight = numbers_.between(1, 1000);
            population.state_share = numbers_.chance(0.5) ? numbers_.between(0, 1) : 0.0;
            population.entry_rate = path(0, 0.05);
            population.initial = {{{0}, 1.0}};
            population.mandate = {{{any(s_.frameworks.size())}, path(-2, 2)}};
        }
        s_.adoption.regional_influence = numbers_.chance(0.2) ? 1.0 : numbers_.between(0, 1);
        s_.adoption.mean_ties = numbers_.between(0, 20);
    }

    void policy()
    {
        for (Fund& fund : s_.funds) {
            fund.country = {any(s_.countries.size())};
            fund.amount = numbers_.between(0, 50000);
            fund.years = numbers_.between(0.5, 6);
            fund.profile = static_cast<DisbursementProfile>(numbers_.whole(0, 2));
            const double foundry = numbers_.between(0, 1);
            const double memory = numbers_.between(0, 1 - foundry);
            fund.layers[static_cast<std::size_t>(Layer::foundry)] = foundry;
            fund.layers[static_cast<std::size_t>(Layer::memory)] = memory;
            fund.layers[static_cast<std::size_t>(Layer::packaging)] = 1 - foundry - memory;
            if (numbers_.chance(0.5)) {
                fund.allocation = Allocation::gap_seeking;
                fund.gap_exponent = numbers_.between(0, 4);
                for (double& target : fund.targets) {
                    target = numbers_.between(0, 1);
                }
            }
            dates(fund, 1.0);
            fund.until = Date::never();
        }
        for (Rule& rule : s_.rules) {
            rule.issuer = {any(s_.countries.size())};
            rule.side = static_cast<RuleSide>(numbers_.whole(0, 1));
            rule.layer = static_cast<Layer>(numbers_.whole(1, 4));
            if (numbers_.chance(0.5)) {
                rule.origins = some(s_.countries.size());
                rule.to = some(s_.countries.size());
            }
            rule.priority = numbers_.whole(0, 2);
            Predicate leaf{Predicate::Type::leaf,      {}, Attribute::tpp, Comparison::at_least,
                           numbers_.between(0, 15000), ""};
            rule.when = numbers_.chance(0.7) ? leaf : Predicate{};
            rule.decision.verdict = static_cast<Verdict>(numbers_.whole(0, 4));
            rule.decision.grant = numbers_.between(0, 1);
            rule.decision.delay = numbers_.whole(0, 6);
            if (rule.decision.verdict == Verdict::licence) {
                licence_terms(rule.decision);
            }
            dates(rule, 0.8);
            if (numbers_.chance(0.5) && rule.from != Date::always()) {
                const Month announced = rule.from.month_of() - static_cast<int>(numbers_.whole(1, 8));
                rule.announced = {announced.year(), announced.month(), 1};
            }
            rule.surprise = numbers_.chance(0.3);
        }
        for (Route& route : s_.routes) {
            route.to = some(s_.countries.size());
            route.via = {any(s_.countries.size())};
            route.capacity = numbers_.between(0, 5000);
            route.hops = numbers_.whole(1, 3);
            route.interdiction = numbers_.between(0, 0.4);
            route.mark_up = numbers_.between(0, 1);
            route.ceiling = numbers_.between(0, 1);
            dates(route, 0.5);
        }
    }

    void licence_terms(Decision& licence)
    {
        licence.quota = numbers_.chance(0.5) ? numbers_.between(0, 2000) : -1.0;
        licence.fee = numbers_.chance(0.5) ? numbers_.between(0, 0.3) : 0.0;
        if (numbers_.chance(0.3)) {
            licence.cap = numbers_.between(0, 2);
            licence.cap_of = {{any(s_.countries.size())}};
        }
    }

    TestNumbers numbers_;
    Scenario s_;
};

} // namespace

Scenario random_world(std::uint64_t seed)
{
    return Maker(seed).make();
}

} // namespace chokepoint::testing
