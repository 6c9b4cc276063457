// The stated values of a job: numbers with units and ranges, texts, choices, each with its location. A value that is
// not stated stays absent.
#pragma once

#include <aicarbon/choices.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/sheet.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A value stated by the user, in base units. Without `low` and `high`, it is exact. `written` is the text as typed.
struct StatedValue {
  Uncertain value;
  bool independent = false;  ///< whether the value is drawn independently for each use
  std::string unit;          ///< unit of the field, for display
  std::string citation;      ///< text of `source` as the user stated it
  std::string written;
  Location at;
};

template <Dim D>
struct Stated : StatedValue {};

/// A value that the job may state. A struct of values that become facts is written once, for two forms: S<Given> has
/// the values as stated, and S<Fact> has them as resolved (fact.hpp).
template <Dim D>
using Given = std::optional<Stated<D>>;

struct Text {
  std::string value;
  Location at;
};

struct TextList {
  std::vector<Text> items;
  Location at;
};

/// Either a text (a name, a catalog id, "none") or an object. Copies share the object.
template <class T>
struct TextOr {
  std::optional<Text> text;
  std::shared_ptr<const T> object;
  Location at;
};

/// One of the words of E (choices.hpp).
template <class E>
struct Choice {
  E value{};
  bool known = false;  ///< false if the field is absent, or contains an unknown word, which has been reported
  Location at;
};

}  // namespace aicarbon
