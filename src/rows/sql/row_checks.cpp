// See row_checks.hpp.
#include "rows/sql/row_checks.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace aicarbon::rows::sql {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Take>
void each_job(const Formulations& f, const Take& take) {
  take(f.base);
  for (const auto& jobs : f.of_words)
    for (const Formulated& job : jobs) take(job);
}

std::set<JobCheck> checks_of(const Formulated& job, std::span<const Variable> variables) {
  const auto is_number = [&](const std::string& path) {
    return std::ranges::any_of(variables, [&](const Variable& v) { return v.number && v.path == path; });
  };
  std::set<JobCheck> checks;
  for (const Diagnostic& note : job.notes)
    if (note.severity == Severity::warning && !is_number(note.at.path)) checks.insert({note.code});
  for (const SuspiciousValues& values : job.suspicious) {
    if (!is_number(values.path)) continue;
    const Diagnostic says = values.says(values.from);
    if (says.severity == Severity::warning) checks.insert({says.code, values.path, values.from, values.to});
  }
  return checks;
}

}  // namespace

std::vector<OutputCheck> output_checks(const Formulations& f) {
  std::vector<OutputCheck> checks;
  const auto add = [&](const std::string& key, int code, double from, double to) {
    const auto is_same = [&](const OutputCheck& check) { return check.key == key && check.from == from; };
    if (std::ranges::none_of(checks, is_same)) checks.push_back({key, code, from, to});
  };
  each_job(f, [&](const Formulated& job) {
    for (const lifecycle::Limit& limit : job.limits) add(limit.key, limit.code, -infinity, std::nextafter(1, 0));
    for (const lifecycle::Doubt& doubt : job.doubts) {
      if (doubt.least > 0) add(doubt.key, doubt.code, -infinity, std::nextafter(doubt.least, 0));
      if (doubt.most < infinity) add(doubt.key, doubt.code, std::nextafter(doubt.most, infinity), infinity);
    }
  });
  return checks;
}

Diagnostics readings_of(const Formulations& f) {
  Diagnostics found;
  each_job(f, [&](const Formulated& job) {
    for (const Diagnostic& d : job.readings)
      if (std::ranges::find(found, d.message, &Diagnostic::message) == found.end()) found.push_back(d);
  });
  return found;
}

std::set<JobCheck> job_checks(const Formulations& f, std::size_t v, std::size_t w) {
  return checks_of(w == 0 ? f.base : f.of_words[v][w - 1], f.variables);
}

std::set<JobCheck> job_checks(const Formulations& f, std::span<const std::uint32_t> words) {
  const auto base = checks_of(f.base, f.variables);
  auto checks = base;
  for (std::size_t v = 0; v < words.size(); ++v) {
    const auto own = job_checks(f, v, words[v]);
    std::erase_if(checks, [&](const JobCheck& check) { return base.contains(check) && !own.contains(check); });
    std::ranges::copy_if(own, std::inserter(checks, checks.end()),
                         [&](const JobCheck& check) { return !base.contains(check); });
  }
  return checks;
}

}  // namespace aicarbon::rows::sql
