// Parses JSON with nlohmann's SAX parser and an iterator that records its position: when the parser reports a value,
// the text consumed so far ends with that value, or shortly after it.
#include "diag/codes.hpp"
#include "json/value.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_set>

namespace aicarbon::json {
namespace {

// An iterator that stores the position of the parser outside itself, because the parser copies the iterator.
class Counting {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Counting() = default;
  Counting(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Counting& operator++() {
    ++at_;
    *reached_ = at_;
    return *this;
  }
  Counting operator++(int) {
    const Counting before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Counting& a, const Counting& b) { return a.at_ == b.at_; }

 private:
  const char* at_ = nullptr;
  const char** reached_ = nullptr;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What to do about an error at byte `at` of a text that is not JSON; empty if the reason is none of the usual ones.
std::string syntax_help(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  std::size_t before = at;
  while (before > 0 && is_space(text[before - 1])) --before;
  const char last = before == 0 ? '\0' : text[before - 1];
  const bool ended = text.find_first_not_of(" \t\r\n", at) == std::string_view::npos;
  if (ended && at >= text.size()) return "the file ends too early: it may be cut off, or a } or ] is missing";
  const char here = text[at];
  if ((here == '}' || here == ']') && last == ',')
    return "remove the comma before it: JSON has none after a last value";
  std::size_t start = at;
  while (start > 0 &&
         ((text[start - 1] >= 'a' && text[start - 1] <= 'z') || (text[start - 1] >= 'A' && text[start - 1] <= 'Z')))
    --start;
  const std::string_view word = text.substr(start);
  for (const std::string_view number : {"NaN", "nan", "Infinity", "inf"})
    if (word.starts_with(number)) return "JSON has no such number: leave the key out if the value is unknown";
  if (word.starts_with("True") || word.starts_with("False")) return "write true or false in lower case";
  if (word.starts_with("None")) return "leave the key out if the value is unknown";
  if (here == '\'') return "write texts and keys in double quotes";
  if (here == '/' || here == '#') return "remove the comment: JSON has none";
  if (here == '"' && last != '\0' && last != ',' && last != '{' && last != '[' && last != ':')
    return "add a comma before it";
  return {};
}

class Builder {
 public:
  explicit Builder(const SourceText& source) : source_(source) {}

  const char* reached = nullptr;
  Value root;
  Diagnostics faults;

  bool null() { return scalar({}); }
  bool boolean(bool value) {
    Value v;
    v.kind = Kind::boolean;
    v.boolean = value;
    return scalar(std::move(v));
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& text) {
    Value v;
    v.kind = Kind::string;
    v.text = std::move(text);
    const std::size_t end = here();
    v.offset = string_start(end);
    v.length = end - v.offset;
    return add(std::move(v));
  }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool key(std::string& text) {
    Frame& frame = stack_.back();
    const std::size_t end = here();
    frame.key = std::move(text);
    frame.key_offset = string_start(end);
    frame.key_length = end - frame.key_offset;
    if (is_duplicate(frame))
      faults.push_back(diag::make(diag::duplicate_key,
                                  fmt::format("duplicate key \"{}\" in the same object", frame.key),
                                  "remove one of them", diag::locate(source_, frame.key_offset, frame.key_length)));
    return true;
  }
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::list); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
    const std::size_t at = position > 0 ? position - 1 : 0;
    constexpr int number_too_large = 406;  // id of nlohmann's out_of_range error
    if (error.id == number_too_large) {
      const auto [start, length] = token_before(position);
      faults.push_back(diag::make(
          diag::out_of_domain,
          fmt::format("{} is too large for a 64-bit floating-point number", source_.text.substr(start, length)), {},
          diag::locate(source_, start, length)));
      return false;
    }
    // Extracts the reason from "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while
    // parsing … - why; last read: '…'"
    std::string message = error.what();
    if (const auto colon = message.find("column "); colon != std::string::npos)
      if (const auto start = message.find(": ", colon); start != std::string::npos) message = message.substr(start + 2);
    message = message.substr(0, message.find("; last read"));
    faults.push_back(diag::make(diag::not_json, "not JSON: " + message, syntax_help(source_.text, at),
                                diag::locate(source_, at, 1)));
    return false;
  }

 private:
  struct Frame {
    Value value;
    std::string key;
    std::size_t key_offset = 0;
    std::size_t key_length = 0;
    std::unordered_set<std::string> keys;
  };

  // An object with few members is searched linearly; the keys of a larger one are hashed.
  static bool is_duplicate(Frame& frame) {
    constexpr std::size_t few = 24;
    const auto& members = frame.value.members;
    if (members.size() < few) return std::ranges::find(members, frame.key, &Member::key) != members.end();
    if (frame.keys.empty())
      for (const Member& member : members) frame.keys.insert(member.key);
    return !frame.keys.insert(frame.key).second;
  }

  std::size_t here() const { return static_cast<std::size_t>(reached - source_.text.data()); }

  // The position of the opening quote that belongs to the closing quote just before `end`.
  std::size_t string_start(std::size_t end) const {
    const std::string& text = source_.text;
    std::size_t i = end - 1;
    while (i > 0) {
      --i;
      if (text[i] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < i && text[i - 1 - backslashes] == '\\') ++backslashes;
      if (backslashes % 2 == 0) return i;
    }
    return 0;
  }

  bool number(double value) {
    Value v;
    v.kind = Kind::number;
    v.number = value;
    return scalar(std::move(v));
  }

  // The position and length of the number or literal that ends at `end`, or before it if the parser has looked ahead.
  std::pair<std::size_t, std::size_t> token_before(std::size_t end) const {
    const std::string& text = source_.text;
    const auto part = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' || c == 'E';
    };
    end = std::min(end, text.size());
    while (end > 0 && !part(text[end - 1])) --end;
    std::size_t start = end;
    while (start > 0 && part(text[start - 1])) --start;
    return {start, end - start};
  }

  bool scalar(Value value) {
    std::tie(value.offset, value.length) = token_before(here());
    return add(std::move(value));
  }

  bool add(Value value) {
    if (stack_.empty()) {
      root = std::move(value);
      return true;
    }
    Frame& frame = stack_.back();
    if (frame.value.kind == Kind::list) frame.value.items.push_back(std::move(value));
    else frame.value.members.push_back({std::move(frame.key), frame.key_offset, frame.key_length, std::move(value)});
    return true;
  }

  bool open(Kind kind) {
    if (stack_.size() == deepest_nesting) {
      faults.push_back(diag::make(diag::too_deep,
                                  fmt::format("objects and lists are nested more than {} levels deep", deepest_nesting),
                                  {}, diag::locate(source_, here() - 1, 1)));
      return false;
    }
    Frame frame;
    frame.value.kind = kind;
    frame.value.offset = here() - 1;
    stack_.push_back(std::move(frame));
    return true;
  }

  bool close() {
    Value value = std::move(stack_.back().value);
    stack_.pop_back();
    value.length = here() - value.offset;
    return add(std::move(value));
  }

  const SourceText& source_;
  std::vector<Frame> stack_;
};

// The position of the first byte that is not part of well-formed UTF-8 (RFC 3629), which excludes overlong forms,
// surrogates, and code points above U+10FFFF.
std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned b = byte(i);
    if (b < 0x80U) {
      ++i;
      continue;
    }
    const std::size_t length = b >= 0xC2U && b <= 0xDFU   ? 2
                               : (b & 0xF0U) == 0xE0U     ? 3
                               : b >= 0xF0U && b <= 0xF4U ? 4
                                                          : 0;
    if (length == 0) return i;
    for (std::size_t k = 1; k < length; ++k)
      if (!continues(i + k)) return i;
    const unsigned second = byte(i + 1);
    if ((b == 0xE0U && second < 0xA0U) || (b == 0xEDU && second > 0x9FU) || (b == 0xF0U && second < 0x90U) ||
        (b == 0xF4U && second > 0x8FU))
      return i;
    i += length;
  }
  return std::nullopt;
}

// The location of a byte, without its source line, because that line cannot be printed.
Location whole_line(const SourceText& source, std::size_t offset) {
  Location at = diag::locate(source, offset, 1);
  at.excerpt.clear();
  return at;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &found->value;
}

Reading<Value> parse(const SourceText& source) {
  const auto none = [](Diagnostic fault) { return Reading<Value>{std::nullopt, {std::move(fault)}}; };
  Location whole;
  whole.file = source.name;
  if (source.text.size() > largest_text) {
    return none(
        diag::make(diag::too_large, fmt::format("the file is larger than {} MiB", largest_text >> 20U), {}, whole));
  }
  if (source.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return none(diag::make(diag::empty_file, "the file is empty",
                           "`aicarbon init training > job.json` writes a job to start from", whole));
  }
  if (const auto bad = first_bad_utf8(source.text)) {
    return none(
        diag::make(diag::invalid_utf8,
                   fmt::format("byte {} (0x{:02x}) is not UTF-8", *bad, static_cast<unsigned char>(source.text[*bad])),
                   "save the file as UTF-8", whole_line(source, *bad)));
  }
  Builder builder(source);
  const char* begin = source.text.data();
  builder.reached = begin;
  const bool whole_text = nlohmann::json::sax_parse(Counting(begin, &builder.reached),
                                                    Counting(begin + source.text.size(), &builder.reached), &builder);
  if (!whole_text) return {std::nullopt, std::move(builder.faults)};
  return {std::move(builder.root), std::move(builder.faults)};
}

std::string_view describe(Kind kind) {
  static constexpr std::string_view names[] = {"null", "true or false", "a number", "a text", "a list", "an object"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace aicarbon::json
