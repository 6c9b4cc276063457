// The registry of the kinds of part, and a bill of materials as a tree of cells: each part times its count, packages
// with their content, and nested bills.
#include "lifecycle/component/component.hpp"

#include <algorithm>

namespace aicarbon::lifecycle {
namespace {

// The registry. A new kind needs a formula and a row.
const PartKind* const kinds[] = {&die_kind, &package_kind, &stack_kind, &stated_kind};

class Tree {
 public:
  Tree(Sheet& sheet, const std::vector<PartFacts>& parts) : sheet_(sheet), parts_(parts) {}

  std::vector<PartCell> top() {
    std::vector<PartCell> list;
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (!parts_[i].in_package) list.push_back(make(i));
    return list;
  }

 private:
  PartCell make(std::size_t i) {
    const PartFacts& f = parts_[i];
    PartCell c;
    c.facts = &f;
    c.complete = f.missing.reason.empty() && f.leaves_out.empty();
    const auto count = cell(sheet_, f.count);
    if (!f.parts.empty()) {
      bill(c, count);
      return c;
    }
    PartInput in{sheet_, f, {}, {}};
    for (const std::size_t inside : f.holds) {
      PartCell content = make(inside);
      c.complete = c.complete && content.complete;
      if (content.co2e) {
        const auto one = content.co2e / count;
        in.content = in.content ? in.content + one : one;
        const auto pieces = cell(sheet_, parts_[inside].count) / count;
        in.bonded_pieces = in.bonded_pieces ? in.bonded_pieces + pieces : pieces;
      }
      c.parts.push_back(std::move(content));
    }
    if (!f.missing.reason.empty()) {
      // a package without a figure of its own may contain known parts
      if (in.content) c.co2e = named("part " + f.name, count * in.content);
      return c;
    }
    if (!f.holds.empty() && !in.content) return c;
    const PartKind* kind = find_part_kind(f.kind);
    const auto one = kind != nullptr ? kind->one(in) : by_factor(in);
    c.co2e = named("part " + f.name, count * one);
    return c;
  }

  void bill(PartCell& c, Cell<dim::one> count) {
    Cell<dim::co2e> sum;
    for (PartCell& inside : part_tree(sheet_, c.facts->parts)) {
      c.complete = c.complete && inside.complete;
      if (inside.co2e) {
        scale(inside, count);
        sum = sum ? sum + inside.co2e : inside.co2e;
      }
      c.parts.push_back(std::move(inside));
    }
    if (sum) c.co2e = named("part " + c.facts->name, sum);
  }

  // Multiplies the footprint of one piece, and of the parts inside it, by the number of pieces.
  void scale(PartCell& c, Cell<dim::one> count) {
    if (c.co2e) c.co2e = count * c.co2e;
    for (PartCell& inside : c.parts) scale(inside, count);
  }

  Sheet& sheet_;
  const std::vector<PartFacts>& parts_;
};

}  // namespace

const PartKind* find_part_kind(std::string_view key) {
  const auto* found = std::ranges::find(kinds, key, [](const PartKind* kind) { return kind->key; });
  return found == std::end(kinds) ? nullptr : *found;
}

std::string why_incomplete(const PartCell& part) {
  for (const std::string& own : {part.facts->missing.reason, part.facts->leaves_out})
    if (!own.empty()) return own;
  for (const PartCell& inside : part.parts)
    if (!inside.complete) return inside.facts->name + ": " + why_incomplete(inside);
  return {};
}

std::vector<PartCell> part_tree(Sheet& sheet, const std::vector<PartFacts>& parts) { return Tree(sheet, parts).top(); }

}  // namespace aicarbon::lifecycle
