// See defaults.hpp.
#include "inventory/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace aicarbon::inventory {
namespace {

Input as_input(CatalogValue value, Origin origin, std::string path, std::string rule) {
  Input input;
  input.id = std::move(value.id);
  input.value = value.value;
  input.unit = std::move(value.unit);
  input.origin = origin;
  input.path = std::move(path);
  input.rule = std::move(rule);
  input.citation = std::move(value.citation);
  if (value.proxy) input.citation += " (proxy)";
  input.set = std::move(value.set);
  return input;
}

}  // namespace

Input assume(const Catalog& catalog, std::string_view rule, std::string path) {
  if (std::ranges::find(rules, rule, &Rule::id) == std::end(rules))
    throw std::logic_error(fmt::format("no default rule {}", rule));
  return assume_row(catalog, "defaults", rule, "value", std::move(path));
}

Input assume_row(const Catalog& catalog, std::string_view table, std::string_view id, std::string_view column,
                 std::string path) {
  auto value = catalog.number(table, id, column);
  if (!value) throw std::logic_error(fmt::format("the catalog has no {}/{}/{}", table, id, column));
  const std::string rule = table == "defaults" ? std::string(id) : fmt::format("{}/{}", table, id);
  return as_input(std::move(*value), Origin::assumed, std::move(path), rule);
}

std::optional<Input> from_catalog(const Catalog& catalog, std::string_view table, std::string_view id,
                                  std::string_view column, std::string path) {
  auto value = catalog.number(table, id, column);
  if (!value) return std::nullopt;
  return as_input(std::move(*value), Origin::catalog, std::move(path), {});
}

Input from_stated(const StatedValue& stated, std::string_view use) {
  Input input;
  input.id = stated.independent ? fmt::format("{} in {}", stated.at.path, use) : stated.at.path;
  input.value = stated.value;
  input.unit = stated.unit;
  input.origin = Origin::stated;
  input.path = stated.at.path;
  input.citation = stated.citation;
  input.set = stated.value.exact() ? "" : "stated";
  return input;
}

}  // namespace aicarbon::inventory
