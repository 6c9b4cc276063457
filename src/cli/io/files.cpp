// See files.hpp.
#include "cli/io/files.hpp"

#include "cli/io/streams.hpp"

#include "diag/codes.hpp"
#include "json/value.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace aicarbon::cli {
namespace {

Diagnostic cannot_read(const std::string& name, const std::string& why) {
  return diag::make(diag::cannot_read, fmt::format("cannot read {}: {}", name, why));
}

}  // namespace

Result<SourceText> read_file(const std::string& name) {
  ReadState state;
  auto bytes = open_bytes(name, state);
  if (!bytes) return std::move(bytes.notes);
  SourceText source{name == "-" ? "<stdin>" : name, {}};
  std::vector<char> buffer(1U << 16U);
  while (source.text.size() <= json::largest_text) {
    const auto n = (*bytes)(buffer.data(), buffer.size());
    if (n < 0) return cannot_read(name, state.failure);
    if (n == 0) break;
    source.text.append(buffer.data(), static_cast<std::size_t>(n));
  }
  if (state.changed) return cannot_read(name, "the file changed while it was read");
  return source;
}

Result<std::vector<SourceText>> read_directory(const std::string& directory) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const std::string lower = units::lower_case(name);
    if (!lower.ends_with(".csv") && lower != "sources.json") continue;
    if (!name.ends_with(".csv") && name != "sources.json")
      return cannot_read(fmt::format("{}/{}", directory, name),
                         fmt::format("names of tables are in lower case: rename it to {}", lower));
    names.push_back(name);
  }
  if (error) return cannot_read(directory, error.message());
  std::ranges::sort(names);
  if (names.empty()) return cannot_read(directory, "it contains no table (*.csv) and no sources.json");
  std::vector<SourceText> files;
  for (const std::string& name : names) {
    auto file = read_file(fmt::format("{}/{}", directory, name));
    if (!file) return std::move(file.notes);
    files.push_back(*std::move(file));
  }
  return files;
}

Written write_file(const std::string& name, std::string_view text) {
  GrowingFile file(name);
  if (auto opened = file.open(); !opened) return opened;
  if (auto written = file.write(text); !written) return written;
  return file.finish();
}

void write_stderr(std::string_view text) { (void)write_all(STDERR_FILENO, text); }

}  // namespace aicarbon::cli
