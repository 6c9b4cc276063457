// "/path=VALUES": the values that a place of a job takes, one after the other.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// Texts as a user would write them in the job: "3 years", "FR".
struct ValueList {
  std::string path;
  std::vector<std::string> texts;
};

/// PATH=START:STOP:STEP[ unit], PATH=A,B,C[ unit], or with globs of catalog ids: PATH=FR,gcp/*. A stop that a step meets is included;
/// a point is start + i x step in decimal.
Result<ValueList> value_list_of(std::string_view text, const Catalog& catalog);

/// Ids of the catalog that a field accepts: grids and cloud regions for a grid or site, accelerators, servers, models;
/// else none.
std::vector<std::string> ids_for(std::string_view field, const Catalog& catalog);

}  // namespace aicarbon::rows
