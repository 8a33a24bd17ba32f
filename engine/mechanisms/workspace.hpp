// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "mechanisms/produce/dies.hpp"
#include "mechanisms/trade/market.hpp"
#include "world/chipmakers.hpp"
#include "world/rule_table.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace chokepoint {

//! Packages that each input has kept a maker from starting, by BindingInput.
using Losses = std::array<std::int64_t, binding_input_names.size()>;

//! One of several lines, or lots, that may supply an input of a product.
struct Supplier {
    std::size_t row = 0;
    double capacity = 0.0;
    EdgeDecision decision;
    double asked = 0.0; //!< for this product, this month
};

//! What makers want this month. Rows are products, unless a comment says otherwise.
struct Plan {
    std::vector<double> orders;         //!< mean of the last three months [units/month]
    std::vector<std::int64_t> packages; //!< to start, as far as inputs checked so far allow
    std::vector<double> dies;           //!< good dies to come out of wafers started now
    std::vector<double> dies_under_way; //!< good dies to come out of wafers already started
    std::vector<double> cycle_time;     //!< of the slowest line that may make it [month]
    std::vector<Supplier> suppliers;    //!< of one product
    std::vector<Dies> lot_dies;         //!< what a wafer gives this month; a row per lot
    std::vector<double> wafers;         //!< to start; a row per lot
    std::vector<double> claims;         //!< what lines are asked for; line x product
    std::vector<double> grants;         //!< what lines grant one product; a row per line
    std::vector<std::int64_t> parts;    //!< whole parts of the same
    std::vector<Losses> losses;         //!< a row per chipmaker
};

//! Orders of one cloud for one product first: a slot of the market.
struct Slot {
    std::size_t cloud = 0;
    std::size_t product = 0;
    std::int64_t units = 0;  //!< wanted
    std::int64_t budget = 0; //!< [US cent]
};

//! What developers' choices need.
struct ChoiceTables {
    std::vector<double> installed; //!< compute by region and chipmaker [H100e]
    std::vector<double> users;     //!< by region and framework [persons]
    std::vector<double> utility; //!< of what all agents of a class share, class x framework; -inf: not there
    std::vector<float> weight;   //!< exp of it over the class's best, class x framework
    std::vector<std::int8_t> next; //!< an agent's framework after this month
};

//! Memory of a month that the next month may overwrite: nothing in it is state.
struct Workspace {
    Plan plan;
    std::vector<double> value;       //!< log of performance per money, cloud x product; -inf: not on sale
    std::vector<double> order_share; //!< of a cloud's money, cloud x product
    std::vector<Slot> slots;
    std::vector<std::size_t> preference; //!< products of one cloud, best first
    std::vector<std::int32_t> licences;  //!< quota group by cloud x product, -1: none
    std::vector<std::uint64_t> ties;     //!< drawn order of equals, by slot
    std::vector<std::int64_t> offered;   //!< units on sale this month, by product
    ChoiceTables choices;
    Market market;
    MarketWorkspace clearing;
    MarketResult result;
};

} // namespace chokepoint
