// Columns of records and the places of a job that they bind to.
#include "study/binding.hpp"

#include "diag/codes.hpp"

#include <catch2/catch.hpp>

namespace aicarbon {
namespace {

const SourceText job{"job.json", R"({
  "name": "runs",
  "sites": { "main": { "grid": "FR", "pue": 1.2 } },
  "hardware": { "node": { "accelerator": "nvidia-a100-sxm4-80gb", "embodied": "3700 kg" } },
  "phases": [
    { "name": "run", "kind": "training", "site": "main", "hardware": "node",
      "activity": { "device_time_h": 10, "device_power": "400 W" } },
    { "name": "rest", "kind": "inference", "site": "main", "hardware": "node", "activity": { "energy": "3 kWh" } }
  ]
})"};

// "column→place", a number marked by #; or the messages.
std::string bound(std::vector<std::string> columns, std::vector<study::Binding> told = {}) {
  Diagnostics out;
  std::string text;
  if (const auto all = study::bind(columns, told, job, out))
    for (const auto& b : *all)
      text += b.name + "@" + std::to_string(b.column) + "→" + b.path + (b.number ? "#" : "") + "\n";
  for (const Diagnostic& d : out) text += d.message + (d.help.empty() ? "" : " (" + d.help + ")") + "\n";
  return text;
}

TEST_CASE("a column binds by its last name, in either spelling, or by its path", "[unit]") {
  CHECK(bound({"job_id", "device_time", "grid", "pue", "name", "team"}) ==
        "device_time@1→/phases/run/activity/device_time#\ngrid@2→/sites/main/grid\npue@3→/sites/main/pue#\n");
  CHECK(bound({"device_time_h", "/phases/rest/activity/energy_kwh"}) ==
        "device_time_h@0→/phases/run/activity/device_time#\n"
        "/phases/rest/activity/energy_kwh@1→/phases/rest/activity/energy#\n");
  CHECK(bound({"chip"}, {{"chip", "/hardware/node/accelerator"}}) == "chip@0→/hardware/node/accelerator\n");
  CHECK(bound({"years"}, {{"years", "/hardware/node/lifetime"}}) == "years@0→/hardware/node/lifetime#\n");
}

TEST_CASE("a binding that cannot be says where else", "[unit]") {
  CHECK(bound({"hardware"}) ==
        "column \"hardware\" could be at 2 places of the job: /phases/run/hardware, /phases/rest/hardware "
        "(tell which: --bind hardware=/phases/run/hardware)\n");
  CHECK(bound({"pue", "PUE"}, {{"PUE", "/sites/main/pue"}}) ==
        "columns \"pue\" and \"PUE\" are both put at /sites/main/pue "
        "(rename one of them, or bind it elsewhere with --bind COLUMN=PATH)\n");
  CHECK(bound({"pue"}, {{"peu", "/sites/main/pue"}}) ==
        "--bind names \"peu\", which is no column (did you mean `pue`?)\n");
  CHECK(bound({"x"}, {{"x", "/sites/main/peu"}}) ==
        "column \"x\": \"/sites/main/peu\" is no field of a job (did you mean `/sites/main/pue`?)\n");
  CHECK(bound({"/sites/mian/pue"}) == "the job has no \"mian\" on the way to /sites/mian/pue (did you mean `main`?)\n");
}

}  // namespace
}  // namespace aicarbon
