// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/hdf5_handle.hpp"

#include <utility>

namespace chokepoint::hdf5 {
namespace {

//! Takes the first message of a walk that starts at the innermost call.
herr_t take_innermost(unsigned depth, const H5E_error2_t* error, void* message)
{
    if (depth == 0 && error->desc != nullptr) {
        *static_cast<std::string*>(message) = error->desc;
    }
    return 0;
}

} // namespace

void fail(std::string_view what)
{
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_innermost, &reason);
    throw Hdf5Error(std::string(what) + " (HDF5: " + (reason.empty() ? "no reason given" : reason) + ")");
}

QuietErrors::QuietErrors()
{
    H5Eget_auto2(H5E_DEFAULT, &printer_, &printer_data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietErrors::~QuietErrors()
{
    H5Eset_auto2(H5E_DEFAULT, printer_, printer_data_);
}

Handle::Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_)
{
}

Handle& Handle::operator=(Handle&& other) noexcept
{
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
}

Handle::~Handle()
{
    if (id_ >= 0) {
        close_(id_);
    }
}

void Handle::close(std::string_view what)
{
    check(close_(std::exchange(id_, H5I_INVALID_HID)), what);
}

Handle property_list(hid_t property_class)
{
    return {H5Pcreate(property_class), H5Pclose, "a property list could not be made"};
}

Handle text_type()
{
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "the text type could not be made");
    check(H5Tset_size(type.id(), H5T_VARIABLE), "the text type could not be made");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "the text type could not be made");
    return type;
}

Handle text_transfer()
{
    constexpr std::size_t bytes = 16384; // a thousand texts at a time
    Handle list = property_list(H5P_DATASET_XFER);
    check(H5Pset_buffer(list.id(), bytes, nullptr, nullptr), "the text buffer could not be made");
    return list;
}

} // namespace chokepoint::hdf5
