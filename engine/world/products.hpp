// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/memory_lines.hpp"
#include "world/rows.hpp"

#include <cmath>

namespace chokepoint {

//! An accelerator that a chipmaker sells.
struct Product : Entity {
    Reference maker;
    Reference node;
    double die_area = 0.0; //!< one die [mm^2]
    std::int64_t dies = 1;
    std::int64_t stacks = 0;
    MemoryGeneration generation = MemoryGeneration::none;
    double slots = 1.0;            //!< packaging slots [1]
    double tpp = 0.0;              //!< for rules alone [TPP]
    double ops_8bit = 0.0;         //!< dense peak [TOPS]; 0: the part has no 8-bit mode
    double ops_16bit = 0.0;        //!< dense peak [TOPS]
    double memory_bandwidth = 0.0; //!< [GB/s]
    double io_bandwidth = 0.0;     //!< [GB/s]
    double price = 0.0;            //!< at launch [USD]
    std::int64_t die_stock = 0;    //!< at the start
    std::int64_t unit_stock = 0;   //!< at the start
    References destinations;       //!< countries in which it is sold; empty: all
    double maturity_loss = 0.0;    //!< [1]
    double maturity_time = 0.0;    //!< [month]
    Reference roadmap;             //!< that releases it; none: it is given
};

inline constexpr std::array product_fields{
    field<&Product::maker>("maker", "Chipmaker that sells it", {.target = "chipmakers"}),
    field<&Product::node>("node", "Node that its dies are designed for", {.target = "nodes"}),
    field<&Product::die_area>("die_area", "Area of one logic die, scribe line included",
                              {.unit = "mm^2", .least = 1, .most = 1300}),
    field<&Product::dies>("dies", "Logic dies in a package",
                          {.unit = "1", .least = 1, .most = 64, .fallback = by_definition(1)}),
    field<&Product::stacks>("stacks", "Memory stacks in a package",
                            {.unit = "1", .least = 0, .most = 64, .fallback = by_definition(0)}),
    field<&Product::generation>("generation", "Generation of its stacks; needed where `stacks` is not 0",
                                {.fallback = optional(), .choices = memory_generation_names}),
    field<&Product::slots>("slots", "Packaging slots that a package takes",
                           {.unit = "1", .least = 0.01, .most = 64, .fallback = by_definition(1)}),
    field<&Product::tpp>("tpp", "Total processing performance, dense peak times bits, for export rules alone",
                         {.unit = "TPP", .least = 0, .most = 1e7}),
    field<&Product::ops_8bit>("ops_8bit", "Dense 8-bit peak; 0 where the part has no 8-bit mode",
                              {.unit = "TOPS", .least = 0, .most = 1e6, .fallback = by_definition(0)}),
    field<&Product::ops_16bit>("ops_16bit", "Dense 16-bit peak, doubled where a part has no 8-bit mode",
                               {.unit = "TOPS", .least = 0, .most = 1e6, .fallback = by_definition(0)}),
    field<&Product::memory_bandwidth>("memory_bandwidth", "Memory bandwidth of a package",
                                      {.unit = "GB/s", .least = 1, .most = 1e6}),
    field<&Product::io_bandwidth>("io_bandwidth", "Chip-to-chip bandwidth",
                                  {.unit = "GB/s", .least = 0, .most = 1e6}),
    field<&Product::price>("price", "List price at launch",
                           {.unit = "USD", .least = 1, .most = 1e7, .scale = Scale::log}),
    field<&Product::die_stock>("die_stock", "Good dies in hand at the start",
                               {.unit = "dies", .least = 0, .most = 1e12, .fallback = by_definition(0)}),
    field<&Product::unit_stock>("unit_stock", "Finished units in hand at the start",
                                {.unit = "units", .least = 0, .most = 1e12, .fallback = by_definition(0)}),
    field<&Product::destinations>("destinations", "Countries in which it is offered; unless given, in all",
                                  {.fallback = optional(), .target = "countries"}),
    field<&Product::maturity_loss>("maturity_loss",
                                   "Share of its dies that are lost at first, until the design is mature",
                                   {.unit = "1", .least = 0, .most = 1, .fallback = by_definition(0)}),
    field<&Product::maturity_time>(
        "maturity_time", "Time constant with which that loss goes away, from `from`",
        {.unit = "month", .least = 0.1, .most = 120, .fallback = assumed(10, 6, 15)}),
};

inline constexpr std::size_t order_months = 3; //!< that makers plan with

//! Stocks, orders and prices of the products. Totals run since the start and close the balance of every
//! month.
struct Products {
    std::vector<Product> designs; //!< what each row is today: given at the start, or released since

    Column<std::int64_t> die_stock; //!< good dies in hand
    Column<std::int64_t> dies_used; //!< total, in good and scrapped packages
    Column<std::int64_t> packages;  //!< started this month
    Column<std::int64_t> packages_total;
    Column<std::int64_t> scrapped_total;  //!< packages that do not work
    Column<double> package_carry;         //!< in [0, 1)
    Column<std::int64_t> assembled;       //!< working units this month
    Column<std::int64_t> assembled_total; //!< initial stock included
    Column<std::int64_t> unit_stock;      //!< finished units in hand
    Column<std::int64_t> orders;      //!< units that buyers wanted this month, product x region of the buyer
    Column<std::int64_t> past_orders; //!< the book: last months, product x region x month, newest first
    Column<std::int64_t> sold;        //!< units this month
    Column<std::int64_t> price;       //!< posted for next month [US cent]
    Column<std::int64_t>
        street_price;                //!< of who may not buy it, on the cheapest route; 0: no route [US cent]
    Column<double> die_cover;        //!< good dies wanted against the closing of foundries
    Column<double> die_release;      //!< of that, per month
    Column<double> tpp;              //!< of today's design, like the next three; 0 before a release
    Column<double> ops_8bit;         //!< [TOPS]
    Column<double> memory_bandwidth; //!< [GB/s]
    Column<double> io_bandwidth;     //!< [GB/s]
};

//! Where the orders of a product from a region stand in `Products::orders`.
inline std::size_t destination_of(std::size_t product, std::size_t region)
{
    return product * num_regions + region;
}

//! Orders of a product for one month, from everywhere; month 0 is the newest of the book.
inline std::int64_t booked(const Products& products, std::size_t product, std::size_t month)
{
    std::int64_t units = 0;
    for (std::size_t region = 0; region < num_regions; ++region) {
        units += products.past_orders[destination_of(product, region) * order_months + month];
    }
    return units;
}

//! Orders of a product this month, from everywhere.
inline std::int64_t ordered(const Products& products, std::size_t product)
{
    std::int64_t units = 0;
    for (std::size_t region = 0; region < num_regions; ++region) {
        units += products.orders[destination_of(product, region)];
    }
    return units;
}

inline constexpr std::array product_columns{
    column<&Products::die_stock>("die_stock", "Good dies in hand", {.unit = "dies", .cells = Cells::point}),
    column<&Products::dies_used>("dies_used", "Dies put into packages since the start", {.unit = "dies"}),
    column<&Products::packages>("packages", "Packages started",
                                {.unit = "packages/month", .cells = Cells::sum}),
    column<&Products::packages_total>("packages_total", "Packages started since the start",
                                      {.unit = "packages"}),
    column<&Products::scrapped_total>("scrapped_total", "Packages that do not work since the start",
                                      {.unit = "packages"}),
    column<&Products::package_carry>("package_carry", "Fraction of a working package carried over",
                                     {.unit = "packages"}),
    column<&Products::assembled>("assembled", "Working units assembled",
                                 {.unit = "units/month", .cells = Cells::sum}),
    column<&Products::assembled_total>(
        "assembled_total", "Units assembled since the start, initial stock included", {.unit = "units"}),
    column<&Products::unit_stock>("unit_stock", "Finished units in hand",
                                  {.unit = "units", .cells = Cells::point}),
    column<&Products::orders>("orders", "Units that a region's buyers wanted at the posted price",
                              {.unit = "units/month", .cells = Cells::sum, .dim1 = "region"}),
    column<&Products::past_orders>("past_orders", "Orders of the last three months, by region",
                                   {.unit = "units/month"}),
    column<&Products::sold>("sold", "Units sold", {.unit = "units/month", .cells = Cells::sum}),
    column<&Products::price>("price", "Posted price", {.unit = "US cent", .cells = Cells::point}),
    column<&Products::tpp>("tpp", "Total processing performance; 0 before a release",
                           {.unit = "TPP", .cells = Cells::point}),
    column<&Products::ops_8bit>("ops_8bit", "Dense 8-bit peak; 0 before a release",
                                {.unit = "TOPS", .cells = Cells::point}),
    column<&Products::memory_bandwidth>("memory_bandwidth", "Memory bandwidth; 0 before a release",
                                        {.unit = "GB/s", .cells = Cells::point}),
    column<&Products::io_bandwidth>("io_bandwidth", "Chip-to-chip bandwidth; 0 before a release",
                                    {.unit = "GB/s", .cells = Cells::point}),
    column<&Products::street_price>("street_price",
                                    "Price for those who may not buy it, on the cheapest route; 0: no route",
                                    {.unit = "US cent", .cells = Cells::point}),
    column<&Products::die_cover>("die_cover", "Dies wanted against the closing of foundries",
                                 {.unit = "dies", .cells = Cells::point}),
    column<&Products::die_release>("die_release", "Of that, used up a month", {.unit = "dies/month"}),
};

//! Where the stacks of a product stand in columns by maker and generation.
inline std::size_t stack_cell(const Product& product)
{
    return std::size_t(product.maker) * num_memory_generations + static_cast<std::size_t>(product.generation);
}

//! Whether a design has been written: unreleased places on a roadmap are not for sale, nor judged by rules.
inline bool released(const Product& product)
{
    return product.from != Date::never();
}

//! Whether its maker offers a product to buyers of a country.
inline bool offered_in(const Product& product, Reference country)
{
    return product.destinations.empty() ||
           std::ranges::find(product.destinations, country) != product.destinations.end();
}

//! Writes what a product is from now on, and what its columns show of it; its price stays.
inline void show_design(Products& products, std::size_t row, const Product& design)
{
    products.designs[row] = design;
    const double shown = released(design) ? 1.0 : 0.0;
    products.tpp[row] = shown * design.tpp;
    products.ops_8bit[row] = shown * design.ops_8bit;
    products.memory_bandwidth[row] = shown * design.memory_bandwidth;
    products.io_bandwidth[row] = shown * design.io_bandwidth;
}

//! The same, and offered at its price at launch.
inline void set_design(Products& products, std::size_t row, const Product& design)
{
    show_design(products, row, design);
    products.price[row] = static_cast<std::int64_t>(std::floor(design.price * 100.0 + 0.5));
}

} // namespace chokepoint
