// Benchmarks of the library: sheet, sampling, and a whole estimate. Run: build/bench/bench/aicarbon_bench
#include <aicarbon/aicarbon.hpp>

#include "lifecycle/formulate.hpp"
#include "report/summarize.hpp"
#include "study/study.hpp"

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

namespace {

aicarbon::SourceText job_text(const std::string& name = "examples/bloom-176b.json") {
  std::ifstream file(AICARBON_SOURCE_DIR "/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return {name, text.str()};
}

const aicarbon::Catalog& catalog() {
  static const aicarbon::Catalog built_in = aicarbon::builtin_catalog();
  return built_in;
}

aicarbon::Inventory inventory(const aicarbon::SourceText& job = job_text()) {
  return *aicarbon::prepare(job, catalog());
}

void load_catalog(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::builtin_catalog());
}
BENCHMARK(load_catalog);

void read_job(benchmark::State& state) {
  const auto text = job_text();
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::read_job(text));
}
BENCHMARK(read_job);

void resolve(benchmark::State& state) {
  const auto job = *aicarbon::read_job(job_text());
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::resolve(job, catalog()));
}
BENCHMARK(resolve);

void formulate(benchmark::State& state) {
  const auto facts = inventory();
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::lifecycle::formulate(facts));
}
BENCHMARK(formulate);

void sample_total(benchmark::State& state) {
  const auto model = aicarbon::lifecycle::formulate(inventory());
  const std::int32_t outputs[] = {model.find("total/co2e")->node};
  const aicarbon::study::Options options{static_cast<std::size_t>(state.range(0)), 1, 1};
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::study::sample(model.sheet, outputs, options));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(sample_total)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

// The sheet of bench/monte_carlo.sh: P5, median, P95 and mean of its total. Arguments: samples, threads.
void monte_carlo(benchmark::State& state) {
  const auto model = aicarbon::lifecycle::formulate(inventory(job_text("bench/monte_carlo.json")));
  const std::int32_t outputs[] = {model.find("total/co2e")->node};
  const aicarbon::study::Options options{static_cast<std::size_t>(state.range(0)), 1,
                                         static_cast<unsigned>(state.range(1))};
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::study::sample(model.sheet, outputs, options));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(monte_carlo)->Args({1'000'000, 1})->Args({1'000'000, 2})->UseRealTime()->Unit(benchmark::kMillisecond);

void tornado(benchmark::State& state) {
  const auto model = aicarbon::lifecycle::formulate(inventory());
  const auto total = model.find("total/co2e")->node;
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::study::tornado(model.sheet, total));
}
BENCHMARK(tornado);

void estimate(benchmark::State& state) {
  const auto facts = inventory();
  const aicarbon::EstimateOptions options{static_cast<std::size_t>(state.range(0)), 1, 1};
  for (auto _ : state) benchmark::DoNotOptimize(aicarbon::estimate(facts, options));
}
BENCHMARK(estimate)->Arg(0)->Arg(10'000)->Unit(benchmark::kMicrosecond);

}  // namespace
