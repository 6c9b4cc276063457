// argv → options → work. Every way out has its exit code.
#include "cli/program.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <csignal>
#include <exception>

namespace aicarbon::cli {
namespace {

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* sub : app.get_subcommands({})) names.push_back(sub->get_name());
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

// CLI11 knows that a word is not expected; what was meant, it does not.
Diagnostic unexpected_word(const CLI::App& app, std::span<const std::string> words) {
  const auto* command = &app;
  for (const auto* chosen : app.get_subcommands()) command = chosen;
  for (const std::string& word : words) {
    if (word == command->get_name() && command != &app) continue;
    const std::string name = word.substr(0, word.find('='));
    const bool is_option = word.starts_with("--");
    if (!is_option && command != &app) continue;
    const auto names = names_of(*command);
    if (std::ranges::find(names, name) != names.end() || word == "-h") continue;
    const std::vector<std::string_view> views(names.begin(), names.end());
    std::string help = diag::did_you_mean(name, views);
    if (help.empty())
      help = fmt::format("`aicarbon {}--help` shows what there is", command == &app ? "" : command->get_name() + " ");
    return diag::make(diag::usage, fmt::format("unknown {} \"{}\"", is_option ? "option" : "command", name), help);
  }
  return diag::make(
      diag::usage, "a word too many",
      fmt::format("`aicarbon {}--help` shows what it takes", command == &app ? "" : command->get_name() + " "));
}

int usage_error(const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> words) {
  Diagnostics out;
  const bool unexpected = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
  const bool no_command = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && app.get_subcommands().empty();
  if (unexpected || (no_command && !words.empty())) out.push_back(unexpected_word(app, words));
  else if (no_command)
    out.push_back(diag::make(diag::usage, "a command is missing",
                             "`aicarbon --help` shows them; `aicarbon estimate job.json` is where to begin"));
  else out.push_back(diag::make(diag::usage, error.what(), "`--help` shows what it takes"));
  return report(out, {});
}

int run(std::vector<std::string> words) {
  Program program(words.empty() ? std::string_view{} : std::string_view(words.front()));
  const std::vector<std::string> given = words;
  try {
    std::ranges::reverse(words);  // CLI11 takes them from the back
    program.app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = program.app.get_subcommands();
    return print(chosen.empty() ? program.app.help() : chosen.front()->help("aicarbon", CLI::AppFormatMode::Normal),
                 program.options);
  } catch (const CLI::CallForVersion& version_text) {
    return print(std::string(version_text.what()) + "\n", program.options);
  } catch (const CLI::ParseError& error) {
    return usage_error(program.app, error, given);
  }
  return program.run();
}

}  // namespace
}  // namespace aicarbon::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a result of write(), not the end
  try {
    return aicarbon::cli::run({argv + 1, argv + argc});
  } catch (const std::exception& bug) {
    aicarbon::cli::write_stderr(fmt::format(
        "aicarbon is at fault here, not the job: {}\nplease report it with the job and `aicarbon --version`\n",
        bug.what()));
    return aicarbon::cli::our_fault;
  }
}
