// A request of the user: a command, and the values of its options.
#pragma once

#include "cli/command.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::cli {

/// Values by option. An option that the command does not list cannot be read: help and behaviour cannot differ.
class Request {
 public:
  Request() = default;
  explicit Request(const Command& of) : command(&of) {}

  /// Whether the command has the option.
  bool lists(const Option& option) const;
  /// Whether the user gave it.
  bool given(const Option& option) const;

  /// The value given, else the fallback of the row; empty if there is neither.
  std::string text(const Option& option) const;
  /// Every value given.
  std::vector<std::string> list(const Option& option) const;
  bool flag(const Option& option) const { return given(option); }
  /// For rows whose check is `whole_number`.
  std::uint64_t number(const Option& option) const;

  void add(const Option& option, std::string value);

  const Command* command = nullptr;  ///< none: the command line is invalid

 private:
  void must_list(const Option& option) const;
  std::vector<std::pair<std::string_view, std::string>> values_;  // option and value, in the order given
};

/// A check for rows: "--threads: "0" is not a whole number from 1 to 256".
std::string not_whole(std::string_view text, std::uint64_t least, std::uint64_t most);
template <std::uint64_t least, std::uint64_t most>
std::string whole_number(std::string_view text) {
  return not_whole(text, least, most);
}

}  // namespace aicarbon::cli
