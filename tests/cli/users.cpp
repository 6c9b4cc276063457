// Requests and other items stated by their users: users × requests of a user per day × days.
#include "support/batch.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace aicarbon::test;

namespace {

constexpr double exactly = 1e-9;
const std::string a_million = R"({"users": 1e6, "per_day": 12, "during": "90 days"})";  // 1.08e9 requests

std::string serving(const std::string& activity, const std::string& more = "") {
  return R"({"schema": "aicarbon.job/1", "name": "chat", "sites": {"dc": {"grid": "FR", "pue": 1.2}},
    "hardware": {"n": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}},
    "phases": [{"name": "serving", "kind": "inference", "site": "dc", "hardware": "n", "activity": {)" +
         activity + "}}]" + more + "}";
}
std::string measured(const std::string& requests, const std::string& more = "") {
  return serving(R"("requests": )" + requests + R"(, "energy_per_request": "0.3 Wh/request", "energy_boundary": "it")",
                 more);
}
double it_kwh(const json& report) { return report.at("total").at("it_energy_kwh").at("best"); }

}  // namespace

TEST_CASE("requests are users times requests per day times days", "[cli]") {
  // 1,000,000 × 12 × 90 = 1.08e9 requests of 0.3 Wh
  const json by_users = report(measured(a_million));
  CHECK(it_kwh(by_users) == Approx(324000).epsilon(exactly));
  CHECK(kg(by_users) == Approx(kg(report(measured("1.08e9")))).epsilon(exactly));
  const std::string page = run({"explain", "-", "serving/operation/electricity", "--all"}, measured(a_million)).out;
  INFO(page);
  CHECK(page.find("requests of all users = users × per_day × (during ÷ 24)") != std::string::npos);
}

TEST_CASE("images, videos, queries and items may be stated by users, too", "[cli]") {
  for (const char* key : {"images", "videos", "queries", "items"}) {
    INFO(key);
    const auto of = [&](const std::string& count) {
      return serving("\"" + std::string(key) + "\": " + count +
                     R"(, "energy_per_item": "2 Wh/item", "energy_boundary": "it")");
    };
    CHECK(it_kwh(report(of(R"({"users": 2000, "per_day": 5, "during": "10 days"})"))) == Approx(200).epsilon(exactly));
    CHECK(it_kwh(report(of("100000"))) == Approx(200).epsilon(exactly));
  }
}

TEST_CASE("users, requests per day and days are uncertain inputs of their own", "[cli]") {
  const json r = report(measured(R"({"users": {"best": 1e6, "low": 0.8e6, "high": 1.2e6}, "per_day": 12,
                                     "during": "90 days"})"),
                        "4000");
  const json& energy = r.at("total").at("it_energy_kwh");
  CHECK(energy.at("low").get<double>() == Approx(324000 * 0.8).epsilon(0.02));
  CHECK(energy.at("high").get<double>() == Approx(324000 * 1.2).epsilon(0.02));
  const Ran ran =
      run({"sensitivity", "-", "--format", "json"}, measured(R"({"users": {"best": 1e6, "low": 0.8e6, "high": 1.2e6},
        "per_day": {"best": 12, "low": 10, "high": 14}, "during": {"best": "90 days", "low": "80 days", "high": "100 days"}})"));
  REQUIRE(ran.code == 0);
  for (const char* key : {"users", "per_day", "during"})
    CHECK(ran.out.find("/phases/serving/activity/requests/" + std::string(key)) != std::string::npos);
}

TEST_CASE("functional units and amortize may refer to requests stated by users", "[cli]") {
  const std::string unit =
      R"(, "functional_units": [{"name": "request", "count": "/phases/serving/activity/requests"}])";
  const json r = report(measured(a_million, unit));
  CHECK(r.at("per_unit").at(0).at("count").at("best").get<double>() == Approx(1.08e9).epsilon(exactly));
  CHECK(r.at("per_unit").at(0).at("it_energy_kwh").at("best").get<double>() == Approx(0.3e-3).epsilon(exactly));
  // the count is correlated with the users: the energy of a request has no range
  const json ranged = report(measured(R"({"users": {"best": 1e6, "low": 0.5e6, "high": 2e6}, "per_day": 12,
                                          "during": "90 days"})",
                                      unit),
                             "500");
  const json& each = ranged.at("per_unit").at(0).at("it_energy_kwh");
  CHECK(each.at("low").get<double>() == Approx(0.3e-3).epsilon(1e-6));
  CHECK(each.at("high").get<double>() == Approx(0.3e-3).epsilon(1e-6));
  json job = json::parse(measured(a_million));
  job["phases"].push_back(json::parse(R"({"name": "training", "kind": "training", "site": "dc", "hardware": "n",
                                          "activity": {"device_time": "1000 device-h"}})"));
  for (const char* over : {"{}", R"({"over": "/phases/serving/activity/requests"})"}) {
    job["amortize"] = json::parse(over);
    CHECK(report(job.dump()).at("amortized").at("count").at("best").get<double>() == Approx(1.08e9).epsilon(exactly));
  }
}

TEST_CASE("requests of users on a fleet arrive evenly over its duration", "[cli]") {
  const auto on_fleet = [](const std::string& requests) {
    return R"({"schema": "aicarbon.job/1", "name": "chat", "sites": {"dc": {"grid": "FR", "pue": 1.2}},
      "hardware": {"n": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}},
      "phases": [{"name": "cluster", "kind": "fleet", "site": "dc", "hardware": "n",
                  "activity": {"machines": 20, "duration": "90 days"}},
                 {"name": "serving", "kind": "inference", "runs_on": "cluster", "activity": {"requests": )" +
           requests + R"(, "model": "llama-3.1-8b", "input_tokens": 300, "output_tokens": 350}}]})";
  };
  const json users = report(on_fleet(R"({"users": 100000, "per_day": 12, "during": "90 days"})"));
  const json count = report(on_fleet("108000000"));
  CHECK(kg(users) == Approx(kg(count)).epsilon(exactly));
  CHECK(it_kwh(users) == Approx(it_kwh(count)).epsilon(exactly));
}

TEST_CASE("users need their requests and their days, and can be bound to a column", "[cli]") {
  const Ran ran = run({"validate", "-"}, measured(R"({"users": 1e6, "per_day": 12})"));
  CHECK(ran.code == 2);
  CHECK(ran.err.find("\"during\" is missing") != std::string::npos);
  CHECK(run({"validate", "-"}, measured(R"({"users": 0, "per_day": 12, "during": "1 days"})")).err.find("AC2205") !=
        std::string::npos);
  const Folder f;
  f.put("t.json", measured(a_million));
  f.put("r.csv", "id,/phases/serving/activity/requests/users\na,1000000\nb,500000\n");
  const Ran rows = f.batch("r.csv");
  CHECK(rows.err.find("AC3053") == std::string::npos);
  const auto cells = table(rows.out);
  REQUIRE(cells.size() == 3);
  const std::size_t at = column(cells, "energy_kwh");
  CHECK(std::stod(cells[1][at]) == Approx(324000 * 1.2).epsilon(1e-6));
  CHECK(std::stod(cells[2][at]) == Approx(162000 * 1.2).epsilon(1e-6));
}
