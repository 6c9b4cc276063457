// Formulates a job for every text of the fields that vary in a sweep.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

#include "lifecycle/formulated.hpp"
#include "rows/merged_sheet.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// The job, formulated with one text of every field, and once more for each other text of one field at a time.
struct FormulatedPlaces {
  lifecycle::Formulated base;
  std::vector<std::vector<lifecycle::Formulated>> of_words;
  std::vector<std::vector<std::string>> refused;    ///< per field and text: why the job is refused with it, or empty
  std::vector<std::vector<std::uint32_t>> word_of;  ///< per field and text: its index among those that are accepted
};

/// Formulates the job, and keeps in `variables` only the texts with which it is valid. Returns the errors of the job
/// with the first text of every field if there is no other text of each field with which it is valid, and those of a
/// text that is refused only beside some texts of other fields.
Result<FormulatedPlaces> formulate_places(const SourceText& job, const Catalog& catalog,
                                          std::vector<Variable>& variables);

}  // namespace aicarbon::rows
