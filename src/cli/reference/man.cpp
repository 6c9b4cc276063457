// The man page in roff, section 1, generated from the rows of commands. docs/man/aicarbon.1 contains the output of
// `aicarbon reference man`.
#include "cli/help.hpp"
#include "cli/reference/reference.hpp"

#include "version.hpp"

#include <aicarbon/aicarbon.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli::reference {
namespace {

// The code point of the UTF-8 character at `i`; `i` is advanced past the character.
unsigned code_point(std::string_view text, std::size_t& i) {
  const auto first = static_cast<unsigned char>(text[i++]);
  unsigned value = first < 0xE0 ? first & 0x1FU : first < 0xF0 ? first & 0x0FU : first & 0x07U;
  while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
    value = value << 6U | (static_cast<unsigned char>(text[i++]) & 0x3FU);
  return value;
}

// Text that roff prints unchanged, whatever encoding it assumes.
std::string plain_roff(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80U) {
      out += fmt::format("\\[u{:04X}]", code_point(text, i));
      continue;
    }
    const bool first_of_line = i == 0 || text[i - 1] == '\n';
    if (first_of_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\'') out += "\\(aq";
    else if (c == '`') out += "\\(ga";
    else out += c;
    ++i;
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + plain_roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain_roff(text) + "\\fR"; }

std::string verbatim(std::string_view text) {
  std::string body(text);
  while (body.ends_with('\n')) body.pop_back();
  return ".PP\n.nf\n" + plain_roff(body) + "\n.fi\n";
}

std::string synopsis(const Command& command) {
  std::string out = fmt::format(".B aicarbon {}\n[\\fIOPTION\\fR]...", plain_roff(command.name));
  for (const Option& o : options_of(command))
    if (o.required) out += fmt::format(" {} {}", bold(o.name), italic(o.value));
  for (const Option& o : arguments_of(command)) {
    const std::string word = italic(o.name) + (o.repeats ? "..." : "");
    out += o.required ? " " + word : " [" + word + "]";
  }
  return out + "\n";
}

std::string entry(const Option& o) {
  std::string head = o.is_argument() ? italic(o.name) : std::string{};
  for (const auto name : names_of(o)) head += (head.empty() ? "" : ", ") + bold(name);
  if (!o.value.empty()) head += " " + italic(o.value);
  return fmt::format(".TP\n{}\n{}\n", head, plain_roff(describe(o)));
}

bool everywhere(const Option& option) {
  return std::ranges::all_of(commands(), [&](const Command* command) {
    return std::ranges::any_of(options_of(*command), [&](const Option& other) {
      return option.name == other.name && describe(option) == describe(other);
    });
  });
}

std::string section(std::string_view title) { return fmt::format(".SH \"{}\"\n", title); }

struct Described {
  std::string_view name;
  std::string_view meaning;
};
constexpr Described exits[] = {
    {"0", "success"},
    {"1", "check failed: a job fails a budget, or a condition of --fail-on is met"},
    {"2", "invalid input; with --deny warnings, also any warning"},
    {"3", "I/O error: a file is missing, is a directory, or cannot be read or written"},
    {"4", "internal error"},
    {"130", "interrupted"},
};
constexpr Described environment[] = {
    {"NO_COLOR", "when set and not empty: no color, unless --color requests it"},
    {"CLICOLOR_FORCE", "when set and not 0: color, even where the stream is not a terminal"},
    {"TERM", "when set to dumb: no color"},
    {"AICARBON_LOG", "info or debug: as -v or -vv, which have precedence; off: no log"},
};

std::string list(std::span<const Described> rows) {
  std::string out;
  for (const Described& row : rows) out += fmt::format(".TP\n{}\n{}\n", bold(row.name), plain_roff(row.meaning));
  return out;
}

}  // namespace

std::string man_page() {
  std::string out = fmt::format(".\\\" generated: aicarbon reference man\n.TH AICARBON 1 \"\" \"aicarbon {}\" \"User "
                                "Commands\"\n.nh\n.ad l\n",
                                version);
  out += section("NAME") + "aicarbon \\- estimates the life\\-cycle carbon footprint of AI work\n";
  out += section("SYNOPSIS") + ".B aicarbon\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n";
  out += section("DESCRIPTION") + plain_roff(program_summary) +
         "\n.PP\nResults go to standard output, everything else to standard error. No command uses the network.\n" +
         verbatim(program_examples);
  out += section("COMMANDS");
  for (const Command* command : commands()) {
    out += fmt::format(".SS {}\n", plain_roff(command->name)) + synopsis(*command) + ".PP\n" +
           plain_roff(command->summary) + "\n";
    for (const Option& o : arguments_of(*command)) out += entry(o);
    for (const Option& o : options_of(*command))
      if (!everywhere(o)) out += entry(o);
    out += verbatim(command->examples);
  }
  out += section("COMMON OPTIONS");
  for (const Option& o : program_options())
    if (!everywhere(o)) out += entry(o);
  for (const Option& o : options_of(*commands().front()))
    if (everywhere(o)) out += entry(o);
  out += section("FORMATS") +
         "Formats of a report, for --format and --output; the file extension given to --output also selects one.\n";
  for (const FormatRow& row : formats())
    out += fmt::format(".TP\n{} (.{})\n{}\n", bold(row.name), plain_roff(row.ending.empty() ? row.name : row.ending),
                       plain_roff(row.doc));
  out += section("EXIT STATUS") + list(exits);
  out += section("ENVIRONMENT") + list(environment);
  return out;
}

}  // namespace aicarbon::cli::reference
