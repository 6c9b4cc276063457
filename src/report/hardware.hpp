// A machine's bill of materials → HardwareReport.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/hardware.hpp>
#include <aicarbon/inventory.hpp>

#include "study/study.hpp"

#include <optional>
#include <string>

namespace aicarbon::report {

/// The machine of a file: a hardware description with parts; `name` or the file's name is its id. Nothing on a fault.
std::optional<HardwareFacts> read_machine(const SourceText& source, const Catalog& catalog, Diagnostics& out);

/// A machine of the catalog that has a bill. Nothing, and what is near, when it has none.
std::optional<HardwareFacts> machine(std::string_view id, const Catalog& catalog, Diagnostics& out);

HardwareReport summarize_machine(const HardwareFacts& facts, const Catalog& catalog, const study::Options& options);

/// What other published models say of the same machine: computed here from its parts, then as others published it. Models that have
/// no factor for any part of it are not listed.
std::vector<RivalFigure> other_models(const HardwareFacts& facts, const Catalog& catalog);

std::string to_json(const HardwareReport& report);
std::string hardware_schema();

}  // namespace aicarbon::report
