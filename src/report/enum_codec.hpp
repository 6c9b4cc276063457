// Enumerators in documents: written and read as the words of their table (aicarbon/choices.hpp).
#pragma once

#include <aicarbon/choices.hpp>

#include "json/fields.hpp"

#include <type_traits>

namespace aicarbon::json {

template <class E>
requires std::is_enum_v<E>
struct Codec<E> {
  static void read(Reader& r, const Value& v, const Field&, Spelling, E& out) {
    if (!r.expect(v, Kind::string, "a text")) return;
    if (const auto value = from_word<E>(v.text)) out = *value;
    else unknown_choice(r, v, words_of<E>);
  }
  static void write(Writer& w, const Field&, E value) { w.text(word(value)); }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<std::string>::schema(w, f, s); }
};

}  // namespace aicarbon::json
