// JSON text → values that know where they stand. The only JSON reader of the project.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::json {

enum class Kind { null, boolean, number, string, list, object };

struct Member;

/// A value and the bytes it stands in.
struct Value {
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string text;             ///< of a string
  std::vector<Value> items;     ///< of a list
  std::vector<Member> members;  ///< of an object, in order
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

/// The value of a text. A syntax error ends the list of faults; duplicate keys are all found.
std::optional<Value> parse(const SourceText& source, Diagnostics& out);

/// "object", "list", "text", "number": for messages.
std::string_view describe(Kind kind);

}  // namespace aicarbon::json
