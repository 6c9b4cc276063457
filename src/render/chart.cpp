// See chart.hpp.
#include "render/chart.hpp"

#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render::chart {
namespace {

// Positions and heights within a row of a chart, in pixels.
constexpr double lane = 46;  // height of a row: its text, its bar, and the space before the next row
constexpr double baseline = 14;
constexpr double bar_top = 21;
constexpr double bar_height = 14;
constexpr std::size_t longest_label = 34;  // characters that fit next to a value on a phone

std::string number(double value) { return units::shortest(std::round(value * 100) / 100); }
std::string percent(double share) { return number(share * 100) + "%"; }

Markup svg(const Words& words, double height, const Markup& inside, Literal kind = "chart") {
  return element("svg",
                 {{"class", std::string(kind.view())},
                  {"role", "img"},
                  {"aria-labelledby", words.id + "-title"},
                  {"aria-describedby", words.id + "-desc"},
                  {"width", "100%"},
                  {"height", number(height)}},
                 element("title", {{"id", words.id + "-title"}}, words.title) +
                     element("desc", {{"id", words.id + "-desc"}}, words.description) + inside);
}

Markup words_at(double share, double y, Literal anchor, Literal kind, std::string_view words, double by = 0) {
  return element("text",
                 {{"class", std::string(kind.view())},
                  {"x", percent(share)},
                  {"y", number(y)},
                  {"dx", by == 0 ? "" : number(by)},
                  {"text-anchor", std::string(anchor.view())}},
                 words);
}

// Shortens a label to `longest_label` characters. A path loses its beginning, because its end is more informative.
std::string shortened(const std::string& label) {
  std::size_t begin = 0;
  if (label.starts_with('/'))
    while (width_of(std::string_view(label).substr(begin)) > longest_label) {
      const auto next = label.find('/', begin + 1);
      if (next == std::string::npos) break;
      begin = next;
    }
  return cut(begin > 0 ? "…" + label.substr(begin) : label, longest_label, false);
}

Markup head_of_lane(double top, const std::string& label, const std::string& value) {
  return words_at(0, top + baseline, "start", "label", shortened(label)) +
         words_at(1, top + baseline, "end", "value", value);
}

Markup bar(const std::string& kind, double from, double to, double top, double height, const std::string& tip) {
  return element("rect",
                 {{"class", kind},
                  {"x", percent(std::min(from, to))},
                  {"y", number(top)},
                  {"width", percent(std::abs(to - from))},
                  {"height", number(height)}},
                 element("title", tip));
}

Markup upright(Literal kind, double at, double from, double to) {
  return element("line",
                 {{"class", std::string(kind.view())},
                  {"x1", percent(at)},
                  {"x2", percent(at)},
                  {"y1", number(from)},
                  {"y2", number(to)}},
                 Markup());
}

// A scale that maps values to shares of the width.
struct Scale {
  double from = 0, to = 1;
  double operator()(double value) const { return to > from ? (value - from) / (to - from) : 0; }
};

}  // namespace

Markup stacked_bars(const Words& words, std::span<const Bar> bars) {
  Scale scale{0, 0};
  for (const Bar& b : bars) {
    double sum = 0;
    for (const Part& p : b.parts) sum += std::max(0.0, p.value);
    scale.to = std::max(scale.to, sum);
  }
  Markup inside;
  double top = 0;
  for (const Bar& b : bars) {
    inside += head_of_lane(top, b.label, b.value) + bar("track", 0, 1, top + bar_top, bar_height, b.label);
    double begin = 0;
    for (const Part& p : b.parts) {
      if (p.value <= 0) continue;
      inside += bar("stage " + p.stage, scale(begin), scale(begin + p.value), top + bar_top, bar_height, p.text);
      begin += p.value;
    }
    top += lane;
  }
  return svg(words, top, inside);
}

Markup tornado(const Words& words, std::span<const Effect> effects) {
  Scale scale{0, 0};
  for (const Effect& e : effects) {
    scale.from = std::min({scale.from, e.low, e.high});
    scale.to = std::max({scale.to, e.low, e.high});
  }
  Markup inside;
  double top = 0;
  for (const Effect& e : effects) {
    inside += head_of_lane(top, e.label, e.value) + bar("track", 0, 1, top + bar_top, bar_height, e.label);
    // if both effects have the same sign, their bars are drawn one above the other
    const bool one_side = e.low * e.high > 0;
    const double height = one_side ? bar_height / 2 : bar_height;
    inside += bar("at-low", scale(0), scale(e.low), top + bar_top, height, e.label + " at its P5");
    inside +=
        bar("at-high", scale(0), scale(e.high), top + bar_top + bar_height - height, height, e.label + " at its P95");
    inside += upright("zero", scale(0), top + bar_top - 2, top + bar_top + bar_height + 2);
    top += lane;
  }
  return svg(words, top, inside);
}

Markup waterfall(const Words& words, std::span<const Step> steps, double axis_from) {
  Scale scale{axis_from, axis_from};
  for (const Step& s : steps) scale.to = std::max({scale.to, s.from, s.to});
  Markup joins;  // lines from each bar to the next, drawn behind the bars
  Markup inside;
  double top = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& s = steps[i];
    const double begin = s.total ? std::max(0.0, scale(0)) : scale(s.from);
    const char* kind = s.total ? "sum" : s.to >= s.from ? "more" : "less";
    inside += head_of_lane(top, s.label, s.value) +
              bar(kind, begin, scale(s.to), top + bar_top, bar_height, s.label + " " + s.value);
    if (i + 1 < steps.size()) joins += upright("join", scale(s.to), top + bar_top, top + lane + bar_top + bar_height);
    top += lane;
  }
  return svg(words, top, joins + inside);
}

namespace {

constexpr double flow_height = 240;  // height in pixels that represents the sum of all values
constexpr double node_lines = 32;    // height in pixels of the two lines of text of a node: its name and its value
constexpr double node_gap = 8;
constexpr double node_width = 0.006;
constexpr double gap = 8;  // pixels between a node and its text, which is in the padding of the chart
constexpr std::size_t longest_node = 17;

struct Placed {
  double top = 0, height = 0;
  double used = 0;  // total height of the flows drawn so far
};

// Places the nodes one below the other, with enough space for the text of small nodes.
std::vector<Placed> place(std::size_t count, std::span<const Flow> flows, double scale, std::size_t Flow::*end) {
  std::vector<Placed> nodes(count);
  for (const Flow& f : flows) nodes[f.*end].height += f.part.value * scale;
  double top = 0;
  for (Placed& n : nodes) {
    const double room = std::max(n.height, node_lines);
    n.top = top + (room - n.height) / 2;
    top += room + node_gap;
  }
  return nodes;
}

double bottom_of(const std::vector<Placed>& nodes) {
  return nodes.empty() ? 0 : nodes.back().top + std::max(nodes.back().height, node_lines);
}

void move_down(std::vector<Placed>& nodes, double by) {
  for (Placed& n : nodes) n.top += by;
}

Markup node_words(const Placed& at, const Node& node, double x, double by, Literal anchor) {
  const double middle = at.top + at.height / 2;
  return words_at(x, middle - 2, anchor, "label", cut(node.label, longest_node, false), by) +
         words_at(x, middle + baseline, anchor, "value", node.value, by);
}

}  // namespace

Markup flows(const Words& words, std::span<const Node> left, std::span<const Node> right, std::span<const Flow> flows) {
  double sum = 0;
  for (const Flow& f : flows) sum += f.part.value;
  const double scale = sum > 0 ? flow_height / sum : 0;
  auto from = place(left.size(), flows, scale, &Flow::from);
  auto to = place(right.size(), flows, scale, &Flow::to);
  const double height = std::max(bottom_of(from), bottom_of(to));
  move_down(from, (height - bottom_of(from)) / 2);
  move_down(to, (height - bottom_of(to)) / 2);

  Markup ribbons;  // the flows, in a nested SVG that is stretched to the available width
  for (const Flow& f : flows) {
    Placed& a = from[f.from];
    Placed& b = to[f.to];
    const double thick = f.part.value * scale;
    const double y0 = a.top + a.used;
    const double y1 = b.top + b.used;
    a.used += thick;
    b.used += thick;
    const double drawn = std::max(thick, 1.0);  // even the thinnest flow remains visible
    ribbons += element("path",
                       {{"class", "stage flow " + f.part.stage},
                        {"d", fmt::format("M0 {}C50 {} 50 {} 100 {}V{}C50 {} 50 {} 0 {}Z", number(y0), number(y0),
                                          number(y1), number(y1), number(y1 + drawn), number(y1 + drawn),
                                          number(y0 + drawn), number(y0 + drawn))}},
                       element("title", f.part.text));
  }
  Markup inside = element("svg",
                          {{"x", percent(node_width)},
                           {"y", "0"},
                           {"width", percent(1 - 2 * node_width)},
                           {"height", number(height)},
                           {"viewBox", fmt::format("0 0 100 {}", number(height))},
                           {"preserveAspectRatio", "none"}},
                          ribbons);
  for (std::size_t i = 0; i < left.size(); ++i)
    inside += bar("node", 0, node_width, from[i].top, std::max(from[i].height, 1.0), left[i].label) +
              node_words(from[i], left[i], 0, -gap, "end");
  for (std::size_t i = 0; i < right.size(); ++i)
    inside += bar("node", 1 - node_width, 1, to[i].top, std::max(to[i].height, 1.0), right[i].label) +
              node_words(to[i], right[i], 1, gap, "start");
  return svg(words, height, inside, "chart sides");
}

}  // namespace aicarbon::render::chart
