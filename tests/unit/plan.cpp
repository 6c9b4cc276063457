// Plans: what a block of samples computes, and the memory that it needs for it.
#include "sheet/plan.hpp"
#include "lifecycle/formulate.hpp"

#include <aicarbon/aicarbon.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace aicarbon {
namespace {

// Training runs at one site, each with a range of its own.
std::string runs(int count) {
  std::string phases;
  for (int i = 0; i < count; ++i)
    phases += fmt::format(R"({}{{"name": "run {}", "kind": "training", "site": "main", "hardware": "node",
      "activity": {{"device_time": {{"best": "{} h", "low": "30000 h", "high": "90000 h"}}}}}})",
                          i > 0 ? ", " : "", i, 40000 + i);
  return R"({"schema": "aicarbon.job/1", "name": "runs",
    "sites": {"main": {"grid": "FR", "pue": {"best": 1.2, "low": 1.1, "high": 1.4}}},
    "hardware": {"node": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}}, "phases": [)" +
         phases + "]}";
}

// The plan of every output of the whole job: the sums over all phases.
sheet::Plan plan_of_sums(const std::string& job) {
  const auto inventory = prepare({"job.json", job}, builtin_catalog());
  REQUIRE(inventory);
  const lifecycle::Model model = lifecycle::formulate(*inventory);
  std::vector<bool> varies;
  for (const Input& input : model.sheet.inputs()) varies.push_back(!input.value.exact());
  const sheet::Planner planner(model.sheet, varies, true);
  std::vector<std::int32_t> sums;
  for (const auto& output : model.outputs)
    if (!output.phase && planner.varies(output.node)) sums.push_back(output.node);
  REQUIRE(sums.size() > 10);
  sheet::Planner::Desk desk(planner);
  return planner.plan(sums, desk);
}

}  // namespace

TEST_CASE("the slots of a plan do not depend on the number of phases, and its steps grow in proportion", "[unit]") {
  const auto few = plan_of_sums(runs(20));
  const auto many = plan_of_sums(runs(200));
  CHECK(few.slots == many.slots);
  CHECK(many.slots < 64);
  CHECK(many.steps.size() <= 10 * few.steps.size());
}

}  // namespace aicarbon
