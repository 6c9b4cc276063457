// What other published models say of a machine: plain numbers to stand beside ours, never counted with it. One file a model, one
// registry row. Parts come from the inventory, factors from rows of the catalog.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/inventory.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// A part anywhere in the machine, and how many of it the whole machine has.
struct Piece {
  const PartFacts* part = nullptr;
  double count = 1;
};

/// The parts of a machine, those of bills inside bills too; the bills themselves are not parts.
std::vector<Piece> pieces(const std::vector<PartFacts>& parts);

struct RivalAnswer {
  double co2e_kg = 0;
  std::vector<std::string> because;  ///< why it differs from ours
};

/// A model. Nothing when it has no factor for any part of the machine.
struct Rival {
  std::string_view model;
  std::string_view citation;
  std::optional<RivalAnswer> (*of)(std::span<const Piece> machine, const Catalog& catalog);
};
std::span<const Rival> rivals();

// The models, each in its file.
extern const Rival act_rival;
extern const Rival boavizta_rival;
extern const Rival ccf_rival;

/// A sum in the making: what a model counts, and what it has no factor for.
class Tally {
 public:
  void add(double kg) {
    kg_ += kg;
    empty_ = false;
  }
  /// A part that the model leaves out; told once, under its kind.
  void leave_out(std::string_view kind);
  /// The answer; nothing when nothing was counted. What is left out is the last reason.
  std::optional<RivalAnswer> answer(std::vector<std::string> because) const;

 private:
  double kg_ = 0;
  bool empty_ = true;
  std::vector<std::string> left_out_;
};

/// The factor of a row of the table parts, kg for one of what it is per, in base units. A row that is not there is our fault.
double part_factor(const Catalog& catalog, std::string_view id);
/// The same as the row has it, for a reason: "1.97".
std::string part_factor_text(const Catalog& catalog, std::string_view id);
/// A value of the table defaults, likewise.
double default_value(const Catalog& catalog, std::string_view id);

bool has_kind(std::span<const Piece> machine, std::string_view beginning);

}  // namespace aicarbon::report
