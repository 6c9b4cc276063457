// The built-in catalog agrees with its files, cell by cell: its fast reader of lines is compared with the CSV reader.
#include <aicarbon/catalog.hpp>

#include "catalog/tables.hpp"
#include "support/run.hpp"
#include "table/csv.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

using namespace aicarbon;

TEST_CASE("rows of the built-in catalog equal those of its CSV files", "[unit]") {
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
    CHECK(rows == table.all.size());
  }
}

TEST_CASE("a number in the catalog has a range, a unit, a year and a citation", "[unit]") {
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
  CHECK(france->value.best < 0.1);  // kg, and not g
  CHECK_FALSE(catalog.number("grids", "ATLANTIS", "intensity_g_per_kwh"));
  CHECK_FALSE(catalog.number("accelerators", "amd-mi300x", "embodied_kg"));  // not published, so unknown and never zero
}

TEST_CASE("wafer figures of each process node equal those of ACT, with a range around them", "[unit]") {
  // ACT v2, models/logic: kWh/cm2, then g/cm2 at 95 and 99 % abatement. Materials are 500 g/cm2 at each node.
  const std::map<std::string, std::array<double, 3>> act{
      {"28nm", {0.9, 175, 100}}, {"20nm", {1.2, 190, 110}}, {"14nm", {1.2, 200, 125}}, {"10nm", {1.475, 240, 150}},
      {"8nm", {1.52, 240, 150}}, {"7nm", {2.15, 350, 200}}, {"5nm", {2.75, 430, 225}}, {"3nm", {3.25, 470, 275}}};
  const Catalog catalog = builtin_catalog();
  CHECK(catalog.table("fab_nodes").rows.size() == act.size() + 1);  // plus passive silicon
  constexpr double cm2 = 1e-4, g = 1e-3;                            // converted to m2 and kg
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

TEST_CASE("every part states the unit of its footprint, and every kind has at most one default row", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& parts = catalog.table("parts");
  const auto hbm = catalog.number("parts", "hbm3", "kg");
  REQUIRE(hbm);
  CHECK(hbm->unit == "kg/GB");
  CHECK(hbm->value.best == 0.85);
  CHECK(catalog.number("parts", "motherboard-uba", "kg")->unit == "kg");
  CHECK(catalog.number("parts", "uba-cpu-die", "kg")->value.best == Approx(0.0197e6));  // stated per mm2
  const std::set<std::string, std::less<>> known{"unit", "GB", "kg", "cm2", "m2", "kWh"};
  std::map<std::string, std::string> stands_for;
  for (const CatalogRow& row : parts.rows) {
    INFO(row.id());
    CHECK(known.contains(parts.text(row, "per")));
    // No figure comes from the footprints of NVIDIA, because those are compared with what is computed from parts.
    CHECK_FALSE(parts.text(row, "source").starts_with("nvidia-hgx"));
    if (parts.text(row, "default") != "yes") continue;
    CHECK(stands_for.emplace(parts.text(row, "kind"), row.id()).second);
    const auto kg = catalog.number("parts", row.id(), "kg");
    CHECK(kg->value.low < kg->value.high);
  }
  // The range of the default of a kind includes every other study of that kind with the same unit, unless its note
  // calls it doubtful.
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

TEST_CASE("each row of a bill of materials has the amount it needs or is marked unknown", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& bills = catalog.table("bills");
  const CatalogTable& parts = catalog.table("parts");
  std::map<std::string, std::string, std::less<>> per;  // unit of the default row of the kind
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
      if (has_amount) CHECK(catalog.number("bills", row.id(), "amount")->value.best < 858e-6);  // a reticle, in m2
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

TEST_CASE("no bill of materials uses the footprint that NVIDIA publishes for its board", "[unit]") {
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

TEST_CASE("lint finds a bill of materials that contains itself, and names that do not exist", "[unit]") {
  Catalog catalog = builtin_catalog();
  Diagnostics out = lint(catalog);
  CHECK_FALSE(has_errors(out));
  const SourceText laid{"bills.csv",
                        "id,bill,name,kind,part,count,amount,unit,process,holds,side,source,confidence,note\n"
                        "a/b,a,b,bill,b,1,,,,,host,act-2022,read,\n"
                        "b/a,b,a,bill,a,1,,,,,host,act-2022,read,\n"
                        "c/die,c,die,die,,1,100,mm2,6nm,,host,act-2022,read,\n"
                        "c/card,c,card,nic,nic-800g,1,,,,die gone,host,act-2022,read,\n"
                        "c/ram,c,ram,ddr5,,1,64,,,,host,act-2022,read,\n"};
  out += overlay(catalog, "mine", std::span(&laid, 1));
  out += lint(catalog);
  std::string said;
  for (const Diagnostic& one : out)
    if (one.severity == Severity::error) said += one.message + "\n";
  CHECK(said == "bills/a/b: bill of materials \"a\" contains itself\n"
                "bills/b/a: bill of materials \"b\" contains itself\n"
                "bills/c/die: process \"6nm\" is not in the fab_nodes table\n"
                "bills/c/card: part \"nic-800g\" is not in the parts table\n"
                "bills/c/card: \"holds\" names \"gone\", which is not in the bill c\n"
                "bills/c/ram: an amount needs a unit, and a unit needs an amount\n");
}

TEST_CASE("every published footprint belongs to a machine in the catalog", "[unit]") {
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

TEST_CASE("every model has the columns that its kind needs, and no part exceeds the whole", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& models = catalog.table("models");
  CHECK(models.rows.size() >= 45);
  const std::map<std::string_view, std::vector<std::string_view>> needed{
      {"language", {"layers", "hidden", "heads", "kv_heads", "head_dim", "context"}},
      {"encoder", {"layers", "hidden", "heads", "kv_heads", "head_dim", "context"}},
      {"speech", {"layers", "hidden", "heads", "kv_heads", "head_dim", "context"}},
      {"image", {"layers", "token_parameters", "attention_width", "patch", "text_tokens", "steps", "guidance"}},
      {"video",
       {"layers", "token_parameters", "attention_width", "patch", "text_tokens", "frame_stride", "frame_patch", "steps",
        "guidance"}},
      {"recommendation", {"lookups", "embedding_dim"}},
      {"U-Net", {"flop_per_step_tflop", "attention_per_step_tflop", "flop_per_step_size", "steps", "guidance"}}};
  std::set<std::string, std::less<>> incomplete;
  for (const CatalogRow& row : models.rows) {
    INFO(row.id());
    const auto number = [&](std::string_view column) { return units::parse_number(models.text(row, column)); };
    const auto no_more = [&](std::string_view part, std::string_view whole) {
      INFO(part);
      if (number(part)) CHECK((number(whole) && *number(part) <= *number(whole)));
    };
    const bool counted = !models.text(row, "flop_per_step_tflop").empty();
    const auto columns = needed.find(counted ? std::string_view("U-Net") : models.text(row, "kind"));
    REQUIRE(columns != needed.end());
    // some models have no longest context, such as BLOOM and wav2vec 2.0
    for (const auto column : columns->second)
      if (column != "context" && models.text(row, column).empty()) incomplete.emplace(row.id());
    if (incomplete.contains(row.id())) CHECK_FALSE(models.text(row, "note").empty());
    no_more("active_parameters", "parameters");
    no_more("token_parameters", "parameters");
    no_more("experts_per_token", "experts");
    no_more("window_layers", "layers");
    no_more("kv_heads", "heads");
    no_more("attention_per_step_tflop", "flop_per_step_tflop");
    if (number("kv_heads")) CHECK(std::fmod(number("heads").value(), *number("kv_heads")) == 0);
    CHECK(number("experts").has_value() == number("experts_per_token").has_value());
    CHECK(number("experts").has_value() == number("expert_parameters").has_value());
    CHECK(number("window").has_value() == number("window_layers").has_value());
    if (number("experts")) CHECK(*number("expert_parameters") < *number("parameters"));
  }
  // those whose configuration nobody could open, and convolutional classifiers, which process no tokens
  CHECK(incomplete == std::set<std::string, std::less<>>{"apertus-70b", "efficientnet-b0", "efficientnet-b7", "flm-16b",
                                                         "resnet-101", "resnet-152", "resnet-18", "resnet-50",
                                                         "whisper-base", "whisper-small"});
}

TEST_CASE("active parameters are those outside experts plus the share of experts used per token", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const CatalogTable& models = catalog.table("models");
  int counted = 0;
  for (const CatalogRow& row : models.rows) {
    const auto number = [&](std::string_view column) { return units::parse_number(models.text(row, column)); };
    const auto active = number("active_parameters");
    const auto experts = number("experts");
    if (!active || !experts) continue;
    ++counted;
    const double inside = number("expert_parameters").value();
    const double made = number("parameters").value() - inside + inside * number("experts_per_token").value() / *experts;
    INFO(row.id() << ": " << made << " computed, " << *active << " published");
    // Published counts that leave out the embeddings or are rounded in a name differ more, which the row mentions.
    const bool noted = models.text(row, "note").find("more than published") != std::string_view::npos;
    CHECK((std::abs(made / *active - 1) > 0.12) == noted);
    if (noted) WARN(row.id() << ": " << made << " computed, " << *active << " published");
    CHECK(std::abs(made / *active - 1) < 0.3);
  }
  CHECK(counted >= 9);
}

TEST_CASE("figures of models equal those of their sources", "[unit]") {
  const Catalog catalog = builtin_catalog();
  const auto figure = [&](std::string_view id, std::string_view column) {
    const auto found = catalog.number("models", id, column);
    REQUIRE(found);
    return found->value.best;
  };
  CHECK(figure("llama-3.1-70b", "parameters") == 70553706496);
  CHECK(figure("llama-3.1-70b", "kv_heads") == 8);
  CHECK(figure("deepseek-v3", "kv_bytes_per_token") == 61 * (512 + 64) * 2);
  CHECK(figure("mixtral-8x7b", "expert_parameters") == 32.0 * 8 * 3 * 4096 * 14336);
  // 19 joint blocks with 12 x 3072^2 per stream, and 38 blocks of one stream with the same number.
  CHECK(figure("flux.1-dev", "token_parameters") == (19.0 + 38) * 12 * 3072 * 3072);
  CHECK(figure("dlrm-dcnv2", "lookups") == 214);
  // The bytes of the cache at 16 bits, from the heads: two vectors per layer.
  CHECK(2 * 2 * figure("llama-3.1-70b", "layers") * figure("llama-3.1-70b", "kv_heads") *
            figure("llama-3.1-70b", "head_dim") ==
        327680);
  CHECK_FALSE(catalog.number("models", "llama-3.1-70b", "active_parameters"));  // empty for a dense model, never zero
}

TEST_CASE("lint finds models with invalid or inconsistent values", "[unit]") {
  Catalog catalog = builtin_catalog();
  Diagnostics out;
  const SourceText laid{"models.csv",
                        "id,kind,parameters,active_parameters,heads,kv_heads,experts,experts_per_token,guidance,"
                        "flop_per_step_tflop,source,confidence\n"
                        "net,image,860000000,,,,,,cfg,0.68,bert-readme,read\n"
                        "one,words,100,200,,,,,twice,,bert-readme,read\n"
                        "two,language,100,,4,8,2,4,,,bert-readme,read\n"
                        "six,language,100,,6,4,,,,,bert-readme,read\n"};
  out += overlay(catalog, "mine", std::span(&laid, 1));
  out += lint(catalog);
  std::string said;
  for (const Diagnostic& one : out)
    if (one.severity == Severity::error) said += one.message + "\n";
  CHECK(said == "models/one: kind \"words\" is not one of language, image, video, recommendation, encoder, speech\n"
                "models/one: guidance \"twice\" is not one of cfg, distilled\n"
                "models/one: active_parameters 200 is more than parameters 100\n"
                "models/two: experts_per_token 4 is more than experts 2\n"
                "models/two: kv_heads 8 is more than heads 4\n"
                "models/two: heads 4 is not a multiple of kv_heads 8\n"
                "models/six: heads 6 is not a multiple of kv_heads 4\n");
  REQUIRE(catalog.number("models", "net", "flop_per_step_tflop"));
  CHECK(catalog.number("models", "net", "flop_per_step_tflop")->value.best == 6.8e11);
}

TEST_CASE("the built-in sources equal those of data/sources.json", "[unit]") {
  using Json = nlohmann::json;
  const Json document = Json::parse(test::read_text(test::source_dir() + "/data/sources.json"));
  const Catalog catalog = builtin_catalog();
  CHECK(catalog.version == document["version"]);
  CHECK(catalog.sources.all().size() == document["sources"].size());
  for (const Json& expected : document["sources"]) {
    const std::string id = expected["id"];
    INFO(id);
    const auto found = catalog.sources.find(id);
    REQUIRE(found);
    const Json written = {{"id", found->id},
                          {"title", found->title},
                          {"publisher", found->publisher},
                          {"year", found->year},
                          {"url", found->url},
                          {"licence", found->licence},
                          {"note", found->note},
                          {"confidence", found->confidence},
                          {"quoted_by", found->quoted_by}};
    CHECK(written == expected);
  }
  CHECK(!catalog.sources.find(""));
  CHECK(!catalog.sources.find("no-such-source"));
}
