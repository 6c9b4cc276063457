// The checks of rows that a query makes: those of `aicarbon batch`, as ranges of values.
//
// jobs with each text (formulations.hpp) → checks → cells and labels of a plan (plan.hpp)
#pragma once

#include "rows/sql/formulations.hpp"

#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace aicarbon::rows::sql {

/// An output of the jobs by its key, and its values that break a limit or are implausible.
struct OutputCheck {
  std::string key;
  int code;
  double from, to;
};
std::vector<OutputCheck> output_checks(const Formulations& f);

/// A warning about the job of a row, or about values of one of its numbers.
struct JobCheck {
  int code;
  std::string path = {};  ///< of the number; empty for a warning about the job
  double from = 0, to = 0;

  auto operator<=>(const JobCheck&) const = default;
};
/// The warnings of the job with text number `w` of variable `v`, and with the first texts of the others.
std::set<JobCheck> job_checks(const Formulations& f, std::size_t v, std::size_t w);
/// The warnings of the job with these texts, one for each variable: those that a text adds to the job with the first
/// texts, and those that none removes.
std::set<JobCheck> job_checks(const Formulations& f, std::span<const std::uint32_t> words);

/// Amounts that can be read in another way on the hardware of some row, each once.
Diagnostics readings_of(const Formulations& f);

}  // namespace aicarbon::rows::sql
