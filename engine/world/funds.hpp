// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "world/rows.hpp"

namespace chokepoint {

enum class DisbursementProfile : std::uint8_t { flat, front_loaded, triangular };
inline constexpr std::array<std::string_view, 3> disbursement_profile_names{"flat", "front_loaded",
                                                                            "triangular"};

enum class Allocation : std::uint8_t { fixed, gap_seeking };
inline constexpr std::array<std::string_view, 2> allocation_names{"fixed", "gap_seeking"};

//! Public money committed over years to layers of one country's stack.
struct Fund : Entity {
    Reference country;
    double amount = 0.0; //!< [MUSD]
    double years = 0.0;
    DisbursementProfile profile = DisbursementProfile::flat;
    std::vector<double> tranches;
    LayerShares layers{};
    Allocation allocation = Allocation::fixed;
    LayerShares targets{};     //!< of self-sufficiency [1]
    double gap_exponent = 1.0; //!< [1]
};

inline constexpr std::array fund_fields{
    field<&Fund::country>("country", "Country whose money it is and whose lines receive it",
                          {.target = "countries"}),
    field<&Fund::amount>("amount", "Committed money, paid out over the fund's years",
                         {.unit = "MUSD", .least = 0}),
    field<&Fund::years>("years", "Time over which the money is paid out, from `from`",
                        {.unit = "year", .least = 1.0 / 12, .most = 50}),
    field<&Fund::profile>("profile", "Shape of the payments over time",
                          {.fallback = optional(), .choices = disbursement_profile_names}),
    field<&Fund::tranches>("tranches",
                           "Relative payments of equal parts of the fund's life; overrides `profile`",
                           {.unit = "1", .least = 0, .fallback = optional()}),
    field<&Fund::layers>("layers", "Shares of the money by layer; they sum to 1",
                         {.unit = "1", .least = 0, .most = 1}),
    field<&Fund::allocation>(
        "allocation",
        "fixed pays layers by their shares; gap_seeking weighs the shares with what the region lacks, last "
        "month, of the `targets`",
        {.fallback = optional(), .choices = allocation_names}),
    field<&Fund::targets>("targets",
                          "Self-sufficiency that gap-seeking money aims at, by layer; 0 where none is given",
                          {.unit = "1", .least = 0, .most = 1, .fallback = optional()}),
    field<&Fund::gap_exponent>(
        "gap_exponent", "How strongly gaps pull: 0 not at all, 1 in proportion, large all to the largest",
        {.unit = "1", .least = 0, .most = 100, .fallback = assumed(1, 0, 4)}),
};

struct Funds {
    Column<double> disbursed; //!< paid out so far [MUSD]
};

inline constexpr std::array fund_columns{
    column<&Funds::disbursed>("disbursed", "Money paid out so far",
                              {.unit = "million USD", .cells = Cells::point}),
};

} // namespace chokepoint
