// aicarbon hardware ID|FILE: the tree of a machine's embodied carbon.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "inventory/machine.hpp"
#include "report/hardware.hpp"

#include <algorithm>

namespace aicarbon::cli {
namespace {

// A file is told by its ending: ids hold slashes too (node/…).
bool is_file(std::string_view name) { return name == "-" || name.ends_with(".json"); }

int run_hardware(const std::string& name, bool against, const Options& o) {
  Diagnostics out;
  const auto catalog = load_catalog(o, out);
  if (!catalog) return report(out, o);
  std::optional<HardwareFacts> facts;
  if (is_file(name)) {
    if (const auto source = read_file(name, out)) facts = inventory::read_machine(*source, *catalog, out);
  } else {
    facts = inventory::catalog_machine(name, *catalog, out);
  }
  if (!facts) return report(out, o);
  const EstimateOptions options = estimate_options(o);
  HardwareReport tree = report::summarize_machine(*facts, *catalog, {options.samples, options.seed, options.threads});
  if (against) tree.against = report::other_models(*facts, *catalog);
  for (const Diagnostic& d : out)
    tree.warnings.push_back(
        {code_name(d.code), d.severity == Severity::note ? "note" : "warning", d.message, d.help, d.at.path});
  return deliver(tree, hardware_formats(), o, out);
}

}  // namespace

void add_hardware(CLI::App& command, Options& o, std::function<int()>& run) {
  auto name = std::make_shared<std::string>();
  command
      .add_option("MACHINE", *name,
                  "an accelerator or machine of the catalog that has a bill, or a file with parts (.json, -)")
      ->type_name("")
      ->required();
  auto against = std::make_shared<bool>(false);
  command.add_flag("--against", *against, "list what other published models say of the same machine, and why");
  add_sampling_options(command, o);
  add_catalog_option(command, o);
  add_output_options(command, o, hardware_formats());
  run = [name, against, &o] { return run_hardware(*name, *against, o); };
}

}  // namespace aicarbon::cli
