// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/load.hpp"

#include "scenario/bytes.hpp"
#include "scenario/entities.hpp"
#include "scenario/extends.hpp"
#include "scenario/folders.hpp"
#include "scenario/overrides.hpp"
#include "scenario/prices.hpp"
#include "scenario/series.hpp"
#include "scenario/validate.hpp"

#include <set>
#include <utility>

namespace chokepoint {
namespace {

using namespace reading;

//! One scenario on its way from bytes to meaning.
class Loading {
  public:
    Loading(std::filesystem::path name, const LoadOptions& options)
        : name_(std::move(name)), options_(options), opener_(files_, problems_, options.library)
    {
    }

    YamlNode parse(std::string_view text)
    {
        return opener_.open(files_.add({name_.string(), name_, std::string(without_mark(text))}));
    }

    LoadedScenario load(std::string_view text)
    {
        YamlNode root = parse(text);
        override_values(root);
        read_sources();
        return read(root);
    }

    //! Goes on from what was parsed before.
    LoadedScenario load(const Files& files, YamlNode root, int node_budget)
    {
        files_ = files;
        opener_.node_budget() = node_budget;
        override_values(root);
        return read(root);
    }

    //! What was parsed, where it had no mistake.
    Files files() const
    {
        problems_.throw_if_any(files_);
        return files_;
    }

    int node_budget() { return opener_.node_budget(); }

  private:
    void override_values(YamlNode& root)
    {
        if (root.is_map()) {
            for (const std::string& override : options_.overrides) {
                const int file = files_.add({"--set", name_, override, true});
                apply_override(root, files_, file, opener_.node_budget(), problems_);
            }
            expand_series(root, files_, opener_, problems_);
        }
    }

    LoadedScenario read(const YamlNode& root)
    {
        const YamlNode prices = open_prices(root);
        if (!opener_.complete()) {
            problems_.throw_if_any(files_); // reading on would report what is not there
        }
        LoadedScenario loaded;
        Reader reader{files_, problems_, sources_, loaded.scenario};
        read_prices(reader, prices);
        read_scenario(reader, root);
        check_meaning(reader);
        problems_.throw_if_any(files_);
        loaded.sources = sources_.rows(used_sources(reader));
        return loaded;
    }

    void read_sources()
    {
        const std::filesystem::path root = root_of(name_.parent_path());
        std::error_code error;
        if (!options_.library.empty() && !std::filesystem::equivalent(options_.library, root, error)) {
            sources_.read(options_.library, files_, problems_);
        }
        sources_.read(root, files_, problems_);
    }

    //! Those that a rule or a number rests on: a map that names one for all its numbers names it in vain
    //! where each has another.
    static std::set<std::string, std::less<>> used_sources(const Reader& reader)
    {
        std::set<std::string, std::less<>> ids = reader.field_sources;
        for (const Quantity& quantity : reader.scenario.quantities) {
            ids.insert(quantity.source);
        }
        return ids;
    }

    //! The map of the price table: of the scenario, of its root, or of the library; an empty one otherwise.
    YamlNode open_prices(const YamlNode& root)
    {
        const YamlNode* prices = root.find("prices");
        if (prices != nullptr && prices->is_scalar()) {
            const int file = opener_.add_named(*prices, "prices");
            return file < 0 ? YamlNode::map(prices->spot) : opener_.parse(file);
        }
        if (prices != nullptr) {
            return *prices;
        }
        for (const std::filesystem::path& folder : {root_of(name_.parent_path()), options_.library}) {
            const std::filesystem::path place = folder / "base" / "prices.yaml";
            std::error_code error;
            if (!folder.empty() && std::filesystem::exists(place, error)) {
                const int file = opener_.add(place, {}, "prices");
                return file < 0 ? YamlNode::map({}) : opener_.parse(file);
            }
        }
        return YamlNode::map({});
    }

    std::filesystem::path name_;
    const LoadOptions& options_;
    Files files_;
    Problems problems_;
    Opener opener_;
    SourceTable sources_;
};

} // namespace

LoadedScenario load_scenario_file(const std::filesystem::path& path, const LoadOptions& options)
{
    reading::FileText read = reading::read_file(path);
    if (!read.refusal.empty()) {
        throw FileError("cannot read the scenario " + in_quotes(path.string()) + ": " + read.refusal);
    }
    return load_scenario_text(read.text, path, options);
}

LoadedScenario load_scenario_text(std::string_view text, const std::filesystem::path& name,
                                  const LoadOptions& options)
{
    return Loading(name, options).load(text);
}

struct ParsedScenario::Parsed {
    std::filesystem::path name;
    reading::Files files;
    reading::YamlNode root;
    int node_budget = 0;
};

ParsedScenario::ParsedScenario(std::string_view text, std::filesystem::path name)
{
    const LoadOptions plain;
    Loading loading(name, plain);
    YamlNode root = loading.parse(text);
    parsed_ = std::make_unique<const Parsed>(
        Parsed{std::move(name), loading.files(), std::move(root), loading.node_budget()});
}

ParsedScenario::~ParsedScenario() = default;
ParsedScenario::ParsedScenario(ParsedScenario&&) noexcept = default;
ParsedScenario& ParsedScenario::operator=(ParsedScenario&&) noexcept = default;

LoadedScenario ParsedScenario::read(const std::vector<std::string>& overrides) const
{
    const LoadOptions options{overrides, {}};
    return Loading(parsed_->name, options).load(parsed_->files, parsed_->root, parsed_->node_budget);
}

} // namespace chokepoint
