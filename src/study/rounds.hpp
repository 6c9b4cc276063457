// Chunks of a file, some at a time: read by one thread, parsed and worked on by all, learnt from and handed on in the file's order.
// A round is always so many chunks, so that what is learnt when, and every bit, hang on the file alone.
#pragma once

#include "table/columns_of.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

namespace aicarbon::study {

inline constexpr std::size_t chunks_a_round = 8;

/// f(0) … f(n - 1), by so many threads.
template <class F>
void each(std::size_t n, unsigned threads, const F& f) {
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(n, 1));
  std::atomic<std::size_t> next = 0;
  const auto some = [&] {
    for (std::size_t i = next++; i < n; i = next++) f(i);
  };
  std::vector<std::jthread> pool;
  for (std::size_t w = 1; w < workers; ++w) pool.emplace_back(some);
  some();
}

/// learn(columns) for each chunk in order, then work(columns) by any thread, then done(result) in order; done says whether to go on.
/// The last result of the reader tells how it ended.
template <class Learn, class Work, class Done>
table::ChunkReader::Result in_rounds(table::ChunkReader& reader, const table::RecordPlan& plan, unsigned threads,
                                     const Learn& learn, const Work& work, const Done& done, table::Chunk& failed) {
  using Result = table::ChunkReader::Result;
  struct Round {
    std::vector<table::Chunk> chunks = std::vector<table::Chunk>(chunks_a_round);
    std::size_t n = 0;
    Result result = Result::chunk;
  };
  const auto read = [&](Round& r) {
    r.n = 0;
    r.result = Result::chunk;
    while (r.n < chunks_a_round && r.result == Result::chunk) {
      r.result = reader.next(r.chunks[r.n]);
      if (r.result == Result::chunk) ++r.n;
      if (r.result == Result::record_too_long) std::swap(failed, r.chunks[r.n]);
      if (r.result == Result::chunk && r.chunks[r.n - 1].ended) r.result = Result::end;
    }
  };
  Round rounds[2];
  std::vector<table::ChunkColumns> columns(chunks_a_round);
  read(rounds[0]);
  for (std::size_t k = 0;; k = 1 - k) {
    std::vector<table::Chunk>& chunks = rounds[k].chunks;
    const std::size_t n = rounds[k].n;
    const Result result = rounds[k].result;
    std::jthread ahead;  // the next round is read while this one is worked on
    if (result == Result::chunk) ahead = std::jthread([&, next = 1 - k] { read(rounds[next]); });
    each(n, threads, [&](std::size_t i) { columns_of(chunks[i], plan, columns[i]); });
    for (std::size_t i = 0; i < n; ++i) learn(columns[i]);
    std::vector<decltype(work(columns[0]))> results(n);
    each(n, threads, [&](std::size_t i) { results[i] = work(columns[i]); });
    for (std::size_t i = 0; i < n; ++i)
      if (!done(std::move(results[i]))) return Result::chunk;
    if (result != Result::chunk) return result;
  }
}

}  // namespace aicarbon::study
