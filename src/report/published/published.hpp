// Results of other published models for a machine: plain numbers for comparison, which are never part of a result. Each
// model has a file and a row in the registry. Parts come from the inventory, and factors from rows of the catalog.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/inventory.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// A part at any level of a machine, and the number of its pieces in the whole machine.
struct Piece {
  const PartFacts* part = nullptr;
  double count = 1;
};

/// All parts of a machine, including those of nested bills of materials, but not the bills themselves.
std::vector<Piece> pieces(const std::vector<PartFacts>& parts);

struct ModelAnswer {
  double co2e_kg = 0;
  std::vector<std::string> because;  ///< reasons why it differs from the result of aicarbon
};

/// A published model. `of` computes its result for a machine; nothing if the model has no factor for any part.
struct PublishedModel {
  std::string_view model;
  std::string_view citation;
  std::optional<ModelAnswer> (*of)(std::span<const Piece> machine, const Catalog& catalog);
};
std::span<const PublishedModel> published_models();

// The models, each in a separate file.
extern const PublishedModel act_model;
extern const PublishedModel boavizta_model;
extern const PublishedModel ccf_model;

/// A partial sum: the parts that a model counts, and those that it has no factor for.
class Tally {
 public:
  void add(double kg) {
    kg_ += kg;
    empty_ = false;
  }
  /// Notes a part that the model leaves out, once per kind.
  void leave_out(std::string_view kind);
  /// The result; nothing if no part was counted. The last reason lists what is left out.
  std::optional<ModelAnswer> answer(std::vector<std::string> because) const;

 private:
  double kg_ = 0;
  bool empty_ = true;
  std::vector<std::string> left_out_;
};

/// The factor in a row of the table `parts`: kg per reference unit, with the reference unit in base units. A missing
/// row is an internal error.
double part_factor(const Catalog& catalog, std::string_view id);
/// The factor as written in the row, for use in a reason: "1.97".
std::string part_factor_text(const Catalog& catalog, std::string_view id);
/// A value of the table `defaults`, in base units.
double default_value(const Catalog& catalog, std::string_view id);

bool has_kind(std::span<const Piece> machine, std::string_view beginning);

}  // namespace aicarbon::report
