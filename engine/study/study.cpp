// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/study.hpp"

#include "scenario/bytes.hpp"
#include "scenario/folders.hpp"
#include "scenario/guard.hpp"
#include "study/design.hpp"
#include "study/point_list.hpp"
#include "study/study_reader.hpp"
#include "study/study_text.hpp"

#include <utility>

namespace chokepoint {
namespace {

using namespace reading;

constexpr std::size_t most_scenarios = 1000;                    // so that the number of runs has room
constexpr std::size_t most_stored_bytes = std::size_t{1} << 28; // a stored study holds the points of its list

//! One study on its way from bytes to meaning.
class StudyOpening {
  public:
    StudyOpening(std::filesystem::path file, const std::filesystem::path& library)
        : place_(std::move(file)), library_(library)
    {
    }

    //! Of texts that were checked before.
    explicit StudyOpening(const std::map<std::string, std::string>& stored)
        : place_("study"), stored_(&stored)
    {
    }

    OpenedStudy open(std::string_view text)
    {
        const int file = files_.add({place_.string(), place_, std::string(without_mark(text))});
        YamlNode root;
        if (check_bytes(files_[file].text, file, problems_, stored_ ? most_stored_bytes : most_bytes)) {
            int node_budget = most_nodes;
            root = parse_yaml(files_, file, Shape::map, node_budget, problems_);
        }
        if (root.is_map()) {
            read(root);
        }
        throw_if_any();
        opened_.study.text = study_text(opened_);
        return std::move(opened_);
    }

  private:
    void read(const YamlNode& root)
    {
        Study& study = opened_.study;
        read_head(reader_, root, study);
        read_scenarios(root);
        const DesignFound design = read_design(reader_, root, study);
        const std::vector<Spot> entries = read_parameters(reader_, root, design, study);
        read_outputs(reader_, root, study);
        if (all_loaded_) {
            check_points(root, design.list, entries);
        }
    }

    //! What only the scenarios tell: whether they have what the study varies.
    void check_points(const YamlNode& root, int list, const std::vector<Spot>& entries)
    {
        const Study& study = opened_.study;
        const CommonVariables variables(opened_.scenarios);
        if (list >= 0) {
            read_point_list(study.csv, variables, [&](int line, std::string message) {
                reader_.error({list, line, 1}, {}, std::move(message));
            });
            return;
        }
        const Report report = [&](std::size_t entry, std::string message) {
            const bool whole = entry >= entries.size();
            reader_.error(whole ? root.find("design")->spot : entries[entry], whole ? "design" : "parameters",
                          std::move(message));
        };
        if (problems_.empty()) {
            make_design(study, variables, report);
        } else {
            resolve_factors(study, variables, report);
        }
    }

    void read_scenarios(const YamlNode& root)
    {
        const YamlNode* names = root.find("scenarios");
        if (names == nullptr) {
            reader_.error(root.spot, "scenarios", "'scenarios' is missing (a list of scenario files)");
        } else if (!names->is_list() || names->items.empty() || names->items.size() > most_scenarios) {
            reader_.unexpected(*names, "scenarios", "a list of at most 1000 scenario files");
        } else {
            for (const YamlNode& name : names->items) {
                read_scenario_name(name);
            }
            all_loaded_ = opened_.scenarios.size() == names->items.size();
        }
    }

    void read_scenario_name(const YamlNode& name)
    {
        constexpr std::string_view library_prefix = "lib:";
        if (!name.is_scalar()) {
            reader_.unexpected(name, "scenarios", "the name of a scenario file");
            return;
        }
        if (stored_ != nullptr) {
            load_stored(name);
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

    void load_stored(const YamlNode& name)
    {
        const auto found = stored_->find(std::filesystem::path(name.text).stem().string());
        if (found == stored_->end()) {
            reader_.error(name.spot, "scenarios", "the text of " + in_quotes(name.text) + " is missing");
            return;
        }
        add(name.text, name, load_scenario_text(found->second, name.text));
    }

    //! Mistakes of a scenario are reported in its own file, behind those of the study.
    void load(const std::filesystem::path& file, const YamlNode& name)
    {
        try {
            add(file, name, load_scenario_file(file, {{}, library_}));
        } catch (const ScenarioError& error) {
            reader_.error(name.spot, "scenarios", "the scenario " + in_quotes(name.text) + " has mistakes");
            of_scenarios_.insert(of_scenarios_.end(), error.problems().begin(), error.problems().end());
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

    void throw_if_any() const
    {
        std::vector<Problem> problems = problems_.listed(files_);
        problems.insert(problems.end(), of_scenarios_.begin(), of_scenarios_.end());
        if (!problems.empty()) {
            throw ScenarioError(std::move(problems));
        }
    }

    std::filesystem::path place_;
    std::filesystem::path library_;
    const std::map<std::string, std::string>* stored_ = nullptr; //!< texts of scenarios; else they are files
    Files files_;
    Problems problems_;
    std::vector<Problem> of_scenarios_;
    StudyReader reader_{files_, problems_};
    bool all_loaded_ = false;
    OpenedStudy opened_;
};

} // namespace

OpenedStudy open_study(const std::filesystem::path& file, const std::filesystem::path& library)
{
    const FileText read = read_file(file);
    if (!read.refusal.empty()) {
        throw FileError("cannot read the study " + in_quotes(file.string()) + ": " + read.refusal);
    }
    return StudyOpening(file, library).open(read.text);
}

OpenedStudy open_study_text(std::string_view text, const std::map<std::string, std::string>& scenarios)
{
    return StudyOpening(scenarios).open(text);
}

Study read_study_head(std::string_view text)
{
    Files files;
    Problems problems;
    const int file = files.add({"study", {}, std::string(text)});
    int node_budget = most_nodes;
    const YamlNode root = parse_yaml(files, file, Shape::map, node_budget, problems);
    StudyReader reader{files, problems};
    Study study;
    if (root.is_map()) {
        read_head(reader, root, study);
    }
    if (std::vector<Problem> listed = problems.listed(files); !listed.empty()) {
        throw ScenarioError(std::move(listed));
    }
    return study;
}

Study read_study(const std::filesystem::path& file, const std::filesystem::path& library)
{
    return open_study(file, library).study;
}

bool is_study_text(std::string_view text)
{
    Files files;
    Problems problems;
    const int file = files.add({{}, {}, std::string(without_mark(text))});
    if (!check_bytes(files[file].text, file, problems)) {
        return false;
    }
    int node_budget = most_nodes;
    const YamlNode root = parse_yaml(files, file, Shape::map, node_budget, problems);
    return root.is_map() && root.find("study") != nullptr;
}

} // namespace chokepoint
