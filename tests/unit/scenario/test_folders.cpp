// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "support.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;

namespace {

bool refused_outside(const std::filesystem::path& file)
{
    return test::errors_of_file(file).find("leaves the root of the scenarios") != std::string::npos;
}

} // namespace

TEST_CASE("without a marked root, files stay in the scenario's own folder")
{
    const test::Folder folder;
    folder.write("base.yaml", test::small_text());
    CHECK(refused_outside(folder.write("own/child.yaml", "extends: ../base.yaml\n")));
    CHECK(refused_outside(folder.write("child.yaml", "extends: ../../../etc/passwd\n")));
    CHECK(test::errors_of_file(folder.write("child.yaml", "extends: /etc/passwd\n"))
              .find("is not a relative path of a file") != std::string::npos);
}

TEST_CASE("a marked root opens the folders below it")
{
    const test::Folder folder;
    folder.write(".chokepoint-root", "");
    folder.write("base.yaml", test::small_text());
    const auto child = folder.write("a/b/child.yaml", "extends: ../../base.yaml\n");
    CHECK(load_scenario_file(child).scenario.name == "small");
    CHECK(refused_outside(folder.write("a/b/outside.yaml", "extends: ../../../x.yaml\n")));
}

TEST_CASE("links are followed, and refused where they leave the root")
{
    const test::Folder outside;
    const test::Folder folder;
    const auto secret = outside.write("secret.yaml", test::small_text());
    folder.write("base.yaml", test::small_text());
    std::filesystem::create_symlink(secret, folder.path() / "link.yaml");
    std::filesystem::create_symlink(folder.path() / "base.yaml", folder.path() / "inside.yaml");
    std::filesystem::create_symlink(outside.path(), folder.path() / "linked");
    CHECK(refused_outside(folder.write("child.yaml", "extends: link.yaml\n")));
    CHECK(refused_outside(folder.write("child.yaml", "extends: linked/secret.yaml\n")));
    CHECK(test::errors_of_file(folder.write("child.yaml", "extends: inside.yaml\n")).empty());
}

TEST_CASE("files outside are refused whether they exist or not")
{
    const test::Folder folder;
    CHECK(refused_outside(folder.write("child.yaml", "extends: ../no_such_file_anywhere.yaml\n")));
}

TEST_CASE("lib: names scenarios of the library, and nothing outside it")
{
    const test::Folder library;
    library.write(".chokepoint-root", "");
    library.write("world.yaml", "extends: base/all.yaml\n");
    library.write("base/all.yaml", test::small_text());
    const test::Folder folder;
    const LoadOptions options{{}, library.path()};
    const auto child = folder.write("child.yaml", "extends: lib:world\nname: child\n");
    CHECK(load_scenario_file(child, options).scenario.name == "child");
    CHECK(test::errors_of_file(child).find("no library of scenarios is known here") != std::string::npos);
    CHECK(test::errors_of_file(folder.write("child.yaml", "extends: lib:../../etc/passwd\n"), options)
              .find("leaves the root") != std::string::npos);
    CHECK(test::errors_of_file(folder.write("child.yaml", "extends: lib:wrold\n"), options)
              .find("no file 'wrold'") != std::string::npos);
}

TEST_CASE("a scenario that cannot be read is a failure of the file, not of its text")
{
    const test::Folder folder;
    CHECK_THROWS_AS(load_scenario_file(folder.path() / "none.yaml"), FileError);
    CHECK_THROWS_AS(load_scenario_file(folder.path()), FileError);
    CHECK_THROWS_AS(load_scenario_file("/dev/zero"), FileError);
}

TEST_CASE("the price table is that of the scenario, of its root, or of the library, in this order")
{
    const std::string text = test::small_text();
    const std::size_t begin = text.find("prices:");
    const std::string bare = std::string(text).erase(begin, text.find("mechanisms:") - begin);
    const std::string table = "currencies: {CNY: {2019: 1, 2020: 1}}\ndeflator: {2019: 1, 2020: 1, 2024: ";
    const test::Folder library;
    library.write("base/prices.yaml", "schema: 1\n" + table + "2}\n");
    const test::Folder folder;
    const LoadOptions options{{}, library.path()};
    const auto wafer_cost = [&](const std::string& content) {
        return load_scenario_file(folder.write("x.yaml", content), options).scenario.nodes[0].wafer_cost;
    };
    CHECK(wafer_cost(bare) == 9500 * 2.0);
    folder.write("base/prices.yaml", table + "4}\n");
    CHECK(wafer_cost(bare) == 9500 * 4.0);
    folder.write("own.yaml", table + "8}\n");
    CHECK(wafer_cost("prices: own.yaml\n" + bare) == 9500 * 8.0);
    CHECK(test::errors_of_file(folder.write("x.yaml", "prices: none.yaml\n" + bare))
              .find("no file 'none.yaml'") != std::string::npos);
}

TEST_CASE("without any price table, dollars of 2024 can still be read")
{
    const test::Folder folder;
    const std::string text = test::small_text();
    const std::size_t begin = text.find("prices:");
    const std::string bare = std::string(text).erase(begin, text.find("mechanisms:") - begin);
    const std::string errors = test::errors_of_file(folder.write("x.yaml", bare));
    CHECK(errors.find("the price table has no USD deflator for 2020  [nodes.n7.wafer_cost]") !=
          std::string::npos);
    CHECK(errors.find("n7_duv") == std::string::npos); // 14000, of 2024
}
