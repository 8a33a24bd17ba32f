// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/stored_result.hpp"

#include "small_world.hpp"
#include "support/catch.hpp"

#include <chokepoint/errors.hpp>

using namespace chokepoint;

namespace {

//! The runs of a stored file, as the source of another.
class Copied : public Trajectories {
  public:
    explicit Copied(StoredResult& from) : from_(from) {}

    std::size_t size() const override { return from_.runs().size(); }

    bool read(std::size_t run, std::size_t variable, std::span<std::byte> into) override
    {
        from_.read(run, variable, into);
        return true;
    }

    std::size_t event_count(std::size_t run) override { return from_.event_count(run); }

    void events(std::size_t run, std::vector<EventView>& into) override { from_.events(run, into); }

  private:
    StoredResult& from_;
};

} // namespace

TEST_CASE("a file written from a stored one is the same file", "[output][stored]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    sample.write(folder / "a.h5");
    StoredResult stored(folder / "a.h5");
    REQUIRE(stored.runs().size() == 3);
    CHECK(same_layout(stored.shape(), sample.shape));
    CHECK(stored.point_of(2) == 1);
    CHECK(stored.provenance().points[1].overrides == sample.provenance.points[1].overrides);

    std::vector<RunRow> runs = stored.runs();
    for (std::size_t run = 0; run < runs.size(); ++run) {
        runs[run].parameters = sample.runs[run].parameters; // a study knows them from its design
    }
    Copied copied(stored);
    write_result(folder / "b.h5", sample.shape, runs, copied, sample.provenance, {});
    CHECK(test::read_bytes(folder / "a.h5") == test::read_bytes(folder / "b.h5"));
}

TEST_CASE("a part holds the same runs in another form", "[output][stored]")
{
    const test::Folder folder;
    const test::Sample sample = test::small_sample();
    sample.write(folder / "a.h5");
    RecordedRuns recorded(sample.shape, sample.trajectories);
    write_result(folder / "part.h5", sample.shape, sample.runs, recorded, sample.provenance, {.part = true});
    StoredResult stored(folder / "part.h5");
    Copied copied(stored);
    write_result(folder / "b.h5", sample.shape, sample.runs, copied, sample.provenance, {});
    CHECK(test::read_bytes(folder / "a.h5") == test::read_bytes(folder / "b.h5"));
    CHECK(test::read_bytes(folder / "a.h5") != test::read_bytes(folder / "part.h5"));
}

TEST_CASE("a run whose point the file does not name is refused", "[output][stored]")
{
    const test::Folder folder;
    test::Sample sample = test::small_sample();
    sample.provenance.points.pop_back();
    sample.write(folder / "a.h5");
    const StoredResult stored(folder / "a.h5");
    CHECK(stored.point_of(0) == 0);
    CHECK_THROWS_AS(stored.point_of(2), FileError);
}
