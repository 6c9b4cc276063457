// Names that tools print for something other than one whole device: several devices, or a part of one.
#pragma once

#include <aicarbon/catalog.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::inventory {

/// Why a text does not name one device, and what to state instead.
struct NotOneDevice {
  std::string message;
  std::string help;
};

/// Recognizes a number of devices ("8 x NVIDIA A40"), a MIG instance ("NVIDIA A100-SXM4-40GB MIG 1g.5gb") and a virtual
/// GPU ("GRID A100X-10C"); nothing for any other text.
std::optional<NotOneDevice> not_one_device(const Catalog& catalog, std::string_view text);

}  // namespace aicarbon::inventory
