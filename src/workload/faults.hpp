// Faults of a job that its field tables cannot express: values that contradict each other or must be given together.
// Each kind of object is checked in the file that defines its fields.
#pragma once

#include <aicarbon/workload.hpp>

#include "diag/codes.hpp"

#include <map>
#include <string>
#include <string_view>

namespace aicarbon::workload {

struct Faults {
  Diagnostics& found;

  void add(diag::Code code, std::string message, std::string help, Location where) {
    found.push_back(diag::make(code, std::move(message), std::move(help), std::move(where)));
  }
  /// Whether an unknown key was reported below a path. A field that is missing there may just be misspelled.
  bool unknown_key_inside(const std::string& path) const;
  bool reported(diag::Code code, const std::string& path) const;
};

/// Checks that a name is not empty, does not contain a slash, and is not used already. `seen` holds the previous names,
/// and the name is added to it.
void check_name(const Text& name, std::map<std::string, Location>& seen, std::string_view what, Faults& faults);

void check(const Site& site, Faults& faults);
void check(const Hardware& hardware, Faults& faults);
void check(const StatedEndOfLife& end, const Hardware& hardware, Faults& faults);
void check(const Phase& phase, Faults& faults);

/// Checks a period: "2024", "2024-03", "2024-03-15", or two of these in order, with a / between them.
void check_period(const std::optional<Text>& period, Faults& faults);
void check_boundary(const std::optional<TextList>& only, const std::optional<TextList>& except, Faults& faults);

}  // namespace aicarbon::workload
