// Source `stated`: operation as someone states it, taken over unchanged.
//
//   kg = stated CO2e
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return p.flows.stated.cell; }

constexpr Need needed[] = {needs::stated};

}  // namespace

const Source stated_source{.id = "stated",
                           .stage = Stage::operation,
                           .method = 1,
                           .title = "operation as stated",
                           .formula = "stated CO2e",
                           .symbols = "kg CO2e",
                           .citation = "the job",
                           .leaves_out = "what its author left out",
                           .electric = false,
                           .needs = needed,
                           .formula_of = formula};

}  // namespace aicarbon::lifecycle
