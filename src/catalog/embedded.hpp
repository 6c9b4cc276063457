// The files of data/, embedded at build time.
#pragma once

#include <span>
#include <string_view>

namespace aicarbon::catalog {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
  std::string_view sha256;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace aicarbon::catalog
