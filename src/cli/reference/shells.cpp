// Properties of an option or argument that the completions of all shells use.
#include "cli/reference/reference.hpp"

namespace aicarbon::cli::reference {

Value value_of(const Option& option) {
  if (option.is_flag()) return Value::none;
  if (option.choices != nullptr) return Value::choice;
  switch (option.offers) {
  case Offers::files: return Value::file;
  case Offers::directories: return Value::directory;
  default: return Value::any;
  }
}

Words names_of(const Option& option) {
  if (option.is_argument()) return {};
  Words names{option.name};
  if (!option.letter.empty()) names.push_back(option.letter);
  return names;
}

}  // namespace aicarbon::cli::reference
