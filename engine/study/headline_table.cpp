// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/headline_table.hpp"

#include <algorithm>

namespace chokepoint {
namespace {

double domestic_share(const Regions& regions, std::size_t region, Layer layer)
{
    return regions.self_sufficiency[region * num_layers + static_cast<std::size_t>(layer)];
}

double acquired(const Regions& regions, std::size_t region, Channel channel)
{
    return regions.accelerators_acquired[region * num_channels + static_cast<std::size_t>(channel)];
}

void add(RegionYear& row, const Regions& regions, std::size_t region)
{
    ++row.months;
    row.compute_stock = regions.compute_stock[region];
    row.acquired_domestic += acquired(regions, region, Channel::domestic);
    row.acquired_imported += acquired(regions, region, Channel::imported);
    row.acquired_smuggled += acquired(regions, region, Channel::smuggled);
    row.acquired_remote += acquired(regions, region, Channel::remote);
    row.chips_share = domestic_share(regions, region, Layer::chips);
    row.foundry_share = domestic_share(regions, region, Layer::foundry);
    row.memory_share = domestic_share(regions, region, Layer::memory);
    row.packaging_share = domestic_share(regions, region, Layer::packaging);
    row.capability = regions.capability[region];
    row.capability_gap = regions.capability_gap[region];
}

template <class Row> std::vector<Row> joined(const std::vector<std::vector<Row>>& lists)
{
    std::vector<Row> rows;
    for (const std::vector<Row>& list : lists) {
        rows.insert(rows.end(), list.begin(), list.end());
    }
    return rows;
}

} // namespace

HeadlineTable::HeadlineTable(const Scenario& scenario)
    : regions_(num_regions), chipmakers_(scenario.chipmakers.size()),
      binding_months_(scenario.chipmakers.size())
{
}

void HeadlineTable::begin_year(const Scenario& scenario, int year)
{
    year_ = year;
    for (std::size_t region = 0; region < num_regions; ++region) {
        RegionYear row;
        row.region = region_names[region];
        row.year = year;
        regions_[region].push_back(row);
    }
    for (std::size_t maker = 0; maker < chipmakers_.size(); ++maker) {
        ChipmakerYear row;
        row.chipmaker = scenario.chipmakers[maker].id;
        row.year = year;
        chipmakers_[maker].push_back(row);
        binding_months_[maker].fill(0);
    }
}

void HeadlineTable::add_month(const Scenario& scenario, const World& world)
{
    if (world.month.year() != year_) {
        begin_year(scenario, world.month.year());
    }
    for (std::size_t region = 0; region < num_regions; ++region) {
        add(regions_[region].back(), world.regions, region);
    }
    for (std::size_t maker = 0; maker < chipmakers_.size(); ++maker) {
        ChipmakerYear& row = chipmakers_[maker].back();
        BindingMonths& months = binding_months_[maker];
        const auto binding = static_cast<std::size_t>(world.chipmakers.binding_input[maker]);
        ++row.months;
        row.units += world.chipmakers.units[maker];
        ++months.at(binding);
        // On a tie the later one leads, because it has just caught up.
        if (months[binding] == *std::max_element(months.begin(), months.end())) {
            row.binding_input = binding_input_names[binding];
        }
    }
}

Headline HeadlineTable::table() const
{
    return {joined(regions_), joined(chipmakers_), {}, {}};
}

} // namespace chokepoint
