// What the user requests: a command, and the values of its options.
#pragma once

#include "cli/command.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::cli {

/// The values of the options of a command. An option that the command does not list cannot be read, so that help and
/// behavior agree.
class Request {
 public:
  Request() = default;
  explicit Request(const Command& of) : command(&of) {}

  /// Whether the command has this option.
  bool lists(const Option& option) const;
  /// Whether the user gave this option.
  bool given(const Option& option) const;

  /// The value that the user gave, otherwise the default of the row; empty if there is neither.
  std::string text(const Option& option) const;
  /// All values that the user gave.
  std::vector<std::string> list(const Option& option) const;
  bool flag(const Option& option) const { return given(option); }
  /// The value of an option whose check is `whole_number`; 0 if there is none.
  std::uint64_t number(const Option& option) const;

  void add(const Option& option, std::string value);

  const Command* command = nullptr;  ///< null if the command line is invalid

 private:
  void must_list(const Option& option) const;
  std::vector<std::pair<std::string_view, std::string>> values_;  // options and values, in the order given
};

/// A check for options. Returns the end of a message, such as "is not a whole number from 1 to 256", or an empty text
/// if the value is valid.
std::string not_whole(std::string_view text, std::uint64_t least, std::uint64_t most);
template <std::uint64_t least, std::uint64_t most>
std::string whole_number(std::string_view text) {
  return not_whole(text, least, most);
}

}  // namespace aicarbon::cli
