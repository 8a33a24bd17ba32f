// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstdint>

namespace chokepoint {

//! A probability as one random byte and, for one byte in 256, a second word can tell it: exact to 2^-40, at a
//! sixteenth of a draw per agent.
class Chance {
  public:
    //! \param probability in [0, 1]
    explicit constexpr Chance(double probability)
    {
        const double scaled = 256.0 * probability;
        threshold_ = static_cast<std::uint32_t>(scaled);
        fraction_ = static_cast<std::uint64_t>((scaled - static_cast<double>(threshold_)) * 0x1p32);
    }

    constexpr bool possible() const { return threshold_ > 0 || fraction_ > 0; }

    //! Whether a byte falls to the event. `word` gives a second random word; it is asked for on equality
    //! alone.
    template <class Word> constexpr bool hits(std::uint8_t byte, Word&& word) const
    {
        return byte < threshold_ || (byte == threshold_ && word() < fraction_);
    }

  private:
    std::uint32_t threshold_ = 0; //!< floor(256 p)
    std::uint64_t fraction_ = 0;  //!< what is left of 256 p, times 2^32
};

} // namespace chokepoint
