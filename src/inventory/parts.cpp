// A bill of materials from a job or the catalog → parts; every missing value has a reason.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace aicarbon::inventory {
namespace {

constexpr double reticle_mm2 = 858;  // 26 mm x 33 mm, the field of one exposure

// "5 nm", "N5", "5nm" → the id of a row: "5nm"; "interposer" is one too.
std::string process_id(std::string_view text) {
  if (text == "interposer") return std::string(text);
  std::string digits;
  for (const char c : text)
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  return digits + "nm";
}

bool is_memory_of_accelerators(std::string_view kind) { return kind.starts_with("hbm") || kind.starts_with("gddr"); }

// The content of a row of a bill, from a job or the catalog.
struct Row {
  std::string name, kind, part, process, path, source;
  Location at;
  Fact<dim::one> count;
  Fact<dim::area> area;
  Fact<dim::data> capacity;
  Fact<dim::mass> mass;
  Fact<dim::co2e> embodied;
  std::vector<Text> holds;
  std::optional<NodeSide> side;
  const StatedPart* stated = nullptr;  ///< for a job
};

class Bill {
 public:
  Bill(const Context& context, std::string_view use, std::vector<std::string> inside)
      : c_(context), use_(use), inside_(std::move(inside)) {}

  std::vector<PartFacts> of_job(const std::vector<StatedPart>& stated_parts, const std::string& path) {
    std::vector<Row> rows;
    for (const StatedPart& p : stated_parts) {
      Row r;
      r.name = p.name.value;
      r.kind = p.kind ? p.kind->value : std::string{};
      r.part = p.part ? p.part->value : std::string{};
      r.process = p.process ? p.process->value : std::string{};
      r.path = fmt::format("{}/{}", path, p.name.value);
      r.source = p.source ? p.source->value : std::string{};
      r.at = p.at;
      r.count = p.count ? stated(*p.count, use_) : one(r.path + "/count");
      if (p.area) r.area = stated(*p.area, use_);
      if (p.capacity) r.capacity = stated(*p.capacity, use_);
      if (p.mass) r.mass = stated(*p.mass, use_);
      if (p.embodied) r.embodied = stated(*p.embodied, use_);
      if (p.holds) r.holds = p.holds->items;
      if (p.side) r.side = p.side->value;
      r.stated = &p;
      rows.push_back(std::move(r));
    }
    return resolve(rows);
  }

  std::vector<PartFacts> of_catalog(std::string_view bill, const std::string& path) {
    const CatalogTable& bills = c_.catalog.table("bills");
    std::vector<Row> rows;
    for (const CatalogRow& row : bills.rows) {
      if (bills.text(row, "bill") != bill) continue;
      Row r;
      r.name = bills.text(row, "name");
      r.kind = bills.text(row, "kind");
      r.part = bills.text(row, "part");
      r.process = bills.text(row, "process");
      r.path = path + "/" + r.name;
      r.source = c_.catalog.citation(bills.text(row, "source"));
      r.at.path = r.path;
      r.side = from_word<NodeSide>(bills.text(row, "side"));
      if (auto count = from_catalog(c_.catalog, "bills", row.id(), "count", r.path + "/count"))
        r.count = known<dim::one>(std::move(*count));
      amount(r, row);
      std::istringstream names{std::string(bills.text(row, "holds"))};
      for (std::string name; names >> name;) r.holds.push_back({name, r.at});
      rows.push_back(std::move(r));
    }
    return resolve(rows);
  }

 private:
  Fact<dim::one> one(std::string path) const {
    Input input;
    input.id = path;
    input.value = {1, 1, 1};
    input.unit = "1";
    input.origin = Origin::derived;
    input.path = std::move(path);
    return known<dim::one>(std::move(input));
  }

  // The amount of a catalog row, by the dimension of its unit.
  void amount(Row& r, const CatalogRow& row) const {
    const auto unit = c_.catalog.table("bills").text(row, "unit");
    auto input = from_catalog(c_.catalog, "bills", row.id(), "amount", r.path);
    if (!input || unit.empty()) return;
    if (unit.ends_with("m2")) r.area = known<dim::area>(std::move(*input));
    else if (unit == "GB") r.capacity = known<dim::data>(std::move(*input));
    else if (unit == "kg") r.mass = known<dim::mass>(std::move(*input));
  }

  std::vector<PartFacts> resolve(const std::vector<Row>& rows) {
    std::vector<PartFacts> parts;
    for (const Row& row : rows) parts.push_back(part(row));
    hold(rows, parts);
    return parts;
  }

  void error(diag::Code code, const Row& row, std::string message, std::string help) const {
    c_.error(code, std::move(message), std::move(help), row.at);
  }

  PartFacts part(const Row& row) {
    PartFacts f;
    f.name = row.name;
    f.kind = row.kind;
    f.source = row.source;
    f.count = row.count;
    f.area = row.area;
    f.capacity = row.capacity;
    if (row.stated != nullptr && row.stated->density) f.density = stated(*row.stated->density, use_);
    f.mass = row.mass;
    f.each = row.embodied;
    if (!row.part.empty() && c_.catalog.find("parts", row.part) == nullptr) return inner_bill(row, std::move(f));
    if (row.kind == "die") die(row, f);
    else if (row.kind.starts_with("package-")) package(row, f);
    else if (row.kind == "stated") {
      f.method = "stated";
      if (!row.embodied)
        error(diag::missing_field, row, fmt::format("part \"{}\" states no footprint", row.name),
              "add \"embodied\": \"13 kg\"");
    } else {
      factor(row, f);
    }
    f.of_accelerator = row.side ? row.side == NodeSide::accelerator
                                : f.kind == "die" || f.kind.starts_with("package") || is_memory_of_accelerators(f.kind);
    return f;
  }

  // A part that is itself a bill.
  PartFacts inner_bill(const Row& row, PartFacts f) {
    const CatalogTable& bills = c_.catalog.table("bills");
    const bool known_bill =
        std::ranges::any_of(bills.rows, [&](const CatalogRow& other) { return bills.text(other, "bill") == row.part; });
    if (!known_bill) {
      std::vector<std::string_view> names;
      for (const CatalogRow& other : c_.catalog.table("parts").rows) names.push_back(other.cell(0));
      for (const CatalogRow& other : bills.rows) names.push_back(bills.text(other, "bill"));
      std::string help = diag::did_you_mean(row.part, names);
      if (help.empty()) help = "`aicarbon catalog list parts` and `… bills` list all";
      error(diag::unknown_part, row, fmt::format("unknown part \"{}\"", row.part), help);
      return f;
    }
    if (std::ranges::find(inside_, row.part) != inside_.end()) {
      error(diag::self_reference, row, fmt::format("bill of materials \"{}\" contains itself", row.part),
            "remove it from its own rows");
      return f;
    }
    auto inside = inside_;
    inside.push_back(row.part);
    f.kind = "bill";
    f.method = fmt::format("bill of materials {}", row.part);
    f.parts = Bill(c_, use_, std::move(inside)).of_catalog(row.part, row.path);
    f.of_accelerator = row.side != NodeSide::host;
    return f;
  }

  void die(const Row& row, PartFacts& f) {
    f.method = "area × carbon per area ÷ yield";
    if (!f.area) {
      f.missing.reason = "the area of the die is unknown: state area";
      return;
    }
    if (!silicon(row, f)) return;
    const double mm2 = f.area.best() * 1e6;
    if (f.cut_from_wafer) {
      const double diameter = f.wafer.best() * 1e6 - 2 * f.edge.best() * 1e6;
      if (std::sqrt(2 * mm2) > diameter)
        error(diag::out_of_domain, row,
              fmt::format("part \"{}\": a die of {} mm2 is larger than the wafer", row.name, mm2), "is the unit mm2?");
    }
    if (mm2 > reticle_mm2 && row.kind == "die" && !(row.stated != nullptr && row.stated->stitched))
      c_.note(
          diag::above_reticle,
          fmt::format("part \"{}\": a die of {:.0f} mm2 is larger than one exposure", row.name, mm2),
          fmt::format("one exposure is {:.0f} mm2; state \"stitched\": true, or list the dies separately", reticle_mm2),
          row.at);
  }

  void package(const Row& row, PartFacts& f) {
    f.method = "(interposer + parts held + bonding) ÷ bond yield ^ pieces";
    const StatedPart* s = row.stated;
    const bool hybrid = row.kind == "package-3d";
    f.bond_yield =
        s != nullptr && s->bond_yield
            ? stated(*s->bond_yield, use_)
            : assumed<dim::one>(c_, hybrid ? "part/bond_yield_hybrid" : "part/bond_yield", row.path + "/bond_yield");
    if (row.holds.empty())
      error(diag::missing_field, row, fmt::format("package \"{}\" contains no parts", row.name),
            "add \"holds\": [\"die\", \"memory\"]");
    f.fab = fab(row);
    if (f.area)
      f.bond_energy = assumed<dim::energy_per_area>(c_, hybrid ? "part/bond_energy_hybrid" : "part/bond_energy",
                                                    row.path + "/bond_energy");
    if (hybrid) return;
    if (!f.area) {
      f.leaves_out = "its interposer is not counted, because its area is unknown: state area";
      return;
    }
    Row interposer = row;
    if (interposer.process.empty()) interposer.process = "interposer";
    silicon(interposer, f);
  }

  // Process, gases, fab, yield and wafer of silicon; false if the process is not known.
  bool silicon(const Row& row, PartFacts& f) {
    if (row.process.empty()) {
      f.missing.reason = "the process of the die is unknown: state process";
      return false;
    }
    const std::string node = process_id(row.process);
    const auto column = [&](std::string_view name) {
      return from_catalog(c_.catalog, "fab_nodes", node, name, row.path + "/process");
    };
    if (c_.catalog.find("fab_nodes", node) == nullptr) {
      std::vector<std::string_view> names;
      for (const CatalogRow& other : c_.catalog.table("fab_nodes").rows) names.push_back(other.cell(0));
      std::string help = diag::did_you_mean(node, names);
      if (help.empty()) help = fmt::format("the table fab_nodes has {}", fmt::join(names, ", "));
      error(diag::unknown_choice, row, fmt::format("unknown process \"{}\" of part \"{}\"", row.process, row.name),
            help);
      return false;
    }
    f.fab_energy = known<dim::energy_per_area>(*column("energy_kwh_per_cm2"));
    f.gas95 = known<dim::co2e_per_area>(*column("gas95_g_per_cm2"));
    f.gas99 = known<dim::co2e_per_area>(*column("gas99_g_per_cm2"));
    f.materials = known<dim::co2e_per_area>(*column("materials_g_per_cm2"));
    const StatedPart* s = row.stated;
    f.abatement = s != nullptr && s->abatement ? stated(*s->abatement, use_)
                                               : assumed<dim::one>(c_, "part/abatement", row.path + "/abatement");
    if (f.abatement.best() < 0.95 || f.abatement.best() > 0.99)
      error(diag::out_of_domain, row,
            fmt::format("part \"{}\": abatement {} is outside 0.95 … 0.99, for which process gases are known", row.name,
                        f.abatement.best()),
            "the table has gases at 95 % and 99 %");
    f.fab = fab(row);
    defects(row, f);
    wafer(row, f);
    return true;
  }

  Fact<dim::intensity> fab(const Row& row) const {
    const StatedPart* s = row.stated;
    if (s != nullptr && s->fab && s->fab->text) return place_intensity(c_, *s->fab->text, row.path + "/fab");
    if (s != nullptr && s->fab && s->fab->object && s->fab->object->intensity)
      return stated(*s->fab->object->intensity, use_);
    return known<dim::intensity>(assume_row(c_.catalog, "grids", "TWN", "intensity_g_per_kwh", row.path + "/fab"));
  }

  void defects(const Row& row, PartFacts& f) const {
    const StatedYield* y = row.stated != nullptr && row.stated->yield ? &*row.stated->yield : nullptr;
    if (y != nullptr && y->value) {
      f.yield_model = YieldModel::stated;
      f.yield = stated(*y->value, use_);
      return;
    }
    const DefectModel model = y != nullptr && y->model ? y->model->value : DefectModel::negative_binomial;
    f.yield_model = model == DefectModel::poisson  ? YieldModel::poisson
                    : model == DefectModel::murphy ? YieldModel::murphy
                                                   : YieldModel::negative_binomial;
    if (row.process ==
        "interposer") {  // the density of its defects is published for its metal area, which is not published itself
      f.yield_model = YieldModel::stated;
      f.yield = one(row.path + "/yield");
      return;
    }
    f.defect_density = y != nullptr && y->defect_density
                           ? stated(*y->defect_density, use_)
                           : assumed<dim::per_area>(c_, "part/defect_density", row.path + "/yield/defect_density");
    if (f.yield_model == YieldModel::negative_binomial)
      f.alpha = y != nullptr && y->alpha ? stated(*y->alpha, use_)
                                         : assumed<dim::one>(c_, "part/cluster_alpha", row.path + "/yield/alpha");
  }

  void wafer(const Row& row, PartFacts& f) const {
    const StatedPart* s = row.stated;
    if (s != nullptr && s->wafer && s->wafer->text) {
      if (s->wafer->text->value != "none")
        error(diag::unknown_choice, row,
              fmt::format("wafer must be an object or \"none\", not \"{}\"", s->wafer->text->value), {});
      f.cut_from_wafer = false;
      return;
    }
    const StatedWafer* w = s != nullptr && s->wafer && s->wafer->object ? &*s->wafer->object : nullptr;
    const auto length = [&](const std::optional<Stated<dim::length>>* given, std::string_view rule,
                            std::string_view key) {
      return given != nullptr && *given ? stated(**given, use_)
                                        : assumed<dim::length>(c_, rule, fmt::format("{}/wafer/{}", row.path, key));
    };
    f.wafer = length(w != nullptr ? &w->diameter : nullptr, "part/wafer_diameter", "diameter");
    f.edge = length(w != nullptr ? &w->edge : nullptr, "part/edge_exclusion", "edge");
    f.kerf = length(w != nullptr ? &w->kerf : nullptr, "part/kerf", "kerf");
  }

  // The row of the table parts for a part or its kind.
  const CatalogRow* row_of_parts(const Row& row) const {
    const CatalogTable& table = c_.catalog.table("parts");
    if (!row.part.empty()) return table.find(row.part);
    for (const CatalogRow& r : table.rows)
      if (table.text(r, "kind") == row.kind && table.text(r, "default") == "yes") return &r;
    return nullptr;
  }

  void factor(const Row& row, PartFacts& f) {
    const CatalogTable& table = c_.catalog.table("parts");
    const CatalogRow* found = row_of_parts(row);
    if (row.stated != nullptr && row.stated->yield && row.stated->yield->value)
      f.yield = stated(*row.stated->yield->value, use_);
    if (found == nullptr) return no_factor(row, f);
    f.kind = table.text(*found, "kind");
    const auto per = table.text(*found, "per");
    auto kg = from_catalog(c_.catalog, "parts", found->id(), "kg", row.path + "/embodied");
    if (!kg) {
      f.missing.reason = fmt::format("no footprint of {} is published: state embodied", found->id());
      return;
    }
    f.method = fmt::format("{} a {}", found->id(), per);
    f.source = kg->citation;
    f.boundary = table.text(*found, "boundary");
    const auto needs = [&](bool there, std::string_view field, std::string_view example) {
      if (there || !f.missing.reason.empty()) return;
      if (row.stated != nullptr)
        error(diag::missing_field, row,
              fmt::format("part \"{}\" is counted by {} but states no {}", row.name, per, field),
              fmt::format("add \"{}\": \"{}\"", field, example));
      f.missing.reason = fmt::format("its {} is unknown: state {}", field, field);
    };
    if (per == "GB") {
      f.per_data = known<dim::co2e_per_data>(std::move(*kg));
      needs(static_cast<bool>(f.capacity), "capacity", "80 GB");
    } else if (per == "kg") {
      f.per_mass = known<dim::co2e_per_mass>(std::move(*kg));
      needs(static_cast<bool>(f.mass), "mass", "3 kg");
    } else if (per == "cm2" || per == "m2") {
      f.per_area = known<dim::co2e_per_area>(std::move(*kg));
      needs(static_cast<bool>(f.area), "area", "300 cm2");
    } else if (per == "unit") {
      f.each = known<dim::co2e>(std::move(*kg));
    } else {
      f.missing.reason = fmt::format("{} is counted by {}, which no part states", found->id(), per);
    }
  }

  // A known kind without a default factor is not estimated; an unknown kind is an error.
  void no_factor(const Row& row, PartFacts& f) const {
    std::vector<std::string_view> kinds{"die", "package-2.5d", "package-3d", "stated", "optics", "cable", "cooling"};
    for (const std::string_view name : {"parts", "bills"}) {
      const CatalogTable& table = c_.catalog.table(name);
      for (const CatalogRow& r : table.rows)
        if (std::ranges::find(kinds, table.text(r, "kind")) == kinds.end()) kinds.push_back(table.text(r, "kind"));
    }
    if (row.stated == nullptr || std::ranges::find(kinds, std::string_view(row.kind)) != kinds.end()) {
      f.missing.reason = fmt::format("there is no default footprint of a {}: state embodied, or name a part", row.kind);
      return;
    }
    std::string help = diag::did_you_mean(row.kind, kinds);
    if (help.empty()) help = "`aicarbon catalog list parts` lists kinds; or use \"kind\": \"stated\" with \"embodied\"";
    error(diag::unknown_part, row,
          row.kind.empty() ? fmt::format("part \"{}\" has neither a kind nor a part", row.name)
                           : fmt::format("unknown kind \"{}\" of part \"{}\"", row.kind, row.name),
          help);
  }

  // Packages and their content: each part is in one place.
  void hold(const std::vector<Row>& rows, std::vector<PartFacts>& parts) const {
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (const Text& name : rows[i].holds) {
        const auto found = std::ranges::find(parts, name.value, &PartFacts::name);
        const auto k = static_cast<std::size_t>(found - parts.begin());
        if (found == parts.end()) {
          std::vector<std::string_view> names;
          for (const PartFacts& p : parts) names.push_back(p.name);
          c_.error(diag::unknown_part,
                   fmt::format("package \"{}\" contains the unknown part \"{}\"", rows[i].name, name.value),
                   diag::did_you_mean(name.value, names), name.at);
        } else if (k == i || found->in_package) {
          c_.error(k == i ? diag::self_reference : diag::conflict,
                   k == i ? fmt::format("package \"{}\" contains itself", rows[i].name)
                          : fmt::format("part \"{}\" is in two packages", name.value),
                   "a part must be in one package only", name.at);
        } else {
          found->in_package = i;
          parts[i].holds.push_back(k);
        }
      }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (rows[i].stated != nullptr && std::ranges::count(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i),
                                                          parts[i].name, &PartFacts::name) > 0)
        error(diag::name_taken, rows[i], fmt::format("two parts have the name \"{}\"", parts[i].name),
              "rename one of them");
      for (const PartFacts& inner : parts[i].parts)
        for (std::size_t k = 0; k < parts.size(); ++k)
          if (k != i && parts[k].kind == inner.kind && is_memory_of_accelerators(inner.kind))
            error(diag::conflict, rows[k],
                  fmt::format("\"{}\" is counted by its own row and inside \"{}\"", parts[k].name, parts[i].name),
                  "remove one of them");
    }
  }

  const Context& c_;
  std::string_view use_;
  std::vector<std::string> inside_;  // bills that contain this one
};

}  // namespace

std::vector<PartFacts> resolve_parts(const Context& c, const std::vector<StatedPart>& parts, const std::string& path,
                                     std::string_view use) {
  return Bill(c, use, {}).of_job(parts, path);
}

std::vector<PartFacts> bill_parts(const Context& c, std::string_view bill, const std::string& path,
                                  std::string_view use) {
  return Bill(c, use, {std::string(bill)}).of_catalog(bill, path);
}

}  // namespace aicarbon::inventory
