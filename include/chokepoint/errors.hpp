// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace chokepoint {

//! Where in a file something stands. Lines and columns count from 1; 0 means "the whole file".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

//! One mistake in an input file: where, at which path, what is wrong and what to do.
struct Problem {
    Place place;
    std::string path;    //!< such as `fabs.smic_n7.defect_density`; may be empty
    std::string message; //!< one sentence, control bytes escaped
    std::string source;  //!< the line of the file, escaped; empty where there is none

    std::string text() const; //!< `file:line:column: error: message  [path]`
};

//! The user's input is wrong. Carries every mistake found in one pass. Exit code 2.
class ScenarioError : public std::runtime_error {
  public:
    explicit ScenarioError(std::vector<Problem> problems);

    const std::vector<Problem>& problems() const { return problems_; }

  private:
    std::vector<Problem> problems_;
};

//! A file could not be read or written, or is damaged. The message names it and what to do. Exit code 1.
class FileError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

//! The model left its domain: which invariant, which agent, which month, which value. Exit code 1.
class InvariantError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

} // namespace chokepoint
