// Cuts a stream of records, CSV or JSON Lines, into chunks of whole records. A chunk ends with the last record that
// ends in its first 256 KiB or, if none does, in its first 512 KiB, 1 MiB and so on. This depends neither on the pieces
// that the source delivers nor on the number of threads, so that sums per chunk are always the same.
//
// bytes (bytes.hpp) → chunks → columns (columns_of.hpp)
#pragma once

#include "table/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

enum class RecordFormat { csv, json_lines };

/// The approximate number of records in a chunk, for which evaluations are prepared.
inline constexpr std::size_t rows_of_a_chunk = 10'000;

/// A sequence of complete records, and where they are in the file. The object can be reused for the next chunk.
/// `margin` bytes before and after the text are readable, and a newline follows it.
class Chunk {
 public:
  static constexpr std::size_t margin = 64;

  Chunk() = default;
  /// Makes a chunk from a text.
  explicit Chunk(std::string_view text, bool ended = true);

  std::string_view text() const { return {buffer_.data() + margin, size_}; }

  std::size_t index = 0;         ///< 0 for the first chunk of the file
  std::size_t first_record = 1;  ///< number of its first record; the header of a CSV file is number 1
  std::size_t first_line = 1;    ///< line in which the text begins; empty lines may precede the first record
  bool ended = false;            ///< whether the file ends with this chunk

 private:
  friend class ChunkReader;
  char* make_room(std::size_t bytes);
  void set_size(std::size_t size);

  std::vector<char> buffer_ = std::vector<char>(2 * margin, '\n');
  std::size_t size_ = 0;
};

struct Header {
  RecordFormat format = RecordFormat::csv;
  char delimiter = ',';
  std::vector<std::string> names;  ///< names in the header of a CSV file, or keys of the first record of JSON Lines
};

struct HeaderFault {
  enum class What {
    source_failed,
    no_header,
    empty_name,
    duplicate_name,
    open_quote,
    text_after_quote,
    carriage_returns,  ///< line ends are bare carriage returns
    nul_byte,
    not_utf8,
    too_long,
    bad_json
  };
  What what = What::no_header;
  std::size_t line = 1;
  std::size_t column = 0;  ///< index of the column, from 0
  std::size_t other = 0;   ///< for a duplicate, the column that already has the name
  std::string excerpt;
};

struct ChunkOptions {
  std::optional<RecordFormat> format;  ///< if absent, JSON Lines if the first non-blank byte is a brace, else CSV
  std::optional<char> delimiter;       ///< if absent, the most frequent of , ; tab | in the header
  std::size_t target = 1U << 18U;      ///< size of a chunk in bytes; constant except in tests
  std::size_t largest = 64U << 20U;    ///< maximum size of a record in bytes
};

/// Reads serially: only one thread may call it at a time.
class ChunkReader {
 public:
  explicit ChunkReader(ReadBytes read, ChunkOptions options = {}) : read_(std::move(read)), options_(options) {}

  /// To be called first: reads the header, and returns what is wrong with it, or nothing. A byte order mark and empty
  /// lines before the header are skipped.
  std::optional<HeaderFault> open(Header& header);

  enum class Result { chunk, end, source_failed, record_too_long };
  /// To be called until a chunk ends the file. If a record is too long, `chunk` identifies it by first_record and
  /// first_line.
  Result next(Chunk& chunk);

 private:
  bool fill(char* out, std::size_t& size, std::size_t wanted);
  std::optional<HeaderFault> read_header(Header& header);

  ReadBytes read_;
  ChunkOptions options_;
  Header header_;
  std::string carry_;  ///< bytes that have been read but are not yet in a chunk
  bool exhausted_ = false;
  std::size_t index_ = 0;
  std::size_t record_ = 1;
  std::size_t line_ = 1;
};

}  // namespace aicarbon::table
