// The GHG Protocol view: each scope and category from the perspective of the job, with its emission sources, and with
// location-based and market-based totals side by side. The scope of a source is defined with the source.
#include "lifecycle/source/scope.hpp"
#include "lifecycle/source/source.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "report/unknown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::render {
namespace {

using lifecycle::Scope;

constexpr std::size_t label_width = 56;
constexpr std::size_t location_width = 13;
constexpr std::size_t spread_width = 17;
constexpr std::size_t market_width = 11;

class Inventory {
 public:
  Inventory(const Report& report, const RenderOptions& options) : r_(report), o_(options), g_(glyphs(options.ascii)) {}

  std::string print() {
    out_ = bold(r_.name, o_.colour) + "\n";
    out_ += fmt::format("  GHG Protocol, for {}\n\n", lifecycle::who(r_.perspective));
    out_ += bold(columns("scope, category / source", "location", "90 % range", "market"), o_.colour) + "\n";
    for (const Scope& scope : scopes()) category(scope);
    row("total", r_.total.co2e_kg, r_.total.co2e_market_kg, r_.complete);
    if (r_.co2e_market_reason) out_ += fmt::format("\nno market-based total: {}\n", *r_.co2e_market_reason);
    out_ +=
        "\nThis view attributes emissions to the work. It is not an annual inventory: the embodied emissions of machines and buildings are spread over their lifetimes.\n";
    out_ += "\n" + bold("not in this total", o_.colour) + "\n";
    constexpr std::size_t indent = 16;
    for (const auto& [label, text] : left_out(r_, o_.all))
      out_ += fmt::format("  {}{}\n", pad_right(label, indent - 2), wrap(text, width() - indent, indent));
    return plain(out_, o_.ascii);
  }

 private:
  std::size_t width() const { return static_cast<std::size_t>(std::max(60, o_.width)); }
  static Scope scope_of(const auto& of) { return {of.scope.value_or(0), of.category.value_or(0)}; }

  // The scopes of all lines that are applicable, whether estimated or not.
  std::set<Scope> scopes() const {
    std::set<Scope> all;
    for (const ScopeFigure& f : r_.by_scope) all.insert(scope_of(f));
    for (const LineReport& l : r_.lines)
      if (report::has_unknowns(l)) all.insert(scope_of(l));
    return all;
  }

  static std::string label(Scope s) {
    if (s.scope == 0) return fmt::format("scope {}", lifecycle::title(s));
    if (s.category == 0) return fmt::format("scope {}, {}", s.scope, lifecycle::title(s));
    return fmt::format("scope {}, category {}, {}", s.scope, s.category, lifecycle::title(s));
  }

  void category(Scope scope) {
    const auto found = std::ranges::find_if(r_.by_scope, [&](const ScopeFigure& f) { return scope_of(f) == scope; });
    const auto whole = [&](auto&& of) {
      return std::ranges::none_of(r_.lines, [&](const LineReport& l) { return report::has_unknowns(l) && of(l); });
    };
    const ScopeFigure none;
    const ScopeFigure& f = found == r_.by_scope.end() ? none : *found;
    // whether the contract intensity of scope 2 already covers this category
    const bool in_contract = r_.total.co2e_market_kg && !f.co2e_market_kg;
    row(label(scope), f.co2e_kg, f.co2e_market_kg, whole([&](const LineReport& l) { return scope_of(l) == scope; }),
        in_contract ? "in scope 2" : "");
    for (const auto& by_source : r_.by_source) {
      const std::string& source = by_source.first;
      if (lifecycle::scope_of(source, r_.perspective) == scope)
        row("  " + words(source), by_source.second.co2e_kg, {},
            whole([&](const LineReport& l) { return l.source == source; }));
    }
  }

  void row(std::string_view name, const std::optional<Figure>& location, const std::optional<Figure>& market,
           bool whole, std::string_view without = {}) {
    const auto sum = [&](const Figure& f) { return sum_text(dim::co2e, f, whole, g_); };
    out_ += columns(cut(name, label_width, o_.ascii), location ? sum(*location) : "not estimated",
                    location ? range(dim::co2e, *location, g_) : "", market ? sum(*market) : without) +
            "\n";
  }

  static std::string columns(std::string_view name, std::string_view location, std::string_view spread,
                             std::string_view market) {
    std::string line = pad_right(name, label_width) + pad_left(location, location_width) + "   " +
                       pad_right(spread, spread_width) + pad_left(market, market_width);
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  const Report& r_;
  const RenderOptions& o_;
  const Glyphs& g_;
  std::string out_;
};

}  // namespace

std::string ghg(const ReportFile& file, const RenderOptions& options) {
  std::string out;
  for (const Report& r : file.reports) out += (out.empty() ? "" : "\n") + Inventory(r, options).print();
  return out + dim_text("\n" + plain(about_run(file), options.ascii), options.colour) + "\n";
}

}  // namespace aicarbon::render
