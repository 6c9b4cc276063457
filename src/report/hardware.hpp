// A machine's bill of materials → HardwareReport.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/hardware.hpp>
#include <aicarbon/inventory.hpp>

#include "study/study.hpp"

#include <string>

namespace aicarbon::report {

/// The tree of a machine's parts with ranges, and the published footprints of the machine.
HardwareReport summarize_machine(const HardwareFacts& facts, const Catalog& catalog, const study::Options& options);

/// Results of other published models for the same machine: first those computed here from its parts, then those as
/// published. A model without a factor for any part is not listed.
std::vector<ModelFigure> figures_of_models(const HardwareFacts& facts, const Catalog& catalog);

std::string to_json(const HardwareReport& report);
std::string hardware_schema();

}  // namespace aicarbon::report
