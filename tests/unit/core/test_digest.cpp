// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/digest.hpp"
#include "support/catch.hpp"

#include <bit>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace chokepoint;

namespace {

template <class T> Digest digest_with(const T& values)
{
    DigestStream stream;
    stream.add(values);
    return stream.finish();
}

Digest of_text(std::string_view text)
{
    return digest_of(std::as_bytes(std::span(text)));
}

} // namespace

// The independent program `xxhsum -H2` (xxHash 0.8.1) prints these for nothing, for the path, and for the
// 24 bytes of 0.0, 1.5, -2.0; `xxhsum -H3` prints a1b0bf3956bc9a9b for the path.
TEST_CASE("digests are what xxhsum prints")
{
    CHECK(of_text("").hex() == "99aa06d3014798d86001c324468d497f");
    CHECK(of_text("labs.deepseek").hex() == "e860c90b559916ba81fab8e21fe108b8");
    CHECK(digest_with(std::vector<double>{0.0, 1.5, -2.0}).hex() == "88d9e29c744f523933127f02fb6ec57f");
    CHECK(hash64("labs.deepseek") == 0xa1b0bf3956bc9a9b);
}

TEST_CASE("hex keeps leading zeros, high half first")
{
    CHECK(Digest{0x1, 0xab}.hex() == "00000000000000ab0000000000000001");
}

TEST_CASE("a digest depends on the bytes and not on how they are cut")
{
    const std::string text(5000, 'x');
    for (const std::size_t step : {1U, 7U, 256U, 1000U, 5000U}) {
        DigestStream stream;
        for (std::size_t i = 0; i < text.size(); i += step) {
            stream.add(std::string_view(text).substr(i, step));
        }
        CHECK(stream.finish() == of_text(text));
    }
    std::vector<double> values(1000);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<double>(i) / 7.0;
    }
    DigestStream halves;
    halves.add(std::span(values).first(333));
    halves.add(std::span(values).subspan(333));
    CHECK(halves.finish() == digest_with(values));
    CHECK(digest_with(values) == digest_of(std::as_bytes(std::span(values).subspan(0))));
}

TEST_CASE("minus zero counts as zero and every NaN as one, at every position")
{
    const double other_nan = std::bit_cast<double>(0xfff8000000000123);
    for (const std::size_t position : {0U, 255U, 256U, 299U}) {
        std::vector<double> a(300, 1.0);
        std::vector<double> b = a;
        a[position] = 0.0;
        b[position] = -0.0;
        CHECK(digest_with(a) == digest_with(b));
        CHECK_FALSE(digest_with(a) == digest_with(std::vector<double>(300, 1.0)));
        a[position] = std::numeric_limits<double>::quiet_NaN();
        b[position] = other_nan;
        CHECK(digest_with(a) == digest_with(b));
    }
}

TEST_CASE("integers enter as little-endian bytes")
{
    CHECK(digest_with(std::vector<std::int64_t>{0x0102030405060708, -1}) ==
          of_text(std::string_view("\x08\x07\x06\x05\x04\x03\x02\x01\xff\xff\xff\xff\xff\xff\xff\xff", 16)));
    CHECK(digest_with(std::vector<std::int32_t>{0x01020304}) == of_text("\x04\x03\x02\x01"));
    CHECK(digest_with(std::vector<std::int8_t>{65, 66}) == of_text("AB"));
    DigestStream stream;
    stream.add("name");
    stream.add_zero_byte();
    stream.add_u64_le(3);
    CHECK(stream.finish() == of_text(std::string_view("name\0\3\0\0\0\0\0\0\0", 13)));
}

TEST_CASE("a stream goes on after it was asked, and may be moved")
{
    DigestStream stream;
    stream.add("one");
    CHECK(stream.finish() == of_text("one"));
    DigestStream moved = std::move(stream);
    moved.add("two");
    CHECK(moved.finish() == of_text("onetwo"));
}
