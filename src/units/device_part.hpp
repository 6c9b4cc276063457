// Parts of a device that schedulers and price lists count, and the units of their hours.
#pragma once

#include <span>
#include <string_view>

namespace aicarbon::units {

struct DevicePart {
  std::string_view name;   ///< in units and in the catalog: "TPU-core"
  std::string_view hours;  ///< unit of its hours: "TPU-core-h"
  std::string_view one;    ///< in messages: "TPU core"
  std::string_view many;
};

std::span<const DevicePart> device_parts();

/// The part whose name is in a unit or in another text, such as "GCD" in "16000 GCD-h"; null if there is none.
const DevicePart* part_in(std::string_view text);

}  // namespace aicarbon::units
