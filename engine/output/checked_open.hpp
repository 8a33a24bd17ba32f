// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace chokepoint {

//! Numbers of a variable, row-major, with the names and lengths of its dimensions.
template <class T> struct ResultArray {
    std::vector<std::string> dimensions;
    std::vector<std::size_t> shape;
    std::vector<T> values;
};

//! A result file, open for reading. Its trailer, length and hash have been checked before HDF5 saw a byte,
//! and HDF5 reads the very file that was checked, so accidental damage never reaches it. It takes no lock.
//!
//! Names are paths: `region_lag`, `events/kind`, `provenance/resolved_scenario`. Every member function throws
//! FileError for what is not there or has another type.
class ResultFile {
  public:
    //! \throws FileError if it cannot be read, is damaged, or of another format
    explicit ResultFile(const std::filesystem::path& path);
    ~ResultFile();
    ResultFile(ResultFile&&) noexcept;
    ResultFile& operator=(ResultFile&&) noexcept;

    //! Datasets of a group in the order in which they were written; of the root without a name.
    std::vector<std::string> variables(const std::string& group = "/") const;

    ResultArray<double> read(const std::string& name) const;

    //! Without the loss that reals have beyond 2^53.
    ResultArray<std::int64_t> read_whole(const std::string& name) const;

    //! Texts along one dimension, or a single one.
    std::vector<std::string> read_texts(const std::string& name) const;

    //! A single text.
    std::string read_text(const std::string& name) const;

    //! Rows [first, first + count) along the first dimension, in stored form. The variable stays open until
    //! another one is read this way, so that its chunks are not read again for each row.
    void read_rows(const std::string& name, std::size_t first, std::size_t count,
                   std::span<std::byte> into) const;
    std::vector<std::string> read_text_rows(const std::string& name, std::size_t first,
                                            std::size_t count) const;

    //! Names and lengths of a variable's dimensions, without its numbers.
    ResultArray<std::byte> layout(const std::string& name) const;

    //! Names of an object's attributes, but for those that link dimensions. "/" is the file.
    std::vector<std::string> attributes(const std::string& name) const;

    std::string text_attribute(const std::string& name, const std::string& attribute) const;
    std::vector<double> number_attribute(const std::string& name, const std::string& attribute) const;

    //! Type of a variable's numbers: "int64", "int8", "float32", "float64" or "text".
    std::string type(const std::string& name) const;

  private:
    struct Open;
    std::unique_ptr<Open> open_;
};

} // namespace chokepoint
