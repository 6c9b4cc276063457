// What each operation means for one value. Both the evaluation of a new cell and the evaluation of columns use this
// definition.
#pragma once

#include <aicarbon/sheet.hpp>

#include "sheet/cells.hpp"
#include "sheet/math.hpp"

#include <cmath>
#include <string_view>

namespace aicarbon::sheet {

/// The names of origins as written in reports, indexed by Origin.
inline constexpr std::string_view origin_names[] = {"stated", "configured", "catalog", "derived", "assumed"};

/// The notation of an operation: its permanent name in a saved sheet, its readable symbol, and its number of arguments.
struct OpRow {
  Op op;
  std::string_view name;
  std::string_view symbol;  ///< infix symbol for + - x /, or name of the function; empty without arguments
  int arity;
};

inline constexpr OpRow op_table[] = {
    {Op::input, "input", "", 0},
    {Op::constant, "const", "", 0},
    {Op::add, "add", "+", 2},
    {Op::sub, "sub", "−", 2},
    {Op::mul, "mul", "×", 2},
    {Op::div, "div", "÷", 2},
    {Op::min, "min", "min", 2},
    {Op::max, "max", "max", 2},
    {Op::ceil, "ceil", "ceil", 1},
    {Op::less, "less", "less", 2},
    {Op::select, "select", "select", 3},
    {Op::pick, "pick", "pick", 1},  // the argument is the key; the table belongs to the sheet
    {Op::sqrt, "sqrt", "sqrt", 1},
    {Op::exp, "exp", "exp", 1},
    {Op::log, "log", "log", 1},
};

constexpr const OpRow& row(Op op) { return op_table[static_cast<std::size_t>(op)]; }

/// One value of an operation. An unknown argument makes the result unknown, even for `min`, `max` and `less`. The
/// result of `select` is unknown if the condition or the chosen value is.
template <Op O>
inline double apply(double a, double b, double c) {
  if constexpr (O == Op::add) return a + b;
  else if constexpr (O == Op::sub) return a - b;
  else if constexpr (O == Op::mul) return a * b;
  else if constexpr (O == Op::div) return a / b;
  else if constexpr (O == Op::min) return (a != a || a < b) ? a : b;
  else if constexpr (O == Op::max) return (a != a || a > b) ? a : b;
  else if constexpr (O == Op::ceil) return std::ceil(a);
  else if constexpr (O == Op::less) return (a != a || b != b) ? unknown : (a < b ? 1.0 : 0.0);
  else if constexpr (O == Op::select) return a != a ? unknown : (a != 0 ? b : c);
  else if constexpr (O == Op::sqrt) return std::sqrt(a);
  else if constexpr (O == Op::exp) return sheet::exp(a);
  else if constexpr (O == Op::log) return sheet::log(a);
  else return unknown;
}

/// Calls f with the operation as a compile-time constant. This is the only switch over operations in the evaluation.
template <class F>
decltype(auto) with_op(Op op, F&& f) {
  switch (op) {
  case Op::add: return f.template operator()<Op::add>();
  case Op::sub: return f.template operator()<Op::sub>();
  case Op::mul: return f.template operator()<Op::mul>();
  case Op::div: return f.template operator()<Op::div>();
  case Op::min: return f.template operator()<Op::min>();
  case Op::max: return f.template operator()<Op::max>();
  case Op::ceil: return f.template operator()<Op::ceil>();
  case Op::less: return f.template operator()<Op::less>();
  case Op::select: return f.template operator()<Op::select>();
  case Op::sqrt: return f.template operator()<Op::sqrt>();
  case Op::exp: return f.template operator()<Op::exp>();
  case Op::log: return f.template operator()<Op::log>();
  case Op::pick:
  case Op::input:
  case Op::constant: break;
  }
  return f.template operator()<Op::constant>();
}

}  // namespace aicarbon::sheet
