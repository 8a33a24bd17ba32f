// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/recorder.hpp"

#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

namespace chokepoint {
namespace {

template <class To, class From, class Convert>
void copy_as(const void* from, std::byte* to, std::size_t count, Convert convert)
{
    const auto* values = static_cast<const From*>(from);
    for (std::size_t i = 0; i < count; ++i) {
        const To value = convert(values[i]);
        std::memcpy(to + i * sizeof(To), &value, sizeof(To));
    }
}

void copy_month(const ResultVariable& variable, const void* from, std::size_t width, std::byte* to)
{
    switch (variable.column->element) {
    case Element::float64:
        if (variable.stored == Stored::float32) {
            copy_as<float, double>(from, to, width,
                                   [](double value) { return static_cast<float>(canonical(value)); });
        } else {
            copy_as<double, double>(from, to, width, canonical);
        }
        break;
    case Element::int32:
        copy_as<std::int64_t, std::int32_t>(from, to, width,
                                            [](std::int32_t value) { return std::int64_t{value}; });
        break;
    case Element::int64:
    case Element::int8:
        std::memcpy(to, from, width * size_of(variable.stored));
        break;
    }
}

template <class T> void fill_with(T value, std::span<std::byte> bytes)
{
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(T)) {
        std::memcpy(bytes.data() + at, &value, sizeof(T));
    }
}

} // namespace

double canonical(double value)
{
    return value != value ? std::numeric_limits<double>::quiet_NaN() : value + 0.0;
}

void fill_missing(Stored stored, std::span<std::byte> bytes)
{
    switch (stored) {
    case Stored::int64:
        return fill_with(std::int64_t{-1}, bytes);
    case Stored::int8:
        return fill_with(std::int8_t{-1}, bytes);
    case Stored::float32:
        return fill_with(std::numeric_limits<float>::quiet_NaN(), bytes);
    case Stored::float64:
        return fill_with(std::numeric_limits<double>::quiet_NaN(), bytes);
    }
}

Recorder::Recorder(const Scenario& scenario, const World& world)
    : Recorder(std::make_shared<const ResultShape>(result_shape(scenario, world)))
{
}

Recorder::Recorder(std::shared_ptr<const ResultShape> shape) : shape_(std::move(shape))
{
    std::size_t end = 0;
    for (const ResultVariable& variable : shape_->variables) {
        starts_.push_back(end);
        end += static_cast<std::size_t>(shape_->months) * variable.width * size_of(variable.stored);
    }
    starts_.push_back(end);
    bytes_.resize(end);
    clear();
}

void Recorder::clear()
{
    for (std::size_t i = 0; i < shape_->variables.size(); ++i) {
        fill_missing(shape_->variables[i].stored,
                     std::span(bytes_).subspan(starts_[i], starts_[i + 1] - starts_[i]));
    }
    events_.clear();
    map_.reset();
}

void Recorder::record(const Scenario& scenario, const World& world)
{
    const int month = world.month - shape_->start;
    if (month < 0 || month >= shape_->months) {
        throw std::logic_error("recorder: " + world.month.text() + " is outside the horizon");
    }
    for (std::size_t i = 0; i < shape_->variables.size(); ++i) {
        const ResultVariable& variable = shape_->variables[i];
        const std::size_t width = map_ ? map_->source_width(i) : variable.width;
        if (width == 0) {
            continue; // this run's scenario has no such kind
        }
        const ColumnView view = view_column(*variable.kind, *variable.column, scenario, world);
        if (view.rows * view.width != width) {
            throw std::logic_error("recorder: column " + variable.name + " has another size than its ids");
        }
        const std::size_t month_bytes = variable.width * size_of(variable.stored);
        const std::span<std::byte> into = std::span(bytes_).subspan(
            starts_[i] + static_cast<std::size_t>(month) * month_bytes, month_bytes);
        if (map_) {
            month_.resize(width * size_of(variable.stored));
            copy_month(variable, view.data, width, month_.data());
            map_->place_month(i, month_, into);
        } else {
            copy_month(variable, view.data, width, into.data());
        }
    }
    for (const Event& event : world.events) {
        events_.push_back({world.month, event});
    }
}

std::span<const std::byte> Recorder::trajectory(std::size_t variable) const
{
    return std::span(bytes_).subspan(starts_[variable], starts_[variable + 1] - starts_[variable]);
}

} // namespace chokepoint
