// The terminal table of comparisons: why the jobs are hard to compare, the result in a sentence, the emission sources,
// the changed inputs, and the conditions. With several heads, the table has one row per head, and --all adds the
// details of each.
#include "diag/codes.hpp"
#include "render/comparison/formats.hpp"
#include "render/comparison/phrases.hpp"
#include "render/headline.hpp"
#include "render/text.hpp"
#include "report/headline.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {
namespace {

constexpr std::size_t half_bar = 10;

class Page {
 public:
  explicit Page(const RenderOptions& options)
      : o_(options), width_(screen_width(options)), number_width_(width_ < 66 ? 9 : 12) {}

  void one(const Comparison& c) {
    warnings(c);
    line(bold(wrap(sentence(c), width_, 2), o_.colour));
    if (!c.change) return;
    const std::string spread = signed_range(dim::co2e, c.change->co2e_kg);
    const std::string totals = fmt::format(
        "{} → {}{}", with_range(*c.base_co2e_kg, c.base_complete), with_range(*c.head_co2e_kg, c.head_complete),
        spread.empty() ? "" : fmt::format("; 90 % range of the difference {}", spread));
    line("  " + (has_median(c) ? wrap(totals, width_ - 4, 4) : totals));
    if (c.verdict != "unchanged") sources(c);
    because(c);
    gates(c);
  }

  void ranking(const Comparisons& all) {
    std::size_t label = 8;
    const bool medians = std::ranges::any_of(
        all, [](const Comparison& c) { return c.head_co2e_kg && report::headline(*c.head_co2e_kg).is_median; });
    const std::size_t total_width = number_width_ + (medians ? 4 : 0);  // for "median ≥ 300 kg"
    for (const Comparison& c : all) label = std::max(label, std::min<std::size_t>(width_of(c.head), 32));
    line(bold(fmt::format("{}{}{}{}  {}", pad_right("against " + cut(all.front().base, label, o_.ascii), label + 9),
                          pad_left("total", total_width), pad_left("change", number_width_), pad_left("%", 9),
                          "verdict"),
              o_.colour));
    for (const Comparison& c : all) {
      std::string row = pad_right(cut(c.head, label, o_.ascii), label + 9);
      row +=
          pad_left(c.head_co2e_kg ? headline_text(dim::co2e, *c.head_co2e_kg, c.head_complete, glyphs(o_.ascii)).total
                                  : "unknown",
                   total_width);
      if (c.change) {
        row += pad_left(signed_amount(dim::co2e, c.change->co2e_kg), number_width_);
        row += pad_left(c.change->relative ? signed_percent(c.change->relative->best) : "", 9);
      } else {
        row += std::string(number_width_ + 9, ' ');
      }
      std::string verdict = c.verdict;
      std::ranges::replace(verdict, '_', ' ');
      if (c.probability_lower && c.verdict != "unchanged")
        verdict += fmt::format(", lower in {} % of draws", units::significant(*c.probability_lower * 100, 3));
      if (!c.warnings.empty())
        verdict += fmt::format("; {} warning{}", c.warnings.size(), c.warnings.size() == 1 ? "" : "s");
      line(row + "  " + verdict);
    }
    for (const Comparison& c : all) incomplete(c, &c == &all.front());
    line(dim_text("--all shows the sources and changed inputs of each job", o_.colour));
    for (const Comparison& c : all) gates(c);
  }

  std::string take() { return finished(out_, o_); }
  void line(std::string_view text = {}) {
    out_ += text;
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }

 private:
  std::string with_range(const Figure& f, bool complete) const {
    const HeadlineText text = headline_text(dim::co2e, f, complete, glyphs(o_.ascii));
    return text.range.empty() ? text.total : fmt::format("{} ({})", text.total, joined(text.range, "; ", text.at_best));
  }

  // Prints why a total of the ranking is a lower bound, with the warning that names the lines that are not estimated.
  void incomplete(const Comparison& c, bool with_base) {
    for (const WarningReport& w : c.warnings)
      if (w.code.number == diag::compared_incomplete && (with_base || !w.message.starts_with(quoted(c.base))))
        line(wrap(fmt::format("{} {}", glyphs(o_.ascii).at_least, w.message), width_ - 2, 2));
  }
  static std::string quoted(const std::string& name) { return fmt::format("\"{}\"", name); }

  void warnings(const Comparison& c) {
    for (const WarningReport& w : c.warnings) {
      line(wrap(fmt::format("{} {}: {}", code_name(w.code.number), w.severity, w.message), width_ - 2, 2));
      if (!w.help.empty()) line(dim_text("  " + wrap(w.help, width_ - 4, 2), o_.colour));
    }
    if (!c.warnings.empty()) line();
  }

  static std::string number(const std::optional<double>& kg) {
    return kg ? units::human(dim::co2e, *kg, 3) : std::string("none");
  }
  static std::string change(double kg) { return signed_amount(dim::co2e, Figure{kg, kg * 0.99, kg * 1.01, {}}); }

  // The bar of a change. A decrease extends to the left of the middle, an increase to the right. Empty on a narrow
  // screen, or if nothing changes.
  std::string bar(double kg, double largest) const {
    if (width_ < 88 || largest == 0) return {};
    const auto blocks = static_cast<std::size_t>(std::llround(std::abs(kg) / largest * static_cast<double>(half_bar)));
    std::string filled;
    for (std::size_t i = 0; i < blocks; ++i) filled += glyphs(o_.ascii).block;
    return "  " + (kg < 0 ? pad_left(filled, half_bar) + "│" : std::string(half_bar, ' ') + "│" + filled);
  }

  void sources(const Comparison& c) {
    double largest = 0;
    const std::size_t label = std::min<std::size_t>(24, width_ - 3 * number_width_);
    for (const SourceChange& s : c.by_source) largest = std::max(largest, std::abs(s.change_kg));
    line();
    line(bold(pad_right("source", label) + pad_left("base", number_width_) + pad_left("head", number_width_) +
                  pad_left("change", number_width_),
              o_.colour));
    for (const SourceChange& s : c.by_source) {
      std::string name = s.source;
      std::ranges::replace(name, '_', ' ');
      line("  " + pad_right(cut(name, label - 3, o_.ascii), label - 2) + pad_left(number(s.base_kg), number_width_) +
           pad_left(number(s.head_kg), number_width_) + pad_left(change(s.change_kg), number_width_) +
           bar(s.change_kg, largest));
    }
  }

  void because(const Comparison& c) {
    if (c.because.empty()) return;
    line();
    line(bold("changed inputs (shares add up to the change)", o_.colour));
    for (const Because& b : c.because) {
      const std::string what = !b.from && !b.to ? std::string{}
                               : !b.from        ? fmt::format("added: {}", *b.to)
                               : !b.to          ? fmt::format("removed: {}", *b.from)
                                                : fmt::format("{} → {}", *b.from, *b.to);
      line(fmt::format("{}  {}", pad_left(change(b.co2e_kg), number_width_),
                       wrap(fmt::format("{}  {}", b.path, what), width_ - number_width_ - 2, number_width_ + 4)));
    }
  }

  void gates(const Comparison& c) {
    for (const Gate& g : c.fail_on) {
      std::string text = fmt::format("{}: {}", g.holds ? "fails" : "passes", g.condition);
      if (!g.reason.empty()) text += "; " + g.reason;
      if (g.value)
        text += fmt::format("; change {}{} {}", *g.value < 0 ? "−" : "+", units::significant(std::abs(*g.value), 3),
                            g.unit);
      if (g.probability)
        text += fmt::format(", met in {} % of paired draws", units::significant(*g.probability * 100, 3));
      line();
      line(fmt::format("{} {}", c.head, text));
    }
  }

  const RenderOptions& o_;
  std::size_t width_, number_width_;
  std::string out_;
};

}  // namespace

std::string comparison_table(const Comparisons& comparisons, const RenderOptions& options) {
  Page page(options);
  if (comparisons.size() > 1) page.ranking(comparisons);
  if (comparisons.size() == 1 || options.all)
    for (const Comparison& c : comparisons) {
      if (comparisons.size() > 1) page.line();
      page.one(c);
    }
  return page.take();
}

}  // namespace aicarbon::render
