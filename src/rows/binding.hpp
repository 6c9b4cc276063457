// Decides which column of a file is bound to which field of a template, and in which unit its numbers are.
#pragma once

#include "rows/column_unit.hpp"
#include "rows/rows.hpp"

#include <aicarbon/diagnostic.hpp>

#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// What a user states with `--bind`.
struct Binding {
  enum class Kind {
    path,    ///< COLUMN=/PATH or COLUMN=/PATH UNIT
    name,    ///< COLUMN, for the only stated field of that name
    nothing  ///< COLUMN=, which leaves the column unbound
  };
  Kind kind = Kind::path;
  std::string column;
  std::string path = {};  ///< the path and, after a space, the unit
};

/// Reads the arguments of `--bind`.
Result<std::vector<Binding>> read_bindings(std::span<const std::string> texts);

/// What ColumnUse says instead of a unit if only the cells state one.
inline constexpr std::string_view in_its_cells = "in its cells";

/// What is done with a column of the records.
struct ColumnUse {
  std::string column;
  std::string path = {};  ///< the field that the column is bound to; empty if it is not bound
  std::string unit =
      {};  ///< unit of its numbers; `in_its_cells` if only the cells state it; empty for texts and counts
  std::string offer = {};  ///< the argument of `--bind` that would bind a column with the name of a field
  std::string meant = {};  ///< the path and the unit that the name of an unbound column suggests
};

struct Bindings {
  std::vector<Bound> bound;
  std::vector<ColumnUse> columns;   ///< one per column of the file
  std::vector<std::string> fields;  ///< paths of the fields that the template states
};

/// Binds each column as stated, or otherwise by its header, if that is the path of a field; the name of a field with a
/// unit suffix, where the job states exactly one such field; or one of `accelerator`, `accelerators`, `cpu`, `server`
/// and `grid`, under the same condition. Any other column is not bound by itself, because other programs use the same
/// names for other things.
///
/// The unit of numbers is, in this order: stated after the path; the suffix of the path; in the name of the column; in
/// the cells. If it is in none of these and cannot be in the cells, the error shows how to state it.
Result<Bindings> bind(std::span<const std::string> columns, std::span<const Binding> stated, const SourceText& job,
                      Cells cells);

}  // namespace aicarbon::rows
