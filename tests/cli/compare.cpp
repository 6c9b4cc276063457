// `aicarbon compare`, as people and scripts use it: reasons why two jobs are hard to compare precede any number, a
// condition that is met gives exit code 1, and jobs, saved reports and HTML pages can be mixed.
#include "support/folder.hpp"
#include "support/run.hpp"

#include "diag/codes.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;
using nlohmann::json;

constexpr const char* whole = "examples/bloom-176b.json";

class Folder {
 public:
  Folder() {
    std::string made = (std::filesystem::temp_directory_path() / "aicarbon-compare-XXXXXX").string();
    if (mkdtemp(made.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path = made;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  std::string put(const std::string& name, const json& document) const {
    write_text(path + "/" + name, document.dump(1));
    return path + "/" + name;
  }
  std::string path;
};

json bloom() { return json::parse(read_text(source_dir() + "/" + whole)); }

json compared(const std::string& base, const std::string& head, std::vector<std::string> more = {}) {
  std::vector<std::string> args{"compare", base, head, "--format", "json"};
  args.insert(args.end(), more.begin(), more.end());
  const Ran ran = run(args);
  INFO(ran.err);
  REQUIRE_FALSE(ran.out.empty());
  return json::parse(ran.out);
}

}  // namespace

TEST_CASE("a comparison lists the fields of the job that changed", "[cli]") {
  const Folder folder;
  const auto paths = [&](const json& head) {
    std::vector<std::string> list;
    const json answer = compared(whole, folder.put("head.json", head));
    for (const json& b : answer.at("because")) list.push_back(b.at("path"));
    std::ranges::sort(list);
    return list;
  };
  using Paths = std::vector<std::string>;
  json head = bloom();
  head["description"] = "only words";
  CHECK(paths(head).empty());
  head = bloom();
  head["sites"]["jean-zay"]["grid"] = "SE";  // one entry, although losses and intensity come from the catalog
  CHECK(paths(head) == Paths{"/sites/jean-zay/grid"});
  head = bloom();
  head["hardware"]["node"]["accelerator"] = "nvidia-h100-sxm5-80gb";
  CHECK(paths(head) == Paths{"/hardware/node/accelerator"});
  head = bloom();
  head["phases"].erase(1);
  CHECK(paths(head) == Paths{"/phases/idle share"});
  head = bloom();
  head["hardware"]["node"]["utilization"] = 0.5;
  head["hardware"]["node"]["lifetime_years"] = 4;
  head["hardware"]["node"].erase("lifetime");
  CHECK(paths(head) == Paths{"/hardware/node/lifetime", "/hardware/node/utilization"});
  head = bloom();
  head["phases"][0]["activity"] = {{"energy", "500 MWh"}};
  CHECK(paths(head) == Paths{"/phases/final run/activity"});
  head = bloom();
  head["only"] = {"operation"};
  CHECK(paths(head) == Paths{"/only"});
  head = bloom();
  head["sites"]["sweden"] = {{"grid", "SE"}};
  head["phases"][0]["site"] = "sweden";
  CHECK(paths(head) == Paths{"/phases/final run/site"});
}

TEST_CASE("reasons why two jobs are hard to compare are printed before any number", "[cli]") {
  const Folder folder;
  json narrow = bloom();
  narrow["only"] = {"operation"};
  json units = bloom();
  units["functional_units"] = {{{"name", "token"}, {"count", 1000}}};
  json incomplete = bloom();
  incomplete["phases"][0].erase("site");
  const auto first_line = [&](const std::string& head) {
    const std::string out = run({"compare", whole, head, "--samples", "200"}).out;
    return out.substr(0, out.find(':'));
  };
  std::string all = first_line(folder.put("narrow.json", narrow)) + first_line(folder.put("units.json", units)) +
                    first_line(folder.put("incomplete.json", incomplete));
  CHECK(all == "AC3103 warningAC3104 warningAC3105 warning");

  json report = estimate(whole, {"--samples", "0"});
  report["tool"]["catalog"] = "2020.01";
  report["tool"]["catalog_sha256"] = std::string(64, '0');
  all += first_line(folder.put("old.json", report));
  report = estimate(whole, {"--samples", "0"});
  report["tool"]["methods"]["electricity"] = 99;
  all += first_line(folder.put("method.json", report));
  all += run({"check", whole, "--budget", "-", "--today", "2030-01-01"},
             R"({"schema": "aicarbon.budget/1", "rules": [{"id": "r", "metric": "total", "max": "10 t"}],
                 "exceptions": [{"rule": "r", "until": "2029-12-31", "reason": "x"},
                                {"rule": "r", "job": "y", "until": "2030-12-31", "reason": "x"}]})")
             .err;
  json contract = bloom();
  contract["sites"]["jean-zay"]["market_based"] = "10 g/kWh";
  const std::string with_contract = folder.put("contract.json", contract);
  contract["sites"]["jean-zay"]["market_based"] = "20 g/kWh";
  all += run({"compare", with_contract, folder.put("other.json", contract), "--samples", "200"}).out;
  for (const auto& row : diag::codes())
    if (row.code > 3100 && row.code < 3200 && row.code != diag::precision_not_reached) {  // see until.cpp for that case
      INFO(row.title);
      CHECK(all.find(code_name(row.code)) != std::string::npos);
    }
}

TEST_CASE("a changed catalog is a single entry of a comparison", "[cli]") {
  const Folder folder;
  json report = estimate(whole, {"--samples", "0"});
  for (json& input : report["reports"][0]["sheet"]["inputs"])
    if (input["id"].get<std::string>().starts_with("defaults/")) {
      input["best"] = input["best"].get<double>() * 0.9;
      input["low"] = input["low"].get<double>() * 0.9;
    }
  report["tool"]["catalog"] = "2020.01";
  report["tool"]["catalog_sha256"] = std::string(64, '0');
  for (json& total : report["reports"][0]["total"]) total = nullptr;  // they were those of the inputs before
  // saved cells have no values, which are computed when the sheet is read
  const json c = compared(folder.put("old.json", report), whole);
  for (const json& b : c.at("because")) CHECK(b.at("path") == "catalog");
}

TEST_CASE("jobs, saved reports and HTML pages can be mixed in a comparison and give the same result", "[cli]") {
  const Folder folder;
  json head = bloom();
  head["name"] = "head";
  head["sites"]["jean-zay"]["pue"] = 1.2;
  const std::string job = folder.put("head.json", head);
  REQUIRE(run({"estimate", job, "-o", folder.path + "/saved.json", "-o", folder.path + "/page.html", "--samples", "50"})
              .code == 0);
  const json of_job = compared(whole, job);
  CHECK(compared(whole, folder.path + "/saved.json") == of_job);
  CHECK(compared(whole, folder.path + "/page.html") == of_job);
  for (const char* threads : {"1", "2", "5"}) CHECK(compared(whole, job, {"--threads", threads}) == of_job);
  CHECK(of_job.at("schema") == "aicarbon.comparison/1");
  CHECK(of_job.at("verdict") == "lower");
  CHECK(of_job.at("probability_lower").get<double>() > 0.95);
  const json change = of_job.at("change").at("co2e_kg");
  CHECK(change.at("best").get<double>() == Approx(of_job.at("head_co2e_kg").at("best").get<double>() -
                                                  of_job.at("base_co2e_kg").at("best").get<double>()));
  CHECK(change.at("low").get<double>() < change.at("high").get<double>());
  const json reversed = compared(job, whole);
  CHECK(reversed.at("verdict") == "higher");
  CHECK(reversed.at("change").at("co2e_kg").at("low").get<double>() == Approx(-change.at("high").get<double>()));
  const Ran many = run({"compare", "--base", whole, job, whole, "--format", "json"});
  const json list = json::parse(many.out);
  REQUIRE(list.size() == 2);
  CHECK(list.at(0) == of_job);
  CHECK(list.at(1).at("verdict") == "unchanged");
  CHECK(compared(whole, job, {"--samples", "0"}).at("probability_lower").is_null());
}

TEST_CASE("paired draws distinguish a small certain change from a large uncertain one", "[cli]") {
  const Folder folder;
  json head = bloom();  // all facts are shared except one exact number, which is 1 % lower
  head["phases"][1]["activity"]["energy"] = "254000 kWh";
  const json sure = compared(whole, folder.put("sure.json", head));
  CHECK(sure.at("verdict") == "lower");
  CHECK(sure.at("probability_lower") == 1);
  head = bloom();  // a PUE of about the same size, with a range
  head["sites"]["jean-zay"]["pue"] = {{"best", 1.5}, {"low", 1.2}, {"high", 2.0}};
  const json unsure = compared(whole, folder.put("unsure.json", head));
  CHECK(unsure.at("verdict") == "not_distinguishable");
}

TEST_CASE("compare --fail-on exits with 1 if a condition is met", "[cli]") {
  const Folder folder;
  json worse = bloom();
  worse["sites"]["jean-zay"]["pue"] = 1.75;
  const std::string head = folder.put("worse.json", worse);
  struct Case {
    std::vector<std::string> conditions;
    int code;
  };
  const Case cases[] = {
      {{"total > +5%"}, 1},
      {{"total > +50%"}, 0},
      {{"total>0"}, 1},
      {{"total < 0"}, 0},
      {{"total >= +1 t"}, 1},
      {{"by_stage/operation > +100 kg"}, 1},
      {{"by_stage/manufacturing > 0"}, 0},
      {{"per_unit/training run > 0"}, 1},
      {{"energy > +10 MWh"}, 1},
      {{"total > +50%", "total > +5%"}, 1},
      {{"market > 0"}, 1},  // it cannot be evaluated, so it never passes
      {{"totl > 0"}, 2},
      {{"total"}, 2},
      {{"total > 5 kWh"}, 2},
      {{"total > five"}, 2},
      {{"per_unit/no > 0"}, 2},
  };
  for (const Case& c : cases) {
    std::vector<std::string> args{"compare", whole, head};
    for (const std::string& condition : c.conditions) {
      args.push_back("--fail-on");
      args.push_back(condition);
    }
    INFO(c.conditions.front());
    const Ran ran = run(args);
    CHECK(ran.code == c.code);
    CHECK(ran.out.empty() == (c.code == 2));
    if (c.code == 1) CHECK(ran.err.find(c.conditions.back()) != std::string::npos);
  }
  json unsure = bloom();
  unsure["sites"]["jean-zay"]["pue"] = {{"best", 1.6}, {"low", 1.2}, {"high", 2.0}};
  const std::string maybe = folder.put("unsure.json", unsure);
  CHECK(run({"compare", whole, maybe, "--fail-on", "total > 0"}).code == 1);
  CHECK(run({"compare", whole, maybe, "--fail-on", "total > 0", "--confidence", "0.95"}).code == 0);
  CHECK(run({"compare", whole, maybe, "--fail-on", "total > 0", "--confidence", "0.2"}).code == 1);
  CHECK(run({"compare", whole, maybe, "--fail-on", "total > 0", "--confidence", "0.2", "--samples", "0"}).code == 2);
  CHECK(run({"compare", whole}).code == 2);
  CHECK(run({"compare", whole, "missing.json"}).code == 3);
}

TEST_CASE("hours that change their unit are the input that changed", "[cli]") {
  const auto job = [](const std::string& hours) {
    return R"({"schema": "aicarbon.job/1", "name": "j", "hardware": {"n": {"accelerator": "amd-mi250x", "accelerators": 4}},
      "phases": [{"name": "run", "kind": "training", "site": "FR", "hardware": "n", "activity": {"device_time": ")" +
           hours + "\"}}]}";
  };
  const TemporaryFolder folder;
  write_text(folder / "a.json", job("10 device-h"));
  write_text(folder / "b.json", job("10 node-h"));
  write_text(folder / "c.json", job("40 device-h"));
  const Ran ran = run({"compare", folder / "a.json", folder / "b.json", "--samples", "0"});
  CHECK(ran.code == 0);
  CHECK(ran.out.find("/phases/run/activity/device_time  10 device-h → 10 node-h\n") != std::string::npos);
  CHECK(ran.out.find("version") == std::string::npos);
  CHECK(run({"compare", folder / "b.json", folder / "c.json", "--samples", "0"})
            .out.find("no relevant input has changed") != std::string::npos);
}
