// A run of many jobs: one line per job, with name, total, range and a bar. Jobs are never summed.
#include "render/report/summary/page.hpp"

#include "render/headline.hpp"
#include "report/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render::summary {
namespace {

struct JobLine {
  std::string name, total, range, at_best;
  double kg = 0;
};

constexpr std::string_view best_title = "at best values";

// The total at best values, of which every part is a share.
std::string total_at_best(const Report& r, const Glyphs& g) {
  return sum_text(dim::co2e, *r.total.co2e_kg, r.complete, g);
}

JobLine line_of(const Report& r, const Screen& s) {
  JobLine line{shown(s, r.name), "not estimated", {}, {}, 0};
  if (!r.total.co2e_kg) return line;
  const HeadlineText headline = total_headline(r, s.g);
  line.total = plain(headline.total, s.ascii);
  line.range = plain(headline.range, s.ascii);
  if (headline.is_median()) line.at_best = plain(total_at_best(r, s.g), s.ascii);
  line.kg = report::headline(*r.total.co2e_kg).value;
  return line;
}

}  // namespace

Lines jobs(const ReportFile& file, const Screen& s) {
  std::vector<JobLine> lines;
  double largest = 0;
  std::size_t name = 3, total = 10, range = 10, at_best = 0;
  bool incomplete = false;
  for (const Report& r : file.reports) {
    lines.push_back(line_of(r, s));
    const JobLine& line = lines.back();
    largest = std::max(largest, line.kg);
    name = std::max(name, width_of(line.name));
    total = std::max(total, width_of(line.total));
    range = std::max(range, width_of(line.range));
    if (!line.at_best.empty()) at_best = std::max({at_best, width_of(best_title), width_of(line.at_best)});
    incomplete = incomplete || !r.complete;
  }
  constexpr std::size_t longest_bar = 20, shortest_bar = 8;
  const std::size_t gap = s.width < 60 ? 1 : 3;
  constexpr std::size_t least_name = 12;
  const auto column = [&](std::size_t width) { return width > 0 ? width + gap : 0; };
  if (least_name + total + gap + column(range) + column(at_best) > s.width) at_best = 0;
  if (least_name + total + gap + column(range) > s.width) range = 0;
  const std::size_t figures = total + gap + column(range) + column(at_best);
  name = std::min(name, s.width - figures);
  const std::size_t left = s.width - figures - name;
  const std::size_t bar = left >= gap + shortest_bar ? std::min(left - gap, longest_bar) : 0;
  const std::string space(gap, ' ');

  Lines out;
  const auto row = [&](std::string_view label, std::string_view sum, std::string_view spread, std::string_view best,
                       std::string_view blocks) {
    std::string text = pad_right(cut(label, name, s.ascii), name) + space + pad_left(sum, total);
    if (range > 0) text += space + pad_right(spread, range);
    if (at_best > 0) text += space + pad_left(best, at_best);
    if (bar > 0) text += space + std::string(blocks);
    while (text.ends_with(' ')) text.pop_back();
    return text;
  };
  out.push_back(bold(row("job", "total CO2e", "90 % range", best_title, ""), s.colour));
  for (const JobLine& line : lines) {
    std::string blocks;
    if (largest > 0)
      for (auto k = std::llround(std::max(line.kg, 0.0) / largest * static_cast<double>(bar)); k > 0; --k)
        blocks += s.g.block;
    out.push_back(row(line.name, line.total, line.range, line.at_best, blocks));
  }
  out.emplace_back();
  constexpr std::size_t most = 3;
  if (incomplete)
    add(out, wrapped(s, fmt::format("{} marks a lower bound: a source of that job is not estimated.", s.g.at_least),
                     {0, 2}, most));
  add(out,
      wrapped(
          s,
          "The jobs are never summed. For more, estimate one job alone, use --all or --format html, or compare them with aicarbon compare.",
          {0, 2}, most));
  return out;
}

}  // namespace aicarbon::render::summary
