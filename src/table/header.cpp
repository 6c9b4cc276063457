// Reads the header of a file of records: byte order mark, format, delimiter, names. See ChunkReader::open in
// chunks.hpp.
#include "table/chunks.hpp"
#include "table/csv.hpp"
#include "table/json_lines.hpp"
#include "table/utf8.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace aicarbon::table {
namespace {

using HeaderWhat = HeaderFault::What;

constexpr std::string_view candidates = ",;\t|";

// Where the header ends, and how often each possible delimiter occurs in it outside quotes. While the delimiter is
// unknown, a quote may open after any possible delimiter.
struct Line {
  std::size_t end = std::string_view::npos;  ///< position after the newline
  std::array<std::size_t, candidates.size()> counts{};
};

Line header_line(std::string_view text, std::optional<char> delimiter) {
  Line line;
  bool inside = false;
  bool may_open = true;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char c = text[k];
    if (inside) {
      inside = c != '"';
      may_open = !inside;
      continue;
    }
    if (c == '\n') {
      line.end = k + 1;
      break;
    }
    const auto candidate = candidates.find(c);
    inside = c == '"' && may_open;
    may_open = delimiter ? c == *delimiter : candidate != std::string_view::npos;
    if (candidate != std::string_view::npos) ++line.counts[candidate];
  }
  return line;
}

std::size_t empty_lines(std::string_view text, std::size_t& lines) {
  std::size_t at = 0;
  while (true) {
    const std::string_view rest = text.substr(at);
    const std::size_t end = rest.starts_with('\n') ? 1 : rest.starts_with("\r\n") ? 2 : 0;
    if (end == 0) return at;
    at += end;
    ++lines;
  }
}

std::optional<HeaderFault> check_names(const std::vector<std::string>& names, std::size_t line) {
  const auto fault = [&](HeaderWhat what, std::size_t column, std::size_t other = 0) {
    return HeaderFault{what, line, column, other, excerpt_of(names[column])};
  };
  for (std::size_t k = 0; k < names.size(); ++k) {
    const std::string& name = names[k];
    if (name.find('\0') != std::string::npos) return fault(HeaderWhat::nul_byte, k);
    if (name.find('\r') != std::string::npos) return fault(HeaderWhat::carriage_returns, k);
    if (utf8_end(name) != name.size()) return fault(HeaderWhat::not_utf8, k);
    if (name.find_first_not_of(" \t") == std::string::npos) return fault(HeaderWhat::empty_name, k);
    const auto same = std::ranges::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(k), name);
    const auto other = static_cast<std::size_t>(same - names.begin());
    if (other < k) return fault(HeaderWhat::duplicate_name, k, other);
  }
  return std::nullopt;
}

}  // namespace

std::optional<HeaderFault> ChunkReader::open(Header& header) {
  auto fault = read_header(header_);
  header = header_;
  return fault;
}

std::optional<HeaderFault> ChunkReader::read_header(Header& header) {
  const auto refuse = [this](HeaderWhat what, std::string_view text = {}) {
    return HeaderFault{.what = what, .line = line_, .excerpt = excerpt_of(text)};
  };
  bool begun = false;  // whether a byte order mark has been skipped, if there is one
  Line line;
  while (true) {
    const std::size_t wanted = carry_.size() + options_.target;
    std::size_t size = carry_.size();
    carry_.resize(wanted);
    const bool read = fill(carry_.data(), size, wanted);
    carry_.resize(size);
    if (!read) return refuse(HeaderWhat::source_failed);
    if (!begun) {
      if (carry_.size() < 3 && !exhausted_) continue;
      if (carry_.starts_with("\xEF\xBB\xBF")) carry_.erase(0, 3);
      begun = true;
    }
    carry_.erase(0, empty_lines(carry_, line_));
    const bool only_return = carry_ == "\r" && !exhausted_;
    line = header_line(carry_, options_.delimiter);
    const auto most = std::ranges::max_element(line.counts);  // the first one if there is a tie
    header.delimiter = options_.delimiter.value_or(candidates[static_cast<std::size_t>(most - line.counts.begin())]);
    const bool counted =
        line.end != std::string_view::npos;        // if the header is incomplete, more text may change the delimiter
    line = header_line(carry_, header.delimiter);  // from here on, a quote opens only after this delimiter
    if (!only_return && counted && line.end != std::string_view::npos) break;
    if (exhausted_) break;
    if (carry_.size() >= options_.largest) return refuse(HeaderWhat::too_long, carry_);
  }
  if (carry_.empty()) return refuse(HeaderWhat::no_header);

  const auto first = carry_.find_first_not_of(" \t");
  const bool brace = first != std::string::npos && carry_[first] == '{';
  header.format = options_.format.value_or(brace ? RecordFormat::json_lines : RecordFormat::csv);
  if (header.format == RecordFormat::json_lines) {  // the first record is kept, because it is data
    const std::string_view record = std::string_view(carry_).substr(0, carry_.find('\n'));
    if (!json_keys(record, header.names)) return refuse(HeaderWhat::bad_json, record);
    return check_names(header.names, line_);
  }

  // CsvReader skips the byte order mark that is added here, so that a further one, which belongs to a name, is kept.
  std::istringstream text("\xEF\xBB\xBF" + carry_.substr(0, line.end));
  CsvReader reader(text, header.delimiter);
  Record record;
  switch (reader.next(record)) {
  case CsvReader::Result::end: return refuse(HeaderWhat::no_header);
  case CsvReader::Result::open_quote: return refuse(HeaderWhat::open_quote, carry_);
  case CsvReader::Result::text_after_quote: return refuse(HeaderWhat::text_after_quote, carry_);
  case CsvReader::Result::record: header.names.assign(record.cells.begin(), record.cells.end());
  }
  if (auto fault = check_names(header.names, line_)) return fault;
  const std::size_t end = std::min(line.end, carry_.size());
  line_ += static_cast<std::size_t>(std::ranges::count(carry_.substr(0, end), '\n'));
  record_ = 2;
  carry_.erase(0, end);
  return std::nullopt;
}

}  // namespace aicarbon::table
