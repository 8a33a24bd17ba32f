// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/history.hpp"
#include "core/math.hpp"
#include "core/sums.hpp"
#include "laws/adoption.hpp"
#include "mechanisms/develop/develop.hpp"
#include "mechanisms/develop/provider_choice.hpp"
#include "mechanisms/develop/serving.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chokepoint {
namespace {

constexpr double months_per_year = 12.0;
constexpr double most_log_growth = 50.0; //!< of spending: the ceiling binds long before

std::span<double> row_of(Column<double>& cells, std::size_t row, std::size_t width)
{
    return std::span<double>(cells).subspan(row * width, width);
}

//! Some users choose anew, the others stay where they are as long as their provider is there.
void move_shares(const Scenario& scenario, const ProviderChoice& choice, std::span<double> share)
{
    const double reached = ordered_sum(choice.target);
    const double rate = ordered_sum(share) > 0.0 ? scenario.applications.switching_rate : 1.0;
    for (std::size_t lab = 0; lab < share.size(); ++lab) {
        const double stays = choice.target[lab] > 0.0 ? share[lab] : 0.0;
        share[lab] = (1.0 - rate) * stays + rate * choice.target[lab];
    }
    const double total = ordered_sum(share);
    for (double& part : share) {
        part = total > 0.0 ? part * (reached / total) : 0.0;
    }
}

//! Mean capability of the models used; NaN where none is.
double mean_capability(std::span<const double> share, const Labs& labs)
{
    double sum = 0.0;
    double total = 0.0;
    for (std::size_t lab = 0; lab < share.size(); ++lab) {
        if (share[lab] > 0.0) {
            sum += share[lab] * labs.capability[lab];
            total += share[lab];
        }
    }
    return total > 0.0 ? sum / total : std::numeric_limits<double>::quiet_NaN();
}

//! What the users want to spend this month, at service prices [MUSD/month]: it grows with capability, and a
//! share of the product bounds it.
double wanted_spending(const Scenario& scenario, Month now, std::size_t segment, const Segments& segments)
{
    const Segment& user = scenario.segments[segment];
    const ApplicationParameters& p = scenario.applications;
    const double gained = segments.capability[segment] - segments.reference_capability[segment];
    const double growth = math::exp(std::min(most_log_growth, p.spending_growth * gained));
    const double adopted = segments.adoption[segment];
    const double wish = user.adopters * user.spend * growth / usd_per_million;
    const double product = scenario.countries[std::size_t(user.country)].gdp.at(now) * user.gdp_share;
    return adopted * std::min(wish, p.spending_ceiling * product) / months_per_year;
}

//! Adoption goes on where there is a model to use; what is wanted of each lab follows.
void adopt_and_choose(const Scenario& scenario, Month now, RandomKey random, const Labs& labs,
                      Segments& segments)
{
    const std::size_t count = scenario.labs.size();
    ProviderChoice choice;
    for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
        const Segment& user = scenario.segments[segment];
        const std::span<double> use = row_of(segments.use, segment, count);
        std::ranges::fill(use, 0.0);
        segments.spending[segment] = 0.0;
        segments.unserved[segment] = 0.0;
        if (!user.acts(now)) {
            continue;
        }
        choose_providers(scenario, now, random, segment, labs, choice);
        const std::span<double> share = row_of(segments.provider_share, segment, count);
        move_shares(scenario, choice, share);
        segments.capability[segment] = mean_capability(share, labs);
        if (std::isnan(segments.capability[segment])) {
            continue;
        }
        if (std::isnan(segments.reference_capability[segment])) {
            segments.reference_capability[segment] = segments.capability[segment];
        }
        segments.adoption[segment] = laws::bass_step(segments.adoption[segment], user.innovation,
                                                     user.imitation, 1.0 / months_per_year);
        const double wanted = wanted_spending(scenario, now, segment, segments);
        for (std::size_t lab = 0; lab < count; ++lab) {
            use[lab] = wanted * share[lab];
        }
    }
}

//! Services are cut to what labs can serve; who runs an open model needs no lab's compute.
void serve(const Scenario& scenario, const Regions& regions, const Labs& labs, Segments& segments)
{
    const std::size_t count = scenario.labs.size();
    const double price = serving_price(scenario, regions);
    for (std::size_t lab = 0; lab < count; ++lab) {
        double wanted = 0.0;
        for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
            wanted += segments.use[segment * count + lab];
        }
        const double compute = labs.own_compute[lab] + labs.rented_compute[lab];
        const double most = scenario.applications.serving_cap * compute * price / usd_per_million;
        if (labs.open_weights[lab] != 0 || wanted <= most) {
            continue;
        }
        for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
            double& use = segments.use[segment * count + lab];
            segments.unserved[segment] += use * (1.0 - most / wanted);
            use *= most / wanted;
        }
    }
}

//! Money of a region's users who run open models goes to its clouds, as their compute compares; without
//! clouds it leaves.
void pay_hosts(const Scenario& scenario, std::size_t segment, double amount, Clouds& clouds, Ledger& ledger)
{
    const std::size_t home = region_of(scenario, scenario.segments[segment].country);
    double total = 0.0;
    const auto weight = [&](std::size_t cloud) {
        return region_of(scenario, scenario.clouds[cloud].country) == home ? clouds.compute_stock[cloud]
                                                                           : 0.0;
    };
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        total += weight(cloud);
    }
    if (!(total > 0.0)) {
        ledger.transfer(ledger.segments + segment, ledger.outside, amount);
        return;
    }
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const double part = amount * (weight(cloud) / total);
        ledger.transfer(ledger.segments + segment, ledger.clouds + cloud, part);
        clouds.hosting_revenue[cloud] += part;
    }
}

//! Users pay labs for services, and clouds for the compute of open models.
void pay(const Scenario& scenario, Segments& segments, Labs& labs, Clouds& clouds, Ledger& ledger)
{
    const std::size_t count = scenario.labs.size();
    for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
        double hosted = 0.0;
        for (std::size_t lab = 0; lab < count; ++lab) {
            const double use = segments.use[segment * count + lab];
            if (labs.open_weights[lab] != 0) {
                hosted += use * scenario.applications.open_price;
            } else if (use > 0.0) {
                ledger.transfer(ledger.segments + segment, ledger.labs + lab, use);
                labs.revenue[lab] += use;
                segments.spending[segment] += use;
            }
        }
        segments.spending[segment] += hosted;
        pay_hosts(scenario, segment, hosted, clouds, ledger);
    }
}

//! Labs hand a share on to the clouds they rent from. Clouds' owners take what users' money brings in, and
//! give budgets (trade/budgets.cpp).
void pay_rent(const Scenario& scenario, const Labs& labs, const Clouds& clouds, Ledger& ledger)
{
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        const double rent = labs.revenue[lab] * scenario.applications.rent_share;
        double total = 0.0;
        for (const Weight& rented : scenario.labs[lab].clouds) {
            total += rented.value * clouds.compute_stock[std::size_t(rented.entity)];
        }
        for (const Weight& rented : scenario.labs[lab].clouds) {
            const auto cloud = std::size_t(rented.entity);
            const double part = rented.value * clouds.compute_stock[cloud];
            if (part > 0.0 && rent > 0.0) {
                const double amount = rent * (part / total);
                ledger.transfer(ledger.labs + lab, ledger.clouds + cloud, amount);
                ledger.transfer(ledger.clouds + cloud, ledger.outside, amount);
            }
        }
    }
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        ledger.transfer(ledger.clouds + cloud, ledger.outside, clouds.hosting_revenue[cloud]);
    }
}

//! Last month's revenue joins the past; this month's starts from nothing.
void close_month(Column<double>& revenue, Column<double>& past)
{
    const std::size_t width = revenue.empty() ? 0 : past.size() / revenue.size();
    for (std::size_t row = 0; row < revenue.size(); ++row) {
        remember(row_of(past, row, width), revenue[row]);
    }
    std::ranges::fill(revenue, 0.0);
}

} // namespace

void run_applications(const Scenario& scenario, Month now, RandomKey random, const Regions& regions,
                      Segments& segments, Labs& labs, Clouds& clouds, Ledger& ledger)
{
    if (!has_users(scenario)) {
        return;
    }
    close_month(labs.revenue, labs.past_revenue);
    close_month(clouds.hosting_revenue, clouds.past_hosting_revenue);
    adopt_and_choose(scenario, now, random, labs, segments);
    serve(scenario, regions, labs, segments);
    pay(scenario, segments, labs, clouds, ledger);
    pay_rent(scenario, labs, clouds, ledger);
}

} // namespace chokepoint
