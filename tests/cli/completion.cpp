// Completions and man page, tested with their readers, which are the shells and groff, if these are installed.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace {

using namespace aicarbon::test;

bool has(const std::string& program) {
  const bool found = shell("command -v " + program + " > /dev/null").code == 0;
  if (!found) WARN("not tested: " << program << " is not installed");
  return found;
}

std::set<std::string> lines(const std::string& text) {
  std::set<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.insert(line.substr(0, line.find('\t')));
  return all;
}

std::set<std::string> commands() {
  std::set<std::string> names;
  std::istringstream page(shell("aicarbon reference cli").out);
  constexpr std::string_view heading = "## aicarbon ";
  for (std::string line; std::getline(page, line);)
    if (line.starts_with(heading)) names.insert(line.substr(heading.size()));
  return names;
}

// What bash offers after these words, of which the last is being typed.
std::set<std::string> in_bash(const std::string& words) {
  return lines(shell("bash -c 'source <(aicarbon completion bash); COMP_WORDS=(" + words +
                     "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _aicarbon; printf \"%s\\n\" \"${COMPREPLY[@]}\"'")
                   .out);
}

std::set<std::string> in_fish(const std::string& line) {
  return lines(shell("fish --no-config -c 'aicarbon completion fish | source; complete -C \"" + line + "\"'").out);
}

std::string in_zsh(const std::string& line) {
  return shell("timeout 60 zsh -f tests/cli/complete.zsh '" + line + "' 2>&1").out;
}

std::set<std::string> formats() {
  const std::string help = shell("aicarbon estimate --help").out;
  const auto from = help.find("of standard output: ") + 20;
  std::string list = help.substr(from, help.find("(default table)") - from);
  std::ranges::replace(list, ',', ' ');
  std::istringstream in(list);
  std::set<std::string> names;
  for (std::string name; in >> name;) names.insert(name);
  return names;
}

}  // namespace

TEST_CASE("bash completion offers commands, options, choices and files", "[cli]") {
  if (!has("bash")) return;
  const auto first = in_bash("aicarbon \"\"");
  for (const auto& name : commands()) CHECK(first.contains(name));
  CHECK(in_bash("aicarbon estimate --for") == std::set<std::string>{"--format"});
  CHECK(in_bash("aicarbon estimate --format \"\"") == formats());
  CHECK(in_bash("aicarbon estimate --format = js") == std::set<std::string>{"json"});
  CHECK(in_bash("aicarbon catalog \"\"") == std::set<std::string>{"list", "show", "lint"});
  CHECK(in_bash("aicarbon estimate READ") == std::set<std::string>{"README.md"});
  CHECK(in_bash("aicarbon estimate --output READ") == std::set<std::string>{"README.md"});
  CHECK(in_bash("aicarbon estimate --catalog exampl") == std::set<std::string>{"examples"});
  CHECK(in_bash("aicarbon estimate --samples \"\"") == std::set<std::string>{""});
}

TEST_CASE("fish completion offers commands, options, choices and files", "[cli]") {
  if (!has("fish")) return;
  const TemporaryFolder f;
  const Ran sourced = shell(
      "aicarbon completion fish > f.fish; fish --no-config -c \"source f.fish; complete -C 'aicarbon batch --del'\"",
      f.path);
  CHECK(sourced.code == 0);
  CHECK(sourced.err.empty());
  CHECK(lines(sourced.out) == std::set<std::string>{"--delimiter"});
  CHECK(shell("fish -n f.fish", f.path).code == 0);
  CHECK(in_fish("aicarbon estimate --verb") == std::set<std::string>{"--verbose"});
  CHECK(in_fish("aicarbon ") == commands());
  CHECK(in_fish("aicarbon estimate --for") == std::set<std::string>{"--format"});
  CHECK(in_fish("aicarbon estimate --format ") == formats());
  CHECK(in_fish("aicarbon catalog ") == std::set<std::string>{"list", "show", "lint"});
  CHECK(in_fish("aicarbon batch --delimiter ") == std::set<std::string>{",", ";", "tab", "|"});
  CHECK(in_fish("aicarbon estimate READ") == std::set<std::string>{"README.md"});
  CHECK(in_fish("aicarbon estimate --catalog exampl") == std::set<std::string>{"examples/"});
}

TEST_CASE("zsh completion offers commands, options, choices and files", "[cli]") {
  if (!has("zsh")) return;
  CHECK(shell("zsh -n completions/_aicarbon").code == 0);
  const std::string first = in_zsh("aicarbon ");
  for (const auto& name : commands()) {
    INFO(name << "\n" << first);
    CHECK(first.find(name) != std::string::npos);
  }
  const std::string choices = in_zsh("aicarbon estimate --format ");
  for (const auto& name : formats()) {
    INFO(name << "\n" << choices);
    CHECK(choices.find(name) != std::string::npos);
  }
  CHECK(in_zsh("aicarbon estimate --s").find("--samples  -- number of samples for the ranges") != std::string::npos);
  CHECK(in_zsh("aicarbon estimate -o READ").find("README.md") != std::string::npos);
}

TEST_CASE("the man page is valid and names every command and the main options", "[cli]") {
  const std::string page = shell("aicarbon reference man").out;
  for (const auto& name : commands()) CHECK(page.find("\n.SS " + name + "\n") != std::string::npos);
  for (const char* option : {"\\-\\-format", "\\-\\-output", "\\-\\-samples", "\\-\\-ascii", "\\-\\-version"})
    CHECK(page.find(std::string("\\fB") + option + "\\fR") != std::string::npos);
  CHECK(std::ranges::all_of(page, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  if (!has("groff")) return;
  const Ran shown = shell("aicarbon reference man | groff -man -Tutf8 -ww");
  CHECK(shown.code == 0);
  CHECK(shown.err.empty());
  CHECK(shown.out.size() > 2000);
}
