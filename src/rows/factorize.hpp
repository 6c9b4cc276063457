// Splits an output into row-dependent and draw-dependent factors: a sum of products of row quantities, each with a
// coefficient. The total over a file then consists of sums over rows, which are computed once, and of coefficients,
// which are drawn many times. The cost is never rows times draws.
//
// Invariants:
//  1. A quantity depends on columns and not on draws; a coefficient does not depend on any column of numbers.
//  2. An output equals the sum, over its terms, of the product of quantities times the coefficient.
//  3. Equal products of quantities are one product, so rows are summed once per product, whatever the number of outputs.
//  4. The product of two sums has at most 256 terms; a longer one becomes a quantity, if it does not depend on draws.
//  5. An output that mixes rows and draws in any other way, such as a maximum of both, is not factorized, and it is
//     never approximated.
#pragma once

#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace aicarbon::rows {

/// A product of row quantities: pairs of the index of a quantity and its power, ordered by index.
using Product = std::vector<std::pair<std::size_t, int>>;

struct Factorized {
  std::vector<std::int32_t> quantities;  ///< cells of the sheet that depend on rows only
  std::vector<Product> products;
  Sheet coefficients;  ///< sheet with the inputs of the original, except for columns of numbers
  struct Term {
    std::size_t product;
    std::int32_t coefficient;
  };
  std::vector<std::vector<Term>> outputs;
};

/// `column[i]` states whether input i is a column of numbers. Returns nothing if an output mixes rows and draws in a way
/// that cannot be factorized, for example in a maximum of both.
std::optional<Factorized> factorize(const Sheet& sheet, std::span<const std::int32_t> outputs,
                                    const std::vector<bool>& column);

}  // namespace aicarbon::rows
