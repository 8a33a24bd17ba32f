// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/random.hpp"
#include "core/text.hpp"
#include "scenario/checks.hpp"

#include <map>

namespace chokepoint::reading {
namespace {

constexpr std::size_t most_populations = 128; //!< two classes each, in a byte
constexpr double most_ends = 4e9;             //!< ends of ties that 32 bits can number
constexpr double most_weight = 40.0; //!< exponents up to which products of weights stay finite floats

class DeveloperChecks : private Checks {
  public:
    using Checks::Checks;

    void check()
    {
        check_numbers();
        check_parameters();
        check_salts();
        for (const Population& population : scenario_.developers) {
            check_initial(population);
        }
    }

  private:
    static std::string text(std::size_t count) { return to_text(static_cast<std::int64_t>(count)); }

    void check_numbers()
    {
        if (scenario_.frameworks.size() > most_frameworks) {
            error(path_of("frameworks", scenario_.frameworks.back()),
                  text(scenario_.frameworks.size()) + " frameworks are more than " + text(most_frameworks) +
                      " (put the small ones into one, such as 'other')");
        }
        if (scenario_.developers.size() > most_populations) {
            error(path_of("developers", scenario_.developers.back()),
                  text(scenario_.developers.size()) + " populations are more than " + text(most_populations));
        }
        double agents = 0.0;
        for (const Population& population : scenario_.developers) {
            agents += static_cast<double>(population.number);
            const std::string path = path_of("developers", population);
            if (agents * (scenario_.adoption.mean_ties + 1.0) > most_ends && reader_.sound(path)) {
                error(path + ".number", "with this population there are more than " + to_text(most_ends) +
                                            " agents and ends of ties");
                return;
            }
        }
    }

    void check_parameters()
    {
        const FrameworkParameters& p = scenario_.adoption;
        const std::string group = "parameters.frameworks";
        if (!reader_.sound(group)) {
            return;
        }
        const auto place = [&](const std::string& key) {
            return given(group + "." + key) ? group + "." + key : group;
        };
        if (p.choice_precision * p.network_strength > most_weight) {
            error(place("network_strength"), "choice_precision times network_strength is above 40");
        }
        if (p.choice_precision * p.switching_cost > most_weight) {
            error(place("switching_cost"), "choice_precision times switching_cost is above 40");
        }
        if (!(p.mean_ties < p.most_ties)) {
            error(place("mean_ties"),
                  "mean_ties, " + to_text(p.mean_ties) + ", is not below most_ties, " + to_text(p.most_ties));
        }
    }

    //! Two populations with one salt would share the draws of their agents.
    void check_salts()
    {
        std::map<std::uint32_t, std::string> salts;
        for (const Population& population : scenario_.developers) {
            const std::string path = path_of("developers", population);
            const auto [other, is_new] = salts.emplace(population_salt(path), path);
            if (!is_new) {
                error(path, "the id has the same salt of random numbers as '" + other->second +
                                "' (a rare accident: choose another id)");
            }
        }
    }

    void check_initial(const Population& population)
    {
        const std::string path = path_of("developers", population);
        for (const std::string key : {".from", ".until"}) {
            if (given(path + key)) {
                error(path + key, "a population has no beginning or end: entry_rate says how it grows");
            }
        }
        if (!given(path + ".initial") || !reader_.sound(path + ".initial")) {
            return;
        }
        double total = 0.0;
        for (const Weight& weight : population.initial) {
            const Framework& framework = scenario_.frameworks[std::size_t(weight.entity)];
            total += weight.value;
            if (weight.value > 0.0 && reader_.sound(path_of("frameworks", framework)) &&
                reader_.sound("horizon") && !framework.acts(scenario_.start)) {
                error(path + ".initial." + framework.id,
                      "in use at the start, " + scenario_.start.text() + ", when it does not exist");
            }
        }
        if (!(total > 0.0)) {
            error(path + ".initial", "no framework is in use at the start: all weights are 0");
        }
    }
};

} // namespace

void check_developers(Reader& reader)
{
    DeveloperChecks(reader).check();
}

} // namespace chokepoint::reading
