// JSON text → values with their locations. The JSON reader for jobs, reports and budgets.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::json {

enum class Kind { null, boolean, number, string, list, object };

struct Member;

/// A value and its byte range in the text.
struct Value {
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string text;             ///< for a string
  std::vector<Value> items;     ///< for a list
  std::vector<Member> members;  ///< for an object, in order
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

inline constexpr std::size_t largest_text = 64U << 20U;  ///< bytes of a job or report
inline constexpr std::size_t deepest_nesting = 64;

/// Parses a text. A syntax error ends the list of errors; all duplicate keys are found.
std::optional<Value> parse(const SourceText& source, Diagnostics& out);

/// "object", "list", "text", "number": for messages.
std::string_view describe(Kind kind);

}  // namespace aicarbon::json
