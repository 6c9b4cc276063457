// The output of a command that writes while it computes.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include "cli/io/streams.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace aicarbon::cli {

/// A file that is written while a batch runs, and the errors that writing it has caused so far.
class Output {
 public:
  explicit Output(std::string name) : name_(std::move(name)), file_(name_) { (void)put(file_.open()); }

  /// Returns false if this or an earlier write failed, or if the reader of a pipe has closed it.
  bool write(std::string_view text) { return put(file_.write(text)); }
  bool finish() { return put(file_.finish()); }
  bool good() const { return !closed_pipe && faults.empty(); }
  bool is_standard_output() const { return name_ == "-"; }

  Diagnostics faults;
  bool closed_pipe = false;

 private:
  bool put(Written written) {
    faults += std::move(written.notes);
    closed_pipe = closed_pipe || written.closed_pipe;
    return good();
  }

  std::string name_;
  GrowingFile file_;
};

}  // namespace aicarbon::cli
