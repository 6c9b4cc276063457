// See factorize.hpp. Cells are expanded into sums of products. A cell that cannot be expanded becomes a quantity, if it
// does not depend on draws.
#include "rows/factorize.hpp"

#include "sheet/operation.hpp"

#include <algorithm>
#include <map>

namespace aicarbon::rows {
namespace {

using sheet::at;

constexpr std::size_t most_terms = 256;

// A cell as a sum of products of quantities: the coefficient of each product, as a cell of the sheet of coefficients.
using Sum = std::map<Product, std::int32_t>;

struct NotFactorable {};

Product times(const Product& a, const Product& b, int sign) {
  Product out;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.size() || k < b.size()) {
    if (k == b.size() || (i < a.size() && a[i].first < b[k].first)) out.push_back(a[i++]);
    else if (i == a.size() || b[k].first < a[i].first) {
      out.emplace_back(b[k].first, sign * b[k].second);
      ++k;
    } else {
      if (const int power = a[i].second + sign * b[k].second; power != 0) out.emplace_back(a[i].first, power);
      ++i;
      ++k;
    }
  }
  return out;
}

class Factorization {
 public:
  Factorization(const Sheet& sheet, const std::vector<bool>& column)
      : sheet_(sheet), depends_on_rows_(sheet.nodes().size()), depends_on_draws_(sheet.nodes().size()),
        copies_(sheet.nodes().size(), -1) {
    for (std::size_t i = 0; i < sheet.nodes().size(); ++i) {
      const Node& n = sheet.nodes()[i];
      if (n.op == Op::input) {
        depends_on_rows_[i] = column[at(n.args[0])];
        depends_on_draws_[i] = !column[at(n.args[0])] && !sheet.inputs()[at(n.args[0])].value.exact();
        continue;
      }
      for_each_argument(n, [&](std::int32_t arg) {
        depends_on_rows_[i] = depends_on_rows_[i] || depends_on_rows_[at(arg)];
        depends_on_draws_[i] = depends_on_draws_[i] || depends_on_draws_[at(arg)];
      });
    }
  }

  Factorized run(std::span<const std::int32_t> outputs) {
    for (const std::int32_t output : outputs) {
      result.outputs.emplace_back();
      for (const auto& [product, coefficient] : sum_of(output)) {
        const auto found = std::ranges::find(result.products, product);
        if (found == result.products.end()) result.products.push_back(product);
        result.outputs.back().push_back(
            {static_cast<std::size_t>(std::ranges::find(result.products, product) - result.products.begin()),
             coefficient});
      }
    }
    return std::move(result);
  }

  Factorized result;

 private:
  template <class F>
  void for_each_argument(const Node& n, F&& f) const {
    if (n.op == Op::input) return;
    for (int k = 0; k < sheet::row(n.op).arity; ++k) f(n.args[static_cast<std::size_t>(k)]);
    if (n.op == Op::pick)
      for (const auto entry : sheet_.table(n)) f(entry);
  }

  const Sum& sum_of(std::int32_t cell) {
    if (const auto known = sums_.find(cell); known != sums_.end()) return known->second;
    Sum sum = !depends_on_rows_[at(cell)] ? Sum{{{}, copy(cell)}} : of_rows(cell);
    return sums_.emplace(cell, std::move(sum)).first->second;
  }

  Sum of_rows(std::int32_t cell) {
    const Node& n = sheet_.nodes()[at(cell)];
    switch (n.op) {
    case Op::input: return quantity(cell);
    case Op::add:
    case Op::sub: return added(n);
    case Op::mul: {
      Sum out;
      const Sum a = sum_of(n.args[0]);
      const Sum b = sum_of(n.args[1]);
      for (const auto& [p, x] : a)
        for (const auto& [q, y] : b) put(out, times(p, q, 1), made(Op::mul, n.dim, x, y));
      return out.size() <= most_terms ? out : quantity(cell);
    }
    case Op::div: {
      const Sum b = sum_of(n.args[1]);
      if (b.size() != 1) return quantity(cell);
      Sum out;
      for (const auto& [p, x] : Sum(sum_of(n.args[0])))
        put(out, times(p, b.begin()->first, -1), made(Op::div, n.dim, x, b.begin()->second));
      return out;
    }
    case Op::pick: return depends_on_rows_[at(n.args[0])] ? quantity(cell) : picked(n);
    default: return quantity(cell);
    }
  }

  Sum added(const Node& n) {
    Sum out = sum_of(n.args[0]);
    const Sum b = sum_of(n.args[1]);
    for (const auto& [p, y] : b) {
      if (const auto found = out.find(p); found != out.end()) found->second = made(n.op, n.dim, found->second, y);
      else out.emplace(p, n.op == Op::add ? y : made(Op::sub, n.dim, zero(n.dim), y));
    }
    return out;
  }

  Sum picked(const Node& n) {
    const auto table = sheet_.table(n);
    std::vector<Sum> sums;
    Sum out;
    for (const auto entry : table) {
      sums.push_back(sum_of(entry));
      for (const auto& [p, x] : sums.back()) out.emplace(p, -1);
    }
    const std::int32_t key = copy(n.args[0]);
    for (auto& [p, coefficient] : out) {
      std::vector<std::int32_t> entries;
      for (const Sum& sum : sums) {
        const auto found = sum.find(p);
        entries.push_back(found == sum.end() ? zero(n.dim) : found->second);
      }
      coefficient = result.coefficients.add_pick(n.dim, key, entries);
    }
    return out;
  }

  // Makes a cell a quantity instead of expanding it. Throws if the cell depends on draws.
  Sum quantity(std::int32_t cell) {
    if (depends_on_draws_[at(cell)]) throw NotFactorable{};
    const auto [found, is_new] = number_.emplace(cell, result.quantities.size());
    if (is_new) result.quantities.push_back(cell);
    return {{{{found->second, 1}}, result.coefficients.add(Op::constant, dim::one, {-1, -1, -1}, 1)}};
  }

  void put(Sum& sum, Product product, std::int32_t coefficient) {
    const auto [found, is_new] = sum.emplace(std::move(product), coefficient);
    if (!is_new) found->second = made(Op::add, dim::one, found->second, coefficient);
  }

  std::int32_t made(Op op, Dim dim, std::int32_t a, std::int32_t b) {
    return result.coefficients.add(op, dim, {a, b, -1});
  }
  std::int32_t zero(Dim dim) { return result.coefficients.add(Op::constant, dim, {-1, -1, -1}, 0); }

  std::int32_t copy(std::int32_t cell) {
    if (copies_[at(cell)] >= 0) return copies_[at(cell)];
    const Node& n = sheet_.nodes()[at(cell)];
    std::int32_t made = -1;
    if (n.op == Op::input) {
      made = result.coefficients.add_input(sheet_.inputs()[at(n.args[0])], n.dim);
    } else if (n.op == Op::pick) {
      std::vector<std::int32_t> entries;
      for (const auto entry : sheet_.table(n)) entries.push_back(copy(entry));
      made = result.coefficients.add_pick(n.dim, copy(n.args[0]), entries);
    } else {
      std::array<std::int32_t, 3> args{-1, -1, -1};
      for (int k = 0; k < sheet::row(n.op).arity; ++k)
        args[static_cast<std::size_t>(k)] = copy(n.args[static_cast<std::size_t>(k)]);
      made = result.coefficients.add(n.op, n.dim, args, n.value);
    }
    return copies_[at(cell)] = made;
  }

  const Sheet& sheet_;
  std::vector<bool> depends_on_rows_, depends_on_draws_;
  std::vector<std::int32_t> copies_;
  std::map<std::int32_t, Sum> sums_;
  std::map<std::int32_t, std::size_t> number_;
};

}  // namespace

std::optional<Factorized> factorize(const Sheet& sheet, std::span<const std::int32_t> outputs,
                                    const std::vector<bool>& column) {
  Factorization factorization(sheet, column);
  try {
    return factorization.run(outputs);
  } catch (const NotFactorable&) {
    return std::nullopt;
  }
}

}  // namespace aicarbon::rows
