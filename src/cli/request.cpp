// See request.hpp.
#include "cli/request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <stdexcept>

namespace aicarbon::cli {
namespace {

std::optional<std::uint64_t> whole(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

bool Request::lists(const Option& option) const {
  const auto has = [&](Options group) { return std::ranges::find(group, option.name, &Option::name) != group.end(); };
  return command != nullptr && (std::ranges::any_of(command->options, has) || has(common_options()));
}

void Request::must_list(const Option& option) const {
  if (command != nullptr && !lists(option))
    throw std::logic_error(fmt::format("{} reads {}, which it does not list", command->name, option.name));
}

bool Request::given(const Option& option) const {
  must_list(option);
  return std::ranges::find(values_, option.name, &decltype(values_)::value_type::first) != values_.end();
}

std::string Request::text(const Option& option) const {
  must_list(option);
  const auto found = std::ranges::find(values_, option.name, &decltype(values_)::value_type::first);
  return found == values_.end() ? std::string(option.fallback) : found->second;
}

std::vector<std::string> Request::list(const Option& option) const {
  must_list(option);
  std::vector<std::string> all;
  for (const auto& [name, value] : values_)
    if (name == option.name) all.push_back(value);
  return all;
}

std::uint64_t Request::number(const Option& option) const { return whole(text(option)).value_or(0); }

void Request::add(const Option& option, std::string value) { values_.emplace_back(option.name, std::move(value)); }

std::string not_whole(std::string_view text, std::uint64_t least, std::uint64_t most) {
  const auto value = whole(text);
  if (value && *value >= least && *value <= most) return {};
  return most == std::numeric_limits<std::uint64_t>::max()
             ? "is not a whole number below 2^64"
             : fmt::format("is not a whole number from {} to {}", least, most);
}

}  // namespace aicarbon::cli
