// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study_schema.hpp"
#include "study_folder.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <iterator>

using namespace chokepoint;

TEST_CASE("the committed schema of studies is the one that the program prints", "[study][files]")
{
    std::ifstream stream(test::library() / "study.schema.json", std::ios::binary);
    const std::string committed{std::istreambuf_iterator<char>(stream), {}};
    INFO("write it anew: chokepoint schema study > scenarios/study.schema.json");
    CHECK((committed == study_schema_text()));
}
