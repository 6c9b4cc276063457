// No screen is wider than requested, in display columns. Every command and every example is tested at 40 to 200 columns.
// The width is given by --width if the command has that option, and otherwise by COLUMNS.
//
// `aicarbon catalog` and the examples of a help text do not break a word that is longer than the width, because a URL, an
// id or an argument cannot be used in two pieces. Such a line may be longer if it contains only one word.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <wchar.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace aicarbon::test {
namespace {

#ifdef AICARBON_SANITIZED
constexpr int widths[] = {40, 100};  // fewer widths, because each run is ten times slower
#else
constexpr int widths[] = {40, 60, 80, 100, 120, 200};
#endif

// The display width of a line, according to the C library and not to this program.
int columns(const std::string& line) {
  std::mbstate_t state{};
  int width = 0;
  for (std::size_t at = 0; at < line.size();) {
    wchar_t c = 0;
    const std::size_t length = std::mbrtowc(&c, line.data() + at, line.size() - at, &state);
    if (length == 0 || length > line.size()) return -1;
    width += std::max(0, ::wcwidth(c));
    at += length;
  }
  return width;
}

// A line such as "    https://…", also if it is part of a command that continues on the next line: "    --columns \".
bool is_one_word(std::string line) {
  if (line.ends_with(" \\")) line.resize(line.size() - 2);
  const auto begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return false;
  const bool quoted = line[begin] == '\'' && line.find('\'', begin + 1) == line.size() - 1;
  return quoted || line.find(' ', begin) == std::string::npos;
}

struct Screen {
  std::vector<std::string> command;
  bool has_width = true;     // the command has --width
  bool whole_words = false;  // whether one long word may exceed the width, see above
  int highest_code = 1;
};

void check_lines(const std::string& text, const Screen& screen, int width, bool ascii) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (const int wide = columns(line); wide < 0 || (wide > width && !(screen.whole_words && is_one_word(line))))
      FAIL_CHECK(wide << " columns: " << line);
    if (ascii && std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
      FAIL_CHECK("not ASCII: " << line);
  }
}

void check_width(const Screen& screen, int width, bool ascii) {
  std::vector<std::string> command = screen.command;
  std::vector<std::string> env;
  if (screen.has_width) command.insert(command.end(), {"--width", std::to_string(width)});
  else env.push_back("COLUMNS=" + std::to_string(width));
  if (ascii) command.emplace_back("--ascii");
  const Ran ran = run(command, {}, env);
  std::string line_of_command;
  for (const std::string& word : command) line_of_command += word + " ";
  INFO(line_of_command << "at " << width);
  REQUIRE(ran.code <= screen.highest_code);
  REQUIRE_FALSE((ran.out + ran.err).empty());
  check_lines(ran.out, screen, width, ascii);
  check_lines(ran.err, screen, width, ascii);
}

std::vector<std::string> files(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/" + folder))
    if (entry.path().extension() == ".json") paths.push_back(folder + "/" + entry.path().filename().string());
  std::ranges::sort(paths);
  return paths;
}

// The names below "Commands:" in `aicarbon --help`.
std::vector<std::string> commands() {
  const std::string help = run({"--help"}).out;
  std::istringstream lines(help.substr(help.find("Commands:\n")));
  std::vector<std::string> names;
  std::string line;
  for (std::getline(lines, line); std::getline(lines, line) && !line.empty();)
    if (line.size() > 2 && line[2] != ' ') names.push_back(line.substr(2, line.find(' ', 2) - 2));
  return names;
}

std::vector<std::string> jobs_of_all_kinds() {
  std::vector<std::string> jobs{"tests/golden/screens/incomplete.json", "tests/golden/screens/parts.json",
                                "tests/golden/screens/planned.json",    "tests/golden/screens/many-phases.json",
                                "tests/golden/screens/shadowing.json",  "tests/golden/screens/stated.json"};
  for (const std::string& job : files("examples")) jobs.push_back(job);
  std::ranges::sort(jobs);
  return jobs;
}

// A text without its spaces and line breaks.
std::string squeezed(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

}  // namespace

TEST_CASE("no screen is wider than the requested width", "[cli]") {
  REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
  const std::vector<std::string> jobs = jobs_of_all_kinds();
  REQUIRE(jobs.size() > 10);
  const std::string base = "examples/bloom-176b.json";
  const std::string records = "examples/records/jobs.csv", record_job = "examples/records/cluster-job.json";
  std::string name = (std::filesystem::temp_directory_path() / "aicarbon-widths-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  const std::filesystem::path folder(name);
  std::vector<Screen> screens{
      {{"hardware", "nvidia-h100-sxm5-80gb", "--against", "--samples", "100"}},
      {{"estimate", jobs[0], jobs[1], "--samples", "100"}},
      {{"estimate", jobs[0], jobs[1], jobs[2], jobs[3], jobs[4], "--samples", "100"}},
      {{"estimate", jobs[0], jobs[1], jobs[2], jobs[3], jobs[4], "--samples", "100", "--all"}},
      {{"compare", jobs[0], jobs[1], jobs[2], jobs[3], "--samples", "100"}},
      {{"compare", jobs[0], jobs[1], jobs[2], jobs[3], "--samples", "100", "--all"}},
      {{"compare", base, "tests/golden/screens/incomplete.json", "--samples", "100", "--fail-on", "total > +5%"}},
      {{"sweep", base, "--vary", "/sites/jean-zay/grid=FR,us/CAMX,DE", "--vary",
        "/hardware/node/lifetime=3:5:1 years"}},
      {{"sweep", base, "--vary", "/sites/jean-zay/grid=FR,DE", "--vary", "/hardware/node/lifetime=2:8:1 years",
        "--format", "map"}},
      {{"sweep", "tests/golden/screens/incomplete.json", "--vary", "/phases/final run/activity/energy=40,50 MWh"}},
      {{"check", base, "tests/golden/screens/incomplete.json", "--budget", "examples/budgets/release.json", "--today",
        "2027-01-01", "--samples", "100"}},
      {{"batch", record_job, records, "--totals"}},
      {{"batch", record_job, records, "--totals", "--by", "team"}},
      {{"batch", record_job, records, "--totals", "--by", "team,grid", "--all"}},
      {{"batch", record_job, records, "-o", folder.string() + "/rows.csv"}},
      {{"explain", "AC3002"}},
      {{"explain", base, "final run/operation/electricity", "--all"}},
      {{"explain", base, "/sites/jean-zay/pue"}},
      {{"explain", "tests/golden/screens/incomplete.json", "final run/manufacturing/accelerators"}},
      {{"validate", base}},
      {.command = {"validate", "tests/cli/faults/allocation-factor-with-range.json", "no such file.json"},
       .highest_code = 3},
      {.command = {"explain", base, "no such line"}, .highest_code = 2},
      {.command = {"estimate"}, .has_width = false, .highest_code = 2},
      {{"--version"}, false},
      {.command = {"catalog", "list"}, .whole_words = true},
      {.command = {"catalog", "lint"}, .whole_words = true},
      {.command = {"catalog", "show", "grids", "FRA"}, .whole_words = true},
      {.command = {"catalog", "show", "accelerators", "h100"}, .whole_words = true},
      {.command = {"catalog", "show", "sources", "act-2022"}, .whole_words = true},
      {.command = {"--help"}, .has_width = false, .whole_words = true},
  };
  for (const std::string_view method : {"tornado", "sobol", "elasticity", "measure"})
    screens.push_back({{"sensitivity", base, "--samples", "100", "--method", std::string(method)}});
  for (const std::string& machine : files("examples/machines"))
    screens.push_back({{"hardware", machine, "--samples", "100"}});
  for (const std::string& command : commands())
    screens.push_back({.command = {command, "--help"}, .has_width = false, .whole_words = true});
  std::istringstream tables(run({"catalog", "list"}).out);
  for (std::string line; std::getline(tables, line);)
    if (line.starts_with("  ") && line.find(" rows ") != std::string::npos)
      screens.push_back({.command = {"catalog", "list", line.substr(2, line.find(' ', 2) - 2)}, .whole_words = true});
  for (const std::string& job : jobs) {
    screens.push_back({{"estimate", job, "--samples", "100"}});
    screens.push_back({{"estimate", job, "--samples", "100", "--all"}});
    screens.push_back({{"compare", base, job, "--samples", "100"}});
    screens.push_back({{"sensitivity", job, "--samples", "100"}});
    screens.push_back({{"explain", job}});
  }
  const std::string report = folder.string() + "/report.json";
  REQUIRE(run({"estimate", base, "--samples", "100", "-o", report}).code == 0);
  screens.push_back({{"render", report}});

  // every command is tested, except those that print data for other programs
  std::set<std::string> missing;
  for (const std::string& command : commands()) missing.insert(command);
  for (const Screen& screen : screens)
    if (std::ranges::find(screen.command, "--help") == screen.command.end()) missing.erase(screen.command.front());
  CHECK(missing == std::set<std::string>{"completion", "init", "reference", "schema", "sql"});

  for (const Screen& screen : screens)
    for (const int width : widths) {
      check_width(screen, width, false);
      if (screen.has_width && (width == 40 || width == 100)) check_width(screen, width, true);
    }
  std::filesystem::remove_all(folder);
}

TEST_CASE("a narrow screen wraps texts and truncates none of them", "[cli]") {
  std::size_t typed = 0;
  for (const std::string& job : jobs_of_all_kinds()) {
    std::istringstream wide(run({"estimate", job, "--samples", "1000", "--width", "200"}).out);
    std::vector<std::string> to_type;  // "set "pue": 1.54 in /sites/main"
    for (std::string line; std::getline(wide, line);)
      if (const auto at = line.find("set \""); at != std::string::npos) to_type.push_back(line.substr(at));
    for (const std::string width : {"40", "60", "80"}) {
      INFO(job << " at " << width);
      const std::string screen = run({"estimate", job, "--samples", "1000", "--width", width}).out;
      std::istringstream lines(screen);
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK_FALSE(line.ends_with("…"));
      }
      for (const std::string& text : to_type) CHECK(squeezed(screen).find(squeezed(text)) != std::string::npos);
    }
    typed += to_type.size();
  }
  CHECK(typed > 20);
}

TEST_CASE("all rows of a sweep have the same number of lines", "[cli]") {
  for (const std::string width : {"40", "60", "80"}) {
    const std::string sweep = run({"sweep", "examples/bloom-176b.json", "--vary", "/sites/jean-zay/grid=FR,us/CAMX,DE",
                                   "--vary", "/hardware/node/lifetime=3:5:1 years", "--width", width})
                                  .out;
    std::istringstream rows(sweep.substr(sweep.find("\n\n") + 2));
    std::size_t first = 0, others = 0;
    for (std::string line; std::getline(rows, line);) {
      INFO(line);
      CHECK_FALSE(line.ends_with(' '));
      (line.starts_with("    ") ? others : first) += 1;
    }
    CHECK(first == 10);  // a header and nine points
    CHECK((others == 0 || others == 10));
    CHECK((others == 10) == (width == "40"));
  }
}

TEST_CASE("a row of a map has no blank cell, at any width", "[cli]") {
  for (const std::string width : {"40", "100"})
    for (const bool ascii : {false, true}) {
      std::vector<std::string> words{"sweep",    "examples/bloom-176b.json",
                                     "--vary",   "/sites/jean-zay/grid=FR,DE,US",
                                     "--vary",   "/hardware/node/lifetime=2:8:1 years",
                                     "--width",  width,
                                     "--format", "map"};
      if (ascii) words.emplace_back("--ascii");
      const std::string map = run(words).out;
      const auto at = map.find("\n  FR    ");
      REQUIRE(at != std::string::npos);
      const std::string row = map.substr(at + 9, map.find('\n', at + 1) - at - 9);
      CHECK(row.find_first_not_of(' ') == 0);
      CHECK(row.find(' ') == std::string::npos);
    }
}

}  // namespace aicarbon::test
