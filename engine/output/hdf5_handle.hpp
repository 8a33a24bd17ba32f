// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <hdf5.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace chokepoint::hdf5 {

//! A call to HDF5 failed. Never leaves this folder: whoever knows the path turns it into a FileError.
class Hdf5Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

//! \throws Hdf5Error `what (HDF5: the innermost message of its error stack)`
[[noreturn]] void fail(std::string_view what);

//! Passes a result through unless it is HDF5's "failed", which is any negative number.
template <class Result> Result check(Result result, std::string_view what)
{
    if (result < 0) {
        fail(what);
    }
    return result;
}

//! Keeps HDF5 from printing its error stack while it lives; the setting belongs to the calling thread.
class QuietErrors {
  public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

  private:
    H5E_auto2_t printer_ = nullptr;
    void* printer_data_ = nullptr;
};

//! Owns one HDF5 identifier.
class Handle {
  public:
    using Close = herr_t (*)(hid_t);

    Handle() = default;

    //! \throws Hdf5Error if `id` says that the call that made it failed
    Handle(hid_t id, Close closer, std::string_view what) : id_(check(id, what)), close_(closer) {}

    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&& other) noexcept;
    ~Handle();

    hid_t id() const { return id_; }

    //! Closes now and looks at the result: HDF5 reports late write errors here.
    void close(std::string_view what);

  private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

//! A property list of the class, closed with its handle.
Handle property_list(hid_t property_class);

//! Variable-length UTF-8 text: the only form of strings that every reader takes.
Handle text_type();

//! How texts are moved. By default HDF5 clears 2 MiB for every dataset of texts, which takes longer than
//! all the rest of a small file.
Handle text_transfer();

} // namespace chokepoint::hdf5
