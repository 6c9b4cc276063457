// The GHG Protocol view: each scope and category from the perspective of the job, with its emission sources, then the
// same by country and site, location-based and market-based side by side. The scope of a source is defined with the
// source, and the split of a life-cycle intensity in lifecycle/source/booking.cpp.
#include "lifecycle/source/scope.hpp"
#include "lifecycle/source/source.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "render/report/summary/lines.hpp"
#include "report/headline.hpp"
#include "report/unknown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::render {
namespace {

using lifecycle::Scope;

constexpr std::size_t label_width = 56;
constexpr std::size_t method_width = 22;

std::string label_of(Scope s) {
  if (s.scope == 0) return fmt::format("scope {}", lifecycle::title(s));
  if (s.category == 0) return fmt::format("scope {}, {}", s.scope, lifecycle::title(s));
  return fmt::format("scope {}, category {}, {}", s.scope, s.category, lifecycle::title(s));
}

// Without its title, which the first table gives.
std::string number_of(Scope s) {
  if (s.scope == 0) return label_of(s);
  return s.category == 0 ? fmt::format("scope {}", s.scope) : fmt::format("scope {}, category {}", s.scope, s.category);
}

std::string source_label(std::string_view source) {
  return source == "upstream" ? "fuel supply and power plants (upstream)" : words(source);
}

std::string country_label(const std::string& country) { return country.empty() ? "country unknown" : country; }

Scope scope_of(const auto& of) { return {of.scope.value_or(0), of.category.value_or(0)}; }

class Inventory {
 public:
  Inventory(const Report& report, const RenderOptions& options) : r_(report), o_(options), g_(glyphs(options.ascii)) {}

  std::string print() {
    out_ = bold(r_.name, o_.colour) + "\n";
    out_ += fmt::format("  GHG Protocol, for {}\n\n", lifecycle::who(r_.perspective));
    head("scope, category / source");
    for (const Scope& scope : scopes()) category(scope);
    totals();
    if (r_.co2e_market_reason) out_ += fmt::format("\nno market-based total: {}\n", *r_.co2e_market_reason);
    places();
    fuel_supply();
    out_ +=
        "\nThis view attributes emissions to the work. It is not an annual inventory: the embodied emissions of machines and buildings are spread over their lifetimes.\n";
    out_ += "\n" + bold("not in this total", o_.colour) + "\n";
    constexpr std::size_t indent = 16;
    for (const auto& [label, text] : left_out(r_, o_.all))
      out_ += fmt::format("  {}{}\n", pad_right(label, indent - 2), wrap(text, width() - indent, indent));
    return plain(out_, o_.ascii);
  }

 private:
  // The sum of the rows above and, if the headline of a total is the median, the median.
  void totals() {
    const auto median = [&](const std::optional<Figure>& f) {
      return f && report::headline(*f).is_median ? headline_text(dim::co2e, *f, r_.complete, g_) : HeadlineText{};
    };
    const HeadlineText location = median(r_.total.co2e_kg), market = median(r_.total.co2e_market_kg);
    const bool is_median = location.is_median() || market.is_median();
    row(is_median ? "total at best values" : "total", r_.total.co2e_kg, r_.total.co2e_market_kg, r_.complete);
    if (!is_median) return;
    const auto text = [&](const HeadlineText& of) {
      return of.is_median() ? fmt::format("{}{}", r_.complete ? "" : fmt::format("{} ", g_.at_least), of.value) : "";
    };
    out_ += columns("median of the total", text(location), text(market)) + "\n";
  }

  std::size_t width() const { return static_cast<std::size_t>(std::max(60, o_.width)); }

  // The scopes of all lines that are applicable, whether estimated or not.
  std::set<Scope> scopes() const {
    std::set<Scope> all;
    for (const ScopeFigure& f : r_.by_scope) all.insert(scope_of(f));
    for (const LineReport& l : r_.lines)
      if (report::has_unknowns(l)) all.insert(scope_of(l));
    return all;
  }

  void category(Scope scope) {
    const auto found = std::ranges::find_if(r_.by_scope, [&](const ScopeFigure& f) { return scope_of(f) == scope; });
    const auto whole = [&](auto&& of) {
      return std::ranges::none_of(r_.lines, [&](const LineReport& l) { return report::has_unknowns(l) && of(l); });
    };
    const ScopeFigure none;
    const ScopeFigure& f = found == r_.by_scope.end() ? none : *found;
    row(label_of(scope), f.co2e_kg, f.co2e_market_kg,
        f.complete && whole([&](const LineReport& l) { return scope_of(l) == scope; }));
    for (const auto& [source, figure] : f.by_source)
      row("  " + source_label(source), figure.co2e_kg, figure.co2e_market_kg, figure.complete);
    if (!f.by_source.empty()) return;
    // a report of a release without the sources of each scope
    for (const auto& by_source : r_.by_source)
      if (lifecycle::scope_of(by_source.first, r_.perspective) == scope)
        row("  " + source_label(by_source.first), by_source.second.co2e_kg, {},
            whole([&](const LineReport& l) { return l.source == by_source.first; }));
  }

  // Countries with their sites. A country with one site is one block.
  void places() {
    if (r_.by_site.empty()) return;
    out_ += "\n";
    head("country, site / scope, category");
    for (const CountryScopes& country : r_.by_country) {
      std::vector<const SiteScopes*> sites;
      for (const SiteScopes& site : r_.by_site)
        if (site.country == country.country) sites.push_back(&site);
      const std::string label = country_label(country.country);
      block(sites.size() == 1 ? fmt::format("{}, {}", label, sites.front()->site) : label, country, "");
      if (sites.size() > 1)
        for (const SiteScopes* site : sites) block("  " + site->site, *site, "  ");
    }
  }

  void block(const std::string& label, const auto& place, const std::string& indent) {
    row(label, place.co2e_kg, place.co2e_market_kg, place.complete);
    for (const ScopeFigure& f : place.by_scope)
      row(fmt::format("  {}{}", indent, number_of(scope_of(f))), f.co2e_kg, f.co2e_market_kg, f.complete);
  }

  // How the intensity of each site is divided between scope 2 and scope 3.
  void fuel_supply() {
    if (r_.perspective != Perspective::owner) return;
    std::string text;
    for (const SiteScopes& site : r_.by_site) {
      const std::string where = fmt::format("{}, {}", country_label(site.country), site.site);
      if (site.fuel_supply_share)
        text +=
            fmt::format("  {}: {} of the life-cycle intensity is fuel supply, by the generation mix of the country\n",
                        where, share_text(site.fuel_supply_share->best));
      else if (site.basis == word(GridBasis::life_cycle))
        text += fmt::format("  {}: the life-cycle intensity is not split, all of it is in scope 2\n", where);
      else if (site.basis == word(GridBasis::unspecified))
        text += fmt::format("  {}: the basis of the intensity is not specified, all of it is in scope 2\n", where);
    }
    if (!text.empty()) out_ += "\n" + bold("generation and fuel supply", o_.colour) + "\n" + text;
  }

  void head(std::string_view name) {
    out_ += bold(columns(name, "location (90 % range)", "market (90 % range)"), o_.colour) + "\n";
  }

  void row(std::string_view name, const std::optional<Figure>& location, const std::optional<Figure>& market,
           bool whole) {
    const auto sum = [&](const Figure& f) {
      const std::string spread = summary::with_range(dim::co2e, f, g_).substr(amount(dim::co2e, f).size());
      return sum_text(dim::co2e, f, whole, g_) + spread;
    };
    out_ += columns(cut(name, label_width, o_.ascii), location ? sum(*location) : "not estimated",
                    market                                 ? sum(*market)
                    : !location && r_.total.co2e_market_kg ? "not estimated"
                                                           : "") +
            "\n";
  }

  static std::string columns(std::string_view name, std::string_view location, std::string_view market) {
    std::string line = pad_right(name, label_width) + pad_left(location, method_width) + pad_left(market, method_width);
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
