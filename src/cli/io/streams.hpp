// Long files, read and written piece by piece.
#pragma once

#include "cli/io/files.hpp"

#include "table/bytes.hpp"

#include <string>
#include <string_view>

namespace aicarbon::cli {

/// What became known of a file while it was read.
struct ReadState {
  std::string failure;   ///< why a read failed: the system's message, or that the file became shorter
  bool changed = false;  ///< whether something wrote to the file between its opening and its end
};

/// The bytes of a file, or of standard input for "-". `state` must outlive the returned reader. A read fails at the end
/// of a regular file that is shorter than it was when it was opened, because records or parts of a document are missing.
Result<table::ReadBytes> open_bytes(const std::string& name, ReadState& state);

/// A file that is written piece by piece. A regular file is written under a temporary name, renamed by `finish`, and
/// deleted if `finish` is never called. A file that it replaces passes on its permissions, and a symbolic link remains one.
/// "-" is standard output.
class GrowingFile {
 public:
  explicit GrowingFile(std::string name) : name_(std::move(name)) {}
  ~GrowingFile();
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  GrowingFile(GrowingFile&&) = delete;
  GrowingFile& operator=(GrowingFile&&) = delete;

  Written open();
  Written write(std::string_view text);
  Written finish();

 private:
  Written failed(int error) const;

  std::string name_, path_, temporary_;  // path_ is the name, or what a symbolic link refers to
  int descriptor_ = -1;
};

/// If standard error is closed, opens the null device in its place. Otherwise the next file to be opened would have its
/// descriptor, and messages would be written into that file.
void reserve_stderr();

/// Writes a whole text to a file descriptor. Returns 0, or the error number of the system if a write fails.
int write_all(int descriptor, std::string_view text);

}  // namespace aicarbon::cli
