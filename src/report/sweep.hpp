// Computes a sweep, which is a job with many values of some of its fields, and writes it as JSON.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/sweep.hpp>

#include "report/metric.hpp"
#include "rows/value_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aicarbon::report {

struct SweepRequest {
  std::vector<rows::ValueList> vary;
  bool zipped = false;
  Metric objective;
  std::optional<std::size_t> top;  ///< number of best rows to keep, best first; if absent, all rows are kept
  unsigned threads = 1;
};

Result<Sweep> sweep(const SourceText& job, const Catalog& catalog, const SweepRequest& request);

std::string to_json(const Sweep& sweep);
std::string sweep_schema();

}  // namespace aicarbon::report
