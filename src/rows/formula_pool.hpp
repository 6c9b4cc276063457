// The formulas of many sheets, each stored once: the same operation on the same facts is the same formula.
#pragma once

#include "rows/merged_sheet.hpp"
#include "sheet/cells.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace aicarbon::rows {

class FormulaPool {
 public:
  struct Formula {
    Op op;
    Dim dim;
    std::vector<std::int32_t> args;
    double value;
    const Input* input;
    std::string name;
  };

  /// The input of a numeric variable is the same formula in every sheet, whatever its value.
  explicit FormulaPool(std::span<const Variable> variables);

  /// The index of the formula of a cell. All cells of one sheet must be passed before those of the next sheet.
  std::int32_t add(const Sheet& sheet, std::int32_t cell);

  const Formula& operator[](std::int32_t index) const { return formulas_[sheet::at(index)]; }

 private:
  std::set<std::string, std::less<>> columns_;
  const Sheet* sheet_ = nullptr;
  std::vector<std::int32_t> known_;
  std::vector<Formula> formulas_;
  std::unordered_map<std::string, std::int32_t> index_;
};

}  // namespace aicarbon::rows
