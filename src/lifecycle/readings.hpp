// Amounts of a job that can be read in two ways: hours and numbers of devices may be those of devices, of their parts or
// of whole machines, and a figure may be of a share or of the machine.
#pragma once

#include <aicarbon/inventory.hpp>

#include <string>

namespace aicarbon::lifecycle {

/// A message for each amount that can be read in another way, with the total of each reading and what to type.
Diagnostics other_readings(const Inventory& inventory);

/// What plain hours on the hardware of a phase may be of, other than of devices: of machines, or of parts of devices.
struct OtherHours {
  double devices = 1;      ///< of a machine, below 1 for a part of one; 1 if the hardware is not known to have several
  bool of_server = false;  ///< whether a server of the catalog has these devices
  double parts = 1;        ///< of a device; 1 if none are counted
  std::string part = {};   ///< name of such a part in units
};
OtherHours other_hours(const PhaseFacts& phase);
/// "as hours of whole machines, they would be 8 times as many"
std::string in_words(const OtherHours& other);

/// The same amounts as `other_readings`, with the ratio of each reading instead of its total, for jobs of rows.
Diagnostics relative_readings(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
