// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

// The two kinds of rows that everything walks: field rows (what a scenario may say about an entity)
// and column rows (what the world remembers about it). A kind of entity declares both beside its data;
// reader, checks, JSON Schema, `describe`, recorder, digest and documentation hold no list of their own.

#include "world/values.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace chokepoint {

enum class FieldType : std::uint8_t {
    number,        //!< double, in the row's unit
    path,          //!< Path: a number, or dated numbers that hold stepwise
    whole,         //!< std::int64_t
    flag,          //!< bool: true or false
    text,          //!< std::string
    choice,        //!< an enum with one byte; the row's `choices` name its values in order
    date,          //!< Date: 2022-10 or 2022-10-07
    reference,     //!< Reference to one entity of kind `target`
    references,    //!< References: a list of entities of kind `target`
    weights,       //!< Weights: a map from entities of kind `target` to numbers
    dated_weights, //!< DatedWeights: the same, with numbers or dated numbers
    layer_shares,  //!< LayerShares: a map from layer ids to numbers
    numbers,       //!< std::vector<double>
    predicate,     //!< Predicate: all, any, not, or `attribute op value`
    decision,      //!< Decision: a word, or {licence: {grant, delay}}
};

enum class Scale : std::uint8_t { linear, log }; //!< how a prior spreads between low and high

//! How a rate converts between year and month: flows divide, decay and growth compound.
enum class Rate : std::uint8_t { none, flow, decay, growth };

//! A row's default: a full value, so that provenance sees it too.
struct Fallback {
    enum class Type : std::uint8_t { required, optional, value } type = Type::required;
    double value = 0.0;
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    Evidence kind = Evidence::unstated;
    std::string_view source = {};
};

constexpr Fallback required()
{
    return {};
}

//! The member keeps the value that its C++ initialiser gives; for fields that are not numbers.
constexpr Fallback optional()
{
    return {.type = Fallback::Type::optional};
}

constexpr Fallback assumed(double value, double low, double high, std::string_view source = {})
{
    return {Fallback::Type::value, value, low, high, Evidence::assumed, source};
}

constexpr Fallback derived(double value, double low, double high, std::string_view source)
{
    return {Fallback::Type::value, value, low, high, Evidence::derived, source};
}

//! A number that is a definition or a neutral element, not a claim about the world.
constexpr Fallback by_definition(double value)
{
    return {.type = Fallback::Type::value, .value = value, .kind = Evidence::derived, .source = "definition"};
}

//! What `field<>` takes beside key and text.
struct FieldSpec {
    std::string_view unit = {};
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    Scale scale = Scale::linear;
    Rate rate = Rate::none;
    Fallback fallback = required();
    std::span<const std::string_view> choices = {};
    std::string_view target = {};
};

//! One key that a scenario may give for an entity, or for a group of world-wide parameters.
struct FieldRow {
    std::string_view key;
    std::string_view text; //!< what it means, one sentence
    FieldType type;
    void* (*locate)(void* owner); //!< the member inside its owner
    FieldSpec spec;
};

namespace detail {

template <class T> constexpr FieldType field_type()
{
    if constexpr (std::is_same_v<T, double>) {
        return FieldType::number;
    } else if constexpr (std::is_same_v<T, Path>) {
        return FieldType::path;
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return FieldType::whole;
    } else if constexpr (std::is_same_v<T, bool>) {
        return FieldType::flag;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return FieldType::text;
    } else if constexpr (std::is_same_v<T, Date>) {
        return FieldType::date;
    } else if constexpr (std::is_same_v<T, Reference>) {
        return FieldType::reference;
    } else if constexpr (std::is_same_v<T, References>) {
        return FieldType::references;
    } else if constexpr (std::is_same_v<T, Weights>) {
        return FieldType::weights;
    } else if constexpr (std::is_same_v<T, DatedWeights>) {
        return FieldType::dated_weights;
    } else if constexpr (std::is_same_v<T, LayerShares>) {
        return FieldType::layer_shares;
    } else if constexpr (std::is_same_v<T, std::vector<double>>) {
        return FieldType::numbers;
    } else if constexpr (std::is_same_v<T, Predicate>) {
        return FieldType::predicate;
    } else if constexpr (std::is_same_v<T, Decision>) {
        return FieldType::decision;
    } else {
        static_assert(std::is_enum_v<T> && sizeof(T) == 1, "a field's member has an unknown type");
        return FieldType::choice;
    }
}

template <class Owner, class T, T Owner::*Member> struct MemberOf {
    using Type = T;

    static void* locate(void* owner) { return &(static_cast<Owner*>(owner)->*Member); }
};

template <class Owner, class T> T member_type(T Owner::*);
template <class Owner, class T> Owner owner_type(T Owner::*);

template <auto Member>
using Of = MemberOf<decltype(owner_type(Member)), decltype(member_type(Member)), Member>;

} // namespace detail

//! A field row for `Member`, a pointer to a data member; its type decides how the value is read.
template <auto Member>
constexpr FieldRow field(std::string_view key, std::string_view text, FieldSpec spec = {})
{
    using Of = detail::Of<Member>;
    return {key, text, detail::field_type<typename Of::Type>(), &Of::locate, spec};
}

enum class Role : std::uint8_t {
    state,      //!< enters the digest
    population, //!< state of many agents: enters the digest each December and at the end
    diagnostic  //!< derived from state; written, never hashed
};

//! How a column appears in the result file.
enum class Cells : std::uint8_t {
    hidden, //!< not written
    point,  //!< a stock or level at the end of the month
    sum     //!< a flow over the month
};

enum class Element : std::uint8_t { float64, int64, int32, int8 };

constexpr std::size_t size_of(Element element) //!< [bytes]
{
    switch (element) {
    case Element::int8:
        return sizeof(std::int8_t);
    case Element::int32:
        return sizeof(std::int32_t);
    case Element::int64:
    case Element::float64:
        break;
    }
    return sizeof(double);
}

//! A column's values without their type: `rows * width` elements, row-major.
struct ColumnView {
    void* data = nullptr;
    std::size_t rows = 0;
    std::size_t width = 1;
};

//! What `column<>` takes beside name and text.
struct ColumnSpec {
    std::string_view unit = "1";
    Role role = Role::state;
    Cells cells = Cells::hidden;
    std::string_view dim1 = {}; //!< a second dimension of the written variable, such as "layer"
    std::string_view dim2 = {}; //!< and a third, such as "origin"
    bool single = false;        //!< shares and ratios are written as float32
    bool gaps = false;          //!< NaN is a value: "there is none"
    std::span<const std::string_view> flags = {}; //!< names of an int8 column's values, from 0
};

//! One column of a kind's table. Written as `<singular of the kind>_<name>`.
struct ColumnRow {
    std::string_view name;
    std::string_view text;
    Element element;
    ColumnView (*view)(void* table, std::size_t rows);
    ColumnSpec spec;
};

namespace detail {

template <class T> constexpr Element element_of()
{
    if constexpr (std::is_same_v<T, double>) {
        return Element::float64;
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        return Element::int64;
    } else if constexpr (std::is_same_v<T, std::int32_t>) {
        return Element::int32;
    } else {
        static_assert(std::is_same_v<T, std::int8_t>, "a column has an unknown type");
        return Element::int8;
    }
}

template <class Owner, class T, T Owner::*Member> struct ColumnOf {
    using Value = typename T::value_type;

    static ColumnView view(void* table, std::size_t rows)
    {
        auto& column = static_cast<Owner*>(table)->*Member;
        return {column.data(), rows, rows == 0 ? 0 : column.size() / rows};
    }
};

template <auto Member>
using ColumnFrom = ColumnOf<decltype(owner_type(Member)), decltype(member_type(Member)), Member>;

} // namespace detail

//! A column row for `Member`, a pointer to a Column of a table.
template <auto Member>
constexpr ColumnRow column(std::string_view name, std::string_view text, ColumnSpec spec = {})
{
    using From = detail::ColumnFrom<Member>;
    return {name, text, detail::element_of<typename From::Value>(), &From::view, spec};
}

} // namespace chokepoint
