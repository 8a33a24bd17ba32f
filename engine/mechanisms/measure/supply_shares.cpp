// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "mechanisms/measure/measure.hpp"
#include "mechanisms/performance.hpp"

#include <limits>

namespace chokepoint {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

//! A supplier seen from its user's region and bloc.
Origin origin_of(const Country& maker, const Country& user)
{
    if (maker.region == user.region) {
        return Origin::domestic;
    }
    if (maker.bloc.empty() || user.bloc.empty()) {
        return Origin::neutral;
    }
    return maker.bloc == user.bloc ? Origin::allied : Origin::rival;
}

//! Where this month's use is booked: the same month of last year leaves the trailing year.
class Book {
  public:
    Book(const Scenario& scenario, Month now, Regions& regions)
        : scenario_(scenario), month_(static_cast<std::size_t>(now.month() - 1)), regions_(regions)
    {
        for (Column<double>* use : {&regions.use, &regions.chip_value, &regions.chip_roofline}) {
            for (std::size_t cell = month_; cell < use->size(); cell += trailing_months) {
                (*use)[cell] = 0.0;
            }
        }
    }

    void add(Layer layer, Reference maker_country, Reference user_country, double amount)
    {
        add(layer, origin(maker_country, user_country), user_country, amount);
    }

    void add(Layer layer, std::size_t origin, Reference user_country, double amount)
    {
        const std::size_t row = num_origins * static_cast<std::size_t>(layer);
        const std::size_t region = region_of(scenario_, user_country) * num_layers * num_origins;
        regions_.use[(region + row + origin) * trailing_months + month_] += amount;
    }

    //! Use of open weights from another region; what is one's own is domestic.
    void add_open(Layer layer, Reference maker_country, Reference user_country, double amount)
    {
        const bool domestic = region_of(scenario_, maker_country) == region_of(scenario_, user_country);
        add(layer, static_cast<std::size_t>(domestic ? Origin::domestic : Origin::open), user_country,
            amount);
    }

    void add_chips(Reference maker_country, Reference user_country, double value, double roofline)
    {
        const std::size_t cell =
            (region_of(scenario_, user_country) * num_origins + origin(maker_country, user_country)) *
                trailing_months +
            month_;
        regions_.chip_value[cell] += value;
        regions_.chip_roofline[cell] += roofline;
    }

  private:
    std::size_t origin(Reference maker, Reference user) const
    {
        return static_cast<std::size_t>(
            origin_of(scenario_.countries[std::size_t(maker)], scenario_.countries[std::size_t(user)]));
    }

    const Scenario& scenario_;
    std::size_t month_;
    Regions& regions_;
};

Reference maker_country(const Scenario& scenario, const Product& product)
{
    return scenario.chipmakers[std::size_t(product.maker)].country;
}

//! Foundry in mm^2 of good dies, memory in GB, packaging in packages; the user is the chipmaker.
void book_inputs(const Scenario& scenario, const World& world, Book& book)
{
    for (std::size_t row = 0; row < world.lot_list.size(); ++row) {
        const Product& product = world.products.designs[std::size_t(world.lot_list[row].product)];
        const Fab& fab = scenario.fabs[std::size_t(world.lot_list[row].fab)];
        book.add(Layer::foundry, fab.country, maker_country(scenario, product),
                 static_cast<double>(world.lots.good_dies[row]) * product.die_area);
    }
    const std::size_t count = scenario.products.size();
    for (std::size_t product = 0; product < count; ++product) {
        const Reference user = maker_country(scenario, world.products.designs[product]);
        for (std::size_t line = 0; line < scenario.memory_lines.size(); ++line) {
            const MemoryLine& given = scenario.memory_lines[line];
            const auto stacks = static_cast<double>(world.memory_lines.deliveries[line * count + product]);
            book.add(Layer::memory, given.country, user, stacks * given.stack_capacity);
        }
        for (std::size_t line = 0; line < scenario.packaging_lines.size(); ++line) {
            const auto packages =
                static_cast<double>(world.packaging_lines.product_packages[line * count + product]);
            book.add(Layer::packaging, scenario.packaging_lines[line].country, user, packages);
        }
    }
}

//! Chips in H100e, in money and in roofline units, and by channel; the user is the buyer.
void book_chips(const Scenario& scenario, const World& world, Book& book, Regions& regions)
{
    const std::size_t count = scenario.products.size();
    for (std::size_t region = 0; region < num_regions; ++region) {
        double* channels = regions.accelerators_acquired.data() + region * num_channels;
        channels[static_cast<std::size_t>(Channel::domestic)] = 0.0;
        channels[static_cast<std::size_t>(Channel::imported)] = 0.0;
        channels[static_cast<std::size_t>(Channel::smuggled)] = 0.0;
    }
    for (std::size_t cloud = 0; cloud < scenario.clouds.size(); ++cloud) {
        const Reference user = scenario.clouds[cloud].country;
        const std::size_t region = region_of(scenario, user);
        for (std::size_t row = 0; row < count; ++row) {
            const std::size_t cell = cloud * count + row;
            if (world.clouds.in_transit[cell] == 0) {
                continue;
            }
            const Product& product = world.products.designs[row];
            const Reference maker = maker_country(scenario, product);
            const auto units = static_cast<double>(world.clouds.in_transit[cell]);
            const double compute = units * h100_equivalents(product);
            book.add(Layer::chips, maker, user, compute);
            book.add_chips(maker, user, world.clouds.spending[cell],
                           units * roofline_units(product, scenario.market.performance_weight));
            const bool domestic = region_of(scenario, maker) == region;
            const Channel channel = domestic ? Channel::domestic : Channel::imported;
            const double smuggled =
                static_cast<double>(world.clouds.smuggled[cell]) * h100_equivalents(product);
            double* channels = regions.accelerators_acquired.data() + region * num_channels;
            channels[static_cast<std::size_t>(channel)] += compute - smuggled;
            channels[static_cast<std::size_t>(Channel::smuggled)] += smuggled;
        }
    }
}

//! Compute in H100e-hours; the user is the lab, and its own machines are domestic.
void book_compute(const Scenario& scenario, const World& world, Month now, Book& book)
{
    for (std::size_t lab = 0; lab < scenario.labs.size(); ++lab) {
        const Lab& given = scenario.labs[lab];
        if (!given.acts(now)) {
            continue;
        }
        book.add(Layer::compute, given.country, given.country, world.labs.own_compute[lab] * hours_per_month);
        for (const Weight& rented : given.clouds) {
            const auto cloud = std::size_t(rented.entity);
            book.add(Layer::compute, scenario.clouds[cloud].country, given.country,
                     rented.value * world.clouds.compute_stock[cloud] * hours_per_month);
        }
    }
}

//! Models in what their use costs as a service; applications in money paid, which users of open models pay at
//! home. The user is the segment.
void book_applications(const Scenario& scenario, const World& world, Book& book)
{
    const std::size_t count = scenario.labs.size();
    for (std::size_t segment = 0; segment < scenario.segments.size(); ++segment) {
        const Reference user = scenario.segments[segment].country;
        for (std::size_t lab = 0; lab < count; ++lab) {
            const Reference maker = scenario.labs[lab].country;
            const double use = world.segments.use[segment * count + lab];
            if (world.labs.open_weights[lab] != 0) {
                book.add_open(Layer::models, maker, user, use);
                book.add(Layer::applications, user, user, use * scenario.applications.open_price);
            } else {
                book.add(Layer::models, maker, user, use);
                book.add(Layer::applications, maker, user, use);
            }
        }
    }
}

//! A framework seen by a developer: its own region's is domestic, an open one of another region open.
Origin origin_of(const Scenario& scenario, const Framework& framework, Reference user)
{
    const Country& home = scenario.countries[std::size_t(user)];
    const Country* lead =
        framework.country.given() ? &scenario.countries[std::size_t(framework.country)] : nullptr;
    if (lead != nullptr && lead->region == home.region) {
        return Origin::domestic;
    }
    if (framework.open) {
        return Origin::open;
    }
    return lead == nullptr ? Origin::neutral : origin_of(*lead, home);
}

//! Frameworks in developers; the user is the developer.
void book_frameworks(const Scenario& scenario, const Developers& developers, Book& book)
{
    for (std::size_t population = 0; population < scenario.developers.size(); ++population) {
        const Reference user = scenario.developers[population].country;
        for (std::size_t framework = 0; framework < scenario.frameworks.size(); ++framework) {
            const Origin origin = origin_of(scenario, scenario.frameworks[framework], user);
            book.add(Layer::frameworks, static_cast<std::size_t>(origin), user,
                     users(developers, population, framework));
        }
    }
}

//! Shares of the trailing year by origin; NaN where nothing was used.
void share_by_origin(std::span<const double> use, std::span<double> shares)
{
    double total = 0.0;
    for (std::size_t origin = 0; origin < num_origins; ++origin) {
        shares[origin] = 0.0;
        for (std::size_t month = 0; month < trailing_months; ++month) {
            shares[origin] += use[origin * trailing_months + month];
        }
        total += shares[origin];
    }
    for (double& share : shares) {
        share = total > 0.0 ? share / total : none;
    }
}

} // namespace

void measure_supply(const Scenario& scenario, const World& world, Regions& regions)
{
    Book book(scenario, world.month, regions);
    book_inputs(scenario, world, book);
    book_chips(scenario, world, book, regions);
    book_compute(scenario, world, world.month, book);
    book_frameworks(scenario, world.developers, book);
    book_applications(scenario, world, book);

    constexpr std::size_t year = num_origins * trailing_months;
    const auto year_of = [](const Column<double>& use, std::size_t row) {
        return std::span<const double>(use).subspan(row * year, year);
    };
    const auto shares_of = [](Column<double>& shares, std::size_t row) {
        return std::span<double>(shares).subspan(row * num_origins, num_origins);
    };
    for (std::size_t row = 0; row < num_regions * num_layers; ++row) {
        share_by_origin(year_of(regions.use, row), shares_of(regions.supply_share, row));
        regions.self_sufficiency[row] =
            regions.supply_share[row * num_origins + static_cast<std::size_t>(Origin::domestic)];
    }
    for (std::size_t region = 0; region < num_regions; ++region) {
        share_by_origin(year_of(regions.chip_value, region), shares_of(regions.chip_value_share, region));
        share_by_origin(year_of(regions.chip_roofline, region),
                        shares_of(regions.chip_roofline_share, region));
    }
}

} // namespace chokepoint
