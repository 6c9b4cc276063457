// Properties of planned work, on the models of the catalog and one to eight H100.
#include "property/generate.hpp"

#include "lifecycle/activity/activity.hpp"
#include "lifecycle/model/model.hpp"
#include "lifecycle/phase.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace aicarbon::test {
namespace {

Json serving(std::string_view model, double devices, double batch, double in = 300, double out = 350) {
  return {{"schema", "aicarbon.job/1"},
          {"name", "planned"},
          {"hardware", {{"node", {{"accelerator", "nvidia-h100-sxm5-80gb"}}}}},
          {"phases",
           {{{"name", "work"},
             {"kind", "inference"},
             {"hardware", "node"},
             {"activity",
              {{"model", model},
               {"requests", 1},
               {"input_tokens", in},
               {"output_tokens", out},
               {"devices", devices},
               {"batch", batch}}}}}}};
}

double derived(const Report& r, std::string_view key) {
  for (const auto& [name, figure] : r.phases.at(0).derived)
    if (name == key) return figure.best;
  throw std::runtime_error("no " + std::string(key));
}

double joules(const Report& r) { return r.phases.at(0).accelerator_energy_kwh->best * 3.6e6; }

// Models of the table that generate text and whose configuration is known.
std::vector<std::string> language_models(bool mixtures_only = false) {
  std::vector<std::string> all;
  const CatalogTable& table = catalog().table("models");
  for (const CatalogRow& row : table.rows)
    if (table.text(row, "kind") == "language" && !table.text(row, "hidden").empty() &&
        (!mixtures_only || !table.text(row, "experts").empty()))
      all.emplace_back(row.id());
  return all;
}

// A serving phase that is evaluated many times: its facts are resolved once, and then the batch is set.
class Served {
 public:
  explicit Served(const Json& job) : inventory_(inventory_of(job)), facts_(inventory_.phases.at(0)) {
    Sheet sheet;
    const ServingFacts& w = work();
    const auto model = lifecycle::work::language(sheet, w);
    const auto cache = lifecycle::work::cache_of_sequence(sheet, w);
    const auto usable = lifecycle::cell(sheet, w.device.memory) * lifecycle::cell(sheet, w.roofline.memory_share);
    const auto devices = lifecycle::cell(sheet, w.devices);
    largest_ = ((devices * usable - model.weights) / cache).best();
  }

  double largest_batch() const { return largest_; }

  double joules_per_token(double batch) {
    ServingFacts serving = work();
    Input input = *serving.batch.input;
    input.value.best = batch;
    serving.batch = known<dim::request>(std::move(input));
    Sheet sheet;
    const auto site = lifecycle::site_cells(sheet, *facts_.site);
    const auto hardware = lifecycle::hardware_cells(sheet, *facts_.hardware);
    const auto flows = lifecycle::flows_of({sheet, facts_, site, hardware, nullptr, {}}, serving);
    return flows.accelerator_energy.cell.best() / work().output_tokens.best();
  }

 private:
  const ServingFacts& work() const { return *facts_.activity.as<ServingFacts>(); }

  Inventory inventory_;
  PhaseFacts facts_;
  double largest_ = 0;
};

// The largest batch by model and number of devices; devices that cannot hold the model are left out.
template <class Check>
void for_each_served(const Check& check) {
  int asked = 0;
  for (const std::string& model : language_models())
    for (const double devices : {1, 2, 4, 8}) {
      const Json job = serving(model, devices, 1, 200, 300);  // within the context of all models
      if (const auto inventory = prepare({"planned", job.dump(1)}, catalog()); !inventory) {
        const std::string& message = inventory.notes.front().message;
        INFO(message);
        REQUIRE(message.find("with one sequence") != std::string::npos);  // the model does not fit
        continue;
      }
      Served served(job);
      INFO(model << " on " << devices << " H100, at most " << served.largest_batch());
      ++asked;
      check(served);
    }
  CHECK(asked > 100);
}

TEST_CASE("prefill energy increases with the length of the prompt", "[property]") {
  for (const char* model : {"llama-3.1-8b", "llama-3.1-70b", "qwen2.5-7b", "qwen3-30b-a3b", "gemma-3-27b"}) {
    double before = 0;
    for (double in = 1; in < 30'000; in *= 1.5) {
      const double now = derived(report_of(serving(model, 4, 1, in)), "prefill_energy_kwh");
      INFO(model << ", " << in << " tokens in");
      CHECK(now >= before);
      if (in > 2000) CHECK(now > 1.49 * before);  // limited by arithmetic, with attention in addition
      before = now;
    }
  }
}

TEST_CASE("an output token costs as much as 100 to 250 input tokens at batch 1, and 2 to 8 at batch 64", "[property]") {
  const auto input_tokens_per_output_token = [](const char* model, double devices, double batch) {
    const Report r = report_of(serving(model, devices, batch, 1000, 350));
    return derived(r, "decode_energy_kwh") / 350 / (derived(r, "prefill_energy_kwh") / 1000);
  };
  for (const auto& [model, devices] : {std::pair{"llama-3.1-8b", 1}, {"llama-3.1-70b", 4}, {"qwen2.5-7b", 1}}) {
    INFO(model << " on " << devices << " H100, prompts of 1,000 tokens");
    const double alone = input_tokens_per_output_token(model, devices, 1);
    const double among_64 = input_tokens_per_output_token(model, devices, 64);
    CHECK(alone >= 100);
    CHECK(alone <= 250);
    CHECK(among_64 >= 2);
    CHECK(among_64 <= 8);
  }
}

TEST_CASE("a batch of 512 sequences reads nearly all experts", "[property]") {
  const CatalogTable& table = catalog().table("models");
  const auto mixtures = language_models(true);
  CHECK(mixtures.size() > 5);
  for (const std::string& model : mixtures) {
    const double experts = std::stod(std::string(table.text(*table.find(model), "experts")));
    INFO(model);
    CHECK(derived(report_of(serving(model, 64, 512)), "experts_read") >= 0.98 * experts);
  }
}

TEST_CASE("a larger batch uses less energy per token, up to the largest that fits", "[property]") {
  for_each_served([](Served& served) {
    double before = served.joules_per_token(1);
    double batch = 2;
    for (; batch <= served.largest_batch(); batch *= 2) {
      const double now = served.joules_per_token(batch);
      INFO("batch " << batch);
      CHECK(now < before);
      before = now;
    }
    // beyond this, the batch remains what the cache allows
    CHECK(served.joules_per_token(batch * 4) == Approx(served.joules_per_token(served.largest_batch())));
  });
}

TEST_CASE("energy per token never rises between batches that differ by one per cent", "[property]") {
  for_each_served([](Served& served) {
    double before = served.joules_per_token(1);
    double worst = 0, at = 0;
    const double step = tried(5) == 5 ? 1.01 : 1.05;  // under the sanitizers, not every batch has to be tried
    for (double batch = step; batch <= std::min(served.largest_batch(), 1024.0); batch *= step) {
      const double now = served.joules_per_token(batch);
      if (now / before > worst) {
        worst = now / before;
        at = batch;
      }
      before = now;
    }
    INFO("batch " << at);
    CHECK(worst <= 1);
  });
}

Json validation_job(const std::string& point) {
  std::ifstream file(std::string(AICARBON_SOURCE_DIR) + "/tests/validation/" + point + ".json");
  return Json::parse(file);
}

TEST_CASE("a request costs 15 to 45 times as much at one request per second as on a full device", "[property]") {
  const double alone = joules(report_of(validation_job("P37")));
  const double full = joules(report_of(validation_job("P38")));
  CHECK(alone / full >= 15);
  CHECK(alone / full <= 45);
}

TEST_CASE("the energy of a long video grows with the square of its frames", "[property]") {
  Json job = validation_job("P19");
  const auto of = [&](int frames) {
    job["phases"][0]["activity"]["frames"] = frames;
    return joules(report_of(job));
  };
  CHECK(of(8'001) / of(4'001) == Approx(4).epsilon(0.05));
  CHECK(of(64'001) / of(32'001) == Approx(4).epsilon(0.01));
  // the cost of a short video is nearly proportional to its length, because attention is the smaller part
  CHECK(of(9) / of(5) < 2.2);
}

TEST_CASE("the FLOPs of FLUX.1 dev count only the weights that a token passes through", "[property]") {
  Json job = validation_job("P14");
  job["phases"][0]["activity"]["images"] = 1;
  CHECK(derived(report_of(job), "flop") == Approx(3'718e12).epsilon(0.01));
}

TEST_CASE("a U-Net image costs the counted FLOPs, scaled by pixels and their square at other sizes", "[property]") {
  Json job = validation_job("P14");
  Json& activity = job["phases"][0]["activity"];
  activity["images"] = 1;
  activity["model"] = "stable-diffusion-xl-base-1.0";
  activity.erase("steps");
  activity.erase("guidance");
  const auto tflop = [&](int width, int height) {
    activity["width"] = width;
    activity["height"] = height;
    return derived(report_of(job), "flop") / 1e12;
  };
  const double layers = 6.761 - 0.784, attention = 0.784;  // of a pass, 1024 x 1024
  CHECK(tflop(1024, 1024) == Approx(50 * 2 * 6.761));
  CHECK(tflop(512, 512) == Approx(50 * 2 * (layers / 4 + attention / 16)));
  CHECK(tflop(512, 512) == Approx(50 * 2 * 1.589).epsilon(0.035));  // the same network, counted at that size
  CHECK(tflop(1280, 1920) == Approx(2 * 907).epsilon(0.01));        // DistriFusion: 907e12 multiply-adds
  CHECK(tflop(1920, 1280) == tflop(1280, 1920));
}

// Compares the iterations in concurrency.cpp with the same formula, iterated until it converges.
TEST_CASE("the iterations for sequences in flight of mixtures of experts converge to one in a thousand", "[property]") {
  namespace work = lifecycle::work;
  for (const std::string& model : language_models(true))
    for (double rate = 0.01; rate < 101; rate *= std::sqrt(10.0)) {
      Json job = serving(model, 64, 1);
      Json& activity = job["phases"][0]["activity"];
      activity.erase("batch");
      activity["serving"] = "poisson";
      activity["arrivals"] = std::to_string(rate) + " request/s";
      const Inventory inventory = inventory_of(job);
      const ServingFacts& w = *inventory.phases.at(0).activity.as<ServingFacts>();

      Sheet sheet;
      const auto m = work::language(sheet, w);
      const auto cache = work::cache_of_sequence(sheet, w);
      const auto usable = lifecycle::cell(sheet, w.device.memory) * lifecycle::cell(sheet, w.roofline.memory_share);
      const auto devices = lifecycle::cell(sheet, w.devices);
      const auto reach = work::reach(sheet, w, devices, m);
      const auto most = lifecycle::cell(sheet, w.roofline.most_sequences);
      const auto largest = min(most, work::largest_batch(m.weights, cache, devices, usable));
      const auto arrivals = lifecycle::cell(sheet, w.arrivals);
      const double unrolled = work::sequences_in_flight(sheet, w, reach, m, cache, arrivals, largest).best();

      const double r = arrivals.best();
      const double reading = r * work::prefill_time(sheet, w, reach, m, largest).best() * reach.time_error.best();
      const double decoding = std::max(1 - reading, 1e-6);
      const double steps = w.output_tokens.best();
      const double error = reach.time_error.best();
      const double grows =
          r * steps *
          (cache.best() / reach.bandwidth.best() + m.flop.best() / reach.decode.best() + reach.sequence.best()) *
          error / decoding;
      const auto round = [&](double batch) {
        const double missed = std::pow(1 - m.expert_share.best(), batch);
        const double weights = m.shared.best() + m.experts.best() * (1 - missed);
        const double fixed = (weights / reach.bandwidth.best() + reach.layers.best()) * error;
        const double alone = (reading + r * steps * fixed / decoding) / std::max(1 - grows, 1e-6);
        return std::min(std::max(alone / std::max(1 - std::exp(-alone), 1e-6), 1.0), largest.best());
      };
      double settled = largest.best();
      for (int i = 0; i < 10'000; ++i) settled = round(settled);
      double five = largest.best();
      for (int i = 0; i < 5; ++i) five = round(five);

      INFO(model << ", " << rate << " request/s: " << unrolled << " sequences, settled " << settled);
      CHECK(unrolled == Approx(five).epsilon(1e-9));  // the same formula, iterated five times
      CHECK(unrolled == Approx(settled).epsilon(1e-3));
    }
}

}  // namespace
}  // namespace aicarbon::test
