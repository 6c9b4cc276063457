// Long files: read piece by piece, written piece by piece.
#pragma once

#include "cli/files.hpp"

#include "table/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::cli {

/// The bytes of a file, or of standard input for "-"; nothing and a message when it cannot be opened. `failure` gets the system's words
/// when a later read fails.
std::optional<table::ReadBytes> open_bytes(const std::string& name, std::string& failure, Diagnostics& out);

/// A file that grows: a regular one beside its place, renamed by `finish`, gone when it never finishes; "-" is standard output.
class Growing {
 public:
  explicit Growing(std::string name) : name_(std::move(name)) {}
  ~Growing();
  Growing(const Growing&) = delete;
  Growing& operator=(const Growing&) = delete;
  Growing(Growing&&) = delete;
  Growing& operator=(Growing&&) = delete;

  Written open(Diagnostics& out);
  Written write(std::string_view text, Diagnostics& out);
  Written finish(Diagnostics& out);

 private:
  std::string name_, beside_;
  int descriptor_ = -1;
};

}  // namespace aicarbon::cli
