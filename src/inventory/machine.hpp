// A machine by itself: from a file, or from the catalog's bills.
#pragma once

#include <aicarbon/inventory.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::inventory {

std::optional<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog, Diagnostics& out);
std::optional<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog, Diagnostics& out);

}  // namespace aicarbon::inventory
