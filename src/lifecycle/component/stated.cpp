// A part whose footprint someone states.
//
//   kg = embodied
//
// Citation: the job's own.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> one(const PartInput& in) { return cell(in.sheet, in.facts.each); }

}  // namespace

const PartKind stated_kind{.key = "stated",
                           .title = "a footprint that someone states",
                           .formula = "as stated",
                           .citation = "the job's own",
                           .of_accelerator = false,
                           .one = one};

}  // namespace aicarbon::lifecycle
