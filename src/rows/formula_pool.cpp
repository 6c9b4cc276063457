// See formula_pool.hpp.
#include "rows/formula_pool.hpp"

#include "sheet/operation.hpp"

#include <array>
#include <bit>
#include <utility>

namespace aicarbon::rows {

using sheet::at;

FormulaPool::FormulaPool(std::span<const Variable> variables) {
  for (const Variable& v : variables)
    if (v.number) columns_.insert(v.path);
}

std::int32_t FormulaPool::add(const Sheet& sheet, std::int32_t cell) {
  if (sheet_ != &sheet) {
    sheet_ = &sheet;
    known_.assign(sheet.nodes().size(), -1);
  }
  if (known_[at(cell)] >= 0) return known_[at(cell)];
  const Node& n = sheet.nodes()[at(cell)];
  Formula f{n.op, n.dim, {}, n.value, nullptr, std::string(sheet.name_of(n))};
  std::string key(1, static_cast<char>(n.op));
  const auto put = [&](std::uint64_t bits) { key.append(reinterpret_cast<const char*>(&bits), sizeof bits); };
  if (n.op == Op::input) {
    f.input = &sheet.inputs()[at(n.args[0])];
    key += f.input->id;
    if (!columns_.contains(f.input->id))
      for (const double x : {f.input->value.best, f.input->value.low, f.input->value.high})
        put(std::bit_cast<std::uint64_t>(x));
  } else if (n.op == Op::constant) {
    put(std::bit_cast<std::uint64_t>(n.value));
    for (const auto exponent : std::bit_cast<std::array<signed char, sizeof(Dim)>>(n.dim))
      key += static_cast<char>(exponent);
  } else {
    for (int k = 0; k < sheet::row(n.op).arity; ++k) {
      f.args.push_back(add(sheet, n.args[static_cast<std::size_t>(k)]));
      put(static_cast<std::uint64_t>(f.args.back()));
    }
  }
  const auto [found, is_new] = index_.emplace(std::move(key), static_cast<std::int32_t>(formulas_.size()));
  if (is_new) formulas_.push_back(std::move(f));
  return known_[at(cell)] = found->second;
}

}  // namespace aicarbon::rows
