// The built-in catalog holds what its files say, cell by cell: its own quick reading of lines against the CSV reader.
#include <aicarbon/catalog.hpp>

#include "catalog/tables.hpp"
#include "support/run.hpp"
#include "table/csv.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <sstream>

using namespace aicarbon;

TEST_CASE("built-in rows are those of the files", "[unit]") {
  const Catalog catalog = builtin_catalog();
  for (const auto& spec : catalog::tables()) {
    INFO(spec.name);
    const CatalogTable& table = catalog.table(spec.name);
    std::istringstream in(test::read_text(test::source_dir() + "/data/" + std::string(spec.name) + ".csv"));
    table::CsvReader reader(in);
    table::Record record;
    std::size_t rows = 0;
    while (reader.next(record) == table::CsvReader::Result::record) {
      REQUIRE(record.cells.size() == table.columns.size());
      if (record.number == 1) continue;
      ++rows;
      const CatalogRow* row = table.find(record.cells.front());
      REQUIRE(row != nullptr);
      CHECK(row->size() == record.cells.size());
      CHECK(row->line == record.line);
      for (std::size_t i = 0; i < record.cells.size(); ++i) CHECK(row->cell(i) == record.cells[i]);
    }
    CHECK(rows == table.rows.size());
  }
}

TEST_CASE("a number of the catalog carries range, unit, year and citation", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const auto pue = catalog.number("defaults", "pue/industry_survey", "value");
  REQUIRE(pue);
  CHECK(pue->id == "defaults/pue/industry_survey/value");
  CHECK(pue->value.best == 1.54);
  CHECK(pue->value.floor == 1);
  CHECK(pue->value.low < pue->value.best);
  CHECK(pue->year == 2025);
  CHECK(pue->citation.find("[second-hand") != std::string::npos);
  const auto france = catalog.number("grids", "FRA", "intensity_g_per_kwh");
  REQUIRE(france);
  CHECK(france->value.best < 0.1);  // kg, not g
  CHECK_FALSE(catalog.number("grids", "ATLANTIS", "intensity_g_per_kwh"));
  CHECK_FALSE(catalog.number("accelerators", "amd-mi300x", "embodied_kg"));  // not published: unknown, never zero
}

TEST_CASE("a wafer of each node is that of its source, with a range around it", "[unit]") {
  // ACT v2, models/logic: kWh/cm2, then g/cm2 at 95 and 99 % abatement. Materials are 500 g/cm2 for each.
  const std::map<std::string, std::array<double, 3>> act{
      {"28nm", {0.9, 175, 100}}, {"20nm", {1.2, 190, 110}}, {"14nm", {1.2, 200, 125}}, {"10nm", {1.475, 240, 150}},
      {"8nm", {1.52, 240, 150}}, {"7nm", {2.15, 350, 200}}, {"5nm", {2.75, 430, 225}}, {"3nm", {3.25, 470, 275}}};
  const Catalog catalog = builtin_catalog();
  CHECK(catalog.table("fab_nodes").rows.size() == act.size() + 1);  // and passive silicon
  constexpr double cm2 = 1e-4, g = 1e-3;                            // in m2 and kg
  for (const auto& [id, figures] : act) {
    INFO(id);
    const auto at = [&, &row = id](std::string_view column) {
      return catalog.number("fab_nodes", row, column).value();
    };
    CHECK(at("energy_kwh_per_cm2").value.best == Approx(figures[0] / cm2));
    CHECK(at("gas95_g_per_cm2").value.best == Approx(figures[1] * g / cm2));
    CHECK(at("gas99_g_per_cm2").value.best == Approx(figures[2] * g / cm2));
    CHECK(at("materials_g_per_cm2").value.best == Approx(500 * g / cm2));
    CHECK(at("energy_kwh_per_cm2").value.low < at("energy_kwh_per_cm2").value.best);
    CHECK(at("energy_kwh_per_cm2").value.high > at("energy_kwh_per_cm2").value.best);
  }
}

TEST_CASE("a part says what its kg are for, and a kind stands for one of its rows at most", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& parts = catalog.table("parts");
  const auto hbm = catalog.number("parts", "hbm3", "kg");
  REQUIRE(hbm);
  CHECK(hbm->unit == "kg/GB");
  CHECK(hbm->value.best == 1.247);
  CHECK(catalog.number("parts", "motherboard-uba", "kg")->unit == "kg");
  CHECK(catalog.number("parts", "uba-cpu-die", "kg")->value.best == Approx(0.0197e6));  // a mm2, in m2
  const std::set<std::string, std::less<>> known{"unit", "GB", "kg", "cm2", "m2", "kWh"};
  std::map<std::string, std::string> stands_for;
  for (const CatalogRow& row : parts.rows) {
    INFO(row.id());
    CHECK(known.contains(parts.text(row, "per")));
    // No figure out of the footprints of NVIDIA: what is counted from parts is compared with those.
    CHECK_FALSE(parts.text(row, "source").starts_with("nvidia-hgx"));
    if (parts.text(row, "default") != "yes") continue;
    CHECK(stands_for.emplace(parts.text(row, "kind"), row.id()).second);
    const auto kg = catalog.number("parts", row.id(), "kg");
    CHECK(kg->value.low < kg->value.high);
  }
  // The default of a kind holds every other study of the kind that counts by the same measure and is not said to be doubtful.
  for (const CatalogRow& row : parts.rows) {
    const auto found = stands_for.find(std::string(parts.text(row, "kind")));
    if (found == stands_for.end()) continue;
    const CatalogRow& standing = *parts.find(found->second);
    if (parts.text(row, "per") != parts.text(standing, "per") || parts.text(row, "boundary") == "cut-off") continue;
    if (parts.text(row, "note").starts_with("doubtful")) continue;
    INFO(row.id() << " beside " << found->second);
    const auto standing_kg = catalog.number("parts", found->second, "kg")->value;
    const auto kg = catalog.number("parts", row.id(), "kg")->value;
    CHECK(kg.best >= standing_kg.low);
    CHECK(kg.best <= standing_kg.high);
  }
}

TEST_CASE("each row of a bill can be counted, or says that it is unknown", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& bills = catalog.table("bills");
  const CatalogTable& parts = catalog.table("parts");
  std::map<std::string, std::string, std::less<>> per;  // of the row a kind stands for
  for (const CatalogRow& row : parts.rows)
    if (parts.text(row, "default") == "yes") per.emplace(parts.text(row, "kind"), parts.text(row, "per"));
  for (const CatalogRow& row : bills.rows) {
    INFO(row.id());
    const auto text = [&](std::string_view column) { return bills.text(row, column); };
    CHECK((text("side") == "accelerator" || text("side") == "host"));
    CHECK(catalog.number("bills", row.id(), "count")->value.best >= 1);
    const bool has_amount = !text("amount").empty();
    const bool unknown = text("note").starts_with("unknown: ");
    if (text("kind") == "bill") {
      CHECK_FALSE(has_amount);
      continue;
    }
    if (text("kind") == "die") {
      CHECK((has_amount && !text("process").empty()) != unknown);
      if (has_amount) CHECK(catalog.number("bills", row.id(), "amount")->value.best < 858e-6);  // of a reticle, in m2
      continue;
    }
    if (text("kind").starts_with("package-")) {
      CHECK(has_amount != unknown);
      CHECK_FALSE(text("holds").empty());
      continue;
    }
    std::string measure;
    if (!text("part").empty()) measure = parts.text(*parts.find(text("part")), "per");
    else if (const auto found = per.find(text("kind")); found != per.end()) measure = found->second;
    if (!text("part").empty()) CHECK(parts.text(*parts.find(text("part")), "kind") == text("kind"));
    if (measure.empty()) CHECK(unknown);  // no source gives a number for this kind
    else if (measure == "unit") CHECK_FALSE((has_amount || unknown));
    else CHECK(has_amount != unknown);
    if (!has_amount || measure.empty()) continue;
    CHECK(units::parse(text("unit"), {})->dim == units::parse(measure, {})->dim);
  }
}

TEST_CASE("the board that NVIDIA publishes a footprint of is counted without that footprint", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& bills = catalog.table("bills");
  double memory = 0, switches = 0;
  for (const CatalogRow& row : bills.rows) {
    if (bills.text(row, "bill") == "nvidia-h100-sxm5-80gb" && bills.text(row, "kind") == "hbm3")
      memory += catalog.number("bills", row.id(), "count")->value.best *
                catalog.number("bills", row.id(), "amount")->value.best;
    if (row.id() == "board/nvidia-hgx-h100/nvswitch") switches = catalog.number("bills", row.id(), "count")->value.best;
    CHECK_FALSE(bills.text(row, "source").find("pcf") != std::string_view::npos);
  }
  CHECK(memory == 80);
  CHECK(switches == 4);
}

TEST_CASE("lint finds a bill that holds itself, and names that lead nowhere", "[unit]") {
  Catalog catalog = builtin_catalog();
  Diagnostics out;
  lint(catalog, out);
  CHECK_FALSE(has_errors(out));
  const SourceText laid{"bills.csv",
                        "id,bill,name,kind,part,count,amount,unit,process,holds,side,source,confidence,note\n"
                        "a/b,a,b,bill,b,1,,,,,host,act-2022,read,\n"
                        "b/a,b,a,bill,a,1,,,,,host,act-2022,read,\n"
                        "c/die,c,die,die,,1,100,mm2,6nm,,host,act-2022,read,\n"
                        "c/card,c,card,nic,nic-800g,1,,,,die gone,host,act-2022,read,\n"
                        "c/ram,c,ram,ddr5,,1,64,,,,host,act-2022,read,\n"};
  overlay(catalog, "mine", std::span(&laid, 1), out);
  lint(catalog, out);
  std::string said;
  for (const Diagnostic& one : out)
    if (one.severity == Severity::error) said += one.message + "\n";
  CHECK(said == "bills/a/b: bill \"a\" holds itself\n"
                "bills/b/a: bill \"b\" holds itself\n"
                "bills/c/die: process \"6nm\" is not in fab_nodes\n"
                "bills/c/card: part \"nic-800g\" is not in parts\n"
                "bills/c/card: it holds \"gone\", which is not in c\n"
                "bills/c/ram: an amount and its unit stand together\n");
}

TEST_CASE("figures of others stand beside machines that there are", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& bills = catalog.table("bills");
  const CatalogTable& published = catalog.table("published_footprints");
  std::set<std::string, std::less<>> machines;
  for (const CatalogRow& row : bills.rows) machines.emplace(bills.text(row, "bill"));
  int h100 = 0;
  for (const CatalogRow& row : published.rows) {
    INFO(row.id());
    const auto machine = published.text(row, "machine");
    CHECK(row.id().starts_with(std::string(machine) + "/"));
    CHECK((machines.contains(machine) || catalog.find("accelerators", machine) || catalog.find("servers", machine)));
    CHECK(
        std::set<std::string, std::less<>>{"chip", "card", "board", "node"}.contains(published.text(row, "boundary")));
    h100 += machine == "nvidia-h100-sxm5-80gb";
  }
  CHECK(h100 >= 4);
  const auto board = [&](std::string_view column) {
    return catalog.number("published_footprints", "board/nvidia-hgx-h100/nvidia", column)->value.best;
  };
  CHECK(board("kg") == 1312);
  CHECK(board("memory_kg") == 546);
  CHECK(board("chips_kg") == 332);
}
