// The sections of the HTML report, which render::html puts in order.
#pragma once

#include <aicarbon/report.hpp>

#include "render/markup.hpp"
#include "render/text.hpp"

#include <string>
#include <string_view>

namespace aicarbon::render {

inline const Glyphs& page_glyphs() { return glyphs(false); }

/// A report, and its position on the page.
struct Place {
  const Report& r;
  int level;       ///< level of its heading
  std::string id;  ///< prefix of the ids of its sections
};

Markup section_of(const Place& p, std::string_view id, std::string_view words, Markup inside);

// The breakdown, in lines.cpp.
Markup by_phase_and_stage(const Place& p);
Markup by_source(const Place& p);
Markup by_unit(const Place& p);
Markup every_line(const Place& p);
Markup by_scope(const Place& p);

// Derived time and energy, techniques and growth, and training spread over use, in work.cpp.
Markup planned_work(const Place& p);
Markup training_over_use(const Place& p);

// The basis, and what is left out, in basis.cpp.
Markup what_moves_it(const Place& p);
Markup assumed(const Place& p);
Markup warnings(const Place& p);
Markup not_in_total(const Place& p);

}  // namespace aicarbon::render
