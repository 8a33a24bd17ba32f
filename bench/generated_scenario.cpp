// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "generated_scenario.hpp"

#include <string_view>

namespace chokepoint::bench {
namespace {

//! The body with `#` replaced by the firm's number and `@` by its country, once per firm.
std::string per_firm(std::string_view kind, std::string_view body, int firms)
{
    std::string text = std::string(kind) + ":\n";
    for (int firm = 0; firm < firms; ++firm) {
        text += "  ";
        for (const char letter : body) {
            if (letter == '#') {
                text += std::to_string(firm);
            } else if (letter == '@') {
                text += firm % 2 == 0 ? "us" : "cn";
            } else {
                text += letter;
            }
        }
        text += '\n';
    }
    return text;
}

constexpr std::string_view head = R"(schema: 1
name: generated
title: Many of everything
horizon: {start: 2020-01, end: 2020-12}
countries:
  us: {region: us, bloc: west}
  cn: {region: cn, bloc: china}
rules:
  us_3a090: {issuer: us, side: export, to: [cn], from: 2020-06, when: {all: [tpp >= 4800]}, decision: deny}
nodes:
  n7: {density: 1, mask_passes: 60, wafer_cost: 9500 USD}
)";

} // namespace

std::string generated_scenario(int firms)
{
    std::string text(head);
    text += per_firm("fabs", "fab_#: {country: @, node: n7, wafer_capacity: 3000 wafers/month}", firms);
    text += per_firm("memory_lines", "memory_#: {country: @, generation: hbm2, capacity: 20000 stacks/month}",
                     firms);
    text += per_firm("packaging_lines", "packaging_#: {country: @, capacity: 9000 packages/month}", firms);
    text += per_firm("chipmakers",
                     "maker_#: {country: @, foundries: [fab_#], memory: [memory_#], packaging: "
                     "[packaging_#]}",
                     firms);
    text +=
        per_firm("products",
                 "product_#: {maker: maker_#, node: n7, die_area: 600 mm^2, stacks: 4, generation: hbm2, "
                 "tpp: 4900 TPP, ops_16bit: 300 TOPS, memory_bandwidth: 1200 GB/s, io_bandwidth: 400 GB/s, "
                 "price: 9000 USD, unit_stock: 3000 units}",
                 firms);
    text += per_firm("clouds", "cloud_#: {country: @, capex: 50 MUSD/month, compute: 4000 H100e}", firms);
    text += per_firm("labs", "lab_#: {country: @, compute: 500 H100e, clouds: {cloud_#: 0.2}}", firms);
    return text;
}

std::string developer_scenario(int agents)
{
    const std::string number = std::to_string(agents / 2);
    return "schema: 1\nname: developers\nhorizon: {start: 2020-01, end: 2041-12}\n"
           "countries:\n  cn: {region: cn, bloc: china}\n  us: {region: us, bloc: west}\n"
           "frameworks: {a: {country: us, open: true}, b: {country: us}, c: {}, d: {country: cn}, e: {}, f: "
           "{}}\n"
           "developers:\n"
           "  cn: {country: cn, number: " +
           number +
           ", state_share: 0.2, initial: {a: 3, d: 2, f: 1}, mandate: {d: 1.7}}\n"
           "  us: {country: us, number: " +
           number + ", initial: {a: 3, b: 2, c: 1, e: 1, f: 1}}\n";
}

} // namespace chokepoint::bench
