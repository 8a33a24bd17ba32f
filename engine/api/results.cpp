// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "output/checked_open.hpp"

#include <chokepoint/results.hpp>

namespace chokepoint {

struct Results::Open {
    ResultFile file;
};

namespace {

//! The attribute, or "" for a variable without it: not all coordinates have a unit.
std::string attribute_or_nothing(const ResultFile& file, const std::string& name,
                                 const std::string& attribute)
{
    for (const std::string& there : file.attributes(name)) {
        if (there == attribute) {
            return file.text_attribute(name, attribute);
        }
    }
    return {};
}

} // namespace

Results::Results(const std::filesystem::path& file) : open_(new Open{ResultFile(file)}) {}

Results::~Results() = default;
Results::Results(Results&&) noexcept = default;
Results& Results::operator=(Results&&) noexcept = default;

std::vector<Variable> Results::variables() const
{
    const ResultFile& file = open_->file;
    std::vector<Variable> variables;
    for (const std::string& name : file.variables()) {
        Variable variable;
        variable.name = name;
        variable.text = attribute_or_nothing(file, name, "long_name");
        variable.unit = attribute_or_nothing(file, name, "units");
        variable.type = file.type(name);
        variables.push_back(std::move(variable));
    }
    return variables;
}

Array<double> Results::numbers(std::string_view name) const
{
    ResultArray<double> read = open_->file.read(std::string(name));
    return {std::move(read.dimensions), std::move(read.shape), std::move(read.values)};
}

Array<std::int64_t> Results::whole_numbers(std::string_view name) const
{
    ResultArray<std::int64_t> read = open_->file.read_whole(std::string(name));
    return {std::move(read.dimensions), std::move(read.shape), std::move(read.values)};
}

std::vector<std::string> Results::texts(std::string_view name) const
{
    return open_->file.read_texts(std::string(name));
}

std::string Results::resolved_scenario() const
{
    return open_->file.read_text("provenance/resolved_scenario");
}

} // namespace chokepoint
