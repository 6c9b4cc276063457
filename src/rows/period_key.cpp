// See period_key.hpp.
#include "rows/period_key.hpp"

#include <algorithm>

namespace aicarbon::rows {
namespace {

constexpr std::size_t size_of_year = 4, size_of_date = 10;

bool has_digits(std::string_view text, std::size_t from, std::size_t count) {
  return text.size() >= from + count &&
         std::ranges::all_of(text.substr(from, count), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a text begins with a date of the form 2021-03-04.
bool begins_with_date(std::string_view text) {
  return has_digits(text, 0, 4) && has_digits(text, 5, 2) && has_digits(text, 8, 2) && text[4] == '-' && text[7] == '-';
}

bool is_month(std::string_view text) { return text >= "01" && text <= "12"; }
bool is_day(std::string_view text) { return text >= "01" && text <= "31"; }

}  // namespace

std::string period_key(std::string_view text) {
  std::string_view date = text;
  if (begins_with_date(text) && text.size() > size_of_date &&
      (text[size_of_date] == 'T' || text[size_of_date] == ' ') && text.size() > size_of_date + 1 &&
      text[size_of_date + 1] >= '0' && text[size_of_date + 1] <= '9' && text.find('/') == std::string_view::npos)
    date = text.substr(0, size_of_date);
  const bool is_date =
      date.size() == size_of_date && begins_with_date(date) && is_month(date.substr(5, 2)) && is_day(date.substr(8, 2));
  const bool is_year_and_month = date.size() == 7 && has_digits(date, 0, 4) && date[4] == '-' &&
                                 has_digits(date, 5, 2) && is_month(date.substr(5, 2));
  return std::string(is_date || is_year_and_month ? date.substr(0, size_of_year) : text);
}

}  // namespace aicarbon::rows
