// The columns of figures that a row of a sweep, a batch or a query has: their names, and the outputs of the sheet that
// they contain.
#pragma once

#include <aicarbon/sweep.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::report {

struct RowOutput {
  std::string_view column;  ///< name of the column, and key in JSON
  std::string_view output;  ///< name of the output of the sheet that the column contains
  std::optional<double> SweepRow::*figure;
  std::string_view doc;
};

inline constexpr RowOutput row_outputs[] = {
    {"co2e_kg", "total/co2e", &SweepRow::co2e_kg, "total at best values; null if nothing is estimated"},
    {"manufacturing_co2e_kg", "by_stage/manufacturing", &SweepRow::manufacturing_co2e_kg, "total of the stage"},
    {"transport_co2e_kg", "by_stage/transport", &SweepRow::transport_co2e_kg, "total of the stage"},
    {"construction_co2e_kg", "by_stage/construction", &SweepRow::construction_co2e_kg, "total of the stage"},
    {"operation_co2e_kg", "by_stage/operation", &SweepRow::operation_co2e_kg, "total of the stage"},
    {"end_of_life_co2e_kg", "by_stage/end_of_life", &SweepRow::end_of_life_co2e_kg, "total of the stage"},
    {"energy_kwh", "total/energy", &SweepRow::energy_kwh, "facility energy"},
    {"water_l", "total/water", &SweepRow::water_l, "on-site and grid water"},
};

}  // namespace aicarbon::report
