// Benchmarks of records, by stage: cutting into chunks, reading into columns, decompressing, writing. Run:
// build/bench/bench/aicarbon_bench --benchmark_filter=records The file is generated, with the columns of
// docs/performance.md: job_id, accelerator, grid, device_time_h, device_power_w, pue.
#include "table/bytes.hpp"
#include "table/chunks.hpp"
#include "table/columns_of.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstring>
#include <string>

namespace {

using namespace aicarbon::table;

constexpr std::size_t rows = 200'000;

enum class Shape { plain, crlf, quoted, json };

std::string make(Shape shape) {
  constexpr const char* accelerators[] = {"nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb", "H100", "nvidia-l4",
                                          "google-tpu-v4"};
  constexpr const char* grids[] = {"FR", "us/CAMX", "gcp/us-central1", "SE", "aws/eu-west-1", "DE", "PL"};
  std::uint64_t state = 1;
  const auto next = [&state](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % below;
  };
  const char* const csv = "job-{},{},{},{:.3f},{:.1f},{:.2f}";
  const char* const quoted = R"("job-{}","{}","{}","{:.3f}","{:.1f}","{:.2f}")";
  const char* const json =
      R"({{"job_id":"job-{}","accelerator":"{}","grid":"{}","device_time_h":{:.3f},"device_power_w":{:.1f},"pue":{:.2f}}})";
  const char* const form = shape == Shape::json ? json : shape == Shape::quoted ? quoted : csv;
  const char* const end = shape == Shape::crlf ? "\r\n" : "\n";
  std::string text =
      shape == Shape::json ? "" : std::string("job_id,accelerator,grid,device_time_h,device_power_w,pue") + end;
  for (std::size_t k = 0; k < rows; ++k) {
    fmt::format_to(std::back_inserter(text), fmt::runtime(form), 1'000'000 + k, accelerators[next(5)], grids[next(7)],
                   static_cast<double>(next(200'000)) / 1000 * (next(3) == 0 ? 100 : 1),
                   static_cast<double>(next(7000)) / 10, 1 + static_cast<double>(next(80)) / 100);
    text += end;
  }
  return text;
}

ReadBytes from(const std::string& text) {
  return [&text, at = std::size_t{0}](char* out, std::size_t size) mutable {
    const std::size_t n = std::min(size, text.size() - at);
    std::memcpy(out, text.data() + at, n);
    at += n;
    return static_cast<std::ptrdiff_t>(n);
  };
}

RecordPlan plan_of(const Header& header) {
  RecordPlan plan{.format = header.format, .delimiter = header.delimiter, .columns = {}};
  for (std::size_t c = 0; c < header.names.size(); ++c)
    plan.columns.push_back({header.names[c], c == 0   ? ColumnPlan::Kind::ignored
                                             : c <= 2 ? ColumnPlan::Kind::word
                                                      : ColumnPlan::Kind::number});
  return plan;
}

void count(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
  state.counters["rows"] = benchmark::Counter(static_cast<double>(rows) * static_cast<double>(state.iterations()),
                                              benchmark::Counter::kIsRate);
}

// The cost of the serial part: copying from the source, and finding where a chunk ends.
void records_cut(benchmark::State& state, Shape shape) {
  const std::string text = make(shape);
  Chunk chunk;
  for (auto _ : state) {
    ChunkReader reader(from(text));
    Header header;
    reader.open(header);
    while (reader.next(chunk) == ChunkReader::Result::chunk) benchmark::DoNotOptimize(chunk.first_record);
  }
  count(state, text.size());
}

// The work of a thread on the chunks that it takes.
void records_columns(benchmark::State& state, Shape shape) {
  const std::string text = make(shape);
  ChunkReader reader(from(text));
  Header header;
  reader.open(header);
  const RecordPlan plan = plan_of(header);
  std::vector<Chunk> chunks(1);
  std::size_t bytes = 0;
  while (reader.next(chunks.back()) == ChunkReader::Result::chunk) {
    bytes += chunks.back().text().size();
    chunks.emplace_back();
  }
  chunks.pop_back();
  ChunkColumns columns;
  for (auto _ : state)
    for (const Chunk& chunk : chunks) {
      columns_of(chunk, plan, columns);
      if (!columns.faults.empty()) state.SkipWithError("faults");
      benchmark::DoNotOptimize(columns.columns.data());
    }
  count(state, bytes);
}

BENCHMARK_CAPTURE(records_cut, plain, Shape::plain)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(records_cut, quoted, Shape::quoted)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(records_columns, plain, Shape::plain)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(records_columns, crlf, Shape::crlf)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(records_columns, quoted, Shape::quoted)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(records_columns, json, Shape::json)->Unit(benchmark::kMillisecond);

}  // namespace
