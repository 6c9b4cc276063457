// Suggestions, locations and carets.
#include "diag/codes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace aicarbon;

namespace {

std::string shown(const std::string& text, std::size_t offset, std::size_t length, bool ascii = false) {
  return diag::format(diag::make(diag::unknown_key, "m", "h", diag::locate({"f", text}, offset, length, "/p")), false,
                      ascii);
}

}  // namespace

TEST_CASE("diagnostic codes are unique, in order and explained", "[unit]") {
  std::set<int> seen;
  int last = 0;
  for (const auto& row : diag::codes()) {
    INFO(row.title);
    CHECK(seen.insert(row.code).second);
    CHECK(row.code > last);
    last = row.code;
    CHECK(row.code >= 1000);
    CHECK(row.code < 10000);
    CHECK_FALSE(row.title.empty());
    CHECK(row.explanation.ends_with("."));
    CHECK(diag::find(row.code) == &row);
    CHECK((row.severity == Severity::error) ==
          (row.code < 3000 || row.code >= 4000) + (row.code == diag::catalog_doubt) * -1);
  }
  CHECK(diag::find(1) == nullptr);
  CHECK(code_name(2104) == "AC2104");
}

TEST_CASE("the nearest name is suggested for a misspelled one", "[unit]") {
  const std::vector<std::string_view> names{"device_time", "device_power", "duration", "energy", "load", "machines"};
  CHECK(diag::nearest("device_tme", names) == "device_time");
  CHECK(diag::nearest("DEVICE_TIME", names) == "device_time");
  CHECK(diag::nearest("enregy", names) == "energy");
  CHECK(diag::nearest("machnies", names) == "machines");
  CHECK(diag::nearest("colour", names).empty());
  CHECK(diag::nearest("", names).empty());
  CHECK(diag::did_you_mean("colour", names).empty());
  CHECK(diag::did_you_mean("enrgy", names) == "did you mean \"energy\"?");
  const std::vector<std::string_view> devices{"nvidia-a100-pcie-40gb", "nvidia-a100-sxm4-80gb",
                                              "nvidia-h100-sxm5-80gb"};
  CHECK(diag::nearest("a100", devices).starts_with("nvidia-a100"));
  CHECK(diag::nearest("h100", devices) == "nvidia-h100-sxm5-80gb");
  CHECK(diag::nearest_names("a100", devices, 5).size() == 2);
  CHECK(diag::nearest_names("a100", devices, 1).size() == 1);
  const std::vector<std::string_view> twice{"kWh", "kWh"};
  CHECK(diag::nearest_names("kwh", twice, 5).size() == 1);
}

TEST_CASE("carets are printed below the marked text", "[unit]") {
  CHECK(shown("{ \"a\": 1 }", 2, 3) ==
        "error[AC2101]: m\n  --> f:1:3  at /p\n   1 │ { \"a\": 1 }\n     │   ^^^\n  help: h\n");
  CHECK(shown("{ \"a\": 1 }", 2, 3, true).find("   1 | {") != std::string::npos);
}

TEST_CASE("carets are placed by characters, and columns count bytes", "[unit]") {
  const std::string text = "{ \"été\": \"日本\" }";
  const auto value = text.find("\"日本\"");
  CHECK(shown(text, value, 8) == "error[AC2101]: m\n  --> f:1:12  at /p\n   1 │ { \"été\": \"日本\" }\n     "
                                 "│          ^^^^\n  help: h\n");
}

TEST_CASE("tabs and control characters do not move the caret", "[unit]") {
  CHECK(shown("\t\t\"a\": 1", 2, 3) ==
        "error[AC2101]: m\n  --> f:1:3  at /p\n   1 │   \"a\": 1\n     │   ^^^\n  help: h\n");
  CHECK(shown("\x1b[31m\"a\"", 5, 3).find('\x1b') == std::string::npos);
}

TEST_CASE("carets do not extend beyond their line", "[unit]") {
  CHECK(shown("ab\ncd\nef", 4, 100) == "error[AC2101]: m\n  --> f:2:2  at /p\n   2 │ cd\n     │  ^\n  help: h\n");
  CHECK(shown("ab\r\ncd\r\n", 4, 1).find("cd\r") == std::string::npos);
  CHECK(shown("ab", 2, 1) == "error[AC2101]: m\n  --> f:1:3  at /p\n   1 │ ab\n     │   ^\n  help: h\n");
  CHECK(shown("ab", 999, 1).find("--> f:1:3") != std::string::npos);
}

TEST_CASE("long lines are shown in a window around the caret", "[unit]") {
  for (const std::string unit : {"x", "é", "日"}) {
    std::string text;
    while (text.size() < 5000) text += unit;
    const auto wanted = text.size() / unit.size() / 2 * unit.size();
    const std::string told = shown(text.substr(0, wanted) + "\"a\"" + text.substr(wanted), wanted, 3);
    const auto line = told.find("   1 │ ");
    const auto caret = told.find("     │ ");
    REQUIRE(line != std::string::npos);
    REQUIRE(caret != std::string::npos);
    const std::string above = told.substr(line, told.find('\n', line) - line);
    const std::string below = told.substr(caret, told.find('\n', caret) - caret);
    const auto characters = [](std::string_view s) {
      return std::ranges::count_if(s, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    };
    CHECK(characters(above) < 130);
    CHECK(characters(std::string_view(above).substr(0, above.find('"'))) ==
          characters(std::string_view(below).substr(0, below.find('^'))));
    CHECK(std::ranges::count(below, '^') == 3);
  }
}

TEST_CASE("diagnostics are sorted by severity, then by location", "[unit]") {
  const auto at = [](std::string file, int line, int column) {
    Location l;
    l.file = std::move(file);
    l.line = line;
    l.column = column;
    return l;
  };
  Diagnostics d{
      diag::make(diag::high_pue, "w", {}, at("a", 1, 1)), diag::make(diag::unknown_key, "3", {}, at("b", 1, 1)),
      diag::make(diag::unknown_key, "2", {}, at("a", 9, 2)), diag::make(diag::unknown_key, "1", {}, at("a", 9, 1)),
      diag::make(diag::equals_tdp, "n", {}, at("a", 1, 1))};
  diag::sort(d);
  std::string order;
  for (const auto& one : d) order += one.message;
  CHECK(order == "123wn");
  CHECK(has_errors(d));
  CHECK_FALSE(has_errors({diag::make(diag::high_pue, "w")}));
}

TEST_CASE("a result keeps its diagnostics with and without a value", "[unit]") {
  Diagnostics own;
  Result<int> sound{7, {diag::make(diag::high_pue, "w")}};
  REQUIRE(sound);
  CHECK(*sound == 7);
  CHECK(std::move(sound).noted_in(own) == 7);
  Result<int> faulty{diag::make(diag::unknown_key, "k")};
  CHECK_FALSE(faulty);
  CHECK(std::move(faulty).noted_in(own) == std::nullopt);
  REQUIRE(own.size() == 2);
  CHECK(own[0].message + own[1].message == "wk");
  CHECK(has_errors(own));
}
