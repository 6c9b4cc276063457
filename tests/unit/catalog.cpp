// The built-in catalog holds what its files say, cell by cell: its own quick reading of lines against the CSV reader.
#include <aicarbon/catalog.hpp>

#include "catalog/tables.hpp"
#include "support/run.hpp"
#include "table/csv.hpp"

#include <catch2/catch.hpp>

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
