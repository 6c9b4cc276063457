// See parse.hpp. This is the only file that uses CLI11, which splits the command line into options and values. The
// values are checked here, and all messages are written here.
#include "cli/parse.hpp"

#include "cli/help.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/text.hpp"
#include "version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

// --- --help and --version, as commands -------------------------------------------------------------------------------------------

constexpr Option about[] = {{.name = "COMMAND", .help = "the command to describe"}};
constexpr Options help_options[] = {about, options::messages};
constexpr Options version_options[] = {options::messages};
constexpr Command help{"--help", "", "", help_options, [](const Request& request) {
                         const Command* command = find_command(request.text(about[0]));
                         const std::size_t width = render::screen_width(options::rendering_of(request, true));
                         return text(command == nullptr ? program_help(width) : command_help(*command, width));
                       }};
constexpr Command version_command{"--version", "", "", version_options,
                                  [](const Request&) { return text(fmt::format("aicarbon {}\n", version)); }};

Request help_on(const Command* command) {
  Request request(help);
  if (command != nullptr) request.add(about[0], std::string(command->name));
  return request;
}

// --- messages --------------------------------------------------------------------------------------------------------------------

Diagnostic wrong_use(std::string message, std::string advice) {
  return diag::make(diag::usage, std::move(message), std::move(advice));
}

std::string see_help(const Command& command) { return fmt::format("usage: {}", usage_of(command)); }

// What to type instead of an unknown "-q": the letters that exist or, before a command, where a letter goes.
std::string advice_on_letters(std::string_view word, Options rows, std::string_view command) {
  if (word.size() < 2 || word[1] == '-') return {};
  if (command.empty() && std::ranges::find(common_options(), word, &Option::letter) != common_options().end())
    return fmt::format("write it after the command: aicarbon estimate {} job.json", word);
  std::vector<std::string> letters;
  for (const Option& row : rows)
    if (!row.letter.empty()) letters.push_back(fmt::format("{} ({})", row.letter, row.name));
  return fmt::format("one of: {}; `aicarbon {}{}--help` lists all options", fmt::join(letters, ", "), command,
                     command.empty() ? "" : " ");
}

Diagnostic unknown_option(const std::string& word, Options rows, std::string_view command) {
  const std::string name = word.substr(0, word.find('='));
  Words names;
  for (const Option& row : rows) names.push_back(row.name);
  std::string advice = diag::did_you_mean(name, names);
  if (advice.empty()) advice = advice_on_letters(name, rows, command);
  if (advice.empty())
    advice = fmt::format("run `aicarbon {}{}--help` for a list of options", command, command.empty() ? "" : " ");
  return wrong_use(fmt::format("unknown option \"{}\"", name), advice);
}

Diagnostic unknown_command(const std::string& word) {
  Words names;
  for (const Command* command : commands()) names.push_back(command->name);
  const std::string near = diag::did_you_mean(word, names);
  return wrong_use(fmt::format("unknown command \"{}\"", word),
                   near.empty() ? "run `aicarbon --help` for a list of commands" : near);
}

// What is wrong with the value of an option; nothing if it is valid.
std::optional<Diagnostic> wrong_value(const Option& row, const std::string& value) {
  if (row.choices != nullptr) {
    const Words choices = row.choices();
    if (std::ranges::find(choices, value) != choices.end()) return std::nullopt;
    const std::string near = diag::did_you_mean(value, choices);
    return wrong_use(fmt::format("unknown value \"{}\" for {}", value, row.name),
                     near.empty() ? fmt::format("one of: {}", fmt::join(choices, ", ")) : near);
  }
  const std::string complaint = row.check == nullptr ? std::string{} : row.check(value);
  if (complaint.empty()) return std::nullopt;
  return wrong_use(fmt::format("{} \"{}\" {}", row.name, value, complaint), {});
}

// --- one command -----------------------------------------------------------------------------------------------------------------

// A parser for the rows of a command.
class Parser {
 public:
  explicit Parser(const Command& command) : command_(command), rows_(arguments_of(command)) {
    const auto named = options_of(command);
    rows_.insert(rows_.end(), named.begin(), named.end());
    app_.set_help_flag();
    app_.allow_extras();
    for (const Option& row : rows_) options_.push_back(add(row));
  }

  Result<Request> parse(std::vector<std::string> words) {
    const std::string last = words.empty() ? std::string{} : words.back();
    try {
      std::ranges::reverse(words);  // CLI11 takes its arguments in reverse order
      app_.parse(std::move(words));
    } catch (const CLI::ParseError&) {  // the only fault that CLI11 can still find: a last option without its value
      return wrong_use(fmt::format("{} needs a value", last), see_help(command_));
    }
    Diagnostics faults = unexpected();
    Request request(command_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].name == "--help" && options_[i]->count() > 0) return help_on(&command_);
      faults += take(rows_[i], options_[i]->results(), request);
    }
    if (!faults.empty()) return Diagnostics{faults.front()};
    return request;
  }

 private:
  CLI::Option* add(const Option& row) {
    const std::string names = row.letter.empty() ? std::string(row.name) : fmt::format("{},{}", row.letter, row.name);
    if (row.is_flag()) return app_.add_flag(names);
    values_.emplace_back(std::make_unique<std::vector<std::string>>());
    CLI::Option* option = app_.add_option(names, *values_.back());
    if (row.is_argument() && row.repeats) return option->expected(-1);
    // Each use of an option takes one value, never the arguments that follow.
    return option->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  Diagnostics unexpected() const {
    Diagnostics faults;
    const auto words = app_.remaining();
    const auto is_option = [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); };
    for (const std::string& word : words)
      if (is_option(word)) faults.push_back(unknown_option(word, rows_, command_.name));
    for (const std::string& word : words)
      if (!is_option(word))
        faults.push_back(wrong_use(fmt::format("unexpected argument \"{}\"", word), see_help(command_)));
    return faults;
  }

  bool is_name(const std::string& word) const {
    return word.starts_with('-') &&
           std::ranges::any_of(rows_, [&](const Option& row) { return row.name == word || row.letter == word; });
  }

  Diagnostics take(const Option& row, const std::vector<std::string>& results, Request& request) const {
    Diagnostics faults;
    if (results.empty() && row.required)
      faults.push_back(wrong_use(fmt::format("{} is missing", row.name), see_help(command_)));
    if (row.is_flag()) {
      for (std::size_t k = 0; k < results.size(); ++k) request.add(row, {});
      if (std::ranges::any_of(results, [](const std::string& result) { return result != "true"; }))
        faults.push_back(wrong_use(fmt::format("{} takes no value", row.name), {}));
      return faults;
    }
    if (results.size() > 1 && !row.repeats && !row.comma)
      faults.push_back(wrong_use(fmt::format("{} is given more than once", row.name), see_help(command_)));
    for (const std::string& result : results) {
      if (is_name(result)) faults.push_back(wrong_use(fmt::format("{} needs a value", row.name), see_help(command_)));
      for (const std::string& value : row.comma ? CLI::detail::split(result, ',') : std::vector{result}) {
        if (auto fault = wrong_value(row, value)) faults.push_back(std::move(*fault));
        request.add(row, value);
      }
    }
    const auto other = std::ranges::find(rows_, row.excludes, &Option::name);
    if (!results.empty() && other != rows_.end() &&
        options_[static_cast<std::size_t>(other - rows_.begin())]->count() > 0)
      faults.push_back(wrong_use(fmt::format("{} and {} cannot be combined", row.name, row.excludes), {}));
    return faults;
  }

  const Command& command_;
  std::vector<Option> rows_;
  CLI::App app_;
  std::vector<std::unique_ptr<std::vector<std::string>>> values_;  // one variable per option, as CLI11 requires
  std::vector<CLI::Option*> options_;                              // in the order of the rows
};

}  // namespace

Result<Request> parse(const std::vector<std::string>& words) {
  if (words.empty())
    return wrong_use("a command is missing",
                     "run `aicarbon --help` for a list of commands; `aicarbon estimate job.json` is a good start");
  const std::string& first = words.front();
  if (first == "--help" || first == "-h") return help_on(nullptr);
  if (first == "--version") return Request(version_command);
  if (first.starts_with('-')) return unknown_option(first, program_options(), {});
  const Command* command = find_command(first);
  if (command == nullptr) return unknown_command(first);
  return Parser(*command).parse({words.begin() + 1, words.end()});
}

}  // namespace aicarbon::cli
