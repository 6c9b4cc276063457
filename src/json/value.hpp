// Parses JSON text into values with their locations. Jobs, reports and budgets are all read by this parser.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::json {

enum class Kind { null, boolean, number, string, list, object };

struct Member;

/// A value, and which bytes of the text it occupies.
struct Value {
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string text;             ///< text of a string
  std::vector<Value> items;     ///< items of a list
  std::vector<Member> members;  ///< members of an object, in order
  std::size_t offset = 0;
  std::size_t length = 0;

  const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  std::size_t offset = 0;
  std::size_t length = 0;
  Value value;
};

inline constexpr std::size_t largest_text = 64U << 20U;  ///< maximum size of a JSON text, in bytes
inline constexpr std::size_t deepest_nesting = 64;

/// Parses a text. Finds all duplicate keys. A syntax error ends parsing, and no value is returned.
Reading<Value> parse(const SourceText& source);

/// The name of a kind in messages: "an object", "a list", "a text", "true or false".
std::string_view describe(Kind kind);

}  // namespace aicarbon::json
