// Converts a chunk of CSV to columns. The ends of all cells are found first; then malformed records are set aside, and
// one loop per column reads all other records. See columns_of.hpp.
#include "clones.hpp"
#include "table/column_parts.hpp"
#include "table/utf8.hpp"

#include <algorithm>

namespace aicarbon::table {
namespace {

using What = RecordFault::What;

// Marks a malformed record: it no longer has the width of the plan, so that no loop over columns reads it.
constexpr std::uint32_t set_apart = std::uint32_t{1} << 31U;

class Structure {
 public:
  Structure(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out)
      : chunk_(chunk), width_(static_cast<std::uint32_t>(plan.columns.size())), out_(out) {}

  void check() {
    CellEnds& marks = out_.marks;
    check_widths();
    if (marks.open) refuse(What::open_quote, marks.rows.size() - 1, marks.rows.back().cells - 1);
    if (marks.nul) check_cells([](std::string_view cell) { return cell.find('\0') != cell.npos; }, What::nul_byte);
    if (marks.high && utf8_end(out_.text) != out_.text.size())
      check_cells([](std::string_view cell) { return utf8_end(cell) != cell.size(); }, What::not_utf8);
    if (marks.suspicious) check_cells(has_text_after_quote, What::text_after_quote);
    for (const RecordFault& fault : out_.faults) marks.rows[fault.row].cells |= set_apart;
  }

 private:
  void check_widths() {
    const std::vector<CellEnds::Row>& rows = out_.marks.rows;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (rows[r].cells == width_) continue;
      const bool missing = rows[r].cells < width_;
      const bool cut = missing && ends_file(chunk_, out_, r);
      refuse(cut       ? What::cut_off
             : missing ? What::missing_column
                       : What::extra_column,
             r, missing ? rows[r].cells : width_);
    }
  }

  template <class IsFaulty>
  void check_cells(IsFaulty is_faulty, What what) {
    for (std::size_t r = 0; r < out_.marks.rows.size(); ++r) {
      if (!is_faulty(out_.record(r)) && what != What::text_after_quote) continue;
      for (std::uint32_t c = 0; c < out_.marks.rows[r].cells; ++c)
        if (is_faulty(cell(r, c))) refuse(what, r, c);
    }
  }

  static bool has_text_after_quote(std::string_view cell) {
    if (!cell.starts_with('"')) return false;
    std::size_t at = 1;
    while (true) {
      at = cell.find('"', at);
      if (at == std::string_view::npos || at + 1 == cell.size()) return false;
      if (cell[at + 1] != '"') return true;
      at += 2;
    }
  }

  // A raw cell of any record, whatever its number of cells.
  std::string_view cell(std::size_t row, std::uint32_t column) const {
    const std::size_t mark = out_.marks.rows[row].first + column;
    const std::uint32_t begin = out_.marks.at[mark - 1] + 1;
    std::string_view text = out_.text.substr(begin, out_.marks.at[mark] - begin);
    if (column + 1 == out_.marks.rows[row].cells && text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }

  void refuse(What what, std::size_t row, std::uint32_t column) {
    const bool of_record = what == What::missing_column || what == What::extra_column || what == What::cut_off;
    add_fault(out_, what, row, column, of_record ? out_.record(row) : cell(row, column));
  }

  const Chunk& chunk_;
  const std::uint32_t width_;
  ChunkColumns& out_;
};

// Calls `take(row, begin, end)` with the cell of the column, without its quotes, for every well-formed record, and
// `pass(row)` for all others.
template <bool quotes, class Take, class Pass>
void for_each_cell(const ChunkColumns& columns, std::size_t column, Take&& take, Pass&& pass) {
  const char* const text = columns.text.data();
  const std::uint32_t* const at = columns.marks.at.data() + column;
  const CellEnds::Row* const rows = columns.marks.rows.data();
  const std::size_t width = columns.columns.size();
  const bool last = column + 1 == width;
  const std::size_t count = columns.rows;
  for (std::size_t r = 0; r < count; ++r) {
    const CellEnds::Row row = rows[r];
    if (row.cells != width) {
      pass(r);
      continue;
    }
    const char* begin = text + (at[row.first - 1] + 1);  // computed in 32 bits, where ~0 + 1 is 0
    const char* end = text + at[row.first];
    if (last && end > begin && end[-1] == '\r') --end;
    if constexpr (quotes) {
      if (begin < end && *begin == '"') {
        ++begin;
        --end;
      }
    }
    take(r, begin, end);
  }
}

// Reads the cells of a column of numbers, of which `is_plain` says whether a short number is one without further checks.
template <bool quotes, bool is_plain>
void read_numbers(ChunkColumns& out, const ColumnPlan& plan, std::size_t c) {
  ChunkColumns::Column& column = out.columns[c];
  double* const numbers = column.numbers.data();
  std::size_t empty = 0;
  for_each_cell<quotes>(
      out, c,
      [&](std::size_t r, const char* begin, const char* end) {
        if (is_plain && read_short_number(begin, end, numbers[r])) return;
        const std::string_view cell(begin, static_cast<std::size_t>(end - begin));
        empty += static_cast<std::size_t>(read_cell(out, plan, r, c, cell, NumberGrammar::c, numbers[r]));
      },
      [&](std::size_t r) { numbers[r] = unknown; });
  column.empty = empty;
}

template <bool quotes>
void read_words(ChunkColumns& out, std::size_t c) {
  ChunkColumns::Column& column = out.columns[c];
  std::uint32_t* const keys = column.keys.data();
  const bool doubled = quotes && out.marks.doubled;
  std::size_t empty = 0;
  std::string scratch;
  for_each_cell<quotes>(
      out, c,
      [&](std::size_t r, const char* begin, const char* end) {
        const auto size = static_cast<std::size_t>(end - begin);
        std::uint32_t number = 0;
        if (size > longest_cell) {
          keys[r] = 0;
          return add_fault(out, What::too_long, r, c, {begin, size});
        }
        if (doubled && begin[-1] == '"' && std::memchr(begin, '"', size) != nullptr) {
          const std::size_t single = unquoted({begin - 1, size + 2}, scratch).size();
          scratch.append(8, '\0');  // because number_of always reads at least eight bytes
          number = column.words.number_of(scratch.data(), single);
        } else {
          number = column.words.number_of(begin, size);
        }
        keys[r] = number;
        empty += static_cast<std::size_t>(number == 0);
      },
      [&](std::size_t r) { keys[r] = 0; });
  column.empty = empty;
}

// Whether a cell has this character. Its first and its last eight bytes, which are readable as those of a word
// (dictionary.hpp), are compared at once, and without a branch.
inline bool has(const char* begin, std::size_t size, char c) {
  constexpr std::uint64_t ones = 0x0101010101010101U, highest = 0x8080808080808080U;
  constexpr std::size_t eight = 8;
  const auto zeros = [c](const char* from) {  // the highest bit of the first byte that is `c`, and maybe of later ones
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, eight);
    bytes ^= ones * static_cast<unsigned char>(c);
    return (bytes - ones) & ~bytes & highest;
  };
  const std::size_t within = std::min(size, eight);
  const std::uint64_t mask = within == 0 ? 0 : ~std::uint64_t{0} >> (8 * (eight - within));
  const bool at_ends = ((zeros(begin) | zeros(begin + std::max(size, eight) - eight)) & mask) != 0;
  return at_ends || (size > 2 * eight && std::memchr(begin + eight, c, size - 2 * eight) != nullptr);
}

template <bool quotes>
void check_cells(ChunkColumns& out, const ColumnPlan& plan, std::size_t c) {
  const char with = plan.check.with;
  bool any = false;
  const auto look = [&](std::size_t, const char* begin, const char* end) {
    any |= has(begin, static_cast<std::size_t>(end - begin), with);
  };
  const auto pass = [](std::size_t) {};
  for_each_cell<quotes>(out, c, look, pass);
  if (!any) return;
  const auto check = [&](std::size_t r, const char* begin, const char* end) {
    const std::string_view cell(begin, static_cast<std::size_t>(end - begin));
    if (cell.find(with) == std::string_view::npos) return;
    if (const auto refusal = plan.check.refusal(cell)) add_refusal(out, *refusal, r, c);
  };
  for_each_cell<quotes>(out, c, check, pass);
}

template <bool quotes>
void read_column(ChunkColumns& out, const ColumnPlan& plan, std::size_t c) {
  switch (plan.kind) {
  case ColumnPlan::Kind::number:
    return plan.is_plain ? read_numbers<quotes, true>(out, plan, c) : read_numbers<quotes, false>(out, plan, c);
  case ColumnPlan::Kind::word: return read_words<quotes>(out, c);
  case ColumnPlan::Kind::ignored:
    if (plan.check.refusal) check_cells<quotes>(out, plan, c);
  }
}

// Empty cells are counted as they occur. If the record turns out to be faulty, its empty cells are subtracted again.
void forget_empty_cells(ChunkColumns& out, std::size_t first_fault, const RecordPlan& plan) {
  std::vector<std::size_t> rows;
  for (std::size_t k = first_fault; k < out.faults.size(); ++k) rows.push_back(out.faults[k].row);
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::string scratch;
  for (const std::size_t row : rows)
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      const std::string_view cell = unquoted(out.raw_cell(row, c), scratch);
      const ColumnPlan& column = plan.columns[c];
      const bool blank = cell.find_first_not_of(" \t") == std::string_view::npos;
      const bool counted = is_absent(column, cell) ||
                           (column.kind == ColumnPlan::Kind::number || !column.absent.empty() ? blank : cell.empty());
      if (plan.columns[c].kind != ColumnPlan::Kind::ignored && counted) --out.columns[c].empty;
    }
}

}  // namespace

AICARBON_BIT_CLONES void csv_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out) {
  out.lines.clear();
  find_cell_ends(out.text, plan.delimiter, out.marks);
  begin_columns(plan, out.marks.rows.size(), out);
  Structure(chunk, plan, out).check();
  const std::size_t first_fault = out.faults.size();
  for (std::size_t c = 0; c < plan.columns.size(); ++c)
    out.marks.quotes ? read_column<true>(out, plan.columns[c], c) : read_column<false>(out, plan.columns[c], c);
  forget_empty_cells(out, first_fault, plan);
  for (CellEnds::Row& row : out.marks.rows) row.cells &= ~set_apart;
}

}  // namespace aicarbon::table
