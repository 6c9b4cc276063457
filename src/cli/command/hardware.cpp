// aicarbon hardware MACHINE: prints the embodied carbon of a machine as a tree of parts.
#include "cli/command/commands.hpp"
#include "cli/io/files.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "inventory/machine.hpp"
#include "report/hardware.hpp"

namespace aicarbon::cli {
namespace of_hardware {

constexpr Option machine{
    .name = "MACHINE",
    .help =
        "id or name of an accelerator, an instance of a cloud, or a machine with a bill of materials in the catalog, or a file with parts (.json, or - for standard input)",
    .offers = Offers::files,
    .required = true};
constexpr Option against{
    .name = "--against",
    .help = "list the results of other published footprint models for the same machine, and why they differ"};
constexpr Option own[] = {machine, against};
constexpr Options listed[] = {own, options::document<hardware_formats>, options::sampling, options::overlays,
                              options::screen};

// A file is recognized by its extension and not by a slash, because ids may contain slashes too (node/…).
bool is_file(std::string_view name) { return name == "-" || name.ends_with(".json"); }

Result<HardwareFacts> facts_of(const std::string& name, const Catalog& catalog) {
  if (!is_file(name)) return inventory::catalog_machine(name, catalog);
  auto source = read_file(name);
  if (!source) return std::move(source.notes);
  return inventory::read_machine(*source, catalog);
}

Outcome run(const Request& request) {
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  const auto facts = facts_of(request.text(machine), *catalog);
  if (!facts) return failure(facts.notes);
  const EstimateOptions o = options::sampling_of(request);
  HardwareReport tree = report::summarize_machine(*facts, *catalog, {o.samples, o.seed, o.threads});
  if (request.flag(against)) tree.against = report::figures_of_models(*facts, *catalog);
  for (const Diagnostic& d : facts.notes)
    tree.warnings.push_back(
        {{d.code}, d.severity == Severity::note ? "note" : "warning", d.message, d.help, d.at.path});
  auto warnings = messages_of(tree.warnings, request.text(machine));
  return {.document = document(std::move(tree), hardware_formats()),
          .messages = catalog.notes,
          .warnings = std::move(warnings)};
}

}  // namespace of_hardware

const Command hardware_command{"hardware",
                               "break down the embodied carbon of a machine by part, next to published figures",
                               "  aicarbon hardware nvidia-h100-sxm5-80gb\n"
                               "  aicarbon hardware machine.json --format json\n",
                               of_hardware::listed, of_hardware::run};

}  // namespace aicarbon::cli
