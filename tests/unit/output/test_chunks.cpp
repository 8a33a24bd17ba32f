// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/creation.hpp"

#include "support/catch.hpp"

using chokepoint::hdf5::chunk_shape;
using Shape = std::vector<hsize_t>;

namespace {

Shape chunk(const Shape& shape, std::size_t element_size)
{
    return chunk_shape(shape, element_size);
}

} // namespace

TEST_CASE("a chunk holds at most 64 runs, all months and all entities", "[output][chunks]")
{
    CHECK(chunk({1, 12, 4}, 8) == Shape{1, 12, 4});
    CHECK(chunk({64, 120, 4}, 8) == Shape{64, 120, 4});
    CHECK(chunk({10002, 120, 4}, 4) == Shape{64, 120, 4});
}

TEST_CASE("over 4 MiB runs are halved, then months", "[output][chunks]")
{
    // 64 x 128 x 64 x 8 bytes are 4 MiB: exactly that stays, one entity more halves the runs.
    CHECK(chunk({100, 128, 64}, 8) == Shape{64, 128, 64});
    CHECK(chunk({100, 128, 65}, 8) == Shape{32, 128, 65});
    // One run of 216 x 9 x 500 x 8 bytes is 7.4 MiB: months are halved once.
    CHECK(chunk({100, 216, 9, 500}, 8) == Shape{1, 108, 9, 500});
    CHECK(chunk({5, 7, 600000}, 8) == Shape{1, 1, 600000});
}

TEST_CASE("a list is one chunk up to 4 MiB", "[output][chunks]")
{
    CHECK(chunk({10002}, 8) == Shape{10002});
    CHECK(chunk({524289}, 8) == Shape{262145});
}
