// What hangs on rows apart from what hangs on draws: an output as a sum of products of row quantities, each with a coefficient. The
// total over a file is then sums over rows, taken once, and coefficients, drawn a thousand times: never rows times draws.
#pragma once

#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace aicarbon::rows {

/// A product of row quantities: (number of the quantity, its power), by number.
using Product = std::vector<std::pair<std::size_t, int>>;

struct Factorized {
  std::vector<std::int32_t> quantities;  ///< cells of the sheet that hang on rows alone
  std::vector<Product> products;
  Sheet coefficients;  ///< inputs of the sheet, without the columns of numbers
  struct Term {
    std::size_t product;
    std::int32_t coefficient;
  };
  std::vector<std::vector<Term>> outputs;
};

/// `column[i]`: input i is a column of numbers; Nothing when an output mixes rows and draws in
/// a way that does not come apart: a maximum of both, for example.
std::optional<Factorized> factorize(const Sheet& sheet, std::span<const std::int32_t> outputs,
                                    const std::vector<bool>& column);

}  // namespace aicarbon::rows
