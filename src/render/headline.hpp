// The headline of a total in words, as every page prints it.
#pragma once

#include <aicarbon/report.hpp>

#include "render/text.hpp"

#include <string>
#include <string_view>

namespace aicarbon::render {

struct HeadlineText {
  std::string value;    ///< number and unit: "12 t"
  std::string total;    ///< "12 t", or "≥ 12 t" for a lower bound; before it "median" if it is the median
  std::string range;    ///< 90 % range in the unit of the value: "9.1 – 18 t"; empty for an exact figure
  std::string at_best;  ///< "at best values 10 t" if the headline is the median, otherwise empty

  bool is_median() const { return !at_best.empty(); }
};

/// The headline of a figure that is a lower bound unless it is `complete`.
HeadlineText headline_text(Dim dim, const Figure& total, bool complete, const Glyphs& glyphs);
/// The same for a figure in `unit`, which may have any dimension.
HeadlineText headline_text_in(std::string_view unit, const Figure& total, bool complete, const Glyphs& glyphs);
/// The headline of the CO2e of a job; all texts are empty if nothing is estimated.
HeadlineText total_headline(const Report& report, const Glyphs& glyphs);

/// Two texts with a separator between them, or the first alone if the second is empty.
std::string joined(std::string first, std::string_view separator, std::string_view second);

/// What the best value is for, on a page that lists the parts of a total.
inline constexpr std::string_view sum_of_parts = ", to which the parts below add up";

}  // namespace aicarbon::render
