// aicarbon init KIND: prints a job description to start from.
#include "cli/command/commands.hpp"
#include "cli/embedded.hpp"
#include "cli/options.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace of_init {

std::string_view stem(const EmbeddedFile& file) { return file.name.substr(0, file.name.rfind('.')); }

Words kinds() {
  Words names;
  for (const EmbeddedFile& file : embedded_starters()) names.push_back(stem(file));
  return names;
}

constexpr Option kind{.name = "KIND", .help = "kind of job: {}", .fallback = "training", .choices = kinds};
constexpr Option own[] = {kind};
constexpr Options listed[] = {own, options::messages};

Outcome run(const Request& request) {
  return text(std::string(std::ranges::find(embedded_starters(), request.text(kind), stem)->text));
}

}  // namespace of_init

const Command init_command{"init", "print a job description to start from",
                           "  aicarbon init training > job.json\n"
                           "  aicarbon init inference\n",
                           of_init::listed, of_init::run};

}  // namespace aicarbon::cli
