// A machine's bill of materials → HardwareReport.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/hardware.hpp>
#include <aicarbon/inventory.hpp>

#include "study/study.hpp"

#include <string>

namespace aicarbon::report {

/// The tree of a machine, sampled, beside what others publish of it.
HardwareReport summarize_machine(const HardwareFacts& facts, const Catalog& catalog, const study::Options& options);

/// What other published models say of the same machine: computed here from its parts, then as others published it. Models that have
/// no factor for any part of it are not listed.
std::vector<RivalFigure> other_models(const HardwareFacts& facts, const Catalog& catalog);

std::string to_json(const HardwareReport& report);
std::string hardware_schema();

}  // namespace aicarbon::report
