// A bill of materials while it is being resolved. parts.cpp reads bills; dies, packages and parts with a published
// factor each have their own file.
#pragma once

#include "inventory/context.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::inventory {

/// The values in a row of a bill of materials, from a job or the catalog.
struct BillRow {
  std::string name, kind, part, process, path, source;
  Location at;
  Fact<dim::one> count;
  Fact<dim::area> area;
  Fact<dim::one> dies, area_ratio;  ///< see PartFacts
  Fact<dim::data> capacity;
  Fact<dim::memory> memory;
  Fact<dim::mass> mass;
  Fact<dim::co2e> embodied;
  std::vector<Text> holds;
  std::optional<NodeSide> side;
  bool of_host = false;                ///< see PartFacts
  bool assumed_process = false;        ///< whether the process is assumed, for want of a published one
  const StatedPart* stated = nullptr;  ///< the part in the job; null for a row of the catalog
};

struct BillInput {
  const Context& context;
  std::string_view use;             ///< name of the phase
  std::vector<std::string> inside;  ///< bills of materials that contain this one

  void error(diag::Code code, const BillRow& row, std::string message, std::string help) const {
    context.error(code, std::move(message), std::move(help), row.at);
  }
};

/// A number of pieces as a fact, at a path where the user can state another number.
Fact<dim::one> exactly(double number, std::string path);

/// The parts of an accelerator without a bill of materials, from the columns of its row; default rules fill gaps.
std::vector<BillRow> rows_of_accelerator(const BillInput& in, std::string_view accelerator, const std::string& path);

/// The id in fab_nodes of the process of a die, by its name in nm; that of its year if the process is unknown.
struct ProcessNode {
  std::string_view node;
  bool assumed = false;  ///< whether the process is not that of the table
};
ProcessNode process_node(double process_nm, double year);

/// Resolves the rows of a bill of materials into parts.
std::vector<PartFacts> resolve_rows(const BillInput& in, const std::vector<BillRow>& rows);

void resolve_die(const BillInput& in, const BillRow& row, PartFacts& facts);
/// Resolves a package, which contains dies and memory.
void resolve_package(const BillInput& in, const BillRow& row, PartFacts& facts);
/// Resolves the process, gases, fab, yield and wafer of silicon. Returns false if the process is unknown.
bool resolve_silicon(const BillInput& in, const BillRow& row, PartFacts& facts);
/// Resolves the intensity of the electricity that the fab uses.
Fact<dim::intensity> resolve_fab(const BillInput& in, const BillRow& row);
/// Resolves a part whose footprint follows from a factor in the catalog: the factor of the named part, or the default
/// of its kind.
void resolve_factor(const BillInput& in, const BillRow& row, PartFacts& facts);

/// Kinds of part that stand in for what is not published of an accelerator; their factors are assumptions.
inline constexpr std::string_view unknown_memory = "accelerator-memory";
inline constexpr std::string_view rest_of_card = "rest-of-card";

/// Whether a kind of part is memory of an accelerator, such as HBM or GDDR.
bool is_memory_of_accelerators(std::string_view kind);

}  // namespace aicarbon::inventory
