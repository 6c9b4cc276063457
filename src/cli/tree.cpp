// See tree.hpp.
#include "cli/tree.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

// Validators carry the choices in their name: CLI11 keeps nothing else of them that can be read back.
constexpr std::string_view mark = "one of ";

std::vector<std::string> choices_of(CLI::Option& option) {
  std::string name;
  try {
    name = option.get_validator(0)->get_name();
  } catch (const CLI::OptionNotFound&) {
    return {};  // how CLI11 says that there is no validator
  }
  if (!name.starts_with(mark)) return {};
  std::vector<std::string> choices;
  std::istringstream list(name.substr(mark.size()));
  for (std::string choice; list >> choice;) choices.push_back(choice);
  return choices;
}

Value kind_of(const Entry& e, bool flag) {
  if (flag) return Value::none;
  if (!e.choices.empty()) return Value::choice;
  const std::string_view name = e.value_name;
  if (name == "DIR") return Value::directory;
  constexpr std::string_view files[] = {"JOB", "REPORT", "BASE", "HEAD"};
  return name.ends_with("FILE") || std::ranges::find(files, name) != std::end(files) ? Value::file : Value::any;
}

Entry entry_of(CLI::Option& option) {
  Entry e;
  for (const auto& name : option.get_lnames()) e.names.push_back("--" + name);
  for (const auto& name : option.get_snames()) e.names.push_back("-" + name);
  const bool flag = option.get_items_expected_max() == 0;
  e.value_name = !e.names.empty() ? (flag ? "" : option.get_type_name()) : option.get_name(true, false);
  e.doc = option.get_description();
  e.choices = choices_of(option);
  e.value = kind_of(e, flag);
  e.repeats = option.get_items_expected_max() > 1;
  e.required = option.get_required();
  return e;
}

Branch branch_of(CLI::App& app) {
  Branch b{app.get_name(), app.get_description(), app.get_footer(), {}, {}};
  for (CLI::Option* option : app.get_options()) {
    Entry e = entry_of(*option);
    (e.names.empty() ? b.arguments : b.options).push_back(std::move(e));
  }
  return b;
}

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& choices) {
  return CLI::IsMember(choices).description("").name(fmt::format("{}{}", mark, fmt::join(choices, " ")));
}

Tree tree_of(CLI::App& app) {
  Tree tree{branch_of(app), {}};
  for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    tree.commands.push_back(branch_of(*command));
  return tree;
}

}  // namespace aicarbon::cli
