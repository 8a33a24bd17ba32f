// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/checked_open.hpp"
#include "output/trailer.hpp"

#include "small_world.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

#include <hdf5.h>

using namespace chokepoint;

namespace {

//! What opening says of a file with these bytes, "" if it opens.
std::string complaint(const std::filesystem::path& path, const std::string& bytes)
{
    test::write_bytes(path, bytes);
    try {
        const ResultFile file(path);
        return "";
    } catch (const FileError& error) {
        return error.what();
    }
}

//! Found by our own check: HDF5 was not asked.
bool found_before_hdf5(const std::string& complaint)
{
    return complaint.find("HDF5") == std::string::npos && (complaint.find("damaged") != std::string::npos ||
                                                           complaint.find("of format") != std::string::npos);
}

} // namespace

TEST_CASE("an undamaged result opens", "[output][damage]")
{
    const test::Folder folder;
    test::small_sample().write(folder / "a.h5");
    CHECK(complaint(folder / "b.h5", test::read_bytes(folder / "a.h5")).empty());
}

TEST_CASE("each flipped bit is found before HDF5 sees the file", "[output][damage]")
{
    const test::Folder folder;
    test::small_sample().write(folder / "a.h5");
    const std::string bytes = test::read_bytes(folder / "a.h5");
    const auto check_flip = [&](std::size_t bit) {
        std::string damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        INFO("bit " << bit);
        CHECK(found_before_hdf5(complaint(folder / "b.h5", damaged)));
    };
    const std::size_t bits = 8 * bytes.size();
    for (std::size_t i = 0; i < 200;
         ++i) { // spread over the file; steps are odd, so that all bits of a byte come
        check_flip((i * (bits / 200) + 3 * i) % bits);
    }
    for (std::size_t bit = bits - 8 * trailer_size; bit < bits; ++bit) {
        check_flip(bit);
    }
}

TEST_CASE("each truncation is found before HDF5 sees the file", "[output][damage]")
{
    const test::Folder folder;
    test::small_sample().write(folder / "a.h5");
    const std::string bytes = test::read_bytes(folder / "a.h5");
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t length = i < 70 ? bytes.size() - 1 - i : (i - 70) * (bytes.size() / 130);
        INFO("cut to " << length << " bytes");
        CHECK(found_before_hdf5(complaint(folder / "b.h5", bytes.substr(0, length))));
    }
}

TEST_CASE("what was appended, swapped or never a result is found", "[output][damage]")
{
    const test::Folder folder;
    test::small_sample().write(folder / "a.h5");
    const std::string bytes = test::read_bytes(folder / "a.h5");
    CHECK(found_before_hdf5(complaint(folder / "b.h5", bytes + '\0')));
    CHECK(found_before_hdf5(complaint(folder / "b.h5", bytes + bytes)));
    CHECK(found_before_hdf5(complaint(folder / "b.h5", "schema: 1\n")));
    CHECK(found_before_hdf5(complaint(folder / "b.h5", "")));
    CHECK(found_before_hdf5(complaint(folder / "b.h5", std::string(5000, '\0'))));
}

TEST_CASE("a hostile file with a valid trailer is one error, not a crash", "[output][damage]")
{
    const test::Folder folder;
    const std::string hostile = "\x89HDF\r\n\x1a\n" + std::string(500, '\x7f');
    const Trailer trailer{.length = hostile.size(), .digest = digest_of(std::as_bytes(std::span(hostile)))};
    const TrailerBytes end = encode(trailer);
    const std::string bytes = hostile + std::string(reinterpret_cast<const char*>(end.data()), end.size());
    CHECK(complaint(folder / "b.h5", bytes).find("HDF5") != std::string::npos);
}

TEST_CASE("opening what is not there, a folder or a pipe is an error that names it", "[output][damage]")
{
    const test::Folder folder;
    CHECK_THROWS_AS(ResultFile(folder / "none.h5"), FileError);
    CHECK_THROWS_AS(ResultFile(folder.path()), FileError);
    CHECK_THROWS_AS(ResultFile("/dev/null"), FileError);
}
