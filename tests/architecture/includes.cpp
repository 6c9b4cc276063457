// Checks that dependencies point down: every #include in src/ and include/ is compared with the order of rooms in
// src/ROOMS.
#include "support/rooms.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

namespace {

using namespace aicarbon::test;

struct Include {
  std::string file;    // path from the root of the repository
  const Room* room;    // line in the file
  std::string target;  // as written between the quotes or brackets
  bool ours = false;   // whether it is in quotes, or a public header of this project

  bool is_public() const { return target.starts_with("aicarbon/"); }
};

std::vector<Include> all_includes() {
  static const std::regex line_form(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> all;
  for (const auto& file : code_files()) {
    const Room* room = room_of_file(file);
    if (room == nullptr) throw std::runtime_error(file + " is in no room of src/ROOMS");
    std::istringstream text(read_text(source_dir() + "/" + file));
    for (std::string line; std::getline(text, line);)
      if (std::smatch found; std::regex_search(line, found, line_form))
        all.push_back({file, room, found[2], found[1] == "\"" || found[2].str().starts_with("aicarbon/")});
  }
  return all;
}

bool may_include(const Room& from, const Room& to, const Include& include) {
  if (from.name == to.name) return true;
  if (from.floor <= to.floor) return false;
  const std::string header = std::filesystem::path(include.target).stem().string();
  const bool open = include.is_public() && std::ranges::find(to.guarded, header) == to.guarded.end();
  return open || to.seen_by.empty() || std::ranges::find(to.seen_by, from.house()) != to.seen_by.end();
}

}  // namespace

TEST_CASE("every include follows the order of rooms in src/ROOMS", "[architecture]") {
  const auto all = all_includes();
  REQUIRE(all.size() > 200);
  for (const Include& i : all) {
    if (!i.ours) continue;
    INFO(i.file << " includes " << i.target);
    const std::string file = (i.is_public() ? "include/" : "src/") + i.target;
    const Room* to = room_of_file(file);
    REQUIRE(to != nullptr);
    CHECK(std::filesystem::exists(source_dir() + "/" + file));
    CHECK(may_include(*i.room, *to, i));
  }
}

TEST_CASE("src/ROOMS lists each room and each public header once", "[architecture]") {
  std::set<std::string> names, headers, used;
  for (const Room& room : rooms()) {
    INFO(room.name);
    CHECK(names.insert(room.name).second);
    for (const auto& other : room.seen_by) CHECK(find_room(other) != nullptr);
    for (const auto& header : room.headers) {
      CHECK(headers.insert(header).second);
      CHECK(std::filesystem::exists(source_dir() + "/include/aicarbon/" + header + ".hpp"));
    }
  }
  for (const auto& file : code_files()) {
    const Room* room = room_of_file(file);
    INFO(file);
    REQUIRE(room != nullptr);
    used.insert(room->name);
  }
  for (const Room& room : rooms()) {
    INFO(room.name << " has no file");
    CHECK(used.contains(room.name));
  }
}

TEST_CASE("no room below the room aicarbon includes the umbrella header", "[architecture]") {
  for (const Include& i : all_includes())
    if (i.target == "aicarbon/aicarbon.hpp") {
      INFO(i.file);
      CHECK(i.room->floor >= find_room("aicarbon")->floor);
    }
}

TEST_CASE("each third-party library is used in one room only, and only cli does input and output", "[architecture]") {
  for (const Include& i : all_includes()) {
    if (i.ours) continue;
    INFO(i.file << " includes " << i.target);
    const std::string house = i.room->house();
    const auto only_in = [&](std::string_view library, std::string_view room) {
      if (i.target.starts_with(library)) CHECK(house == room);
    };
    if (i.target.starts_with("CLI/")) CHECK(i.file == "src/cli/parse.cpp");
    if (i.target.starts_with("spdlog/")) CHECK(i.file == "src/cli/log.cpp");
    only_in("nlohmann/", "json");
    only_in("Random123/", "sheet");
    only_in("sha2.h", "catalog");
    only_in("zlib.h", "table");
    only_in("zstd.h", "table");
    if (i.target.starts_with("fmt/")) CHECK(i.file.ends_with(".cpp"));
    const bool standard = i.target.find('/') == std::string::npos && i.target.find('.') == std::string::npos;
    if (i.file.starts_with("include/")) CHECK(standard);
    // the library reads no files, clock or environment, and prints nothing
    if (house != "cli")
      for (const char* outside : {"fstream", "filesystem", "iostream", "ctime", "random", "print", "unistd.h",
                                  "fcntl.h", "sys/stat.h", "cstdio"})
        CHECK(i.target != outside);
    // the calendar of <chrono> turns periods into days, where nothing asks what time it is
    if (house != "cli" && i.target == "chrono") {
      CHECK(i.file == "src/inventory/site/year.cpp");
      CHECK(read_text(source_dir() + "/" + i.file).find("_clock") == std::string::npos);
    }
  }
}

TEST_CASE("every source file begins with a comment, and every header has an include guard", "[architecture]") {
  for (const auto& file : code_files()) {
    INFO(file);
    const std::string text = read_text(source_dir() + "/" + file);
    CHECK(text.starts_with("// "));
    if (file.ends_with(".hpp")) CHECK(text.find("#pragma once\n") != std::string::npos);
    if (file != "src/cli/io/terminal.cpp") CHECK(text.find("getenv(") == std::string::npos);
  }
}

TEST_CASE("every test includes the precompiled headers that it uses", "[architecture]") {
  for (const auto& file : code_files({"tests"})) {
    if (!file.ends_with(".cpp") || file.starts_with("tests/fuzz/") || file.starts_with("tests/package/")) continue;
    INFO(file);
    const std::string text = read_text(source_dir() + "/" + file);
    CHECK(text.find("#include <catch2/catch.hpp>\n") != std::string::npos);
    if (text.find("std::filesystem") != std::string::npos)
      CHECK((text.find("#include <filesystem>\n") != std::string::npos ||
             text.find("support/batch.hpp") != std::string::npos));
  }
}
