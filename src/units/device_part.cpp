// See device_part.hpp.
#include "units/device_part.hpp"

#include <algorithm>

namespace aicarbon::units {
namespace {

constexpr DevicePart part_table[] = {{"GCD", "GCD-h", "GCD", "GCDs"},
                                     {"TPU-core", "TPU-core-h", "TPU core", "TPU cores"}};

}  // namespace

std::span<const DevicePart> device_parts() { return part_table; }

const DevicePart* part_in(std::string_view text) {
  const auto* found = std::ranges::find_if(
      part_table, [text](const DevicePart& part) { return text.find(part.name) != std::string_view::npos; });
  return found == std::end(part_table) ? nullptr : found;
}

}  // namespace aicarbon::units
