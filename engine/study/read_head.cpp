// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/sources.hpp"
#include "scenario/words.hpp"
#include "study/study_reader.hpp"

#include <charconv>

namespace chokepoint::reading {
namespace {

//! Seeds fill 64 bits, one more than whole numbers have.
std::optional<std::uint64_t> parse_seed(std::string_view text)
{
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    const bool leading_zero = text.size() > 1 && text[0] == '0';
    return error == std::errc() && end == text.data() + text.size() && !leading_zero ? std::optional(seed)
                                                                                     : std::nullopt;
}

void read_version(StudyReader& reader, const YamlNode& root)
{
    const YamlNode* version = root.find("schema");
    if (version == nullptr) {
        reader.error(root.spot, "schema", "'schema: 1' is missing (the version of the format)");
    } else if (!version->is_scalar() || version->quoted || version->text != "1") {
        reader.error(version->spot, "schema",
                     "this release reads 'schema: 1', not " + described(*version) +
                         " (a newer file needs a newer release)");
    }
}

void read_name(StudyReader& reader, const YamlNode& root, Study& study)
{
    const YamlNode* name = root.find("study");
    if (name == nullptr) {
        reader.error(root.spot, "study", "'study' is missing (what the study is called)");
    } else if (!name->is_scalar() || !is_name(name->text)) {
        reader.unexpected(*name, "study", "a word of letters, digits, '_', '.' and '-', at most 64");
    } else {
        study.name = name->text;
    }
}

void read_fork(StudyReader& reader, const YamlNode& root, Study& study)
{
    if (const YamlNode* fork = root.find("fork_at")) {
        const std::optional<Date> date =
            fork->is_scalar() && fork->text.size() == 7 ? parse_date(fork->text) : std::nullopt;
        if (date) {
            study.fork_at = date->month_of();
        } else {
            reader.unexpected(*fork, "fork_at", "a month, as 2022-10");
        }
    }
}

} // namespace

void read_head(StudyReader& reader, const YamlNode& root, Study& study)
{
    reader.check_keys(root, {}, study_keys);
    read_version(reader, root);
    read_name(reader, root, study);
    if (const YamlNode* replicates = root.find("replicates")) {
        study.replicates = reader.whole(*replicates, "replicates", 1, most_replicates).value_or(1);
    }
    if (const YamlNode* seed = root.find("seed")) {
        const auto number = seed->is_scalar() && !seed->quoted ? parse_seed(seed->text) : std::nullopt;
        study.seed = number.value_or(0);
        if (!number) {
            reader.unexpected(*seed, "seed", "a whole number from 0 to 2^64 - 1");
        }
    }
    read_fork(reader, root, study);
}

} // namespace chokepoint::reading
