// The calculation sheet: cells with a dimension in their type, over one flat vector. A formula is written once, over
// cells. The same cells then give the estimate (each is created with its best value), the samples, the tornado, the
// explanation and the saved report. Nothing in the sheet is specific to AI or to carbon.
#pragma once

#include <aicarbon/quantity.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aicarbon {

/// The operations of a sheet. Adding one requires an architecture decision record (docs/adr).
enum class Op : std::uint8_t {
  input,
  constant,
  add,
  sub,
  mul,
  div,
  min,
  max,
  ceil,
  less,
  select,
  pick,
  sqrt,
  exp,
  log
};

/// What `low` and `high` are: P5 and P95 around a median (`range`), or a hard minimum and maximum (`bounds`).
enum class Shape : std::uint8_t { range, bounds };

/// The origin of a value: typed in the job, set by configuration (not by this version), a catalog row, computed from others, or a default
/// rule.
enum class Origin : std::uint8_t { stated, configured, catalog, derived, assumed };

/// The role of an input: a fact, a key (the index of a text, by which `pick` cells select an entry), or a value that is
/// unknown in every row.
enum class Role : std::uint8_t { fact, key, unknown };

/// A value with its uncertainty, in base units. It is exact if `low`, `high` and `best` are equal. A `range` describes
/// the part of the value above `floor`.
struct Uncertain {
  double best = 0;
  double low = 0;
  double high = 0;
  Shape shape = Shape::range;
  bool uniform = false;  ///< for `bounds`: true is a uniform distribution, false a triangular one with mode `best`
  double floor = 0;

  bool exact() const { return low == best && high == best; }
};

/// An input of the sheet. It is identified by its `id`, never by a position: all uses of an id share one cell and are
/// fully correlated.
struct Input {
  std::string id;  ///< catalog table/row/field, default rule, or path of a stated value
  Uncertain value;
  std::string unit;  ///< unit for display; `value` is in base units
  Origin origin = Origin::stated;
  std::string path;  ///< where the user can state the value
  std::string rule;  ///< the default rule, if the value is assumed
  std::string citation;
  std::string set;  ///< how the range was set: percentile, envelope, pedigree, stated
  Role role = Role::fact;
  /// Further paths where the job can state the value, if several places use the same default or catalog row.
  std::vector<std::string> also = {};
  static constexpr std::size_t most_places = 16;  ///< no more than this number of further paths are kept
};

/// One cell: an operation on earlier cells. An `input` cell has the index of its Input in args[0]. A `pick` has its key
/// in args[0], and Sheet::table returns its table.
struct Node {
  Op op = Op::constant;
  Dim dim;
  std::array<std::int32_t, 3> args{-1, -1, -1};
  std::int32_t name = -1;  ///< index of its name, see Sheet::name_of; -1 for an unnamed intermediate result
  double value = 0;        ///< value with every input at its best value; always finite
};

class Sheet;

/// A handle to a cell of dimension D. An empty handle may be tested and assigned but not used in a formula.
template <Dim D>
struct Cell {
  Sheet* sheet = nullptr;
  std::int32_t index = -1;

  explicit operator bool() const { return sheet != nullptr; }
  double best() const;
};

/// Invariants: every argument is an earlier cell, every best value is finite, and there is one input per id.
class Sheet {
 public:
  /// The cell of an input; the same id gives the same cell.
  template <Dim D>
  Cell<D> input(Input input) {
    return {this, add_input(std::move(input), D)};
  }
  template <Dim D>
  Cell<D> constant(double value) {
    return {this, add(Op::constant, D, {-1, -1, -1}, value)};
  }

  /// Appends a cell. Throws std::domain_error, whose message contains the formula, if the best value of the cell is not
  /// finite.
  std::int32_t add(Op op, Dim dim, std::array<std::int32_t, 3> args, double value = 0);
  std::int32_t add_input(Input input, Dim dim);
  /// The cell of `table` at index `key`, from 0; a key outside the table gives an unknown value, as does an unknown
  /// key.
  std::int32_t add_pick(Dim dim, std::int32_t key, std::span<const std::int32_t> table);
  void name(std::int32_t index, std::string_view name);

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Input>& inputs() const { return inputs_; }
  /// The name of a cell; empty for an unnamed intermediate result.
  std::string_view name_of(const Node& node) const {
    if (node.name < 0) return {};
    const auto k = static_cast<std::size_t>(node.name);
    return std::string_view(names_).substr(name_begins_[k], name_begins_[k + 1] - name_begins_[k]);
  }
  /// The cells that a `pick` selects from.
  std::span<const std::int32_t> table(const Node& pick) const {
    return std::span(tables_).subspan(static_cast<std::size_t>(pick.args[1]), static_cast<std::size_t>(pick.args[2]));
  }

  /// A sheet of only the cells that the outputs depend on. The outputs are renumbered in place.
  Sheet compact(std::span<std::int32_t> outputs) &&;

 private:
  std::vector<Node> nodes_;
  std::vector<Input> inputs_;
  std::string names_;                           ///< names of cells, one after the other
  std::vector<std::size_t> name_begins_ = {0};  ///< where each name begins in `names_`, and the end of the last one
  std::vector<std::int32_t> tables_;            ///< tables of all picks, one after the other
  std::unordered_map<std::string, std::int32_t> cell_of_input_;
};

template <Dim D>
double Cell<D>::best() const {
  return sheet->nodes()[static_cast<std::size_t>(index)].value;
}

/// Gives a cell a name for explanations; the first name is kept.
template <Dim D>
Cell<D> named(std::string_view name, Cell<D> cell) {
  cell.sheet->name(cell.index, name);
  return cell;
}

namespace detail {
template <Dim D, Dim A, Dim B>
Cell<D> binary(Op op, Cell<A> a, Cell<B> b) {
  return {a.sheet, a.sheet->add(op, D, {a.index, b.index, -1})};
}
template <Dim D, Dim A>
Cell<D> unary(Op op, Cell<A> a) {
  return {a.sheet, a.sheet->add(op, D, {a.index, -1, -1})};
}
}  // namespace detail

template <Dim D>
Cell<D> operator+(Cell<D> a, Cell<D> b) {
  return detail::binary<D>(Op::add, a, b);
}
template <Dim D>
Cell<D> operator-(Cell<D> a, Cell<D> b) {
  return detail::binary<D>(Op::sub, a, b);
}
template <Dim A, Dim B>
Cell<A * B> operator*(Cell<A> a, Cell<B> b) {
  return detail::binary<A * B>(Op::mul, a, b);
}
template <Dim A, Dim B>
Cell<A / B> operator/(Cell<A> a, Cell<B> b) {
  return detail::binary<A / B>(Op::div, a, b);
}

inline Cell<dim::one> operator-(double k, Cell<dim::one> a) { return a.sheet->constant<dim::one>(k) - a; }
inline Cell<dim::one> operator-(Cell<dim::one> a, double k) { return a - a.sheet->constant<dim::one>(k); }
template <Dim D>
Cell<D> operator*(double k, Cell<D> a) {
  return a.sheet->template constant<dim::one>(k) * a;
}
template <Dim D>
Cell<dim::one / D> operator/(double k, Cell<D> a) {
  return a.sheet->template constant<dim::one>(k) / a;
}

template <Dim D>
Cell<D> min(Cell<D> a, Cell<D> b) {
  return detail::binary<D>(Op::min, a, b);
}
template <Dim D>
Cell<D> max(Cell<D> a, Cell<D> b) {
  return detail::binary<D>(Op::max, a, b);
}
template <Dim D>
Cell<dim::one> less(Cell<D> a, Cell<D> b) {
  return detail::binary<dim::one>(Op::less, a, b);
}
template <Dim D>
Cell<D> select(Cell<dim::one> condition, Cell<D> yes, Cell<D> no) {
  return {yes.sheet, yes.sheet->add(Op::select, D, {condition.index, yes.index, no.index})};
}
template <Dim D>
Cell<D> pick(Cell<dim::one> key, std::span<const Cell<D>> table) {
  std::vector<std::int32_t> cells;
  for (const Cell<D>& cell : table) cells.push_back(cell.index);
  return {key.sheet, key.sheet->add_pick(D, key.index, cells)};
}
inline Cell<dim::one> ceil(Cell<dim::one> a) { return detail::unary<dim::one>(Op::ceil, a); }
inline Cell<dim::one> exp(Cell<dim::one> a) { return detail::unary<dim::one>(Op::exp, a); }
inline Cell<dim::one> log(Cell<dim::one> a) { return detail::unary<dim::one>(Op::log, a); }
inline Cell<dim::one> sqrt(Cell<dim::one> a) { return detail::unary<dim::one>(Op::sqrt, a); }

}  // namespace aicarbon
