// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "study/manifest.hpp"

#include "output/safe_file.hpp"
#include "output/trailer.hpp"
#include "study/provenance.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace chokepoint {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json)
{
    return json.dump(1, ' ', true, Json::error_handler_t::replace);
}

Json to_json(const Manifest& manifest)
{
    Json scenarios = Json::array();
    for (const ScenarioText& scenario : manifest.identity.scenarios) {
        scenarios.push_back({{"name", scenario.name}, {"digest", scenario.digest}});
    }
    Json texts = Json::array();
    for (const ScenarioText& scenario : manifest.provenance.scenarios) {
        texts.push_back(scenario.resolved);
    }
    Json sources = Json::array();
    for (const SourceRow& row : manifest.provenance.sources) {
        sources.push_back({row.id, row.outlet, row.title, row.date, row.url});
    }
    return {{"format", format_version},
            {"release", manifest.identity.release},
            {"study", manifest.name},
            {"seed", manifest.identity.seed},
            {"replicates", manifest.identity.replicates},
            {"fork_at", manifest.identity.fork_at},
            {"runs", manifest.runs},
            {"part_size", manifest.part_size},
            {"replaces", manifest.replaces},
            {"scenarios", scenarios},
            {"points", manifest.identity.points},
            {"self_check_digest", manifest.provenance.self_check_digest},
            {"text", manifest.provenance.study},
            {"scenario_texts", texts},
            {"sources", sources}};
}

Manifest from_json(const Json& json)
{
    Manifest manifest;
    manifest.name = json.at("study");
    manifest.runs = json.at("runs");
    manifest.part_size = json.at("part_size");
    manifest.replaces = json.at("replaces");
    manifest.identity.release = json.at("release");
    manifest.identity.seed = json.at("seed");
    manifest.identity.replicates = json.at("replicates");
    manifest.identity.fork_at = json.at("fork_at");
    for (const Json& scenario : json.at("scenarios")) {
        manifest.identity.scenarios.push_back({scenario.at("name"), scenario.at("digest"), {}});
    }
    manifest.identity.points = json.at("points").get<std::set<std::string>>();
    Provenance& provenance = manifest.provenance;
    provenance.release = manifest.identity.release;
    provenance.self_check_digest = json.at("self_check_digest");
    provenance.study = json.at("text");
    provenance.fork_at = manifest.identity.fork_at;
    provenance.scenarios = manifest.identity.scenarios;
    for (std::size_t i = 0; i < provenance.scenarios.size(); ++i) {
        provenance.scenarios[i].resolved = json.at("scenario_texts").at(i);
    }
    for (const Json& row : json.at("sources")) {
        provenance.sources.push_back({row.at(0), row.at(1), row.at(2), row.at(3), row.at(4)});
    }
    return manifest;
}

} // namespace

void write_manifest(const std::filesystem::path& file, const Manifest& manifest)
{
    // The last line is the digest of all before it.
    const std::string body = dumped(to_json(manifest)) + "\n";
    SafeFile safe(file, true);
    safe.write(body + digest_of_text(body) + "\n");
    safe.commit();
}

std::optional<Manifest> read_manifest(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    constexpr std::size_t tail = 33;
    if (text.size() <= tail) {
        return std::nullopt;
    }
    const std::string body = text.substr(0, text.size() - tail);
    if (text.substr(body.size()) != digest_of_text(body) + "\n") {
        return std::nullopt;
    }
    try {
        return from_json(Json::parse(body));
    } catch (const Json::exception&) {
        return std::nullopt; // of a release that wrote other keys
    }
}

} // namespace chokepoint
