// Commands and options as rows. The parser, the help, the man page, the completions and the reference page all follow
// from them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

class Request;
struct Outcome;

using Words = std::vector<std::string_view>;

/// What the completion in a shell offers as a value if the option has no choices.
enum class Offers : unsigned char { nothing, files, directories };

/// An option, or (with a name without dashes) an argument that is recognized by its position.
struct Option {
  std::string_view name;           ///< "--output", "JOB"
  std::string_view letter = {};    ///< "-o"
  std::string_view value = {};     ///< name of the value in the help, such as FILE; an option without one is a flag
  std::string_view help;           ///< "{}" is replaced by the choices
  std::string_view fallback = {};  ///< value if the user gives none
  Words (*choices)() = nullptr;
  std::string (*check)(std::string_view) =
      nullptr;  ///< end of the message for an invalid value; empty if the value is valid
  Offers offers = Offers::nothing;
  bool required = false;
  bool repeats = false;
  bool comma = false;              ///< whether the value is a list, separated by commas
  std::string_view excludes = {};  ///< option that it cannot be combined with

  constexpr bool is_argument() const { return !name.starts_with('-'); }
  constexpr bool is_flag() const { return !is_argument() && value.empty(); }
};

/// A group of rows, which several commands may share.
using Options = std::span<const Option>;

struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view examples;
  std::span<const Options> options;  ///< options that the command reads, in the order of the help
  Outcome (*run)(const Request&);
};

/// Every command, in the order of the help.
std::span<const Command* const> commands();
const Command* find_command(std::string_view name);

/// All rows of a command: arguments, options, and --help.
std::vector<Option> arguments_of(const Command& command);
std::vector<Option> options_of(const Command& command);
/// Options that need no command.
Options program_options();

/// The description of an option, with its choices, its default, and whether it may be repeated.
std::string describe(const Option& option);

}  // namespace aicarbon::cli
