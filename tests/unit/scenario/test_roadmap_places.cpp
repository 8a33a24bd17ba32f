// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/resolved.hpp"
#include "support.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace chokepoint;
using namespace chokepoint::test;

namespace {

std::string with_roadmaps(const std::string& roadmaps)
{
    return small_text() + "roadmaps:\n" + roadmaps;
}

const std::string next =
    "  next: {maker: nvidia, releases: 3, nodes: [n7], die_area: 800, stacks: 6, tpp_per_area: 10, "
    "links: [600, 900 GB/s]}\n";

} // namespace

TEST_CASE("What a roadmap may release has its place among the products, sorted by id", "[roadmaps]")
{
    const Scenario s = read(with_roadmaps(next));
    std::vector<std::string> ids;
    for (const Product& product : s.products) {
        ids.push_back(product.id);
    }
    CHECK(ids == std::vector<std::string>{"a100", "ascend_910b", "next_1", "next_2", "next_3"});
    CHECK(s.products[2].derived);
    CHECK_FALSE(released(s.products[2]));
    CHECK(s.products[2].maker == s.products[0].maker);
}

TEST_CASE("Places are derived: no text prints them, and the text reads back to the same scenario",
          "[roadmaps]")
{
    const Scenario s = read(with_roadmaps(next));
    const std::string text = resolved_text(s);
    CHECK(text.find("next_1") == std::string::npos);
    CHECK_FALSE(difference(s, read(text)));
}

TEST_CASE("Roadmaps that cannot work are refused", "[roadmaps]")
{
    const auto error = [](const std::string& roadmaps) { return errors_of(with_roadmaps(roadmaps)); };
    CHECK(error(next).empty());
    CHECK(error("  to_cn: {maker: nvidia, releases: 3, destinations: [cn]}\n").empty());
    const std::string missing = error("  next: {maker: nvidia, releases: 1}\n");
    for (const char* key : {"nodes", "die_area", "stacks", "tpp_per_area", "links"}) {
        INFO(missing);
        CHECK(missing.find("a roadmap for the open market needs '" + std::string(key) + "'") !=
              std::string::npos);
    }
    const std::string clash = errors_of(edited(with_roadmaps(next), "  a100:\n", "  next_2:\n"));
    INFO(clash);
    CHECK(clash.find("its release 'next_2' is also a given product: choose another id  [roadmaps.next]") !=
          std::string::npos);
}
