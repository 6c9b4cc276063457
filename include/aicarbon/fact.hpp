// A fact: a value with its source, or the reason why there is none.
#pragma once

#include <aicarbon/choices.hpp>
#include <aicarbon/sheet.hpp>

#include <memory>
#include <string>
#include <utility>

namespace aicarbon {

/// Why a value is missing: either it is unknown but needed, or it does not apply. `reason` says why, in words.
struct Missing {
  LineState state = LineState::not_estimated;
  std::string reason;
};

/// A value with its source, or the reason why there is none. Copies share the value in memory.
struct FactValue {
  std::shared_ptr<const Input> input;
  Missing missing;

  explicit operator bool() const { return input != nullptr; }
  double best() const { return input->value.best; }
};

template <Dim D>
struct Fact : FactValue {};

template <Dim D>
Fact<D> known(Input input) {
  return {{std::make_shared<const Input>(std::move(input)), {}}};
}
template <Dim D>
Fact<D> unknown(std::string reason) {
  return {{nullptr, {LineState::not_estimated, std::move(reason)}}};
}
template <Dim D>
Fact<D> not_applicable(std::string reason) {
  return {{nullptr, {LineState::not_applicable, std::move(reason)}}};
}

}  // namespace aicarbon
