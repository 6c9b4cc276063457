// Properties of every comparison, tested on a thousand generated pairs: shares add up, the order does not matter, and
// only changed inputs have a share.
#include "property/generate.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;

constexpr std::uint64_t pairs = tried(1000);

Compared side(const Json& job) {
  ReportFile file = report_file({report_of(job)}, catalog(), {.samples = 0});
  return {std::move(file.reports.front()), file.tool};
}

Comparison compare_best(const Compared& base, const Compared& head) {
  return compare(base, std::span(&head, 1), {.samples = 0}).front();
}

// A job, and a changed version of it: with other numbers, other sites, other machines, one phase more or less, or an
// entirely different job.
std::pair<Json, Json> pair_of(std::uint64_t seed) {
  Generator random(seed);
  const Json base = random.job();
  if (random.chance(0.15)) return {base, random.job()};
  Json head = base;
  const std::size_t edits = 1 + random.below(4);
  for (std::size_t k = 0; k < edits; ++k) {
    const std::string site = "site " + std::to_string(random.below(head["sites"].size()));
    const std::string node = "node 0";
    switch (random.below(6)) {
    case 0: head["sites"][site] = random.site(); break;
    case 1: head["hardware"][node] = random.hardware(); break;
    case 2: head["hardware"][node]["lifetime_years"] = random.between(3, 7); break;
    case 3: head["sites"][site]["pue"] = random.between(1.02, 2); break;
    case 4: {
      Json& phase = head["phases"][head["phases"].size() - 1];
      if (!phase.contains("runs_on") && !phase["activity"].contains("ratio_of") && phase["kind"] != "fleet") {
        phase["activity"] = random.activity();
        phase.erase("charge_idle");
      }
      break;
    }
    default:
      head["phases"].push_back({{"name", "new"},
                                {"kind", "training"},
                                {"site", site},
                                {"hardware", "none"},
                                {"activity", {{"energy_kwh", random.between(10, 1e5)}}}});
      return {base, head};
    }
  }
  return {base, head};
}

double scale_of(const Comparison& c) {
  double scale = 1e-9;
  if (c.base_co2e_kg) scale = std::max(scale, std::abs(c.base_co2e_kg->best));
  if (c.head_co2e_kg) scale = std::max(scale, std::abs(c.head_co2e_kg->best));
  return scale;
}

Json reversed(const Json& value) {
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(reversed(item));
    return out;
  }
  if (!value.is_object()) return value;
  std::vector<std::pair<std::string, Json>> members;
  for (const auto& [key, item] : value.items()) members.emplace_back(key, reversed(item));
  Json out = Json::object();
  for (auto it = members.rbegin(); it != members.rend(); ++it) out[it->first] = it->second;
  return out;
}

}  // namespace

TEST_CASE("shares add up to the change, in both directions and for any order of keys", "[property]") {
  std::size_t compared = 0;
  std::size_t several = 0;
  for (std::uint64_t seed = 0; seed < pairs; ++seed) {
    const auto [base_job, head_job] = pair_of(seed);
    const Compared base = side(base_job);
    const Compared head = side(head_job);
    const Comparison c = compare_best(base, head);
    if (!c.change) continue;
    ++compared;
    several += c.because.size() > 2 ? 1U : 0U;
    INFO("seed " << seed << "\n" << base_job.dump(1) << "\n" << head_job.dump(1));
    double sum = 0;
    for (const Because& b : c.because) sum += b.co2e_kg;
    CHECK(std::abs(sum - c.change->co2e_kg.best) <= 1e-9 * scale_of(c));

    const Comparison back = compare_best(head, base);
    REQUIRE(back.because.size() == c.because.size());
    for (const Because& b : c.because) {
      const auto twin = std::ranges::find(back.because, b.path, &Because::path);
      INFO(b.path);
      REQUIRE(twin != back.because.end());
      CHECK(std::abs(twin->co2e_kg + b.co2e_kg) <= 1e-9 * scale_of(c));
      CHECK(twin->from == b.to);
      CHECK(twin->to == b.from);
    }

    const Comparison other_order = compare_best(side(reversed(base_job)), side(reversed(head_job)));
    REQUIRE(other_order.because.size() == c.because.size());
    for (std::size_t k = 0; k < c.because.size(); ++k) {
      const auto twin = std::ranges::find(other_order.because, c.because[k].path, &Because::path);
      REQUIRE(twin != other_order.because.end());
      CHECK(std::abs(twin->co2e_kg - c.because[k].co2e_kg) <= 1e-9 * scale_of(c));
    }
  }
  CHECK(compared > pairs * 9 / 10);
  CHECK(several > pairs / 10);  // the generator must change several inputs in some pairs
}

TEST_CASE("an input that has not changed has no share", "[property]") {
  for (std::uint64_t seed = 0; seed < pairs; ++seed) {
    const auto [base_job, head_job] = pair_of(seed);
    const Compared base = side(base_job);
    const Compared head = side(head_job);
    std::set<std::string> changed;
    const auto note = [&](const Report& a, const Report& b) {
      for (const auto& [path, value] : a.typed) {
        const auto twin = std::ranges::find(b.typed, path, [](const auto& t) { return t.first; });
        if (twin == b.typed.end() || twin->second != value) changed.insert(path);
      }
    };
    note(base.report, head.report);
    note(head.report, base.report);
    INFO("seed " << seed << "\n" << base_job.dump(1) << "\n" << head_job.dump(1));
    for (const Because& b : compare_best(base, head).because) {
      INFO(b.path);
      CHECK(std::ranges::any_of(changed, [&](const std::string& path) {
        return path == b.path || path.starts_with(b.path + "/") || b.path == "/";
      }));
    }
    CHECK(compare_best(base, base).because.empty());
    if (base.report.total.co2e_kg) CHECK(compare_best(base, base).verdict == "unchanged");
  }
}

TEST_CASE("a single changed number has the whole change as its share", "[property]") {
  for (std::uint64_t seed = 0; seed < tried(300); ++seed) {
    const Json base_job = Generator(seed).job();
    Json head_job = base_job;
    head_job["sites"]["site 0"]["pue"] = 1.37;
    const Comparison c = compare_best(side(base_job), side(head_job));
    INFO("seed " << seed << "\n" << base_job.dump(1));
    if (!c.change || c.change->co2e_kg.best == 0) {
      CHECK(c.because.empty());
      continue;
    }
    REQUIRE(c.because.size() == 1);
    CHECK(c.because[0].path == "/sites/site 0/pue");
    CHECK(std::abs(c.because[0].co2e_kg - c.change->co2e_kg.best) <= 1e-9 * scale_of(c));
  }
}

TEST_CASE("with paired draws, a job compared with itself is unchanged in every draw", "[property]") {
  for (std::uint64_t seed = 0; seed < tried(40); ++seed) {
    const Json base_job = Generator(seed).job();
    const Compared base = side(base_job);
    const Comparison same = compare(base, std::span(&base, 1), {.samples = 500}).front();
    if (!same.change) continue;
    INFO("seed " << seed);
    CHECK(same.change->co2e_kg.low == 0);
    CHECK(same.change->co2e_kg.high == 0);
    CHECK(same.probability_lower == 0.5);
    CHECK(same.verdict == "unchanged");
  }
}
