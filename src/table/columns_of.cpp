// See columns_of.hpp.
#include "table/column_parts.hpp"
#include "table/utf8.hpp"

#include <algorithm>

namespace aicarbon::table {
namespace {

using What = RecordFault::What;

// Keeps one fault per record, the leftmost, with its location in the file.
void place_faults(const Chunk& chunk, std::vector<RecordFault>& faults, const ChunkColumns& columns) {
  std::ranges::stable_sort(faults, [](const RecordFault& a, const RecordFault& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  const auto same_row = [](const RecordFault& a, const RecordFault& b) { return a.row == b.row; };
  faults.erase(std::unique(faults.begin(), faults.end(), same_row), faults.end());
  const char* seen = columns.text.data();
  std::size_t line = chunk.first_line;
  for (RecordFault& fault : faults) {
    const char* const start = columns.record(fault.row).data();
    line += static_cast<std::size_t>(std::count(seen, start, '\n'));
    seen = start;
    fault.line = line;
    fault.record = chunk.first_record + fault.row;
  }
}

// Sets a row to unknown in every column, because a record is used completely or not at all.
void blank_row(ChunkColumns& columns, std::size_t row) {
  for (ChunkColumns::Column& column : columns.columns) {
    if (!column.numbers.empty()) column.numbers[row] = unknown;
    if (!column.keys.empty()) column.keys[row] = 0;
  }
}

}  // namespace

std::string_view describe(What what) {
  switch (what) {
  case What::missing_column: return "a missing column";
  case What::extra_column: return "an extra column";
  case What::refused:
  case What::without_unit: return "";
  case What::not_a_number: return "not a number";
  case What::separated_number: return "a number with a separator among its digits";
  case What::out_of_range: return "a number that is out of range";
  case What::nul_byte: return "a NUL byte";
  case What::not_utf8: return "not UTF-8";
  case What::open_quote: return "an unclosed quote";
  case What::text_after_quote: return "text after a closing quote";
  case What::cut_off: return "the end of the file inside the record";
  case What::too_long: return "a value longer than 64 KiB";
  case What::bad_json: return "not a JSON object";
  case What::nested_value: return "a nested object or list";
  case What::duplicate_key: return "a duplicate key";
  }
  return "";
}

void begin_columns(const RecordPlan& plan, std::size_t rows, ChunkColumns& out) {
  out.rows = rows;
  out.faults.clear();
  out.columns.resize(plan.columns.size());
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const ColumnPlan::Kind kind = plan.columns[c].kind;
    ChunkColumns::Column& column = out.columns[c];
    column.empty = 0;
    column.numbers.resize(kind == ColumnPlan::Kind::number ? rows : 0);
    column.keys.resize(kind == ColumnPlan::Kind::word ? rows : 0);
    if (kind == ColumnPlan::Kind::word) column.words.clear(plan.columns[c].absent);
  }
}

void add_fault(ChunkColumns& out, What what, std::size_t row, std::size_t column, std::string_view text) {
  out.faults.push_back({.what = what, .row = row, .column = column, .excerpt = excerpt_of(text)});
}

void add_refusal(ChunkColumns& out, const CellRefusal& refusal, std::size_t row, std::size_t column) {
  const What what = refusal.lacks_unit ? What::without_unit : What::refused;
  out.faults.push_back({.what = what, .row = row, .column = column, .excerpt = refusal.reason});
}

bool ends_file(const Chunk& chunk, const ChunkColumns& out, std::size_t row) {
  if (!chunk.ended || row + 1 != out.rows) return false;
  const std::string_view record = out.record(row);
  const auto end = static_cast<std::size_t>(record.data() - out.text.data()) + record.size();
  return out.text.find('\n', end) == std::string_view::npos;
}

bool is_absent(const ColumnPlan& plan, std::string_view cell) {
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  return std::ranges::find(plan.absent, cell) != plan.absent.end();
}

bool read_cell(ChunkColumns& out, const ColumnPlan& plan, std::size_t row, std::size_t column, std::string_view cell,
               NumberGrammar grammar, double& value) {
  double number = unknown;
  value = unknown;
  if (cell.size() > longest_cell) return add_fault(out, What::too_long, row, column, cell), false;
  if (is_absent(plan, cell)) return true;
  const NumberText text = read_number(cell, grammar, number);
  if (text == NumberText::empty) return true;
  if (text != NumberText::number || !plan.is_plain) {
    const auto refusal = plan.read ? plan.read(cell, number) : CellRefusal{};
    if (refusal) {
      if (!refusal->reason.empty()) add_refusal(out, *refusal, row, column);
      else if (text == NumberText::separated) add_fault(out, What::separated_number, row, column, cell);
      else if (text == NumberText::out_of_range) add_fault(out, What::out_of_range, row, column, cell);
      else add_fault(out, What::not_a_number, row, column, cell);
      return false;
    }
  }
  value = number;
  return false;
}

std::string_view ChunkColumns::record(std::size_t row) const {
  if (!lines.empty()) return text.substr(lines[row].begin, lines[row].end - lines[row].begin);
  const CellEnds::Row at = marks.rows[row];
  const std::uint32_t begin = marks.at[at.first - 1] + 1;
  std::string_view whole = text.substr(begin, marks.at[at.first + at.cells - 1] - begin);
  if (whole.ends_with('\r')) whole.remove_suffix(1);
  return whole;
}

std::string_view ChunkColumns::raw_cell(std::size_t row, std::size_t column) const {
  if (!lines.empty()) {
    const Span at = values[row * columns.size() + column];
    return text.substr(at.begin, at.end - at.begin);
  }
  const std::size_t mark = marks.rows[row].first + column;
  const std::uint32_t begin = marks.at[mark - 1] + 1;
  std::string_view cell = text.substr(begin, marks.at[mark] - begin);
  if (column + 1 == columns.size() && cell.ends_with('\r')) cell.remove_suffix(1);
  return cell;
}

std::string_view unquoted(std::string_view raw_cell, std::string& scratch) {
  if (!raw_cell.starts_with('"')) return raw_cell;
  raw_cell.remove_prefix(1);
  if (raw_cell.ends_with('"')) raw_cell.remove_suffix(1);
  auto quote = raw_cell.find('"');
  if (quote == std::string_view::npos) return raw_cell;
  scratch.clear();
  while (quote != std::string_view::npos) {
    scratch += raw_cell.substr(0, quote + 1);
    raw_cell.remove_prefix(std::min(quote + 2, raw_cell.size()));
    quote = raw_cell.find('"');
  }
  return scratch += raw_cell;
}

void columns_of(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out) {
  out.text = chunk.text();
  out.first_record = chunk.first_record;
  out.first_line = chunk.first_line;
  if (plan.format == RecordFormat::csv) csv_columns(chunk, plan, out);
  else json_columns(chunk, plan, out);
  if (out.faults.empty()) return;
  place_faults(chunk, out.faults, out);
  for (const RecordFault& fault : out.faults) blank_row(out, fault.row);
}

}  // namespace aicarbon::table
