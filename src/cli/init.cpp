// aicarbon init KIND: a description to start from.
#include "cli/embedded.hpp"
#include "cli/program.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

std::string_view stem(const EmbeddedFile& file) { return file.name.substr(0, file.name.rfind('.')); }

}  // namespace

void add_init(CLI::App& command, Options& o, std::function<int()>& run) {
  auto kind = std::make_shared<std::string>("training");
  std::vector<std::string> kinds;
  for (const EmbeddedFile& file : embedded_starters()) kinds.emplace_back(stem(file));
  command.add_option("KIND", *kind, fmt::format("of job: {} (default training)", fmt::join(kinds, ", ")))
      ->type_name("")
      ->check(one_of(kinds));
  run = [kind, &o] {
    for (const EmbeddedFile& file : embedded_starters())
      if (stem(file) == *kind) return print(file.text, o);
    return static_cast<int>(our_fault);
  };
}

}  // namespace aicarbon::cli
