// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "arguments.hpp"

#include <chokepoint/errors.hpp>

#include <string>
#include <string_view>

namespace chokepoint::program {

//! What the two streams may show, and how much is said.
class Terminal {
  public:
    explicit Terminal(const CommonArguments& arguments);

    //! Data: to standard output, as they are.
    void print(std::string_view text) const;

    //! A sentence for the user on standard error, with a line end; not under --quiet. Controls are escaped.
    void say(std::string_view text) const;

    //! The same under --verbose only.
    void say_more(std::string_view text) const;

    void warn(std::string_view text) const;      //!< "warning: ...", not under --quiet
    void fail(std::string_view message) const;   //!< "error: ..."
    void fail(const ScenarioError& error) const; //!< every mistake with its line

    std::string heading(std::string_view text) const; //!< bold on standard output, if it has colours

    bool quiet() const { return quiet_; }

  private:
    std::string label(std::string_view word, std::string_view code) const;

    bool color_out_;
    bool color_err_;
    bool quiet_;
    bool verbose_;
};

//! Makes sure that what was printed has arrived.
//! \throws FileError if standard output is full or closed.
void finish_output();

//! Whether standard error is a terminal that can redraw a line.
bool can_redraw();

//! Columns of the terminal on standard error; 80 if it does not say.
std::size_t terminal_width();

} // namespace chokepoint::program
