// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "math_inputs.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <array>

using namespace chokepoint;

namespace {

constexpr std::array all_variants{math::Variant::scalar, math::Variant::sse2, math::Variant::avx,
                                  math::Variant::avx512};

std::vector<math::Variant> variants_here()
{
    std::vector<math::Variant> here;
    std::copy_if(all_variants.begin(), all_variants.end(), std::back_inserter(here), math::supported);
    return here;
}

std::size_t differences(std::span<const double> a, std::span<const double> b)
{
    std::size_t count = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        count += same_bits(a[i], b[i]) ? 0U : 1U;
    }
    return count;
}

} // namespace

TEST_CASE("every variant gives the scalar function's bits")
{
    for (const math::Variant variant : variants_here()) {
        for (const Function& function : functions()) {
            const auto in = inputs(function.least, function.most, 200'000);
            std::vector<double> out(in.size());
            std::vector<double> expected(in.size());
            std::transform(in.begin(), in.end(), expected.begin(), function.scalar);
            function.column(in, out, variant);
            INFO(function.name << ", variant " << static_cast<int>(variant));
            CHECK(differences(out, expected) == 0);
        }
    }
}

TEST_CASE("every variant of pow gives the scalar function's bits")
{
    const auto bases = inputs(0.0, 100.0, 200'000);
    auto exponents = inputs(-20.0, 20.0, 200'000);
    std::rotate(exponents.begin(), exponents.begin() + 7, exponents.end());
    std::vector<double> out(bases.size());
    for (const math::Variant variant : variants_here()) {
        std::vector<double> expected(bases.size());
        INFO("variant " << static_cast<int>(variant));
        std::transform(bases.begin(), bases.end(), exponents.begin(), expected.begin(),
                       [](double x, double y) { return math::pow(x, y); });
        math::pow(bases, exponents, out, variant);
        CHECK(differences(out, expected) == 0);

        std::transform(bases.begin(), bases.end(), expected.begin(),
                       [](double x) { return math::pow(x, -0.32); });
        math::pow(bases, -0.32, out, variant);
        CHECK(differences(out, expected) == 0);
    }
}

TEST_CASE("a column's values depend on neither its length nor its address nor its neighbours")
{
    const auto source = inputs(-20.0, 20.0, 600);
    for (const math::Variant variant : variants_here()) {
        for (const Function& function : functions()) {
            INFO(function.name << ", variant " << static_cast<int>(variant));
            std::size_t wrong = 0;
            for (std::size_t length = 0; length <= 19; ++length) {
                for (std::size_t start = 0; start < 500; start += 7) {
                    const auto in = std::span(source).subspan(start, length);
                    std::vector<double> out(length + 3, 42.0);
                    function.column(in, std::span(out).subspan(1, length), variant);
                    for (std::size_t i = 0; i < length; ++i) {
                        wrong += same_bits(out[i + 1], function.scalar(in[i])) ? 0U : 1U;
                    }
                    wrong += out[0] == 42.0 && out[length + 1] == 42.0 && out[length + 2] == 42.0 ? 0U : 1U;
                }
            }
            CHECK(wrong == 0);
        }
    }
}

TEST_CASE("pow keeps to its columns at every length")
{
    const auto source = inputs(0.0, 3.0, 200);
    for (const math::Variant variant : variants_here()) {
        for (std::size_t length = 0; length <= 19; ++length) {
            const auto bases = std::span(source).subspan(101, length);
            const auto exponents = std::span(source).subspan(130, length);
            std::vector<double> out(length + 2, 42.0);
            math::pow(bases, exponents, std::span(out).subspan(1, length), variant);
            INFO("variant " << static_cast<int>(variant) << ", length " << length);
            CHECK(out.front() == 42.0);
            CHECK(out.back() == 42.0);
            for (std::size_t i = 0; i < length; ++i) {
                CHECK(same_bits(out[i + 1], math::pow(bases[i], exponents[i])));
            }
        }
    }
}

TEST_CASE("a column may be replaced by its own values")
{
    for (const math::Variant variant : variants_here()) {
        const auto in = inputs(-20.0, 20.0, 1003);
        auto column = in;
        std::vector<double> out(in.size());
        math::exp(in, out, variant);
        math::exp(column, column, variant);
        CHECK(differences(column, out) == 0);
    }
}

TEST_CASE("columns of different lengths are refused")
{
    const std::vector<double> in(5, 1.0);
    std::vector<double> out(4);
    CHECK_THROWS_AS(math::exp(in, out), std::invalid_argument);
    CHECK_THROWS_AS(math::pow(in, 2.0, out), std::invalid_argument);
    std::vector<double> enough(5);
    CHECK_THROWS_AS(math::pow(in, out, enough), std::invalid_argument);
}

TEST_CASE("a variant that this CPU lacks is refused and never the best")
{
    CHECK(math::supported(math::Variant::scalar));
    CHECK(math::supported(math::best_variant()));
    const std::vector<double> in(5, 1.0);
    std::vector<double> out(5);
    for (const math::Variant variant : all_variants) {
        if (!math::supported(variant)) {
            CHECK_THROWS_AS(math::log(in, out, variant), std::invalid_argument);
            CHECK(math::best_variant() != variant);
        }
    }
}
