// A chunk of records → columns: numbers as doubles, words as indices into the list of words that each column of the
// chunk has. CSV and JSON Lines give the same result.
//
// bytes (bytes.hpp) → chunks (chunks.hpp) → columns → figures of rows (rows/rows.hpp)
//
// An invalid record keeps its row, which is unknown in every column, and `faults` gives the reason. Nothing is guessed,
// and no record is dropped here.
#pragma once

#include "table/cell_ends.hpp"
#include "table/chunks.hpp"
#include "table/dictionary.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

/// Why a cell is not a value of its column. Without a reason, the cell is just not a number.
struct CellRefusal {
  std::string reason = {};
  bool lacks_unit = false;  ///< whether the cell is a number whose unit is stated nowhere
};
/// Reads a cell as a number. Called by several threads at a time.
using ReadCell = std::function<std::optional<CellRefusal>(std::string_view cell, double& value)>;
/// Refuses cells of a column that is not read, with a reason. Called by several threads at a time.
struct CellCheck {
  char with = '\0';  ///< only cells with this character are passed to `refusal`
  std::function<std::optional<CellRefusal>(std::string_view cell)> refusal = {};
};

struct ColumnPlan {
  enum class Kind { ignored, number, word };
  std::string name;  ///< name of the column; in JSON Lines, the key
  Kind kind = Kind::ignored;
  ReadCell read = {};                    ///< reads cells that are not plain numbers; without it, they are faults
  bool is_plain = true;                  ///< whether a plain number is its own value; otherwise `read` reads every cell
  CellCheck check = {};                  ///< of an ignored column
  std::vector<std::string> absent = {};  ///< words that mean the same as an empty cell, of at most 32 bytes each
};

struct RecordPlan {
  RecordFormat format = RecordFormat::csv;
  char delimiter = ',';
  std::vector<ColumnPlan> columns;  ///< in CSV, every column of the file, in order
  bool other_keys = false;  ///< in JSON Lines, whether keys that are not columns are ignored; otherwise they are faults
};

struct RecordFault {
  enum class What {
    missing_column,
    extra_column,  ///< in JSON Lines, a key that is not a column
    refused,       ///< ColumnPlan::read has refused the cell
    without_unit,  ///< refused, because the number has no unit
    not_a_number,
    separated_number,  ///< a comma, apostrophe, underscore or space among the digits
    out_of_range,      ///< larger than any double
    nul_byte,
    not_utf8,
    open_quote,
    text_after_quote,
    cut_off,  ///< the file ends inside the record
    too_long,
    bad_json,
    nested_value,  ///< the value is an object or a list
    duplicate_key
  };
  What what = What::missing_column;
  std::size_t row = 0;     ///< row in the chunk, from 0
  std::size_t record = 0;  ///< record in the file; the header of a CSV file is record 1
  std::size_t line = 0;    ///< line of the file in which the record begins
  std::size_t column = 0;  ///< index from 0; in JSON Lines, an index in the plan, or one past its end for any other key
  std::string excerpt;     ///< beginning of the text at fault: a cell, a key, a record or the rest of a record; the
                           ///< reason if the cell was refused
};

/// The description of a fault in messages: "not a number", "a NUL byte".
std::string_view describe(RecordFault::What what);

/// Maximum size of a number or a word in bytes; a longer one is a fault. A cell in an ignored column may be longer.
inline constexpr std::size_t longest_cell = 64U << 10U;

struct ChunkColumns {
  struct Column {
    std::vector<double> numbers;  ///< NaN for an empty cell or a faulty record
    std::vector<std::uint32_t>
        keys;  ///< indices into words.all(); 0 is the empty word, of an empty cell or a faulty record
    Dictionary words;
    std::size_t empty = 0;  ///< number of cells that are empty or absent, not counting those of faulty records
  };
  std::size_t rows = 0;
  std::vector<Column> columns;      ///< one per planned column; ignored columns are empty
  std::vector<RecordFault> faults;  ///< at most one per row, in the order of rows

  /// A record as it is in the file, without its line end. The result is valid as long as the chunk.
  std::string_view record(std::size_t row) const;
  /// A cell as it is in the file, including quotes and escapes. In JSON Lines, the cell is the value of a key, and
  /// empty if the key is missing. Must not be called for faulty records.
  std::string_view raw_cell(std::size_t row, std::size_t column) const;

  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::size_t first_record = 1;  ///< number of the first record in the file
  std::size_t first_line = 1;    ///< line in which `text` begins
  std::string_view text;
  CellEnds marks;            ///< in CSV, where the cells end
  std::vector<Span> lines;   ///< in JSON Lines, the line of each record
  std::vector<Span> values;  ///< in JSON Lines, one value per record and column
};

/// Reads the records of a chunk into columns. `out` can be reused from one chunk to the next.
void columns_of(const Chunk& chunk, const RecordPlan& plan, ChunkColumns& out);

/// The content of a raw cell, without its quotes and with doubled quotes replaced. `scratch` is used if the content is
/// not a contiguous part of the cell.
std::string_view unquoted(std::string_view raw_cell, std::string& scratch);

}  // namespace aicarbon::table
