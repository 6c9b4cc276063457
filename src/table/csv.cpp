// See csv.hpp.
#include "table/csv.hpp"

#include <fmt/format.h>

namespace aicarbon::table {

bool CsvReader::fill() {
  at_ = 0;
  end_ = static_cast<std::size_t>(in_.rdbuf()->sgetn(chunk_.data(), static_cast<std::streamsize>(chunk_.size())));
  return end_ > 0;
}

bool CsvReader::take_run() {
  const std::size_t start = at_;
  while (at_ < end_) {
    const char c = chunk_[at_];
    if (c == delimiter_ || c == '"' || c == '\n' || c == '\r') break;
    ++at_;
  }
  buffer_.append(chunk_, start, at_ - start);
  return at_ > start;
}

void CsvReader::skip_byte_order_mark() {
  peek();
  if (std::string_view(chunk_).substr(at_, end_ - at_).starts_with("\xEF\xBB\xBF")) at_ += 3;
}

bool CsvReader::next_plain(Record& record) {
  const std::string_view rest = std::string_view(chunk_).substr(at_, end_ - at_);
  const auto newline = rest.find('\n');
  if (newline == std::string_view::npos) return false;
  std::string_view text = rest.substr(0, newline);
  if (text.find('"') != std::string_view::npos) return false;
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (text.empty()) return false;
  record.number = ++number_;
  record.line = line_++;
  record.cells.clear();
  while (true) {
    const auto end = text.find(delimiter_);
    record.cells.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  at_ += newline + 1;
  return true;
}

CsvReader::Result CsvReader::next(Record& record) {
  if (number_ == 0 && line_ == 1) skip_byte_order_mark();
  if (next_plain(record)) return Result::record;
  while (true) {
    buffer_.clear();
    ends_.clear();
    record.line = line_;
    if (peek() == end_of_text) return Result::end;
    bool quoted = false;
    bool was_quoted = false;
    bool any = false;
    while (true) {
      if (quoted || !was_quoted) any = take_run() || any;
      const int c = take();
      if (quoted) {
        if (c == end_of_text) return Result::open_quote;
        if (c == '"') {
          if (peek() == '"') buffer_ += static_cast<char>(take());
          else quoted = false;
          continue;
        }
        if (c == '\n') ++line_;
        buffer_ += static_cast<char>(c);
        continue;
      }
      if (c == '\r' && (peek() == '\n' || peek() == end_of_text))
        continue;  // a file may end after the carriage return of its last line end
      if (c == end_of_text || c == '\n') {
        if (c == '\n') ++line_;
        ends_.push_back(buffer_.size());
        break;
      }
      any = true;
      const std::size_t start = ends_.empty() ? 0 : ends_.back();
      if (c == static_cast<unsigned char>(delimiter_)) {
        ends_.push_back(buffer_.size());
        was_quoted = false;
      } else if (c == '"' && buffer_.size() == start && !was_quoted) {
        quoted = was_quoted = true;
      } else if (was_quoted) {
        return Result::text_after_quote;
      } else {
        buffer_ += static_cast<char>(c);
      }
    }
    if (any) break;  // an empty line is not a record
  }
  record.number = ++number_;
  record.cells.clear();
  std::size_t start = 0;
  for (const std::size_t end : ends_) {
    record.cells.emplace_back(std::string_view(buffer_).substr(start, end - start));
    start = end;
  }
  return Result::record;
}

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string cell(const std::optional<double>& value) { return value ? fmt::format("{:.6g}", *value) : std::string{}; }

}  // namespace aicarbon::table
