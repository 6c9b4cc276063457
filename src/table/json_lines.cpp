// See json_lines.hpp.
#include "table/json_lines.hpp"

#include <algorithm>
#include <utility>

namespace aicarbon::table {
namespace {

// The value of the four hexadecimal digits at the front; -1 if the text does not begin with four of them.
int hex4(std::string_view text) {
  if (text.size() < 4) return -1;
  int value = 0;
  for (const char c : text.substr(0, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

void append_utf8(unsigned point, std::string& text) {
  const auto byte = [&text](unsigned b) { text += static_cast<char>(b); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0 | (point >> 6U));
  } else {
    if (point < 0x10000) {
      byte(0xE0 | (point >> 12U));
    } else {
      byte(0xF0 | (point >> 18U));
      byte(0x80 | ((point >> 12U) & 0x3FU));
    }
    byte(0x80 | ((point >> 6U) & 0x3FU));
  }
  byte(0x80 | (point & 0x3FU));
}

// Takes an escape \uXXXX, or two such escapes that form a surrogate pair, from the front of the text, and appends the
// character. The first backslash has been taken already. Returns false if an escape is invalid.
bool take_unicode(std::string_view& text, std::string& out) {
  const int first = hex4(text.substr(1));
  if (first < 0 || (first >= 0xDC00 && first <= 0xDFFF)) return false;
  text.remove_prefix(5);
  auto point = static_cast<unsigned>(first);
  if (first >= 0xD800 && first <= 0xDBFF) {
    const int second = text.starts_with("\\u") ? hex4(text.substr(2)) : -1;
    if (second < 0xDC00 || second > 0xDFFF) return false;
    text.remove_prefix(6);
    point = 0x10000 + ((point - 0xD800) << 10U) + (static_cast<unsigned>(second) - 0xDC00);
  }
  append_utf8(point, out);
  return true;
}

}  // namespace

bool unescape(std::string_view between, std::string& text) {
  text.clear();
  while (true) {
    const auto backslash = between.find('\\');
    text += between.substr(0, backslash);
    if (backslash == std::string_view::npos) return true;
    between.remove_prefix(backslash + 1);
    if (between.empty()) return false;
    if (between.front() == 'u') {
      if (!take_unicode(between, text)) return false;
      continue;
    }
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const auto which = letters.find(between.front());
    if (which == std::string_view::npos) return false;
    text += meant[which];
    between.remove_prefix(1);
  }
}

void JsonScanner::skip_blanks() {
  while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
}

bool JsonScanner::take(char c) {
  skip_blanks();
  if (at_ == end_ || *at_ != c) return false;
  ++at_;
  return true;
}

bool JsonScanner::take_string(std::string_view& between, bool& escaped) {
  const char* const opening = at_;
  if (!take('"')) return false;
  const char* const begin = at_;
  escaped = false;
  for (const char* p = begin; p < end_; ++p) {
    if (*p == '"') {
      between = {begin, static_cast<std::size_t>(p - begin)};
      at_ = p + 1;
      return true;
    }
    if (static_cast<unsigned char>(*p) < 0x20) break;
    if (*p == '\\') {
      escaped = true;
      ++p;
    }
  }
  at_ = opening;
  return false;
}

bool JsonScanner::take_word(std::string_view word, JsonMember& member, JsonMember::Kind kind) {
  if (!rest().starts_with(word)) return false;
  member.kind = kind;
  member.value = rest().substr(0, word.size());
  at_ += word.size();
  return true;
}

bool JsonScanner::take_number(JsonMember& member) {
  const auto size = std::min(rest().find_first_not_of("+-.0123456789eE"), rest().size());
  member.kind = JsonMember::Kind::number;
  member.value = rest().substr(0, size);
  at_ += size;
  return size > 0;  // read_number checks the grammar of the number
}

JsonScanner::Result JsonScanner::take_value(JsonMember& member) {
  skip_blanks();
  const char* const begin = at_;
  member.value_escaped = false;
  bool good = false;
  switch (at_ < end_ ? *at_ : '\0') {
  case '{':
  case '[': return Result::nested;
  case '"':
    member.kind = JsonMember::Kind::string;
    good = take_string(member.value, member.value_escaped);
    if (good) member.value = {begin, static_cast<std::size_t>(at_ - begin)};
    break;
  case 't': good = take_word("true", member, JsonMember::Kind::boolean); break;
  case 'f': good = take_word("false", member, JsonMember::Kind::boolean); break;
  case 'n': good = take_word("null", member, JsonMember::Kind::null); break;
  default: good = take_number(member);
  }
  return good ? Result::member : Result::bad;
}

JsonScanner::Result JsonScanner::next(JsonMember& member) {
  if (!begun_ && !take('{')) return Result::bad;
  if (take('}')) {
    skip_blanks();
    return at_ == end_ ? Result::end : Result::bad;
  }
  if (begun_ && !take(',')) return Result::bad;
  begun_ = true;
  skip_blanks();
  if (!take_string(member.key, member.key_escaped) || !take(':')) return Result::bad;
  return take_value(member);
}

bool json_keys(std::string_view line, std::vector<std::string>& keys) {
  keys.clear();
  JsonScanner scanner(line);
  JsonMember member;
  JsonScanner::Result result{};
  while ((result = scanner.next(member)) == JsonScanner::Result::member) {
    std::string key(member.key);
    if (member.key_escaped && !unescape(member.key, key)) return false;
    keys.push_back(std::move(key));
  }
  return result == JsonScanner::Result::end;
}

}  // namespace aicarbon::table
