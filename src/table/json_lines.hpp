// Reads a record of JSON Lines, which is one flat object per line, strictly according to RFC 8259, except that nested
// objects and lists are rejected. For documents, the reader in src/json builds a tree of values with locations; here,
// millions of lines go directly into columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::table {

struct JsonMember {
  enum class Kind { null, boolean, number, string };
  std::string_view key;    ///< raw text between the quotes
  std::string_view value;  ///< raw text, including the quotes of a string
  Kind kind = Kind::null;
  bool key_escaped = false;
  bool value_escaped = false;
};

/// Reads the members of an object one by one.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view line) : at_(line.data()), end_(line.data() + line.size()) {}

  enum class Result { member, end, bad, nested };
  Result next(JsonMember& member);
  /// The text from where the scanner stopped, for a message.
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

 private:
  void skip_blanks();
  bool take(char c);
  bool take_string(std::string_view& between, bool& escaped);
  bool take_word(std::string_view word, JsonMember& member, JsonMember::Kind kind);
  bool take_number(JsonMember& member);
  Result take_value(JsonMember& member);

  const char* at_;
  const char* end_;
  bool begun_ = false;
};

/// Replaces the escapes in a quoted text. Returns false if an escape is invalid, or is half of a surrogate pair.
bool unescape(std::string_view between, std::string& text);

/// The keys of a record, unescaped and in order. Returns false if the line is not a flat object.
bool json_keys(std::string_view line, std::vector<std::string>& keys);

}  // namespace aicarbon::table
