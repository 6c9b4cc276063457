// See visit.hpp.
#include "workload/visit.hpp"

#include "workload/codecs.hpp"
#include "workload/fields.hpp"

namespace aicarbon {

struct json::Leaves {
  std::vector<workload::StatedRef> found;
};

namespace workload {

void collect(json::Leaves& leaves, const StatedValue& value, Dim dim) { leaves.found.push_back({&value, dim}); }

std::vector<StatedRef> stated_values(const Workload& job) {
  json::Leaves leaves;
  json::walk_object(json::Table<Workload>::fields(), &job, leaves);
  return std::move(leaves.found);
}

}  // namespace workload
}  // namespace aicarbon
