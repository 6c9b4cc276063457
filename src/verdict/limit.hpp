// A limit as written in budgets and conditions: "60 t", "+100 kg", "5 %", "0".
#pragma once

#include <aicarbon/quantity.hpp>

#include <string>
#include <string_view>

namespace aicarbon::verdict {

/// A number in base units or, if `relative`, a percentage. If the text is neither, `problem` states why.
struct Limit {
  double value = 0;
  bool relative = false;
  std::string problem;
};
/// Reads a limit for a metric of dimension `dim`.
Limit read_limit(std::string_view text, Dim dim);

}  // namespace aicarbon::verdict
