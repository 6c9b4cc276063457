// See csv.hpp.
#include "table/csv.hpp"

namespace aicarbon::table {

bool CsvReader::fill() {
  at_ = 0;
  end_ = static_cast<std::size_t>(in_.rdbuf()->sgetn(chunk_.data(), static_cast<std::streamsize>(chunk_.size())));
  return end_ > 0;
}

void CsvReader::skip_byte_order_mark() {
  peek();
  if (std::string_view(chunk_).substr(at_, end_ - at_).starts_with("\xEF\xBB\xBF")) at_ += 3;
}

CsvReader::Result CsvReader::next(Record& record) {
  if (number_ == 0 && line_ == 1) skip_byte_order_mark();
  while (true) {
    buffer_.clear();
    ends_.clear();
    record.line = line_;
    if (peek() == end_of_text) return Result::end;
    bool quoted = false;
    bool was_quoted = false;
    bool any = false;
    while (true) {
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
      if (c == '\r' && peek() == '\n') continue;
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
    if (any) break;  // else an empty line
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

}  // namespace aicarbon::table
