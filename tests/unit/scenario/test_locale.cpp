// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#include "scenario/describe.hpp"
#include "scenario/resolved.hpp"
#include "scenario/schema.hpp"
#include "support.hpp"
#include "support/catch.hpp"

#include <clocale>
#include <locale>
#include <stdexcept>

using namespace chokepoint;

namespace {

//! Sets the locale of C and of C++ as a host program might, and puts both back.
class HostLocale {
  public:
    explicit HostLocale(const std::string& name) : before_(std::locale())
    {
        c_before_ = std::setlocale(LC_ALL, nullptr);
        try {
            std::locale::global(std::locale(name));
            std::setlocale(LC_ALL, name.c_str());
        } catch (const std::runtime_error&) {
            missing_ = true;
        }
    }

    ~HostLocale()
    {
        std::locale::global(before_);
        std::setlocale(LC_ALL, c_before_.c_str());
    }

    HostLocale(const HostLocale&) = delete;
    HostLocale& operator=(const HostLocale&) = delete;

    bool missing() const { return missing_; }

  private:
    std::locale before_;
    std::string c_before_;
    bool missing_ = false;
};

//! A locale that writes 1.234.567,5, without any installed one.
struct GermanNumbers : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }

    char do_thousands_sep() const override { return '.'; }

    std::string do_grouping() const override { return "\3"; }
};

} // namespace

TEST_CASE("a host's locale changes nothing that is read or written")
{
    const std::string wrong = test::edited(test::small_text(), "tpp: 4992", "tpp: 4992.5 GB\n    x: \"a");
    const std::string resolved = resolved_text(test::read(test::small_text()));
    const std::string schema = schema_text();
    const std::string description = describe("fabs");
    const std::string errors = test::errors_of(wrong);
    for (const std::string name : {"de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8"}) {
        const HostLocale host(name);
        if (host.missing()) {
            WARN("no locale " << name);
            continue;
        }
        CHECK(resolved_text(test::read(test::small_text())) == resolved);
        CHECK(schema_text() == schema);
        CHECK(describe("fabs") == description);
        CHECK(test::errors_of(wrong) == errors);
    }
}

TEST_CASE("a host's own number format changes nothing that is read or written")
{
    const std::string resolved = resolved_text(test::read(test::small_text()));
    const std::string schema = schema_text();
    const std::locale before = std::locale::global(std::locale(std::locale(), new GermanNumbers));
    const std::string resolved_abroad = resolved_text(test::read(test::small_text()));
    const std::string schema_abroad = schema_text();
    std::locale::global(before);
    CHECK(resolved_abroad == resolved);
    CHECK(schema_abroad == schema);
}
