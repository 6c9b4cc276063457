// A batch: a template, and the records that its values come from. Bytes of records in; texts of rows, or totals, out. It opens no
// file and prints nothing.
//
// open: header, bindings, template → each_row or totals, once, over the chunks of the file in rounds (table/pipeline.hpp)
#pragma once

#include <aicarbon/diagnostic.hpp>

#include "rows/binding.hpp"
#include "rows/rows.hpp"
#include "rows/totals.hpp"
#include "table/chunks.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

struct BatchOptions {
  std::string file;               ///< name of the records, for messages
  std::optional<char> delimiter;  ///< of CSV; none: as in the header
  std::vector<Binding> bindings;
  std::vector<std::string> by;     ///< columns that group totals
  std::vector<std::string> keys;   ///< outputs wanted
  bool empty_is_template = false;  ///< an empty cell takes the template's value; else it is unknown
  bool stops = true;               ///< at the first bad record
  std::uint64_t most_rejects = 0;  ///< stops when there are more; 0: no limit
  unsigned threads = 1;
};

/// A record that has no row.
struct RejectedRecord {
  std::size_t row = 0, line = 0;
  std::string column, reason;
};

/// Takes what a batch makes, in the order of the records. False: nothing more is wanted.
struct BatchSink {
  std::function<bool(std::string_view)> rows;
  std::function<bool(const RejectedRecord&)> reject;
};

struct BatchCounts {
  std::uint64_t rows = 0, rejected = 0, empty_cells = 0;
};

class Batch {
 public:
  /// Text of the rows of a chunk: of each but those of `skip`.
  using Write = std::function<void(const table::ChunkColumns& chunk, const RowFigures& figures,
                                   const std::vector<bool>& skip, std::string& out)>;

  /// `failure` gets the words of a read that failed. Job, catalog and options must be kept as long as the batch.
  Batch(const SourceText& job, const Catalog& catalog, const BatchOptions& options, table::ReadBytes bytes,
        std::string& failure);

  /// Reads the header and binds it, and formulates the template. False, and messages, when that fails.
  bool open(Diagnostics& out);
  const table::Header& header() const { return header_; }
  /// Columns that are bound to no place.
  std::vector<std::size_t> unbound() const;

  /// Every record → its row. Empty messages: the whole file was read, or the sink wants no more.
  Diagnostics each_row(const Write& write, const BatchSink& sink);
  /// Every record → sums; `rows` of the sink is not called.
  Diagnostics sum(const BatchSink& sink);
  std::vector<GroupTotals> totals(const study::Options& options) const { return sums_->finish(options); }
  /// Whether totals can have ranges.
  bool has_ranges() const { return sums_->has_ranges(); }

  const BatchCounts& counts() const { return counts_; }

 private:
  struct Text;
  bool bind(Diagnostics& out);
  bool group(Diagnostics& out);
  std::vector<RejectedRecord> rejected(const table::ChunkColumns& chunk, std::span<const Reject> of_values) const;
  std::uint64_t empty_cells(const table::ChunkColumns& chunk) const;
  Text text_of(const table::ChunkColumns& chunk, const Write& write) const;
  bool take(const std::vector<RejectedRecord>& list, const BatchSink& sink, Diagnostics& out);
  void ended(table::ChunkReader::Result result, const table::Chunk& last, Diagnostics& out) const;

  const SourceText& job_;
  const Catalog& catalog_;
  const BatchOptions& options_;
  std::string& failure_;
  table::ChunkReader reader_;
  table::Header header_;
  table::RecordPlan plan_;
  std::vector<Bound> bound_;
  std::vector<std::size_t> by_;
  std::optional<Rows> rows_;
  std::optional<Totals> sums_;
  BatchCounts counts_;
};

}  // namespace aicarbon::rows
