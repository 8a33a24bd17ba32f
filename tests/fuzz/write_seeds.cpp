// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Writes what the fuzzer starts from into a folder: the small world, overrides of it, and the hostile files.

#include "support/source_dir.hpp"
#include "unit/scenario/hostile.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

int main(int count, char** arguments)
{
    if (count != 2) {
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    std::ifstream stream(chokepoint::testing::source_dir() / "tests/unit/scenario/small.yaml",
                         std::ios::binary);
    const std::string small{std::istreambuf_iterator<char>(stream), {}};
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
    };
    write("small", small);
    int number = 0;
    for (const std::string override :
         {"fabs.smic_n7.defect_density=0.5", "labs.openai.clouds.azure={value: 0.1, low: 0.05, high: 1}",
          "rules.us_3a090.when={any: [tpp > 1, {not: buyer == state}]}", "mechanisms.taste=true"}) {
        write("override_" + std::to_string(number++), small + std::string(1, '\0') + override);
    }
    number = 0;
    for (const chokepoint::test::HostileFile& file : chokepoint::test::hostile_files()) {
        if (file.text.size() < 10000) {
            write("hostile_" + std::to_string(number++), file.text);
        }
    }
}
