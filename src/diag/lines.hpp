// Locations in a text. Its lines are found once, however many locations are requested.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <string>
#include <vector>

namespace aicarbon::diag {

/// The lines of a text, found once for all locations in it. The text must outlive this object.
class Lines {
 public:
  explicit Lines(const SourceText& source);

  /// The location of the bytes from `offset` to `offset + length`.
  Location locate(std::size_t offset, std::size_t length, std::string path = {}) const;

 private:
  const SourceText& source_;
  std::vector<std::size_t> starts_;
};

}  // namespace aicarbon::diag
