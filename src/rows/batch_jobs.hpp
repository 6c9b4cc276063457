// A batch of whole jobs, one per line of JSON Lines. Each job has a sheet of its own. The batch reads bytes, and
// produces rows as text. It opens no file.
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
  std::string file;               ///< name of the file, for messages
  std::vector<std::string> keys;  ///< requested outputs
  unsigned threads = 1;
};

/// The row of a job, or its faults.
struct JobRow {
  std::string text;
  Diagnostics faults;    ///< if there are any, `text` is empty
  Diagnostics warnings;  ///< warnings of a job without faults
};

/// Appends the text of a job's row to `out`, given the name of the job and the figures of the row.
using WriteJob = std::function<void(std::string_view name, const RowFigures& figures, std::string& out)>;
/// Receives rows in the order of the file. Returning false stops the batch.
using TakeJobs = std::function<bool(std::vector<JobRow>)>;

/// Computes a row for every job. Returns an error if the file cannot be read to its end. If a read or the decompression
/// has failed, `failure` contains the reason.
Diagnostics each_job(table::ReadBytes bytes, const std::string& failure, const Catalog& catalog,
                     const BatchJobsOptions& options, const WriteJob& write, const TakeJobs& take);

}  // namespace aicarbon::rows
