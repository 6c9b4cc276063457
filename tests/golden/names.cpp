// Names of devices, places and models, as people and tools write them: what each means, and what is suggested for a name
// that the catalog does not have. The lists are in tests/golden/names; AICARBON_UPDATE_GOLDEN=1 writes the answers.
#include <aicarbon/aicarbon.hpp>

#include "catalog/name_words.hpp"
#include "catalog/names.hpp"
#include "support/folder.hpp"
#include "support/golden.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <regex>
#include <set>

using namespace aicarbon;
using namespace aicarbon::test;

namespace {

const std::string here = source_dir() + "/tests/golden/names/";
const Catalog& builtin() {
  static const Catalog catalog = builtin_catalog();
  return catalog;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::istringstream in(read_text(here + file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

// A job with one device at one place.
std::string job(const std::string& accelerator, const std::string& grid) {
  nlohmann::json j = {{"schema", "aicarbon.job/1"}, {"name", "n"}};
  j["sites"]["s"] = {{"grid", grid}, {"pue", 1.2}};
  j["hardware"]["h"] = {{"accelerator", accelerator}, {"accelerators", 1}};
  const nlohmann::json phase = {
      {"name", "r"}, {"kind", "training"}, {"site", "s"}, {"hardware", "h"}, {"activity", {{"device_time", "100 h"}}}};
  j["phases"] = nlohmann::json::array({phase});
  return j.dump();
}

// What the program says about the name in a job: each error, and the note of a name that is not an id.
std::string answer(const std::string& text, std::string_view path) {
  const Ran ran = run({"validate", "-", "--format", "json"}, text);
  std::string said;
  const auto document = nlohmann::json::parse(ran.out);
  for (const auto& d : document.at("diagnostics"))
    if (d.at("path").get<std::string>() == path && (d.at("severity") == "error" || d.at("code") == "AC3010"))
      said += "\n    " + d.at("severity").get<std::string>() + ": " + d.at("message").get<std::string>() +
              (d.at("help") == "" ? "" : "\n    help: " + d.at("help").get<std::string>());
  CHECK(ran.code == (said.find("error: ") == std::string::npos ? 0 : 2));
  return said;
}

// The sizes in a name, "80" of "80GB" and "80 GB".
std::set<std::string> gigabytes(const std::string& name) {
  static const std::regex size("([0-9]+) ?[gG][bB]");
  std::set<std::string> found;
  for (std::sregex_iterator at(name.begin(), name.end(), size), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

std::set<std::string> numbers_in(const std::string& text) {
  static const std::regex number("[0-9]+");
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) found.insert(at->str());
  return found;
}

// All spellings of a row: its id, aliases and name.
std::vector<std::string> spellings_of(const CatalogTable& table, const CatalogRow& row) {
  std::vector<std::string> all{row.id(), std::string(table.text(row, "name"))};
  catalog::for_each_alias(table, row, [&](std::string_view alias) { all.emplace_back(alias); });
  return all;
}

constexpr std::string_view named_tables[] = {"accelerators", "grids", "models", "servers"};

}  // namespace

TEST_CASE("device names of nvidia-smi, DCGM, rocm-smi and CodeCarbon have their answer", "[golden]") {
  std::string text;
  for (const std::string& name : lines_of("devices.txt")) {
    const auto found = catalog::find_named(builtin().table("accelerators"), name);
    text += name + " → " + (found.row ? found.row->id() : "no device") +
            answer(job(name, "FR"), "/hardware/h/accelerator") + "\n";
  }
  check_golden(here + "devices-answered.txt", text);
}

TEST_CASE("names of places have their answer", "[golden]") {
  std::string text;
  for (const std::string& name : lines_of("places.txt")) {
    const auto found = catalog::find_named(builtin().table("grids"), name);
    const bool is_region = builtin().find("cloud_regions", name) != nullptr;
    text += name + " → " +
            (found.row   ? found.row->id()
             : is_region ? "a cloud region"
                         : "no grid") +
            answer(job("nvidia-l4", name), "/sites/s/grid") + "\n";
  }
  check_golden(here + "places-answered.txt", text);
}

TEST_CASE("every row is found by its id, its name and its aliases in any case and with any separators", "[golden]") {
  // These are names of two rows each; the program lists both.
  const std::set<std::string> ambiguous{"korea", "virgin-islands"};
  for (const auto name : named_tables) {
    const CatalogTable& table = builtin().table(name);
    for (const CatalogRow& row : table.rows)
      for (const std::string& spelling : spellings_of(table, row)) {
        if (ambiguous.contains(spelling)) continue;
        std::string spaced = units::upper_case(spelling);
        std::ranges::replace(spaced, '-', ' ');
        for (const std::string& written : {spelling, units::upper_case(spelling), spaced}) {
          if (written.find("\xc3") != std::string::npos && written != spelling) continue;  // only A to Z change
          INFO(name << ": " << written);
          CHECK(catalog::find_named(table, written).row == &row);
        }
      }
  }
  for (const std::string& name : ambiguous) {
    const auto found = catalog::find_named(builtin().table("grids"), name);
    CHECK(found.row == nullptr);
    CHECK(found.choices.size() == 2);
  }
}

TEST_CASE("no spelling of a row has the key of another row", "[golden]") {
  for (const auto name : named_tables) {
    const CatalogTable& table = builtin().table(name);
    std::map<std::string, std::string> owner;
    for (const CatalogRow& row : table.rows) {
      const std::string vendor(catalog::vendor_of(table, row));
      for (const std::string& spelling : spellings_of(table, row))
        for (const std::string& written : {spelling, vendor + " " + spelling}) {
          if (written.find("korea") == 0 || written.find("virgin-islands") == 0) continue;
          const std::string key = catalog::name_key(written);
          if (key == catalog::name_key("korea") || key == catalog::name_key("virgin islands")) continue;
          const auto [at, is_new] = owner.emplace(key, row.id());
          INFO(name << ": " << written << " of " << row.id() << " and " << at->second);
          CHECK(at->second == row.id());
        }
    }
  }
}

TEST_CASE("a name that states a memory size is that of a device with this memory", "[golden]") {
  const CatalogTable& table = builtin().table("accelerators");
  for (const CatalogRow& row : table.rows) {
    const std::string memory(table.text(row, "memory_gb"));
    for (const std::string& spelling : spellings_of(table, row)) {
      INFO(row.id() << ": " << spelling);
      const auto sizes = gigabytes(spelling);
      CHECK(sizes.size() < 2);
      // An earlier id of the row, which remains valid; and names with the memory of the processor instead.
      if (spelling == "nvidia-b200-sxm-192gb" || spelling == "gh200-480gb" || spelling == "gh200-120gb") continue;
      if (!memory.empty() && !sizes.empty()) CHECK(*sizes.begin() == memory);
    }
  }
}

TEST_CASE("codes of countries mean what ISO 3166 says", "[golden]") {
  const CatalogTable& grids = builtin().table("grids");
  const std::pair<std::string_view, std::string_view> codes[] = {
      {"CA", "CAN"}, {"GA", "GAB"}, {"DE", "DEU"}, {"IN", "IND"}, {"AL", "ALB"}, {"CO", "COL"}, {"AR", "ARG"},
      {"PA", "PAN"}, {"LA", "LAO"}, {"MA", "MAR"}, {"gb", "GBR"}, {"UK", "GBR"}, {"us", "USA"}, {"GEO", "GEO"}};
  for (const auto& [code, id] : codes) {
    INFO(code);
    const auto found = catalog::find_named(grids, code);
    REQUIRE(found.row != nullptr);
    CHECK(found.row->id() == id);
  }
  for (const CatalogRow& row : grids.rows) {
    if (grids.text(row, "kind") != "country") continue;
    INFO(row.id());
    CHECK(grids.text(row, "iso2").size() == 2);
    CHECK(catalog::find_named(grids, grids.text(row, "iso2")).row == &row);
    CHECK(catalog::find_named(grids, grids.text(row, "iso2")).spelling.empty());
  }
}

TEST_CASE("a suggestion has every number of the unknown name", "[golden]") {
  std::size_t suggested = 0;
  for (const auto name : named_tables) {
    const CatalogTable& table = builtin().table(name);
    for (const CatalogRow& row : table.rows) {
      const std::string id = row.id();
      std::vector<std::string> wanted{"x" + id, id + "x", id + "-super"};
      for (std::size_t i = 0; i < id.size(); ++i) {
        std::string other = id;
        if (other[i] >= '0' && other[i] <= '9') other[i] = other[i] == '9' ? '1' : static_cast<char>(other[i] + 1);
        else if (i > 0) std::swap(other[i - 1], other[i]);
        wanted.push_back(other);
      }
      for (const std::string& unknown : wanted) {
        if (catalog::find_named(table, unknown).row != nullptr) continue;
        const std::string help = catalog::name_help(builtin(), {unknown, {name}, {}, "none"});
        if (help == "none") continue;
        INFO(name << ": " << unknown << ": " << help);
        CHECK(help.starts_with("did you mean \""));
        static const std::regex quoted("\"([^\"]+)\"");
        for (std::sregex_iterator at(help.begin(), help.end(), quoted), end; at != end; ++at) {
          const CatalogRow* near = table.find((*at)[1].str());
          REQUIRE(near != nullptr);
          std::string all;
          for (const std::string& spelling : spellings_of(table, *near)) all += spelling + " ";
          const auto numbers = numbers_in(all);
          for (const std::string& number : numbers_in(unknown)) CHECK(numbers.contains(number));
          ++suggested;
        }
      }
    }
  }
  CHECK(suggested > 1000);
}

TEST_CASE("a name of another family or size gets no suggestion", "[golden]") {
  const auto help = [](std::string_view table, std::string_view name) {
    return catalog::name_help(builtin(), {name, {table}, {}, "none"});
  };
  for (const char* model : {"GPT-4o", "gpt-4", "claude-3-opus", "llama-3-9b", "Llama 3.1 7B", "mistral-7b-v0.9",
                            "deepseek-r7", "qwen2.5-4b", "gemini-pro", "gpt-oss-200b"}) {
    INFO(model);
    CHECK(help("models", model) == "none");
  }
  for (const char* device : {"GeForce RTX 4080 SUPER", "RTX 4070 Ti", "H101", "A1000", "MI300", "A100X", "L40G"}) {
    if (catalog::find_named(builtin().table("accelerators"), device).row != nullptr) continue;
    INFO(device);
    CHECK(help("accelerators", device) == "none");
  }
  CHECK(help("servers", "dgx-h10") == "none");
  CHECK(help("fab_nodes", "6nm") == "none");
  CHECK(help("parts", "nic-100") == "did you mean \"nic-100g\"?");  // 100 is also in the description of nic-200g
  CHECK(help("accelerators", "A100-SMX") ==
        "did you mean \"nvidia-a100-sxm4-40gb\" (40 GB) or \"nvidia-a100-sxm4-80gb\" (80 GB)?");
  CHECK(help("accelerators", "H100-SMX") == "did you mean \"nvidia-h100-sxm5-80gb\"?");
  CHECK(help("models", "lama-3.1-8b") == "did you mean \"llama-3.1-8b\"?");
  CHECK(help("models", "llama-3.1-8") == "did you mean \"llama-3.1-8b\"?");
  CHECK(help("grids", "XKXX") == "did you mean \"XKX\" (Kosovo)?");
  CHECK(help("grids", "Xkosovo") == "did you mean \"XKX\" (Kosovo)?");
}

TEST_CASE("names of several devices and of parts of a device are not taken for one whole device", "[golden]") {
  const auto said = [](const std::string& name) { return answer(job(name, "FR"), "/hardware/h/accelerator"); };
  CHECK(said("8x A40") == "\n    note: \"8x A40\" is interpreted as 8 x nvidia-a40");
  CHECK(said("NVIDIA A40 × 4") == "\n    note: \"NVIDIA A40 × 4\" is interpreted as 4 x nvidia-a40");
  CHECK(said("GTX TITAN X").find("error") == std::string::npos);
  CHECK(said("NVIDIA A100 80GB PCIe MIG 3g.40gb") ==
        "\n    note: \"NVIDIA A100 80GB PCIe MIG 3g.40gb\" is interpreted as 1/2 of nvidia-a100-pcie-80gb");
  CHECK(said("NVIDIA A9 MIG 1g.5gb").find("its share as \"share\"") != std::string::npos);
  CHECK(answer(job("gpu", "FR"), "/hardware/h/accelerator").find("error: unknown") != std::string::npos);
  CHECK(catalog::find_named(builtin().table("instances"), "gpu").row == nullptr);  // "GPU+" of Paperspace
  CHECK(said("8 x NVIDIA A41").find("unknown accelerator \"NVIDIA A41\"") != std::string::npos);
}

TEST_CASE("every command states which variant a short name stands for", "[golden]") {
  const TemporaryFolder folder;
  const std::string v100 = folder / "v100.json";
  const std::string budget = folder / "budget.json";
  write_text(v100, job("V100", "FR"));
  write_text(budget, R"({"schema": "aicarbon.budget/1", "rules": [{"id": "a", "metric": "total", "max": "1 t"}]})");
  const std::string note = "\"V100\" is interpreted as nvidia-v100-sxm2-16gb";
  const std::vector<std::vector<std::string>> commands{
      {"estimate", v100},
      {"validate", v100},
      {"explain", v100, "total"},
      {"compare", v100, v100},
      {"sensitivity", v100},
      {"sweep", v100, "--vary", "/sites/s/pue=1.1,1.2"},
      {"check", v100, "--budget", budget},
      {"sql", v100, "--columns", "n:number", "--bind", "n=/sites/s/pue", "--dialect", "duckdb", "--table", "t"}};
  for (const auto& command : commands) {
    INFO(command.front());
    const Ran ran = run(command);
    INFO(ran.err);
    CHECK(ran.code == 0);
    CHECK((ran.out + ran.err).find(note) != std::string::npos);
  }
  const Ran machine = run({"hardware", "NVIDIA H100 80GB HBM3"});
  CHECK(machine.code == 0);
  CHECK(machine.out.find("\"NVIDIA H100 80GB HBM3\" is interpreted as nvidia-h100-sxm5-80gb") != std::string::npos);
}

TEST_CASE("a hint for a model is of the same family, and a hint for a unit of the same quantity", "[golden]") {
  const auto of_activity = [](const std::string& activity, const std::string& key) {
    return answer(
        R"({"schema": "aicarbon.job/1", "name": "n", "phases": [{"name": "r", "kind": "inference", "site": "FR",
      "hardware": "H100", "activity": {)" +
            activity + "}}]}",
        "/phases/r/activity/" + key);
  };
  const auto model = [&](const std::string& name) {
    return of_activity(R"("model": ")" + name + R"(", "requests": "1M", "input_tokens": 100, "output_tokens": 100)",
                       "model");
  };
  CHECK(model("gpt").find("opt") == std::string::npos);
  CHECK(model("gpt").find(" names fit, such as \"gpt-") != std::string::npos);
  CHECK(model("gpt-4").find("did you mean") == std::string::npos);
  CHECK(model("mistral") == "\n    note: \"mistral\" is interpreted as mistral-7b");
  CHECK(model("mistral-8x7b").find("mixtral") == std::string::npos);
  CHECK(model("mixtrall-8x22b").find("did you mean \"mixtral-8x22b\"?") != std::string::npos);
  CHECK(of_activity(R"("device_time": "1.2M")", "device_time") ==
        "\n    error: \"1.2M\": k, M, B and T are only for counts\n    help: write \"1200000 h\"");
  CHECK(of_activity(R"("device_time": "12 Hr")", "device_time").find("\"m\"") == std::string::npos);
}
