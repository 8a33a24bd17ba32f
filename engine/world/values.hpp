// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The types that fields and columns are made of. Plain values, no behaviour beyond look-up.

#include <chokepoint/month.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

template <class T> using Column = std::vector<T>;

//! The layers of the stack, bottom to top: the one list of their ids.
enum class Layer : std::uint8_t {
    equipment,
    foundry,
    memory,
    packaging,
    chips,
    compute,
    frameworks,
    models,
    applications
};
inline constexpr std::array<std::string_view, 9> layer_names{"equipment",  "foundry", "memory",
                                                             "packaging",  "chips",   "compute",
                                                             "frameworks", "models",  "applications"};
inline constexpr std::size_t num_layers = layer_names.size();

//! How results are reported; countries act.
enum class Region : std::uint8_t { us, cn, eu, row };
inline constexpr std::array<std::string_view, 4> region_names{"us", "cn", "eu", "row"};
inline constexpr std::size_t num_regions = region_names.size();

//! A supplier seen from its user.
enum class Origin : std::uint8_t { domestic, allied, rival, neutral, open };
inline constexpr std::array<std::string_view, 5> origin_names{"domestic", "allied", "rival", "neutral",
                                                              "open"};
inline constexpr std::size_t num_origins = origin_names.size();

//! How an accelerator reaches its user.
enum class Channel : std::uint8_t { domestic, imported, smuggled, remote };
inline constexpr std::array<std::string_view, 4> channel_names{"domestic", "imported", "smuggled", "remote"};
inline constexpr std::size_t num_channels = channel_names.size();

//! How well a number is known.
enum class Evidence : std::uint8_t { unstated, measured, derived, assumed };
inline constexpr std::array<std::string_view, 4> evidence_names{"unstated", "measured", "derived", "assumed"};

//! Row of an entity in its kind's table; -1 is "none".
struct Reference {
    std::int32_t row = -1;

    bool given() const { return row >= 0; }

    explicit operator std::size_t() const { return static_cast<std::size_t>(row); }

    auto operator<=>(const Reference&) const = default;
};

using References = std::vector<Reference>;

struct Weight {
    Reference entity;
    double value = 0.0;
};

using Weights = std::vector<Weight>; //!< sorted by entity

using LayerShares = std::array<double, num_layers>;

//! A number that may change by dates and holds stepwise in between.
struct Path {
    struct Step {
        Month from;
        double value = 0.0;
    };

    std::vector<Step> steps; //!< sorted by month; a plain number is one step from the beginning of time

    //! Value in force in a month; `before` where no step has begun.
    double at(Month month, double before = 0.0) const
    {
        auto after = std::upper_bound(steps.begin(), steps.end(), month,
                                      [](Month m, const Step& step) { return m < step.from; });
        return after == steps.begin() ? before : std::prev(after)->value;
    }
};

//! A weight that may change by dates; 0 before its first step.
struct DatedWeight {
    Reference entity;
    Path value;
};

using DatedWeights = std::vector<DatedWeight>; //!< sorted by entity

//! An attribute of a shipment that rules may ask for.
enum class Attribute : std::uint8_t {
    tpp,                      //!< total processing performance [TPP]
    performance_density,      //!< TPP over non-planar die area [TPP/mm^2]
    memory_bandwidth,         //!< [GB/s]
    memory_bandwidth_density, //!< of a memory stack, over its package area [GB/s/mm^2]
    io_bandwidth,             //!< chip to chip [GB/s]
    die_area,                 //!< all logic dies [mm^2]
    node_density,             //!< relative logic density of the node [1]
    buyer,                    //!< id of the buyer, or the words `state`, `private`
    seller,                   //!< id of the seller
    product,                  //!< id of the product
    maker                     //!< id of the product's designer
};
inline constexpr std::array<std::string_view, 11> attribute_names{"tpp",
                                                                  "performance_density",
                                                                  "memory_bandwidth",
                                                                  "memory_bandwidth_density",
                                                                  "io_bandwidth",
                                                                  "die_area",
                                                                  "node_density",
                                                                  "buyer",
                                                                  "seller",
                                                                  "product",
                                                                  "maker"};
inline constexpr std::size_t first_name_attribute = 7; //!< from here on attributes are names, not numbers

enum class Comparison : std::uint8_t { less, at_most, equal, unequal, at_least, greater };
inline constexpr std::array<std::string_view, 6> comparison_names{"<", "<=", "==", "!=", ">=", ">"};

//! When a rule applies: a tree of all, any, not over `attribute op value`. `all` of nothing is "always".
struct Predicate {
    enum class Type : std::uint8_t { all, any, negation, leaf } type = Type::all;
    std::vector<Predicate> parts;
    Attribute attribute = Attribute::tpp;
    Comparison comparison = Comparison::at_least;
    double number = 0.0; //!< in the attribute's unit
    std::string name;    //!< for attributes that are names
};

//! Decisions form a lattice: of several rules the strictest holds.
enum class Verdict : std::uint8_t { allow, notify, licence, presumption_of_denial, deny };
inline constexpr std::array<std::string_view, 5> verdict_names{"allow", "notify", "licence",
                                                               "presumption_of_denial", "deny"};

struct Decision {
    Verdict verdict = Verdict::deny;
    double grant = 0.0;     //!< share of the wanted units that licences let through [1]
    std::int64_t delay = 0; //!< from the rule's effect to the first granted shipment, or mean [month]
    double quota = -1.0;    //!< most units a month under licences of the rule, all buyers; below 0: none
    double cap = -1.0; //!< most units under licences, over those sold to `cap_of`, 12 months; below 0: none
    References cap_of; //!< countries that the cap is measured against
    double fee = 0.0;  //!< on top of the price, to the issuer [1]
};

//! One number of a scenario as it was given: what provenance prints and a study may vary.
struct Quantity {
    std::string path;     //!< `fabs.smic_n7.defect_density`; a dated step appends `.2020-12`
    double written = 0.0; //!< as in the file, in `unit`
    std::string unit;     //!< as in the file; empty is the field's unit
    double value = 0.0;   //!< in the field's unit
    double low = std::numeric_limits<double>::quiet_NaN(); //!< as written, in `unit`; NaN: no range
    double high = std::numeric_limits<double>::quiet_NaN();
    Evidence kind = Evidence::unstated;
    std::string source;
    std::string role;         //!< "", history, prior, target
    std::string distribution; //!< "" is uniform, or log-uniform where the field's scale is log
    bool is_default = false;  //!< from the field row, not from a file
};

//! What every entity has.
struct Entity {
    std::string id;
    Date from = Date::always();
    Date until = Date::never();
    std::uint32_t key = 0; //!< its address in random draws: low 32 bits of XXH3-64 of `kind.id`
    bool derived = false;  //!< follows from another entity: no file gives it, no text prints it

    bool acts(Month month) const { return month >= from.first_full_month() && month <= until.month_of(); }
};

} // namespace chokepoint
