// Commands and options as rows of tables. The parser, the help, the man page, the completions and the reference page
// are all derived from these rows.
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

/// What shell completion offers as the value of an option without choices.
enum class Offers : unsigned char { nothing, files, directories };

/// An option or, if its name does not begin with a dash, an argument that is recognized by its position.
struct Option {
  std::string_view name;           ///< name of the option, such as "--output", or of the argument, such as "JOB"
  std::string_view letter = {};    ///< short form, such as "-o"; empty if there is none
  std::string_view value = {};     ///< name of the value in the help, such as FILE; an option without one is a flag
  std::string_view help;           ///< description; "{}" in it is replaced by the choices
  std::string_view fallback = {};  ///< value if the user gives none
  Words (*choices)() = nullptr;
  std::string (*check)(std::string_view) =
      nullptr;  ///< returns the end of the message for an invalid value, or an empty text for a valid one
  Offers offers = Offers::nothing;
  bool writes = false;  ///< whether the program writes to the file that the value names
  bool required = false;
  bool repeats = false;
  bool comma = false;              ///< whether the value is a list of texts separated by commas
  std::string_view excludes = {};  ///< name of an option that this one cannot be combined with

  constexpr bool is_argument() const { return !name.starts_with('-'); }
  constexpr bool is_flag() const { return !is_argument() && value.empty(); }
};

/// A group of rows, which several commands may share.
using Options = std::span<const Option>;

struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view examples;
  std::span<const Options> options;  ///< arguments and options, in the order in which the help lists them
  Outcome (*run)(const Request&);
};

/// Every command, in the order in which the help lists them.
std::span<const Command* const> commands();
const Command* find_command(std::string_view name);

/// The rows of a command: its arguments, and its options including the common ones.
std::vector<Option> arguments_of(const Command& command);
std::vector<Option> options_of(const Command& command);
/// The options that every command has: --verbose and --help.
Options common_options();
/// The options of the program itself, which need no command: --help and --version.
Options program_options();

/// The description of an option, with its choices, its default, and whether it is repeatable or required.
std::string describe(const Option& option);

}  // namespace aicarbon::cli
