// See csv.hpp.
#include "table/csv.hpp"

namespace aicarbon::table {

CsvReader::Result CsvReader::next(Record& record) {
  auto* in = in_.rdbuf();
  constexpr int end_of_text = std::char_traits<char>::eof();
  if (number_ == 0 && in->sgetc() == 0xEF) {
    in->sbumpc();
    in->sbumpc();
    in->sbumpc();
  }
  std::vector<std::size_t> ends;  // of each cell in buffer_
  while (true) {
    buffer_.clear();
    ends.clear();
    record.line = line_;
    if (in->sgetc() == end_of_text) return Result::end;
    bool quoted = false;
    bool was_quoted = false;
    bool any = false;
    while (true) {
      const int c = in->sbumpc();
      if (quoted) {
        if (c == end_of_text) return Result::open_quote;
        if (c == '"') {
          if (in->sgetc() == '"') buffer_ += static_cast<char>(in->sbumpc());
          else quoted = false;
          continue;
        }
        if (c == '\n') ++line_;
        buffer_ += static_cast<char>(c);
        continue;
      }
      if (c == '\r' && in->sgetc() == '\n') continue;
      if (c == end_of_text || c == '\n') {
        if (c == '\n') ++line_;
        ends.push_back(buffer_.size());
        break;
      }
      any = true;
      const std::size_t start = ends.empty() ? 0 : ends.back();
      if (c == delimiter_) {
        ends.push_back(buffer_.size());
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
  for (const std::size_t end : ends) {
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
