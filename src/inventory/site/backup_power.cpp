// Resolves the tests of the backup generators of a site.
#include "inventory/site/site.hpp"

namespace aicarbon::inventory {

void resolve_backup_power(const SiteInput& in, SiteFacts& f, const Site& site) {
  if (!site.generator_tests) return;
  const StatedBackupPower& s = *site.generator_tests;
  f.backup_power = BackupPowerFacts{stated_or_unpublished(in, s.hours, "hours of generator_tests"),
                                    stated_or_unpublished(in, s.power, "power of generator_tests"),
                                    stated_or_unpublished(in, s.it_power, "it_power of generator_tests"),
                                    stated_or_unpublished(in, s.load, "load of generator_tests"),
                                    stated_or_unpublished(in, s.intensity, "intensity of generator_tests")};
}

}  // namespace aicarbon::inventory
