// Training spread over use: the figures of a report are related as described in docs/how-to/training-over-use.md, and a
// budget can limit them.
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace aicarbon::test {
namespace {

double best(const nlohmann::json& figure) { return figure.at("best").get<double>(); }

nlohmann::json planned() { return nlohmann::json::parse(read_text(source_dir() + "/examples/planned-llm.json")); }

nlohmann::json report_of(const nlohmann::json& job) {
  return estimate(job.dump(), {"--samples", "0"}).at("reports").at(0);
}

double co2e_of(const nlohmann::json& report, const nlohmann::json& names) {
  double sum = 0;
  for (const auto& phase : report.at("phases"))
    for (const auto& name : names)
      if (phase.at("name") == name) sum += best(phase.at("co2e_kg"));
  return sum;
}

}  // namespace

TEST_CASE("the figures of amortized training are consistent with each other", "[unit]") {
  nlohmann::json job = planned();
  const double delivered = 3e8, tokens_out = 350, per_user_day = 8;
  for (const double over : {3e8, 3e9, 12345.0}) {
    INFO(over);
    job["amortize"]["over"] = over;
    job["amortize"]["requests_per_user_day"] = per_user_day;
    const auto report = report_of(job);
    const auto& a = report.at("amortized");
    const double training = co2e_of(report, a.at("training"));
    const double use = co2e_of(report, a.at("use"));
    CHECK(training + use == Approx(best(report.at("total").at("co2e_kg"))).epsilon(1e-12));
    CHECK(best(a.at("training_co2e_kg")) == Approx(training).epsilon(1e-12));
    CHECK(best(a.at("use_co2e_kg")) == Approx(use).epsilon(1e-12));
    CHECK(best(a.at("count")) == over);
    const double of_one = training / over + use / delivered;
    CHECK(best(a.at("per_thousand").at("co2e_kg")) == Approx(1000 * of_one).epsilon(1e-12));
    CHECK(best(a.at("per_thousand").at("training_share")) == Approx(training / over / of_one).epsilon(1e-12));
    CHECK(best(a.at("per_token").at("co2e_kg")) == Approx(of_one / tokens_out).epsilon(1e-12));
    CHECK(best(a.at("per_user_year").at("co2e_kg")) == Approx(of_one * per_user_day * 365.25).epsilon(1e-12));
    CHECK(best(a.at("break_even")) == Approx(training / (use / delivered)).epsilon(1e-12));
  }
}

TEST_CASE("a budget can limit the life-cycle footprint of a thousand requests", "[unit]") {
  const auto check = [](const std::string& most) {
    return run(
        {"check", "examples/planned-llm.json", "--budget", "-"},
        R"({"schema": "aicarbon.budget/1", "rules": [{"id": "thousand", "metric": "amortized/per_thousand", "max": ")" +
            most + "\"}]}");
  };
  CHECK(check("100 g").code == 0);
  const auto broken = check("1 g");
  CHECK(broken.code == 1);
  CHECK(broken.out.find("76 g    1 g") != std::string::npos);
}

}  // namespace aicarbon::test
