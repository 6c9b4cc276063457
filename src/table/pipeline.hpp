// Processes the chunks of a file in rounds. One thread at a time reads them, and all threads parse and process them.
// New words are learned and outcomes are delivered in the order of the file. The number of chunks in a round does not
// depend on the number of threads, so that every bit of the results depends only on the file.
#pragma once

#include "table/columns_of.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace aicarbon::table {

inline constexpr std::size_t chunks_a_round = 8;
inline constexpr std::size_t chunks_of_the_first =
    2;  ///< chunks in the first round; few, because all threads wait for them

/// Calls f(0) … f(n - 1) on the given number of threads.
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

/// Column buffers that are not in use. The next chunk takes the most recently used buffer, which is still in the cache.
class SpareColumns {
 public:
  std::unique_ptr<ChunkColumns> take() {
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) return std::make_unique<ChunkColumns>();
    auto columns = std::move(spare_.back());
    spare_.pop_back();
    return columns;
  }
  void give(std::unique_ptr<ChunkColumns> columns) {
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(columns));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<ChunkColumns>> spare_;
};

/// knows(columns), on any thread, returns whether there is nothing to learn from them. learn(columns) is called for all
/// others, one chunk after the other. work(columns), on any thread, returns an outcome. done(outcome), in the order of
/// the file, returns whether to continue.
///
/// A chunk with nothing to learn is processed as soon as it is parsed; the others wait until the whole round is parsed.
/// While a round is processed, the next one is read. Returns the last result of the reader, or `chunk` if `done` ended
/// the work; `failed` receives the chunk of a record that is too long.
template <class Knows, class Learn, class Work, class Done>
ChunkReader::Result in_rounds(ChunkReader& reader, const RecordPlan& plan, unsigned threads, const Knows& knows,
                              const Learn& learn, const Work& work, const Done& done, Chunk& failed) {
  using Result = ChunkReader::Result;
  using Outcome = decltype(work(std::declval<const ChunkColumns&>()));
  struct Round {
    std::vector<Chunk> chunks = std::vector<Chunk>(chunks_a_round);
    std::size_t n = 0;
    Result result = Result::chunk;
  };
  const auto read = [&](Round& r, std::size_t most) {
    r.n = 0;
    r.result = Result::chunk;
    while (r.n < most && r.result == Result::chunk) {
      r.result = reader.next(r.chunks[r.n]);
      if (r.result == Result::chunk) ++r.n;
      if (r.result == Result::record_too_long) std::swap(failed, r.chunks[r.n]);
      if (r.result == Result::chunk && r.chunks[r.n - 1].ended) r.result = Result::end;
    }
  };
  Round rounds[2];
  SpareColumns spare;
  read(rounds[0], chunks_of_the_first);
  for (std::size_t k = 0;; k = 1 - k) {
    Round& round = rounds[k];
    const std::size_t ahead =
        round.result == Result::chunk ? 1 : 0;  // 1 if the next round is to be read, which is a job too
    std::vector<std::optional<Outcome>> outcomes(round.n);
    std::vector<std::unique_ptr<ChunkColumns>> unseen(round.n);
    each(ahead + round.n, threads, [&](std::size_t job) {
      if (job < ahead) return read(rounds[1 - k], chunks_a_round);
      const std::size_t i = job - ahead;
      auto columns = spare.take();
      columns_of(round.chunks[i], plan, *columns);
      if (knows(*columns)) {
        outcomes[i].emplace(work(*columns));
        spare.give(std::move(columns));
      } else {
        unseen[i] = std::move(columns);
      }
    });
    for (const auto& columns : unseen)
      if (columns) learn(*columns);
    each(round.n, threads, [&](std::size_t i) {
      if (unseen[i] == nullptr) return;
      outcomes[i].emplace(work(*unseen[i]));
      spare.give(std::move(unseen[i]));
    });
    for (std::optional<Outcome>& outcome : outcomes)
      if (!done(std::move(*outcome))) return Result::chunk;
    if (ahead == 0) return round.result;
  }
}

}  // namespace aicarbon::table
