// Parses "/PATH=VALUES", which lists the values that a field of a job takes one after the other.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// The values, as a user would write them in the job: "3 years", "FR".
struct ValueList {
  std::string path;
  std::vector<std::string> texts;
};

/// Parses PATH=START:STOP:STEP[ unit], PATH=A,B,C[ unit], or globs that match catalog ids: PATH=FR,gcp/*. STOP is
/// included if a step reaches it exactly. The values are START + i x STEP, computed in decimal.
Result<ValueList> value_list_of(std::string_view text, const Catalog& catalog);

/// The catalog ids that a field accepts: grids and cloud regions for a grid, a site or a fab; accelerators and servers
/// for hardware; accelerators, servers or models for a field of that name; none for other fields.
std::vector<std::string> ids_for(std::string_view field, const Catalog& catalog);

/// Further spellings of these ids that a job accepts, each of which names one row: ISO codes and names, then aliases,
/// in the cases in which they are usually written. A job accepts more: any case, and any separators.
std::vector<std::string> spellings_for(std::string_view field, const Catalog& catalog);

/// The id of the row of the catalog that a text names in a field called `accelerator`, `server` or `grid`; the text
/// itself in any other field, or if it names no row.
std::string catalog_id(std::string_view field, const std::string& text, const Catalog& catalog);

}  // namespace aicarbon::rows
