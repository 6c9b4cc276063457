// The table of diagnostic codes, the suggestion of similar names, locations in a text, and the formatting
// of messages.
#include "diag/codes.hpp"

#include "diag/lines.hpp"
#include "diag/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace aicarbon {

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string code_name(int code) { return fmt::format("AC{}", code); }

}  // namespace aicarbon

namespace aicarbon::diag {
namespace {

constexpr CodeRow table[] = {
#define X(name, code, severity, title, explanation) {name, Severity::severity, title, explanation},
    AICARBON_CODES(X)
#undef X
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

// The number of letters of a that b does not have, ignoring case. The distance from a to b or to a part of b is at least
// as large, since each of these letters needs an edit of its own.
std::size_t missing_letters(std::string_view a, std::string_view b) {
  std::array<std::size_t, 256> count{};
  const auto of = [&](char c) -> std::size_t& { return count[static_cast<unsigned char>(lower(c))]; };
  for (const char c : b) ++of(c);
  std::size_t missing = 0;
  for (const char c : a) {
    if (of(c) == 0) ++missing;
    else --of(c);
  }
  return missing;
}

// The Damerau-Levenshtein distance (optimal string alignment) from a to b or to the part of b that is nearest to a. If
// it is above `most`, the result is any number above `most`: the search ends after two rows without a smaller number,
// because a row is computed from the two before it.
enum class Against { whole, part };
std::size_t distance(std::string_view a, std::string_view b, Against against, std::size_t most) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  if (against == Against::whole) std::iota(last.begin(), last.end(), std::size_t{0});
  std::size_t least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t edits = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) edits = std::min(edits, before[j - 2] + 1);
      row[j] = edits;
      least = std::min(least, edits);
    }
    if (least > most && least_of_last > most) return least;
    least_of_last = least;
    std::swap(before, last);
    std::swap(last, row);
  }
  return against == Against::whole ? last[b.size()] : *std::ranges::min_element(last);
}

constexpr std::size_t letter = 4;  // distances between names are in quarters of a letter
constexpr std::size_t long_enough = 4;

std::size_t near_enough(std::string_view wanted) { return letter * std::max<std::size_t>(1, wanted.size() / 3); }

// How far a name is from the wanted word; if that is not near enough, any larger number. A word of at least four letters
// may match a part of a name: a100 matches nvidia-a100-pcie-40gb, and H100-SMX matches a name with h100-sxm.
std::size_t farness(std::string_view wanted, std::string_view name) {
  constexpr std::size_t only_a_part = 3;
  const std::size_t most = near_enough(wanted) / letter;
  if (const std::size_t missing = missing_letters(wanted, name); missing > most) return missing * letter;
  const std::string a = lowered(wanted);
  const std::string b = lowered(name);
  const std::size_t longer = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  const std::size_t whole = (longer > most ? longer : distance(a, b, Against::whole, most)) * letter;
  if (a.size() < long_enough || b.size() <= a.size()) return whole;
  const std::size_t off = distance(a, b, Against::part, a.size() / long_enough);
  return off <= a.size() / long_enough ? std::min(whole, off * letter + only_a_part) : whole;
}

}  // namespace

std::span<const CodeRow> codes() { return table; }

const CodeRow* find(int code) {
  const auto* found = std::ranges::find_if(table, [code](const CodeRow& row) { return row.code == code; });
  return found == std::end(table) ? nullptr : found;
}

Diagnostic make(Code code, std::string message, std::string help, Location at) {
  return {code, find(code)->severity, std::move(message), std::move(help), std::move(at)};
}

std::vector<std::string> nearest_names(std::string_view wanted, std::span<const std::string_view> names,
                                       std::size_t count) {
  std::vector<std::tuple<std::size_t, std::size_t, std::string_view>> ranked;  // nearest first, then shortest
  for (const auto name : names)
    if (const auto d = farness(wanted, name); d <= near_enough(wanted)) ranked.emplace_back(d, name.size(), name);
  std::ranges::sort(ranked);
  std::vector<std::string> result;
  for (const auto& [d, size, name] : ranked)
    if (result.size() < count && std::ranges::find(result, name) == result.end()) result.emplace_back(name);
  return result;
}

std::string nearest(std::string_view wanted, std::span<const std::string_view> names) {
  const auto found = nearest_names(wanted, names, 1);
  return found.empty() ? std::string{} : found.front();
}

std::string did_you_mean(std::string_view wanted, std::span<const std::string_view> names) {
  const auto found = nearest_names(wanted, names, 3);
  if (found.empty()) return {};
  std::string text = "did you mean ";
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i > 0) text += i + 1 == found.size() ? " or " : ", ";
    text += "\"" + found[i] + "\"";
  }
  return text + "?";
}

void sort(Diagnostics& diagnostics) {
  std::ranges::stable_sort(diagnostics, {}, [](const Diagnostic& d) {
    return std::tuple(static_cast<int>(d.severity), d.at.file, d.at.line, d.at.column, d.code);
  });
}

Lines::Lines(const SourceText& source) : source_(source), starts_{0} {
  const std::string_view text = source.text;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
    starts_.push_back(end + 1);
}

Location Lines::locate(std::size_t offset, std::size_t length, std::string path) const {
  const std::string_view text = source_.text;
  offset = std::min(offset, text.size());
  const auto after = std::ranges::upper_bound(starts_, offset);
  const std::size_t line_start = *(after - 1);
  const std::size_t line_end = after == starts_.end() ? text.size() : *after - 1;
  std::string_view line = text.substr(line_start, line_end - line_start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  constexpr std::size_t longest_excerpt = 4096;
  Location at;
  at.file = source_.name;
  at.line = static_cast<int>(after - starts_.begin());
  at.column = static_cast<int>(offset - line_start) + 1;
  at.length = static_cast<int>(std::min(length, std::max<std::size_t>(line_end - offset, 1)));
  at.path = std::move(path);
  at.excerpt = std::string(line.substr(0, longest_excerpt));
  return at;
}

Location locate(const SourceText& source, std::size_t offset, std::size_t length, std::string path) {
  return Lines(source).locate(offset, length, std::move(path));
}

namespace {

struct Paint {
  bool on;
  std::string operator()(std::string_view style, std::string_view text) const {
    return on ? fmt::format("\x1b[{}m{}\x1b[0m", style, text) : std::string(text);
  }
};

constexpr std::size_t usual_window = 110;

// Cuts a window around the caret out of a long line, without splitting a character. Control characters become spaces.
std::pair<std::string, std::size_t> window(std::string_view line, std::size_t column, std::size_t width) {
  std::string shown(line);
  std::ranges::replace_if(
      shown, [](char c) { return static_cast<unsigned char>(c) < 32 || c == 127; }, ' ');
  std::size_t first = column > width * 2 / 3 ? column - width * 2 / 3 : 0;
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(shown[i]) & 0xC0U) == 0x80U; };
  while (first < shown.size() && continues(first)) ++first;
  std::size_t last = std::min(first + width, shown.size());
  while (last < shown.size() && continues(last)) ++last;
  return {shown.substr(std::min(first, shown.size()), last - std::min(first, last)), first};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string format(const Diagnostic& d, bool paint_on, bool ascii, std::optional<int> screen) {
  const Paint paint{paint_on};
  static constexpr std::string_view names[] = {"error", "warning", "note"};
  static constexpr std::string_view styles[] = {"1;31", "1;33", "1;36"};
  const auto kind = static_cast<std::size_t>(d.severity);
  std::string out =
      fmt::format("{}: {}\n", paint(styles[kind], fmt::format("{}[{}]", names[kind], code_name(d.code))), d.message);
  if (!d.at.file.empty()) {
    out += fmt::format("  --> {}", d.at.file);
    if (d.at.line > 0) out += fmt::format(":{}:{}", d.at.line, d.at.column);
    if (!d.at.path.empty()) out += fmt::format("  at {}", d.at.path);
    out += '\n';
  }
  if (d.at.line > 0 && !d.at.excerpt.empty()) {
    const auto column = static_cast<std::size_t>(d.at.column - 1);
    const std::string number = fmt::format("{}", d.at.line);
    const std::size_t margin = number.size() + std::string_view("    | ").size();
    const std::size_t width = screen ? static_cast<std::size_t>(*screen) - margin : usual_window;
    const auto [line, first] = window(d.at.excerpt, column, std::min(width, usual_window));
    const std::string_view bar = ascii ? "|" : "│";
    const auto caret_at = characters(std::string_view(line).substr(0, std::min(column - first, line.size())));
    const auto shown =
        std::string_view(line).substr(std::min(column - first, line.size()), static_cast<std::size_t>(d.at.length));
    out += fmt::format("   {} {} {}\n", number, bar, line);
    out += fmt::format("   {} {} {}{}\n", std::string(number.size(), ' '), bar, std::string(caret_at, ' '),
                       paint(styles[kind], std::string(std::max<std::size_t>(characters(shown), 1), '^')));
  }
  if (!d.help.empty()) out += fmt::format("  {}: {}\n", paint("1;32", "help"), d.help);
  return out;
}

std::string format(const Diagnostic& d, bool paint, bool ascii) { return format(d, paint, ascii, std::nullopt); }

}  // namespace aicarbon::diag
