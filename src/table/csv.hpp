// The only CSV reader and writer: RFC 4180, streaming, with row, line and column of every fault.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

/// A record of a CSV text. The cells' bytes live in the reader until the next call.
struct Record {
  std::size_t number = 0;  ///< 1 is the header
  std::size_t line = 0;    ///< where it begins
  std::vector<std::string_view> cells;
};

/// Reads records one by one; memory is that of one record.
class CsvReader {
 public:
  explicit CsvReader(std::istream& in, char delimiter = ',') : in_(in), delimiter_(delimiter) {}

  enum class Result { record, end, open_quote, text_after_quote };
  /// The next record that is not an empty line. Quoted cells, doubled quotes, CRLF and a UTF-8 BOM are understood.
  Result next(Record& record);

 private:
  std::istream& in_;
  char delimiter_;
  std::string buffer_;
  std::size_t number_ = 0;
  std::size_t line_ = 1;
};

/// A cell as it is written: quoted when it must be.
std::string cell(std::string_view text);

}  // namespace aicarbon::table
