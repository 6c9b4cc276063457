// Resolves the failures of a machine, and the lives before and after this one.
#include "inventory/hardware/hardware.hpp"

namespace aicarbon::inventory {

void resolve_reuse(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (h.failures && h.failures->value) f.failures = stated(*h.failures->value, in.use);
  if (h.failures && h.failures->replaced) f.replaced = stated(*h.failures->replaced, in.use);
  if (h.prior_life) f.prior_life = stated(*h.prior_life, in.use);
  if (h.second_life) f.second_life = stated(*h.second_life, in.use);
  if (h.reuse) f.reuse = h.reuse->value;
  if (f.reuse == Reuse::service_time) return;
  constexpr std::string_view other_rule =
      "\"reuse\": \"service-time\" allocates manufacturing and end of life by years of service";
  if (h.prior_life)
    in.context.note(diag::charged_elsewhere,
                    "under the cut-off rule, the prior life is charged for the manufacturing of these machines",
                    std::string(other_rule), h.prior_life->at);
  if (h.second_life)
    in.context.note(diag::charged_elsewhere,
                    "under the cut-off rule, the second life is charged for the end of life of these machines",
                    std::string(other_rule), h.second_life->at);
}

}  // namespace aicarbon::inventory
