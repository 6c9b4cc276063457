// Source `hosts`: making servers without their accelerators, or whole nodes whose footprint is not split.
//
//   kg = lives x embodied of the host      lives = owned time / devices / lifetime (hardware_time.cpp)
//
//   embodied of the host   kg CO2e a node (embodied.cpp)
//
// Citation: as accelerators. Left out: racks, network and storage equipment.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return making_of_machines(p, p.hardware.host); }

std::vector<Part> parts(const PhaseCells& p) { return making(p, p.hardware.host, p.hardware.host_parts); }

constexpr Need needed[] = {needs::making, needs::host_in_bill, needs::owned_time};

}  // namespace

const Source hosts_source{.id = "hosts",
                          .stage = Stage::manufacturing,
                          .method = 1,
                          .title = "host servers made",
                          .formula = "owned time ÷ devices in a node ÷ lifetime × embodied of the host",
                          .symbols = "owned time: device h; lifetime: h; embodied: kg CO2e a node",
                          .citation = "Gupta et al. 2022 (ACT); Luccioni et al. 2022; Wu et al. 2021",
                          .leaves_out = "racks, network and storage equipment",
                          .electric = false,
                          .needs = needed,
                          .formula_of = formula,
                          .parts_of = parts};

}  // namespace aicarbon::lifecycle
