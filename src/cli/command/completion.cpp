// aicarbon completion SHELL: prints a completion script. Each shell has its own function; the folder completions/
// contains the output.
#include "cli/command/commands.hpp"
#include "cli/options.hpp"
#include "cli/reference/reference.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace of_completion {

struct Shell {
  std::string_view name;
  std::string (*completion)();
};
constexpr Shell shells[] = {
    {"bash", reference::bash_completion}, {"zsh", reference::zsh_completion}, {"fish", reference::fish_completion}};

Words names() {
  Words names;
  for (const Shell& shell : shells) names.push_back(shell.name);
  return names;
}

constexpr Option shell{.name = "SHELL", .help = "{}", .choices = names, .required = true};
constexpr Option own[] = {shell};
constexpr Options listed[] = {own, options::messages};

Outcome run(const Request& request) {
  return text(std::ranges::find(shells, request.text(shell), &Shell::name)->completion());
}

}  // namespace of_completion

const Command completion_command{"completion", "print the completion script for a shell",
                                 "  aicarbon completion zsh > ~/.zfunc/_aicarbon\n"
                                 "  aicarbon completion fish > ~/.config/fish/completions/aicarbon.fish\n"
                                 "  source <(aicarbon completion bash)\n",
                                 of_completion::listed, of_completion::run};

}  // namespace aicarbon::cli
