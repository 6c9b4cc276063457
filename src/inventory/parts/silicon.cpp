// Resolves the silicon of a die or an interposer: process, gases, fab, yield and wafer.
#include "inventory/parts/bill.hpp"

#include "catalog/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aicarbon::inventory {
namespace {

// The id of a row in the fab_nodes table: "5nm" for "5 nm", "N5" and "5nm". "interposer" is an id too.
std::string process_id(std::string_view text) {
  if (text == "interposer") return std::string(text);
  std::string digits;
  for (const char c : text)
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  return digits + "nm";
}

void defects(const BillInput& in, const BillRow& row, PartFacts& f) {
  const StatedYield* y = row.stated != nullptr && row.stated->yield ? &*row.stated->yield : nullptr;
  if (y != nullptr && y->value) {
    f.yield_model = YieldModel::stated;
    f.yield = stated(*y->value, in.use);
    return;
  }
  const DefectModel model = y != nullptr && y->model ? y->model->value : DefectModel::negative_binomial;
  f.yield_model = model == DefectModel::poisson  ? YieldModel::poisson
                  : model == DefectModel::murphy ? YieldModel::murphy
                                                 : YieldModel::negative_binomial;
  if (row.process == "interposer") {  // the published defect density refers to the metal area, which is not published
    f.yield_model = YieldModel::stated;
    f.yield = exactly(1, row.path + "/yield");
    return;
  }
  f.defect_density = y != nullptr && y->defect_density ? stated(*y->defect_density, in.use)
                                                       : assumed<dim::per_area>(in.context, "part/defect_density",
                                                                                row.path + "/yield/defect_density");
  if (y != nullptr && y->binning) f.binning = stated(*y->binning, in.use);
  else if (y == nullptr || !y->model)
    f.binning = assumed<dim::one>(in.context, "part/binning", row.path + "/yield/binning");
  if (f.yield_model == YieldModel::negative_binomial)
    f.alpha = y != nullptr && y->alpha ? stated(*y->alpha, in.use)
                                       : assumed<dim::one>(in.context, "part/cluster_alpha", row.path + "/yield/alpha");
}

void wafer(const BillInput& in, const BillRow& row, PartFacts& f) {
  const StatedPart* s = row.stated;
  if (s != nullptr && s->wafer && s->wafer->text) {
    if (s->wafer->text->value != "none")
      in.error(diag::unknown_choice, row,
               fmt::format("\"wafer\" must be an object or \"none\", not \"{}\"", s->wafer->text->value), {});
    f.cut_from_wafer = false;
    return;
  }
  const StatedWafer* w = s != nullptr && s->wafer && s->wafer->object ? &*s->wafer->object : nullptr;
  const auto length = [&](const std::optional<Stated<dim::length>>* given, std::string_view rule,
                          std::string_view key) {
    return given != nullptr && *given
               ? stated(**given, in.use)
               : assumed<dim::length>(in.context, rule, fmt::format("{}/wafer/{}", row.path, key));
  };
  f.wafer = length(w != nullptr ? &w->diameter : nullptr, "part/wafer_diameter", "diameter");
  f.edge = length(w != nullptr ? &w->edge : nullptr, "part/edge_exclusion", "edge");
  f.kerf = length(w != nullptr ? &w->kerf : nullptr, "part/kerf", "kerf");
}

}  // namespace

bool resolve_silicon(const BillInput& in, const BillRow& row, PartFacts& f) {
  if (row.process.empty()) {
    f.missing.reason = "the process node of the die is unknown: state \"process\"";
    return false;
  }
  const std::string node = process_id(row.process);
  const auto column = [&](std::string_view name) {
    return row.assumed_process ? assume_row(in.context.catalog, "fab_nodes", node, name, row.path + "/process")
                               : *from_catalog(in.context.catalog, "fab_nodes", node, name, row.path + "/process");
  };
  if (in.context.catalog.find("fab_nodes", node) == nullptr) {
    std::vector<std::string_view> names;
    for (const CatalogRow& other : in.context.catalog.table("fab_nodes").rows) names.push_back(other.cell(0));
    const std::string all = fmt::format("the processes in the fab_nodes table: {}", fmt::join(names, ", "));
    in.error(diag::unknown_choice, row, fmt::format("unknown process \"{}\" of part \"{}\"", row.process, row.name),
             catalog::name_help(in.context.catalog, {node, {"fab_nodes"}, {}, all}));
    return false;
  }
  f.fab_energy = known<dim::energy_per_area>(column("energy_kwh_per_cm2"));
  f.gas95 = known<dim::co2e_per_area>(column("gas95_g_per_cm2"));
  f.gas99 = known<dim::co2e_per_area>(column("gas99_g_per_cm2"));
  f.materials = known<dim::co2e_per_area>(column("materials_g_per_cm2"));
  const StatedPart* s = row.stated;
  f.abatement = s != nullptr && s->abatement ? stated(*s->abatement, in.use)
                                             : assumed<dim::one>(in.context, "part/abatement", row.path + "/abatement");
  if (f.abatement.best() < 0.95 || f.abatement.best() > 0.99)
    in.error(
        diag::out_of_domain, row,
        fmt::format(
            "part \"{}\": an abatement of {} is outside 0.95 … 0.99, the range for which emissions of process gases are known",
            row.name, f.abatement.best()),
        "the fab_nodes table has the emissions of process gases at an abatement of 95 % and 99 %");
  f.fab = resolve_fab(in, row);
  defects(in, row, f);
  wafer(in, row, f);
  return true;
}

Fact<dim::intensity> resolve_fab(const BillInput& in, const BillRow& row) {
  const StatedPart* s = row.stated;
  if (s != nullptr && s->fab && s->fab->text) return place_intensity(in.context, *s->fab->text, row.path + "/fab");
  if (s != nullptr && s->fab && s->fab->object && s->fab->object->intensity)
    return stated(*s->fab->object->intensity, in.use);
  return known<dim::intensity>(
      assume_row(in.context.catalog, "grids", "TWN", "intensity_g_per_kwh", row.path + "/fab"));
}

}  // namespace aicarbon::inventory
