// Chunks of a file, some at a time: read by one thread, parsed and worked on by all, learnt from and handed on in the file's order.
// A round is always so many chunks, so that what is learnt when, and every bit, hang on the file alone.
#pragma once

#include "table/columns_of.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

namespace aicarbon::study {

inline constexpr std::size_t chunks_a_round = 8;

/// f(0) … f(n - 1), by so many threads.
template <class F>
void each(std::size_t n, unsigned threads, const F& f) {
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(n, 1));
  const auto some = [&](std::size_t first) {
    for (std::size_t i = first; i < n; i += workers) f(i);
  };
  std::vector<std::jthread> pool;
  for (std::size_t w = 1; w < workers; ++w) pool.emplace_back(some, w);
  some(0);
}

/// learn(columns) for each chunk in order, then work(columns) by any thread, then done(result) in order; done says whether to go on.
/// The last result of the reader tells how it ended.
template <class Learn, class Work, class Done>
table::ChunkReader::Result in_rounds(table::ChunkReader& reader, const table::RecordPlan& plan, unsigned threads,
                                     const Learn& learn, const Work& work, const Done& done, table::Chunk& failed) {
  using Result = table::ChunkReader::Result;
  std::vector<table::Chunk> chunks(chunks_a_round);
  std::vector<table::ChunkColumns> columns(chunks_a_round);
  while (true) {
    std::size_t n = 0;
    Result result = Result::chunk;
    while (n < chunks_a_round && result == Result::chunk) {
      result = reader.next(chunks[n]);
      if (result == Result::chunk) ++n;
      if (result == Result::record_too_long) std::swap(failed, chunks[n]);
      if (result == Result::chunk && chunks[n - 1].ended) result = Result::end;
    }
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
