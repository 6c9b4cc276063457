// docs/methodology/accelerators.md compares every accelerator of the catalog that has a published footprint with the
// footprint of its parts, which jobs use. AICARBON_UPDATE_GOLDEN=1 writes the table again.
#include <aicarbon/catalog.hpp>

#include "support/run.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace aicarbon::test {
namespace {

using Json = nlohmann::json;

constexpr std::string_view begin = "<!-- published footprints: written by tests/golden/accelerators.cpp -->\n";
constexpr std::string_view end = "<!-- end of the published footprints -->\n";

// Publications from which a factor of the parts is derived, so that agreement with them shows nothing.
bool is_circular(std::string_view id, std::string_view published) {
  const auto says = [&](std::string_view word) { return published.find(word) != std::string_view::npos; };
  if (says("NVIDIA, an eighth")) return true;
  if (says("Hubblo") || says("GPU embedded impacts calculator")) return id != "nvidia-a100-sxm4-40gb";
  return says("Google, TPU manufacturing");
}

struct Row {
  std::string id, line;
  bool circular = false;
  bool inside = false;
};

std::string digits(double value) { return units::significant(value, 3); }

// The published figures of one accelerator, in the order of `aicarbon hardware`, which has those of the table
// published_footprints, or else that of its row.
void add_rows(const Catalog& catalog, const std::string& id, std::vector<Row>& rows) {
  const CatalogTable& table = catalog.table("published_footprints");
  std::vector<std::string> models;
  for (const CatalogRow& row : table.rows)
    if (table.text(row, "machine") == id) models.emplace_back(table.text(row, "model"));
  const Ran ran = run({"hardware", id, "--format", "json"});
  REQUIRE(ran.code == 0);
  const Json report = Json::parse(ran.out);
  const Json& published = report.at("published");
  if (models.empty() && !published.empty())
    models.push_back(
        catalog.sources.find(catalog.table("accelerators").text(*catalog.find("accelerators", id), "embodied_source"))
            ->title);
  REQUIRE(models.size() == published.size());
  const Json& whole = report.at("co2e_kg");
  for (std::size_t k = 0; k < models.size(); ++k) {
    const Json& figure = published[k];
    Row row{.id = id, .circular = is_circular(id, models[k]), .inside = figure.at("inside")};
    const std::string boundary = figure.at("boundary");
    const Json& kg = boundary == "chip" ? report.at("parts").at(0).at("co2e_kg") : whole;  // the package
    row.line =
        fmt::format("| {} | {} ({} … {}) | {} | {} | {} | {} | {} | {} |\n", id, digits(kg.at("best")),
                    digits(kg.at("low")), digits(kg.at("high")), digits(figure.at("co2e_kg")), models[k], boundary,
                    digits(figure.at("ratio")), row.inside ? "yes" : "**no**", row.circular ? "no" : "yes");
    rows.push_back(std::move(row));
  }
}

TEST_CASE("docs/methodology/accelerators.md shows published footprints beside those of the parts", "[golden]") {
  const Catalog catalog = builtin_catalog();
  std::vector<Row> rows;
  for (const CatalogRow& row : catalog.table("accelerators").rows) add_rows(catalog, row.id(), rows);
  REQUIRE(rows.size() > 20);
  const auto tests = [&](bool inside) {
    return std::ranges::count_if(rows, [&](const Row& row) { return !row.circular && (!inside || row.inside); });
  };
  std::string text = fmt::format(
      "Of {} published figures, {} are a test of the parts; {} of these lie inside the range.\n\n"
      "| accelerator | by its parts, kg | published, kg | of | boundary | parts over published | inside | a test |\n"
      "|---|---|---|---|---|---|---|---|\n",
      rows.size(), tests(false), tests(true));
  for (const Row& row : rows) text += row.line;
  const std::string path = source_dir() + "/docs/methodology/accelerators.md";
  std::string page = read_text(path);
  const auto from = page.find(begin);
  const auto to = page.find(end);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  const std::string expected = page.substr(0, from) + std::string(begin) + "\n" + text + "\n" + page.substr(to);
  if (std::getenv("AICARBON_UPDATE_GOLDEN") != nullptr) write_text(path, expected);
  CHECK(read_text(path) == expected);
}

// One method: the footprint of an accelerator never is a published figure of it.
TEST_CASE("every accelerator of the catalog has a footprint by its parts, with a range", "[golden]") {
  const Catalog catalog = builtin_catalog();
  for (const CatalogRow& row : catalog.table("accelerators").rows) {
    INFO(row.id());
    const Ran ran = run({"hardware", row.id(), "--samples", "0", "--format", "json"});
    REQUIRE(ran.code == 0);
    const Json report = Json::parse(ran.out);
    CHECK(report.at("complete") == true);
    CHECK(report.at("co2e_kg").at("best").get<double>() > 5);
    const auto memory = units::parse_number(catalog.table("accelerators").text(row, "memory_gb")).value_or(0);
    CHECK(report.at("co2e_kg").at("best").get<double>() < 350 + 1.5 * memory);  // an Apple M3 Ultra has up to 512 GB
  }
}

}  // namespace
}  // namespace aicarbon::test
