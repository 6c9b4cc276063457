// Lists the field tables of all objects in a job, and makes the JSON Schema from them. See fields.hpp. The tables
// themselves are in fields/, activity/ and facility/.
#include "workload/fields.hpp"

#include "workload/activity/kinds.hpp"

#include <vector>

namespace aicarbon::workload {
namespace {

// The listed parts, with the objects that have a table of their own (field.object). These objects follow the top-level
// part that contains them, and its parts.
std::vector<Part> with_objects(std::initializer_list<Part> listed) {
  std::vector<Part> all, objects;
  for (const Part& part : listed) {
    if (part.where.find('/') == std::string_view::npos) {
      all.insert(all.end(), objects.begin(), objects.end());
      objects.clear();
    }
    all.push_back(part);
    for (const json::Field& field : part.fields)
      if (field.object != nullptr) objects.push_back(field.object());
  }
  all.insert(all.end(), objects.begin(), objects.end());
  return all;
}

}  // namespace

std::span<const Part> parts() {
  static const std::vector<Part> all = with_objects({
      {"job", "the top level", json::Table<Workload>::fields()},
      {"phase", "phases", json::Table<Phase>::fields()},
      {"activity", "phases/…/activity", activity_fields()},
      {"multiple of another phase", "activity/ratio_of", json::Table<RatioOf>::fields()},
      {"device time of a run", "activity/device_time_per_run", json::Table<StatedRunTime>::fields()},
      {"continuous training", "activity/online", json::Table<StatedOnline>::fields()},
      {"users and their requests", "activity/requests", json::Table<StatedDeliveries>::fields()},
      {"model", "models", json::Table<StatedModel>::fields()},
      {"technique", "phases/…/techniques", json::Table<StatedTechnique>::fields()},
      {"growth", "phases/…/growth", json::Table<StatedGrowth>::fields()},
      {"site", "sites", json::Table<Site>::fields()},
      {"stated grid", "sites/…/grid", json::Table<StatedGrid>::fields()},
      {"contract", "sites/…/market_based", json::Table<StatedContract>::fields()},
      {"construction", "sites/…/construction", json::Table<StatedConstruction>::fields()},
      {"part of a building", "construction/…", json::Table<StatedBuildingPart>::fields()},
      {"hardware", "hardware", json::Table<Hardware>::fields()},
      {"point of a power curve", "hardware/…/power_curve", json::Table<PowerPoint>::fields()},
      {"share", "hardware/…/share", json::Table<StatedShare>::fields()},
      {"stated footprint", "hardware/…/embodied", json::Table<StatedEmbodied>::fields()},
      {"network", "hardware/…/network", json::Table<StatedNetwork>::fields()},
      {"part", "hardware/…/parts", json::Table<StatedPart>::fields()},
      {"yield", "parts/…/yield", json::Table<StatedYield>::fields()},
      {"wafer", "parts/…/wafer", json::Table<StatedWafer>::fields()},
      {"transport", "hardware/…/transport", json::Table<StatedTransport>::fields()},
      {"leg", "transport/legs", json::Table<Leg>::fields()},
      {"end of life", "hardware/…/end_of_life", json::Table<StatedEndOfLife>::fields()},
      {"route", "end_of_life/routes", json::Table<Route>::fields()},
      {"material", "end_of_life/materials", json::Table<Material>::fields()},
      {"failures", "hardware/…/failures", json::Table<StatedFailures>::fields()},
      {"functional unit", "functional_units", json::Table<FunctionalUnit>::fields()},
      {"amortize", "amortize", json::Table<StatedAmortize>::fields()},
  });
  return all;
}

std::string job_schema() {
  return json::schema_document("aicarbon.job/1", "A job description for aicarbon", json::Table<Workload>::fields());
}

}  // namespace aicarbon::workload
