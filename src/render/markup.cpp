// See markup.hpp.
#include "render/markup.hpp"

#include "render/escape.hpp"
#include "report/embedded.hpp"

#include <algorithm>
#include <array>

namespace aicarbon::render {
namespace {

// Elements that do not end their line. All others do, so that a diff between two pages is readable.
constexpr std::array<std::string_view, 9> inline_elements{"a",     "abbr", "code", "span", "strong",
                                                          "title", "desc", "td",   "th"};

std::string opening(Literal name, Attributes attributes) {
  std::string out = "<";
  out += name.view();
  for (const Attribute& a : attributes) {
    if (a.value.empty()) continue;
    out += ' ';
    out += a.name.view();
    out += "=\"" + xml_text(a.value) + '"';
  }
  return out;
}

}  // namespace

Markup text(std::string_view text) { return Markup(xml_text(text)); }

Markup element(Literal name, Attributes attributes, Markup inside) {
  std::string out = std::move(inside).html();  // extended without a copy, because a table can be large
  out.insert(0, opening(name, attributes) + '>');
  out += "</";
  out += name.view();
  out += std::ranges::find(inline_elements, name.view()) == inline_elements.end() ? ">\n" : ">";
  return Markup(std::move(out));
}

Markup element(Literal name, Attributes attributes, std::string_view inside) {
  return element(name, attributes, text(inside));
}

Markup void_element(Literal name, Attributes attributes) { return Markup(opening(name, attributes) + "/>\n"); }

Markup style(Literal css) { return Markup("<style>\n" + std::string(css.view()) + "</style>\n"); }

Markup data_block(std::string json) { return Markup(report::as_data_block(std::move(json))); }

}  // namespace aicarbon::render
