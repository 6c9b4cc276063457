// Makes the report of a machine from its bill of materials.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/hardware.hpp>
#include <aicarbon/inventory.hpp>

#include "study/study.hpp"

#include <string>

namespace aicarbon::report {

/// The tree of a machine's parts with ranges, and the published footprints of the machine.
HardwareReport summarize_machine(const HardwareFacts& facts, const Catalog& catalog, const study::Options& options);

/// Results of other published models for the same machine: first those computed here from the parts of the machine,
/// then those quoted from publications. A model that has no factor for any of the parts is not listed.
std::vector<ModelFigure> figures_of_models(const HardwareFacts& facts, const Catalog& catalog);

std::string to_json(const HardwareReport& report);
std::string hardware_schema();

}  // namespace aicarbon::report
