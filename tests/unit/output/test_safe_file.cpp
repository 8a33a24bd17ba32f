// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/safe_file.hpp"

#include "output/checked_open.hpp"
#include "small_world.hpp"
#include "support/catch.hpp"

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

using namespace chokepoint;

namespace {

using Names = std::vector<std::string>;

std::string complaint(const test::Sample& sample, const std::filesystem::path& path, bool replace = false)
{
    try {
        sample.write(path, replace);
        return "";
    } catch (const FileError& error) {
        return error.what();
    }
}

bool says(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an existing result is refused and stays as it is", "[output][safe]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    test::write_bytes(folder / "a.h5", "precious");
    CHECK(says(complaint(sample, folder / "a.h5"), "exists already"));
    CHECK(test::read_bytes(folder / "a.h5") == "precious");
    CHECK(folder.names() == Names{"a.h5"});
}

TEST_CASE("an existing result is replaced when asked, and nothing else is left", "[output][safe]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    test::write_bytes(folder / "a.h5", "old");
    sample.write(folder / "a.h5", true);
    CHECK(ResultFile(folder / "a.h5").read_texts("scenario").size() == 3);
    CHECK(folder.names() == Names{"a.h5"});
}

TEST_CASE("a symbolic link is neither followed nor replaced, dangling or not", "[output][safe]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    test::write_bytes(folder / "target", "precious");
    std::filesystem::create_symlink(folder / "target", folder / "link.h5");
    std::filesystem::create_symlink(folder / "nowhere", folder / "dangling.h5");
    for (const bool replace : {false, true}) {
        CHECK(says(complaint(sample, folder / "link.h5", replace), "symbolic link"));
        CHECK(says(complaint(sample, folder / "dangling.h5", replace), "symbolic link"));
    }
    CHECK(test::read_bytes(folder / "target") == "precious");
    CHECK(folder.names() == Names{"dangling.h5", "link.h5", "target"});
}

TEST_CASE("folders, devices, missing folders and endless names are refused", "[output][safe]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    CHECK(says(complaint(sample, folder.path(), true), "no ordinary file"));
    CHECK(says(complaint(sample, "/dev/null", true), "no ordinary file"));
    CHECK(says(complaint(sample, folder / "none" / "a.h5"), "No such file"));
    CHECK(says(complaint(sample, folder / std::string(300, 'x')), "too long"));
    CHECK(says(complaint(sample, folder / std::string(250, 'x')), "too long"));
    CHECK(folder.names().empty());
}

TEST_CASE("a folder without permission is refused", "[output][safe]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    chmod(folder.path().c_str(), 0555);
    if (geteuid() != 0) {
        CHECK(says(complaint(sample, folder / "a.h5"), "Permission denied"));
    } else { // root may write everywhere: ask as nobody, in a process of its own
        const pid_t child = fork();
        if (child == 0) {
            _exit(setuid(65534) == 0 && says(complaint(sample, folder / "a.h5"), "Permission denied") ? 0
                                                                                                      : 1);
        }
        int status = -1;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    chmod(folder.path().c_str(), 0755);
    CHECK(folder.names().empty());
}

TEST_CASE("a full disk is one error that leaves nothing behind", "[output][safe]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    sample.write(folder / "whole.h5");
    const auto whole = std::filesystem::file_size(folder / "whole.h5");
    const std::filesystem::path disk = folder / "disk";
    std::filesystem::create_directory(disk);
    for (std::uintmax_t size = 4096; size < whole; size += whole / 8) {
        const std::string options = "size=" + std::to_string(size);
        if (mount("tmpfs", disk.c_str(), "tmpfs", 0, options.c_str()) != 0) {
            std::cerr << "skipped: a small disk cannot be mounted here, so a full disk was not tried\n";
            return;
        }
        const std::string said = complaint(sample, disk / "a.h5");
        const bool empty = std::filesystem::is_empty(disk);
        umount(disk.c_str());
        INFO(size << " bytes");
        CHECK(says(said, "No space left on device"));
        CHECK(says(said, "a.h5"));
        CHECK(empty);
    }
    // The library is as well as before.
    sample.write(folder / "again.h5");
    CHECK(test::read_bytes(folder / "again.h5") == test::read_bytes(folder / "whole.h5"));
}

TEST_CASE("a temporary file of a killed process is no obstacle", "[output][safe]")
{
    const test::Folder folder;
    const std::string left = "a.h5.tmp-" + std::to_string(getpid());
    test::write_bytes(folder / left, "left");
    test::small_sample().write(folder / "a.h5");
    CHECK(test::read_bytes(folder / left) == "left");
    CHECK(folder.names() == Names{"a.h5", left});
}

TEST_CASE("a file that appears while a result is written is not overwritten", "[output][safe]")
{
    const test::Folder folder;
    SafeFile file(folder / "a.h5", false);
    test::write_bytes(folder / "a.h5", "precious");
    CHECK_THROWS_AS(file.commit(), FileError);
    CHECK(test::read_bytes(folder / "a.h5") == "precious");
}
