// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "core/text.hpp"
#include "study/spread.hpp"
#include "study/study_reader.hpp"

#include <algorithm>

namespace chokepoint::reading {
namespace {

constexpr std::array<std::string_view, 4> variation_keys{"path", "together", "distribution", "choice"};

class VariationReader {
  public:
    VariationReader(StudyReader& reader, const YamlNode& node) : reader_(reader), node_(node) {}

    Variation read()
    {
        if (node_.is_map()) {
            read_map();
        } else if (node_.is_scalar()) {
            variation_.path = node_.text;
        } else {
            reader_.unexpected(node_, where, "a path, or a map with 'path'");
        }
        return std::move(variation_);
    }

  private:
    static constexpr std::string_view where = "parameters";

    void read_map()
    {
        reader_.check_keys(node_, where, variation_keys);
        const YamlNode* path = node_.find("path");
        if (path == nullptr) {
            reader_.error(node_.spot, where, "'path' is missing (such as fabs.smic_n7.defect_density)");
        } else if (!path->is_scalar()) {
            reader_.unexpected(*path, where, "a path, such as fabs.smic_n7.defect_density");
        } else {
            variation_.path = path->text;
        }
        read_together();
        const YamlNode* distribution = node_.find("distribution");
        const YamlNode* choice = node_.find("choice");
        if (distribution != nullptr) {
            read_spread(*distribution);
        }
        if (choice != nullptr) {
            read_choice(*choice);
        }
        if (distribution != nullptr && choice != nullptr) {
            reader_.error(choice->spot, where, "'distribution' and 'choice' exclude each other");
        }
    }

    void read_together()
    {
        const YamlNode* together = node_.find("together");
        if (together == nullptr) {
            return;
        }
        const bool flag = together->is_scalar() && !together->quoted;
        if (!flag || (together->text != "true" && together->text != "false")) {
            reader_.unexpected(*together, where, "true or false");
            return;
        }
        variation_.together = together->text == "true";
        if (variation_.together && variation_.path.find('*') == std::string::npos) {
            reader_.error(together->spot, where, "'together' needs a path with '*'");
        }
    }

    void read_spread(const YamlNode& node)
    {
        if (node.is_scalar()) {
            if (const auto index = reader_.one_of(node, where, bare_families)) {
                const auto family =
                    std::find(family_names.begin(), family_names.end(), bare_families[*index]);
                variation_.family = static_cast<Family>(family - family_names.begin());
            }
            return;
        }
        if (!node.is_map() || node.keys.size() != 1) {
            reader_.unexpected(node, where, "one distribution, such as {log_uniform: [0.1, 10]}");
            return;
        }
        const Key& key = node.keys.front();
        const auto family = std::find(family_names.begin(), family_names.end(), key.text);
        if (family == family_names.end()) {
            reader_.error(key.spot, where,
                          "there is no distribution " + in_quotes(key.text) +
                              reader_.near(key.text, family_names) + " (" + listed(family_names) + ")");
            return;
        }
        variation_.family = static_cast<Family>(family - family_names.begin());
        read_numbers(node.items.front(), key.text);
    }

    void read_numbers(const YamlNode& list, const std::string& name)
    {
        const std::size_t count = numbers_of(*variation_.family);
        if (!list.is_list() || list.items.size() != count) {
            reader_.error(list.spot, where,
                          in_quotes(name) + " takes a list of " + to_text(static_cast<std::int64_t>(count)) +
                              " numbers (" +
                              std::string(family_numbers[static_cast<std::size_t>(*variation_.family)]) +
                              ")");
            return;
        }
        for (const YamlNode& item : list.items) {
            if (const auto number = reader_.number(item, where)) {
                variation_.numbers.push_back(*number);
            }
        }
    }

    void read_choice(const YamlNode& list)
    {
        if (!list.is_list() || list.items.size() < 2) {
            reader_.error(list.spot, where, "'choice' takes a list of at least two values");
            return;
        }
        std::vector<std::string>& choices = variation_.choices;
        for (const YamlNode& item : list.items) {
            if (!item.is_scalar()) {
                reader_.unexpected(item, where, "a word or a number");
            } else if (std::find(choices.begin(), choices.end(), item.text) != choices.end()) {
                reader_.error(item.spot, where, in_quotes(item.text) + " stands twice among the choices");
            } else {
                choices.push_back(item.text);
            }
        }
    }

    StudyReader& reader_;
    const YamlNode& node_;
    Variation variation_;
};

//! Whether the method varies what `parameters` lists.
bool takes_parameters(DesignMethod method)
{
    return method != DesignMethod::none && method != DesignMethod::list;
}

} // namespace

std::vector<Spot> read_parameters(StudyReader& reader, const YamlNode& root, const DesignFound& design,
                                  Study& study)
{
    const YamlNode* list = root.find("parameters");
    const std::string method(design_method_names[static_cast<std::size_t>(study.method)]);
    if (list == nullptr) {
        if (takes_parameters(study.method)) {
            reader.error(root.spot, "parameters",
                         "'parameters' is missing (what the method '" + method + "' varies)");
        }
        return {};
    }
    if (design.method_known && !takes_parameters(study.method)) {
        reader.error(list->spot, "parameters",
                     study.method == DesignMethod::list
                         ? "a list names its parameters in its head"
                         : "nothing varies them: give 'design' another method than none");
    }
    if (!list->is_list() || list->items.empty()) {
        reader.unexpected(*list, "parameters", "a list of paths");
        return {};
    }
    std::vector<Spot> spots;
    for (const YamlNode& node : list->items) {
        const std::size_t before = reader.problems.count();
        Variation variation = VariationReader(reader, node).read();
        if (reader.problems.count() == before) {
            study.parameters.push_back(std::move(variation));
            spots.push_back(node.spot);
        }
    }
    return spots;
}

} // namespace chokepoint::reading
