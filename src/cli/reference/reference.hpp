// Texts generated from the tables of the program: reference pages, the man page, completions.
#pragma once

#include "cli/command.hpp"

#include <span>
#include <string>
#include <string_view>

namespace aicarbon::cli::reference {

/// A page of docs/reference, or the man page.
struct Page {
  std::string_view name;
  std::string_view summary;
  std::string (*make)();
};
std::span<const Page> pages();

/// The man page: roff, section 1.
std::string man_page();

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

/// What shell completion offers as the value of an option or argument.
enum class Value : unsigned char { none, any, choice, file, directory };
Value value_of(const Option& option);
/// The names of an option, such as "--output" and "-o"; empty for an argument.
Words names_of(const Option& option);

}  // namespace aicarbon::cli::reference
