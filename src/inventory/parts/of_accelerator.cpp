// The parts of an accelerator that has no bill of materials, from the columns of its row in the catalog: its dies, its
// memory, an interposer where there is stacked memory, and the rest of the card by its form. What the row does not give
// comes from default rules: the area of the dies and the amount of memory from those of other accelerators.
#include "inventory/parts/bill.hpp"

#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aicarbon::inventory {
namespace {

// The row of fab_nodes for a process. A process between two nodes of the table belongs to the older one that it is a
// variant of: 16 and 12 nm to 14 nm, 6 nm to 7 nm, 4 nm to 5 nm.
struct Family {
  double process;  ///< name of the process in nm
  std::string_view node;
};
constexpr Family families[] = {{28, "28nm"}, {20, "20nm"}, {16, "14nm"}, {14, "14nm"}, {12, "14nm"}, {10, "10nm"},
                               {8, "8nm"},   {7, "7nm"},   {6, "7nm"},   {5, "5nm"},   {4, "5nm"},   {3, "3nm"}};

// The process of the accelerators of a year whose process is known, for one whose process is not published.
std::string_view usual_process(double year) {
  if (year == 0) return "7nm";
  if (year < 2020) return "14nm";
  if (year < 2024) return "7nm";
  return year < 2026 ? "5nm" : "3nm";
}

// The default rule for the area of the dies: that of the accelerators of a similar process and rated power; if too few
// of them are known, of any process.
struct AreaClass {
  std::string_view rule, node;  ///< the node is empty for any process
  double above_w;               ///< the class holds accelerators above this rated power; 0 also holds an unknown one
};
constexpr AreaClass area_classes[] = {
    {"die_area/5nm_above_450_w", "5nm", 450},
    {"die_area/5nm_above_250_w", "5nm", 250},
    {"die_area/7nm_above_450_w", "7nm", 450},
    {"die_area/7nm_above_250_w", "7nm", 250},
    {"die_area/14nm_above_250_w", "14nm", 250},
    {"die_area/14nm_above_100_w", "14nm", 100},
    {"die_area/14nm_up_to_100_w", "14nm", 0},
    {"die_area/above_450_w", "", 450},
    {"die_area/above_250_w", "", 250},
    {"die_area/above_100_w", "", 100},
    {"die_area/up_to_100_w", "", 0},
};

std::string_view area_rule(std::string_view node, double tdp_w) {
  if (tdp_w == 0) return "die_area/unknown_power";
  constexpr std::array bands{450.0, 250.0, 100.0, 0.0};
  const double above = *std::ranges::find_if(bands, [&](double watt) { return tdp_w > watt; });
  const auto* found = std::ranges::find_if(area_classes, [&](const AreaClass& one) {
    return one.above_w == above && (one.node == node || one.node.empty());
  });
  return found->rule;
}

// The id of the rest of the card in the parts table.
std::string rest_of(std::string_view form, std::string_view device_class) {
  if (device_class == "workstation" && form == "card") return "rest-of-workstation-card";
  if (form.empty()) return "rest-of-accelerator";
  return fmt::format("rest-of-{}", form == "package" ? "module" : form);
}

// The kind of memory: "hbm3e" for "HBM3E", "gddr" for a GDDR of unknown generation.
std::string memory_kind(std::string_view type) {
  return type.empty() ? std::string(unknown_memory) : units::lower_case(std::string(type));
}

class Card {
 public:
  Card(const BillInput& in, std::string_view id, const std::string& path)
      : in_(in), table_(in.context.catalog.table("accelerators")), row_(*table_.find(id)), path_(path) {}

  std::vector<BillRow> rows() {
    const BillRow logic = dies();
    BillRow memory = memory_row();
    std::vector<BillRow> all{logic, memory};
    if (memory.kind.starts_with("hbm")) all.push_back(package(logic));
    all.push_back(rest(rest_of(text("form"), text("class")), "rest"));
    if (in_holds_host()) all.push_back(rest("cpu-and-memory-of-package", "cpu and its memory"));
    return all;
  }

 private:
  std::string_view text(std::string_view column) const { return table_.text(row_, column); }
  double number(std::string_view column) const { return units::parse_number(text(column)).value_or(0); }
  std::optional<Input> of_row(std::string_view column) const {
    return from_catalog(in_.context.catalog, "accelerators", row_.id(), column, path_);
  }
  bool in_holds_host() const { return text("holds_host").find("embodied") != std::string_view::npos; }

  BillRow part(std::string name, std::string kind) const {
    BillRow r;
    r.name = std::move(name);
    r.kind = std::move(kind);
    r.path = fmt::format("{}/{}", path_, r.name);
    r.at.path = r.path;
    r.count = exactly(1, r.path + "/count");
    r.source = in_.context.catalog.citation(text("source"));
    r.side = NodeSide::accelerator;
    return r;
  }

  BillRow dies() const {
    BillRow r = part("dies", "die");
    const ProcessNode process = process_node(number("process_nm"), number("year"));
    r.assumed_process = process.assumed;
    r.process = process.node;
    double dies = number("dies");
    if (auto area = of_row("die_area_mm2")) {
      r.area = known<dim::area>(std::move(*area));
      if (const auto source = text("die_source"); !source.empty()) r.source = in_.context.catalog.citation(source);
    } else {
      r.area = assumed<dim::area>(in_.context, area_rule(r.process, number("tdp_w")), r.path + "/area");
      r.source = r.area.input->citation;
      constexpr double exposure = 858e-6;  // area of one exposure, 26 mm × 33 mm
      dies = std::max(dies, std::ceil(r.area.best() / exposure));
    }
    if (dies > 1) r.dies = exactly(dies, r.path + "/dies");
    return r;
  }

  BillRow memory_row() const {
    BillRow r = part("memory", memory_kind(text("memory_type")));
    if (auto gigabytes = of_row("memory_gb")) r.memory = known<dim::memory>(std::move(*gigabytes));
    else
      r.memory = assumed<dim::memory>(
          in_.context, text("class") == "workstation" ? "accelerators/memory_of_workstation" : "accelerators/memory",
          r.path + "/capacity");
    return r;
  }

  BillRow package(const BillRow& logic) const {
    BillRow r = part("package", "package-2.5d");
    if (auto area = of_row("interposer_mm2")) {
      r.area = known<dim::area>(std::move(*area));
    } else {
      r.area = logic.area;
      r.area_ratio = assumed<dim::one>(in_.context, "part/interposer_over_dies", r.path + "/area");
    }
    r.holds = {{"dies", r.at}, {"memory", r.at}};
    return r;
  }

  BillRow rest(std::string id, std::string name) const {
    BillRow r = part(std::move(name), std::string(rest_of_card));
    r.part = std::move(id);
    return r;
  }

  const BillInput& in_;
  const CatalogTable& table_;
  const CatalogRow& row_;
  const std::string& path_;
};

}  // namespace

ProcessNode process_node(double process_nm, double year) {
  const auto* family = std::ranges::find(families, process_nm, &Family::process);
  if (family != std::end(families)) return {family->node, false};
  return {usual_process(year), true};
}

std::vector<BillRow> rows_of_accelerator(const BillInput& in, std::string_view accelerator, const std::string& path) {
  return Card(in, accelerator, path).rows();
}

}  // namespace aicarbon::inventory
