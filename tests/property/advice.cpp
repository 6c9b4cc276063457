// Properties of advice: whatever the program suggests to type can be typed, and has the effect that it says.
#include "report/advice.hpp"
#include "property/generate.hpp"
#include "report/sensitivity.hpp"
#include "sheet/draw.hpp"
#include "support/run.hpp"
#include "units/units.hpp"
#include "verdict/budget.hpp"
#include "verdict/check.hpp"
#include "workload/edit.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <map>

namespace aicarbon::test {
namespace {

// The value of a path of the program, in which names replace positions; null if the job has none.
Json* at_path(Json& job, const std::string& path) {
  Json* at = &job;
  std::istringstream pieces(path.empty() ? path : path.substr(1));
  for (std::string piece; at != nullptr && std::getline(pieces, piece, '/');) {
    Json* next = nullptr;
    if (at->is_array()) {
      for (std::size_t k = 0; k < at->size(); ++k)
        if ((*at)[k].value("name", std::to_string(k)) == piece) next = &(*at)[k];
    } else if (at->contains(piece)) {
      next = &(*at)[piece];
    }
    at = next;
  }
  return at;
}

// The job with a text typed in its object.
Json typed(Json job, const std::vector<Replacement>& all) {
  for (const Replacement& one : all) {
    INFO(one.json << " in " << one.at);
    Json* object = at_path(job, one.at);
    REQUIRE(object != nullptr);
    REQUIRE(object->is_object());
    object->merge_patch(Json::parse("{" + one.json + "}"));
  }
  return job;
}

// The report of the job with everything typed; an empty report, and a failed check, if the job is invalid then.
Report report_of_typed(const Json& job, const std::vector<Replacement>& all) {
  Report report;
  CHECK_NOTHROW(report = report_of(typed(job, all)));
  return report;
}

double total(const Report& r) { return r.total.co2e_kg ? r.total.co2e_kg->best : 0; }

std::size_t input_of(const Report& r, const AssumptionReport& a) {
  const auto& inputs = r.calculation.sheet.inputs();
  const auto found = std::ranges::find_if(
      inputs, [&](const Input& input) { return input.path == a.path && input.rule == a.rule && !a.replace.empty(); });
  return static_cast<std::size_t>(found - inputs.begin());
}

Dim dim_of(const Report& r, std::size_t input) {
  for (const Node& node : r.calculation.sheet.nodes())
    if (node.op == Op::input && node.args[0] == static_cast<std::int32_t>(input)) return node.dim;
  return {};
}

// The totals with a value of an input typed as advised, minus the total: at its P5 and P95.
std::pair<double, double> changes_of(const Json& job, const Report& before, std::size_t input, std::size_t places) {
  const Uncertain& value = before.calculation.sheet.inputs()[input].value;
  const auto at = [&](double base) {
    const auto other = report::replacements(before.calculation.sheet, input, base, before.typed);
    REQUIRE(other.size() == places);
    return total(report_of_typed(job, other)) - total(before);
  };
  return {at(sheet::p5(value)), at(sheet::p95(value))};
}

void check_effect(std::pair<double, double> changes, double low, double high, double whole) {
  INFO("at P5 and P95 " << changes.first << ", " << changes.second);
  CHECK(std::abs(changes.first - low) <= 1e-6 * (whole + std::abs(low)));
  CHECK(std::abs(changes.second - high) <= 1e-6 * (whole + std::abs(high)));
}

// The range that an assumption prints is that for which its effect is stated.
void check_range(const AssumptionReport& a, const Input& input, Dim dim) {
  INFO(a.rule << " = " << a.value);
  CHECK(a.id == input.id);
  if (input.value.exact()) return;
  const auto unit = units::parse(input.unit, dim);
  const auto shown = [&](std::size_t from) {
    std::string digits = a.value.substr(from, a.value.find_first_of(" )", from) - from);
    std::erase(digits, ',');
    const double x = *units::parse_number(digits);
    return unit ? unit->to_base(x) : x;
  };
  const auto open = a.value.find('(');
  REQUIRE(open != std::string::npos);
  const auto dots = a.value.find("… ", open);
  CHECK(shown(open + 1) == Approx(sheet::p5(input.value)).epsilon(0.005));
  CHECK(shown(dots + std::string_view("… ").size()) == Approx(sheet::p95(input.value)).epsilon(0.005));
}

// Types every piece of advice of `sensitivity`, also for values of the catalog.
void type_sensitivity(const Json& job, const Report& before, std::map<std::string, int>& advised) {
  const double whole = total(before);
  const auto study = report::sensitivity({before, {}}, {"total", "total/co2e"}, SensitivityMethod::tornado,
                                         {.samples = 0, .seed = 1, .threads = 1}, {});
  if (!study) return;  // nothing is estimated
  const auto& inputs = before.calculation.sheet.inputs();
  for (const InputSensitivity& s : study->inputs) {
    if (s.replace.empty()) continue;
    INFO(s.id << ": " << report::in_words(s.replace));
    ++advised[s.origin];
    CHECK(std::abs(total(report_of_typed(job, s.replace)) - whole) <= 1e-9 * whole);
    const auto found = std::ranges::find_if(
        inputs, [&](const Input& input) { return input.id == s.id && (s.path == input.path || input.path.empty()); });
    REQUIRE(found != inputs.end());
    const auto changes = changes_of(job, before, static_cast<std::size_t>(found - inputs.begin()), s.replace.size());
    check_effect(changes, *s.low_kg, *s.high_kg, whole);
  }
}

// Types every piece of advice of a job: at the assumed value, the total stays the same, and the assumption is gone; at
// its P5 and P95, the total changes by the printed effect. Counts the advice by rule.
void type_all(const Json& job, std::map<std::string, int>& advised) {
  const Report before = report_of(job);
  const double whole = total(before);
  for (const AssumptionReport& a : before.assumptions) {
    CHECK(a.json == (a.replace.empty() ? "" : a.replace.front().json));
    if (a.replace.empty()) continue;
    INFO(a.rule << ": " << report::in_words(a.replace));
    ++advised[a.rule];
    const Report after = report_of_typed(job, a.replace);
    CHECK(std::abs(total(after) - whole) <= 1e-9 * whole);
    CHECK(std::ranges::count(after.assumptions, a.rule, &AssumptionReport::rule) <
          std::ranges::count(before.assumptions, a.rule, &AssumptionReport::rule));
    const std::size_t k = input_of(before, a);
    check_range(a, before.calculation.sheet.inputs()[k], dim_of(before, k));
    check_effect(changes_of(job, before, k, a.replace.size()), a.effect_kg.low, a.effect_kg.high, whole);
  }
  type_sensitivity(job, before, advised);
}

}  // namespace

TEST_CASE("the advice of examples and templates can be typed and has the printed effect", "[property]") {
  std::map<std::string, int> advised;
  for (const char* folder : {"examples", "examples/init", "tests/golden/screens"})
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/" + folder)) {
      if (entry.path().extension() != ".json") continue;
      const Json job = Json::parse(read_text(entry.path().string()));
      if (job.value("schema", "") != "aicarbon.job/1") continue;
      INFO(entry.path().filename().string());
      type_all(job, advised);
    }
  for (const auto& [rule, count] : advised) UNSCOPED_INFO(rule << " " << count);
  CHECK(advised.size() >= 20);
}

TEST_CASE("the advice of generated jobs can be typed and has the printed effect", "[property]") {
  std::map<std::string, int> advised;
  for (std::uint64_t seed = 0; seed < tried(300); ++seed) {
    INFO("seed " << seed);
    type_all(Generator(seed).job(), advised);
  }
  for (const auto& [rule, count] : advised) UNSCOPED_INFO(rule << " " << count);
  CHECK(advised.size() >= 15);
}

TEST_CASE("advice replaces a name by an object with the same name", "[property]") {
  std::map<std::string, int> advised;
  for (const char* hardware : {"nvidia-l40s", "nvidia-dgx-h100", "H100"}) {
    const Json job = Json::parse(fmt::format(R"({{"schema": "aicarbon.job/1", "name": "names", "phases": [
      {{"name": "train", "kind": "training", "site": "FR", "hardware": "{}", "activity": {{"device_time": "1000 h"}}}},
      {{"name": "chat", "kind": "inference", "site": "aws/us-east-1", "hardware": "nvidia-l40s", "activity":
        {{"model": "llama-3.1-8b", "requests": "584M", "input_tokens": 800, "output_tokens": 300}}}}]}})",
                                             hardware));
    type_all(job, advised);
  }
  CHECK(advised["life/accelerator"] == 3);
  CHECK(advised["serving/batch"] == 3);
  CHECK(advised["rooflines/other-dense"] == 0);
}

TEST_CASE("advice gives no second form of a footprint that is stated as a value", "[property]") {
  for (const char* boundary : {"card", "chip", "board"}) {
    std::map<std::string, int> advised;
    const Json job = Json::parse(fmt::format(R"({{"schema": "aicarbon.job/1", "name": "footprint", "hardware": {{"n":
      {{"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8, "embodied": {{"value": "150 kg", "boundary": "{}"}}}}}},
      "phases": [{{"name": "train", "kind": "training", "site": "FR", "hardware": "n", "activity":
        {{"device_time": "1000 h"}}}}]}})",
                                             boundary));
    INFO(boundary);
    type_all(job, advised);
    CHECK(advised["embodied/host_memory"] == 0);
    CHECK(advised["embodied/card_over_chip"] == 0);
    CHECK(advised["life/accelerator"] == 1);
  }
}

namespace {

// A value as `check` prints it, as JSON.
std::string as_typed(const std::string& value) {
  const bool bare = value.starts_with('{') || units::parse_number(value);
  return bare ? value : Json(value).dump();
}

// Checks a job against a share of its total, types every change that would meet the limit, and checks again. Counts the
// changes by the last key of their paths.
void type_fits(const Json& job, double share, const std::string& more, std::map<std::string, int>& fits) {
  const EstimateOptions options{.samples = 2500};  // more than the search for a change uses
  const SourceText source{"job.json", job.dump(1)};
  const auto passes = [&](const SourceText& text, double limit) {
    const auto inventory = prepare(text, catalog());
    REQUIRE(inventory);
    const auto budget = verdict::read_budget(
        {"budget.json",
         fmt::format(
             R"({{"schema": "aicarbon.budget/1", "rules": [{{"id": "r", "metric": "total", "max": "{} kg"{}}}]}})",
             limit, more)});
    REQUIRE(budget);
    const Report report = estimate(*inventory, {.samples = 0});
    const std::vector<verdict::Checked> jobs{{{report, report_file({}, catalog(), options).tool}, text}};
    auto checked = verdict::check(jobs, *budget, {}, catalog(), {{2500, 1, 1}, true, "2027-01-01"});
    REQUIRE(checked);
    return *std::move(checked);
  };
  const double limit = share * total(report_of(job));
  const CheckReport before = passes(source, limit);
  for (const Fit& fit : before.results.front().would_fit) {
    INFO(fit.path << ": " << fit.from << " to " << fit.to << " (" << fit.how << ")");
    const workload::Edit edit{fit.path, as_typed(fit.to)};
    const auto text = workload::edited(source, std::span(&edit, 1));
    REQUIRE(text);
    CHECK(passes({"job.json", *text}, limit).passed);
    ++fits[fit.path.substr(fit.path.rfind('/') + 1)];
  }
}

}  // namespace

TEST_CASE("changes that would meet a limit meet it when typed", "[property]") {
  std::map<std::string, int> fits;
  for (const char* name : {"gpt-3", "planned-llm", "serving-fleet", "bloom-176b", "workstation", "init/inference"}) {
    const Json job = Json::parse(read_text(fmt::format("{}/examples/{}.json", source_dir(), name)));
    for (const double share : {0.9, 0.5}) {
      INFO(name << " at " << share);
      type_fits(job, share, "", fits);
      type_fits(job, share, ", \"confidence\": 0.8", fits);
    }
  }
  for (std::uint64_t seed = 0; seed < tried(60); ++seed) {
    INFO("seed " << seed);
    type_fits(Generator(seed).job(), 0.8, "", fits);
  }
  for (const auto& [key, count] : fits) UNSCOPED_INFO(key << " " << count);
  CHECK(fits["grid"] > 5);
  CHECK(fits["pue"] > 5);
  CHECK(fits.size() >= 8);
}

}  // namespace aicarbon::test
