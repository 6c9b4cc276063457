// See place.hpp.
#include "json/place.hpp"

#include "json/fields.hpp"

namespace aicarbon::json {
namespace {

const Value* step(const Value& value, std::string_view name) {
  for (const Member& member : value.members)
    if (member.key == name) return &member.value;
  for (std::size_t i = 0; i < value.items.size(); ++i)
    if (element_name(value.items[i], i) == name) return &value.items[i];
  return nullptr;
}

}  // namespace

std::optional<Location> place(const SourceText& source, std::string_view path) {
  const auto root = parse(source);
  if (!root) return std::nullopt;
  const Value* at = &*root;
  std::string found;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto name = path.substr(0, path.find('/'));
    const Value* next = step(*at, name);
    if (next == nullptr) break;
    at = next;
    found += '/' + std::string(name);
    path = path.substr(name.size());
  }
  return diag::locate(source, at->offset, at->length, found.empty() ? "/" : found);
}

}  // namespace aicarbon::json
