// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "study/study_plan.hpp"

namespace chokepoint {

//! Runs of a part that are written together at most, where no size is asked for.
std::size_t default_part_size(const ResultShape& shape);

//! What runs of a study take, beside what their worlds take.
struct StudySize {
    std::uint64_t records = 0; //!< memory for what is recorded and not yet written [bytes]
    std::uint64_t result = 0;  //!< the result file [bytes]
    std::uint64_t disk = 0;    //!< with the parts that it is made of [bytes]
};

//! Numbers that cannot be counted are the largest number.
//! \param runs  of the plan that go to one file
StudySize size_of_study(const StudyPlan& plan, std::size_t runs, std::size_t part_size, std::size_t workers);

} // namespace chokepoint
