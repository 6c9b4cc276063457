// See hardware.hpp.
#include "report/hardware.hpp"

#include "diag/codes.hpp"
#include "inventory/parts/bill.hpp"
#include "lifecycle/component/component.hpp"
#include "lifecycle/machine/embodied.hpp"
#include "lifecycle/machine/instance.hpp"
#include "report/figure.hpp"
#include "report/precision.hpp"
#include "report/published/published.hpp"
#include "version.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::report {
namespace {

using lifecycle::PartCell;

class Machine {
 public:
  Machine(const HardwareFacts& facts, const Catalog& catalog, const study::Options& options)
      : facts_(facts), catalog_(catalog), options_(options),
        tree_(facts.instance.empty() ? lifecycle::part_tree(sheet_, facts.parts) : instance()) {}

  HardwareReport run() {
    HardwareReport r;
    r.tool = {std::string(version), catalog_.version, catalog_.sha256, catalog_.overlays, {}};
    r.uncertainty = uncertainty_of(options_);
    r.id = facts_.name;
    r.boundary = "cradle to gate, of the listed parts";
    Cell<dim::co2e> total;
    for (const PartCell& part : tree_)
      if (part.co2e) total = total ? total + part.co2e : part.co2e;
    collect(tree_);
    Cell<dim::co2e> chips;  // without board, cooling and assembly
    for (const PartCell& part : tree_)
      if (part.co2e && part.facts->kind != inventory::rest_of_card) chips = chips ? chips + part.co2e : part.co2e;
    if (total) nodes_.push_back(total.index);
    if (chips) nodes_.push_back(chips.index);
    figures_ = study::sample(sheet_, nodes_, options_);
    if (total) {
      r.co2e_kg = figure(total.index);
      whole_ = total.best();
    }
    r.complete = std::ranges::all_of(tree_, &PartCell::complete);
    for (const PartCell& part : tree_) r.parts.push_back(report_of(part));
    published(r, chips ? figure(chips.index) : std::nullopt);
    return r;
  }

 private:
  // The parts of an instance: those of its bill, or its accelerators and its share of the host.
  std::vector<PartCell> instance() {
    if (const auto share = lifecycle::share_of_host(sheet_, facts_)) share_of_host_ = share.best();
    if (!facts_.parts.empty()) return lifecycle::parts_of_machine(sheet_, facts_);
    const Cell<dim::device> devices = lifecycle::cell(sheet_, facts_.devices);
    const lifecycle::Footprint f = lifecycle::embodied(sheet_, facts_, devices);
    std::vector<PartCell> parts;
    own_.reserve(2);
    if (f.accelerator) {
      PartFacts& all = own_.emplace_back();
      all.name = "accelerators";
      all.kind = "bill";
      all.method = fmt::format("bill of materials {}", facts_.device);
      all.count = inventory::exactly(facts_.devices.best(), {});
      all.parts = facts_.accelerator_bill;
      PartCell cell{&all, devices * f.accelerator, lifecycle::part_tree(sheet_, all.parts)};
      const auto number = devices / sheet_.constant<dim::device>(1);
      for (PartCell& inside : cell.parts) scale(inside, number);
      parts.push_back(std::move(cell));
    }
    PartFacts& host = own_.emplace_back();
    host.name = f.accelerator ? "host" : "node";
    host.kind = host.name;
    host.method = f.accelerator ? "share of the host × (rest + processors + memory + drives)" : "published footprint";
    if (!f.accelerator && facts_.node_embodied) host.source = facts_.node_embodied.input->citation;
    host.count = inventory::exactly(1, {});
    parts.push_back({&host, f.host, {}});
    return parts;
  }

  static void scale(PartCell& part, Cell<dim::one> number) {
    if (part.co2e) part.co2e = number * part.co2e;
    for (PartCell& inside : part.parts) scale(inside, number);
  }

  void collect(const std::vector<PartCell>& parts) {
    for (const PartCell& part : parts) {
      if (part.co2e) nodes_.push_back(part.co2e.index);
      collect(part.parts);
    }
  }

  std::optional<Figure> figure(std::int32_t node) const {
    const auto k = static_cast<std::size_t>(std::ranges::find(nodes_, node) - nodes_.begin());
    return report::figure(figures_[k]);
  }

  MachinePart report_of(const PartCell& part) const {
    MachinePart p;
    p.name = part.facts->name;
    p.kind = part.facts->kind;
    if (part.facts->count) p.count = part.facts->count.best() * (part.facts->of_host ? share_of_host_ : 1);
    p.method = part.facts->method;
    p.source = part.facts->source;
    p.state = part.facts->missing.reason.empty() ? LineState::estimated : LineState::not_estimated;
    p.reason = part.facts->missing.reason.empty() ? part.facts->leaves_out : part.facts->missing.reason;
    if (part.co2e) {
      p.co2e_kg = figure(part.co2e.index);
      if (whole_ > 0) p.share = part.co2e.best() / whole_;
    }
    for (const PartCell& inside : part.parts) p.parts.push_back(report_of(inside));
    return p;
  }

  // Adds the published figures for the same machine, with their boundaries. A figure of a chip is compared with the
  // parts without board, cooling and assembly.
  void published(HardwareReport& r, const std::optional<Figure>& chips) const {
    const auto add = [&](std::string_view table, const CatalogRow& row, std::string_view column,
                         std::string_view boundary) {
      const auto value = catalog_.number(table, row.id(), column);
      if (!value) return;
      PublishedFigure f{value->value.best, std::string(boundary), value->citation, {}, false};
      if (const auto& own = boundary == "chip" ? chips : r.co2e_kg) {
        f.ratio = own->best / f.co2e_kg;
        f.inside = own->low && f.co2e_kg >= *own->low && f.co2e_kg <= *own->high;
      }
      r.published.push_back(std::move(f));
    };
    const CatalogTable& table = catalog_.table("published_footprints");
    for (const CatalogRow& row : table.rows)
      if (table.text(row, "machine") == facts_.name)
        add("published_footprints", row, "kg", table.text(row, "boundary"));
    for (const std::string_view name : {"accelerators", "servers"})
      if (const CatalogRow* row = catalog_.find(name, facts_.name); row != nullptr && r.published.empty())
        add(name, *row, "embodied_kg", catalog_.table(name).text(*row, "embodied_boundary"));
  }

  const HardwareFacts& facts_;
  const Catalog& catalog_;
  const study::Options& options_;
  Sheet sheet_;
  std::vector<PartFacts> own_;  // of an instance
  double share_of_host_ = 1;
  std::vector<PartCell> tree_;
  std::vector<std::int32_t> nodes_;
  std::vector<study::Estimate> figures_;
  double whole_ = 0;
};

// Adds results for this machine that are only quoted, from models that aicarbon does not compute.
void quote(std::string_view machine, const Catalog& catalog, std::vector<ModelFigure>& figures) {
  const CatalogTable& table = catalog.table("published_footprints");
  for (const CatalogRow& row : table.rows) {
    const std::string model(table.text(row, "model"));
    if (table.text(row, "machine") != machine || table.text(row, "because").empty() ||
        std::ranges::find(figures, model, &ModelFigure::model) != figures.end())
      continue;
    const auto value = catalog.number("published_footprints", row.id(), "kg");
    if (!value) continue;
    figures.push_back(
        {model,
         value->value.best,
         {std::string(table.text(row, "because")), fmt::format("boundary: {}", table.text(row, "boundary")),
          fmt::format("not computed here, but quoted from {}", value->citation)}});
  }
}

}  // namespace

HardwareReport summarize_machine(const HardwareFacts& facts, const Catalog& catalog, const study::Options& options) {
  return Machine(facts, catalog, options).run();
}

std::vector<ModelFigure> figures_of_models(const HardwareFacts& facts, const Catalog& catalog) {
  const std::vector<Piece> machine = pieces(facts.parts);
  std::vector<ModelFigure> figures;
  for (const PublishedModel& model : published_models())
    if (auto answer = model.of(machine, catalog))
      figures.push_back({std::string(model.model), answer->co2e_kg, std::move(answer->because)});
  quote(facts.name, catalog, figures);
  return figures;
}

}  // namespace aicarbon::report
