// A single machine: from a file, or from the bills of materials in the catalog.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>

#include <string_view>

namespace aicarbon::inventory {

/// Reads a hardware description with parts. Its id is its `name`, or else the name of the file.
Result<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog);
/// A machine of the catalog, from its bill of materials. If it has none, the error lists the nearest names.
Result<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog);

}  // namespace aicarbon::inventory
