// See help.hpp.
#include "cli/help.hpp"

#include "render/text.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

constexpr std::size_t width = 100;
constexpr std::size_t indent = 30;  // column where descriptions begin

// Wraps an option and its description: "  -o, --output [FORMAT:]FILE   write to FILE; …".
std::string entry(const std::string& head, std::string_view description) {
  const std::string text = render::wrap(description, width - indent, indent);
  return head.size() + 2 > indent ? fmt::format("{}\n{:{}}{}\n", head, "", indent, text)
                                  : fmt::format("{:<{}}{}\n", head, indent, text);
}

std::string entry(const Option& option) {
  if (option.is_argument())
    return entry(fmt::format("  {}{}", option.name, option.repeats ? "..." : ""), describe(option));
  const std::string letter = option.letter.empty() ? "    " : fmt::format("{}, ", option.letter);
  return entry(fmt::format("  {}{}{}{}", letter, option.name, option.value.empty() ? "" : " ", option.value),
               describe(option));
}

std::string section(std::string_view title, Options rows) {
  if (rows.empty()) return {};
  std::string out = fmt::format("\n{}:\n", title);
  for (const Option& option : rows) out += entry(option);
  return out;
}

}  // namespace

std::string usage_of(const Command& command) {
  std::string out = fmt::format("aicarbon {} [OPTIONS]", command.name);
  for (const Option& option : options_of(command))
    if (option.required) out += fmt::format(" {} {}", option.name, option.value);
  for (const Option& argument : arguments_of(command)) {
    const std::string name = fmt::format("{}{}", argument.name, argument.repeats ? "..." : "");
    out += argument.required ? " " + name : " [" + name + "]";
  }
  return out;
}

std::string command_help(const Command& command) {
  return fmt::format("{}\n\nExamples:\n{}\nUsage: {}\n", command.summary, command.examples, usage_of(command)) +
         section("Arguments", arguments_of(command)) + section("Options", options_of(command));
}

std::string program_help() {
  std::string out = fmt::format("{}\n\nExamples:\n{}\nUsage: aicarbon COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n",
                                program_summary, program_examples);
  for (const Command* command : commands()) {
    constexpr std::size_t names = 15;
    out += fmt::format("  {:<{}}{}\n", command->name, names - 2, render::wrap(command->summary, width - names, names));
  }
  return out + section("Options", program_options()) +
         "\nExit codes: 0 success; 1 check failed; 2 invalid input; 3 I/O error; 4 internal error\n";
}

}  // namespace aicarbon::cli
