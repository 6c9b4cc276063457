// Resolves the techniques of a phase, which are rows of the techniques table or stated in the job, in the order in
// which they apply.
#include "catalog/names.hpp"
#include "inventory/context.hpp"
#include "inventory/precision.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

bool measured_at_16_bit(const TechniqueFacts& t) { return t.baseline.find("bf16") != std::string::npos; }

// The stated precision of planned work, if it has fewer than 16 bits.
std::optional<Precision> low_precision(const Phase& phase) {
  const auto* work = phase.activity ? activity::planned_work(phase.activity->kind) : nullptr;
  if (work == nullptr || !work->precision || row_of(work->precision->value).bytes >= 2) return std::nullopt;
  return work->precision->value;
}

}  // namespace

std::vector<TechniqueFacts> resolve_techniques(const Context& c, const Phase& phase) {
  std::vector<TechniqueFacts> list;
  const CatalogTable& table = c.catalog.table("techniques");
  const std::string_view use = phase.name.value;
  for (const TextOr<StatedTechnique>& technique : phase.techniques) {
    const Text* name = technique.text                               ? &*technique.text
                       : technique.object && technique.object->name ? &*technique.object->name
                                                                    : nullptr;
    if (name == nullptr) continue;  // an error was already reported
    const std::string path = fmt::format("/phases/{}/techniques/{}", use, name->value);
    const CatalogRow* row = table.find(name->value);
    const StatedTechnique* own = technique.object.get();
    if (row == nullptr && (own == nullptr || !own->energy)) {
      c.error(diag::unknown_technique, fmt::format("unknown technique \"{}\"", name->value),
              catalog::name_help(
                  c.catalog,
                  {name->value,
                   {"techniques"},
                   {},
                   "`aicarbon catalog list techniques` lists all techniques; or state {\"name\": …, \"energy\": 0.7}"}),
              name->at);
      continue;
    }
    TechniqueFacts t;
    t.name = name->value;
    if (row != nullptr) {
      t.resource = table.text(*row, "resource");
      t.baseline = table.text(*row, "baseline");
      if (auto energy = from_catalog(c.catalog, "techniques", row->id(), "energy", path + "/energy"))
        t.energy = known<dim::one>(std::move(*energy));
      if (auto time = from_catalog(c.catalog, "techniques", row->id(), "time", path + "/time"))
        t.time = known<dim::one>(std::move(*time));
    }
    if (own != nullptr && own->resource) t.resource = own->resource->value;
    if (own != nullptr && own->energy) t.energy = stated(*own->energy, use);
    if (own != nullptr && own->time) t.time = stated(*own->time, use);
    if (!t.time) t.time = t.energy;  // power hardly changes, so a technique that saves energy saves as much time
    t.citation = t.energy.input->citation;
    if (const auto precision = low_precision(phase); precision && measured_at_16_bit(t))
      c.note(diag::same_resource,
             fmt::format("the phase already computes in {}, but the effect of \"{}\" is relative to {}",
                         word(*precision), t.name, t.baseline),
             "remove the technique, or \"precision\"", name->at);
    for (const TechniqueFacts& other : list)
      if (other.name == t.name && (t.resource.empty() || other.resource != t.resource))
        c.note(diag::same_resource, fmt::format("\"{}\" is listed twice, and its gain counts twice", t.name),
               "remove one of them, or give the other a name of its own", name->at);
      else if (!t.resource.empty() && other.resource == t.resource)
        c.note(diag::same_resource,
               fmt::format("\"{}\" and \"{}\" both save the resource \"{}\": their gains cannot be multiplied",
                           other.name, t.name, t.resource),
               "keep the one with the larger effect, or state their joint effect", name->at);
    list.push_back(std::move(t));
  }
  return list;
}

}  // namespace aicarbon::inventory
