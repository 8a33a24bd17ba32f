// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chokepoint {

//! What a result file says of one of its variables.
struct Variable {
    std::string name; //!< `region_compute_stock`
    std::string text; //!< one sentence
    std::string unit;
    std::string type; //!< `int64`, `int8`, `float32`, `float64` or `text`
};

//! A variable's numbers, row-major.
template <class T> struct Array {
    std::vector<std::string> dimensions; //!< `run`, `time`, `region`
    std::vector<std::size_t> shape;      //!< their lengths
    std::vector<T> values;
};

//! A result file, open for reading. All of it was checked before anything was read, and it takes no lock.
//! Members throw FileError for what is not there or is of another type.
class Results {
  public:
    //! \throws FileError if the file cannot be read, is damaged, or of another format
    explicit Results(const std::filesystem::path& file);
    ~Results();
    Results(Results&&) noexcept;
    Results& operator=(Results&&) noexcept;

    //! All variables, coordinates and the run table included, in the order of the file.
    std::vector<Variable> variables() const;

    Array<double> numbers(std::string_view name) const;

    //! The same without the loss that reals have beyond 2^53.
    Array<std::int64_t> whole_numbers(std::string_view name) const;

    //! A variable's texts: coordinates such as `region`, columns of the run table such as `digest`.
    std::vector<std::string> texts(std::string_view name) const;

    //! The scenario that was run, as one text; reading it gives the same scenario.
    std::string resolved_scenario() const;

  private:
    struct Open;
    std::unique_ptr<Open> open_;
};

} // namespace chokepoint
