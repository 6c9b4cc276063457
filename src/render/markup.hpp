// Markup of the HTML pages. Text becomes markup only through escaping, so that a text in a job can never become an
// element.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace aicarbon::render {

/// Text known at compile time: the only text that is not escaped.
class Literal {
 public:
  consteval Literal(const char* text)
      : text_(text) {}  // NOLINT(google-explicit-constructor): a literal should convert implicitly
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

struct Attribute {
  Literal name;
  std::string value;  ///< escaped when written; an attribute with an empty value is omitted
};
using Attributes = std::initializer_list<Attribute>;

/// Well-formed HTML or SVG.
class Markup {
 public:
  Markup() = default;
  Markup& operator+=(const Markup& more) {
    html_ += more.html_;
    return *this;
  }
  friend Markup operator+(Markup left, const Markup& right) { return std::move(left += right); }
  friend Markup operator+(Markup left,
                          Markup&& right) {  // reuses the memory of the longer operand, because a table can be large
    if (right.html_.size() <= left.html_.size()) return std::move(left += right);
    right.html_.insert(0, left.html_);
    return std::move(right);
  }
  bool empty() const { return html_.empty(); }
  std::string html() && { return std::move(html_); }
  const std::string& html() const& { return html_; }

  friend Markup text(std::string_view text);
  friend Markup element(Literal name, Attributes attributes, Markup inside);
  friend Markup void_element(Literal name, Attributes attributes);
  friend Markup data_block(std::string json);
  friend Markup style(Literal css);

 private:
  explicit Markup(std::string html) : html_(std::move(html)) {}
  std::string html_;
};

/// Any text, escaped.
Markup text(std::string_view text);

/// `<name …>inside</name>`, followed by a line break unless the element is inline.
Markup element(Literal name, Attributes attributes, Markup inside);
Markup element(Literal name, Attributes attributes, std::string_view inside);
inline Markup element(Literal name, Markup inside) { return element(name, {}, std::move(inside)); }
inline Markup element(Literal name, std::string_view inside) { return element(name, {}, text(inside)); }
Markup void_element(Literal name, Attributes attributes);

Markup style(Literal css);

/// The JSON of the page, in a data block that `report::embedded` can find.
Markup data_block(std::string json);

}  // namespace aicarbon::render
