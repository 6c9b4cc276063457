// The CSV reader for tables, record by record, and the CSV writer: RFC 4180, streaming, with row, line and column of
// every fault. Files of records are read a column at a time instead (chunks.hpp, columns_of.hpp).
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

/// A record of a CSV text. The reader owns the bytes of the cells until the next call.
struct Record {
  std::size_t number = 0;  ///< 1 is the header
  std::size_t line = 0;    ///< where it begins
  std::vector<std::string_view> cells;
};

/// Reads records one by one; needs memory for one record and one chunk.
class CsvReader {
 public:
  explicit CsvReader(std::istream& in, char delimiter = ',')
      : in_(in), delimiter_(delimiter), chunk_(1U << 16U, '\0') {}

  enum class Result { record, end, open_quote, text_after_quote };
  /// The next record that is not an empty line. Quoted cells, doubled quotes, CRLF and a UTF-8 BOM are understood.
  Result next(Record& record);

 private:
  static constexpr int end_of_text = -1;
  int peek() { return at_ < end_ || fill() ? static_cast<unsigned char>(chunk_[at_]) : end_of_text; }
  int take() {
    const int c = peek();
    if (c != end_of_text) ++at_;
    return c;
  }
  bool fill();
  /// Fast path: the next record if it is completely in the chunk and has no quote; its cells are not copied. False: use
  /// the general path.
  bool next_plain(Record& record);
  /// Appends the following run of plain characters, without delimiter, quote or line end.
  bool take_run();
  void skip_byte_order_mark();

  std::istream& in_;
  char delimiter_;
  std::string chunk_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string buffer_;             ///< the cells of the record, one after the other
  std::vector<std::size_t> ends_;  ///< for each cell in it
  std::size_t number_ = 0;
  std::size_t line_ = 1;
};

/// A cell as it is written: quoted if necessary.
std::string cell(std::string_view text);
/// A number with six significant digits; an unknown value is an empty cell.
std::string cell(const std::optional<double>& value);

}  // namespace aicarbon::table
