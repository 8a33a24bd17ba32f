// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Writes every hostile scenario into a folder, for the test of the whole program:  write_hostile_files FOLDER

#include "unit/scenario/hostile.hpp"

#include <filesystem>
#include <fstream>

int main(int count, char** arguments)
{
    if (count != 2) {
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::filesystem::create_directories(folder);
    int number = 100;
    for (const chokepoint::test::HostileFile& file : chokepoint::test::hostile_files()) {
        std::ofstream(folder / ("hostile_" + std::to_string(number++) + ".yaml"), std::ios::binary)
            << file.text;
    }
}
