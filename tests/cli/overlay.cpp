// --catalog DIR: tables of the user overlay the built-in ones.
#include "support/folder.hpp"
#include "support/france.hpp"
#include "support/report.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <sstream>

namespace {

using namespace aicarbon::test;

class Overlay {
 public:
  Overlay() { REQUIRE(mkdtemp(path_.data()) != nullptr); }
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;
  ~Overlay() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  void file(const std::string& name, const std::string& text) const { write_text(path_ + "/" + name, text); }
  // A row, under the header of the built-in table.
  void table(const std::string& name, const std::vector<std::map<std::string, std::string>>& rows) const {
    const std::string built_in = read_text(source_dir() + "/data/" + name);
    std::string text = built_in.substr(0, built_in.find('\n') + 1);
    for (const auto& row : rows) {
      std::istringstream columns(text.substr(0, text.find('\n')));
      std::string line;
      for (std::string column; std::getline(columns, column, ',');) {
        const auto cell = row.find(column);
        line += (cell == row.end() ? "" : cell->second) + ",";
      }
      line.back() = '\n';
      text += line;
    }
    file(name, text);
  }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "aicarbon-overlay-XXXXXX").string();
};

std::map<std::string, std::string> grid(const std::string& id, const std::string& intensity) {
  return {{"id", id},
          {"kind", "country"},
          {"name", "Test " + id},
          {"country", "FRA"},
          {"intensity_g_per_kwh", intensity},
          {"basis", "life-cycle"},
          {"method", "location"},
          {"point", "delivered"},
          {"year", "2025"},
          {"source", "mine"},
          {"confidence", "read"},
          {"set", "none"},
          {"shape", "range"}};
}

const std::string mine =
    R"({"schema": "aicarbon.catalog/1", "sources": [{"id": "mine", "title": "My own meter", "publisher": "me", "year": "2025",
  "url": "https://example.org", "licence": "mine", "confidence": "read"}]})";

std::string job(const std::string& site) {
  return R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "a", "kind": "training", "site": )" + site +
         R"(, "hardware": "none", "activity": {"energy": "1 MWh"}}], "only": ["electricity"]})";
}

double best(const nlohmann::json& file) { return file.at("reports").at(0).at("total").at("co2e_kg").at("best"); }

}  // namespace

TEST_CASE("an overlay replaces and adds rows, and the report names it", "[cli]") {
  const Overlay over;
  over.file("sources.json", mine);
  over.table("grids.csv", {grid("FRA", "100"), grid("XXA", "200")});
  const auto plain = estimate(job("\"FR\""), {"--samples", "0"});
  const auto replaced = estimate(job("\"FRA\""), {"--samples", "0", "--catalog", over.path()});
  const auto added = estimate(job("\"XXA\""), {"--samples", "0", "--catalog", over.path()});
  const auto others = estimate(job("\"DE\""), {"--samples", "0", "--catalog", over.path()});
  CHECK(best(replaced) == Approx(100));
  CHECK(best(added) == Approx(200));
  CHECK(best(others) == best(estimate(job("\"DE\""), {"--samples", "0"})));
  CHECK(plain.at("tool").at("overlays").empty());
  CHECK(replaced.at("tool").at("overlays") == nlohmann::json{over.path()});
  CHECK(replaced.at("tool").at("catalog_sha256") != plain.at("tool").at("catalog_sha256"));
  CHECK(replaced.at("tool").at("catalog") == plain.at("tool").at("catalog"));
  CHECK(run({"estimate", "-", "--samples", "0", "--catalog", over.path()}, job("\"FRA\"")).out.find(over.path()) !=
        std::string::npos);
  CHECK(run({"catalog", "show", "grids", "XXA", "--catalog", over.path()}).out.find("My own meter") !=
        std::string::npos);
  CHECK(run({"estimate", "-"}, job("\"XXA\"")).code == 2);  // without the overlay, it is unknown
}

TEST_CASE("the last of two overlays takes precedence", "[cli]") {
  const Overlay first, second;
  first.file("sources.json", mine);
  first.table("grids.csv", {grid("FRA", "100"), grid("XXA", "200")});
  second.table("grids.csv", {grid("FRA", "300")});
  const std::vector<std::string> both{"--samples", "0", "--catalog", first.path(), "--catalog", second.path()};
  CHECK(best(estimate(job("\"FRA\""), both)) == Approx(300));
  CHECK(best(estimate(job("\"XXA\""), both)) == Approx(200));
}

TEST_CASE("an error in an overlay is reported with its file and line", "[cli]") {
  const auto refused = [](const Overlay& over, const std::string& place, const std::string& code) {
    for (const char* command : {"estimate", "validate"}) {
      const Ran ran = run({command, "-", "--catalog", over.path()}, job("\"FR\""));
      INFO(ran.err);
      CHECK(ran.code == 2);
      CHECK(ran.out.empty());
      CHECK(ran.err.find("error[" + code + "]") != std::string::npos);
      CHECK(ran.err.find(over.path() + "/" + place) != std::string::npos);
    }
  };
  const std::string header = [] {
    const std::string text = read_text(source_dir() + "/data/grids.csv");
    return text.substr(0, text.find('\n') + 1);
  }();
  {
    const Overlay over;
    over.file("sources.json", mine);
    over.table("grids.csv", {grid("XXA", "200"), grid("FRA", "a lot")});
    refused(over, "grids.csv:3", "AC4001");
  }
  {
    const Overlay over;  // a source that is not in the bibliography
    over.table("grids.csv", {grid("FRA", "100")});
    refused(over, "grids.csv:2", "AC4001");
  }
  {
    const Overlay over;
    over.file("grids.csv", header + "FRA,FR,country,\"France\n");
    refused(over, "grids.csv:2", "AC1007");
  }
  {
    const Overlay over;
    over.file("grids.csv", header + "FRA,FR,country\n");
    refused(over, "grids.csv:2", "AC1007");
  }
  {
    const Overlay over;
    over.file("grids.csv", "id,colour\nFRA,green\n");
    refused(over, "grids.csv:1", "AC4001");
  }
  {
    const Overlay over;
    over.file("gridz.csv", header);
    refused(over, "gridz.csv", "AC4001");
  }
  {
    const Overlay over;
    over.file("sources.json", "{ \"sources\": [ }");
    refused(over, "sources.json:1:16", "AC1001");
  }
  CHECK(run({"estimate", "-", "--catalog", "/no/such/folder"}, job("\"FR\"")).code == 3);
  const Overlay empty;
  CHECK(run({"estimate", "-", "--catalog", empty.path()}, job("\"FR\"")).code == 3);
}

TEST_CASE("a value of an overlay that no grid, machine or site can have is an error", "[cli]") {
  const auto said = [](const std::string& table, const std::string& text) {
    const Overlay over;
    over.file("sources.json", mine);
    over.file(table, text);
    const Ran lint = run({"catalog", "lint", "--catalog", over.path()});
    const Ran ran = run({"estimate", "-", "--catalog", over.path()}, job("\"FR\""));
    CHECK(lint.code == 2);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(lint.err == ran.err);
    return ran.err.substr(0, ran.err.find('\n'));
  };
  const auto value = [&](const std::string& id, const std::string& number, const std::string& unit) {
    return said("defaults.csv", "id,value,unit,source,confidence\n" + id + "," + number + "," + unit + ",mine,read\n");
  };
  const std::string grids = "id,kind,name,country,intensity_g_per_kwh,source,confidence,iso2\n";
  CHECK(said("grids.csv", grids + "FRA,country,France,FRA,-5,mine,read,FR\n") ==
        "error[AC4001]: grids/FRA: intensity_g_per_kwh -5 must be at least 0");
  CHECK(said("grids.csv", grids + "FRA,country,France,XXX,50,mine,read,FR\n") ==
        "error[AC4001]: grids/FRA: country \"XXX\" is not in the grids table");
  CHECK(said("grids.csv", grids + "FRA,country,France,FRA,50,mine,read,FR\nFRA,country,France,FRA,60,mine,read,FR\n") ==
        "error[AC4001]: grids/FRA is in line 2 as well");
  CHECK(said("grids.csv", "id,kind,name,country,intensity_g_per_kwh,intensity_g_per_kwh_low,intensity_g_per_kwh_high,"
                          "shape,source,confidence,iso2\nFRA,country,France,FRA,50,-1,60,range,mine,read,FR\n") ==
        "error[AC4001]: grids/FRA: intensity_g_per_kwh_low -1 must be at least 0");
  CHECK(said("losses.csv", "id,loss,source,confidence\nFRA,7.5,mine,read\n") ==
        "error[AC4001]: losses/FRA: loss 7.5 must be at most 1");
  CHECK(said("models.csv", "id,kind,parameters,layers,source,confidence\nm,language,7e9,31.5,mine,read\n") ==
        "error[AC4001]: models/m: layers 31.5 is not a whole number");
  CHECK(
      value("pue/industry_survey", "0.5", "1") ==
      "error[AC4001]: defaults/pue/industry_survey: value 0.5 must be at least 1, because it stands for \"pue\" of a job");
  CHECK(value("life/accelerator", "-5", "years") ==
        "error[AC4001]: defaults/life/accelerator: value -5 must be at least 0");
  CHECK(
      value("life/accelerator", "0", "years") ==
      "error[AC4001]: defaults/life/accelerator: value 0 must be above 0 years, because it stands for \"lifetime\" of a job");
  CHECK(
      value("utilization/allocated", "6", "1") ==
      "error[AC4001]: defaults/utilization/allocated: value 6 must be at most 1, because it stands for \"utilization\" of "
      "a job");
}

TEST_CASE("a default of an overlay that no rule reads is an error", "[cli]") {
  const Overlay over;
  over.file("sources.json", mine);
  over.file("defaults.csv", "id,value,unit,source,confidence\nlife/acelerator,5,years,mine,read\n");
  const Ran ran = run({"estimate", "-", "--catalog", over.path()}, job("\"FR\""));
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err.starts_with("error[AC4001]: defaults/life/acelerator: no rule has this id\n"));
  CHECK(ran.err.find("  help: did you mean \"life/accelerator\"") != std::string::npos);
}

TEST_CASE("every command warns of a doubtful value of an overlay", "[cli]") {
  const Overlay over;
  over.file("sources.json", mine);
  over.file("defaults.csv", "id,value,unit,source,confidence\nlife/accelerator,65,years,mine,read\n");
  const std::string says =
      "warning[AC4002]: defaults/life/accelerator: value 65 years is 13 times the built-in value, 5 years: check the unit\n";
  const std::string job = "examples/records/cluster-job.json";
  const TemporaryFolder folder;
  write_text(folder / "jobs.jsonl", nlohmann::json::parse(read_text(source_dir() + "/" + job)).dump() + "\n");
  const std::vector<std::vector<std::string>> commands{
      {"estimate", job, "--samples", "0"},
      {"validate", job},
      {"explain", job},
      {"sensitivity", job, "--samples", "100"},
      {"compare", job, job, "--samples", "0"},
      {"check", job, "--budget", "examples/budgets/release.json", "--exit-zero"},
      {"sweep", job, "--vary", "/sites/dc/pue=1.1,1.2"},
      {"batch", job, "examples/records/jobs.csv"},
      {"batch", job, "examples/records/jobs.csv", "--totals", "--samples", "0"},
      {"batch", folder / "jobs.jsonl"},
      {"sql", job, "--columns", "device_time_gpu_h:number", "--table", "t", "--dialect", "duckdb"},
      {"hardware", "nvidia-h100-sxm5-80gb"},
      {"catalog", "list"},
      {"catalog", "show", "grids", "FRA"},
      {"catalog", "lint"}};
  for (auto command : commands) {
    INFO(command.front() << " " << command.back());
    command.insert(command.end(), {"--catalog", over.path()});
    const Ran ran = run(command);
    INFO(ran.err);
    CHECK(ran.code == 0);
    CHECK(ran.err.find(says) != std::string::npos);
    if (command.front() == "catalog") continue;
    command.insert(command.end(), {"--deny", "warnings"});
    CHECK(run(command).code == 2);
  }
}

TEST_CASE("catalog lint doubts numbers far from those of the built-in rows", "[cli]") {
  const Overlay over;
  over.file("sources.json", mine);
  over.file("accelerators.csv", "id,name,vendor,tdp_w,memory_gb,source,confidence\na,A,me,0.7,80,mine,read\n");
  over.table("grids.csv", {grid("FRA", "2700")});
  const Ran ran = run({"catalog", "lint", "--catalog", over.path()});
  CHECK(ran.code == 0);
  CHECK(ran.err.find("warning[AC4002]: accelerators/a: tdp_w 0.7 W is far below all built-in rows, which start at 8 W: "
                     "check the unit") != std::string::npos);
  CHECK(ran.err.find("warning[AC4002]: grids/FRA: intensity_g_per_kwh 2700 g/kWh is far above all built-in rows, which "
                     "reach 1306.3 g/kWh: check the unit") != std::string::npos);
}

TEST_CASE("a residual mix requires an overlay with a table of residual mixes", "[cli]") {
  const Overlay over;
  over.file("sources.json", mine);
  over.table("residuals.csv", {{{"id", "FRA"},
                                {"name", "France"},
                                {"intensity_g_per_kwh", "90"},
                                {"basis", "direct"},
                                {"year", "2024"},
                                {"source", "mine"},
                                {"confidence", "read"},
                                {"set", "none"},
                                {"shape", "range"}}});
  const std::string text = job(R"({"grid": "FR", "market_based": "residual"})");
  CHECK(run({"estimate", "-"}, text).err.find("error[AC2310]") == 0);
  const auto file = estimate(text, {"--samples", "0", "--catalog", over.path()});
  const auto& total = file.at("reports").at(0).at("total");
  REQUIRE_FALSE(total.at("co2e_market_kg").is_null());
  // the residual mix is that of generation; fuel supply remains that of the grid
  CHECK(total.at("co2e_market_kg").at("best").get<double>() ==
        Approx(90 + 1000 * intensity_of_france() * supply_of_france()));
  CHECK(total.at("co2e_kg").at("best").get<double>() != Approx(90));
}

TEST_CASE("words, counts and names of files that a table does not have are errors", "[cli]") {
  const auto said = [](const std::string& table, const std::string& text) {
    const Overlay over;
    over.file("sources.json", mine);
    over.file(table, text);
    const Ran ran = run({"estimate", "examples/records/cluster-job.json", "--catalog", over.path()});
    INFO(ran.err);
    CHECK(ran.code != 0);
    CHECK(ran.out.empty());
    return ran.err.substr(0, ran.err.find('\n'));
  };
  const auto grid_with = [](const std::string& column, const std::string& word) {
    return "id,kind,name,country,intensity_g_per_kwh," + column +
           ",source,confidence,iso2\nFRA,country,France,FRA,50," + word + ",mine,read,FR\n";
  };
  CHECK(said("grids.csv", grid_with("basis", "lifecycle")) ==
        "error[AC4001]: grids/FRA: basis \"lifecycle\" is not one of life-cycle, direct, unspecified");
  CHECK(said("grids.csv", grid_with("point", "generaton")) ==
        "error[AC4001]: grids/FRA: point \"generaton\" is not one of generation, delivered");
  CHECK(said("grids.csv", grid_with("method", "market")) ==
        "error[AC4001]: grids/FRA: method \"market\" is not one of location");
  const std::string servers = "id,name,vendor,kind,accelerator,accelerators,power_w,idle_w,source,confidence\n";
  CHECK(said("servers.csv", servers + "s,S,me,accelerator-server,nvidia-l4,2.5,900,100,mine,read\n") ==
        "error[AC4001]: servers/s: accelerators 2.5 is not a whole number");
  CHECK(said("servers.csv", servers + "s,S,me,accelerator-server,nvidia-l4,0,900,100,mine,read\n") ==
        "error[AC4001]: servers/s: accelerators 0 must be above 0");
  CHECK(said("servers.csv", servers + "s,S,me,accelerator-server,nvidia-l4,2,900,1000,mine,read\n") ==
        "error[AC4001]: servers/s: idle_w 1000 is above power_w 900");
  CHECK(said("Grids.CSV", grid_with("basis", "direct")).find("names of tables are in lower case") != std::string::npos);
  CHECK(said("losses.csv", "id,name,loss,source,confidence\nFRA,France,1,mine,read\n")
            .starts_with("error[AC4001]: with this overlay, a result is not finite"));
}
