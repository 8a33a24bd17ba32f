// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/first_difference.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cstring>

namespace chokepoint {
namespace {

template <class T> T number_at(std::span<const std::byte> bytes)
{
    T number{};
    std::memcpy(&number, bytes.data(), sizeof(T));
    return number;
}

std::string number_text(Stored stored, std::span<const std::byte> bytes)
{
    switch (stored) {
    case Stored::int64:
        return to_text(number_at<std::int64_t>(bytes));
    case Stored::int8:
        return to_text(std::int64_t{number_at<std::int8_t>(bytes)});
    case Stored::float32:
        return to_text(static_cast<double>(number_at<float>(bytes)));
    case Stored::float64:
        break;
    }
    return to_text(number_at<double>(bytes));
}

//! Ids of a number within a month: "cn, chips".
std::string place_text(const ResultShape& shape, const ResultVariable& variable, std::size_t number)
{
    std::string text;
    for (auto dimension = variable.dimensions.rbegin(); dimension != variable.dimensions.rend();
         ++dimension) {
        const std::vector<std::string>& ids = shape.dimensions[*dimension].ids;
        text = ids[number % ids.size()] + (text.empty() ? "" : ", " + text);
        number /= ids.size();
    }
    return text;
}

//! The first byte that differs between two months of a variable, or their size.
std::size_t parting(std::span<const std::byte> then, std::span<const std::byte> now)
{
    return static_cast<std::size_t>(std::ranges::mismatch(then, now).in1 - then.begin());
}

} // namespace

std::string first_difference(const StoredResult& stored, std::size_t row, const Recorder& recorded)
{
    const ResultShape& shape = stored.shape();
    const ShapeMap map(*recorded.shape(), shape);
    const auto months = static_cast<std::size_t>(shape.months);
    std::size_t first = months;
    std::string text;
    for (std::size_t i = 0; i < shape.variables.size(); ++i) {
        const ResultVariable& variable = shape.variables[i];
        const std::optional<std::size_t> source = map.source(i);
        if (!source) {
            continue;
        }
        const std::size_t size = size_of(variable.stored);
        const std::size_t wide = variable.width * size;
        const std::size_t narrow = map.source_width(i) * size;
        std::vector<std::byte> then(months * wide);
        stored.read(row, i, then);
        std::vector<std::byte> now(wide);
        for (std::size_t month = 0; month < first; ++month) {
            fill_missing(variable.stored, now);
            map.place_month(i, recorded.trajectory(*source).subspan(month * narrow, narrow), now);
            const std::span<const std::byte> before = std::span(then).subspan(month * wide, wide);
            const std::size_t number = parting(before, now) / size;
            if (number < variable.width) {
                first = month;
                const std::string place = place_text(shape, variable, number);
                text = variable.name + (place.empty() ? "" : " of " + place) + " in " +
                       (shape.start + static_cast<int>(month)).text() + " was " +
                       number_text(variable.stored, before.subspan(number * size, size)) + " and is " +
                       number_text(variable.stored,
                                   std::span<const std::byte>(now).subspan(number * size, size));
            }
        }
    }
    return text;
}

} // namespace chokepoint
