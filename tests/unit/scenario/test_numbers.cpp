// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/numbers.hpp"
#include "support.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

using namespace chokepoint;
using chokepoint::test::quantity;

namespace {

Scenario with_density(const std::string& value)
{
    return test::read(test::edited(test::small_text(), "defect_density: 0.09", "defect_density: " + value));
}

} // namespace

TEST_CASE("a number may be plain, with a unit, or a map, and means the same")
{
    const double plain = with_density("0.25").fabs[1].defect_density;
    CHECK(with_density("0.25 1/cm^2").fabs[1].defect_density == plain);
    CHECK(with_density("{value: 0.25}").fabs[1].defect_density == plain);
    CHECK(with_density("{value: 0.25, unit: 1/cm^2}").fabs[1].defect_density == plain);
    CHECK(with_density("0.0025 1/mm^2").fabs[1].defect_density == plain);
    CHECK(with_density("25e-2").fabs[1].defect_density == plain);
}

TEST_CASE("what was written is kept beside the converted value")
{
    const Quantity density = quantity(with_density("{value: 0.0025, low: 0.001, high: 0.004, unit: 1/mm^2}"),
                                      "fabs.tsmc_n7.defect_density");
    CHECK(density.written == 0.0025);
    CHECK(density.unit == "1/mm^2");
    CHECK(density.value == 0.25);
    CHECK(density.low == 0.001);
}

TEST_CASE("bounds are checked in the unit of the field")
{
    CHECK(test::errors_of(
              test::edited(test::small_text(), "defect_density: 0.09", "defect_density: 0.2 1/mm^2"))
              .empty());
    CHECK_FALSE(test::errors_of(
                    test::edited(test::small_text(), "defect_density: 0.09", "defect_density: 0.3 1/mm^2"))
                    .empty());
}

TEST_CASE("the bounds themselves are within")
{
    CHECK(test::errors_of(test::edited(test::small_text(), "software: 0.6", "software: 1")).empty());
    CHECK(test::errors_of(test::edited(test::small_text(), "software: 0.6", "software: 0.001")).empty());
    CHECK_FALSE(
        test::errors_of(test::edited(test::small_text(), "software: 0.6", "software: 1.0000000000000002"))
            .empty());
}

TEST_CASE("whole numbers convert and stay whole")
{
    CHECK(test::read(test::edited(test::small_text(), "delay: 3 month", "delay: 2 year"))
              .rules[0]
              .decision.delay == 24);
    CHECK_FALSE(
        test::errors_of(test::edited(test::small_text(), "delay: 3 month", "delay: 0.3 year")).empty());
    CHECK(test::read(test::edited(test::small_text(), "unit_stock: 100", "unit_stock: 1e3"))
              .products[1]
              .unit_stock == 1000);
    CHECK(test::read(test::edited(test::small_text(), "unit_stock: 100", "unit_stock: 2 thousand units"))
              .products[1]
              .unit_stock == 2000);
}

TEST_CASE("a number that says what the default says is the default")
{
    CHECK(quantity(with_density("{value: 0.28, low: 0.2, high: 0.5, kind: derived, source: FD-01}"),
                   "fabs.tsmc_n7.defect_density")
              .is_default);
    CHECK_FALSE(quantity(with_density("0.28"), "fabs.tsmc_n7.defect_density").is_default);
    CHECK_FALSE(quantity(with_density("{value: 0.28, low: 0.2, high: 0.4, kind: derived, source: FD-01}"),
                         "fabs.tsmc_n7.defect_density")
                    .is_default);
}

TEST_CASE("numbers are read as JSON has them and as nothing else")
{
    // A grammar of our own: what is not a JSON number (RFC 8259, section 6) is refused.
    const bool holds = rc::check([] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::element('0', '1', '9', '.', '-', '+', 'e', 'E', '_', 'x', 'n'));
        std::size_t at = text.starts_with('-') ? 1 : 0;
        const auto digits = [&] {
            const std::size_t first = at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
                ++at;
            }
            return at - first;
        };
        const std::size_t start = at;
        const std::size_t whole = digits();
        bool number = whole > 0 && (whole == 1 || text[start] != '0');
        if (number && at < text.size() && text[at] == '.') {
            ++at;
            number = digits() > 0;
        }
        if (number && at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
            ++at;
            at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1U : 0U;
            number = digits() > 0 && at - start < 6; // far from overflow
        }
        RC_PRE(text.find_first_of("eE") == std::string::npos || text.size() < 6);
        number = number && at == text.size();
        const Scenario base = test::read(test::small_text());
        const std::string errors = test::errors_of(
            test::small_text(), {{"series.frontier_capability=" + text + (text.empty() ? "\"\"" : "")}, {}});
        const bool bound = errors.find("out of bounds") != std::string::npos;
        const bool range = errors.find("too large or too small") != std::string::npos;
        RC_ASSERT((errors.empty() || bound || range) == number || range);
    });
    CHECK(holds);
}
