// aicarbon completion SHELL: one function a shell, each from the tree of commands. completions/ holds what they print.
#include "cli/tree.hpp"

namespace aicarbon::cli {
namespace {

struct Shell {
  std::string_view name;
  std::string (*completion)(const Tree&);
};
constexpr Shell shells[] = {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};

}  // namespace

void add_completion(CLI::App& command, Options& o, std::function<int()>& run) {
  auto name = std::make_shared<std::string>();
  std::vector<std::string> names;
  for (const Shell& shell : shells) names.emplace_back(shell.name);
  command.add_option("SHELL", *name, "bash, zsh or fish")->type_name("")->required()->check(one_of(names));
  run = [name, &command, &o] {
    const auto* shell = std::ranges::find(shells, *name, &Shell::name);
    return print(shell->completion(tree_of(*command.get_parent())), o);
  };
}

}  // namespace aicarbon::cli
