// The job descriptions that `aicarbon init` prints, embedded at build time.
#pragma once

#include <span>
#include <string_view>

namespace aicarbon::cli {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

std::span<const EmbeddedFile> embedded_starters();

}  // namespace aicarbon::cli
