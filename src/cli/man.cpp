// The man page, roff for section 1, from the tree of commands. docs/man/aicarbon.1 holds what `aicarbon reference man` prints.
#include "cli/tree.hpp"

#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

// One character of UTF-8 at `i`, which moves behind it.
unsigned code_point(std::string_view text, std::size_t& i) {
  const auto first = static_cast<unsigned char>(text[i++]);
  unsigned value = first < 0xE0 ? first & 0x1FU : first < 0xF0 ? first & 0x0FU : first & 0x07U;
  while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
    value = value << 6U | (static_cast<unsigned char>(text[i++]) & 0x3FU);
  return value;
}

// Text that roff prints as it stands, whatever its encoding is thought to be.
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

std::string synopsis(const Branch& command) {
  std::string out = fmt::format(".B aicarbon {}\n[\\fIOPTION\\fR]...", plain_roff(command.name));
  for (const Entry& e : command.arguments) {
    const std::string word = italic(e.value_name) + (e.repeats ? "..." : "");
    out += e.required ? " " + word : " [" + word + "]";
  }
  return out + "\n";
}

std::string entry(const Entry& e) {
  std::string head;
  for (const auto& name : e.names) head += (head.empty() ? "" : ", ") + bold(name);
  if (!e.value_name.empty()) head += (head.empty() ? "" : " ") + italic(e.value_name);
  std::string doc = plain_roff(e.doc);
  if (e.repeats && !e.names.empty() && e.doc.find("several times") == std::string::npos)
    doc += "; may be given several times";
  return fmt::format(".TP\n{}\n{}\n", head, doc);
}

bool same(const Entry& a, const Entry& b) { return a.names == b.names && a.doc == b.doc; }

bool everywhere(const Tree& tree, const Entry& e) {
  return std::ranges::all_of(tree.commands, [&](const Branch& command) {
    return std::ranges::any_of(command.options, [&](const Entry& other) { return same(e, other); });
  });
}

std::string section(std::string_view title) { return fmt::format(".SH \"{}\"\n", title); }

struct Told {
  std::string_view name;
  std::string_view doc;
};
constexpr Told exits[] = {
    {"0", "done"},
    {"1", "the answer is no"},
    {"2", "the input is at fault; with --deny warnings also a warning"},
    {"3", "a file or stream: missing, a directory, not writable"},
    {"4", "aicarbon is at fault"},
    {"130", "interrupted"},
};
constexpr Told environment[] = {
    {"NO_COLOR", "when set and not empty: no colour, unless --color says else"},
    {"CLICOLOR_FORCE", "when set and not 0: colour, also where the stream is no terminal"},
    {"TERM", "dumb: no colour"},
};

std::string list(std::span<const Told> rows) {
  std::string out;
  for (const Told& row : rows) out += fmt::format(".TP\n{}\n{}\n", bold(row.name), plain_roff(row.doc));
  return out;
}

}  // namespace

std::string man_page(const Tree& tree) {
  std::string out = fmt::format(".\\\" generated: aicarbon reference man\n.TH AICARBON 1 \"\" \"aicarbon {}\" \"User "
                                "Commands\"\n.nh\n.ad l\n",
                                version);
  out += section("NAME") + "aicarbon \\- the life\\-cycle carbon of AI work\n";
  out += section("SYNOPSIS") + ".B aicarbon\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n";
  out += section("DESCRIPTION") + plain_roff(tree.root.doc) +
         "\n.PP\nResults go to standard output, everything else to "
         "standard error. Nothing uses the network.\n" +
         verbatim(tree.root.examples);
  out += section("COMMANDS");
  for (const Branch& command : tree.commands) {
    out += fmt::format(".SS {}\n", plain_roff(command.name)) + synopsis(command) + ".PP\n" + plain_roff(command.doc) +
           "\n";
    for (const Entry& e : command.arguments) out += entry(e);
    for (const Entry& e : command.options)
      if (!everywhere(tree, e)) out += entry(e);
    out += verbatim(command.examples);
  }
  out += section("COMMON OPTIONS");
  for (const Entry& e : tree.root.options)
    if (!everywhere(tree, e)) out += entry(e);
  for (const Entry& e : tree.commands.front().options)
    if (everywhere(tree, e)) out += entry(e);
  out += section("FORMATS") + "Of --format and --output; the ending of a file name chooses one too.\n";
  for (const FormatRow& row : formats())
    out += fmt::format(".TP\n{} (.{})\n{}\n", bold(row.name), plain_roff(row.ending.empty() ? row.name : row.ending),
                       plain_roff(row.doc));
  out += section("EXIT STATUS") + list(exits);
  out += section("ENVIRONMENT") + list(environment);
  return out;
}

}  // namespace aicarbon::cli
