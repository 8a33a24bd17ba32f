// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "output/attributes.hpp"
#include "output/creation.hpp"
#include "output/hdf5_handle.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace chokepoint::hdf5 {

//! Writes datasets into one group and links each dimension to the scale of its name in the same group:
//! scales come first. Numbers are chunked with checksums, texts and what is empty are not.
class GroupWriter {
  public:
    //! \param group stays the caller's, and open
    //! \param most_runs that a chunk of a dataset over runs holds
    explicit GroupWriter(hid_t group, hsize_t most_runs = 64);

    void add_scale(const std::string& name, const std::string& text, std::span<const std::string> ids);
    void add_scale(const std::string& name, const std::string& text, std::span<const std::int64_t> values,
                   const std::string& unit);

    //! One text, or one per index of the dimension.
    void add_text(const std::string& name, const std::string& text, const std::string& value);
    void add_texts(const std::string& name, const std::string& text, const std::string& dimension,
                   std::span<const std::string> values);

    //! One number, or numbers along one dimension.
    void add_number(const std::string& name, const std::string& text, std::int64_t value);
    void add_numbers(const std::string& name, const std::string& text, const std::string& dimension,
                     std::span<const std::int64_t> values);

    //! A dataset over dimensions, without its values: every value is `fill` until it is written.
    //! \param type the file's and the memory's
    Handle add_dataset(const std::string& name, const std::string& text,
                       std::span<const std::string> dimensions, hid_t type, const void* fill);

    //! Rows [first, first + count) along the first dimension of a dataset, all of each.
    void write_rows(hid_t dataset, hid_t type, hsize_t first, hsize_t count, const void* values,
                    const std::string& failed) const;
    void write_text_rows(hid_t dataset, hsize_t first, std::span<const std::string* const> texts,
                         const std::string& failed) const;

    hid_t text() const { return text_type_.id(); } //!< type of texts

    //! An attribute more for a dataset that is there already.
    template <class T> void describe(const std::string& dataset, const char* name, const T& value)
    {
        set_attribute(open(dataset).id(), name, value);
    }

    std::vector<hsize_t> shape_of(std::span<const std::string> dimensions) const;

    //! Call last: the way back from the scales.
    void finish();

  private:
    struct Scale {
        std::string name;
        hsize_t length = 0;
        hobj_ref_t reference = 0;
        std::vector<ScaleUse> uses;
    };

    Scale& scale(const std::string& name);
    const Scale& scale(const std::string& name) const;
    Handle open(const std::string& dataset) const;
    Handle make(const std::string& name, const std::string& text, std::span<const hsize_t> shape, hid_t type,
                const void* fill);
    void link(hid_t dataset, const std::string& name, std::span<const std::string> dimensions);
    hobj_ref_t reference_to(const std::string& dataset) const;
    void write_texts(hid_t dataset, std::span<const char* const> texts, const std::string& name) const;

    void write_some(hid_t dataset, hid_t type, hid_t transfer, hsize_t first, hsize_t count,
                    const void* values, const std::string& failed) const;

    hid_t group_;
    hsize_t most_runs_;
    Handle creation_;
    Handle text_type_;
    Handle text_transfer_;
    std::vector<Scale> scales_;
};

} // namespace chokepoint::hdf5
