// The report of a job as JSON, and what tests ask of it.
#pragma once

#include "support/run.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace aicarbon::test {

/// The report of `estimate --format json`. Throws what the program says if it refuses the job.
inline nlohmann::json report(const std::string& job, const std::string& samples = "0") {
  const Ran ran = run({"estimate", "-", "--format", "json", "--samples", samples}, job);
  if (ran.code != 0) throw std::runtime_error(ran.err);
  return nlohmann::json::parse(ran.out).at("reports").at(0);
}

/// The total in kg CO2e at best values.
inline double kg(const nlohmann::json& report) { return report.at("total").at("co2e_kg").at("best"); }

/// The messages of the warnings and notes with a code.
inline std::vector<std::string> messages(const nlohmann::json& report, const std::string& code) {
  std::vector<std::string> found;
  for (const auto& w : report.at("warnings"))
    if (w.at("code") == code) found.push_back(w.at("message"));
  return found;
}

}  // namespace aicarbon::test
