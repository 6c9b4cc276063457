// See row_messages.hpp.
#include "rows/row_messages.hpp"

#include <fmt/format.h>

namespace aicarbon::rows {
namespace {

constexpr std::size_t most_named_rows = 3;
constexpr std::size_t most_of_a_code = 5;

std::string counted(std::uint64_t n, std::string_view what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

std::string rows_in_words(std::uint64_t rows, std::span<const std::size_t> named, Holds holds, std::string_view what) {
  const std::string_view more = rows > named.size() ? ", …" : "";
  if (holds == Holds::in_first && rows > 1)
    return fmt::format("{} {}; {} more: {}{}", what, named.front(), rows - 1, fmt::join(named.subspan(1), ", "), more);
  return fmt::format("{}: {}{}", counted(rows, what), fmt::join(named, ", "), more);
}

}  // namespace

RowMessages::Message& RowMessages::message(const std::string& key, const std::function<Diagnostic()>& make,
                                           Holds holds) {
  const auto [at, is_new] = index_.try_emplace(key, all_.size());
  if (is_new) all_.push_back({key, {make(), 0, {}, holds}});
  return all_[at->second].second;
}

void RowMessages::add(const std::string& key, std::size_t first, std::uint64_t rows,
                      const std::function<Diagnostic()>& make, Holds holds) {
  Message& m = message(key, make, holds);
  m.rows += rows;
  if (m.first.size() < most_named_rows) m.first.push_back(first);
}

void RowMessages::add(const RowMessages& later, std::size_t offset) {
  for (const auto& [key, from] : later.all_) {
    Message& m = message(
        key, [&diagnostic = from.diagnostic] { return diagnostic; }, from.holds);
    m.rows += from.rows;
    for (const std::size_t row : from.first)
      if (m.first.size() < most_named_rows) m.first.push_back(row + offset);
  }
}

Diagnostics RowMessages::in_words(std::string_view what) const {
  struct Rest {
    std::uint64_t messages = 0;
    std::size_t last = 0;  // index of the last message that is listed
  };
  Diagnostics found;
  std::map<int, Rest> of_code;
  for (const auto& [key, m] : all_) {
    Rest& rest = of_code[m.diagnostic.code];
    if (++rest.messages > most_of_a_code) continue;
    rest.last = found.size();
    Diagnostic d = m.diagnostic;
    d.message += fmt::format(" ({})", rows_in_words(m.rows, m.first, m.holds, what));
    found.push_back(std::move(d));
  }
  for (const auto& [code, rest] : of_code)
    if (rest.messages > most_of_a_code)
      found[rest.last].message +=
          fmt::format("; and {} like this one", counted(rest.messages - most_of_a_code, "message"));
  return found;
}

}  // namespace aicarbon::rows
