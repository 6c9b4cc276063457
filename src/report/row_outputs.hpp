// ONE list of what a row of a sweep, a batch or a query holds: names of columns, and the outputs of the sheet they are.
#pragma once

#include <string_view>

namespace aicarbon::report {

struct RowOutput {
  std::string_view column;
  std::string_view output;
};

inline constexpr RowOutput row_outputs[] = {
    {"co2e_kg", "total/co2e"},
    {"manufacturing_co2e_kg", "by_stage/manufacturing"},
    {"transport_co2e_kg", "by_stage/transport"},
    {"construction_co2e_kg", "by_stage/construction"},
    {"operation_co2e_kg", "by_stage/operation"},
    {"end_of_life_co2e_kg", "by_stage/end_of_life"},
    {"energy_kwh", "total/energy"},
    {"water_l", "total/water"},
};

}  // namespace aicarbon::report
