// The location of a table row: its file and line.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <string_view>

namespace aicarbon::catalog {

inline Location place(std::string_view file, std::size_t line) {
  Location at;
  at.file = file;
  at.line = static_cast<int>(line);
  at.column = 1;
  return at;
}

}  // namespace aicarbon::catalog
