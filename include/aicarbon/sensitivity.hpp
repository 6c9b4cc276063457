// The sensitivity of a result: which inputs drive it. Field names are those of aicarbon.sensitivity/1.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// How the importance of an input is measured.
enum class SensitivityMethod : unsigned char { tornado, sobol, elasticity, measure };
template <>
inline constexpr auto words_of<SensitivityMethod> = std::to_array<std::string_view>({"tornado", "sobol", "elasticity",
                                                                                     "measure"});

/// One input; values that the method does not give are absent.
struct InputSensitivity {
  std::string path, id, origin;
  std::optional<double> low_kg, high_kg;  ///< change of the target with the input at its P5 and P95 (tornado)
  std::optional<double> elasticity;       ///< percent of the target per percent of the input
  std::optional<double> first, first_low,
      first_high;  ///< share of the variance that the input explains alone (Sobol), and its 90 % confidence interval
  std::optional<double> total, total_low, total_high;  ///< the same share, including interactions with other inputs
  std::optional<double> reduction;  ///< share of the 90 % range that disappears, on average, once the input is known
  std::vector<Replacement> replace = {};  ///< what to type to state the value; empty if the job states it or cannot
};

/// The result of `aicarbon sensitivity` for one job.
struct SensitivityStudy {
  std::string schema = "aicarbon.sensitivity/1";
  Tool tool;
  Uncertainty uncertainty;
  std::string job, target, unit;
  SensitivityMethod method = SensitivityMethod::tornado;
  std::optional<Figure> value;
  bool complete = true;                  ///< whether the total is complete; only shown on screen
  std::optional<double> median;          ///< median of the samples; in general neither the best value nor the mean
  std::vector<InputSensitivity> inputs;  ///< inputs, most important first
};

}  // namespace aicarbon
