// Charts of the HTML pages: data in, one inline SVG out. Widths are percentages and heights are pixels, so that a chart fills a
// telephone and a desk alike and its letters keep their size (docs/adr/0012-charts-without-a-library.md).
#pragma once

#include "render/markup.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::render::chart {

/// What someone who cannot see the chart is told. The numbers stand in a table beside it.
struct Words {
  std::string id;  ///< unique on the page
  std::string title, description;
};

/// A piece of a bar, or of a flow. Its colour is that of its stage.
struct Part {
  std::string stage, text;
  double value = 0;
};

/// One bar a phase, its stages one after the other; all bars on one scale.
struct Bar {
  std::string label, value;
  std::vector<Part> parts;
};
Markup stacked_bars(const Words& words, std::span<const Bar> bars);

/// One bar an input, from what it does at its P5 to what it does at its P95.
struct Effect {
  std::string label, value;
  double low = 0, high = 0;
};
Markup tornado(const Words& words, std::span<const Effect> effects);

/// Steps from one total to another; the axis begins at `axis_from`, which the caller says in words.
struct Step {
  std::string label, value;
  double from = 0, to = 0;
  bool total = false;
};
Markup waterfall(const Words& words, std::span<const Step> steps, double axis_from);

/// From a node on the left to a node on the right, as thick as its value; nodes stand in the order of `left` and `right`.
struct Node {
  std::string label, value;
};
struct Flow {
  std::size_t from = 0, to = 0;
  Part part;
};
Markup flows(const Words& words, std::span<const Node> left, std::span<const Node> right, std::span<const Flow> flows);

}  // namespace aicarbon::render::chart
