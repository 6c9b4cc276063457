// Contracts of a site: shares of its electricity, each with an intensity of its own, in the market-based total.
#include "support/batch.hpp"
#include "support/france.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace aicarbon::test;

namespace {

constexpr double exactly = 1e-9;
// Generation within the intensity of France, in g/kWh: 44.18 × (1 − 30.2 ÷ (33.5 + 30.2)), the split of upstream.csv.
const double generation_of_france = 1000 * intensity_of_france() * (1 - supply_of_france());

// Electricity of 1 MWh in France, so that 1 g/kWh is 1 kg.
std::string one_mwh(const std::string& contracts) {
  return R"({ "schema": "aicarbon.job/1", "name": "one", "sites": { "main": { "grid": "FR", "pue": 1, "market_based": )" +
         contracts + R"( } }, "phases": [ { "name": "run", "kind": "training", "site": "main", "hardware": "none",
    "activity": { "energy": "1 MWh", "energy_boundary": "it" } } ], "except": ["construction"] })";
}

json scope_2(const json& report) {
  for (const json& e : report.at("by_scope"))
    if (e.at("scope") == 2) return e;
  throw std::runtime_error("no scope 2");
}

double market(const json& report) { return scope_2(report).at("co2e_market_kg").at("best"); }

std::string refusal(const std::string& contracts) { return run({"validate", "-"}, one_mwh(contracts)).err; }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("contracts are weighted by their shares, and replace generation only", "[cli]") {
  const json r =
      report(one_mwh(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "intensity": "50 g/kWh"}])"));
  CHECK(market(r) == Approx(0.4 * 50).epsilon(exactly));
  const double location = scope_2(r).at("co2e_kg").at("best");
  CHECK(location == Approx(generation_of_france).epsilon(exactly));
  // fuel supply and losses stay those of the grid
  CHECK(r.at("total").at("co2e_market_kg").at("best").get<double>() == Approx(kg(r) - location + 20).epsilon(exactly));
  // the parts of the electricity without a contract
  const json rest =
      report(one_mwh(R"([{"share": 0.25, "intensity": "20 g/kWh"}, {"share": 0.75, "intensity": "location"}])"));
  CHECK(market(rest) == Approx(0.25 * 20 + 0.75 * generation_of_france).epsilon(exactly));
  // one contract for all is the same as a list of one
  CHECK(report(one_mwh(R"([{"share": 1, "intensity": "94 g/kWh"}])")).at("total") ==
        report(one_mwh(R"("94 g/kWh")")).at("total"));
}

TEST_CASE("a residual mix of a contract is that of the grid it names, and never zero if the catalog has none",
          "[cli]") {
  const std::string of_germany = R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "residual": "DE"}])";
  const json unknown = report(one_mwh(of_germany));
  CHECK(unknown.at("total").at("co2e_market_kg").is_null());
  CHECK(scope_2(unknown).at("co2e_market_kg").is_null());
  CHECK(unknown.at("co2e_market_reason") ==
        "the catalog has no residual mix for \"DEU\"; state the \"intensity\" of the contract at "
        "/sites/main/market_based/1, or overlay a table residuals.csv");
  CHECK(unknown.at("complete") == true);  // the location-based total needs no contracts
  CHECK(kg(unknown) == kg(report(one_mwh(R"("location")"))));
  const std::string own = R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "intensity": "residual"}])";
  CHECK(report(one_mwh(own))
            .at("co2e_market_reason")
            .get<std::string>()
            .starts_with("the catalog has no residual mix for \"FRA\"; "));
  const TemporaryFolder over;
  write_text(
      over / "sources.json",
      R"({"schema": "aicarbon.catalog/1", "sources": [{"id": "mine", "title": "Residual mixes", "publisher": "me",
                 "year": "2025", "url": "https://example.org", "licence": "mine", "confidence": "read"}]})");
  const std::string built_in = read_text(source_dir() + "/data/residuals.csv");
  write_text(over / "residuals.csv", built_in.substr(0, built_in.find('\n') + 1) +
                                         "DEU,Germany,700,,,range,none,direct,2024,mine,read,\n"
                                         "FRA,France,60,,,range,none,direct,2024,mine,read,\n");
  const auto with_overlay = [&](const std::string& contracts) {
    const Ran ran =
        run({"estimate", "-", "--format", "json", "--samples", "0", "--catalog", over.path}, one_mwh(contracts));
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    return json::parse(ran.out).at("reports").at(0);
  };
  CHECK(market(with_overlay(of_germany)) == Approx(0.4 * 700).epsilon(exactly));
  CHECK(market(with_overlay(own)) == Approx(0.4 * 60).epsilon(exactly));
}

TEST_CASE("shares and intensities with ranges are inputs of their own, and the draws of shares add up to 1", "[cli]") {
  const json r = report(one_mwh(R"([{"share": {"best": 0.6, "low": 0.5, "high": 0.7}, "intensity": "0 g/kWh"},
                                    {"share": 0.4, "intensity": "100 g/kWh"}])"),
                        "2000");
  // between 0.4 ÷ (0.7 + 0.4) and 0.4 ÷ (0.5 + 0.4) of 100 g/kWh
  const json co2e = scope_2(r).at("co2e_market_kg");
  CHECK(co2e.at("best").get<double>() == Approx(40).epsilon(exactly));
  CHECK(co2e.at("low").get<double>() > 36.3636);
  CHECK(co2e.at("low").get<double>() < 39);
  CHECK(co2e.at("high").get<double>() < 44.4445);
  CHECK(co2e.at("high").get<double>() > 42);
  const json ranged = report(one_mwh(R"([{"share": 0.5, "intensity": "0 g/kWh"},
      {"share": 0.5, "intensity": {"best": "100 g/kWh", "low": "50 g/kWh", "high": "150 g/kWh", "shape": "bounds"}}])"),
                             "2000");
  CHECK(scope_2(ranged).at("co2e_market_kg").at("low").get<double>() < 35);
  const std::string page =
      run({"explain", "-", "total/co2e_market", "--all"},
          one_mwh(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "intensity": "50 g/kWh"}])"))
          .out;
  INFO(page);
  CHECK(has(page, "intensity of the contracts = "));
}

TEST_CASE("faults in a list of contracts", "[cli]") {
  const std::string few =
      refusal(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.3, "intensity": "50 g/kWh"}])");
  CHECK(has(few, "error[AC2205]: the shares of the contracts add up to 0.9, not to 1"));
  CHECK(has(few, "at /sites/main/market_based/1/share"));
  CHECK(has(
      few,
      R"(help: raise a share, or add {"share": 0.1, "intensity": "residual"} for the electricity without a contract)"));
  const std::string many =
      refusal(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.5, "intensity": "50 g/kWh"}])");
  CHECK(has(many, "error[AC2205]: the shares of the contracts add up to 1.1, not to 1"));
  CHECK(has(many, "help: lower a share: the shares divide the electricity of the site among its contracts"));
  CHECK(refusal(R"([{"share": 0.1, "intensity": "1 g/kWh"}, {"share": 0.2, "intensity": "1 g/kWh"},
                    {"share": 0.7, "intensity": "1 g/kWh"}])")
            .find("error") == std::string::npos);
  CHECK(has(refusal(R"([{"share": 1, "intensity": "0 g/kWh", "residual": "DE"}])"),
            "error[AC2110]: \"intensity\" and \"residual\" state the same thing"));
  CHECK(has(refusal(R"([{"share": 1}])"), ": a contract needs its intensity"));
  CHECK(has(refusal(R"([{"intensity": "0 g/kWh"}])"), "\"share\" is missing"));
  CHECK(has(refusal("[]"), ": \"market_based\" lists no contract"));
  CHECK(has(refusal(R"([{"share": 1, "residual": "Germony"}])"), "error[AC2106]: unknown grid \"Germony\""));
  CHECK(has(refusal(R"([{"share": 1, "intensity": "green"}])"), "green"));
  CHECK(has(refusal(R"([{"share": 1.5, "intensity": "0 g/kWh"}])"), "error[AC2205]: 1.5 is outside the valid range"));
}

TEST_CASE("the values of contracts can be swept and bound by their paths", "[cli]") {
  const Folder f;
  f.put("t.json", one_mwh(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "intensity": "50 g/kWh"}])"));
  f.put("r.csv", "id,/sites/main/market_based/1/intensity_g_per_kwh\na,50\nb,100\n");
  const json totals = json::parse(f.batch("r.csv --totals --samples 0 --format json").out).at("reports").at(0);
  const auto alone = [](const char* intensity) {
    return market(report(one_mwh(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "intensity": ")" +
                                 std::string(intensity) + R"("}])")));
  };
  CHECK(market(totals) == Approx(alone("50 g/kWh") + alone("100 g/kWh")).epsilon(exactly));
  const Ran swept =
      run({"sweep", "-", "--vary", "/sites/main/market_based/1/intensity=50:150:50 g/kWh"},
          one_mwh(R"([{"share": 0.6, "intensity": "0 g/kWh"}, {"share": 0.4, "intensity": "50 g/kWh"}])"));
  INFO(swept.err);
  CHECK(swept.code == 0);  // although no figure of the location-based objective depends on it
  CHECK(has(swept.out, "150 g/kWh"));
  f.put("shares.csv", "id,/sites/main/market_based/0/share\na,0.6\nb,0.8\nc,0.2\n");
  const Ran ran = f.batch("shares.csv --rejects rejects.csv --on-error skip");
  CHECK(table(ran.out).size() == 2);
  const std::string rejects = f.get("rejects.csv");
  CHECK(has(rejects, "run: the shares of the contracts are 1.20 times the electricity of the site"));
  CHECK(has(rejects, "run: the electricity of the site is 1.67 times the shares of its contracts"));
}
