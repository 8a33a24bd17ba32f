// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/checks.hpp"

namespace chokepoint::reading {
namespace {

class SupplyChecks : private Checks {
  public:
    using Checks::Checks;

    void check_makers()
    {
        for (std::size_t i = 0; i < scenario_.chipmakers.size(); ++i) {
            const Chipmaker& maker = scenario_.chipmakers[i];
            const std::string path = path_of("chipmakers", maker) + ".packaging";
            const bool sells = std::any_of(
                scenario_.products.begin(), scenario_.products.end(),
                [&](const Product& product) { return product.maker.row == static_cast<std::int32_t>(i); });
            if (sells && maker.packaging.empty() && given(path) && reader_.sound(path)) {
                error(path, "it sells products, but no line packages for it");
            }
        }
    }

    void check_products()
    {
        for (const Product& product : scenario_.products) {
            const std::string path = path_of("products", product);
            if (product.derived || !reader_.sound(path)) {
                continue;
            }
            if (product.ops_8bit == 0.0 && product.ops_16bit == 0.0) {
                error(given(path + ".ops_8bit") ? path + ".ops_8bit" : path,
                      "one of ops_8bit and ops_16bit must be above 0");
            }
            if (product.stacks > 0 && product.generation == MemoryGeneration::none) {
                error(path + ".stacks", "it has stacks, but no 'generation' of them");
            }
            if (product.maker.given()) {
                check_sources_of(product, scenario_.chipmakers[static_cast<std::size_t>(product.maker)],
                                 path);
            }
        }
    }

    //! What a roadmap for the open market needs; variants for destinations take it from the best part.
    void check_roadmaps()
    {
        for (const Roadmap& roadmap : scenario_.roadmaps) {
            const std::string path = path_of("roadmaps", roadmap);
            if (!reader_.sound(path) || !roadmap.destinations.empty() || !roadmap.maker.given()) {
                continue;
            }
            const auto need = [&](bool is_there, std::string_view key) {
                if (!is_there) {
                    error(given(joined(path, key)) ? joined(path, key) : path,
                          "a roadmap for the open market needs '" + std::string(key) + "'");
                }
            };
            need(!roadmap.nodes.empty(), "nodes");
            need(roadmap.die_area > 0.0, "die_area");
            need(roadmap.stacks > 0, "stacks");
            need(roadmap.tpp_per_area > 0.0, "tpp_per_area");
            need(!roadmap.links.empty(), "links");
        }
    }

  private:
    //! Whether the maker's lines can supply what the product is made of.
    void check_sources_of(const Product& product, const Chipmaker& maker, const std::string& path)
    {
        if (!reader_.sound(path_of("chipmakers", maker))) {
            return;
        }
        const bool runs =
            std::any_of(maker.foundries.begin(), maker.foundries.end(), [&](Reference reference) {
                const Fab& fab = scenario_.fabs[static_cast<std::size_t>(reference)];
                return fab.node == product.node || !reader_.sound(path_of("fabs", fab) + ".node");
            });
        if (!runs) {
            error(path + ".node", "no foundry of its maker '" + maker.id + "' runs this node");
        }
        const bool supplied = std::any_of(maker.memory.begin(), maker.memory.end(), [&](Reference reference) {
            const MemoryLine& line = scenario_.memory_lines[static_cast<std::size_t>(reference)];
            return line.generation == product.generation ||
                   !reader_.sound(path_of("memory_lines", line) + ".generation");
        });
        if (product.stacks > 0 && product.generation != MemoryGeneration::none && !supplied) {
            error(path + ".generation",
                  "no memory line of its maker '" + maker.id + "' makes stacks of " +
                      std::string(memory_generation_names[static_cast<std::size_t>(product.generation)]));
        }
    }
};

} // namespace

void check_supply(Reader& reader)
{
    SupplyChecks checks(reader);
    checks.check_makers();
    checks.check_products();
    checks.check_roadmaps();
}

} // namespace chokepoint::reading
