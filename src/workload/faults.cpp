// See faults.hpp. These checks apply to several kinds of object.
#include "workload/faults.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::workload {

bool Faults::unknown_key_inside(const std::string& path) const {
  return std::ranges::any_of(
      found, [&](const Diagnostic& d) { return d.code == diag::unknown_key && d.at.path.starts_with(path + "/"); });
}

bool Faults::reported(diag::Code code, const std::string& path) const {
  return std::ranges::any_of(found, [&](const Diagnostic& d) { return d.code == code && d.at.path == path; });
}

void check_name(const Text& name, std::map<std::string, Location>& seen, std::string_view what, Faults& faults) {
  if (name.at.line == 0) return;  // a missing name was already reported
  if (name.value.empty() || name.value.find('/') != std::string::npos)
    faults.add(diag::bad_name, fmt::format("invalid name of a {}: \"{}\"", what, name.value),
               "a name must not be empty or contain a slash", name.at);
  const auto [first, is_new] = seen.emplace(name.value, name.at);
  if (!is_new)
    faults.add(diag::name_taken,
               fmt::format("duplicate {} \"{}\"; first defined at line {}", what, name.value, first->second.line),
               "use another name", name.at);
}

void check_period(const std::optional<Text>& period, Faults& faults) {
  if (!period) return;
  const auto date = [](std::string_view d) {
    const auto digits = [&](std::size_t from, std::size_t n) {
      return d.size() >= from + n && std::all_of(d.begin() + static_cast<std::ptrdiff_t>(from),
                                                 d.begin() + static_cast<std::ptrdiff_t>(from + n),
                                                 [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!digits(0, 4)) return false;
    if (d.size() == 4) return true;
    const auto two = [&](std::size_t from, int low, int high) {
      if (d[from] != '-' || !digits(from + 1, 2)) return false;
      const int value = (d[from + 1] - '0') * 10 + (d[from + 2] - '0');
      return value >= low && value <= high;
    };
    if (d.size() == 7) return two(4, 1, 12);
    return d.size() == 10 && two(4, 1, 12) && two(7, 1, 31);
  };
  const std::string_view text = period->value;
  const auto slash = text.find('/');
  const bool good = slash == std::string_view::npos ? date(text)
                                                    : date(text.substr(0, slash)) && date(text.substr(slash + 1)) &&
                                                          text.substr(0, slash) <= text.substr(slash + 1);
  if (!good)
    faults.add(diag::bad_period, fmt::format("\"{}\" is not a period", text),
               "write 2024, 2024-03, 2024-03-15, or two of these, the earlier first: 2024-03/2024-05", period->at);
}

void check_boundary(const std::optional<TextList>& only, const std::optional<TextList>& except, Faults& faults) {
  if (only && except)
    faults.add(diag::conflict, "\"only\" and \"except\" cannot be combined", "keep one of them", except->at);
}

}  // namespace aicarbon::workload
