// Places in a text: its lines are found once, however many places are asked for.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <string>
#include <vector>

namespace aicarbon::diag {

/// The lines of a text, found once for all places in it. The text outlives it.
class Lines {
 public:
  explicit Lines(const SourceText& source);

  /// The place of bytes offset … offset + length.
  Location locate(std::size_t offset, std::size_t length, std::string path = {}) const;

 private:
  const SourceText& source_;
  std::vector<std::size_t> starts_;
};

}  // namespace aicarbon::diag
