// The fields of a phase, with techniques and growth. The fields of its activity are in ../activity. See fields.hpp.
#include "workload/activity/kinds.hpp"
#include "workload/codecs.hpp"
#include "workload/faults.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array technique_fields{
    field<&StatedTechnique::name>({.name = "name",
                                   .doc = "name of the technique: an id in the techniques table, or any other name",
                                   .example = "\"fp8-large-batch\"",
                                   .required = true}),
    field<&StatedTechnique::energy>({.name = "energy",
                                     .doc = "multiplier on energy; if absent, that of the techniques table",
                                     .unit = "1",
                                     .example = "0.7",
                                     .positive = true}),
    field<&StatedTechnique::time>(
        {.name = "time",
         .doc = "multiplier on device time; if absent, that of the techniques table, or else equal to \"energy\"",
         .unit = "1",
         .example = "0.8",
         .positive = true}),
    field<&StatedTechnique::resource>(
        {.name = "resource",
         .doc =
             "resource that the technique saves; the gains of two techniques that save the same resource cannot be multiplied",
         .example = "\"weights\""}),
};

constexpr std::array growth_fields{
    field<&StatedGrowth::per>({.name = "per",
                               .doc = "length of a period",
                               .unit = "years",
                               .example = "\"1 year\"",
                               .required = true,
                               .positive = true}),
    field<&StatedGrowth::demand>({.name = "demand",
                                  .doc = "demand in a period, divided by that in the previous period",
                                  .unit = "1",
                                  .example = "1.5",
                                  .required = true,
                                  .positive = true}),
    field<&StatedGrowth::efficiency>(
        {.name = "efficiency",
         .doc = "energy and device time per unit of work, divided by those of the previous period",
         .unit = "1",
         .example = "0.8",
         .required = true,
         .positive = true}),
    field<&StatedGrowth::periods>({.name = "periods",
                                   .doc = "number of periods; the first period is the phase as stated",
                                   .unit = "1",
                                   .counts = true,
                                   .example = "3",
                                   .required = true,
                                   .positive = true}),
};

constexpr std::array phase_fields{
    field<&Phase::name>({.name = "name",
                         .doc = "unique name, which is part of every path of the phase",
                         .example = "\"final run\"",
                         .required = true}),
    field<&Phase::kind>({.name = "kind",
                         .doc = "kind of phase: data, experimentation, training, fine-tuning, inference or fleet",
                         .example = "\"training\"",
                         .required = true}),
    field<&Phase::site>(
        {.name = "site",
         .doc =
             "where the phase runs: a name in \"sites\" of the job, a grid or cloud region in the catalog, or an object",
         .example = "\"jean-zay\""}),
    field<&Phase::hardware>(
        {.name = "hardware",
         .doc =
             "machines of the phase: a name in \"hardware\" of the job, a server or accelerator in the catalog, an object, or \"none\"",
         .example = "\"node\""}),
    field<&Phase::runs_on>({.name = "runs_on",
                            .doc = "name of a phase of kind fleet, whose site and hardware this phase uses",
                            .example = "\"fleet-a\""}),
    field<&Phase::only>(
        {.name = "only",
         .doc = "stages or emission sources to include, with all others left out; replaces the list of the job",
         .example = "[\"operation\"]"}),
    field<&Phase::except>({.name = "except",
                           .doc = "stages or emission sources to leave out; replaces the list of the job",
                           .example = "[\"construction\"]"}),
    field<&Phase::period>(
        {.name = "period",
         .doc = "when the work was done: 2024, 2024-03, 2024-03-15, or two of these with a slash between them",
         .example = "\"2022\""}),
    field<&Phase::charge_idle>(
        {.name = "charge_idle",
         .doc = "true to charge the idle electricity of unallocated hours as well, according to utilization"}),
    field<&Phase::activity>(
        {.name = "activity",
         .doc =
             "the work that was done or is planned: an object in which one key names the activity, such as \"energy\", \"device_time\" or \"tokens\"",
         .example = "{\"device_time\": \"1082990 h\"}",
         .required = true}),
    field<&Phase::techniques>(
        {.name = "techniques",
         .doc =
             "techniques in the order in which they apply: ids in the techniques table, or {name, energy, time, resource}",
         .example = "[\"fp8-large-batch\"]"}),
    field<&Phase::growth>({.name = "growth",
                           .doc = "growth of demand and efficiency over periods: {per, demand, efficiency, periods}",
                           .example = "{\"per\": \"1 year\", \"demand\": 1.5, \"efficiency\": 0.8, \"periods\": 3}"}),
    field<&Phase::description>({.name = "description", .doc = "free text; not interpreted"}),
};

}  // namespace

std::span<const Field> Table<StatedTechnique>::fields() { return technique_fields; }
std::span<const Field> Table<StatedGrowth>::fields() { return growth_fields; }
std::span<const Field> Table<Phase>::fields() { return phase_fields; }

}  // namespace aicarbon::json

namespace aicarbon::workload {
namespace {

// The kinds of activity in words: "specify one of energy, device_time, …, or an amount of work: tokens, …".
std::string kinds_in_words() {
  std::string done;
  std::string planned;
  for (const ActivityKind& kind : activity_kinds()) {
    std::string& list = activity::planned_work(kind.make()) != nullptr ? planned : done;
    list += (list.empty() ? "" : ", ") + std::string(kind.key);
  }
  return fmt::format("specify one of {}, or an amount of work: {}", done, planned);
}

// The work of making a model is no inference, and the use of a model is no training. Data may be made by a model, and
// experiments may do any work.
void check_purpose(const Activity& a, const Phase& phase, Faults& faults) {
  const PhaseKind kind = phase.kind.value;
  const auto error = [&](std::string_view key, std::string_view other, std::string help) {
    faults.add(diag::conflict, fmt::format("\"{}\" states {}, but this phase is of kind {}", key, other, word(kind)),
               std::move(help), a.at);
  };
  std::visit(
      [&]<class Work>(const Work&) {
        if constexpr (requires { Work::in_use; })
          if (kind == PhaseKind::inference)
            error(Work::key, "the training of a model",
                  fmt::format("state {}; \"kind\": \"training\" is only for tokens that a model was trained on",
                              Work::in_use));
        if constexpr (requires { Work::in_making; })
          if (kind == PhaseKind::training || kind == PhaseKind::fine_tuning)
            error(Work::key, "the use of a model",
                  fmt::format(
                      "state {}, or set \"kind\": \"inference\"; \"data\" for training data that a model generates",
                      Work::in_making));
      },
      a.kind);
}

void check_activity(const Activity& a, const Phase& phase, Faults& faults) {
  const bool at_fault = std::holds_alternative<std::monostate>(a.kind);
  if (at_fault && !faults.unknown_key_inside(a.at.path) && !faults.reported(diag::two_activities, a.at.path) &&
      !faults.reported(diag::no_activity, a.at.path))
    faults.add(diag::no_activity, fmt::format("phase \"{}\" has no activity", phase.name.value), kinds_in_words(),
               a.at);
  if (at_fault) return;
  check_activity(a.kind, faults);
  if (phase.kind.known) check_purpose(a, phase, faults);
  const bool machines = std::holds_alternative<activity::Machines>(a.kind);
  const bool fleet = phase.kind.value == PhaseKind::fleet;
  if (phase.kind.known && fleet && !machines)
    faults.add(diag::conflict, "a fleet needs \"machines\" and \"duration\"",
               "use {\"machines\": …, \"duration\": …}, or another kind of phase", a.at);
  if (phase.kind.known && !fleet && machines)
    faults.add(diag::conflict,
               fmt::format("\"machines\" and \"duration\" describe a fleet, but this phase is of kind {}",
                           word(phase.kind.value)),
               "set \"kind\": \"fleet\", or state \"device_time\"", a.at);
  if (phase.charge_idle && activity::device_hours(a.kind) == nullptr)
    faults.add(diag::conflict, "\"charge_idle\" applies only to \"device_time\", \"runs\" and \"online\"",
               "remove \"charge_idle\"; a fleet always counts its unallocated hours", a.at);
}

}  // namespace

void check(const Phase& phase, Faults& faults) {
  check_period(phase.period, faults);
  if (phase.activity) check_activity(*phase.activity, phase, faults);
  check_boundary(phase.only, phase.except, faults);
  if (phase.site && phase.site->object) check(*phase.site->object, faults);
  if (phase.hardware && phase.hardware->object) check(*phase.hardware->object, faults);
}

}  // namespace aicarbon::workload
