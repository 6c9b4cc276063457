// The sections of the HTML report; render::html puts them in order.
#pragma once

#include <aicarbon/report.hpp>

#include "render/markup.hpp"
#include "render/text.hpp"

#include <string>
#include <string_view>

namespace aicarbon::render {

inline const Glyphs& page_glyphs() { return glyphs(false); }

/// One report and its position on the page.
struct Place {
  const Report& r;
  int level;       ///< of its heading
  std::string id;  ///< before the ids of its sections
};

Markup section_of(const Place& p, std::string_view id, std::string_view words, const Markup& inside);

// Breakdown: lines.cpp
Markup by_phase_and_stage(const Place& p);
Markup by_source(const Place& p);
Markup by_unit(const Place& p);
Markup every_line(const Place& p);
Markup by_scope(const Place& p);

// Work planned before it runs, and training over use: work.cpp
Markup planned_work(const Place& p);
Markup training_over_use(const Place& p);

// Basis and what is left out: basis.cpp
Markup what_moves_it(const Place& p);
Markup assumed(const Place& p);
Markup warnings(const Place& p);
Markup not_in_total(const Place& p);

}  // namespace aicarbon::render
