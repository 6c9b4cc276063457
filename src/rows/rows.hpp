// Evaluates records as rows of a template. Columns are bound to fields of the job, and there is a sheet for each shape
// that records have. A shape is the set of bound cells that are not empty; unless `empty_is_template` is set, an empty
// cell is unknown, and its field is removed from the job.
//
// chunk of columns (table/columns_of.hpp) → learn: new texts and shapes, one caller at a time → figures of rows, on any
// thread
#pragma once

#include "rows/column_unit.hpp"
#include "rows/grouping.hpp"
#include "rows/merge.hpp"
#include "rows/row_doubts.hpp"
#include "rows/row_messages.hpp"
#include "table/columns_of.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A column of the file that is bound to a field of the template.
struct Bound {
  std::size_t column;  ///< index of the column in the file
  std::string name;    ///< header of the column
  std::string path;
  bool number = false;
  ColumnQuantity quantity;  ///< the field, and its unit in this column
  const json::Field& field() const { return quantity.field; }
};

/// Why a row has no result.
struct Reject {
  std::size_t row = 0;  ///< row in the chunk, from 0
  std::size_t column = 0;
  bool has_column = false;
  std::string reason;
};

/// How many rows have a value in a bound column, and in how many of them a figure depends on it.
struct Readers {
  std::uint64_t filled = 0, read = 0;
};
/// What the rows of a shape have in common: which bound cells are not empty, as a bit mask, and their part. A period and
/// a grid decide the intensity together, so each period has a sheet of its own. So has each kind of place, as soon
/// as a place and another text are found to decide formulas together.
struct ShapeKey {
  std::uint64_t mask = 0;
  std::uint32_t part = 0;  ///< number of the combination of parts; 0 if no column parts the rows
  auto operator<=>(const ShapeKey&) const = default;
};
/// Numbers of rows, by their shape.
using RowsOfShapes = std::map<ShapeKey, std::uint64_t>;

/// The results of every row of a chunk, in order, and the rejected rows with their reasons.
struct RowFigures {
  std::vector<std::vector<double>> outputs;  ///< one column per output; NaN if not estimated, or if the row is rejected
  std::vector<std::uint8_t> complete;
  std::vector<std::uint32_t> basis;  ///< index into `bases`
  std::vector<std::string> bases;
  std::vector<Reject> rejects;
  RowMessages messages;
  RowsOfShapes of_shapes;
};

class Rows {
 public:
  /// `keys` are the requested outputs. With `empty_is_template`, an empty cell keeps the value of the template.
  Rows(SourceText job, const Catalog& catalog, std::vector<Bound> bound, std::vector<std::string> keys,
       bool empty_is_template);
  ~Rows();

  /// Why the template cannot be used; empty if it can. It must be a valid job by itself, and must contain the object of
  /// every bound field.
  Diagnostics faults() const;

  /// Whether this chunk contains nothing new to learn.
  bool knows(const table::ChunkColumns& chunk) const;
  /// Formulates the new texts and shapes of this chunk. No other thread may use this object at the same time.
  void learn(const table::ChunkColumns& chunk);

  /// Amounts that can be read in another way on the hardware of some row, each once.
  Diagnostics readings() const;

  /// Figures of every row, at best values.
  RowFigures figures(const table::ChunkColumns& chunk) const;

  struct Shape;
  /// The shape and the texts of each row. A rejected row has no shape and is in `rejects` instead.
  struct Sorted {
    const Shape* one = nullptr;       ///< set if all rows have this shape and none is rejected
    std::vector<const Shape*> shape;  ///< otherwise, the shape of each row; null if it has none
    std::vector<std::vector<std::uint32_t>>
        words;                                 ///< for each bound column and row, the index of the text in its variable
    std::vector<std::vector<double>> numbers;  ///< numbers of each bound column, in base units
    std::vector<Reject> rejects;
  };
  Sorted sort(const table::ChunkColumns& chunk) const;
  /// The rows of each shape.
  static std::map<const Shape*, std::vector<std::size_t>> by_shape(const Sorted& sorted, std::size_t rows);

  /// The sheet of a shape, and which of its inputs are columns and keys. Used for totals.
  struct Columns {
    const MergedSheet* merged;
    std::vector<std::optional<std::size_t>> number_input, key_input;  ///< index of each bound column's input
  };
  static Columns columns(const Shape& shape);
  /// Every shape whose rows can have results, with its current sheet.
  std::vector<std::pair<const Shape*, std::shared_ptr<const MergedSheet>>> sheets() const;
  /// Reorders indices of texts from bound columns to variables of the shape.
  static std::vector<std::uint32_t> by_variable(const Shape& shape, std::span<const std::uint32_t> words);
  /// The bound column of each variable of the shape.
  static const std::vector<std::size_t>& bound_of(const Shape& shape);
  /// Groups rows of one shape by their texts.
  static Grouping by_texts(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows);
  /// What is worth a message in the given rows, which have one shape and are grouped by their texts.
  void say(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows, const Grouping& texts,
           RowMessages& messages) const;
  static ShapeKey key_of(const Shape& shape);
  const std::vector<Bound>& bound() const { return bound_; }
  /// For each bound column, in how many of the given rows a figure depends on it.
  std::vector<Readers> readers(const RowsOfShapes& rows) const;

 private:
  class TextGroups;
  void say_doubts(const Shape& shape, const Sorted& sorted, TextGroups& groups, RowMessages& messages) const;
  void say_notes(const Shape& shape, const Sorted& sorted, TextGroups& groups, RowMessages& messages) const;
  std::optional<Sorted> alike(const table::ChunkColumns& chunk) const;
  std::string why_no_shape(const table::ChunkColumns& chunk, std::size_t row) const;
  static std::vector<std::uint32_t> words_of(const Shape& shape, const Sorted& sorted, std::size_t row);
  static void describe(const Shape& shape, const Sorted& sorted, std::span<const std::size_t> rows,
                       RowFigures& figures);
  static void prepare(Shape& shape);
  static std::vector<std::size_t> rows_of_words(const Shape& shape, const Sorted& sorted,
                                                std::span<const std::size_t> rows);
  bool reads(const Shape& shape, std::size_t variable) const;
  bool has_untried(const table::ChunkColumns& chunk) const;
  bool has_untried(const Shape& shape, const table::ChunkColumns& chunk) const;
  void try_words(const table::ChunkColumns& chunk);
  Shape* shape_of(const ShapeKey& key, const table::ChunkColumns& chunk, std::size_t row);
  std::optional<ShapeKey> common_key(const table::ChunkColumns& chunk) const;
  std::vector<ShapeKey> keys_of(const table::ChunkColumns& chunk) const;
  void learn_parts(const table::ChunkColumns& chunk);
  std::string part_of(std::size_t b, std::string_view text) const;
  std::vector<std::string> parts_of(std::size_t b, const table::ChunkColumns::Column& column) const;
  bool part_by_place();
  bool is_period(std::size_t b) const { return std::ranges::find(periods_, b) != periods_.end(); }
  void learn_words(Shape& shape, std::size_t b, std::span<const std::string> texts,
                   std::span<const std::uint32_t> numbers);

  SourceText job_;
  const Catalog& catalog_;
  std::vector<Bound> bound_;
  std::vector<std::string> keys_;
  bool empty_is_template_;
  std::vector<std::size_t> periods_;                                ///< bound columns that hold periods
  std::vector<std::size_t> parting_;                                ///< these and, if need be, those that hold places
  bool by_place_ = false;                                           ///< whether those with places are among them
  std::map<std::vector<std::string>, std::uint32_t> combinations_;  ///< of the parts, numbered from 1
  std::map<ShapeKey, std::unique_ptr<Shape>> shapes_;
  std::vector<std::map<std::string, std::uint32_t, std::less<>>>
      words_;  ///< for each bound column, the index of each text; shared by all shapes
  std::vector<std::vector<std::string>> texts_;
};

}  // namespace aicarbon::rows
