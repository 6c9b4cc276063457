// Measured points, compared with the results of the program. points.json defines where a figure is in the report and
// what was measured; this file runs the jobs. The job of a point is P1.json, P2.json, …; a figure that needs another
// job names it.
#pragma once

#include "support/run.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace aicarbon::test::validation {

using Json = nlohmann::ordered_json;  // ordered, because the first key of a job is its schema

inline std::string here(const std::string& file) { return source_dir() + "/tests/validation/" + file; }
inline Json read(const std::string& file) { return Json::parse(read_text(here(file))); }

struct Range {
  double best = 0, low = 0, high = 0;
};

/// A figure of a point, as measured and as predicted by the program.
struct Compared {
  std::string what, unit, job;
  bool verdict = true;  ///< false if it is printed but not counted
  Range measured, predicted;

  double ratio() const { return predicted.best / measured.best; }
  /// The error as a factor, in either direction.
  double factor() const { return std::max(ratio(), 1 / ratio()); }
  bool inside() const { return measured.best >= predicted.low && measured.best <= predicted.high; }
  double width() const { return predicted.high / predicted.low; }
};

/// Changes of a job before it runs.
struct Variant {
  double input_length = 1;  ///< factor on the input length
  std::string without;      ///< validation point that is left out of the mfu table
};

inline bool has_without(const std::string& point) { return std::filesystem::exists(here("without/" + point)); }

inline nlohmann::json report_of(const std::string& job, const Variant& variant) {
  Json text = read(job + ".json");
  Json& activity = text["phases"][0]["activity"];
  if (variant.input_length != 1)
    for (const char* end : {"best", "low", "high"})
      activity["input_tokens"][end] = activity["input_tokens"][end].get<double>() * variant.input_length;
  std::vector<std::string> arguments;
  if (!variant.without.empty()) arguments = {"--catalog", here("without/" + variant.without)};
  return estimate(text.dump(), arguments).at("reports").at(0);
}

inline Compared compare(const Json& point, const Json& figure, const Variant& variant = {}) {
  Compared c{.what = figure["what"],
             .unit = figure["unit"],
             .job = figure.value("job", point["id"].get<std::string>()),
             .verdict = figure.value("verdict", true)};
  const double measured = figure["measured"];
  c.measured = {measured, figure.value("low", measured), figure.value("high", measured)};
  const auto report = report_of(c.job, variant);
  const auto value = report.at(nlohmann::json::json_pointer(figure["at"].get<std::string>()));
  const double scale = figure["times"].get<double>() / figure["over"].get<double>();
  c.predicted = {value.at("best").get<double>() * scale, value.at("low").get<double>() * scale,
                 value.at("high").get<double>() * scale};
  return c;
}

}  // namespace aicarbon::test::validation
