// A batch: a template, and the records from which its values come. It reads the bytes of records, and produces rows as
// text, or totals. It opens no file and prints nothing.
//
// Call `open` first: it handles the header, the bindings and the template. Then call either `each_row`, or `sum` and
// after it `totals`. `each_row` and `sum` process the chunks of the file in rounds (table/pipeline.hpp).
#pragma once

#include <aicarbon/diagnostic.hpp>

#include "rows/binding.hpp"
#include "rows/counter_readings.hpp"
#include "rows/device_types.hpp"
#include "rows/grouped_points.hpp"
#include "rows/rows.hpp"
#include "rows/sum_row.hpp"
#include "rows/totals.hpp"
#include "table/chunks.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

struct BatchOptions {
  std::string file;               ///< name of the file, for messages
  std::optional<char> delimiter;  ///< delimiter of a CSV file; if absent, inferred from the header
  std::vector<Binding> bindings;
  std::vector<std::string> absent;  ///< further words that mean the same as an empty cell
  bool decimal_comma = false;       ///< whether a comma is the decimal sign of a CSV file
  std::vector<std::string> by;      ///< columns to group the totals by
  std::vector<std::string> keys;    ///< requested outputs
  bool empty_is_template = false;   ///< whether an empty cell keeps the template's value; otherwise it is unknown
  bool stops = true;                ///< whether the first bad record stops the batch
  std::optional<std::uint64_t> most_rejects;  ///< maximum number of rejected records; absent: no limit
  unsigned threads = 1;
};

/// A rejected record, which has no row in the output.
struct RejectedRecord {
  std::size_t row = 0, line = 0;
  std::string column, reason;
  std::string help = {};  ///< what to do about it, if that is known
};

/// The functions that receive the results of a batch, in the order of the records. If one returns false, the batch
/// stops.
struct BatchSink {
  std::function<bool(std::string_view)> rows;
  std::function<bool(const RejectedRecord&)> reject;
};

struct BatchCounts {
  std::uint64_t rows = 0, rejected = 0;
  std::uint64_t incomplete = 0;            ///< of the rows; not counted for totals, which say so themselves
  std::vector<std::uint64_t> empty_cells;  ///< for each bound column
};

class Batch {
 public:
  /// Appends the text of the rows of a chunk to `out`, except for the rows marked in `skip`.
  using Write = std::function<void(const table::ChunkColumns& chunk, const RowFigures& figures,
                                   const std::vector<bool>& skip, std::string& out)>;

  /// `failure` receives the reason if the bytes cannot be read or decompressed. It must outlive the batch, like job,
  /// catalog and options.
  Batch(const SourceText& job, const Catalog& catalog, const BatchOptions& options, table::ReadBytes bytes,
        std::string& failure);

  /// Reads the header, binds its columns, and formulates the template. It has failed if any returned message is an
  /// error.
  Diagnostics open();
  const table::Header& header() const { return header_; }
  /// What is done with each column.
  const std::vector<ColumnUse>& columns() const { return columns_; }
  /// After the last record: the columns whose cells state their units, and some of whose cells are hours that do not
  /// say what they are of. Their unit is that of these cells.
  std::vector<ColumnUse> columns_with_plain_cells() const;
  /// After the last record: what is implausible in some rows, and the notes of their jobs, each with the number of rows.
  Diagnostics messages() const;
  /// After the last record: amounts whose unit is not stated, and which can be read in another way on the hardware of some
  /// row.
  Diagnostics readings() const;
  /// After the last record: an error for each bound column that no figure of any row depends on, and a warning for each
  /// that some rows do not depend on.
  Diagnostics unread() const;
  /// The perspective that the template states.
  Perspective perspective() const { return perspective_; }

  /// Computes a row for every record. Returns no messages if the whole file was read, or if the sink stopped the batch.
  Diagnostics each_row(const Write& write, const BatchSink& sink);
  /// Sums all records. Does not call `rows` of the sink.
  Diagnostics sum(const BatchSink& sink);
  std::vector<GroupTotals> totals(const study::Options& options) const;
  /// Whether totals can have ranges.
  bool has_ranges() const { return sums_->has_ranges(); }

  const BatchCounts& counts() const { return counts_; }

 private:
  struct Text;
  Location at_line(std::size_t line) const;
  Diagnostics devices_in_doubt() const;
  bool is_first(const table::ChunkColumns& chunk) const;
  Diagnostics bind();
  Diagnostics plan();
  table::ColumnPlan bound_plan(const Bound& bound);
  std::string help_for(const table::RecordFault& fault) const;
  std::vector<RejectedRecord> rejected(const table::ChunkColumns& chunk, std::span<const Reject> of_values) const;
  std::vector<std::uint64_t> empty_cells(const table::ChunkColumns& chunk) const;
  void count(const std::vector<std::uint64_t>& empty, const RowsOfShapes& rows, const RowMessages& messages,
             std::size_t first_record);
  Text text_of(const table::ChunkColumns& chunk, const Write& write) const;
  bool take(const std::vector<RejectedRecord>& list, const BatchSink& sink);
  Diagnostics ended(table::ChunkReader::Result result, const table::Chunk& last) const;

  const SourceText& job_;
  const Catalog& catalog_;
  const BatchOptions& options_;
  std::string& failure_;
  table::ChunkReader reader_;
  table::Header header_;
  table::RecordPlan plan_;
  std::vector<Bound> bound_;
  std::vector<ColumnUse> columns_;
  std::map<std::string, std::shared_ptr<std::atomic<bool>>> cells_of_hours_;  // by path; whether any are plain hours
  std::map<std::string, std::shared_ptr<DeviceTypes>> types_of_cells_;        // by path, for numbers of devices
  RowsOfShapes rows_of_shapes_;
  RowMessages messages_;  // whose rows are numbers of records
  std::vector<std::size_t> by_;
  std::optional<Rows> rows_;
  std::optional<Totals> sums_;
  ColumnSums column_sums_;
  std::optional<GroupedPoints> points_;
  std::optional<Diagnostic> counter_;  // whether the records are readings of a counter
  BatchCounts counts_;
  Perspective perspective_ = Perspective::owner;
  Diagnostics stopped_by_;  // messages about the record that stopped the batch
};

}  // namespace aicarbon::rows
