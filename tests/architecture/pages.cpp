// Checks the pages in docs/: each can be reached from docs/index.md, no link is dead, and every file that
// docs/ARCHITECTURE.md names exists.
#include "support/rooms.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>

namespace {

using namespace aicarbon::test;
namespace fs = std::filesystem;

// A page without its code blocks, because text in them is never a link.
std::string prose_of(const std::string& page) {
  std::istringstream in(read_text(source_dir() + "/" + page));
  std::string text;
  bool code = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) code = !code;
    else if (!code) text += line + "\n";
  }
  return text;
}

std::vector<std::string> links_of(const std::string& page) {
  static const std::regex link(R"(\]\(([^)\s]+)\))"), elsewhere("^[a-z]+:.*");
  const std::string text = prose_of(page);
  std::vector<std::string> all;
  for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at)
    if (const std::string target = (*at)[1]; !std::regex_match(target, elsewhere)) all.push_back(target);
  return all;
}

// The file that a link in a page refers to, from the root of the repository.
std::string target_of(const std::string& page, const std::string& link) {
  const std::string file = link.substr(0, link.find('#'));
  return file.empty() ? page : (fs::path(page).parent_path() / file).lexically_normal().string();
}

// The anchors of a page, as GitHub derives them from its headings.
std::set<std::string> anchors_of(const std::string& page) {
  std::istringstream in(prose_of(page));
  std::set<std::string> all;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#")) continue;
    std::string anchor;
    for (const char c : line.substr(std::min(line.find_first_not_of("# "), line.size()))) {
      if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || (c & 0x80)) anchor += c;
      else if (c == ' ') anchor += '-';
    }
    std::ranges::transform(anchor, anchor.begin(),
                           [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    all.insert(anchor);
  }
  return all;
}

std::vector<std::string> pages() {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() + "/docs"))
    if (entry.path().extension() == ".md") all.push_back(entry.path().string().substr(source_dir().size() + 1));
  std::ranges::sort(all);
  return all;
}

}  // namespace

TEST_CASE("every page can be reached from docs/index.md", "[architecture]") {
  std::set<std::string> reached;
  std::vector<std::string> open{"docs/index.md"};
  while (!open.empty()) {
    const std::string page = open.back();
    open.pop_back();
    if (!page.ends_with(".md") || !fs::exists(source_dir() + "/" + page) || !reached.insert(page).second) continue;
    if (page.starts_with("docs/"))  // without this, the README would reach every page
      for (const auto& link : links_of(page)) open.push_back(target_of(page, link));
  }
  for (const auto& page : pages()) {
    INFO(page);
    CHECK(reached.contains(page));
  }
}

TEST_CASE("no page contains a dead link", "[architecture]") {
  auto all = pages();
  for (const std::string page : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}) all.push_back(page);
  for (const auto& page : all)
    for (const auto& link : links_of(page)) {
      INFO(page << ": " << link);
      const std::string target = target_of(page, link);
      REQUIRE(fs::exists(source_dir() + "/" + target));
      if (const auto mark = link.find('#'); mark != std::string::npos && target.ends_with(".md"))
        CHECK(anchors_of(target).contains(link.substr(mark + 1)));
    }
}

TEST_CASE("docs/ARCHITECTURE.md names every room, and every path in it exists", "[architecture]") {
  const std::string tour = read_text(source_dir() + "/docs/ARCHITECTURE.md");
  for (const Room& room : rooms()) {
    INFO(room.name << " of src/ROOMS");
    CHECK(tour.find("`" + room.name + "`") != std::string::npos);
  }
  static const std::regex path(R"(`((src|include|tests|docs|data|scripts|cmake|bench|examples|completions)/[^`\s]*)`)");
  std::size_t named = 0;
  for (std::sregex_iterator at(tour.begin(), tour.end(), path), end; at != end; ++at, ++named) {
    const std::string name = (*at)[1];
    INFO(name);
    CHECK(fs::exists(source_dir() + "/" + name));
  }
  CHECK(named >= 20);
}
