// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/self_check.hpp"
#include "support/catch.hpp"

#include <cfenv>
#include <stdexcept>
#include <string>

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

using namespace chokepoint;

namespace {

std::string refusal()
{
    try {
        self_check();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

} // namespace

// The constant is what g++ 12.2 and clang++ 14.0 compute at -O0 and -O3 on Zen 4 with SLEEF 3.5.1, with and
// without AVX2 and FMA in the C library.
TEST_CASE("this machine and build compute the published bits")
{
    CHECK(refusal().empty());
    CHECK(self_check_digest() == "067bef6a9e4abb54478fcff4d937174b");
}

TEST_CASE("another rounding mode is refused in one line")
{
    REQUIRE(std::fesetround(FE_UPWARD) == 0);
    const std::string reason = refusal();
    REQUIRE(std::fesetround(FE_TONEAREST) == 0);
    CHECK(reason.find("round") != std::string::npos);
    CHECK(reason.find('\n') == std::string::npos);
    CHECK(refusal().empty());
}

#if defined(__x86_64__)
TEST_CASE("flushed denormals are refused, at the input as at the output")
{
    for (const unsigned flush : {0x8000U, 0x0040U}) { // MXCSR: flush to zero, denormals are zero
        const unsigned before = _mm_getcsr();
        _mm_setcsr(before | flush);
        const std::string reason = refusal();
        _mm_setcsr(before);
        CHECK(reason.find("denormal") != std::string::npos);
    }
    CHECK(refusal().empty());
}
#endif
