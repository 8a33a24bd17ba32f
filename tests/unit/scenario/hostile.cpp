// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "hostile.hpp"

#include <string_view>

namespace chokepoint::test {
namespace {

using namespace std::string_literals;

std::string repeated(std::string_view part, std::size_t count)
{
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        text += part;
    }
    return text;
}

//! Many lines `k0: v`, `k1: v`, ...
std::string many_keys(std::size_t count, std::string_view value)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += "k" + std::to_string(i) + ": " + std::string(value) + "\n";
    }
    return text;
}

//! Maps inside each other, one per line.
std::string deep_block_map(int depth)
{
    std::string text;
    for (int i = 0; i < depth; ++i) {
        text += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    }
    return text;
}

//! Nine lists, each of nine of the one before: 9^9 values if it were expanded.
std::string alias_bomb()
{
    std::string text = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        const std::string before(1, static_cast<char>(c - 1));
        text += std::string(1, c) + ": &" + std::string(1, c) + " [" + repeated("*" + before + ", ", 8) +
                "*" + before + "]\n";
    }
    return text;
}

void add_sizes(std::vector<HostileFile>& files)
{
    const std::size_t million = 1000000;
    files.push_back({"two megabytes", "a: " + std::string(2 * million, 'x'), "larger than 1 MiB"});
    files.push_back({"a megabyte of brackets", repeated("[", million), "100000 values"});
    files.push_back({"a megabyte of brackets in a value", "a: " + repeated("[", million), "100000 values"});
    files.push_back({"a megabyte of braces", repeated("{", million), "100000 values"});
    files.push_back({"braces as values", "a: " + repeated("{a: ", million / 4), "100000 values"});
    files.push_back({"brackets up to the budget", "a: " + repeated("[", 190000), "bracket is not closed"});
    files.push_back(
        {"lists inside each other", "a: " + repeated("[", 40) + repeated("]", 40) + "\n", "32 lists"});
    files.push_back({"a megabyte of dashes", "a:\n" + repeated("- ", million / 2), "32 lists"});
    files.push_back({"a megabyte of question marks", repeated("? ", million / 2), "must be text"});
    files.push_back({"block maps inside each other", deep_block_map(1000), "32 lists"});
    files.push_back({"a megabyte of items", "a: [" + repeated("1,", million / 2) + "1]", "100000 values"});
    files.push_back({"a megabyte of small keys", many_keys(80000, "v"), "100000 values"});
    files.push_back({"a megabyte of one key", repeated("a: 1\n", million / 5), "100000 values"});
    files.push_back({"a megabyte in a scalar", "a: " + std::string(million, 'x'), "unknown key 'a'"});
    files.push_back({"a megabyte in a key", std::string(million, 'k') + ": 1", ""});
    files.push_back({"a megabyte of colons", "a: " + repeated(":", million), ""});
    files.push_back({"a megabyte of quotation marks", "a: " + repeated("\"", million), ""});
    files.push_back({"a megabyte of apostrophes", "a: " + repeated("'", million - 1), ""});
    files.push_back({"a megabyte of hashes", "a: 1 " + repeated("#", million), "unknown key 'a'"});
    files.push_back({"a megabyte of empty lines", "a: 1" + repeated("\n", million), "unknown key 'a'"});
    files.push_back({"a megabyte of spaces", "a: 1" + repeated(" ", million) + "\nb", ""});
    files.push_back({"a megabyte of commas", "a: [" + repeated(",", million), ""});
    files.push_back({"a megabyte of stars", "a: [" + repeated("*", million), ""});
    files.push_back({"a megabyte of exclamation marks", "a: " + repeated("!", million), ""});
    files.push_back({"a tag of a megabyte", "a: !" + std::string(million, 't') + " 1", "tags"});
    files.push_back({"an anchor of a megabyte", "a: &" + std::string(million, 't') + " 1", "anchors"});
    files.push_back({"forty thousand wrong keys",
                     "schema: 1\nname: x\nhorizon: {start: 2020-01, end: 2020-02}\n" + many_keys(40000, "1"),
                     "more errors"});
    files.push_back({"sixteen thousand equal keys", repeated("a: 1\n", 16000), "given twice"});
}

void add_bytes(std::vector<HostileFile>& files)
{
    files.push_back({"nothing", "", "the file is empty"});
    files.push_back({"a comment alone", "# nothing\n", "the file is empty"});
    files.push_back({"spaces alone", "   \n  \n", "the file is empty"});
    files.push_back({"a NUL in a value", "a: 1\0002\n"s, "U+0000"});
    files.push_back({"a NUL in a key", "ab\0c: 1\n"s, "U+0000"});
    files.push_back({"NULs alone", std::string(100, '\0'), "U+0000"});
    files.push_back({"an escape sequence", "a: \x1b[2J\n", "U+001B"});
    files.push_back({"a bell", "a: \a\n", "U+0007"});
    files.push_back({"a delete", "a: \x7f\n", "U+007F"});
    files.push_back({"a C1 control",
                     "a: \xc2\x9b"
                     "2J\n",
                     "U+009B"});
    files.push_back({"a bidirectional override", "a: \xe2\x80\xaegnp\n", "U+202E"});
    files.push_back({"a bidirectional isolate", "a: \xe2\x81\xa6x\n", "U+2066"});
    files.push_back({"a line separator",
                     "a: 1\xe2\x80\xa8"
                     "b: 2\n",
                     "U+2028"});
    files.push_back({"a space of no width",
                     "sch\xe2\x80\x8b"
                     "ema: 1\n",
                     "U+200B"});
    files.push_back({"a byte order mark inside",
                     "a: \xef\xbb\xbf"
                     "1\n",
                     "U+FEFF"});
    files.push_back({"a carriage return alone", "a: 1\rb: 2\r", "U+000D"});
    files.push_back({"a form feed", "a: 1\f\n", "U+000C"});
    files.push_back({"Latin-1", "a: caf\xe9\n", "not UTF-8"});
    files.push_back({"an overlong slash", "a: \xc0\xaf\n", "not UTF-8"});
    files.push_back({"a surrogate", "a: \xed\xa0\x80\n", "not UTF-8"});
    files.push_back({"beyond Unicode", "a: \xf4\x90\x80\x80\n", "not UTF-8"});
    files.push_back({"half a character", "a: \xe2\x82", "not UTF-8"});
    files.push_back({"UTF-16 little endian",
                     "\xff\xfe"
                     "a\0:\0 \0001\0"s,
                     "UTF-16"});
    files.push_back({"UTF-16 big endian", "\xfe\xff\0a\0:\0 \0001"s, "UTF-16"});
    files.push_back({"UTF-16 without a mark", "a\0:\0 \0001\0"s, "UTF-16"});
    files.push_back({"UTF-32", "\xff\xfe\0\0a\0\0\0"s, "UTF-16"});
    files.push_back({"gzip", "\x1f\x8b\x08\0\0\0\0\0"s, ""});
    files.push_back({"an HDF5 file", "\x89HDF\r\n\x1a\n", ""});
}

void add_documents(std::vector<HostileFile>& files)
{
    files.push_back({"a comma", ",", "the top level must be a map"});
    files.push_back({"a bracket with a colon", "[:", ""});
    files.push_back({"a brace with a colon", "{:", ""});
    files.push_back({"brackets with a colon", "[[:", ""});
    files.push_back({"a word", "hello", "the top level must be a map"});
    files.push_back({"a list", "- 1\n- 2\n", "the top level must be a map"});
    files.push_back({"a list in brackets", "[1, 2]", "the top level must be a map"});
    files.push_back({"null", "null", "the top level must be a map"});
    files.push_back({"a second document", "a: 1\n---\nb: 2\n", "after the end of the document"});
    files.push_back({"an empty second document", "a: 1\n---\n", "after the end of the document"});
    files.push_back({"text after the end", "a: 1\n...\nrubbish\n", "after the end of the document"});
    files.push_back({"a list after the map", "a: 1\n- b\n", ""});
    files.push_back({"a closing bracket too many", "a: [1]]\nb: 2\n", "closing bracket"});
    files.push_back({"a closing brace too many", "{a: 1}}\n", ""});
    files.push_back({"text after a map in braces", "{a: 1} b\n", ""});
    files.push_back({"a parenthesis", "a: b\n)\n", ""});
    files.push_back({"a parenthesis in a scalar", "a: b)\n c\n)d: e\n", ""});
    files.push_back({"a directive of another version", "%YAML 9.9\n---\na: 1\n", ""});
    files.push_back({"a broken directive", "%YAML\n---\na: 1\n", ""});
    files.push_back({"a tag directive", "%TAG ! tag:x,2000:\n---\na: !y 1\n", "tags"});
    files.push_back({"an alias", "a: &x 1\nb: *x\n", "aliases"});
    files.push_back({"an anchor", "a: &x 1\n", "anchors"});
    files.push_back({"an anchor on nothing", "a: &x\nb: 1\n", "anchors"});
    files.push_back({"an unknown alias", "a: *nope\n", ""});
    files.push_back({"an alias as a key", "a: &x b\n*x : 1\n", "aliases"});
    files.push_back({"a list that holds itself", "a: &a [*a]\n", "a"});
    files.push_back({"a map that holds itself", "a: &a {b: *a}\n", "a"});
    files.push_back({"an alias bomb", alias_bomb(), "aliases"});
    files.push_back({"a merge key", "a: {x: 1}\n<<: {y: 2}\n", "merge keys"});
    files.push_back({"a merge key with an alias", "a: &x {x: 1}\nb: {<<: *x}\n", "merge keys"});
    files.push_back({"a tag", "a: !!str 1\n", "tags"});
    files.push_back({"a tag without a name", "a: ! 1\n", "tags"});
    files.push_back({"a tag on a list", "a: !x [1]\n", "tags"});
    files.push_back({"a tag on a map", "a: !x {b: 1}\n", "tags"});
    files.push_back({"a tag on the top", "!x\na: 1\n", "tags"});
    files.push_back({"a Python object", "a: !!python/object/apply:os.system [ls]\n", "tags"});
    files.push_back({"a list as a key", "? [a, b]\n: 1\n", "must be text"});
    files.push_back({"a map as a key", "{{a: 1}: 2}\n", "must be text"});
    files.push_back({"nothing as a key", ": 1\n", "key is missing"});
    files.push_back({"null as a key", "~: 1\n", "key is missing"});
    files.push_back({"a key twice", "a: 1\nb: 2\na: 3\n", "given twice (first on line 1)"});
    files.push_back({"a tab as indentation", "a:\n\tb: 1\n", "a tab in the indentation"});
    files.push_back({"an open bracket", "a: [1, 2\nb: 3\n", "'[' is not closed"});
    files.push_back({"an open brace", "a: {b: 1\nc: 3\n", "'{' is not closed"});
    files.push_back({"an open quotation mark", "a: \"x\nb: 1\n", "quotation mark"});
    files.push_back({"an open apostrophe", "a: 'x\nb: 1\n", "quotation mark"});
    files.push_back({"an unknown escape", "a: \"\\q\"\n", ""});
    files.push_back({"two colons", "a: b: c\n", "unexpected ':'"});
    files.push_back({"a comparison unquoted", "a: >= 3\n", "quote the value"});
    files.push_back({"an at sign", "a: @x\n", "quote it"});
    files.push_back({"a grave accent", "a: `x`\n", "quote it"});
    files.push_back({"a percent sign", "a: %x\n", "quote it"});
    files.push_back({"no space behind a colon", "a:b\n", "the top level must be a map"});
    files.push_back({"wrong indentation", "a:\n    b: 1\n  c: 2\n", ""});
    files.push_back({"text behind a quoted value", "a: \"b\" c\n", ""});
}

} // namespace

std::vector<HostileFile> hostile_files()
{
    std::vector<HostileFile> files;
    add_sizes(files);
    add_bytes(files);
    add_documents(files);
    return files;
}

} // namespace chokepoint::test
