// Reads a single machine from a file, or from the bills of materials in the catalog.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>

#include <string_view>

namespace aicarbon::inventory {

/// Reads a hardware description with parts. The machine is called by its `name`, or else by the name of the file
/// without folder and extension.
Result<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog);
/// A machine of the catalog, resolved from its bill of materials. If the catalog has no such bill, the error lists the
/// nearest names.
Result<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog);

}  // namespace aicarbon::inventory
