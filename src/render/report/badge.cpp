// Badges: the total in a few words, as JSON for the endpoint badge of shields.io and as a self-contained SVG.
//
// The JSON has the keys schemaVersion (always 1), label, message and color. shields.io rejects unknown keys
// (shields.io/badges/endpoint-badge).
//
// The badge of one job shows its total, or its median if that is the headline. Several jobs are never summed: the badge shows their number, and the smallest
// and largest total. An incomplete total is a lower bound and is shown with ≥. The color distinguishes complete from
// incomplete totals; it does not rate the figure, which depends on the job.
#include "json/writer.hpp"
#include "render/escape.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "report/headline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr std::string_view badge_label = "CO2e";

struct Badge {
  std::string message;
  std::string title;  ///< text for screen readers, and tooltip
  bool complete = true;
};

Badge of_one(const Report& r, const Glyphs& g) {
  if (!r.total.co2e_kg) return {"not estimated", fmt::format("{}: CO2e not estimated", r.name), false};
  const HeadlineText headline = total_headline(r, g);
  std::string title = joined(fmt::format("{}: {} CO2e", r.name, headline.total), ", 90 % range ", headline.range);
  title = joined(std::move(title), ", ", headline.at_best);
  if (const auto n = lines_not_estimated(r); n > 0)
    title += fmt::format(", {} line{} not estimated", n, n == 1 ? "" : "s");
  return {headline.total, title + ", location-based", r.complete};
}

Badge of_several(const std::vector<Report>& reports, const Glyphs& g) {
  const bool complete = std::ranges::all_of(reports, &Report::complete);
  const std::string count = fmt::format("{} jobs", reports.size());
  if (!std::ranges::all_of(reports, [](const Report& r) { return r.total.co2e_kg.has_value(); }))
    return {count, count + ", some without a CO2e estimate", false};
  const auto value = [](const Report& r) { return report::headline(*r.total.co2e_kg).value; };
  const auto [least, most] = std::ranges::minmax_element(reports, {}, value);
  const HeadlineText from = total_headline(*least, g), to = total_headline(*most, g);
  // if a total is a lower bound, the largest total is unknown
  const std::string span =
      complete ? fmt::format("{} to {}", from.value, to.value) : fmt::format("{} {}", g.at_least, from.value);
  const std::string_view medians =
      from.is_median() || to.is_median() ? ", the median where the best value is outside P40 … P60" : "";
  return {fmt::format("{}, {} each", count, span),
          fmt::format("{} of {} CO2e each, location-based{}", count, span, medians), complete};
}

Badge badge_of(const ReportFile& file, bool ascii) {
  const Glyphs& g = glyphs(ascii);
  if (file.reports.empty()) return {"no job", "no job", false};
  Badge b = file.reports.size() == 1 ? of_one(file.reports.front(), g) : of_several(file.reports, g);
  b.message = plain(b.message, ascii);
  b.title = plain(b.title, ascii);
  return b;
}

// The approximate width of a text in pixels, as the sum over its characters. textLength adjusts any font to this width.
int width_in_pixels(std::string_view text) {
  constexpr std::string_view narrow = " .,:;'|!ijlt()[]1";
  constexpr std::string_view wide = "mwMWOQ%@";
  int width = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;  // a byte that continues a character
    width += narrow.find(c) != std::string_view::npos ? 4 : wide.find(c) != std::string_view::npos ? 10 : 7;
  }
  return width;
}

}  // namespace

std::string badge(const ReportFile& file, const RenderOptions& options) {
  const Badge b = badge_of(file, options.ascii);
  json::Writer w;
  w.begin_object();
  w.key("schemaVersion");
  w.number(1);
  w.key("label");
  w.text(badge_label);
  w.key("message");
  w.text(b.message);
  w.key("color");
  w.text(b.complete ? "blue" : "lightgrey");
  w.end_object();
  return w.finish();
}

std::string badge_svg(const ReportFile& file, const RenderOptions& options) {
  const Badge b = badge_of(file, options.ascii);
  constexpr int pad = 6;
  const int left = width_in_pixels(badge_label);
  const int right = width_in_pixels(b.message);
  const int middle = left + 2 * pad;
  const int whole = middle + right + 2 * pad;
  const std::string title = xml_text(b.title);
  const auto text = [](int x, int width, std::string_view words_of_it) {
    return fmt::format("    <text x=\"{}\" y=\"14\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>\n", x,
                       width, xml_text(words_of_it));
  };
  // White text on these two shades of gray and this blue has a contrast of more than 4.5 to 1 (WCAG 2.1, 1.4.3).
  return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"20\" viewBox=\"0 0 {0} 20\" "
                     "role=\"img\" aria-label=\"{1}\">\n  <title>{1}</title>\n",
                     whole, title) +
         fmt::format("  <rect width=\"{}\" height=\"20\" rx=\"3\" fill=\"#444\"/>\n", whole) +
         fmt::format("  <path d=\"M{} 0h{}a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-{}z\" fill=\"{}\"/>\n", middle,
                     whole - middle - 3, whole - middle - 3, b.complete ? "#0062a3" : "#666") +
         "  <g fill=\"#fff\" font-family=\"Verdana, DejaVu Sans, sans-serif\" font-size=\"11\">\n" +
         text(pad, left, badge_label) + text(middle + pad, right, b.message) + "  </g>\n</svg>\n";
}

}  // namespace aicarbon::render
