// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study.hpp"

#include "core/text.hpp"
#include "scenario/bytes.hpp"
#include "scenario/folders.hpp"
#include "scenario/guard.hpp"
#include "scenario/sources.hpp"
#include "scenario/yaml_text.hpp"
#include "study/study_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace chokepoint {
namespace {

using namespace reading;

constexpr std::array<std::string_view, 6> study_keys{"schema",     "study", "scenarios",
                                                     "replicates", "seed",  "design"};
constexpr std::array<std::string_view, 1> design_keys{"method"};
constexpr auto methods = std::span(design_method_names).first(1);
constexpr std::int64_t most_replicates = std::int64_t{1} << 32;

//! Seeds fill 64 bits, one more than whole numbers have.
std::optional<std::uint64_t> parse_seed(std::string_view text)
{
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    const bool leading_zero = text.size() > 1 && text[0] == '0';
    return error == std::errc() && end == text.data() + text.size() && !leading_zero ? std::optional(seed)
                                                                                     : std::nullopt;
}

//! One study on its way from bytes to meaning.
class StudyOpening {
  public:
    StudyOpening(std::filesystem::path file, const std::filesystem::path& library)
        : place_(std::move(file)), library_(library)
    {
    }

    OpenedStudy open(std::string_view text)
    {
        const int file = files_.add({place_.string(), place_, std::string(without_mark(text))});
        YamlNode root;
        if (check_bytes(files_[file].text, file, problems_)) {
            int node_budget = most_nodes;
            root = parse_yaml(files_, file, Shape::map, node_budget, problems_);
        }
        if (root.is_map()) {
            read(root);
        }
        throw_if_any();
        return std::move(opened_);
    }

  private:
    void read(const YamlNode& root)
    {
        reader_.check_keys(root, {}, study_keys);
        read_head(root);
        read_scenarios(root);
        read_numbers(root);
        read_design(root);
    }

    void read_head(const YamlNode& root)
    {
        const YamlNode* version = root.find("schema");
        if (version == nullptr) {
            reader_.error(root.spot, "schema", "'schema: 1' is missing (the version of the format)");
        } else if (!version->is_scalar() || version->quoted || version->text != "1") {
            reader_.error(version->spot, "schema",
                          "this release reads 'schema: 1', not " + described(*version) +
                              " (a newer file needs a newer release)");
        }
        const YamlNode* name = root.find("study");
        if (name == nullptr) {
            reader_.error(root.spot, "study", "'study' is missing (the name of the study)");
        } else if (!name->is_scalar() || !is_name(name->text)) {
            reader_.unexpected(*name, "study", "a word of letters, digits, '_', '.' and '-', at most 64");
        } else {
            opened_.study.name = name->text;
        }
    }

    void read_scenarios(const YamlNode& root)
    {
        const YamlNode* names = root.find("scenarios");
        if (names == nullptr) {
            reader_.error(root.spot, "scenarios", "'scenarios' is missing (a list of scenario files)");
        } else if (!names->is_list() || names->items.empty()) {
            reader_.unexpected(*names, "scenarios", "a list of scenario files");
        } else {
            for (const YamlNode& name : names->items) {
                read_scenario_name(name);
            }
        }
    }

    void read_scenario_name(const YamlNode& name)
    {
        constexpr std::string_view library_prefix = "lib:";
        if (!name.is_scalar()) {
            reader_.unexpected(name, "scenarios", "the name of a scenario file");
            return;
        }
        const FoundFile found =
            name.text.starts_with(library_prefix)
                ? find_in_library(library_, std::string_view(name.text).substr(library_prefix.size()))
                : find_named(place_.parent_path(), name.text);
        if (const std::string* refusal = std::get_if<std::string>(&found)) {
            reader_.error(name.spot, "scenarios", *refusal);
            return;
        }
        load(std::get<std::filesystem::path>(found), name);
    }

    //! Mistakes of a scenario are reported in its own file, behind those of the study.
    void load(const std::filesystem::path& file, const YamlNode& name)
    {
        try {
            add(file, name, load_scenario_file(file, {{}, library_}));
        } catch (const ScenarioError& error) {
            reader_.error(name.spot, "scenarios", "the scenario " + in_quotes(name.text) + " has mistakes");
            others_.insert(others_.end(), error.problems().begin(), error.problems().end());
        } catch (const FileError& error) {
            reader_.error(name.spot, "scenarios", error.what());
        }
    }

    void add(const std::filesystem::path& file, const YamlNode& name, LoadedScenario loaded)
    {
        for (const LoadedScenario& other : opened_.scenarios) {
            if (other.scenario.name == loaded.scenario.name) {
                reader_.error(name.spot, "scenarios",
                              "two scenarios of the study are called " + in_quotes(loaded.scenario.name) +
                                  " (results tell them apart by their names)");
                return;
            }
        }
        opened_.study.scenarios.push_back(file);
        opened_.scenarios.push_back(std::move(loaded));
    }

    void read_numbers(const YamlNode& root)
    {
        if (const YamlNode* replicates = root.find("replicates")) {
            opened_.study.replicates =
                reader_.whole(*replicates, "replicates", 1, most_replicates).value_or(1);
        }
        if (const YamlNode* seed = root.find("seed")) {
            const auto number = seed->is_scalar() && !seed->quoted ? parse_seed(seed->text) : std::nullopt;
            opened_.study.seed = number.value_or(0);
            if (!number) {
                reader_.unexpected(*seed, "seed", "a whole number from 0 to 2^64 - 1");
            }
        }
    }

    void read_design(const YamlNode& root)
    {
        const YamlNode* design = root.find("design");
        if (design == nullptr) {
            return;
        }
        if (!design->is_map()) {
            reader_.unexpected(*design, "design", "a map with method");
            return;
        }
        reader_.check_keys(*design, "design", design_keys);
        const YamlNode* method = design->find("method");
        if (method == nullptr) {
            reader_.error(design->spot, "design", "'method' is missing (" + listed(methods) + ")");
        } else if (const auto index = reader_.one_of(*method, "design.method", methods)) {
            opened_.study.method = static_cast<DesignMethod>(*index);
        }
    }

    void throw_if_any()
    {
        std::vector<Problem> problems = problems_.listed(files_);
        problems.insert(problems.end(), others_.begin(), others_.end());
        if (!problems.empty()) {
            throw ScenarioError(std::move(problems));
        }
    }

    std::filesystem::path place_;
    const std::filesystem::path& library_;
    Files files_;
    Problems problems_;
    std::vector<Problem> others_; //!< of scenarios
    StudyReader reader_{files_, problems_};
    OpenedStudy opened_;
};

} // namespace

OpenedStudy open_study(const std::filesystem::path& file, const std::filesystem::path& library)
{
    const FileText read = read_file(file);
    if (!read.refusal.empty()) {
        throw FileError("cannot read the study " + in_quotes(file.string()) + ": " + read.refusal);
    }
    OpenedStudy opened = StudyOpening(file, library).open(read.text);
    opened.study.text = "schema: 1\nstudy: " + yaml_scalar(opened.study.name) + "\n";
    return opened;
}

Study read_study(const std::filesystem::path& file, const std::filesystem::path& library)
{
    return open_study(file, library).study;
}

} // namespace chokepoint
