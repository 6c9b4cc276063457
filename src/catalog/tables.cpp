// The list of catalog tables. Their columns are in tables/, grouped by subject; see tables.hpp.
#include "catalog/tables.hpp"

#include "catalog/tables/cloud.hpp"
#include "catalog/tables/defaults.hpp"
#include "catalog/tables/electricity.hpp"
#include "catalog/tables/hardware.hpp"
#include "catalog/tables/parts.hpp"
#include "catalog/tables/second_sources.hpp"
#include "catalog/tables/work.hpp"
#include "json/writer.hpp"

#include <algorithm>

namespace aicarbon::catalog {
namespace {

constexpr TableRow all[] = {
    {"accelerators", "accelerators: power, memory, peak rates, and a footprint where one is published",
     columns::accelerators},
    {"api_providers", "who offers models behind an API, and where these run", columns::api_providers},
    {"bills", "bills of materials: dies, packages, memory, boards and machines", columns::bills},
    {"closed_models", "models offered only behind an API: estimates of others of their size, and disclosed energy",
     columns::closed_models},
    {"cloud_regions", "cloud regions: country, grid or intensity, PUE, WUE", columns::cloud_regions},
    {"construction", "published footprints of data center construction", columns::construction},
    {"cpus", "processors: cores, rated power, and areas of their dies", columns::cpus},
    {"defaults", "values of the default rules", columns::defaults},
    {"end_of_life", "emission factors of end-of-life treatment, by route", columns::end_of_life},
    {"fab_nodes", "wafers by process node: electricity, process gases, materials", columns::fab_nodes},
    {"grids", "carbon intensity of electricity in countries, US subregions and world regions", columns::grids},
    {"instances", "cloud instances: virtual CPUs, memory, accelerators, and the machine that they are a part of",
     columns::instances},
    {"losses", "grid losses between generation and delivery", columns::losses},
    {"models", "AI models: number of weights and architecture, from the configuration or model card", columns::models},
    {"measured_inference", "measured energy of inference, for comparison with predictions; never part of a result",
     columns::measured_inference},
    {"mfu",
     "model FLOPs utilization (MFU) in training: median, P5 and P95; with fewer than 5 values, 0.8 x the lowest to 1.2 x the highest, at most 0.95",
     columns::mfu},
    {"mfu_published", "individual published MFU values, from which the mfu table is derived", columns::mfu_published},
    {"parts", "published footprints of parts, with several studies of the same kind of part side by side",
     columns::parts},
    {"partitions", "parts of accelerators that are sold or shown as a device: MIG and vGPU profiles",
     columns::partitions},
    {"providers", "PUE and WUE of providers, averaged over their sites", columns::providers},
    {"published_footprints", "published footprints of machines, for comparison; never part of a result",
     columns::published_footprints},
    {"residuals", "residual mixes; the table is empty, because none may be redistributed; an overlay can fill it",
     columns::residuals},
    {"rooflines", "efficiency of language model inference by device; power by batch size", columns::rooflines},
    {"second_sources", "what other sources say of single cells, to check rows; never part of a result",
     columns::second_sources},
    {"servers", "published footprints and ratings of servers", columns::servers},
    {"techniques", "techniques that save or cost energy, measured against a named baseline", columns::techniques},
    {"transport_modes", "emission factors of freight transport, by mode", columns::transport_modes},
    {"upstream", "upstream emissions of a country's electricity: fuel supply and power plants", columns::upstream},
};

}  // namespace

std::span<const TableRow> tables() { return all; }

const TableRow* find_table(std::string_view name) {
  const auto* found = std::ranges::find(all, name, &TableRow::name);
  return found == std::end(all) ? nullptr : found;
}

const Column* find_column(const TableRow& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  return found == table.columns.end() ? nullptr : &*found;
}

std::string catalog_schema() {
  json::Writer w;
  w.begin_object();
  w.key("$schema");
  w.text("https://json-schema.org/draft/2020-12/schema");
  w.key("$id");
  w.text("aicarbon.catalog/1");
  w.key("title");
  w.text("The rows of aicarbon's catalog tables, as in the CSV files in data/");
  w.key("$defs");
  w.begin_object();
  for (const TableRow& table : all) {
    w.key(table.name);
    w.begin_object();
    w.key("description");
    w.text(table.doc);
    w.key("type");
    w.text("object");
    w.key("properties");
    w.begin_object();
    const auto property = [&](const std::string& name, const Column& column) {
      w.key(name);
      w.begin_object();
      w.key("description");
      w.text(column.doc);
      w.key("type");
      w.text(column.kind == ColumnKind::text ? "string" : column.kind == ColumnKind::whole ? "integer" : "number");
      w.end_object();
    };
    for (const Column& column : table.columns) {
      property(std::string(column.name), column);
      if (!column.ranged) continue;
      property(std::string(column.name) + "_low", column);
      property(std::string(column.name) + "_high", column);
    }
    w.end_object();
    w.key("required");
    w.begin_list();
    for (const Column& column : table.columns)
      if (column.required) w.text(column.name);
    w.end_list();
    w.end_object();
  }
  w.end_object();
  w.end_object();
  return w.finish();
}

}  // namespace aicarbon::catalog
