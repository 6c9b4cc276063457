// A single machine: from a file, or from the bills of materials in the catalog.
#pragma once

#include <aicarbon/inventory.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::inventory {

/// Reads a hardware description with parts; its `name`, otherwise the name of the file, is its id. Nothing on an error.
std::optional<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog, Diagnostics& out);
/// A machine of the catalog that has a bill. Nothing, with the nearest names, if there is none.
std::optional<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog, Diagnostics& out);

}  // namespace aicarbon::inventory
