// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors

// Every reader of a study's files, on files with one bit flipped or their end cut off: it says what it says
// of the good file, or which file is damaged.

#include "output/trailer.hpp"
#include "small_study.hpp"
#include "study/batch_status.hpp"
#include "study/merge.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>
#include <chokepoint/results.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <memory>

using namespace chokepoint;
using test::bytes_of;
using test::SmallStudy;

namespace {

namespace fs = std::filesystem;

//! Flips, and cuts, of each kind of file: fewer in the tests of each commit than at night.
std::size_t damages()
{
    const char* number =
        std::getenv("CHOKEPOINT_DAMAGES"); // NOLINT(concurrency-mt-unsafe): nothing changes it
    return number == nullptr ? 200 : static_cast<std::size_t>(std::atoi(number));
}

void write_bytes(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

//! Calls a check with every damage of some bytes: flips all over the file and all over its last 64 bytes,
//! cuts all over it and near its end.
void for_each_damage(const std::string& good, const std::function<void(const std::string& damaged)>& check)
{
    const std::size_t count = damages();
    const std::size_t bits = 8 * good.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit =
            (i * (bits / count) + 3 * i) % bits; // an odd step, so that all bits of a byte come
        std::string damaged = good;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        INFO("bit " << bit << " is flipped");
        check(damaged);
    }
    for (std::size_t i = 0; i < 32; ++i) {
        const std::size_t bit = bits - 1 - (16 * i + i % 16) % std::min(bits, 8 * trailer_size);
        std::string damaged = good;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        INFO("bit " << bit << " is flipped");
        check(damaged);
    }
    const std::size_t near = count / 3;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t length =
            i < near ? good.size() - 1 - i % good.size() : (i - near) * good.size() / (count - near);
        INFO("cut to " << length << " of " << good.size() << " bytes");
        check(good.substr(0, length));
    }
}

//! The message with which something is refused; "" if it is not.
std::string refusal(const std::function<void()>& act)
{
    try {
        act();
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

bool names(const std::string& message, const fs::path& file)
{
    return message.find(file.filename().string()) != std::string::npos;
}

//! Whether the damage is in the number of the format. It may be a later release's, so such a part is left to
//! the user and not set aside.
bool says_another_format(const std::string& bytes, const std::string& good)
{
    constexpr std::size_t at = trailer_size - 8; // from the end
    return bytes.size() == good.size() && bytes.compare(bytes.size() - at, 8, good, good.size() - at, 8) != 0;
}

//! A study of three short runs of one scenario, planned once.
class Damaged {
  public:
    Damaged() : study_(3)
    {
        study_.write(3, "outputs: [region_supply_share, fab_wafer_starts]\n", "[free.yaml]");
        study_.run(study_.options("good.h5"));
        good_ = bytes_of(study_.output("good.h5"));
        BatchOptions options = study_.options("out.h5", 1, 1);
        study_.run_part(2, options);
        for (const auto& entry : fs::directory_iterator(parts())) {
            files_[entry.path().filename()] = bytes_of(entry.path());
        }
        plan_ = std::make_unique<StudyPlan>(plan_of(study_file(), study_.options()));
    }

    fs::path study_file() const { return study_.path() / "study.yaml"; }

    fs::path output() const { return study_.output(); }

    fs::path parts() const { return study_.output("out.h5.parts"); }

    const std::string& good() const { return good_; }

    const std::string& file(const std::string& name) const { return files_.at(name); }

    std::int64_t finished() const
    {
        return static_cast<std::int64_t>(files_.size()) - 1;
    } //!< without the manifest

    //! The batch as it was left, with other bytes in one file.
    void restore(const std::string& name, const std::string& bytes) const
    {
        fs::remove_all(parts());
        fs::remove(output());
        fs::create_directory(parts());
        for (const auto& [each, content] : files_) {
            write_bytes(parts() / each, each == name ? bytes : content);
        }
    }

    BatchReport resume(std::vector<std::string>& warnings) const
    {
        Host host;
        host.warning = [&](std::string_view text) { warnings.emplace_back(text); };
        BatchOptions options = study_.resume();
        options.threads = 1;
        return run_plan(*plan_, study_file(), options, test::test_release, host);
    }

  private:
    SmallStudy study_;
    std::string good_;                         //!< the uninterrupted file
    std::map<std::string, std::string> files_; //!< of the folder of parts, by name
    std::unique_ptr<StudyPlan> plan_;
};

} // namespace

TEST_CASE("a damaged result is named by every reader, and is not replaced", "[damage]")
{
    const Damaged study;
    for_each_damage(study.good(), [&](const std::string& bytes) {
        write_bytes(study.output(), bytes);
        fs::remove_all(study.parts());
        std::vector<std::string> warnings;
        CHECK(names(refusal([&] { status_of({study.output()}); }), study.output()));
        CHECK(names(refusal([&] { const Results results(study.output()); }), study.output()));
        CHECK(names(refusal([&] { study.resume(warnings); }), study.output()));
        CHECK(bytes_of(study.output()) == bytes);
    });
}

TEST_CASE("a damaged part is counted and named, and its run is made again", "[damage]")
{
    const Damaged study;
    const std::string name = "part-000001.h5";
    const fs::path merged = study.output().string() + ".merged.h5";
    for_each_damage(study.file(name), [&](const std::string& bytes) {
        study.restore(name, bytes);
        const BatchStatus status = status_of({study.output()});
        CHECK(status.damaged == 1);
        CHECK(status.done == study.finished() - 1);
        CHECK(status.runs == 3);

        MergeOptions options;
        options.parts = {study.output()};
        options.output = merged;
        options.force = true;
        std::vector<std::string> warnings;
        if (says_another_format(bytes, study.file(name))) {
            CHECK(names(refusal([&] { merge_parts(options, test::test_release, {}); }), name));
            CHECK(names(refusal([&] { study.resume(warnings); }), name));
            CHECK(bytes_of(study.parts() / name) == bytes);
            CHECK_FALSE(fs::exists(study.output()));
            return;
        }
        if (study.finished() > 1) {
            const MergeReport report = merge_parts(options, test::test_release, {});
            CHECK(report.runs == study.finished() - 1);
            REQUIRE(report.problems.size() == 1);
            CHECK(names(report.problems.front(), name));
        }
        CHECK(study.resume(warnings).made == 3 - (study.finished() - 1));
        REQUIRE(warnings.size() == 1);
        CHECK(names(warnings.front(), name));
        CHECK(bytes_of(study.output()) == study.good());
    });
}

TEST_CASE("a damaged manifest is found, and costs no run", "[damage]")
{
    const Damaged study;
    const std::string name = "manifest.json";
    for_each_damage(study.file(name), [&](const std::string& bytes) {
        study.restore(name, bytes);
        const BatchStatus status = status_of({study.output()});
        CHECK_FALSE(status.knows_runs);
        CHECK(status.done == study.finished());
        CHECK(status.study == "small");
        std::vector<std::string> warnings;
        CHECK(study.resume(warnings).made == 3 - study.finished());
        CHECK(bytes_of(study.output()) == study.good());
    });
}
