// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <algorithm>

namespace chokepoint::laws {

//! Months of use that a buyer holds against the closing of its supply: odds of the closing times cost of a
//! month without over cost of holding a month, at most `most`. This is the critical ratio of the newsvendor
//! (Arrow, Harris and Marschak 1951) for a closing that comes with probability `closing` before the order can
//! be repeated; certainty buys the most. \param closing in [0, 1] \param most [month] \returns [month]
inline double stock_cover(double closing, double loss_over_holding, double most)
{
    if (closing >= 1.0) {
        return most;
    }
    return closing > 0.0 ? std::min(most, closing / (1.0 - closing) * loss_over_holding) : 0.0;
}

//! Stock beyond what ordinary planning holds, and how much of it is used up a month.
struct Cover {
    double level = 0.0;
    double release = 0.0; //!< per month
};

//! A cover rises to its target at once: that is what is wanted, not what is held. Above its target it is no
//! more than what was obtained, and is used up evenly over `repay_time` [month].
inline Cover next_cover(Cover cover, double target, double obtained, double repay_time)
{
    const double level = std::max(target, std::min(cover.level, obtained));
    if (level <= target) {
        return {target, 0.0};
    }
    const double release = std::max(cover.release, (level - target) / repay_time);
    return {std::max(target, level - release), release};
}

} // namespace chokepoint::laws
