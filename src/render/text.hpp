// Readable text: drawing characters, columns, amounts and their ranges.
#pragma once

#include <aicarbon/format.hpp>

#include "render/width.hpp"

#include <string>
#include <string_view>

namespace aicarbon::render {

/// The drawing characters. `range` separates two positive numbers, and `span` two numbers that may have signs.
struct Glyphs {
  std::string_view tee, elbow, pipe, blank, block, range, span, at_least, dot, minus;
};
const Glyphs& glyphs(bool ascii);

std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);
/// Truncates a text to a width, with an ellipsis.
std::string cut(std::string_view text, std::size_t width, bool ascii);
/// Wraps a text at spaces. Every line but the first is indented; `width` does not include the indent.
std::string wrap(std::string_view text, std::size_t width, std::size_t indent);
/// If `ascii`, converts a text for a terminal that shows only ASCII.
std::string plain(std::string_view text, bool ascii);

/// The width of a screen: the requested width, between 40 and 200 columns.
std::size_t screen_width(const RenderOptions& options);
/// A screen ready to print: with only characters that the terminal can show, and no line longer than its width.
std::string finished(std::string_view screen, const RenderOptions& options);

std::string bold(std::string_view text, bool on);
std::string dim_text(std::string_view text, bool on);

/// An amount, with as many digits as its range supports: "24.7 t".
std::string amount(Dim dim, const Figure& figure);
/// A range: "21 – 29 t". Empty for an exact figure, or for one without samples.
std::string range(Dim dim, const Figure& figure, const Glyphs& glyphs);
/// A value of a result, in the unit of the result or a multiple of it: "58.2 t", "−3.1 t", "0.4 kgCO2e/request".
std::string amount_in(std::string_view unit, double value, int digits);
/// A sum, as every command prints it: "79 t", or "≥ 79 t" if something in it is not estimated.
std::string sum_text(Dim dim, const Figure& figure, bool complete, const Glyphs& glyphs);
/// A share of a total, as every readable format shows it: "78 %", or "< 1 %" for a part that is small but not zero.
std::string share_text(double share);
/// A number of things that need no fraction: "1,083,000"; below 10 with a fraction, so that nothing
/// positive is "0".
std::string whole_text(double number);
/// A number without trailing zeros after the decimal point: "1.5" for "1.500", "1" for "1.000".
std::string trimmed(std::string number);

}  // namespace aicarbon::render
