// A small generator of valid jobs with a seed, and a function from a job to its report.
#pragma once

#include <aicarbon/aicarbon.hpp>

#include "report/report.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace aicarbon::test {

using Json = nlohmann::ordered_json;

// How many of `all` generated jobs a build tries.
#ifdef AICARBON_SANITIZED
constexpr std::uint64_t tried(std::uint64_t all) { return all / 5; }
#else
constexpr std::uint64_t tried(std::uint64_t all) { return all; }
#endif

inline const Catalog& catalog() {
  static const Catalog built_in = builtin_catalog();
  return built_in;
}

inline Inventory inventory_of(const Json& job) {
  auto inventory = prepare({"generated", job.dump(1)}, catalog());
  if (!inventory) {
    const Diagnostic& fault = inventory.notes.front();
    throw std::runtime_error(fault.message + " at " + fault.at.path + "\n" + job.dump(1));
  }
  return std::move(*inventory);
}

inline Report report_of(const Json& job, const EstimateOptions& options = {.samples = 0}) {
  return estimate(inventory_of(job), options);
}

inline std::string bytes(Report report, const EstimateOptions& options = {.samples = 0}) {
  std::vector<Report> one;
  one.push_back(std::move(report));
  return report::to_json(report_file(std::move(one), catalog(), options));
}

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}

  std::uint64_t bits() {  // splitmix64
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  double between(double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11U) * 0x1p-53; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(bits() % n); }
  bool chance(double share) { return between(0, 1) < share; }
  template <class T>
  T one_of(std::initializer_list<T> values) {
    return *(values.begin() + below(values.size()));
  }

  // A number between two others, often with a range. `top` is the upper limit of its domain.
  Json number(double low, double high, double top = 1e300, double floor = 0) {
    const double best = between(low, high);
    if (chance(0.4)) return best;
    Json range{{"best", best},
               {"low", floor + (best - floor) * between(0.5, 1)},
               {"high", std::min(top, best * between(1, 1.6))}};
    if (chance(0.3)) range["shape"] = "bounds";
    return range;
  }

  Json site() {
    Json s = Json::object();
    const auto kind = below(10);
    if (kind < 5) s["grid"] = one_of({"FR", "DE", "POL", "us/CAMX", "gcp/us-central1", "SE"});
    else if (kind < 9)
      s["grid"] = Json{{"intensity_g_per_kwh", number(20, 900)},
                       {"basis", one_of({"life-cycle", "direct", "unspecified"})},
                       {"point", one_of({"delivered", "generation"})}};
    if (chance(0.7)) s["pue"] = number(1.02, 2, 10, 1);
    if (chance(0.5)) s["wue_l_per_kwh"] = number(0, 2);
    if (chance(0.3)) s["market_based_g_per_kwh"] = number(0, 500);
    else if (chance(0.3)) s["market_based"] = "location";
    else if (chance(0.3))
      s["market_based"] = Json::array({Json{{"share", 0.6}, {"intensity_g_per_kwh", number(0, 500)}},
                                       Json{{"share", 0.4}, {"intensity", "location"}}});
    if (chance(0.3))
      s["construction"] =
          Json{{"per_kw_kg_per_kw", number(100, 2000)}, {"basis", one_of({"nameplate_kw", "mean_it_kw"})}};
    else if (chance(0.2)) s["construction"] = "none";
    return s;
  }

  Json hardware() {
    Json h = Json::object();
    const auto kind = below(4);
    if (kind < 2)
      h["accelerator"] = one_of({"nvidia-a100-sxm4-80gb", "nvidia-h100-sxm5-80gb", "nvidia-v100-sxm2-32gb"});
    else if (kind == 2) h["server"] = one_of({"nvidia-dgx-h100", "aws-p4d-24xlarge"});
    else h["power_w"] = number(300, 900);
    if (kind < 2 && chance(0.6)) h["accelerators"] = one_of({1, 4, 8});
    if (kind == 3 || chance(0.3)) h["idle_power_w"] = number(50, 250);
    if (chance(0.4)) h["embodied_kg"] = number(800, 5000);
    else if (kind < 2 && chance(0.3))
      h["embodied"] = Json{{"accelerator_kg", number(100, 300)}, {"host_kg", number(1000, 3000)}};
    if (chance(0.5)) h["lifetime_years"] = number(3, 7);
    if (chance(0.5)) h["utilization"] = number(0.4, 0.95, 1);
    if (chance(0.2)) h["transport_kg"] = number(10, 200);
    if (chance(0.2)) h["end_of_life_kg"] = number(5, 30);
    return h;
  }

  Json activity(bool facility = true) {
    Json a;
    const auto kind = below(10);
    if (kind < 5) {
      a["device_time_h"] = number(100, 1e6);
      if (chance(0.3)) a["device_power_w"] = number(100, 390);
      else if (chance(0.3)) a["load"] = number(0.2, 0.9, 1);
    } else if (kind < 9) {
      a["energy_kwh"] = number(100, 1e6);
      if (chance(0.4))
        a["energy_boundary"] = facility ? one_of({"accelerators", "it", "facility"}) : one_of({"accelerators", "it"});
    } else {
      a["co2e_t"] = number(1, 500);
      if (chance(0.5)) a["energy_kwh"] = number(1000, 1e6);
    }
    return a;
  }

  // A job of one to six phases. Phases that depend on others come after them.
  Json job(bool facility = true) {
    Json j{{"schema", "aicarbon.job/1"}, {"name", "generated"}};
    const std::size_t sites = 1 + below(3);
    const std::size_t machines = 1 + below(2);
    for (std::size_t k = 0; k < sites; ++k) j["sites"]["site " + std::to_string(k)] = site();
    for (std::size_t k = 0; k < machines; ++k) j["hardware"]["node " + std::to_string(k)] = hardware();
    const bool fleet = chance(0.3);
    Json phases = Json::array();
    if (fleet) {
      j["hardware"]["fleet node"] = hardware();
      j["hardware"]["fleet node"].erase("utilization");
      Json f{{"name", "fleet"},
             {"kind", "fleet"},
             {"site", "site 0"},
             {"hardware", "fleet node"},
             {"activity", {{"machines", number(50, 100)}, {"duration_h", number(4000, 8000)}}}};
      if (chance(0.5)) f["activity"]["load"] = number(0.1, 0.9, 1);
      phases.push_back(f);
    }
    const std::size_t count = 1 + below(4);
    for (std::size_t k = 0; k < count; ++k) {
      Json p{{"name", "phase " + std::to_string(k)},
             {"kind", one_of({"data", "experimentation", "training", "fine-tuning", "inference"})}};
      if (fleet && chance(0.4)) {
        p["runs_on"] = "fleet";
        p["activity"] = Json{{"device_time_h", number(100, 20'000)}};
      } else if (k > 0 && chance(0.25)) {
        p["activity"] = Json{{"ratio_of", {{"phase", "phase " + std::to_string(below(k))}, {"ratio", number(0.1, 3)}}}};
        if (chance(0.3)) p["site"] = "site " + std::to_string(below(sites));
      } else {
        p["site"] = "site " + std::to_string(below(sites));
        if (chance(0.9)) p["hardware"] = "node " + std::to_string(below(machines));
        else p["hardware"] = "none";
        p["activity"] = activity(facility);
        if (p["activity"].contains("device_time_h") && chance(0.3)) p["charge_idle"] = true;
      }
      if (chance(0.15)) p["except"] = Json::array({one_of({"construction", "hosts", "electricity", "transport"})});
      phases.push_back(p);
    }
    j["phases"] = phases;
    if (chance(0.3)) j["functional_units"] = Json::array({Json{{"name", "request"}, {"count", number(10, 1e6)}}});
    return j;
  }

 private:
  std::uint64_t state_;
};

}  // namespace aicarbon::test
