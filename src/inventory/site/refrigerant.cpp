// Resolves the refrigerant of a site.
#include "inventory/site/site.hpp"

namespace aicarbon::inventory {

void resolve_refrigerant(const SiteInput& in, SiteFacts& f, const Site& site) {
  if (!site.refrigerant) return;
  const StatedRefrigerant& s = *site.refrigerant;
  const std::string base = in.path + "/refrigerant/";
  f.refrigerant = RefrigerantFacts{
      stated_or_unpublished(in, s.charge, "charge of refrigerant"),
      stated_or_unpublished(in, s.gwp, "gwp of refrigerant"),
      s.leak ? stated(*s.leak, in.use) : assumed<dim::one>(in.context, "refrigerant/leak", base + "leak"),
      s.end_of_life_leak ? stated(*s.end_of_life_leak, in.use)
                         : assumed<dim::one>(in.context, "refrigerant/end_of_life_leak", base + "end_of_life_leak"),
      s.lifetime ? stated(*s.lifetime, in.use) : assumed<dim::time>(in.context, "life/plant", base + "lifetime")};
}

}  // namespace aicarbon::inventory
