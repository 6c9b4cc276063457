// A part whose footprint is stated in the job.
//
//   kg = embodied
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> stated_footprint(const PartInput& in) { return cell(in.sheet, in.facts.each); }

}  // namespace

const PartKind stated_kind{.key = "stated",
                           .title = "a stated footprint",
                           .formula = "as stated",
                           .citation = "given in the job",
                           .of_accelerator = false,
                           .one = stated_footprint};

}  // namespace aicarbon::lifecycle
