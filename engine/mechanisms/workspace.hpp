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
    double closing = 0.0; //!< probability that a rule closes it
    double asked = 0.0;   //!< for this product, this month
};

//! What a maker wants of suppliers that rules may close, beyond what it ordinarily holds.
struct CoverTarget {
    double months = 0.0; //!< of planned use
    bool urgent = false; //!< a closing is announced: what can still be had is bought at once
};

//! What makers want this month. Rows are products, unless a comment says otherwise.
struct Plan {
    std::vector<double> orders;           //!< to build for [units/month]
    std::vector<std::int64_t> tiers;      //!< of its maker's contracts
    std::vector<std::int64_t> lot_tiers;  //!< the same; a row per lot
    std::vector<std::int64_t> packages;   //!< to start, as far as inputs checked so far allow
    std::vector<double> dies;             //!< good dies to come out of wafers started now
    std::vector<double> dies_under_way;   //!< good dies to come out of wafers already started
    std::vector<double> cycle_time;       //!< of the slowest line that may make it [month]
    std::vector<Supplier> suppliers;      //!< of one product
    std::vector<Dies> lot_dies;           //!< what a wafer gives this month; a row per lot
    std::vector<std::size_t> first_lot;   //!< of each product
    std::vector<std::size_t> next_lot;    //!< of the same product; a row per lot
    std::vector<CoverTarget> stack_cover; //!< of memory
    std::vector<double> stack_use;        //!< stacks for the mean orders; maker x generation
    std::vector<double> stack_target;     //!< of the cover; maker x generation
    std::vector<double> covered_stacks;   //!< of the stock, what belongs to the cover; maker x generation
    std::vector<double> wafers;           //!< to start; a row per lot
    std::vector<double> claims;           //!< what lines are asked for; line x product
    std::vector<double> grants;           //!< what lines grant one product; a row per line
    std::vector<std::int64_t> parts;      //!< whole parts of the same
    std::vector<Losses> losses;           //!< a row per chipmaker
};

//! Orders of one cloud for one product first: a slot of the market.
struct Slot {
    std::size_t cloud = 0;
    std::size_t product = 0;
    std::int64_t units = 0;  //!< wanted
    std::int64_t budget = 0; //!< [US cent]
    bool cover = false;      //!< ahead of plan: takes nothing but what may close
};

//! A route's purchase of one product.
struct RouteOrder {
    std::size_t route = 0;
    std::size_t product = 0;
    std::int64_t units = 0;
    std::int64_t bought = 0;
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
    std::vector<double> order_share; //!< of a cloud's money over what it may buy, cloud x product
    std::vector<double> open_share;  //!< of one cloud's money if no rule kept it from anything
    std::vector<double> passing;     //!< share that rules let through of what one cloud wants, by product
    std::vector<std::int64_t> edge_price; //!< with fees, cloud x product [US cent]
    std::vector<double> repaid;           //!< of cover this month, by cloud [MUSD]
    std::vector<double> advanced;         //!< and not yet spent, by cloud [MUSD]
    std::vector<double> reserved;         //!< for what routes may bring, by cloud [MUSD]
    std::vector<double> cover_wish;       //!< of one cloud by product [MUSD]
    std::vector<double> slot_spending;    //!< by slot [MUSD]
    std::vector<double> grey_wish;    //!< units wanted, then ordered, over a route; route x product x cloud
    std::vector<double> grey_value;   //!< of one cloud's products, with those that routes bring
    std::vector<double> grey_share;   //!< of its money
    std::vector<double> route_units;  //!< that one route could have, by product
    std::vector<std::int64_t> street; //!< price over a route, route x product; 0: not served [US cent]
    std::vector<std::int64_t> parts;  //!< whole units by cloud
    std::vector<RouteOrder> route_orders;
    std::vector<double> expected_profit; //!< of the mark-up on all that was bought, by route [MUSD]
    std::vector<Slot> slots;
    std::vector<std::size_t> preference; //!< products of one cloud, best first
    std::vector<std::int32_t> licences;  //!< quota group by cloud x product, -1: none
    std::vector<std::int32_t> quotas;    //!< quota group by rule, -1: none
    std::vector<std::uint64_t> ties;     //!< drawn order of equals, by slot
    std::vector<std::int64_t> offered;   //!< units on sale this month, by product
    ChoiceTables choices;
    Market market;
    MarketWorkspace clearing;
    MarketResult result;
};

} // namespace chokepoint
