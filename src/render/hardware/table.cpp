// The terminal table of a machine: its total, the tree of its parts, published figures, and results of other models.
#include "render/hardware/formats.hpp"
#include "render/headline.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace aicarbon::render {
namespace {

constexpr std::size_t amount_width = 11;
constexpr std::size_t range_width = 20;
constexpr std::size_t share_width = 7;
constexpr std::size_t width_for_ranges = 60;

class Page {
 public:
  Page(const HardwareReport& report, const RenderOptions& options)
      : r_(report), o_(options), g_(glyphs(options.ascii)), width_(screen_width(options)),
        range_(width_ < width_for_ranges ? 3 : range_width),
        label_(std::min<std::size_t>(40, width_ - amount_width - range_ - share_width)) {}

  std::string print() {
    head();
    line();
    line(bold(pad_right("part", label_) + pad_left("CO2e", amount_width) + "   " +
                  pad_right(range_ > 3 ? "90 % range" : "", range_ - 3) + pad_left("share", share_width),
              o_.colour));
    tree(r_.parts, {});
    missing(r_.parts, true);
    published();
    against();
    for (const WarningReport& w : r_.warnings)
      line(fmt::format("\n{} {}: {}", code_name(w.code.number), w.severity, w.message));
    return finished(out_, o_);
  }

 private:
  void line(std::string_view text = {}) {
    out_ += text;
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }

  void head() {
    line(bold(r_.id, o_.colour));
    if (!r_.co2e_kg) return line("  not estimated");
    const HeadlineText total = headline_text(dim::co2e, *r_.co2e_kg, r_.complete, g_);
    line(fmt::format("{}, {}", joined(fmt::format("  {} CO2e", total.total), "   90 % range ", total.range),
                     r_.boundary));
    if (total.is_median()) line(fmt::format("  {}{}", total.at_best, sum_of_parts));
  }

  void tree(const std::vector<MachinePart>& parts, const std::string& trunk) {
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const MachinePart& p = parts[k];
      const bool last = k + 1 == parts.size();
      std::string label = trunk + std::string(last ? g_.elbow : g_.tee);
      label +=
          p.count == 1
              ? p.name
              : fmt::format("{} × {}", p.count < 1 ? units::significant(p.count, 2) : units::shortest(p.count), p.name);
      std::string row = pad_right(cut(label, label_ - 1, o_.ascii), label_);
      if (p.co2e_kg) {
        row += pad_left(sum_text(dim::co2e, *p.co2e_kg, p.state == LineState::estimated, g_), amount_width) + "   " +
               pad_right(range_ > 3 ? range(dim::co2e, *p.co2e_kg, g_) : "", range_ - 3);
        if (p.share) row += pad_left(share_text(*p.share), share_width);
      } else {
        row += "  not estimated";
      }
      line(row);
      const std::string prefix = trunk + std::string(last ? g_.blank : g_.pipe) + "  ";
      const std::size_t indent = width_of(prefix);
      std::string how = p.method.empty() ? p.kind : p.method;
      if (!p.source.empty()) how += "; " + p.source;
      std::istringstream rows(wrap(how, width_ - indent, 0));
      for (std::string text; std::getline(rows, text);) line(dim_text(prefix + text, o_.colour));
      tree(p.parts, trunk + std::string(last ? g_.blank : g_.pipe));
    }
  }

  void missing(const std::vector<MachinePart>& parts, bool first) {
    for (const MachinePart& p : parts) {
      if (!p.reason.empty()) {
        if (first) line("\n" + bold("not estimated", o_.colour));
        first = false;
        line(fmt::format("  {}", wrap(fmt::format("{}: {}", p.name, p.reason), width_ - 4, 4)));
      }
      for (const MachinePart& inside : p.parts)
        if (!inside.reason.empty()) {
          if (first) line("\n" + bold("not estimated", o_.colour));
          first = false;
          line(fmt::format("  {}", wrap(fmt::format("{}/{}: {}", p.name, inside.name, inside.reason), width_ - 4, 4)));
        }
    }
  }

  void published() {
    if (r_.published.empty()) return;
    line("\n" + bold("published", o_.colour));
    const bool ranged = r_.co2e_kg && r_.co2e_kg->low;
    for (const PublishedFigure& f : r_.published) {
      std::string description = fmt::format("{}, {}: {}", units::human(dim::co2e, f.co2e_kg, 4), f.boundary, f.source);
      if (f.ratio) description += fmt::format("; this result is {} times that figure", units::significant(*f.ratio, 3));
      if (f.ratio && ranged)
        description += f.inside ? "; the published figure is within the range of this result"
                                : "; the published figure is outside the range of this result";
      line(fmt::format("  {}", wrap(description, width_ - 4, 4)));
    }
  }

  void against() {
    if (r_.against.empty()) return;
    line("\n" + bold("other models", o_.colour));
    std::size_t widest = 0;
    for (const ModelFigure& f : r_.against) widest = std::max(widest, f.model.size());
    for (const ModelFigure& f : r_.against) {
      line(fmt::format("  {}  {}", pad_right(f.model, widest), units::human(dim::co2e, f.co2e_kg, 4)));
      for (const std::string& why : f.because) line(fmt::format("      {}", wrap(why, width_ - 6, 6)));
    }
  }

  const HardwareReport& r_;
  const RenderOptions& o_;
  const Glyphs& g_;
  std::size_t width_, range_;  // `range_` is the width of the ranges, including three spaces before them
  std::size_t label_;
  std::string out_;
};

}  // namespace

std::string hardware_table(const HardwareReport& report, const RenderOptions& options) {
  return Page(report, options).print();
}

}  // namespace aicarbon::render
