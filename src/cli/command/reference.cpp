// aicarbon reference PAGE: prints a reference page. docs/reference contains the output, docs/man the man page.
#include "cli/reference/reference.hpp"
#include "cli/command/commands.hpp"
#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace of_reference {

Words names() {
  Words names;
  for (const auto& row : reference::pages()) names.push_back(row.name);
  return names;
}

constexpr Option page{.name = "PAGE", .help = "{} (default: list the pages)", .choices = names};
constexpr Option own[] = {page};
constexpr Options listed[] = {own, options::messages};

Outcome run(const Request& request) {
  const auto pages = reference::pages();
  if (request.given(page)) return text(std::ranges::find(pages, request.text(page), &reference::Page::name)->make());
  std::string list;
  for (const auto& row : pages) list += fmt::format("{:<14}{}\n", row.name, row.summary);
  return text(std::move(list));
}

}  // namespace of_reference

const Command reference_command{"reference", "print a reference page, generated from the program's own tables",
                                "  aicarbon reference\n"
                                "  aicarbon reference units\n"
                                "  aicarbon reference man > aicarbon.1\n",
                                of_reference::listed, of_reference::run};

}  // namespace aicarbon::cli
