// A machine by itself: from a file, or from the catalog's bills.
#pragma once

#include <aicarbon/inventory.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::inventory {

/// A hardware description with parts; `name` in it, else the name of the file, is its id. Nothing on a fault.
std::optional<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog, Diagnostics& out);
/// A machine of the catalog that has a bill. Nothing, and what is near, when it has none.
std::optional<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog, Diagnostics& out);

}  // namespace aicarbon::inventory
