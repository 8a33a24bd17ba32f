// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/shape_map.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace chokepoint {

struct RecordedEvent {
    Month month;
    Event event;
};

//! The trajectory of one run, as it will stand in the file. Allocates once; a month allocates nothing but
//! the texts of its events. Months that a failed run did not reach hold NaN, whole numbers -1.
class Recorder {
  public:
    //! For runs of that scenario; the world's own numbers are not read.
    Recorder(const Scenario& scenario, const World& world);

    //! For one of many runs of one shape.
    explicit Recorder(std::shared_ptr<const ResultShape> shape);

    //! Records the next run from a world of another shape; nullptr: from one of this shape. After clear().
    void arrange(std::shared_ptr<const ShapeMap> map) { map_ = std::move(map); }

    //! Keeps the month that was simulated last.
    //! \throws std::logic_error if it is outside the horizon or a column's size is not the shape's
    void record(const Scenario& scenario, const World& world);

    //! Forgets everything, the arrangement too, to record another run.
    void clear();

    const std::shared_ptr<const ResultShape>& shape() const { return shape_; }

    //! A variable's numbers in stored form: month by month, each month in row-major order.
    std::span<const std::byte> trajectory(std::size_t variable) const;

    std::span<const RecordedEvent> events() const { return events_; }

    //! Memory that the numbers take [bytes].
    std::size_t size() const { return bytes_.size(); }

  private:
    std::shared_ptr<const ResultShape> shape_;
    std::shared_ptr<const ShapeMap> map_;
    std::vector<std::byte> month_;    //!< of one variable, before it is placed
    std::vector<std::size_t> starts_; //!< of each variable in `bytes_`, and the end [bytes]
    std::vector<std::byte> bytes_;
    std::vector<RecordedEvent> events_;
};

//! Equal numbers must be equal bytes: -0 becomes +0, and all NaN one (compilers differ in its sign).
double canonical(double value);

//! The stored form of `bytes.size()` bytes of numbers that no run has reached.
void fill_missing(Stored stored, std::span<std::byte> bytes);

} // namespace chokepoint
