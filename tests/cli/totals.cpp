// The total of a job has the same digits wherever it is printed: estimate, compare, check, Markdown, HTML, badge.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>

namespace aicarbon::test {

TEST_CASE("the total of every example has the same text in every command", "[cli]") {
  std::vector<std::string> jobs;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/examples"))
    if (entry.path().extension() == ".json") jobs.push_back("examples/" + entry.path().filename().string());
  std::ranges::sort(jobs);
  REQUIRE(jobs.size() > 5);
  const std::string other = "examples/init/fine-tuning.json";
  for (const std::string& job : jobs) {
    INFO(job);
    const std::vector<std::string> how{"--samples", "500", "--width", "200"};
    const auto text = [&](std::vector<std::string> words) {
      words.insert(words.end(), how.begin(), how.end());
      const Ran ran = run(std::move(words));
      CHECK(ran.code <= 1);
      return ran.out;
    };
    const std::string screen = text({"estimate", job});
    std::smatch found;
    const std::string first = screen.substr(0, screen.find('\n'));
    INFO(first);
    REQUIRE(std::regex_search(
        first, found,
        std::regex("  ((?:median )?[0-9][0-9.,]* [µmkM]?[gt]) CO2e(?:   (\\S+ – \\S+ \\S+) \\(90 % range\\))?$")));
    const std::string total = found[1];
    const std::string range = found[2];
    const std::string rest = screen.substr(first.size() + 1);
    std::string at_best;  // on the second line, if the headline is the median
    if (std::regex_search(rest, found, std::regex("^  (at best values [0-9][0-9.,]* [µmkM]?[gt]),")))
      at_best = found[1];
    CHECK(at_best.empty() == !total.starts_with("median "));
    const auto with = [&](const std::string& text, const std::string& between) {
      return at_best.empty() ? text : text + between + at_best;
    };
    const std::string both = range.empty() ? total : total + " (" + with(range, "; ") + ")";
    CHECK(text({"estimate", job, "--all"}).find("  " + total + " CO2e") != std::string::npos);
    CHECK(text({"compare", job, other}).find("  " + both + " →") != std::string::npos);
    CHECK(text({"compare", other, job}).find("→ " + both) != std::string::npos);
    CHECK(text({"sensitivity", job})
              .find("\n  " + total + (range.empty() ? "\n" : "   90 % range " + with(range, "; "))) !=
          std::string::npos);
    const std::string markdown = text({"estimate", job, "--format", "markdown"});
    std::string begin = total;
    if (!at_best.empty()) begin.front() = 'M';
    CHECK(markdown.find("**" + begin + " CO2e**" + (range.empty() ? "" : ", 90 % range " + range)) !=
          std::string::npos);
    CHECK(text({"estimate", job, "--format", "badge"}).find("\"message\": \"" + total + "\"") != std::string::npos);
    const std::string html = text({"estimate", job, "--format", "html"});
    CHECK(html.find(">" + total + " <span class=\"unit\">") != std::string::npos);
    CHECK(html.find(range) != std::string::npos);
    const std::string checked =
        text({"check", job, "--budget", "examples/budgets/release.json", "--format", "markdown"});
    INFO(checked);
    const std::string value = range.empty() ? total : with(total + " (" + range + ")", ", ");
    CHECK(checked.find("| " + value + " |") != std::string::npos);
    const std::string table = text({"check", job, "--budget", "examples/budgets/release.json"});
    CHECK(std::regex_search(table, std::regex(" " + total + " ")));
  }
}

}  // namespace aicarbon::test
