// The types of devices in cells of a scheduler, such as "a100" in "gres/gpu:a100=8", compared with the accelerators of
// the template.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/workload.hpp>

#include "rows/rows.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::rows {

/// The types that the cells of a column name, each with its number of cells. Counted by several threads.
class DeviceTypes {
 public:
  void count(std::string_view type);
  std::map<std::string, std::uint64_t> cells() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::uint64_t> cells_;
};

/// A warning for each type that does not name the accelerator whose number a column has, with the number of its cells.
/// Nothing if the accelerator comes from a column as well, or is not that of the catalog.
Diagnostics types_in_doubt(const DeviceTypes& types, const Bound& column, std::span<const Bound> bound,
                           const Workload& job, const Catalog& catalog);

}  // namespace aicarbon::rows
