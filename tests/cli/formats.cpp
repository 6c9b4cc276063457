// Properties of output formats that golden screens do not cover: size limits, names with special characters, file
// extensions.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace {

using namespace aicarbon::test;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Rows of tables, without their headers, and list items.
std::size_t rows(const std::string& page) {
  std::istringstream in(page);
  std::size_t count = 0;
  std::string before;
  for (std::string line; std::getline(in, line); before = line) {
    if (line.starts_with("|---")) --count;
    else if (line.starts_with("| ") || line.starts_with("- ")) ++count;
    if (line.starts_with("|")) CHECK(line.ends_with("|"));
  }
  return count;
}

}  // namespace

TEST_CASE("Markdown fits into a GitHub comment: whole rows are omitted and counted", "[cli]") {
  const std::string job = "tests/golden/screens/escaping.json";
  std::vector<std::string> words{"estimate", "--samples", "0", "--all", "--format", "markdown", job};
  const std::string one = run(words).out;
  constexpr std::size_t jobs = 30;
  words.insert(words.end(), jobs - 1, job);
  const std::string page = run(words).out;
  REQUIRE(characters(one) * jobs > 65'536);
  CHECK(characters(page) <= 65'536);
  CHECK(characters(page) > 64'000);
  CHECK(page.starts_with("<!-- aicarbon:report -->\n"));

  const auto at = page.find(" rows omitted**");
  REQUIRE(at != std::string::npos);
  const std::size_t left = std::stoul(page.substr(page.rfind("**", at) + 2));
  // every job has its rows and its summary sentence, and one row in the table of jobs
  const auto answers = [](const std::string& text) {
    std::size_t n = 0;
    for (auto i = text.find(", location-based."); i != std::string::npos; i = text.find(", location-based.", i + 1))
      ++n;
    return n;
  };
  CHECK(rows(page) + answers(page) + left == jobs * (rows(one) + answers(one)) + jobs);
  // every element that was opened is closed
  const auto count = [&](const std::string& mark) {
    std::size_t n = 0;
    for (auto i = page.find(mark); i != std::string::npos; i = page.find(mark, i + 1)) ++n;
    return n;
  };
  CHECK(count("<details>") == count("</details>"));
}

TEST_CASE("the extension of an output file selects its format", "[cli]") {
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-formats-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  write_text(folder + "/job.json", run({"init", "training"}).out);
  const Ran ran = run({"estimate", "job.json", "--samples", "0", "-o", "summary.md", "-o", "co2e.svg", "-o",
                       "badge:b.json", "-o", "r.json", "-o", "lines.csv"},
                      {}, {}, folder);
  CHECK(ran.code == 0);
  CHECK(ran.out.empty());
  const auto asked = [&](const std::string& format) {
    return run({"render", "r.json", "--format", format}, {}, {}, folder).out;
  };
  CHECK(read_text(folder + "/summary.md") == asked("markdown"));
  CHECK(read_text(folder + "/co2e.svg") == asked("badge-svg"));
  CHECK(read_text(folder + "/b.json") == asked("badge"));
  CHECK(read_text(folder + "/lines.csv") == asked("csv"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a badge is JSON in the form of a badge endpoint and never adds up jobs", "[cli]") {
  const auto badge = [](std::vector<std::string> jobs) {
    std::vector<std::string> words{"estimate", "--format", "badge"};
    words.insert(words.end(), jobs.begin(), jobs.end());
    return nlohmann::json::parse(run(words).out);
  };
  const std::string bloom = "examples/bloom-176b.json";
  const std::string gpt = "examples/gpt-3.json";
  const std::string incomplete = "tests/golden/screens/incomplete.json";
  CHECK(badge({bloom}) ==
        nlohmann::json{{"schemaVersion", 1}, {"label", "CO2e"}, {"message", "79 t"}, {"color", "blue"}});
  CHECK(badge({incomplete}).at("message") == "≥ 3.6 t");
  CHECK(badge({gpt, bloom}).at("message") == "2 jobs, 79 t to 771 t each");
  CHECK(badge({gpt, incomplete, bloom}).at("message") == "3 jobs, ≥ 3.6 t each");
  CHECK(badge({gpt, incomplete}).at("color") == "lightgrey");
}

TEST_CASE("a perspective changes scopes and categories but no figure", "[cli]") {
  nlohmann::json job = nlohmann::json::parse(run({"init", "fleet"}).out);
  for (auto& [name, site] : job.at("sites").items()) site["market_based"] = "20 g/kWh";
  const auto report_for = [&](const char* perspective) {
    job["perspective"] = perspective;
    return estimate(job.dump(), {"--samples", "1000"}).at("reports").at(0);
  };
  const auto sum = [](const nlohmann::json& report, const char* key) {
    double total = 0;
    for (const auto& scope : report.at("by_scope"))
      if (!scope.at(key).is_null()) total += scope.at(key).at("best").get<double>();
    return total;
  };
  const auto without_scopes = [](nlohmann::json report) {
    for (const char* key : {"perspective", "by_scope", "by_country", "by_site", "sheet", "typed"}) report.erase(key);
    for (auto& line : report.at("lines")) {
      line.erase("scope");
      line.erase("category");
    }
    return report;
  };
  const nlohmann::json owner = report_for("owner");
  CHECK(owner.at("by_scope").size() == 5);
  CHECK(owner.at("total").at("co2e_market_kg") != owner.at("total").at("co2e_kg"));
  for (const char* perspective : {"owner", "tenant", "api-user"}) {
    INFO(perspective);
    const nlohmann::json report = report_for(perspective);
    CHECK(report.at("perspective") == perspective);
    for (const char* key : {"co2e_kg", "co2e_market_kg"})
      CHECK(sum(report, key) == Approx(report.at("total").at(key).at("best").get<double>()));
    CHECK(without_scopes(report) == without_scopes(owner));
  }
  // a report of a release without this key has the perspective of an owner
  const std::string saved =
      run({"estimate", "-", "--samples", "0", "--format", "json"}, run({"init", "training"}).out).out;
  nlohmann::ordered_json older = nlohmann::ordered_json::parse(saved);
  older.at("reports").at(0).erase("perspective");
  CHECK(run({"render", "-", "--format", "ghg"}, older.dump()).out ==
        run({"render", "-", "--format", "ghg"}, saved).out);
}

TEST_CASE("a model card is YAML with the documented keys and emissions in grams", "[cli]") {
  const std::string card =
      run({"estimate", "examples/bloom-176b.json", "--samples", "0", "--format", "model-card"}).out;
  const double kg = estimate("examples/bloom-176b.json", {"--samples", "0"})
                        .at("reports")
                        .at(0)
                        .at("total")
                        .at("co2e_kg")
                        .at("best")
                        .get<double>();
  const auto at = card.find("\n  emissions: ");
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(card.substr(at + 14)) == Approx(kg * 1000).epsilon(0.01));
  if (shell("python3 -c 'import yaml'").code != 0) return;
  for (const char* job :
       {"examples/bloom-176b.json", "tests/golden/screens/escaping.json", "examples/init/inference.json"}) {
    INFO(job);
    const Ran read =
        shell(std::string("aicarbon estimate ") + job +
              " --format model-card | python3 -c 'import sys, yaml; t = sys.stdin.read(); "
              "c = yaml.safe_load(t.split(\"---\")[1])[\"co2_eq_emissions\"] if t.startswith(\"---\") else {}; "
              "print(sorted(c), type(c.get(\"emissions\", 1)).__name__)'");
    CHECK(read.code == 0);
    CHECK(read.out.ends_with("int\n"));
  }
}

TEST_CASE("no positive number of device-hours or share of draws is shown as 0", "[cli]") {
  const std::string begin =
      R"({ "schema": "aicarbon.job/1", "name": "tiny", "sites": { "s": { "grid": "DE", "pue": 1.2 } },
    "hardware": { "w": { "accelerator": "nvidia-rtx-3090", "accelerators": 1 } },
    "phases": [ { "name": "ft", "kind": "fine-tuning", "site": "s", "hardware": "w", "activity": { "device_time": ")";
  for (const auto& [time, shown] :
       std::vector<std::pair<std::string, std::string>>{{"40 s", "0.01"},
                                                        {"1 s", "0.0003"},
                                                        {"30 min", "0.5"},
                                                        {"1.96 h", "2"},
                                                        {"1.5 h", "1.5"},
                                                        {"12.7 h", "13"},
                                                        {"1082990 device-h", "1,083,000"}}) {
    INFO(time);
    const std::string card =
        run({"estimate", "-", "--format", "model-card", "--samples", "0"}, begin + time + "\" } } ] }").out;
    CHECK(card.find("hardware_used: \"" + shown + " device-hours on nvidia-rtx-3090\"") != std::string::npos);
  }
}

TEST_CASE("a screen prints equal warnings once, and JSON contains each with its path", "[cli]") {
  const std::string job = "tests/golden/screens/shadowing.json";
  const auto count = [](const std::string& text, const std::string& words) {
    std::size_t n = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++n;
    return n;
  };
  CHECK(count(run({"estimate", job, "--samples", "0"}).out, "AC3012") == 2);
  CHECK(count(run({"estimate", job, "--samples", "0", "--all"}).out, "AC3012") == 2);
  std::vector<std::string> paths;
  const nlohmann::json document = estimate(job, {"--samples", "0"});
  for (const auto& warning : document.at("reports").at(0).at("warnings"))
    if (warning.at("code") == "AC3012") paths.push_back(warning.at("path"));
  CHECK(paths == std::vector<std::string>{"/phases/run/site", "/phases/run/hardware", "/phases/second run/site",
                                          "/phases/second run/hardware"});
}

TEST_CASE("a figure derived from an incomplete total is a lower bound in every format", "[cli]") {
  const std::string job = "tests/golden/screens/incomplete.json";
  for (const std::vector<std::string>& format :
       {std::vector<std::string>{"table"}, {"table", "--all"}, {"markdown"}, {"sci"}, {"html"}}) {
    INFO(format.front() << (format.size() > 1 ? " --all" : ""));
    std::vector<std::string> words{"estimate", job, "--samples", "1000", "--format"};
    words.insert(words.end(), format.begin(), format.end());
    const std::string page = run(words).out;
    CHECK(page.find("≥ 3.2 t") != std::string::npos);  // the SCI score
    CHECK(page.find("SCI 3.2 t") == std::string::npos);
  }
  for (const std::string command : {"sweep", "sensitivity"}) {
    std::vector<std::string> words{command, job};
    if (command == "sweep") words.insert(words.end(), {"--vary", "/phases/final run/activity/energy=40,50 MWh"});
    words.insert(words.end(), {command == "sweep" ? "--objective" : "--target", "per_unit/model"});
    INFO(command);
    CHECK(run(words).out.find("≥ 3.6 t") != std::string::npos);
  }
}

TEST_CASE("no screen shows a market-based total for a job without electricity", "[cli]") {
  nlohmann::json job = nlohmann::json::parse(run({"init", "training"}).out);
  const auto screen = [&](std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"estimate", "-", "--samples", "0"});
    return run(more, job.dump()).out;
  };
  CHECK(screen().find("market-based") != std::string::npos);
  job["functional_units"] = {{{"name", "model"}, {"count", 1}}};
  job["only"] = {"manufacturing"};
  CHECK(screen().find("energy") != std::string::npos);
  CHECK(screen().find("market-based") == std::string::npos);
  CHECK(screen({"--all"}).find("market-based") == std::string::npos);
}
