// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include "scenario/yaml_node.hpp"

namespace chokepoint::reading {

struct SyntaxMistake {
    Spot spot;
    std::string message;
};

//! What the writer did wrong where the parser says what it stumbled over.
//! \param open the innermost list or map in brackets that is still open, or nullptr
SyntaxMistake explain_syntax(std::string_view parser_message, std::string_view text, Spot spot,
                             const YamlNode* open);

} // namespace chokepoint::reading
