// See embedded.hpp. A saved report may be an HTML page, so it is first searched for an embedded report.
#include "report/embedded.hpp"

#include <algorithm>

namespace aicarbon::report {
namespace {

// No text of a page can contain these marks, because < is written as an entity in HTML and as an escape in JSON.
constexpr std::string_view opening = R"(<script type="application/json" id="aicarbon-report">)";
constexpr std::string_view closing = "</script>";

}  // namespace

std::string as_data_block(std::string json) {
  std::string out(opening);
  out.reserve(json.size() + json.size() / 16);  // few characters are escaped
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = std::string_view(json).substr(i);
    if (rest.starts_with('<')) out += "\\u003c";
    else if (rest.starts_with('>')) out += "\\u003e";
    else if (rest.starts_with('&')) out += "\\u0026";
    else if (rest.starts_with("\xE2\x80\xA8")) out += "\\u2028", i += 2;
    else if (rest.starts_with("\xE2\x80\xA9")) out += "\\u2029", i += 2;
    else out += json[i];
  }
  out += closing;
  return out + '\n';
}

std::optional<SourceText> embedded(const SourceText& source) {
  const auto begins = source.text.find_first_not_of(" \t\r\n");
  if (begins == std::string::npos || source.text[begins] != '<')
    return std::nullopt;  // the text is JSON, or nothing that aicarbon reads
  const auto found = source.text.find(opening);
  if (found == std::string::npos) return std::nullopt;
  const auto start = found + opening.size();
  SourceText json = source;
  json.text.resize(std::min(json.text.size(), json.text.find(closing, start)));
  std::replace_if(
      json.text.begin(), json.text.begin() + static_cast<std::ptrdiff_t>(start), [](char c) { return c != '\n'; }, ' ');
  return json;
}

}  // namespace aicarbon::report
