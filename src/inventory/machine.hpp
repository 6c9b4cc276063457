// A single machine: from a file, or from the bills of materials in the catalog.
#pragma once

#include <aicarbon/inventory.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::inventory {

/// Reads a hardware description with parts. Its id is its `name`, or else the name of the file. Nothing if there is an
/// error.
std::optional<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog, Diagnostics& out);
/// A machine of the catalog that has a bill of materials. Nothing if there is none; the error lists the nearest names.
std::optional<HardwareFacts> catalog_machine(std::string_view id, const Catalog& catalog, Diagnostics& out);

}  // namespace aicarbon::inventory
