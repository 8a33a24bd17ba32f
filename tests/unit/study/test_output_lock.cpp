// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/output_lock.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <chokepoint/errors.hpp>

#include <fstream>
#include <memory>

#include <sys/wait.h>
#include <unistd.h>

using namespace chokepoint;

namespace {

namespace fs = std::filesystem;

Host machine(std::int64_t process)
{
    Host host;
    host.name = "node7";
    host.process = process;
    return host;
}

//! The message that a second writer gets; "" if it gets the lock.
std::string refusal(const fs::path& output)
{
    try {
        const OutputLock lock(output, machine(99));
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("an output has one writer, and the others learn who it is", "[study][lock]")
{
    const test::TemporaryFolder folder;
    const fs::path output = folder.path() / "out.h5";
    auto lock = std::make_unique<const OutputLock>(output, machine(42));
    const std::string message = refusal(output);
    CHECK(message.find("out.h5") != std::string::npos);
    CHECK(message.find("process 42 on node7") != std::string::npos);
    CHECK(refusal(folder.path() / "other.h5").empty());
    lock.reset();
    CHECK(refusal(output).empty());
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("what a killed writer leaves behind stops nobody", "[study][lock]")
{
    const test::TemporaryFolder folder;
    const fs::path output = folder.path() / "out.h5";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const OutputLock lock(output, machine(getpid()));
        _exit(0); // as if killed: no destructor runs
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(fs::exists(output.string() + ".lock"));
    CHECK(refusal(output).empty());
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a lock is no way to write through a symbolic link", "[study][lock]")
{
    const test::TemporaryFolder folder;
    const fs::path target = folder.path() / "target";
    std::ofstream(target) << "precious";
    fs::create_symlink(target, folder.path() / "out.h5.lock");
    CHECK(refusal(folder.path() / "out.h5").find("out.h5.lock: cannot be created") != std::string::npos);
    CHECK(fs::file_size(target) == 8);
}

TEST_CASE("a folder that is not there is an error of the output", "[study][lock]")
{
    const test::TemporaryFolder folder;
    CHECK(refusal(folder.path() / "no" / "out.h5").find("cannot be created") != std::string::npos);
}
