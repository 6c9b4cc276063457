// The figures of a model: its outputs with their estimates, found by key.
#pragma once

#include <aicarbon/report.hpp>

#include "lifecycle/formulate.hpp"
#include "study/study.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// The outputs of a model with their estimates: best values at first, ranges once they are sampled. The outputs of a
/// phase are searched separately from all others, so that the search does not slow down with the number of phases.
class Figures {
 public:
  /// `model` must outlive this object, and its outputs must not change.
  Figures(const lifecycle::Model& model, std::size_t phases);

  /// Sets the estimate of an output, by its index in the model.
  void set(std::size_t output, const study::Estimate& estimate) { estimates_[output] = estimate; }

  /// An output of the whole job, multiplied by `scale`; nothing if there is none with this key.
  std::optional<Figure> of_job(std::string_view key, double scale = 1) const { return find(0, key, scale); }
  /// An output of a phase, multiplied by `scale`; nothing if the phase has none with this key.
  std::optional<Figure> of_phase(std::size_t phase, std::string_view key, double scale = 1) const {
    return find(phase + 1, key, scale);
  }

 private:
  std::optional<Figure> find(std::size_t group, std::string_view key, double scale) const;

  const std::vector<lifecycle::Output>& outputs_;
  std::vector<study::Estimate> estimates_;
  // The indices of outputs, sorted by group and then by key; equal keys keep their order. Group 0 is the whole job, and
  // group i + 1 is phase i.
  std::vector<std::size_t> order_;
  std::vector<std::size_t> first_;  // where each group begins in `order_`, and the end of the last one
};

}  // namespace aicarbon::report
