// The tables for planned work. Each default utilization is derived from published values by one rule, and can be
// derived without a validation point. Published values agree with the hours or tokens that they were published with.
#include <aicarbon/catalog.hpp>

#include "support/run.hpp"
#include "support/student.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

using namespace aicarbon;
using test::Interval;

namespace {

const std::vector<std::string> points{"P22", "P23", "P24", "P25", "P26", "P27",
                                      "P28", "P29", "P30", "P31", "P33", "P45"};

std::vector<std::string> words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::optional<double> number(const CatalogTable& table, const CatalogRow& row, std::string_view column) {
  return units::parse_number(table.text(row, column));
}

double percentile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 == sorted.size()) return sorted.back();
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

// Of the FP8 gain, which has many values: their median, and the 5th and 95th percentile.
Interval percentiles(std::vector<double> values) {
  std::ranges::sort(values);
  return {percentile(values, 0.5), percentile(values, 0.05), percentile(values, 0.95)};
}

struct Fed {
  std::vector<double> values;
  std::set<int> points;
};

Fed feeding(const Catalog& catalog, std::string_view id, std::string_view without) {
  const CatalogTable& published = catalog.table("mfu_published");
  Fed fed;
  for (const CatalogRow& row : published.rows) {
    const auto point = published.text(row, "point");
    if (!has(words(published.text(row, "feeds")), id) || (!point.empty() && point == without)) continue;
    fed.values.push_back(number(published, row, "mfu").value());
    if (!point.empty()) fed.points.insert(std::stoi(std::string(point.substr(1))));
  }
  return fed;
}

void check_made(const CatalogTable& mfu, const CatalogRow& row, const Fed& fed) {
  REQUIRE(fed.values.size() >= 4);
  Interval made = test::predictive(fed.values);
  const bool envelope = mfu.text(row, "scope") == "adapters";
  if (envelope) {
    made.low = std::ranges::min(fed.values);
    made.high = std::ranges::max(fed.values);
  }
  CHECK(std::abs(number(mfu, row, "mfu").value() - made.best) <= 0.0006);
  CHECK(std::abs(number(mfu, row, "mfu_low").value() - made.low) <= 0.0006);
  CHECK(std::abs(number(mfu, row, "mfu_high").value() - made.high) <= 0.0006);
  CHECK(mfu.text(row, "set") == (envelope ? "envelope" : "predictive"));
  std::string of;
  for (const int point : fed.points) of += (of.empty() ? "P" : " P") + std::to_string(point);
  CHECK(mfu.text(row, "points") == of);
}

}  // namespace

TEST_CASE("a published MFU agrees with its device hours or its tokens per second", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& published = catalog.table("mfu_published");
  const CatalogTable& accelerators = catalog.table("accelerators");
  int recomputed = 0;
  for (const CatalogRow& row : published.rows) {
    INFO(row.id());
    const CatalogRow* device = accelerators.find(published.text(row, "device"));
    REQUIRE(device != nullptr);
    const double mfu = number(published, row, "mfu").value();
    CHECK(mfu > 0);
    CHECK(mfu < 1);
    const auto rate = number(published, row, "tokens_per_s"), hours = number(published, row, "device_hours");
    if (!rate && !hours) continue;
    const double per_weight = published.text(row, "scope") == "adapters" ? 4 : 6;
    double flop = per_weight * number(published, row, "parameters").value();
    if (published.text(row, "attention") == "counted")
      flop += 12 * number(published, row, "layers").value() * number(published, row, "hidden").value() *
              number(published, row, "sequence").value();
    const double done = rate ? *rate : number(published, row, "tokens").value() / (*hours * 3600);
    const double peak = number(accelerators, *device, "bf16_tflops").value() * 1e12;
    CHECK(done * flop / peak == Approx(mfu).epsilon(0.006));
    ++recomputed;
  }
  CHECK(recomputed > 100);
}

TEST_CASE("each default MFU is derived from the published values assigned to it", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& mfu = catalog.table("mfu");
  const CatalogTable& published = catalog.table("mfu_published");
  std::set<std::string> named;
  for (const CatalogRow& row : mfu.rows) {
    INFO(row.id());
    check_made(mfu, row, feeding(catalog, row.id(), {}));
    for (const std::string& point : words(mfu.text(row, "points"))) named.insert(point);
  }
  CHECK(std::vector<std::string>(named.begin(), named.end()) == points);
  for (const CatalogRow& row : published.rows)
    for (const std::string& fed : words(published.text(row, "feeds"))) {
      INFO(row.id() << " feeds " << fed);
      const CatalogRow& into = *mfu.find(fed);
      CHECK(published.text(row, "kind") == mfu.text(into, "kind"));
      CHECK(published.text(row, "scope") == mfu.text(into, "scope"));
      const auto families = words(mfu.text(into, "families"));
      const auto device = published.text(row, "device");
      CHECK((has(families, "*") || std::ranges::any_of(families, [&](const std::string& family) {
               return device.find(family) != std::string_view::npos;
             })));
      if (const auto most = number(mfu, into, "most_parameters"))
        CHECK(number(published, row, "parameters").value() <= *most);
      if (const auto longest = number(mfu, into, "longest_sequence"))
        CHECK(number(published, row, "sequence").value_or(0) <= *longest);
    }
  for (const std::string_view kind : {"dense", "moe"})
    for (const std::string_view scope : {"step", "run"})
      CHECK(std::ranges::any_of(mfu.rows, [&](const CatalogRow& row) {
        return mfu.text(row, "families") == "*" && mfu.text(row, "kind") == kind && mfu.text(row, "scope") == scope &&
               mfu.text(row, "longest_sequence").empty();
      }));
}

TEST_CASE("without a validation point, each default MFU is derived from the remaining values", "[unit]") {
  const Catalog catalog = builtin_catalog();
  for (const std::string& point : points) {
    INFO(point);
    const std::string path = "tests/validation/without/" + point + "/mfu.csv";
    const SourceText laid{path, test::read_text(test::source_dir() + "/" + path)};
    Catalog over = builtin_catalog();
    const Diagnostics faults = overlay(over, point, std::span(&laid, 1));
    CHECK(faults.empty());
    const CatalogTable& mfu = over.table("mfu");
    CHECK(mfu.rows.size() == catalog.table("mfu").rows.size());
    for (const CatalogRow& row : mfu.rows) {
      INFO(row.id());
      const CatalogRow& built_in = *catalog.table("mfu").find(row.id());
      const bool of_point = has(words(catalog.table("mfu").text(built_in, "points")), point);
      CHECK((row.origin == path) == of_point);
      if (!of_point) continue;
      for (const std::string_view column : {"families", "kind", "scope", "most_parameters", "longest_sequence"})
        CHECK(mfu.text(row, column) == catalog.table("mfu").text(built_in, column));
      check_made(mfu, row, feeding(catalog, row.id(), point));
    }
  }
}

TEST_CASE("the FP8 gain is derived from published pairs of equal settings, with and without a point", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& published = catalog.table("mfu_published");
  const auto gain = [&](const CatalogRow& fp8) {
    const CatalogRow& bf16 = *published.find(published.text(fp8, "twin"));
    INFO(fp8.id() << " beside " << bf16.id());
    CHECK(published.text(fp8, "precision") == "fp8");
    CHECK(published.text(bf16, "precision") == "bf16");
    CHECK(published.text(fp8, "feeds").empty());
    for (const std::string_view same :
         {"model", "devices", "device", "parameters", "layers", "hidden", "sequence", "kind", "scope", "source"})
      CHECK(published.text(fp8, same) == published.text(bf16, same));
    const std::string_view told = number(published, fp8, "tokens_per_s") ? "tokens_per_s" : "mfu";
    return number(published, fp8, told).value() / number(published, bf16, told).value();
  };
  std::vector<double> gains, without, times;
  for (const CatalogRow& row : published.rows) {
    if (published.text(row, "twin").empty()) continue;
    gains.push_back(gain(row));
    times.push_back(1 / gains.back());
    if (published.text(row, "point") != "P28") without.push_back(gains.back());
  }
  CHECK(gains.size() == 20);
  CHECK(without.size() == 19);
  const auto is = [](const CatalogValue& figure, const Interval& made) {
    CHECK(figure.value.best == Approx(made.best).margin(0.0006));
    CHECK(figure.value.low == Approx(made.low).margin(0.0006));
    CHECK(figure.value.high == Approx(made.high).margin(0.0006));
  };
  is(catalog.number("defaults", "training/fp8_gain", "value").value(), percentiles(gains));
  for (const std::string_view column : {"time", "energy"})
    is(catalog.number("techniques", "fp8-training", column).value(), percentiles(times));
  const std::string path = "tests/validation/without/P28/defaults.csv";
  const SourceText laid{path, test::read_text(test::source_dir() + "/" + path)};
  Catalog over = builtin_catalog();
  const Diagnostics faults = overlay(over, "P28", std::span(&laid, 1));
  CHECK(faults.empty());
  is(over.number("defaults", "training/fp8_gain", "value").value(), percentiles(without));
}

TEST_CASE("every technique has a known resource and an energy factor", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& techniques = catalog.table("techniques");
  const std::set<std::string_view> resources{"weights", "compute", "cache", "power", "training", "data", "network"};
  for (const CatalogRow& row : techniques.rows) {
    INFO(row.id());
    CHECK(resources.contains(techniques.text(row, "resource")));
    CHECK(catalog.number("techniques", row.id(), "energy")->value.best > 0);
  }
  const auto best = [&](std::string_view id) { return catalog.number("techniques", id, "energy")->value.best; };
  CHECK(best("fp8-small-batch") > 1);  // the sign depends on the batch
  CHECK(best("fp8-large-batch") < 1);
  CHECK(best("speculative-decoding-batch-16") < 1);
  CHECK(best("speculative-decoding-batch-128") == 1.2565);
  CHECK(catalog.number("techniques", "power-cap-70", "time")->value.best == 1.067);
}

TEST_CASE("every measurement of inference has a boundary and a unit", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& measured = catalog.table("measured_inference");
  std::set<std::string> of;
  for (const CatalogRow& row : measured.rows) {
    INFO(row.id());
    CHECK(std::set<std::string_view>{"accelerators", "it", "facility"}.contains(measured.text(row, "boundary")));
    CHECK(
        std::set<std::string_view>{"request", "token", "text", "image", "video"}.contains(measured.text(row, "unit")));
    CHECK(catalog.number("measured_inference", row.id(), "energy_wh")->value.best > 0);
    if (const auto point = measured.text(row, "point"); !point.empty()) of.emplace(point);
  }
  for (int point = 1; point <= 21; ++point) CHECK(of.contains("P" + std::to_string(point)));
  const auto kwh = [&](std::string_view id) {
    return catalog.number("measured_inference", id, "energy_wh")->value.best;
  };
  CHECK(kwh("ml-energy/p1") * 3.6e6 == Approx(3.7587).epsilon(1e-3));  // J per token
  CHECK(kwh("luccioni-2024/image-generation") == Approx(2.907e-3));
  CHECK(kwh("zschache-2025/llama-3.1-70b") == Approx(48.60e-3 / 189).epsilon(1e-3));
  CHECK(kwh("morrison-2025/llama-3.1-8b/1") * 3.6e6 == Approx(500).epsilon(2e-3));
}

TEST_CASE("lint finds missing values and unknown names in mfu_published", "[unit]") {
  Catalog catalog = builtin_catalog();
  Diagnostics out;
  const SourceText laid{"mfu_published.csv",
                        "id,model,device,kind,scope,mfu,feeds,twin,source\n"
                        "a,A,nvidia-h101,dense,step,0.4,h100-dense-step h100-dense-stride,,mpt-benchmarks\n"
                        "b,B,nvidia-h100-sxm5-80gb,dense,step,,,c,mpt-benchmarks\n"};
  out += overlay(catalog, "mine", std::span(&laid, 1));
  out += lint(catalog);
  std::string said;
  for (const Diagnostic& one : out)
    if (one.severity == Severity::error) said += one.message + "\n";
  CHECK(said == "mfu_published/a: device \"nvidia-h101\" is not in the accelerators table\n"
                "mfu_published/a: feeds \"h100-dense-stride\" is not in the mfu table\n"
                "mfu_published/b: mfu is missing\n"
                "mfu_published/b: twin \"c\" is not in the mfu_published table\n");
}

TEST_CASE("default MFUs are listed and shown, with and without a validation point", "[unit]") {
  const auto list = test::run({"catalog", "list", "mfu"});
  CHECK(list.code == 0);
  CHECK(list.out.find("h100-dense-run         0.271   h100 h200 h800 gh200\n") != std::string::npos);
  const auto shown =
      test::run({"catalog", "show", "mfu", "all-dense-run", "--catalog", "tests/validation/without/P33"});
  CHECK(shown.code == 0);
  CHECK(shown.out.find("n = 28: geometric mean and log-t interval; without P33") != std::string::npos);
}
