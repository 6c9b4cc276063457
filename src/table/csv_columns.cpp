// Converts a chunk of CSV to columns. The ends of all cells are found first; then malformed records are set aside, and
// one loop per column reads all other records. See columns_of.hpp.
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

template <bool quotes>
void read_numbers(ChunkColumns& out, const ColumnPlan& plan, std::size_t c) {
  ChunkColumns::Column& column = out.columns[c];
  double* const numbers = column.numbers.data();
  std::size_t empty = 0;
  const bool is_plain = plan.is_plain;
  const auto slow = [&](std::size_t r, const char* begin, const char* end) {
    const std::string_view cell(begin, static_cast<std::size_t>(end - begin));
    empty += static_cast<std::size_t>(read_cell(out, plan, r, c, cell, NumberGrammar::c, numbers[r]));
  };
  for_each_cell<quotes>(
      out, c,
      [&](std::size_t r, const char* begin, const char* end) {
        if (!is_plain || !read_short_number(begin, end, numbers[r])) slow(r, begin, end);
      },
      [&](std::size_t r) { numbers[r] = unknown; });
  column.empty = empty;
}

// Spaces around a word count only in columns that no field is bound to, such as those that group the totals.
template <bool quotes>
void read_words(ChunkColumns& out, const ColumnPlan& plan, std::size_t c) {
  const bool bound = !plan.absent.empty();
  ChunkColumns::Column& column = out.columns[c];
  std::uint32_t* const keys = column.keys.data();
  const bool doubled = quotes && out.marks.doubled;
  std::size_t empty = 0;
  std::string scratch;
  for_each_cell<quotes>(
      out, c,
      [&](std::size_t r, const char* begin, const char* end) {
        // of an empty cell, these are the delimiters around it
        if ((*begin == ' ' || end[-1] == ' ') && bound && !(doubled && begin[-1] == '"')) {
          while (begin < end && *begin == ' ') ++begin;
          while (begin < end && end[-1] == ' ') --end;
        }
        const auto size = static_cast<std::size_t>(end - begin);
        if (size > longest_cell) {
          keys[r] = 0;
          add_fault(out, What::too_long, r, c, {begin, size});
        } else if (doubled && begin[-1] == '"' && std::memchr(begin, '"', size) != nullptr) {
          const std::size_t single = unquoted({begin - 1, size + 2}, scratch).size();
          scratch.append(8, '\0');  // because number_of always reads at least eight bytes
          keys[r] = column.words.number_of(scratch.data(), single);
        } else {
          keys[r] = column.words.number_of(begin, size);
        }
        empty += static_cast<std::size_t>(keys[r] == 0 && size <= longest_cell);
      },
      [&](std::size_t r) { keys[r] = 0; });
  column.empty = empty;
}

// Whether a cell has this character. Its first eight bytes, which are readable as those of a word (dictionary.hpp), are
// compared at once.
bool has(const char* begin, std::size_t size, char c) {
  constexpr std::uint64_t ones = 0x0101010101010101U, highest = 0x8080808080808080U;
  std::uint64_t eight = 0;
  std::memcpy(&eight, begin, sizeof eight);
  eight ^= ones * static_cast<unsigned char>(c);
  const std::uint64_t zeros =
      (eight - ones) & ~eight & highest;  // the highest bit of the first zero byte, and maybe later ones
  if (size < sizeof eight) return (zeros & ((std::uint64_t{1} << (8 * size)) - 1)) != 0;
  return zeros != 0 || std::memchr(begin + sizeof eight, c, size - sizeof eight) != nullptr;
}

template <bool quotes>
void check_cells(ChunkColumns& out, const ColumnPlan& plan, std::size_t c) {
  for_each_cell<quotes>(
      out, c,
      [&](std::size_t r, const char* begin, const char* end) {
        const auto size = static_cast<std::size_t>(end - begin);
        if (!has(begin, size, plan.check.with)) return;
        if (const auto refusal = plan.check.refusal({begin, size})) add_refusal(out, *refusal, r, c);
      },
      [](std::size_t) {});
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

void csv_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out) {
  out.lines.clear();
  find_cell_ends(out.text, plan.delimiter, out.marks);
  begin_columns(plan, out.marks.rows.size(), out);
  Structure(chunk, plan, out).check();
  const std::size_t first_fault = out.faults.size();
  const bool quotes = out.marks.quotes;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const ColumnPlan::Kind kind = plan.columns[c].kind;
    if (kind == ColumnPlan::Kind::number)
      quotes ? read_numbers<true>(out, plan.columns[c], c) : read_numbers<false>(out, plan.columns[c], c);
    if (kind == ColumnPlan::Kind::word)
      quotes ? read_words<true>(out, plan.columns[c], c) : read_words<false>(out, plan.columns[c], c);
    if (kind == ColumnPlan::Kind::ignored && plan.columns[c].check.refusal)
      quotes ? check_cells<true>(out, plan.columns[c], c) : check_cells<false>(out, plan.columns[c], c);
  }
  forget_empty_cells(out, first_fault, plan);
  for (CellEnds::Row& row : out.marks.rows) row.cells &= ~set_apart;
}

}  // namespace aicarbon::table
