// A CSV reader for tables, which reads record by record, and a CSV writer. Both follow RFC 4180. The reader reports the
// line in which a malformed record begins. Files of records are read column by column instead (chunks.hpp,
// columns_of.hpp).
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

/// A record of a CSV text. Its cells are valid until the next call of the reader.
struct Record {
  std::size_t number = 0;  ///< number of the record; 1 is the header
  std::size_t line = 0;    ///< line in which the record begins
  std::vector<std::string_view> cells;
};

/// Reads records one by one, with memory for one record and one chunk.
class CsvReader {
 public:
  explicit CsvReader(std::istream& in, char delimiter = ',')
      : in_(in), delimiter_(delimiter), chunk_(1U << 12U, '\0') {}

  enum class Result { record, end, open_quote, text_after_quote };
  /// The next record that is not an empty line. Quoted cells, doubled quotes, CRLF and a UTF-8 BOM are supported.
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
  /// Fast path: reads the next record without copying its cells, if it is completely in the chunk and has no quote.
  /// Returns false if the general path is needed.
  bool next_plain(Record& record);
  /// Appends the next run of ordinary characters, up to a delimiter, quote or line end.
  bool take_run();
  void skip_byte_order_mark();

  std::istream& in_;
  char delimiter_;
  std::string chunk_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string buffer_;             ///< texts of all cells of the record, concatenated
  std::vector<std::size_t> ends_;  ///< where each cell ends in `buffer_`
  std::size_t number_ = 0;
  std::size_t line_ = 1;
};

/// The text of a cell in a CSV file, quoted if necessary.
std::string cell(std::string_view text);
/// The text of a number in a CSV file, with six significant digits; empty if the number is unknown.
std::string cell(const std::optional<double>& value);

}  // namespace aicarbon::table
