// The tree of commands as data, and what is printed from it: completions and the man page.
#pragma once

#include "cli/program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

/// What may stand where a value is due.
enum class Value : unsigned char { none, any, choice, file, directory };

/// An option, or (without names) an argument that is told by its place.
struct Entry {
  std::vector<std::string> names;  ///< "--output", "-o"; long ones first
  std::string value_name;          ///< "FORMAT", "JOB"; empty for a flag
  std::string doc;
  Value value = Value::none;
  std::vector<std::string> choices;
  bool repeats = false;
  bool required = false;
};

struct Branch {
  std::string name;
  std::string doc;
  std::string examples;
  std::vector<Entry> options;
  std::vector<Entry> arguments;
};

struct Tree {
  Branch root;
  std::vector<Branch> commands;
};

Tree tree_of(CLI::App& app);

std::string bash_completion(const Tree& tree);
std::string zsh_completion(const Tree& tree);
std::string fish_completion(const Tree& tree);
/// roff, section 1.
std::string man_page(const Tree& tree);

}  // namespace aicarbon::cli
