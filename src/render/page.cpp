// See page.hpp.
#include "render/page.hpp"

#include "render/phrases.hpp"
#include "render/style.hpp"
#include "render/text.hpp"
#include "report/precision.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render::page {
namespace {

const Glyphs& drawn() { return glyphs(false); }

}  // namespace

std::string document(std::string_view title, Markup body, std::string json) {
  const Markup head =
      void_element("meta", {{"charset", "utf-8"}}) +
      void_element("meta", {{"http-equiv", "Content-Security-Policy"},
                            {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}}) +
      void_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
      void_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
      void_element("link",
                   {{"rel", "icon"}, {"href", "data:,"}}) +  // without this, a browser requests an icon from the server
      element("title", fmt::format("{} · aicarbon", title)) +
      style(stylesheet);
  body += data_block(std::move(json));
  return "<!doctype html>\n" +
         element("html", {{"lang", "en"}}, element("head", head) + element("body", std::move(body))).html();
}

Markup heading(int level, std::string_view words) {
  static constexpr Literal names[] = {"h1", "h2", "h3", "h4"};
  return element(names[std::clamp(level, 1, 4) - 1], words);
}

Markup section(int level, std::string_view id, std::string_view words, Markup inside) {
  return element("section", {{"id", std::string(id)}}, heading(level, words) + std::move(inside));
}

Markup table(std::string_view caption, std::initializer_list<Column> columns, Markup bodies, Narrow narrow) {
  Markup head;
  std::string words;  // names of the columns, for the style sheet: --c1:'Source';--c2:'Stage';…
  std::size_t place = 0;
  for (const Column& c : columns) {
    head += element("th", {{"scope", "col"}, {"class", std::string(c.kind.view())}}, c.words.view());
    words += fmt::format("--c{}:'{}';", ++place, c.words.view());
  }
  const bool stack = narrow == Narrow::stack;
  constexpr std::size_t with_share = 4;
  const std::string kind = stack ? "stack" : narrow == Narrow::same ? "" : place == with_share ? "fold shares" : "fold";
  Markup inside = element("caption", caption) + element("thead", element("tr", head)) + std::move(bodies);
  return element("div", {{"class", "box"}, {"role", "region"}, {"aria-label", std::string(caption)}, {"tabindex", "0"}},
                 element("table", {{"class", kind}, {"style", stack ? words : std::string{}}}, std::move(inside)));
}

Markup rows(Markup rows) { return element("tbody", std::move(rows)); }
Markup rows_of(std::string_view group, std::size_t columns, Markup rows) {
  const Markup head = element("th", {{"scope", "rowgroup"}, {"colspan", std::to_string(columns)}}, group);
  return element("tbody", element("tr", {{"class", "whole"}}, head) + std::move(rows));
}

Markup row(const Markup& cells, std::string_view kind) { return element("tr", {{"class", std::string(kind)}}, cells); }
Markup name(std::string_view words, std::string_view kind) {
  return element("th", {{"scope", "row"}, {"class", std::string(kind)}}, words);
}
Markup name(const Markup& inside, std::string_view kind) {
  return element("th", {{"scope", "row"}, {"class", std::string(kind)}}, inside);
}
Markup cell(std::string_view words) { return element("td", words); }
Markup cell(const Markup& inside) { return element("td", inside); }
Markup number(std::string_view words) { return element("td", {{"class", "number"}}, words); }
Markup number(const Markup& inside) { return element("td", {{"class", "number"}}, inside); }
Markup under(const Markup& inside) { return element("span", {{"class", "under"}}, inside); }
Markup under(std::string_view words) { return under(text(words)); }
Markup aside(std::string_view words) { return text(" ") + element("span", {{"class", "aside"}}, words); }

Markup entry(std::string_view term, const Markup& description) {
  return element("div", element("dt", term) + description);
}

Markup fact(std::string_view term, const std::string& value, const std::string& below) {
  Markup description = element("dd", value);
  if (!below.empty()) description += element("dd", below);
  return entry(term, description);
}

std::string change(double kg, int digits) {
  return fmt::format("{}{}", kg < 0 ? drawn().minus : kg > 0 ? "+" : "", units::human(dim::co2e, std::abs(kg), digits));
}

Markup figure(const Markup& chart, const Markup& key) {
  return element("figure", chart + (key.empty() ? key : element("ul", {{"class", "key"}}, key)));
}

Markup key_entry(const std::string& kind, std::string_view words) {
  return element("li", element("span", {{"class", "swatch " + kind}}, Markup()) + element("span", words));
}

Markup warnings(const std::vector<WarningReport>& warnings) {
  Markup items;
  for (const WarningReport& w : warnings) {
    Markup inside =
        element("p", element("strong", code_name(w.code.number) + " " + w.severity) + text(": " + w.message));
    if (!w.path.empty()) inside += element("p", {{"class", "soft"}}, text("at ") + element("code", w.path));
    if (!w.help.empty()) inside += element("p", {{"class", "soft"}}, w.help);
    items += element("li", {{"class", w.severity}}, inside);
  }
  return element("ul", {{"class", "look"}}, items);
}

Markup made_by(const Tool& tool, const Uncertainty& uncertainty) {
  const auto description = [](std::string_view term, std::string_view words) {
    return entry(term, element("dd", words));
  };
  Markup list = description("Program", "aicarbon " + tool.version);
  list += entry("Catalog", element("dd", text(tool.catalog + " ") + element("code", tool.catalog_sha256)));
  if (!tool.overlays.empty()) list += description("Overlays", fmt::format("{}", fmt::join(tool.overlays, ", ")));
  list += description("Ranges",
                      uncertainty.samples == 0
                          ? "best values only"
                          : fmt::format("the middle {:.0f} % of {} samples, seed {}{}", uncertainty.interval * 100,
                                        units::shortest(uncertainty.samples), units::shortest(uncertainty.seed),
                                        report::precision_in_words(uncertainty)));
  std::string methods;
  for (const auto& [id, version] : tool.methods)
    methods += fmt::format("{}{} {}", methods.empty() ? "" : ", ", words(id), version);
  if (!methods.empty()) list += description("Method versions", methods);
  list += description("Conventions",
                      "1 year = 8,766 h, 1 GB = 10⁹ bytes, 1 t = 1,000 kg; the range is P5 … P95; best values "
                      "add up, medians and ranges do not");
  return element("dl", {{"class", "list"}}, list);
}

}  // namespace aicarbon::render::page
