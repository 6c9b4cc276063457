// See headline.hpp.
#include "render/headline.hpp"

#include "report/headline.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

constexpr int most_digits = 2;  // that may be added to tell two values apart

template <class Amount>
HeadlineText text_of(Dim dim, const Figure& f, bool complete, const Glyphs& g, Amount amount_of) {
  const report::Headline headline = report::headline(f);
  Figure shown = f;
  shown.best = headline.value;
  const std::string bound = complete ? std::string{} : fmt::format("{} ", g.at_least);
  HeadlineText text;
  // more digits than the range supports, if the median and the best value would otherwise look the same
  int more = 0;
  while (headline.is_median && more < most_digits && amount_of(shown, more) == amount_of(f, more)) ++more;
  text.value = amount_of(shown, more);
  text.total = fmt::format("{}{}{}", headline.is_median ? "median " : "", bound, text.value);
  text.range = range(dim, shown, g);
  if (headline.is_median) text.at_best = fmt::format("at best values {}{}", bound, amount_of(f, more));
  return text;
}

}  // namespace

HeadlineText headline_text(Dim dim, const Figure& total, bool complete, const Glyphs& g) {
  return text_of(dim, total, complete, g, [&](const Figure& f, int more) {
    return units::human(dim, f.best, units::digits_for(f.best, f.low, f.high) + more);
  });
}

HeadlineText headline_text_in(std::string_view unit, const Figure& total, bool complete, const Glyphs& g) {
  const auto parsed = units::parse(unit, dim::co2e);
  return text_of(parsed ? parsed->dim : Dim{}, total, complete, g, [&](const Figure& f, int more) {
    return amount_in(unit, f.best, units::digits_for(f.best, f.low, f.high) + more);
  });
}

HeadlineText total_headline(const Report& r, const Glyphs& g) {
  return r.total.co2e_kg ? headline_text(dim::co2e, *r.total.co2e_kg, r.complete, g) : HeadlineText{};
}

std::string joined(std::string first, std::string_view separator, std::string_view second) {
  if (second.empty()) return first;
  return fmt::format("{}{}{}", first, separator, second);
}

}  // namespace aicarbon::render
