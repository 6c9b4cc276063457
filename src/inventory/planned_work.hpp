// Resolves what all kinds of planned work have in common. model.cpp and device.cpp find the model and the device; each
// kind has a file in activity/. What the job leaves out comes from the catalog or a default rule; no footprint is
// computed here.
#pragma once

#include "inventory/activity/activity.hpp"

namespace aicarbon::inventory {

/// Planned work while it is being resolved: what the job states, and the hardware it runs on.
struct Planning {
  const Context& context;
  const activity::PlannedWork& work;
  std::string_view key;  ///< key of the activity
  Location at;           ///< location of the activity
  const HardwareFacts& hardware;
  const Stated<dim::time>* fleet_duration;  ///< duration of the fleet that the phase runs on; null if there is none
  std::string_view use;                     ///< name of the phase

  void error(diag::Code code, std::string message, std::string help, const Location& where) const {
    context.error(code, std::move(message), std::move(help), where);
  }
};

template <class Kind>
Planning planning(const Kind& kind, const ActivityInput& in) {
  return {in.context, kind, Kind::key, in.activity.at, in.hardware, in.fleet_duration, in.use()};
}

/// Resolves what all kinds of planned work share: model, precision, device and, if stated, a measured throughput.
PlannedFacts planned_facts(const Planning& planning);

/// The path at which the user can state a field of the activity.
std::string path_of(const Planning& planning, std::string_view field);

/// The stated value, or else the value of a default rule.
template <Dim D>
Fact<D> stated_or(const Planning& p, const std::optional<Stated<D>>& value, std::string_view rule,
                  std::string_view field) {
  return value ? stated(*value, p.use) : assumed<D>(p.context, rule, path_of(p, field));
}

// --- the model (model.cpp) -----------------------------------------------------------------------------------------------------------

ModelFacts resolve_model(const Planning& planning);
/// The row of a model that is offered only behind an API; null if the name is of another model, or of none.
const CatalogRow* closed_model(const Catalog& catalog, std::string_view name);
/// Whether the model of the activity is known; reports an error if the activity names none.
bool has_model(const Planning& planning, const ModelFacts& model);
/// Whether the model writes text; otherwise reports an error that names the amounts to state `instead`.
bool writes_text(const Planning& planning, const ModelFacts& model, std::string_view instead);
/// Reports an error if the model lacks a number that the kind of work needs.
void needs(const Planning& planning, const ModelFacts& model, const Fact<dim::one>& fact, std::string_view key);
/// "moe" for a mixture of experts, which a token uses in part, otherwise "dense", as in the mfu and rooflines tables.
std::string_view kind_of(const ModelFacts& model);

// --- the device (device.cpp) ---------------------------------------------------------------------------------------------------------

/// Resolves the memory, bandwidth and peak of the device, at the precision of the work.
DeviceFacts resolve_device(const Planning& planning, Precision precision);
bool on_accelerator(const Planning& planning);
/// The dense peak of the device at a precision.
Fact<dim::flop_rate> dense_peak(const Planning& planning, Precision precision);
/// Reports an error unless the dense peak at the precision of the work is known. The peak at another precision is never
/// used instead.
void needs_peak(const Planning& planning, const PlannedFacts& facts);
/// Reports an error unless the memory bandwidth of the device is known. To be called after `needs_peak`, which reports a
/// missing accelerator unless the job states the peak.
void needs_bandwidth(const Planning& planning, const PlannedFacts& facts);
/// Whether a row for a class of devices applies to this accelerator: one of the words in `families` is part of the id
/// of the accelerator, or the row applies to every accelerator.
bool is_for(std::string_view families, std::string_view accelerator);

}  // namespace aicarbon::inventory
