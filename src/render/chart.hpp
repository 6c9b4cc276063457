// Charts of the HTML pages: data → one inline SVG. Widths are percentages and heights are pixels, so that a chart fits
// both a phone and a desktop and its text keeps its size (docs/adr/0012-charts-without-a-library.md).
#pragma once

#include "render/markup.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::render::chart {

/// The text alternative of the chart. A table next to it has the numbers.
struct Words {
  std::string id;  ///< unique on the page
  std::string title, description;
};

/// A piece of a bar or of a flow. Its color is that of its stage.
struct Part {
  std::string stage, text;
  double value = 0;
};

/// One bar per phase, divided by stage; all bars on one scale.
struct Bar {
  std::string label, value;
  std::vector<Part> parts;
};
Markup stacked_bars(const Words& words, std::span<const Bar> bars);

/// One bar per input, from its effect at its P5 to its effect at its P95.
struct Effect {
  std::string label, value;
  double low = 0, high = 0;
};
Markup tornado(const Words& words, std::span<const Effect> effects);

/// Steps from one total to another. The axis begins at `axis_from`, which the caller has to mention in the text.
struct Step {
  std::string label, value;
  double from = 0, to = 0;
  bool total = false;
};
Markup waterfall(const Words& words, std::span<const Step> steps, double axis_from);

/// A flow from a node on the left to a node on the right, with a width proportional to its value. The nodes are in the
/// order of `left` and `right`.
struct Node {
  std::string label, value;
};
struct Flow {
  std::size_t from = 0, to = 0;
  Part part;
};
Markup flows(const Words& words, std::span<const Node> left, std::span<const Node> right, std::span<const Flow> flows);

}  // namespace aicarbon::render::chart
