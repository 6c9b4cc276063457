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

/// The outputs of a model with their estimates: best values at first, ranges once they are sampled. Those of a phase
/// are found among the outputs of that phase alone, so that the search does not slow down with the number of phases.
class Figures {
 public:
  /// `model` must outlive this and keep its outputs.
  Figures(const lifecycle::Model& model, std::size_t phases);

  /// Sets the estimate of an output, by its index in the model.
  void set(std::size_t output, const study::Estimate& estimate) { estimates_[output] = estimate; }

  /// An output of the whole job, times `scale`; nothing if there is none with this key.
  std::optional<Figure> of_job(std::string_view key, double scale = 1) const { return find(0, key, scale); }
  /// An output of a phase; nothing if it has none with this key.
  std::optional<Figure> of_phase(std::size_t phase, std::string_view key, double scale = 1) const {
    return find(phase + 1, key, scale);
  }

 private:
  std::optional<Figure> find(std::size_t group, std::string_view key, double scale) const;

  const std::vector<lifecycle::Output>& outputs_;
  std::vector<study::Estimate> estimates_;
  std::vector<std::size_t>
      order_;  // outputs by group, then by key; of equal keys the first comes first; group 0 is the whole job, group i + 1 is phase i
  std::vector<std::size_t> first_;  // where each group begins in order_, and the end of the last one
};

}  // namespace aicarbon::report
