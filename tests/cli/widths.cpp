// No table is wider than requested, in display columns. This covers every example, every command that prints a table,
// and 40 to 200 columns.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <wchar.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <filesystem>

namespace aicarbon::test {
namespace {

// The columns of a line, according to the C library and not to this program.
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

void check_width(std::vector<std::string> command, int width, bool ascii) {
  command.insert(command.end(), {"--width", std::to_string(width)});
  if (ascii) command.emplace_back("--ascii");
  const Ran ran = run(command);
  std::string line_of_command;
  for (const std::string& word : command) line_of_command += word + " ";
  INFO(line_of_command);
  REQUIRE(ran.code <= 1);
  REQUIRE_FALSE(ran.out.empty());
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) {
    if (const int wide = columns(line); wide < 0 || wide > width) FAIL_CHECK(wide << " columns: " << line);
    if (ascii && std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
      FAIL_CHECK("not ASCII: " << line);
  }
}

}  // namespace

TEST_CASE("no table is wider than the width asked for", "[cli]") {
  REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
  std::vector<std::string> jobs{"tests/golden/screens/incomplete.json", "tests/golden/screens/parts.json",
                                "tests/golden/screens/planned.json", "tests/golden/screens/many-phases.json"};
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/examples"))
    if (entry.path().extension() == ".json") jobs.push_back("examples/" + entry.path().filename().string());
  std::ranges::sort(jobs);
  REQUIRE(jobs.size() > 10);
  const std::string base = "examples/bloom-176b.json";
  std::vector<std::vector<std::string>> commands{
      {"hardware", "nvidia-h100-sxm5-80gb", "--against", "--samples", "100"},
      {"estimate", jobs[0], jobs[1], jobs[2], jobs[3], jobs[4], "--samples", "100"},
      {"compare", jobs[0], jobs[1], jobs[2], jobs[3], "--samples", "100"},
      {"sweep", base, "--vary", "/sites/jean-zay/grid=FR,us/CAMX,DE", "--vary", "/hardware/node/lifetime=3:5:1 years"},
      {"sweep", base, "--vary", "/sites/jean-zay/grid=FR,DE", "--vary", "/hardware/node/lifetime=2:8:1 years",
       "--format", "map"},
      {"sensitivity", base, "--samples", "100", "--method", "measure"},
      {"check", base, "--budget", "examples/budgets/release.json", "--today", "2027-01-01", "--samples", "100"},
  };
  for (const std::string& job : jobs) {
    commands.push_back({"estimate", job, "--samples", "100"});
    commands.push_back({"estimate", job, "--samples", "100", "--all"});
    commands.push_back({"compare", base, job, "--samples", "100"});
    commands.push_back({"sensitivity", job, "--samples", "100"});
    commands.push_back({"explain", job});
  }
  for (const auto& command : commands)
    for (const int width : {40, 60, 80, 100, 120, 200}) {
      check_width(command, width, false);
      if (width == 40 || width == 100) check_width(command, width, true);
    }
}

}  // namespace aicarbon::test
