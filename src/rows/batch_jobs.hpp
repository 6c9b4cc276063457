// A batch of whole jobs, one per line of JSON Lines: each has a sheet of its own. Bytes in, texts of rows out; no file is opened.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include "rows/rows.hpp"
#include "table/bytes.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

struct BatchJobsOptions {
  std::string file;               ///< name of the records, for messages
  std::vector<std::string> keys;  ///< outputs wanted
  unsigned threads = 1;
};

/// A job's row, or its faults.
struct JobRow {
  std::string text;
  Diagnostics faults;    ///< the row is then empty
  Diagnostics warnings;  ///< of a job without faults
};

/// Text of the row of a job: its name, and figures of one row.
using WriteJob = std::function<void(std::string_view name, const RowFigures& figures, std::string& out)>;
/// Takes rows in the order of the file. False: nothing more is wanted.
using TakeJobs = std::function<bool(std::vector<JobRow>)>;

/// Every job → its row. A message when the file cannot be read to its end; `failure` has the words of the read that failed.
Diagnostics each_job(table::ReadBytes bytes, const std::string& failure, const Catalog& catalog,
                     const BatchJobsOptions& options, const WriteJob& write, const TakeJobs& take);

}  // namespace aicarbon::rows
