// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "small_world.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <numeric>

namespace chokepoint::test {
namespace {

std::int64_t code(const std::string& name)
{
    return std::accumulate(name.begin(), name.end(), std::int64_t{0}) % 97;
}

std::int64_t place(std::size_t run, std::size_t month, std::size_t cell)
{
    return static_cast<std::int64_t>(10000 * run + 1000 * month + cell);
}

template <class T> std::vector<T> named(std::initializer_list<const char*> ids)
{
    std::vector<T> entities;
    for (const char* id : ids) {
        entities.emplace_back().id = id;
    }
    return entities;
}

template <class T, class Formula> void fill(const ColumnView& view, Formula formula)
{
    auto* values = static_cast<T*>(view.data);
    for (std::size_t cell = 0; cell < view.rows * view.width; ++cell) {
        values[cell] = static_cast<T>(formula(cell));
    }
}

void fill_column(const std::string& name, const ColumnRow& column, const ColumnView& view, std::size_t run,
                 std::size_t month)
{
    switch (column.element) {
    case Element::float64:
        return fill<double>(view, [&](std::size_t cell) { return real_cell(name, run, month, cell); });
    case Element::int64:
        return fill<std::int64_t>(view, [&](std::size_t cell) { return whole_cell(name, run, month, cell); });
    case Element::int32:
        return fill<std::int32_t>(view, [&](std::size_t cell) { return whole_cell(name, run, month, cell); });
    case Element::int8:
        return fill<std::int8_t>(view, [&](std::size_t cell) { return flag_cell(name, run, month, cell); });
    }
}

} // namespace

Scenario small_scenario()
{
    Scenario scenario;
    scenario.name = "small";
    scenario.title = "A small world, näher besehen";
    scenario.start = Month::of(2019, 12);
    scenario.end = Month::of(2020, 2);
    scenario.countries = named<Country>({"cn", "tw", "us"});
    scenario.rules = named<Rule>({"us_3a090"});
    scenario.nodes = named<Node>({"n5", "n7"});
    scenario.fabs = named<Fab>({"smic_n7", "tsmc_n5"});
    scenario.memory_lines = named<MemoryLine>({"cxmt_hbm2"});
    scenario.chipmakers = named<Chipmaker>({"huawei", "nvidia"});
    scenario.products = named<Product>({"a100", "ascend_910b", "h100"});
    for (Product& product : scenario.products) {
        product.maker = {0};
        product.node = {0};
    }
    scenario.clouds = named<Cloud>({"alibaba", "azure"});
    scenario.labs = named<Lab>({"deepseek", "openai"});
    for (Lab& lab : scenario.labs) {
        lab.country = {0};
    }
    return scenario;
}

double real_cell(const std::string& variable, std::size_t run, std::size_t month, std::size_t cell)
{
    if ((month + cell) % 7 == 3) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return static_cast<double>(code(variable) + place(run, month, cell)) + 0.1;
}

std::int64_t whole_cell(const std::string& variable, std::size_t run, std::size_t month, std::size_t cell)
{
    // Prices are beyond 2^53, where a detour through real numbers would show.
    const std::int64_t base = variable == "product_price" ? std::int64_t{1} << 60 : 0;
    return base + 100000 * code(variable) + place(run, month, cell);
}

std::int8_t flag_cell(const std::string& variable, std::size_t run, std::size_t month, std::size_t cell)
{
    return static_cast<std::int8_t>((code(variable) + place(run, month, cell)) % 2);
}

void fill_month(const Scenario& scenario, World& world, std::size_t run, std::size_t month)
{
    world.month = scenario.start + static_cast<int>(month);
    for (const std::span<const KindRow> list : {kinds(), derived_kinds()}) {
        for (const KindRow& kind : list) {
            for (const ColumnRow& column : kind.columns) {
                const std::string name = std::string(kind.singular) + "_" + std::string(column.name);
                fill_column(name, column, view_column(kind, column, scenario, world), run, month);
            }
        }
    }
    world.events = {
        {EventKind::model_released, "labs.deepseek", "", 42.5 + static_cast<double>(month), "run done"}};
}

Sample small_sample(bool with_events)
{
    Sample sample;
    sample.scenario = small_scenario();
    const World start = build_world(sample.scenario, {});
    sample.shape = result_shape(sample.scenario, start);
    for (const std::size_t months : {std::size_t{3}, std::size_t{2}}) {
        const std::size_t run = sample.recorders.size();
        World world = start;
        sample.recorders.push_back(std::make_unique<Recorder>(sample.scenario, start));
        for (std::size_t month = 0; month < months; ++month) {
            fill_month(sample.scenario, world, run, month);
            if (!with_events) {
                world.events.clear();
            }
            sample.recorders.back()->record(sample.scenario, world);
        }
        sample.trajectories.push_back(sample.recorders.back().get());
    }
    sample.trajectories.push_back(nullptr);
    sample.runs = {
        {"small", 0, 20221007, RunStatus::ok, "", "0123456789abcdef0123456789abcdef", 0, 0, 0, {0.25}},
        {"small",
         1,
         20221007,
         RunStatus::failed,
         "2020-02: fabs.smic_n7: Ausbeute über 1",
         "",
         1,
         0,
         0,
         {0.5}},
        {"small", 2, 0xfedcba9876543210, RunStatus::pending, "", "", 2, 1, 3, {0.75}},
    };
    sample.provenance = {
        .release = "0.1.0",
        .study = "",
        .scenarios = {{"small", "ffeeddccbbaa99887766554433221100",
                       "schema: 1\nname: small\n" + std::string(70000, '#') + "\n"}},
        .points = {{0, ""}, {1, "fabs.smic_n7.defect_density=0.75\nname=other"}},
        .factors = {{"param_fabs__smic_n7__defect_density", "Defect density", "1/cm^2"}},
        .sources = {{"POL-05", "BIS", "Rule of 7 October 2022", "2022-10-07", "https://bis.gov"},
                    {"INV-02", "新华社", "Big Fund II", "2019-10", "https://example.org"}},
        .self_check_digest = "00112233445566778899aabbccddeeff"};
    return sample;
}

void Sample::write(const std::filesystem::path& path, bool replace) const
{
    RecordedRuns recorded(shape, trajectories);
    write_result(path, shape, runs, recorded, provenance, {.replace = replace});
}

std::vector<std::string> Folder::names() const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path())) {
        names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string read_bytes(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace chokepoint::test
