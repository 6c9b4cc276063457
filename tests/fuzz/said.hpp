// What holds for every text that a fuzz target reads: it has a result or an error, and every message can be printed.
#pragma once

#include <aicarbon/aicarbon.hpp>

#include "diag/codes.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace aicarbon::fuzz {

inline void must(bool holds) {
  if (!holds) std::abort();
}

inline SourceText text(const std::uint8_t* data, std::size_t size) { return {"fuzz", std::string(data, data + size)}; }

inline void said(const Diagnostics& messages) {
  for (const Diagnostic& d : messages) {
    must(diag::find(d.code) != nullptr && !d.message.empty());
    (void)diag::format(d, true, false);
  }
}

/// Checks the messages beside a result, and that there is an error if there is none.
template <class T>
bool accepted(const Result<T>& result) {
  said(result.notes);
  must(result || has_errors(result.notes));
  return static_cast<bool>(result);
}

}  // namespace aicarbon::fuzz
