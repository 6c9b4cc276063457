// Long files: read piece by piece, written piece by piece.
#pragma once

#include "cli/io/files.hpp"

#include "table/bytes.hpp"

#include <string>
#include <string_view>

namespace aicarbon::cli {

/// The bytes of a file, or of standard input for "-". `failure` gets the system's words when a later read fails; it must outlive the
/// reader.
Result<table::ReadBytes> open_bytes(const std::string& name, std::string& failure);

/// A file that grows: a regular one next to its place, renamed by `finish`, deleted when it never finishes; "-" is standard output.
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

  std::string name_, temporary_;
  int descriptor_ = -1;
};

/// Writes a whole text to a descriptor: 0, or the system error.
int write_all(int descriptor, std::string_view text);

}  // namespace aicarbon::cli
