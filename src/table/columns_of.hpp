// A chunk of records → columns: numbers as doubles, words as numbers into the chunk's own list of words. CSV and JSON
// Lines give the same result. bytes (bytes.hpp) → chunks (chunks.hpp) → columns → study
//
// An invalid record keeps its row, unknown in every column, and `faults` describes the reason. Nothing is guessed, and
// nothing is dropped here.
#pragma once

#include "table/cell_ends.hpp"
#include "table/chunks.hpp"
#include "table/dictionary.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

struct ColumnPlan {
  enum class Kind { ignored, number, word };
  std::string name;  ///< JSON Lines: the key
  Kind kind = Kind::ignored;
};

struct RecordPlan {
  RecordFormat format = RecordFormat::csv;
  char delimiter = ',';
  std::vector<ColumnPlan> columns;  ///< CSV: every column of the file, in order
  bool other_keys = false;          ///< JSON Lines: keys that are not columns are ignored; otherwise they are faults
};

struct RecordFault {
  enum class What {
    missing_column,
    extra_column,  ///< JSON Lines: a key that is not a column
    not_a_number,
    separated_number,  ///< a comma, apostrophe, underscore or blank among the digits
    out_of_range,      ///< larger than any double
    nul_byte,
    not_utf8,
    open_quote,
    text_after_quote,
    cut_off,  ///< the file ends inside it
    too_long,
    bad_json,
    nested_value,  ///< an object or a list
    duplicate_key
  };
  What what = What::missing_column;
  std::size_t row = 0;     ///< in the chunk, 0 is the first
  std::size_t record = 0;  ///< in the file; the header of a CSV is record 1
  std::size_t line = 0;    ///< of the file, where the record begins
  std::size_t column = 0;  ///< 0 is the first; JSON Lines: index in the plan, or one past its end for any other key
  std::string excerpt;     ///< of the cell; of an invalid record, from where it is invalid
};

/// Description for messages: "a number with a comma", "a NUL byte".
std::string_view describe(RecordFault::What what);

/// A longer number or word is a fault; a column that is passed through may be longer.
inline constexpr std::size_t longest_cell = 64U << 10U;

struct ChunkColumns {
  struct Column {
    std::vector<double> numbers;      ///< NaN: an empty cell or a faulty record
    std::vector<std::uint32_t> keys;  ///< into words.all(); 0, the empty word: an empty cell or a faulty record
    Dictionary words;
    std::size_t empty = 0;  ///< empty cells, without those of faulty records
  };
  std::size_t rows = 0;
  std::vector<Column> columns;      ///< as planned; ignored columns are empty
  std::vector<RecordFault> faults;  ///< at most one per row, in order of rows

  /// A record as it is in the file, without its line end. Valid as long as the chunk.
  std::string_view record(std::size_t row) const;
  /// A cell as it is in the file, including quotes and escapes; JSON Lines: a value, empty if the key is missing. Not
  /// for faulty records.
  std::string_view raw_cell(std::size_t row, std::size_t column) const;

  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::size_t first_record = 1;  ///< in the file, of the first row
  std::size_t first_line = 1;    ///< where it begins
  std::string_view text;
  CellEnds marks;            ///< CSV
  std::vector<Span> lines;   ///< JSON Lines: of every record
  std::vector<Span> values;  ///< JSON Lines: for every record, one entry per column
};

/// `out` is reused from chunk to chunk.
void columns_of(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out);

/// The content of a raw cell: without its quotes, and with doubled quotes replaced. `scratch` is used when the text is
/// not in one piece.
std::string_view unquoted(std::string_view raw_cell, std::string& scratch);

}  // namespace aicarbon::table
