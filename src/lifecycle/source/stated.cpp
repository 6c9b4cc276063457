// Source `stated`: operation as stated in the job, used unchanged. Only the author knows what the figure includes, so
// from the perspective of an owner, its scope is unknown.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source stated_source{.id = "stated",
                           .stage = Stage::operation,
                           .method = 1,
                           .title = "operation as stated",
                           .formulas = {{"stated CO2e"}},
                           .symbols = {{"stated CO2e", "kg CO2e", "as the job states it", "",
                                        [](const PhaseCells& p) { return symbol::best(p.flows.stated.cell); }}},
                           .citation = "the job",
                           .leaves_out = "whatever the stated CO2e leaves out",
                           .electric = false,
                           .scopes = {.owner = scope::unknown},
                           .needs = {needs::stated},
                           .formula_of = [](const PhaseCells& p) { return p.flows.stated.cell; }};

}  // namespace aicarbon::lifecycle
