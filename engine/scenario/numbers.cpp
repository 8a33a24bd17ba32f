// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/numbers.hpp"

#include "core/text.hpp"
#include "scenario/field_text.hpp"
#include "scenario/numerals.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace chokepoint::reading {
namespace {

constexpr double largest_whole = 9007199254740992.0; // 2^53: beyond it not every whole number is a double

std::string unit_behind(const FieldSpec& spec)
{
    return spec.unit.empty() || spec.unit == "1" ? std::string() : " " + std::string(spec.unit);
}

bool same(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

//! Reads one quantity: steps share what they found out.
class QuantityReader {
  public:
    QuantityReader(Reader& reader, const std::string& path, NumberKind kind, const Quantity& inherited)
        : reader_(reader), path_(path), kind_(kind), quantity_(inherited)
    {
        quantity_.path = path;
        quantity_.low = quantity_.high = std::numeric_limits<double>::quiet_NaN();
    }

    std::optional<Quantity> read(const YamlNode& node)
    {
        const bool read = node.is_map() ? read_map(node) : read_scalar(node, quantity_.written, true);
        if (node.spot.file >= 0 && reader_.files[node.spot.file].command_line) {
            assume();
        }
        if (!read || !convert(node, quantity_.written, quantity_.value)) {
            return std::nullopt;
        }
        check_evidence(node);
        check_range(node);
        return quantity_;
    }

  private:
    void error(const YamlNode& node, std::string message)
    {
        reader_.error(node.spot, path_, std::move(message));
    }

    bool read_scalar(const YamlNode& node, double& number, bool with_unit)
    {
        if (!node.is_scalar() || node.quoted) {
            const bool bare = node.is_scalar() && take_apart(node.text).index() == 0;
            bare ? error(node, "expected a number, got text (write it without quotation marks)")
                 : reader_.unexpected(node, path_, kind_.whole ? "a whole number" : "a number");
            return false;
        }
        const auto parts = take_apart(node.text);
        if (const std::string* refusal = std::get_if<std::string>(&parts)) {
            error(node, *refusal);
            return false;
        }
        const Written& written = std::get<Written>(parts);
        number = written.number;
        if (!written.unit.empty() && !with_unit) {
            error(node, "the unit of a number with a range stands under 'unit:'");
            return false;
        }
        if (!written.unit.empty()) {
            quantity_.unit = written.unit;
        }
        return true;
    }

    bool read_map(const YamlNode& map)
    {
        for (const Key& key : map.keys) {
            if (std::find(std::begin(number_keys), std::end(number_keys), key.text) ==
                std::end(number_keys)) {
                reader_.error(key.spot, path_,
                              "a number has no " + in_quotes(key.text) + reader_.near(key.text, number_keys));
            }
        }
        read_evidence(reader_, map, path_, quantity_);
        const YamlNode* value = map.find("value");
        if (value == nullptr) {
            error(map, "'value' is missing (a number has value, low, high, unit, kind, source)");
            return false;
        }
        const YamlNode* low = map.find("low");
        const YamlNode* high = map.find("high");
        bool read = read_scalar(*value, quantity_.written, false);
        if ((low == nullptr) != (high == nullptr)) {
            error(map, low == nullptr ? "'high' needs 'low'" : "'low' needs 'high'");
        } else if (low != nullptr) {
            read = read_scalar(*low, quantity_.low, false) && read;
            read = read_scalar(*high, quantity_.high, false) && read;
        }
        return read;
    }

    //! An override is an assumption of whoever gives it.
    void assume()
    {
        if (quantity_.kind == Evidence::unstated) {
            quantity_.kind = Evidence::assumed;
        }
        if (quantity_.source.empty()) {
            quantity_.source = command_line_source;
        }
    }

    bool convert(const YamlNode& node, double written, double& value)
    {
        const auto converted = in_field_unit(written, quantity_.unit, kind_.spec, reader_.scenario.prices);
        if (const std::string* refusal = std::get_if<std::string>(&converted)) {
            error(node, *refusal);
            return false;
        }
        value = std::get<double>(converted);
        if (value < kind_.spec.least || value > kind_.spec.most) {
            error(node, to_text(value) + " is out of bounds (" + bounds_text(kind_.spec) +
                            unit_behind(kind_.spec) + ")");
            return false;
        }
        if (kind_.whole && (value != std::floor(value) || std::abs(value) > largest_whole)) {
            error(node, "expected a whole number, got " + to_text(value));
            return false;
        }
        return true;
    }

    void check_evidence(const YamlNode& node)
    {
        const bool sourced = quantity_.kind == Evidence::measured || quantity_.kind == Evidence::derived;
        const YamlNode* source = node.find("source");
        if (sourced && quantity_.source.empty() && source == nullptr) {
            error(node, std::string(evidence_names[static_cast<std::size_t>(quantity_.kind)]) +
                            " numbers need a source (an id of history/sources.csv, or kind: assumed)");
        }
    }

    void check_range(const YamlNode& node)
    {
        if (std::isnan(quantity_.low)) {
            return;
        }
        double low = 0.0;
        double high = 0.0;
        if (!convert(*node.find("low"), quantity_.low, low) ||
            !convert(*node.find("high"), quantity_.high, high)) {
            return;
        }
        if (!(quantity_.low <= quantity_.written && quantity_.written <= quantity_.high)) {
            error(node, "the range must hold the value: low <= value <= high");
        }
        const bool logarithmic = quantity_.distribution == "log_uniform" ||
                                 (quantity_.distribution.empty() && kind_.spec.scale == Scale::log);
        if (logarithmic && low <= 0.0) {
            error(*node.find("low"),
                  "'low' must be above 0 (the range is log-uniform; or say 'distribution: uniform')");
        }
    }

    Reader& reader_;
    const std::string& path_;
    NumberKind kind_;
    Quantity quantity_;
};

} // namespace

std::optional<Quantity> read_quantity(Reader& reader, const YamlNode& node, const std::string& path,
                                      NumberKind kind, const Quantity& inherited)
{
    reader.spots.emplace(path, node.spot);
    return QuantityReader(reader, path, kind, inherited).read(node);
}

std::optional<double> read_number(Reader& reader, const YamlNode& node, const std::string& path,
                                  NumberKind kind)
{
    std::optional<Quantity> quantity = read_quantity(reader, node, path, kind);
    if (!quantity) {
        return std::nullopt;
    }
    const double value = quantity->value;
    reader.scenario.quantities.push_back(std::move(*quantity));
    return value;
}

Quantity default_quantity(const std::string& path, const Fallback& fallback)
{
    Quantity quantity;
    quantity.path = path;
    quantity.written = quantity.value = fallback.value;
    quantity.low = fallback.low;
    quantity.high = fallback.high;
    quantity.kind = fallback.kind;
    quantity.source = fallback.source;
    quantity.is_default = true;
    return quantity;
}

bool equals_default(const Quantity& quantity, const Quantity& fallback)
{
    return same(quantity.written, fallback.written) && quantity.unit.empty() &&
           same(quantity.low, fallback.low) && same(quantity.high, fallback.high) &&
           quantity.kind == fallback.kind && quantity.source == fallback.source && quantity.role.empty() &&
           quantity.distribution.empty();
}

} // namespace chokepoint::reading
