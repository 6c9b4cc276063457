// Converts a chunk of JSON Lines to columns, in one pass per record. A key is first compared with the column after that
// of the previous key. See columns_of.hpp.
#include "table/column_parts.hpp"
#include "table/json_lines.hpp"
#include "table/utf8.hpp"

#include <algorithm>

namespace aicarbon::table {
namespace {

using What = RecordFault::What;
using Kind = ColumnPlan::Kind;

class Reader {
 public:
  Reader(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out)
      : chunk_(chunk), plan_(plan), out_(out), seen_(plan.columns.size()), empty_(plan.columns.size()) {}

  void read_row(std::size_t row) {
    row_ = row;
    const std::size_t width = plan_.columns.size();
    const std::string_view line = out_.record(row);
    const std::size_t faults = out_.faults.size();
    std::ranges::fill(seen_, 0);
    std::ranges::fill(empty_, 0);
    if (whole_line(line)) {
      JsonScanner scanner(line);
      JsonMember member;
      JsonScanner::Result result{};
      std::size_t expected = 0;
      while ((result = scanner.next(member)) == JsonScanner::Result::member && take(member, expected)) {}
      if (result == JsonScanner::Result::nested)
        refuse(What::nested_value, column_of(member, expected), scanner.rest());
      if (result == JsonScanner::Result::bad) refuse(cut_off(line) ? What::cut_off : What::bad_json, 0, scanner.rest());
    }
    if (out_.faults.size() > faults) return;  // the row is set to unknown later, when the faults are located
    for (std::size_t c = 0; c < width; ++c) {
      if (seen_[c] == 0) leave_empty(c);
      out_.columns[c].empty += empty_[c];
    }
  }

 private:
  bool whole_line(std::string_view line) {
    if (line.find('\0') != std::string_view::npos) refuse(What::nul_byte, 0, line);
    else if (utf8_end(line) != line.size()) refuse(What::not_utf8, 0, line);
    else return true;
    return false;
  }

  bool cut_off(std::string_view line) const { return !line.ends_with('}') && ends_file(chunk_, out_, row_); }

  // The index of the column of a key, or one past the last column if the key is not a column.
  std::size_t column_of(const JsonMember& member, std::size_t expected) {
    const std::size_t width = plan_.columns.size();
    std::string_view key = member.key;
    if (member.key_escaped) key = unescape(member.key, key_) ? std::string_view(key_) : std::string_view("\\");
    if (expected < width && plan_.columns[expected].name == key) return expected;
    return static_cast<std::size_t>(std::ranges::find(plan_.columns, key, &ColumnPlan::name) - plan_.columns.begin());
  }

  bool take(const JsonMember& member, std::size_t& expected) {
    const std::size_t c = column_of(member, expected);
    if (c == plan_.columns.size())
      return plan_.other_keys ? well_formed(member, c) : refuse(What::extra_column, c, member.key);
    expected = c + 1;
    if (seen_[c] != 0) return refuse(What::duplicate_key, c, member.key);
    seen_[c] = 1;
    const auto begin = static_cast<std::uint32_t>(member.value.data() - out_.text.data());
    out_.values[row_ * plan_.columns.size() + c] = {begin, begin + static_cast<std::uint32_t>(member.value.size())};
    if (plan_.columns[c].kind == Kind::ignored) return well_formed(member, c) && passes(member, c);
    if (member.kind == JsonMember::Kind::null) {
      leave_empty(c);
      return true;
    }
    if (member.value.size() > longest_cell) return refuse(What::too_long, c, member.value);
    return plan_.columns[c].kind == Kind::number ? take_number(member, c) : take_word(member, c);
  }

  // Values that are not read are checked too, because they may be passed through to the output.
  bool well_formed(const JsonMember& member, std::size_t c) {
    double value = 0;
    if (member.kind == JsonMember::Kind::number) {
      const NumberText text = read_number(member.value, NumberGrammar::json, value);
      if (text != NumberText::number && text != NumberText::out_of_range)
        return refuse(What::bad_json, c, member.value);
    }
    if (member.value_escaped && !unescape(inside(member.value), text_)) return refuse(What::bad_json, c, member.value);
    if (member.key_escaped && !unescape(member.key, key_)) return refuse(What::bad_json, c, member.key);
    return true;
  }

  // Whether the text of a column that is not read is accepted by its check.
  bool passes(const JsonMember& member, std::size_t c) {
    const CellCheck& check = plan_.columns[c].check;
    if (!check.refusal || member.kind != JsonMember::Kind::string) return true;
    const std::string_view cell = text_of(member);
    if (cell.find(check.with) == std::string_view::npos) return true;
    const auto refusal = check.refusal(cell);
    if (refusal) add_refusal(out_, *refusal, row_, c);
    return !refusal;
  }

  bool take_number(const JsonMember& member, std::size_t c) {
    const bool is_text = member.kind == JsonMember::Kind::string;
    if (!is_text && member.kind != JsonMember::Kind::number) return refuse(What::not_a_number, c, member.value);
    if (is_text && !well_formed(member, c)) return false;
    if (is_text && !plan_.columns[c].read) return refuse(What::not_a_number, c, member.value);
    const std::string_view cell = is_text ? text_of(member) : member.value;
    const std::size_t faults = out_.faults.size();
    if (read_cell(out_, plan_.columns[c], row_, c, cell, is_text ? NumberGrammar::c : NumberGrammar::json,
                  out_.columns[c].numbers[row_]))
      ++empty_[c];
    return out_.faults.size() == faults;
  }

  // A word may be written as a text, a number or a boolean: the number 12 is the same word as the text "12".
  bool take_word(const JsonMember& member, std::size_t c) {
    if (!well_formed(member, c)) return false;
    ChunkColumns::Column& column = out_.columns[c];
    std::string_view word = member.kind == JsonMember::Kind::string ? inside(member.value) : member.value;
    if (member.value_escaped) {
      const std::size_t size = text_.size();
      text_.append(8, '\0');  // because number_of always reads at least eight bytes
      word = std::string_view(text_).substr(0, size);
    }
    column.keys[row_] = column.words.number_of(word.data(), word.size());
    if (column.keys[row_] == 0) ++empty_[c];
    return true;
  }

  void leave_empty(std::size_t c) {
    if (plan_.columns[c].kind == Kind::ignored) return;
    ++empty_[c];
    if (plan_.columns[c].kind == Kind::number) out_.columns[c].numbers[row_] = unknown;
    else out_.columns[c].keys[row_] = 0;
  }

  // The content of a text; well_formed has left it in text_ if it contains escapes.
  std::string_view text_of(const JsonMember& member) const {
    return member.value_escaped ? std::string_view(text_) : inside(member.value);
  }

  static std::string_view inside(std::string_view quoted) { return quoted.substr(1, quoted.size() - 2); }

  bool refuse(What what, std::size_t column, std::string_view text) {
    add_fault(out_, what, row_, column, text);
    return false;
  }

  const Chunk& chunk_;
  const RecordPlan& plan_;
  ChunkColumns& out_;
  std::vector<std::uint8_t> seen_;  // whether this record has a value, per column
  std::vector<std::uint8_t> empty_;
  std::string key_;
  std::string text_;
  std::size_t row_ = 0;
};

void find_lines(std::string_view text, std::vector<ChunkColumns::Span>& lines) {
  lines.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    std::size_t end = newline;
    if (end > begin && text[end - 1] == '\r') --end;
    if (end > begin) lines.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = newline + 1;
  }
}

}  // namespace

void json_columns(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out) {
  find_lines(out.text, out.lines);
  begin_columns(plan, out.lines.size(), out);
  out.values.assign(out.rows * plan.columns.size(), {});
  Reader reader(chunk, plan, out);
  for (std::size_t row = 0; row < out.rows; ++row) reader.read_row(row);
}

}  // namespace aicarbon::table
