// Charts of the HTML pages. Each chart is one inline SVG. Widths are percentages and heights are pixels, so that a
// chart fits both a phone and a desktop and its text keeps its size (docs/adr/0012-charts-without-a-library.md).
#pragma once

#include "render/markup.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::render::chart {

/// The text alternative of a chart. The numbers are in tables of the same page.
struct Words {
  std::string id;  ///< unique on the page
  std::string title, description;
};

/// A piece of a bar, or the amount of a flow, drawn in the color of its stage.
struct Part {
  std::string stage, text;
  double value = 0;
};

/// The bar of a phase, divided by stage. All bars of a chart have the same scale.
struct Bar {
  std::string label, value;
  std::vector<Part> parts;
};
Markup stacked_bars(const Words& words, std::span<const Bar> bars);

/// The effects of setting an input to its P5 and to its P95, each drawn as a bar that begins at zero.
struct Effect {
  std::string label, value;
  double low = 0, high = 0;
};
Markup tornado(const Words& words, std::span<const Effect> effects);

/// A bar of a waterfall chart: a total, or a step between two totals.
struct Step {
  std::string label, value;
  double from = 0, to = 0;
  bool total = false;
};
/// The axis begins at `axis_from`. If this is above zero, the caller has to mention it in the text.
Markup waterfall(const Words& words, std::span<const Step> steps, double axis_from);

/// A node on the left or right side of a flow chart.
struct Node {
  std::string label, value;
};
/// A flow from a node on the left to a node on the right, with a width proportional to its value. `from` is the index
/// of the node on the left, and `to` that of the node on the right.
struct Flow {
  std::size_t from = 0, to = 0;
  Part part;
};
Markup flows(const Words& words, std::span<const Node> left, std::span<const Node> right, std::span<const Flow> flows);

}  // namespace aicarbon::render::chart
