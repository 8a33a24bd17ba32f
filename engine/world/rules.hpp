// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

enum class RuleSide : std::uint8_t { exports, imports };
inline constexpr std::array<std::string_view, 2> rule_side_names{"export", "import"};

//! A rule of a state on shipments of one layer: who may send what to whom.
struct Rule : Entity {
    Reference issuer;
    RuleSide side = RuleSide::exports;
    Layer layer = Layer::chips;
    References origins; //!< sellers' countries; empty: the issuer for exports, all but the issuer for imports
    References to;      //!< buyers' countries; empty: all but the issuer for exports, the issuer for imports
    Date announced = Date::always();
    bool surprise = false; //!< no rumour goes before its announcement
    std::int64_t priority = 0;
    Predicate when;
    Decision decision;
    std::string source;

    //! Month of the announcement; unless one is given, that of `from`.
    Month announced_in() const { return (announced == Date::always() ? from : announced).month_of(); }
};

inline constexpr std::array rule_fields{
    field<&Rule::issuer>("issuer", "Country that makes the rule", {.target = "countries"}),
    field<&Rule::side>("side", "Whether it is a rule on exports or on imports", {.choices = rule_side_names}),
    field<&Rule::layer>(
        "layer",
        "What is shipped: chips (accelerators), foundry (wafers for a chipmaker), memory (stacks), "
        "packaging (packages)",
        {.fallback = optional(), .choices = layer_names}),
    field<&Rule::origins>(
        "origins",
        "Countries of the sellers that the rule reaches; a foreign-product rule names others than "
        "the issuer. Unless given: the issuer (export), everyone else (import)",
        {.fallback = optional(), .target = "countries"}),
    field<&Rule::to>("to",
                     "Countries of the buyers. Unless given: everyone else (export), the issuer (import)",
                     {.fallback = optional(), .target = "countries"}),
    field<&Rule::announced>("announced", "Day of the announcement; unless given, that of `from`",
                            {.fallback = optional()}),
    field<&Rule::surprise>("surprise", "Whether nobody hears of it before it is announced",
                           {.fallback = optional()}),
    field<&Rule::priority>("priority", "Of all rules that match, those of the highest priority decide",
                           {.unit = "1", .least = -1000, .most = 1000, .fallback = by_definition(0)}),
    field<&Rule::when>("when",
                       "What the rule applies to: all, any, not over `attribute op value`; unless given, all",
                       {.fallback = optional()}),
    field<&Rule::decision>("decision",
                           "allow, notify, {licence: {grant, delay, quota, cap, fee}}, "
                           "presumption_of_denial or deny",
                           {}),
    field<&Rule::source>("source", "Id of the source in history/sources.csv", {.fallback = optional()}),
};

//! What buyers and sellers know of a rule.
enum class Awareness : std::int8_t { none, rumour, announced, in_force };
inline constexpr std::array<std::string_view, 4> awareness_names{"none", "rumour", "announced", "in_force"};

struct Rules {
    Column<std::int64_t> units_refused;    //!< wanted units that the rule refused this month
    Column<std::int64_t> units_licensed;   //!< accelerators shipped under its licences this month
    Column<double> quota_carry;            //!< fraction of a unit of the quota, in [0, 1)
    Column<double> fees;                   //!< paid for its licences this month [MUSD]
    Column<std::int64_t> licensed_history; //!< units under its licences, rule x month of the year
    Column<std::int64_t> base_history; //!< units that its cap is measured against, rule x month of the year
    Column<std::int8_t> in_force;
    Column<std::int8_t> awareness; //!< Awareness
};

inline constexpr std::array rule_columns{
    column<&Rules::units_refused>("units_refused",
                                  "Units of the refused layer that a buyer's orders would have asked for",
                                  {.unit = "units/month", .cells = Cells::sum}),
    column<&Rules::units_licensed>("units_licensed", "Accelerators shipped under licences of the rule",
                                   {.unit = "units/month", .cells = Cells::sum}),
    column<&Rules::quota_carry>("quota_carry", "Fraction of a unit of the quota carried over",
                                {.unit = "units"}),
    column<&Rules::fees>("fees", "Fees paid to the issuer for licences of the rule",
                         {.unit = "million USD/month", .cells = Cells::sum}),
    column<&Rules::licensed_history>("licensed_history", "Units under licences, trailing year",
                                     {.unit = "units/month"}),
    column<&Rules::base_history>("base_history", "Units that a cap is measured against, trailing year",
                                 {.unit = "units/month"}),
    column<&Rules::awareness>("awareness", "What buyers and sellers know of the rule",
                              {.cells = Cells::point, .flags = awareness_names}),
    column<&Rules::in_force>("in_force", "1 in the months in which the rule is in force",
                             {.unit = "1", .cells = Cells::point}),
};

} // namespace chokepoint
