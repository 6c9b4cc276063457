// Fuzzes the readers of records with any bytes. The fast reader agrees with the slow CsvReader, cell by cell, or both
// find a fault; and chunks of any size give the same rows. JSON Lines cause no crash, and give the same rows. Uses
// libFuzzer; the corpus is in corpus/records. The first byte is the size of a chunk.
#include "table/chunks.hpp"
#include "table/columns_of.hpp"
#include "table/csv.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace {

using namespace aicarbon::table;

void must(bool holds) {
  if (!holds) std::abort();
}

ReadBytes from(std::string_view text) {
  return [text](char* out, std::size_t size) mutable {
    const std::size_t n = std::min(size, text.size());
    if (n > 0) std::memcpy(out, text.data(), n);
    text.remove_prefix(n);
    return static_cast<std::ptrdiff_t>(n);
  };
}

struct Rows {
  bool header = false;
  RecordFormat format = RecordFormat::csv;
  char delimiter = ',';
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> cells;  // none for a faulty row
  std::vector<std::string> columns;             // the numbers and words that were read, as one text per row
  std::vector<RecordFault::What> faults;
  bool too_long = false;
};

Rows read(std::string_view text, std::size_t target) {
  Rows rows;
  ChunkReader reader(from(text), {.format = {}, .delimiter = {}, .target = target});
  Header header;
  if (reader.open(header)) return rows;
  rows.header = true;
  rows.format = header.format;
  rows.delimiter = header.delimiter;
  rows.names = header.names;
  RecordPlan plan{.format = header.format, .delimiter = header.delimiter, .columns = {}, .other_keys = true};
  for (const std::string& name : header.names)
    plan.columns.push_back({name, static_cast<ColumnPlan::Kind>(plan.columns.size() % 3)});
  Chunk chunk;
  ChunkColumns columns;
  std::string scratch;
  ChunkReader::Result result{};
  std::size_t record = header.format == RecordFormat::csv ? 2 : 1;
  while ((result = reader.next(chunk)) == ChunkReader::Result::chunk) {
    columns_of(chunk, plan, columns);
    must(chunk.first_record == record);  // chunks count records in the same way as columns
    record += columns.rows;
    auto fault = columns.faults.begin();
    for (std::size_t row = 0; row < columns.rows; ++row) {
      rows.cells.emplace_back();
      std::string& all = rows.columns.emplace_back();
      for (const ChunkColumns::Column& column : columns.columns) {
        if (!column.numbers.empty()) all.append(reinterpret_cast<const char*>(&column.numbers[row]), sizeof(double));
        if (!column.keys.empty()) all += column.words.all()[column.keys[row]] + "|";
      }
      if (fault != columns.faults.end() && fault->row == row) {
        must(!describe(fault->what).empty() && fault->line >= chunk.first_line &&
             fault->record == chunk.first_record + row);
        rows.faults.push_back(fault++->what);
        continue;
      }
      for (std::size_t c = 0; c < plan.columns.size(); ++c) {
        const std::string_view cell = unquoted(columns.raw_cell(row, c), scratch);
        rows.cells.back().emplace_back(cell);
        const ChunkColumns::Column& column = columns.columns[c];
        if (!column.keys.empty() && header.format == RecordFormat::csv)
          must(column.words.all()[column.keys[row]] == cell);
      }
    }
    must(fault == columns.faults.end());
  }
  must(result == ChunkReader::Result::end);
  return rows;
}

// A fault of the slow reader is also a fault of the fast one, which continues after it. Everything before it is the
// same.
void compare(std::string_view text, const Rows& rows) {
  std::istringstream in{std::string(text)};
  CsvReader slow(in, rows.delimiter);
  Record record;
  must(slow.next(record) == CsvReader::Result::record);
  must(std::vector<std::string>(record.cells.begin(), record.cells.end()) == rows.names);
  std::size_t fault = 0;
  for (std::size_t row = 0;; ++row) {
    const CsvReader::Result result = slow.next(record);
    if (result == CsvReader::Result::end) return must(row == rows.cells.size());
    must(row < rows.cells.size());
    const bool faulty = rows.cells[row].empty();
    using What = RecordFault::What;
    if (result != CsvReader::Result::record) return must(faulty);
    const bool widths = record.cells.size() == rows.names.size();
    if (faulty) {
      const What what = rows.faults[fault++];
      const bool of_width = what == What::missing_column || what == What::extra_column || what == What::cut_off;
      if (of_width) must(!widths);
      must(what != What::open_quote && what != What::text_after_quote && what != What::bad_json);
    } else {
      must(widths && std::vector<std::string>(record.cells.begin(), record.cells.end()) == rows.cells[row]);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(data + 1, data + size);
  const Rows whole = read(bytes, bytes.size() + 1);  // larger than the text, so that it is one chunk
  if (whole.header && whole.format == RecordFormat::csv) compare(bytes, whole);
  const Rows parts = read(bytes, 1 + std::size_t{data[0]});
  must(parts.header == whole.header && parts.cells == whole.cells && parts.columns == whole.columns &&
       parts.faults == whole.faults);
  return 0;
}
