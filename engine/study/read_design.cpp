// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/bytes.hpp"
#include "scenario/folders.hpp"
#include "study/design.hpp"
#include "study/study_reader.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

constexpr std::size_t most_list_bytes = std::size_t{64} << 20;

constexpr std::array list_alone{DesignMethod::list};
constexpr std::array by_points{DesignMethod::latin_hypercube, DesignMethod::sobol, DesignMethod::saltelli};
constexpr std::array by_levels{DesignMethod::grid, DesignMethod::morris};
constexpr std::array by_trajectories{DesignMethod::morris};
constexpr std::array<DesignKey, 5> keys{{
    {"points", "How many points; of saltelli, base points", by_points},
    {"levels", "How many values of a factor with a range; of morris even, 4 unless given", by_levels},
    {"trajectories", "How many trajectories, each of one point more than there are factors", by_trajectories},
    {"file", "CSV file beside this one: a head of paths, a row for each point", list_alone},
    {"csv", "The same as text", list_alone},
}};

bool has(DesignMethod method, std::string_view key)
{
    const auto row = std::find_if(keys.begin(), keys.end(),
                                  [&](const DesignKey& candidate) { return candidate.key == key; });
    return std::find(row->methods.begin(), row->methods.end(), method) != row->methods.end();
}

std::string_view name_of(DesignMethod method)
{
    return design_method_names[static_cast<std::size_t>(method)];
}

class DesignReader {
  public:
    DesignReader(StudyReader& reader, const YamlNode& design, Study& study)
        : reader_(reader), design_(design), study_(study)
    {
    }

    DesignFound read()
    {
        const bool method_known = read_method();
        check_keys(method_known);
        return {method_known, method_known ? read_numbers() : -1};
    }

  private:
    //! Reads what the method needs; the index of a list's file, or -1.
    int read_numbers()
    {
        if (has(study_.method, "points")) {
            study_.points = needed("points", 1, most_points);
        } else if (study_.method == DesignMethod::grid && design_.find("levels") != nullptr) {
            study_.levels = needed("levels", 2, most_levels);
        } else if (study_.method == DesignMethod::morris) {
            study_.trajectories = needed("trajectories", 1, most_points);
            study_.levels = usual_levels;
            read_even_levels();
        } else if (study_.method == DesignMethod::list) {
            return read_list();
        }
        return -1;
    }

    bool read_method()
    {
        const YamlNode* method = design_.find("method");
        if (method == nullptr) {
            error(design_, "'method' is missing (" + listed(design_method_names) + ")");
            return false;
        }
        const auto index = reader_.one_of(*method, "design.method", design_method_names);
        study_.method = static_cast<DesignMethod>(index.value_or(0));
        return index.has_value();
    }

    void check_keys(bool method_known)
    {
        std::vector<std::string_view> known{"method"};
        std::vector<std::string_view> own{"method"};
        for (const DesignKey& row : keys) {
            known.push_back(row.key);
            if (has(study_.method, row.key)) {
                own.push_back(row.key);
            }
        }
        reader_.check_keys(design_, "design", known);
        for (const Key& key : design_.keys) {
            if (method_known && std::find(known.begin(), known.end(), key.text) != known.end() &&
                std::find(own.begin(), own.end(), key.text) == own.end()) {
                reader_.error(key.spot, "design",
                              "the method " + in_quotes(name_of(study_.method)) + " has no " +
                                  in_quotes(key.text) + " (it has " + listed(own, "and") + ")");
            }
        }
    }

    std::int64_t needed(std::string_view key, std::int64_t least, std::int64_t most)
    {
        const YamlNode* node = design_.find(key);
        if (node == nullptr) {
            error(design_, "the method " + in_quotes(name_of(study_.method)) + " needs " + in_quotes(key));
            return least;
        }
        return reader_.whole(*node, joined("design", key), least, most).value_or(least);
    }

    void read_even_levels()
    {
        const YamlNode* levels = design_.find("levels");
        if (levels == nullptr) {
            return;
        }
        study_.levels = reader_.whole(*levels, "design.levels", 2, most_levels).value_or(usual_levels);
        if (study_.levels % 2 != 0) {
            error(*levels, "trajectories need an even number of levels (each is then reached as often)");
        }
    }

    //! The text of a list, and the file in which it stands.
    int read_list()
    {
        const YamlNode* name = design_.find("file");
        const YamlNode* text = design_.find("csv");
        if ((name == nullptr) == (text == nullptr)) {
            error(design_, "a list needs 'file' or 'csv', one of them");
            return -1;
        }
        if (text != nullptr) {
            if (!text->is_scalar()) {
                reader_.unexpected(*text, "design.csv", "a text of lines with commas");
                return -1;
            }
            study_.csv = text->text;
            return reader_.files.add({reader_.files[text->spot.file].shown + " (csv)", {}, text->text});
        }
        return open_list(*name);
    }

    int open_list(const YamlNode& name)
    {
        if (!name.is_scalar()) {
            reader_.unexpected(name, "design.file", "the name of a CSV file");
            return -1;
        }
        const FoundFile found = find_named(reader_.files[name.spot.file].path.parent_path(), name.text);
        if (const std::string* refusal = std::get_if<std::string>(&found)) {
            reader_.error(name.spot, "design.file", *refusal);
            return -1;
        }
        const auto& place = std::get<std::filesystem::path>(found);
        const FileText read = read_file(place, most_list_bytes);
        if (!read.refusal.empty()) {
            reader_.error(name.spot, "design.file",
                          "cannot read " + in_quotes(name.text) + ": " + read.refusal);
            return -1;
        }
        study_.csv = without_mark(read.text);
        const int file = reader_.files.add({place.string(), place, study_.csv});
        return check_bytes(study_.csv, file, reader_.problems, most_list_bytes) ? file : -1;
    }

    void error(const YamlNode& node, std::string message)
    {
        reader_.error(node.spot, "design", std::move(message));
    }

    StudyReader& reader_;
    const YamlNode& design_;
    Study& study_;
};

} // namespace

std::span<const DesignKey> design_keys()
{
    return keys;
}

DesignFound read_design(StudyReader& reader, const YamlNode& root, Study& study)
{
    const YamlNode* design = root.find("design");
    if (design == nullptr) {
        return {};
    }
    if (!design->is_map()) {
        reader.unexpected(*design, "design", "a map with 'method'");
        return {false, -1};
    }
    return DesignReader(reader, *design, study).read();
}

} // namespace chokepoint::reading
