// The stated values of a job: numbers with units and ranges, texts, choices, each with its location. Absent stays
// absent.
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
  bool independent = false;  ///< whether it is drawn independently for each use
  std::string unit;          ///< unit of the field, for display
  std::string citation;      ///< `source` as the user stated it
  std::string written;
  Location at;
};

template <Dim D>
struct Stated : StatedValue {};

/// A value that the job may state. Structs of values that become facts are written once, for both forms: S<Given> as stated,
/// S<Fact> as resolved (fact.hpp).
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
  bool known = false;  ///< false if the field is absent, or contains another word, which has been reported
  Location at;
};

}  // namespace aicarbon
