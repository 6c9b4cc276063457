// Work told by its count, while it is resolved: what the files of this folder share. model.cpp and device.cpp say what it runs on; each
// kind of work has a file of its own; work.cpp lists the kinds. What the job leaves out comes from the catalog or a default rule;
// nothing is computed here.
#pragma once

#include "inventory/context.hpp"

namespace aicarbon::inventory {

struct Work {
  const Context& context;
  const Activity& activity;  ///< what the job says
  const HardwareFacts& hardware;
  const std::optional<Stated<dim::time>>& fleet_duration;  ///< of the fleet it runs on
  std::string_view use;                                    ///< the phase
  WorkFacts facts = {};                                    ///< what it comes to

  void error(diag::Code code, std::string message, std::string help, const Location& at) const {
    context.error(code, std::move(message), std::move(help), at);
  }
};

/// Where the user can state a field of the activity.
std::string path_of(const Work& work, std::string_view field);

/// What the job says, if it says it.
template <Dim D>
void take(const Work& work, Fact<D>& fact, const std::optional<Stated<D>>& value) {
  if (value) fact = stated(*value, work.use);
}
/// What the job says, else a default rule.
template <Dim D>
void take(const Work& work, Fact<D>& fact, const std::optional<Stated<D>>& value, std::string_view rule,
          std::string_view field) {
  fact = value ? stated(*value, work.use) : assumed<D>(work.context, rule, path_of(work, field));
}

/// Whether an energy is measured: what it follows from is not asked for.
bool energy_is_measured(const Activity& activity);

// --- the model (model.cpp) -----------------------------------------------------------------------------------------------------------

void resolve_model(Work& work);
/// Whether a model is told, or an error.
bool has_model(const Work& work);
/// An error where the model does not tell a number that the kind of work asks for.
void needs(const Work& work, const Fact<dim::one>& fact, std::string_view key);
/// "moe" of a mixture of experts, else "dense": as the tables of classes have it.
std::string_view kind_of(const ModelFacts& model);

// --- the device (device.cpp) ---------------------------------------------------------------------------------------------------------

void resolve_device(Work& work);
bool on_accelerator(const Work& work);
/// The dense peak of the device that a precision is computed at.
Fact<dim::flop_rate> dense_peak(const Work& work, std::string_view precision);
/// A peak is asked for: none at this precision is an error, never another precision's.
void needs_peak(const Work& work);
/// Whether a row of a table of classes is for this accelerator: one of its words stands in the id, or it is for any.
bool is_for(std::string_view families, std::string_view accelerator);

// --- the kinds -----------------------------------------------------------------------------------------------------------------------

void resolve_training(Work& work);
void resolve_serving(Work& work);
void resolve_media(Work& work);
void resolve_ranking(Work& work);
void resolve_items(Work& work);

}  // namespace aicarbon::inventory
