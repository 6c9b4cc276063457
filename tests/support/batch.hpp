// Helpers for the tests of `aicarbon batch`: a job as template, records like those of a cluster, and rows split into
// cells.
#pragma once

#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace aicarbon::test {

using nlohmann::json;
namespace fs = std::filesystem;
using Cells = std::vector<std::string>;

inline const std::string job_text = R"({ "schema": "aicarbon.job/1", "name": "cluster job",
  "sites": { "dc": { "grid": "FR", "pue": 1.2 } },
  "hardware": { "node": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8, "lifetime": "5 years" } },
  "phases": [ { "name": "run", "kind": "training", "site": "dc", "hardware": "node",
     "activity": { "device_time": "10 device-h", "device_power": "400 W", "energy_boundary": "accelerators" } } ] })";

// A temporary folder that contains the template.
struct Folder : TemporaryFolder {
  Folder() { put("t.json", job_text); }
  void put(const std::string& name, std::string_view text) const { write_text(path + "/" + name, text); }
  std::string get(const std::string& name) const { return read_text(path + "/" + name); }
  bool has(const std::string& name) const { return fs::exists(path + "/" + name); }
  Ran batch(const std::string& more) const { return shell("aicarbon batch t.json " + more, path); }
};

inline const std::string header = "job_id,team,accelerator,grid,device_time_h,/sites/dc/pue\n";

// Records like those of a cluster, which are the same every time.
inline std::string records(std::size_t n) {
  const char* const devices[] = {"nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb", "nvidia-l4"};
  const char* const grids[] = {"FR", "US", "us/CAMX", "gcp/us-central1", "SE"};
  std::string text = header;
  for (std::size_t i = 0; i < n; ++i)
    text += "j" + std::to_string(i) + ",t" + std::to_string(i % 7) + "," + devices[i * i % 3] + "," + grids[i * 7 % 5] +
            "," + std::to_string(i * 37 % 500 + 1) + "." + std::to_string(i % 1000) + ",1." +
            std::to_string(i * 13 % 50 + 10) + "\n";
  return text;
}

// The last line of a text. Batch prints what was done with each column, and then how many rows there are.
inline std::string last_line(const std::string& text) {
  const auto end = text.rfind('\n', text.size() - 2);
  return text.substr(end == std::string::npos ? 0 : end + 1);
}

inline std::vector<Cells> table(const std::string& text) {  // for cells without quotes
  std::vector<Cells> rows;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    rows.emplace_back();
    std::size_t at = 0;
    for (std::size_t comma = 0; comma != std::string::npos; at = comma + 1) {
      comma = line.find(',', at);
      rows.back().push_back(line.substr(at, comma - at));
    }
  }
  return rows;
}

inline std::size_t column(const std::vector<Cells>& rows, const std::string& name) {
  const auto found = std::ranges::find(rows.front(), name);
  REQUIRE(found != rows.front().end());
  return static_cast<std::size_t>(found - rows.front().begin());
}

inline void check_row(const Cells& names, const Cells& row, const json& report) {
  const auto same = [&](const std::string& name, const json& value) {
    INFO(name);
    const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    REQUIRE(at < row.size());
    if (value.is_null()) CHECK(row[at].empty());
    else CHECK(std::strtod(row[at].c_str(), nullptr) == value.at("best").get<double>());
  };
  same("co2e_kg", report.at("total").at("co2e_kg"));
  same("energy_kwh", report.at("total").at("energy_kwh"));
  same("water_l", report.at("total").at("water_l"));
  for (const auto& [stage, figures] : report.at("by_stage").items()) same(stage + "_co2e_kg", figures.at("co2e_kg"));
  CHECK(row.back() == (report.at("complete").get<bool>() ? "true" : "false"));
}

inline json alone(const Cells& cells) {  // accelerator, grid, device time, pue
  json job = json::parse(job_text);
  job["hardware"]["node"]["accelerator"] = cells[0];
  job["sites"]["dc"]["grid"] = cells[1];
  job["phases"][0]["activity"]["device_time"] = cells[2] + " h";
  job["sites"]["dc"]["pue"] = json::parse(cells[3]);
  return estimate(job.dump(), {"--samples", "0"}).at("reports").at(0);
}

}  // namespace aicarbon::test
