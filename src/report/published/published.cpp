// The registry of other published models, and functions that they share.
#include "report/published/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace aicarbon::report {
namespace {

void gather(const std::vector<PartFacts>& parts, double count, std::vector<Piece>& all) {
  for (const PartFacts& part : parts) {
    const double of_machine = count * (part.count ? part.count.best() : 1);
    if (part.parts.empty()) all.push_back({&part, of_machine});
    else gather(part.parts, of_machine, all);
  }
}

double number(const Catalog& catalog, std::string_view table, std::string_view id, std::string_view column) {
  const auto value = catalog.number(table, id, column);
  if (!value) throw std::logic_error(fmt::format("{}/{} has no {}", table, id, column));
  return value->value.best;
}

}  // namespace

std::span<const PublishedModel> published_models() {
  static const std::vector<PublishedModel> all{act_model, boavizta_model, ccf_model};
  return all;
}

std::vector<Piece> pieces(const std::vector<PartFacts>& parts) {
  std::vector<Piece> all;
  gather(parts, 1, all);
  return all;
}

void Tally::leave_out(std::string_view kind) {
  if (std::ranges::find(left_out_, kind) == left_out_.end()) left_out_.emplace_back(kind);
}

std::optional<ModelAnswer> Tally::answer(std::vector<std::string> because) const {
  if (empty_) return std::nullopt;
  if (!left_out_.empty()) because.push_back(fmt::format("parts left out: {}", fmt::join(left_out_, ", ")));
  return ModelAnswer{kg_, std::move(because)};
}

double part_factor(const Catalog& catalog, std::string_view id) { return number(catalog, "parts", id, "kg"); }

std::string part_factor_text(const Catalog& catalog, std::string_view id) {
  const CatalogRow* row = catalog.find("parts", id);
  return row == nullptr ? std::string{} : std::string(catalog.table("parts").text(*row, "kg"));
}

double default_value(const Catalog& catalog, std::string_view id) { return number(catalog, "defaults", id, "value"); }

bool has_kind(std::span<const Piece> machine, std::string_view beginning) {
  return std::ranges::any_of(machine, [&](const Piece& p) { return p.part->kind.starts_with(beginning); });
}

}  // namespace aicarbon::report
