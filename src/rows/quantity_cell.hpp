// Reads the cells of a column of quantities that are not plain numbers: "300.00 W", "93 %", "1-12:00:00", "0,5".
#pragma once

#include "json/fields.hpp"
#include "rows/device_types.hpp"
#include "table/columns_of.hpp"

#include <atomic>
#include <memory>

namespace aicarbon::rows {

/// How the numbers in a column are written.
struct NumberStyle {
  bool units_in_cells = false;  ///< whether a number without a unit is refused, because only the cells state the unit
  bool decimal_comma = false;   ///< whether a comma is the decimal sign, so that a point is refused
};

/// Returns a function that reads a cell as a value of the field, in the unit of the field. `field.dims` must contain
/// the dimension of that unit. `plain_hours` becomes true if a cell is a time whose unit does not say what hours are of.
/// `types` counts the types of devices in cells such as "gres/gpu:a100=8".
table::ReadCell quantity_cell(const json::Field& field, Dim dim, NumberStyle style,
                              std::shared_ptr<std::atomic<bool>> plain_hours = nullptr,
                              std::shared_ptr<DeviceTypes> types = nullptr);

/// Checks a column `JobID` of Slurm's accounting and refuses steps of jobs, such as 501.batch: the record of job 501
/// contains their energy and their hours.
table::CellCheck slurm_job_cell();

}  // namespace aicarbon::rows
