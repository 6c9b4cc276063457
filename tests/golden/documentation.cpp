// The documentation is tested against the binary. Every block of README.md and docs/**/*.md that opens with ```console
// is run:
//
//     ```console
//     $ aicarbon estimate examples/bloom-176b.json      a command; a \ at the end of the line continues it
//     bloom-176b                                        its output, standard output and standard error in the order of printing
//     …                                                 any number of lines, also none; [...] does the same
//     [2]                                               the exit code, as the last line; without it, the code is not checked
//     ```
//
// The blocks of one page run in order in one temporary directory, which at first contains only a copy of examples/. A
// block may read what an earlier block of the page has written. Output is 100 columns wide and without color; blanks at
// the end of a line do not count. A command begins with aicarbon or with one of the small tools below; anything else
// (cmake, git, a session that depends on the day) belongs in a block of another kind (```sh, ```text). Versions and the
// hash of the catalog are masked on both sides, so a page may show those of any release. AICARBON_UPDATE_GOLDEN=1
// writes the output of commands again; of output that skips lines, the lines that are most alike.
#include "support/golden.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace aicarbon::test {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct Command {
  std::size_t line = 0;  // number of the line with `$`, from 1
  std::string text;
  std::size_t begin = 0, end = 0;  // range of the expected output, in lines of the page
};

const std::set<std::string> small_tools{"aicarbon", "cat", "cp",    "diff",   "echo", "grep",
                                        "head",     "ls",  "mkdir", "printf", "sed",  "tail"};

Lines split(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(" \t\r") + 1);
  return line;
}

bool skips(const std::string& line) {
  const std::string text = trimmed(line.substr(std::min(line.find_first_not_of(" \t"), line.size())));
  return text == "…" || text == "..." || text == "[...]" || text == "[…]";
}

std::vector<Command> commands(const Lines& page) {
  std::vector<Command> all;
  bool inside = false;
  for (std::size_t i = 0; i < page.size(); ++i) {
    const std::string& line = page[i];
    if (!inside) {
      inside = trimmed(line) == "```console";
      continue;
    }
    if (trimmed(line) == "```") {
      inside = false;
    } else if (line.starts_with("$ ")) {
      Command c{.line = i + 1, .text = line.substr(2)};
      while (c.text.ends_with('\\') && i + 1 < page.size()) c.text = c.text.substr(0, c.text.size() - 1) + page[++i];
      c.begin = c.end = i + 1;
      all.push_back(std::move(c));
    } else {
      if (all.empty()) throw std::runtime_error("a console block has output before its first command");
      all.back().end = i + 1;
    }
  }
  return all;
}

// A page shows the versions of the day on which it was written, but support/golden.hpp masks only those of this build.
std::string masked_line(const std::string& line) {
  static const std::regex catalog(R"(\b(catalog) \d{4}\.\d+( \([0-9a-f]{12}\))?)"),
      program(R"(\baicarbon \d+\.\d+\.\d+)");
  const std::string any = std::regex_replace(line, catalog, "catalog (version and hash)");
  return trimmed(std::regex_replace(any, program, "aicarbon (version)"));
}

// How many of the expected lines match the actual ones; a line that skips matches any number of lines. If all lines
// match and none is left over, the result is one more than their number.
std::size_t matched(const Lines& expected, const Lines& actual) {
  std::vector<char> reach(actual.size() + 1, 0);  // reach[j]: the expected lines so far can match j lines
  reach[0] = 1;
  Lines printed;
  for (const std::string& line : actual) printed.push_back(masked_line(line));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string& line = expected[i];
    const std::string wanted = masked_line(line);
    std::vector<char> next(actual.size() + 1, 0);
    bool any = false;
    for (std::size_t j = 0; j <= actual.size(); ++j) {
      any = any || reach[j];
      if (skips(line)) next[j] = any ? 1 : 0;
      else if (j > 0) next[j] = reach[j - 1] && wanted == printed[j - 1] ? 1 : 0;
    }
    if (std::ranges::count(next, 0) == std::ssize(next)) return i;
    reach = std::move(next);
  }
  return expected.size() + (reach.back() ? 1 : 0);
}

// How alike two lines are: the words they share, whatever their digits are.
double alike(const std::string& a, const std::string& b) {
  if (masked_line(a) == masked_line(b)) return 2;
  const auto words = [](const std::string& line) {
    std::map<std::string, int> count;
    std::istringstream in(line);
    for (std::string word; in >> word; ++count[word])
      for (char& c : word)
        if (c >= '0' && c <= '9') c = '0';
    return count;
  };
  const auto of_a = words(a), of_b = words(b);
  double shared = 0, all = 1;
  for (const auto& [word, n] : of_a) {
    const auto other = of_b.find(word);
    if (other != of_b.end()) shared += 2 * std::min(n, other->second);
    all += n;
  }
  for (const auto& [word, n] : of_b) all += n;
  return shared / all;
}

// The printed lines that an abridged block shows: for each of its lines the most alike one, in the same order. A line
// that skips stays. Empty if the block cannot match.
Lines abridged(const Lines& expected, const Lines& actual) {
  constexpr double never = -1;
  const std::size_t n = actual.size();
  std::vector<std::vector<double>> best(expected.size() + 1, std::vector<double>(n + 1, never));
  best[0][0] = 0;
  for (std::size_t i = 0; i < expected.size(); ++i)
    for (std::size_t j = 0; j <= n; ++j) {
      double& here = best[i + 1][j];
      if (skips(expected[i]))
        here = *std::max_element(best[i].begin(), best[i].begin() + static_cast<std::ptrdiff_t>(j) + 1);
      else if (j > 0 && best[i][j - 1] != never) here = best[i][j - 1] + alike(expected[i], actual[j - 1]);
    }
  if (best.back()[n] == never) return {};
  Lines shown(expected.size());
  for (std::size_t i = expected.size(), j = n; i-- > 0;) {
    if (skips(expected[i])) {
      shown[i] = expected[i];
      j = static_cast<std::size_t>(
          std::max_element(best[i].begin(), best[i].begin() + static_cast<std::ptrdiff_t>(j) + 1) - best[i].begin());
    } else {
      shown[i] = actual[--j];
    }
  }
  return shown;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// A temporary directory with the examples, which is deleted after the page.
struct Workshop {
  std::string path;
  Workshop() {
    std::string name = (fs::temp_directory_path() / "aicarbon-docs-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
    path = name;
    fs::copy(source_dir() + "/examples", path + "/examples", fs::copy_options::recursive);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

}  // namespace

TEST_CASE("console blocks of the documentation show the output of the program", "[golden]") {
  std::vector<std::string> pages;
  if (fs::exists(source_dir() + "/README.md")) pages.push_back(source_dir() + "/README.md");
  if (fs::exists(source_dir() + "/docs"))
    for (const auto& entry : fs::recursive_directory_iterator(source_dir() + "/docs"))
      if (entry.path().extension() == ".md") pages.push_back(entry.path().string());
  std::ranges::sort(pages);

  const bool update = updating();
  for (const std::string& path : pages) {
    Lines page = split(read_text(path));
    const std::vector<Command> all = commands(page);
    if (all.empty()) continue;
    DYNAMIC_SECTION(path.substr(source_dir().size() + 1)) {
      const Workshop workshop;
      std::vector<std::pair<Command, Lines>> renewed;
      for (const Command& command : all) {
        INFO(path << ":" << command.line << "\n$ " << command.text);
        REQUIRE(small_tools.contains(command.text.substr(0, command.text.find(' '))));
        const Ran ran = shell("{ " + command.text + "\n} 2>&1", workshop.path);
        Lines expected(page.begin() + static_cast<std::ptrdiff_t>(command.begin),
                       page.begin() + static_cast<std::ptrdiff_t>(command.end));
        while (!expected.empty() && trimmed(expected.back()).empty()) expected.pop_back();
        Lines actual = split(ran.out);
        while (!actual.empty() && trimmed(actual.back()).empty()) actual.pop_back();
        const std::string code = "[" + std::to_string(ran.code) + "]";
        const bool says_code = !expected.empty() && expected.back().size() >= 3 && expected.back().front() == '[' &&
                               expected.back().find_first_not_of("0123456789", 1) == expected.back().size() - 1;
        if (says_code) actual.push_back(code);
        if (update && matched(expected, actual) != expected.size() + 1) {
          Lines shown = std::ranges::any_of(expected, skips) ? abridged(expected, actual) : actual;
          for (std::string& line : shown) line = trimmed(line);
          if (!shown.empty()) {
            renewed.emplace_back(command, std::move(shown));
            continue;
          }
        }
        const std::size_t held = matched(expected, actual);
        INFO("first line that does not hold: " << (held < expected.size() ? "\n" + expected[held]
                                                                          : "what is printed after the last one"));
        INFO("it printed\n" << joined(actual));
        CHECK(held == expected.size() + 1);
      }
      for (auto r = renewed.rbegin(); r != renewed.rend(); ++r) {
        const auto begin = page.begin() + static_cast<std::ptrdiff_t>(r->first.begin);
        auto end = page.begin() + static_cast<std::ptrdiff_t>(r->first.end);
        while (end != begin && trimmed(*(end - 1)).empty()) --end;  // keeps blank lines before the next command
        page.insert(page.erase(begin, end), r->second.begin(), r->second.end());
      }
      if (!renewed.empty()) write_text(path, joined(page));
    }
  }
  SUCCEED();
}

}  // namespace aicarbon::test
