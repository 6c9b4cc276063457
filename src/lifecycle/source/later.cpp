// Sources that have their id and no formula yet. A report lists them under `not_covered`.
#include "lifecycle/source/catalogue.hpp"

namespace aicarbon::lifecycle {
namespace {

constexpr Source later(std::string_view id, Stage stage, std::string_view title) {
  return {.id = id,
          .stage = stage,
          .method = 0,
          .title = title,
          .formula = "not computed yet",
          .symbols = "",
          .citation = "",
          .leaves_out = "all of it",
          .electric = false,
          .needs = {},
          .formula_of = nullptr};
}

}  // namespace

const Source storage_equipment_source = later("storage_equipment", Stage::manufacturing, "storage equipment made");
const Source storage_source = later("storage", Stage::operation, "data stored");
const Source data_transfer_source = later("data_transfer", Stage::operation, "data moved over networks");

}  // namespace aicarbon::lifecycle
