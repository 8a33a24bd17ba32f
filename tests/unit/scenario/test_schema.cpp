// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/schema.hpp"
#include "support.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <fstream>
#include <iterator>

using namespace chokepoint;

TEST_CASE("the committed schema is the one that the field rows give")
{
    std::ifstream stream(testing::source_dir() / "scenarios/scenario.schema.json", std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(stream), {}};
    INFO("write it anew: chokepoint schema > scenarios/scenario.schema.json");
    CHECK((committed == schema_text()));
}
