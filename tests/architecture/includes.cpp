// Who may know whom: every #include of src/ and include/ is read, and one that points up is a failure.
//
//   cli → aicarbon → render → verdict → report → rows → lifecycle → inventory → workload | catalog → json | table → units | diag,
//   and study → sheet → units
#include "support/run.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

namespace {

using namespace aicarbon::test;

struct Include {
  std::string file;    // from the root of the repository
  std::string room;    // the folder of src/ it belongs to, or that of its public header
  std::string target;  // as written between the quotes or brackets
  bool ours = false;   // in quotes, or one of our public headers
};

// A room is a folder, or a file where its folder has two floors; the longest name counts. Rooms of one floor do not see each
// other.
const std::map<std::string, int> floors{{"units", 0},
                                        {"diag", 0},
                                        {"sheet", 1},
                                        {"json", 1},
                                        {"table", 1},
                                        {"workload", 2},
                                        {"catalog", 2},
                                        {"study", 2},
                                        {"inventory", 3},
                                        {"lifecycle/cells", 4},
                                        {"lifecycle/component", 5},
                                        {"lifecycle/model", 5},
                                        {"lifecycle/site", 5},
                                        {"lifecycle/machine", 6},
                                        {"lifecycle/activity", 7},
                                        {"lifecycle/source", 7},
                                        {"lifecycle", 8},
                                        {"rows", 9},
                                        {"report/published", 10},
                                        {"report", 11},
                                        {"verdict", 12},
                                        {"render", 13},
                                        {"render/check", 14},
                                        {"render/comparison", 14},
                                        {"render/diagnostics", 14},
                                        {"render/hardware", 14},
                                        {"render/report", 14},
                                        {"render/sensitivity", 14},
                                        {"render/sql", 14},
                                        {"render/sweep", 14},
                                        {"aicarbon", 15},
                                        {"cli", 16}};

// The public headers stand for these rooms.
const std::map<std::string, std::string> public_room{
    {"quantity", "units"},           {"diagnostic", "diag"},  {"sheet", "sheet"},         {"workload", "workload"},
    {"stated", "workload"},          {"choices", "workload"}, {"activity", "workload"},   {"fact", "inventory"},
    {"activity_facts", "inventory"}, {"catalog", "catalog"},  {"inventory", "inventory"}, {"report", "report"},
    {"comparison", "report"},        {"hardware", "report"},  {"sensitivity", "report"},  {"sweep", "report"},
    {"budget", "verdict"},           {"check", "verdict"},    {"format", "render"},       {"aicarbon", "aicarbon"}};

// The inside of the sheet is seen by these; its public header (values with uncertainty, inputs) by all above units.
const std::vector<std::string> sees_sheet{"sheet", "study", "lifecycle", "rows", "report", "verdict", "render"};

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() + "/" + folder))
    if (entry.is_regular_file() && (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp"))
      files.push_back(entry.path().string().substr(source_dir().size() + 1));
  std::ranges::sort(files);
  return files;
}

// The room of a path below src/, by its longest name; empty when it has none.
std::string room_of_path(std::string path) {
  path = path.substr(0, path.find('.'));
  while (!path.empty() && !floors.contains(path)) {
    const auto slash = path.rfind('/');
    path = slash == std::string::npos ? std::string{} : path.substr(0, slash);
  }
  return path;
}

// The folder below src/: the room with its inner rooms.
std::string house_of(const std::string& room) { return room.substr(0, room.find('/')); }

std::string room_of_file(const std::string& file) {
  return file.starts_with("src/") ? room_of_path(file.substr(4))
                                  : public_room.at(std::filesystem::path(file).stem().string());
}

std::vector<Include> all_includes() {
  static const std::regex line_form(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> all;
  for (const std::string folder : {"src", "include"})
    for (const auto& file : files_of(folder)) {
      std::istringstream text(read_text(source_dir() + "/" + file));
      for (std::string line; std::getline(text, line);)
        if (std::smatch found; std::regex_search(line, found, line_form))
          all.push_back(
              {file, room_of_file(file), found[2], found[1] == "\"" || found[2].str().starts_with("aicarbon/")});
    }
  return all;
}

}  // namespace

TEST_CASE("dependencies point down", "[architecture]") {
  const auto all = all_includes();
  REQUIRE(all.size() > 200);
  for (const Include& i : all) {
    if (!i.ours) continue;
    INFO(i.file << " includes " << i.target);
    if (i.target == "version.hpp") continue;
    const bool is_public = i.target.starts_with("aicarbon/");
    const std::string target =
        is_public ? public_room.at(std::filesystem::path(i.target).stem().string()) : room_of_path(i.target);
    REQUIRE(floors.contains(i.room));
    REQUIRE(floors.contains(target));
    CHECK((is_public || std::filesystem::exists(source_dir() + "/src/" + i.target)));
    if (i.room == target) continue;
    if (target == "sheet") {
      if (is_public) CHECK(floors.at(i.room) >= 2);
      else CHECK(std::ranges::find(sees_sheet, house_of(i.room)) != sees_sheet.end());
    } else if (i.room == "sheet") {
      CHECK(target == "units");
    } else {
      CHECK(floors.at(i.room) > floors.at(target));
    }
  }
}

TEST_CASE("the umbrella header is for those who use the library", "[architecture]") {
  for (const Include& i : all_includes())
    if (i.target == "aicarbon/aicarbon.hpp") {
      INFO(i.file);
      CHECK(floors.at(i.room) >= floors.at("aicarbon"));
    }
}

TEST_CASE("each library has its one room", "[architecture]") {
  for (const Include& i : all_includes()) {
    if (i.ours) continue;
    INFO(i.file << " includes " << i.target);
    const auto only_in = [&](std::string_view library, std::string_view room) {
      if (i.target.starts_with(library)) CHECK(i.room == room);
    };
    only_in("CLI/", "cli");
    only_in("spdlog/", "cli");
    only_in("nlohmann/", "json");
    only_in("Random123/", "sheet");
    only_in("sha2.h", "catalog");
    only_in("zlib.h", "table");
    only_in("zstd.h", "table");
    if (i.target.starts_with("fmt/")) CHECK(i.file.ends_with(".cpp"));
    const bool standard = i.target.find('/') == std::string::npos && i.target.find('.') == std::string::npos;
    if (i.file.starts_with("include/")) CHECK(standard);
    // the core reads no files, no clock, no environment, and prints nothing
    if (i.room != "cli")
      for (const char* outside : {"fstream", "filesystem", "iostream", "chrono", "ctime", "random", "print", "unistd.h",
                                  "fcntl.h", "sys/stat.h", "cstdio"})
        CHECK(i.target != outside);
  }
}

TEST_CASE("every file says what it is for", "[architecture]") {
  for (const std::string folder : {"src", "include"})
    for (const auto& file : files_of(folder)) {
      INFO(file);
      const std::string text = read_text(source_dir() + "/" + file);
      CHECK(text.starts_with("// "));
      if (file.ends_with(".hpp")) CHECK(text.find("#pragma once\n") != std::string::npos);
      if (file != "src/cli/terminal.cpp") CHECK(text.find("getenv(") == std::string::npos);
    }
}
