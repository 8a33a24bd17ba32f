// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/guard.hpp"

#include "scenario/positions.hpp"
#include "scenario/repeated_keys.hpp"
#include "scenario/source_text.hpp"
#include "scenario/syntax.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace chokepoint::reading {
namespace {

//! A mistake that ends the reading of a file; it was reported.
struct Stop {};

//! Builds nodes from events and stops at what no scenario may hold.
class Builder final : public YAML::EventHandler {
  public:
    Builder(std::string_view text, int file, Shape shape, int& budget, Problems& problems)
        : positions_(text, file), shape_(shape), budget_(budget), problems_(problems)
    {
    }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (finished_) {
            stop(mark, "text after the end of the document (a scenario is one document: no '---', no '...')");
        }
    }

    void OnDocumentEnd() override { finished_ = true; }

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuse_extras(mark, "?", anchor);
        if (expects_key()) {
            stop(mark, "a key is missing before ':' (keys are text)");
        }
        YamlNode& node = attach(mark);
        node.text = spelled_null(positions_.rest(mark));
        if (node.text.empty() && !frames_.empty() && frames_.back()->is_map()) {
            node.spot = frames_.back()->keys.back().spot; // the mark is that of what comes next
        }
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        report(mark, "aliases ('*name') are not allowed (write the value again, or use extends)");
        if (expects_key()) {
            throw Stop{};
        }
        attach(mark).type = YamlNode::Type::broken;
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        refuse_extras(mark, tag == "!" ? "?" : tag, anchor);
        if (tag == "!" && !is_closed(positions_.rest(mark))) {
            stop(mark, "a quotation mark is not closed");
        }
        if (expects_key()) {
            take_node(mark);
            frames_.back()->keys.push_back({value, positions_.spot(mark)});
            return;
        }
        YamlNode& node = attach(mark);
        node.type = YamlNode::Type::scalar;
        node.quoted = tag == "!";
        node.text = value;
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override
    {
        open(mark, tag, anchor, style, YamlNode::Type::list);
    }

    void OnSequenceEnd() override { frames_.pop_back(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override
    {
        open(mark, tag, anchor, style, YamlNode::Type::map);
    }

    void OnMapEnd() override
    {
        drop_repeated_keys(*frames_.back(), problems_);
        frames_.pop_back();
    }

    //! The innermost list or map in brackets that is still open.
    const YamlNode* open_brackets() const
    {
        for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
            if ((*frame)->quoted) {
                return *frame;
            }
        }
        return nullptr;
    }

    Positions& positions() { return positions_; }

    YamlNode take_root() { return std::move(root_); }

    [[noreturn]] void refuse_size(const YAML::Mark& mark = {})
    {
        stop(mark, "the scenario has more than 100000 values and keys (with all that it extends)");
    }

  private:
    bool expects_key() const
    {
        return !frames_.empty() && frames_.back()->is_map() &&
               frames_.back()->keys.size() == frames_.back()->items.size();
    }

    void report(const YAML::Mark& mark, std::string message)
    {
        problems_.add(positions_.spot(mark), {}, std::move(message));
    }

    [[noreturn]] void stop(const YAML::Mark& mark, std::string message)
    {
        report(mark, std::move(message));
        throw Stop{};
    }

    void take_node(const YAML::Mark& mark)
    {
        if (--budget_ < 0) {
            refuse_size(mark);
        }
    }

    void refuse_extras(const YAML::Mark& mark, std::string_view tag, YAML::anchor_t anchor)
    {
        if (anchor != 0) {
            report(mark, "anchors ('&name') are not allowed (write the value again, or use extends)");
        }
        if ((!tag.empty() && tag != "?") || positions_.rest(mark).starts_with('!')) {
            report(mark, "tags ('!name') are not allowed (quote a text that begins with '!')");
        }
    }

    //! A new node where the events stand.
    YamlNode& attach(const YAML::Mark& mark)
    {
        take_node(mark);
        if (!frames_.empty()) {
            frames_.back()->items.emplace_back();
        } else if (shape_ == Shape::map) {
            stop(mark, "the top level must be a map of keys such as 'name: minimal'");
        }
        YamlNode& node = frames_.empty() ? root_ : frames_.back()->items.back();
        node.spot = positions_.spot(mark);
        return node;
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              YAML::EmitterStyle::value style, YamlNode::Type type)
    {
        refuse_extras(mark, tag, anchor);
        if (expects_key()) {
            stop(mark, "a key must be text, not a list or a map (or this bracket is not closed)");
        }
        if (static_cast<int>(frames_.size()) == deepest) {
            stop(mark, "more than 32 lists and maps inside each other");
        }
        const bool brackets = style == YAML::EmitterStyle::Flow;
        if (frames_.empty() && shape_ == Shape::map && type == YamlNode::Type::map) {
            take_node(mark);
            root_.spot = positions_.spot(mark);
            frames_.push_back(&root_);
        } else if (frames_.empty() && shape_ == Shape::value && !brackets) {
            stop(mark, "the value must be a number, a word, or a list or map in brackets");
        } else {
            frames_.push_back(&attach(mark));
        }
        frames_.back()->type = type;
        frames_.back()->quoted = brackets;
    }

    Positions positions_;
    Shape shape_;
    int& budget_;
    Problems& problems_;
    YamlNode root_;
    std::vector<YamlNode*> frames_; // open lists and maps; none moves while it is open
    bool finished_ = false;
};

} // namespace

YamlNode parse_yaml(const Files& files, int file, Shape shape, int& node_budget, Problems& problems)
{
    return parse_yaml(files[file].text, file, shape, node_budget, problems);
}

YamlNode parse_yaml(std::string_view text, int file, Shape shape, int& node_budget, Problems& problems)
{
    Builder builder(text, file, shape, node_budget, problems);
    try {
        if (!fits_parser(text)) {
            builder.refuse_size();
        }
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (parser.HandleNextDocument(builder)) {
            parser.HandleNextDocument(builder); // stops at anything that is left
            return builder.take_root();
        }
        if (shape == Shape::value) {
            return {}; // nothing: the caller knows what is missing
        }
        problems.add({file, 1, 1}, {}, "the file is empty");
    } catch (const YAML::Exception& error) {
        const Spot spot = error.mark.is_null() ? Spot{file, 1, 1} : builder.positions().spot(error.mark);
        const SyntaxMistake mistake = explain_syntax(error.msg, text, spot, builder.open_brackets());
        problems.add(mistake.spot, {}, mistake.message);
    } catch (const Stop&) { // reported where it was found
    }
    YamlNode broken;
    broken.type = YamlNode::Type::broken;
    return broken;
}

} // namespace chokepoint::reading
