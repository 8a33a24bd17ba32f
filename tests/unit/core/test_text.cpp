// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

#include <array>
#include <string>

using namespace chokepoint;

TEST_CASE("control bytes are shown and plain text stays")
{
    CHECK(escape_controls("plain, with \\ and \"quotes\"") == "plain, with \\ and \"quotes\"");
    CHECK(escape_controls("\x1b[31m") == "\\x1b[31m");
    CHECK(escape_controls(std::string_view("a\0b\n\t\x7f", 6)) == "a\\x00b\\x0a\\x09\\x7f");
    CHECK(escape_controls("中芯 Zürich 🏭") == "中芯 Zürich 🏭");
    CHECK(escape_controls("").empty());
}

// Unicode 15: C1 is U+0080..9F; Bidi_Control is U+061C, 200E, 200F, 202A..202E, 2066..2069.
TEST_CASE("what reorders or hides text is shown by its number")
{
    CHECK(escape_controls("\u202e") == "\\u202e");
    CHECK(escape_controls("a\u202ab\u2066c\u2069") == "a\\u202ab\\u2066c\\u2069");
    CHECK(escape_controls("\u200f\u061c\u2028") == "\\u200f\\u061c\\u2028");
    CHECK(escape_controls("\xc2\x9b"
                          "2J") == "\\u009b2J");
    CHECK(escape_controls("\xc2\xa0") == "\xc2\xa0"); // U+00A0 is beyond C1
    CHECK(escape_controls("\u2029\u2030") == "\\u2029\u2030");
}

TEST_CASE("bytes that are no UTF-8 are shown one by one")
{
    CHECK(escape_controls("\xff\xfe") == "\\xff\\xfe");
    CHECK(escape_controls("\xe4\xb8") == "\\xe4\\xb8");
    CHECK(escape_controls("\xc0\xaf") == "\\xc0\\xaf");
}

// Examples of RFC 3629 and of Markus Kuhn's UTF-8 stress test.
TEST_CASE("UTF-8 is told from what looks like it")
{
    for (const char* good :
         {"", "a", "é", "中", "🏭", "\xf4\x8f\xbf\xbf", "\xef\xbf\xbf", "\xed\x9f\xbf", "\xee\x80\x80"}) {
        INFO(escape_controls(good));
        CHECK(valid_utf8(good));
    }
    for (const char* bad :
         {"\x80", "\xc3", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80",
          "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
          "\xff", "a\xe4\xb8", "\xe4\xb8\x41", "\xf0\x9f\x8f"}) {
        INFO(escape_controls(bad));
        CHECK_FALSE(valid_utf8(bad));
    }
}

TEST_CASE("escaping is safe, and twice is once, for any bytes")
{
    CHECK(rc::check([](const std::string& bytes) {
        const std::string once = escape_controls(bytes);
        RC_ASSERT(valid_utf8(once));
        RC_ASSERT(escape_controls(once) == once);
        for (const char c : once) {
            RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != '\x7f');
        }
    }));
}

TEST_CASE("the nearest candidate is offered for a typing error, and none for another word")
{
    constexpr std::array<std::string_view, 5> keys{"wafer_capacity", "defect_density", "country", "from",
                                                   "node"};
    CHECK(closest("wafer_capacty", keys) == "wafer_capacity");
    CHECK(closest("defect_desnity", keys) == "defect_density");
    CHECK(closest("contry", keys) == "country");
    CHECK(closest("form", keys) == "from"); // a swap counts once
    CHECK(closest("nod", keys) == "node");
    CHECK(closest("country", keys) == "country");
    CHECK(closest("temperature", keys).empty());
    CHECK(closest("nxyz", keys).empty());
    CHECK(closest("x", {}).empty());
    CHECK(closest(std::string(100'000, 'x'), keys).empty());
}

TEST_CASE("of equally near candidates the first is offered, and a nearer one wins")
{
    constexpr std::array<std::string_view, 3> keys{"abcdeX", "abcdeY", "abcdez"};
    CHECK(closest("abcdef", keys) == "abcdeX");
    CHECK(closest("abcdez", keys) == "abcdez");
    constexpr std::array<std::string_view, 2> swap{"abdcxx", "abcdxy"};
    CHECK(closest("abcdxx", swap) == "abdcxx");
}
