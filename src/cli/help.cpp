// See help.hpp.
#include "cli/help.hpp"

#include "render/text.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

// Where descriptions begin: next to the names or, on a narrow screen, below them.
struct Layout {
  std::size_t width, indent;
  bool beside;
};

Layout layout_of(std::size_t width) {
  constexpr std::size_t indent = 30, indent_below = 6, least_for_text = 40;
  const bool beside = width >= indent + least_for_text;
  return {width, beside ? indent : indent_below, beside};
}

// One entry of a list, wrapped: "  -o, --output [FORMAT:]FILE   write to FILE; …".
std::string entry(const std::string& head, std::string_view description, const Layout& at) {
  const std::string text = render::wrap(description, at.width - at.indent, at.indent);
  return !at.beside || head.size() + 2 > at.indent ? fmt::format("{}\n{:{}}{}\n", head, "", at.indent, text)
                                                   : fmt::format("{:<{}}{}\n", head, at.indent, text);
}

std::string entry(const Option& option, const Layout& at) {
  if (option.is_argument())
    return entry(fmt::format("  {}{}", option.name, option.repeats ? "..." : ""), describe(option), at);
  const std::string letter = option.letter.empty() ? "    " : fmt::format("{}, ", option.letter);
  return entry(fmt::format("  {}{}{}{}", letter, option.name, option.value.empty() ? "" : " ", option.value),
               describe(option), at);
}

std::string section(std::string_view title, Options rows, const Layout& at) {
  if (rows.empty()) return {};
  std::string out = fmt::format("\n{}:\n", title);
  for (const Option& option : rows) out += entry(option, at);
  return out;
}

// The end of the first word of a command line; a quoted text is one word.
std::size_t end_of_word(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\'') quoted = !quoted;
    if (line[i] == ' ' && !quoted) return i;
  }
  return line.size();
}

// Breaks a command line into several lines that a shell reads as one: all but the last end with a backslash.
std::string shell_lines(std::string_view line, std::size_t width) {
  constexpr std::string_view begin = "  ", next = " \\\n      ";
  std::string out(begin);
  std::size_t column = begin.size();
  while (!line.empty()) {
    const std::string_view word = line.substr(0, end_of_word(line));
    line.remove_prefix(word.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    const std::size_t needed = render::width_of(word) + (line.empty() ? 0 : 2);
    if (column > begin.size() && column + 1 + needed > width) {
      out += next;
      column = next.size() - next.find('\n') - 1;
    } else if (column > begin.size()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += render::width_of(word);
  }
  return out + "\n";
}

// One example per line; at least three spaces separate the command from its description.
std::string examples(std::string_view text, std::size_t width) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (render::width_of(line) <= width) {
      out += fmt::format("{}\n", line);
      continue;
    }
    constexpr std::size_t indent = 6;
    const std::string_view example = line.substr(line.find_first_not_of(' '));
    const auto gap = example.find("   ");
    out += shell_lines(example.substr(0, gap), width);
    if (gap != std::string_view::npos)
      out += fmt::format("{:{}}{}\n", "", indent,
                         render::wrap(example.substr(example.find_first_not_of(' ', gap)), width - indent, indent));
  }
  return out;
}

std::string usage_line(std::string_view usage, std::size_t width) {
  constexpr std::string_view label = "Usage: ";
  return fmt::format("{}{}\n", label, render::wrap(usage, width - label.size(), label.size()));
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

std::string command_help(const Command& command, std::size_t width) {
  const Layout at = layout_of(width);
  return fmt::format("{}\n\nExamples:\n{}\n{}", render::wrap(command.summary, width, 0),
                     examples(command.examples, width), usage_line(usage_of(command), width)) +
         section("Arguments", arguments_of(command), at) + section("Options", options_of(command), at);
}

std::string program_help(std::size_t width) {
  const Layout at = layout_of(width);
  std::string out =
      fmt::format("{}\n\nExamples:\n{}\n{}\nCommands:\n", render::wrap(program_summary, width, 0),
                  examples(program_examples, width), usage_line("aicarbon COMMAND [OPTIONS] [ARGUMENTS]", width));
  for (const Command* command : commands()) {
    constexpr std::size_t names = 15;
    out += fmt::format("  {:<{}}{}\n", command->name, names - 2, render::wrap(command->summary, width - names, names));
  }
  constexpr std::string_view codes =
      "Exit codes: 0 success; 1 check failed; 2 invalid input; 3 I/O error; 4 internal error";
  return out + section("Options", program_options(), at) + fmt::format("\n{}\n", render::wrap(codes, width, 2));
}

}  // namespace aicarbon::cli
