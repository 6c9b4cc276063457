// The median of the samples: it is next to every best value that has a range, and it is the headline of a total whose
// best value is not in the middle of its samples.
#include "support/folder.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace aicarbon::test {
namespace {

using Json = nlohmann::json;

std::vector<std::string> jobs() {
  std::vector<std::string> paths;
  for (const char* folder : {"examples", "examples/init", "tests/golden/screens"})
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/" + folder))
      if (entry.path().extension() == ".json" &&
          Json::parse(read_text(entry.path().string())).value("schema", "") == "aicarbon.job/1")
        paths.push_back(fmt::format("{}/{}", folder, entry.path().filename().string()));
  std::ranges::sort(paths);
  return paths;
}

template <class F>
void each_figure(const Json& value, const std::string& path, const F& use) {
  // The intensity of a grid is an input: its range is stated, and nothing is sampled.
  if (path.ends_with("/intensity_g_per_kwh")) return;
  if (value.is_object() && value.contains("best") && value.contains("mean")) use(value, path);
  if (value.is_structured())
    for (const auto& [key, inside] : value.items()) each_figure(inside, path + "/" + key, use);
}

// What the median must be, for a figure of any document.
void check_figure(const Json& f, const std::string& path) {
  INFO(path << " " << f.dump());
  REQUIRE(f.at("median").is_null() == f.at("low").is_null());
  REQUIRE(f.at("below_best").is_null() == f.at("low").is_null());
  if (f.at("low").is_null()) return;
  const double best = f.at("best"), low = f.at("low"), median = f.at("median"), high = f.at("high");
  const double below = f.at("below_best");
  CHECK(low <= median);
  CHECK(median <= high);
  CHECK((below >= 0 && below <= 1));
  constexpr double rounding = 0.001;  // a percentile lies between two samples
  if (low == high) return;
  if (best < low) CHECK(below <= 0.05 + rounding);
  if (best < median) CHECK(below <= 0.5 + rounding);
  if (best > median) CHECK(below >= 0.5 - rounding);
  if (best > high) CHECK(below >= 0.95 - rounding);
}

// The share of the samples up to the best value, as `check` counts them.
double share_up_to_best(const std::string& job, double best, const std::string& samples) {
  const TemporaryFolder folder;
  const std::string budget = folder.path + "/budget.json";
  write_text(budget,
             fmt::format(
                 R"({{"schema": "aicarbon.budget/1", "rules": [{{"id": "best", "metric": "total", "max": "{} kg"}}]}})",
                 best));
  const Ran ran = run({"check", job, "--budget", budget, "--format", "json", "--samples", samples});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return Json::parse(ran.out).at("results").at(0).at("probability");
}

// A job of stated values only, whose total is that of one stated CO2e.
std::string stated(const std::string& co2e) {
  return fmt::format(R"({{"schema": "aicarbon.job/1", "name": "stated", "sites": {{"s": {{"grid": "FR"}}}},
    "only": ["operation"], "phases": [{{"name": "run", "kind": "training", "site": "s",
    "activity": {{"co2e": {}}}}}]}})",
                     co2e);
}

std::string screen(const std::string& job, const std::string& format) {
  const Ran ran = run({"estimate", "-", "--format", format}, job);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  return ran.out;
}

}  // namespace

TEST_CASE("every figure with a range has a median between low and high", "[property]") {
  std::size_t ranged = 0;
  for (const std::string& job : jobs()) {
    INFO(job);
    each_figure(estimate(job), "", [&](const Json& figure, const std::string& path) {
      check_figure(figure, path);
      ranged += figure.at("low").is_null() ? 0 : 1;
    });
    each_figure(estimate(job, {"--samples", "0"}), "", check_figure);
  }
  CHECK(ranged > 1000);
}

TEST_CASE("other documents have medians, too", "[property]") {
  for (const char* command :
       {"compare examples/bloom-176b.json examples/gpt-3.json", "hardware examples/machines/node-of-eight.json",
        "sensitivity examples/gpt-3.json", "check examples/gpt-3.json --budget examples/budgets/release.json",
        "batch examples/records/cluster-job.json examples/records/jobs.csv --totals"}) {
    const Ran ran = shell(fmt::format("aicarbon {} --format json", command));
    INFO(command << "\n" << ran.err);
    REQUIRE(ran.code <= 1);
    std::size_t ranged = 0;
    each_figure(Json::parse(ran.out), "", [&](const Json& figure, const std::string& path) {
      check_figure(figure, path);
      ranged += figure.at("low").is_null() ? 0 : 1;
    });
    CHECK(ranged > 0);
  }
}

TEST_CASE("the headline is the median exactly if best is outside P40 to P60", "[property]") {
  int medians = 0, best_values = 0;
  for (const std::string& job : jobs()) {
    INFO(job);
    const Json total = estimate(job).at("reports").at(0).at("total").at("co2e_kg");
    if (total.is_null() || total.at("low") == total.at("high")) continue;
    const double below = total.at("below_best");
    const Ran table = run({"estimate", job});
    const bool is_median = table.out.substr(0, table.out.find("(90 % range)")).find("median ") != std::string::npos;
    CHECK(is_median == (below < 0.4 || below > 0.6));
    CHECK(is_median == (table.out.find("  at best values ") != std::string::npos));
    ++(is_median ? medians : best_values);
  }
  CHECK(medians >= 5);
  CHECK(best_values >= 4);
}

TEST_CASE("below_best is the share of samples that check counts", "[property]") {
  for (const char* job : {"examples/init/whole-life.json", "examples/llama-65b.json"})
    for (const char* samples : {"1000", "100000"}) {  // kept in memory, and streamed
      INFO(job << ", " << samples << " samples");
      const Json total = estimate(job, {"--samples", samples}).at("reports").at(0).at("total").at("co2e_kg");
      const double below = total.at("below_best");
      CHECK(below == Approx(share_up_to_best(job, total.at("best"), samples)).margin(1e-9));
      const Json threads =
          estimate(job, {"--samples", samples, "--threads", "3"}).at("reports").at(0).at("total").at("co2e_kg");
      CHECK(threads == total);
    }
}

TEST_CASE("a symmetric range keeps the best value first, and a skewed one does not", "[property]") {
  const std::string even = stated(R"({"best": "100 t", "low": "80 t", "high": "120 t", "shape": "bounds"})");
  const std::string skewed = stated(R"({"best": "100 t", "low": "90 t", "high": "200 t", "shape": "bounds"})");
  // a triangular distribution: its mode is at (best − low) ÷ (high − low)
  CHECK(report(even, "10000").at("total").at("co2e_kg").at("below_best") == Approx(0.5).margin(0.02));
  CHECK(report(skewed, "10000").at("total").at("co2e_kg").at("below_best") == Approx(10.0 / 110).margin(0.02));
  CHECK(screen(even, "badge").find(R"("message": "100 t")") != std::string::npos);
  CHECK(screen(skewed, "badge").find(R"("message": "median 130 t")") != std::string::npos);
  // a `range` is as likely below its best value as above it, however long its upper side is
  const std::string range = stated(R"({"best": "100 t", "low": "90 t", "high": "200 t", "shape": "range"})");
  CHECK(report(range, "10000").at("total").at("co2e_kg").at("below_best") == Approx(0.5).margin(0.02));
  CHECK(screen(range, "table").find("median") == std::string::npos);
}

TEST_CASE("a rule without a confidence judges the best value, whatever the headline", "[property]") {
  const TemporaryFolder folder;
  const Json total = estimate("examples/init/whole-life.json").at("reports").at(0).at("total").at("co2e_kg");
  const double best = total.at("best"), median = total.at("median");
  REQUIRE(best < median);
  for (const double limit : {best * 0.99, (best + median) / 2}) {
    write_text(
        folder.path + "/budget.json",
        fmt::format(R"({{"schema": "aicarbon.budget/1", "rules": [{{"id": "a", "metric": "total", "max": "{} kg"}}]}})",
                    limit));
    const Ran ran =
        run({"check", "examples/init/whole-life.json", "--budget", folder.path + "/budget.json", "--format", "json"});
    const Json result = Json::parse(ran.out).at("results").at(0);
    CHECK(result.at("state") == (best <= limit ? "pass" : "fail"));
    CHECK(result.at("headroom") == Approx(limit - best));
    CHECK(result.at("value").at("best") == best);
    CHECK(result.at("value").at("median") == median);
  }
}

TEST_CASE("a report that was saved without medians prints its best value first", "[property]") {
  Json saved = estimate("examples/init/whole-life.json");
  const Ran now = run({"estimate", "-"}, saved.dump());
  CHECK(now.out.find("median 12 t") != std::string::npos);
  const std::function<void(Json&)> strip = [&](Json& value) {
    if (value.is_object() && value.contains("best")) value.erase("median"), value.erase("below_best");
    if (value.is_structured())
      for (auto& inside : value) strip(inside);
  };
  strip(saved);
  const Ran before = run({"estimate", "-"}, saved.dump());
  INFO(before.err);
  CHECK(before.out.find("10 t CO2e") != std::string::npos);
  CHECK(before.out.find("median") == std::string::npos);
}

}  // namespace aicarbon::test
