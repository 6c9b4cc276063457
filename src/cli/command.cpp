// See command.hpp.
#include "cli/command.hpp"

#include "cli/command/commands.hpp"
#include "cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

constexpr const Command* every_command[] = {
    &estimate_command, &compare_command, &check_command,       &validate_command,
    &explain_command,  &render_command,  &sensitivity_command, &sweep_command,
    &batch_command,    &sql_command,     &hardware_command,    &catalog_command,
    &schema_command,   &init_command,    &completion_command,  &reference_command,
};

constexpr Option program_rows[] = {
    {.name = "--help", .letter = "-h", .help = "print this help and exit"},
    {.name = "--version", .help = "print the version and exit"},
};
constexpr Option every_row[] = {options::verbose, program_rows[0]};

std::vector<Option> rows_of(const Command& command, bool arguments) {
  std::vector<Option> rows;
  for (const Options group : command.options)
    std::ranges::copy_if(group, std::back_inserter(rows),
                         [&](const Option& option) { return option.is_argument() == arguments; });
  return rows;
}

}  // namespace

std::span<const Command* const> commands() { return every_command; }

const Command* find_command(std::string_view name) {
  const auto* const found = std::ranges::find(every_command, name, &Command::name);
  return found == std::end(every_command) ? nullptr : *found;
}

std::vector<Option> arguments_of(const Command& command) { return rows_of(command, true); }

std::vector<Option> options_of(const Command& command) {
  auto rows = rows_of(command, false);
  rows.insert(rows.end(), std::begin(every_row), std::end(every_row));
  return rows;
}

Options common_options() { return every_row; }

Options program_options() { return program_rows; }

std::string describe(const Option& option) {
  std::string text(option.help);
  if (const auto at = text.find("{}"); at != std::string::npos)
    text.replace(at, 2, fmt::format("{}", fmt::join(option.choices(), ", ")));
  std::vector<std::string> facts;
  if (!option.fallback.empty()) facts.push_back(fmt::format("default {}", option.fallback));
  if (option.repeats && !option.is_argument() && !option.is_flag()) facts.emplace_back("repeatable");
  if (option.required && !option.is_argument()) facts.emplace_back("required");
  return facts.empty() ? text : fmt::format("{} ({})", text, fmt::join(facts, "; "));
}

}  // namespace aicarbon::cli
