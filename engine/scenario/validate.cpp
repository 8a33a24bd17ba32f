// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/validate.hpp"

#include "core/text.hpp"
#include "scenario/checks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace chokepoint::reading {
namespace {

constexpr int longest_horizon = 1200; // months
constexpr double share_tolerance = 1e-9;

class Validator : private Checks {
  public:
    using Checks::Checks;

    void check()
    {
        check_horizon();
        for (const KindRow& kind : kinds()) {
            check_lifetimes(kind);
        }
        check_keys();
        check_funds();
        check_rules();
        check_lines();
        check_labs();
        check_segments();
    }

  private:
    void check_horizon()
    {
        const bool read = given("horizon.start") && given("horizon.end") && reader_.sound("horizon");
        if (read && scenario_.end < scenario_.start) {
            error("horizon.end",
                  "the end " + scenario_.end.text() + " is before the start " + scenario_.start.text());
        } else if (read && scenario_.months() > longest_horizon) {
            error("horizon.end", "a horizon of more than 100 years");
        }
    }

    void check_lifetimes(const KindRow& kind)
    {
        for (std::size_t i = 0; i < kind.count(scenario_); ++i) {
            const Entity& entity = kind.entity(scenario_, i);
            const std::string path = path_of(kind.name, entity);
            if (sound_all({path + ".from", path + ".until"}) &&
                entity.until.month_of() < entity.from.month_of()) {
                error(path + ".until",
                      "until " + entity.until.text() + " is before from " + entity.from.text());
            }
        }
    }

    //! Two entities with one key would share their random draws.
    void check_keys()
    {
        std::vector<std::pair<std::uint32_t, std::string>> keys;
        for (const KindRow& kind : kinds()) {
            for (std::size_t i = 0; i < kind.count(scenario_); ++i) {
                const Entity& entity = kind.entity(scenario_, i);
                keys.emplace_back(entity.key, path_of(kind.name, entity));
            }
        }
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size(); ++i) {
            if (keys[i].first == keys[i - 1].first) {
                error(keys[i].second, "the id has the same key of random numbers as '" + keys[i - 1].second +
                                          "' (a rare accident: choose another id)");
            }
        }
    }

    void check_funds()
    {
        for (const Fund& fund : scenario_.funds) {
            const double sum = std::accumulate(fund.layers.begin(), fund.layers.end(), 0.0);
            const std::string path = path_of("funds", fund);
            if (given(path + ".layers") && reader_.sound(path + ".layers") &&
                !(std::abs(sum - 1.0) <= share_tolerance)) {
                error(path + ".layers", "the shares of the layers sum to " + to_text(sum) + ", not to 1");
            }
            if (!fund.tranches.empty() && reader_.sound(path + ".tranches") &&
                std::all_of(fund.tranches.begin(), fund.tranches.end(), [](double x) { return x == 0.0; })) {
                error(path + ".tranches", "all payments are 0");
            }
        }
    }

    void check_rules()
    {
        for (const Rule& rule : scenario_.rules) {
            const std::string path = path_of("rules", rule);
            if (!sound_all({path + ".layer", path + ".announced", path + ".from"})) {
                continue;
            }
            if (rule.layer != Layer::chips && rule.layer != Layer::foundry && rule.layer != Layer::memory &&
                rule.layer != Layer::packaging) {
                error(path + ".layer",
                      "rules reach chips, foundry, memory and packaging; nothing is shipped on '" +
                          std::string(layer_names[static_cast<std::size_t>(rule.layer)]) + "'");
            }
            if (rule.announced != Date::always() && rule.from == Date::always()) {
                error(path + ".announced",
                      "'announced' needs 'from', the day on which the rule takes effect");
            } else if (rule.announced > rule.from) {
                error(path + ".announced",
                      "announced " + rule.announced.text() + ", after it takes effect, " + rule.from.text());
            }
        }
    }

    void check_lines()
    {
        for (const Fab& fab : scenario_.fabs) {
            const std::string path = path_of("fabs", fab);
            const bool read = sound_all({path + ".defect_density", path + ".defect_density_floor"});
            if (read && fab.defect_density_floor > fab.defect_density) {
                error(given(path + ".defect_density_floor") ? path + ".defect_density_floor"
                                                            : path + ".defect_density",
                      "the floor of the defect density, " + to_text(fab.defect_density_floor) +
                          ", is above the defect density at the start, " + to_text(fab.defect_density));
            }
        }
        for (const MemoryLine& line : scenario_.memory_lines) {
            const std::string path = path_of("memory_lines", line) + ".generation";
            if (line.generation == MemoryGeneration::none && given(path) && reader_.sound(path)) {
                error(path, "a line makes stacks of some generation");
            }
        }
    }

    //! Users' spending is bounded by their country's product, and no product counts twice.
    void check_segments()
    {
        std::vector<double> counted(scenario_.countries.size(), 0.0);
        for (const Segment& segment : scenario_.segments) {
            const std::string path = path_of("segments", segment);
            if (!segment.country.given() || !reader_.sound(path)) {
                continue;
            }
            const auto country = static_cast<std::size_t>(segment.country);
            const std::string& id = scenario_.countries[country].id;
            const Path& gdp = scenario_.countries[country].gdp;
            if (reader_.sound("countries." + id) &&
                std::ranges::all_of(gdp.steps, [](const Path::Step& step) { return step.value == 0.0; })) {
                error(path + ".country", "the country '" + id + "' gives no 'gdp', which bounds spending");
            }
            const double before = counted[country];
            counted[country] += segment.gdp_share;
            if (before <= 1.0 + share_tolerance && counted[country] > 1.0 + share_tolerance) {
                error(given(path + ".gdp_share") ? path + ".gdp_share" : path,
                      "with this segment, the shares of the product of '" + id + "' sum to " +
                          to_text(counted[country]) + ": above 1");
            }
        }
    }

    //! No cloud rents out more than it has.
    void check_labs()
    {
        std::vector<double> rented(scenario_.clouds.size(), 0.0);
        for (const Lab& lab : scenario_.labs) {
            for (const Weight& share : lab.clouds) {
                const auto cloud = static_cast<std::size_t>(share.entity);
                const double before = rented[cloud];
                rented[cloud] += share.value;
                if (before <= 1.0 + share_tolerance && rented[cloud] > 1.0 + share_tolerance) {
                    error(path_of("labs", lab) + ".clouds." + scenario_.clouds[cloud].id,
                          "with this lab, the shares of the cloud sum to " + to_text(rented[cloud]) +
                              " over all labs: above 1");
                }
            }
        }
    }
};

} // namespace

void check_meaning(Reader& reader)
{
    Validator(reader).check();
    check_supply(reader);
    check_developers(reader);
}

} // namespace chokepoint::reading
