// See device_name.hpp.
#include "inventory/hardware/device_name.hpp"

#include "catalog/names.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::inventory {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string_view leading_digits(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(0, end);
}

// Removes "x", "X", "*" or "×" from the front of a text. Returns false if there is none.
bool cut_times(std::string_view& text) {
  for (const std::string_view sign : {"x", "X", "*", "×"})
    if (text.starts_with(sign)) {
      text.remove_prefix(sign.size());
      return true;
    }
  return false;
}

struct Counted {
  std::string_view count;
  std::string_view name;
};

// Splits "8 x NVIDIA A40", "8x A40" and "NVIDIA A40 x 8" into the number and the name.
std::optional<Counted> counted(std::string_view text) {
  const std::string_view in_front = leading_digits(text);
  std::string_view rest = trim(text.substr(in_front.size()));
  if (!in_front.empty() && cut_times(rest) && !trim(rest).empty()) return Counted{in_front, trim(rest)};
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    std::string_view end = trim(text.substr(at));
    if (end.starts_with('X') || !cut_times(end)) continue;  // the X of "GTX TITAN X" is a part of the name
    end = trim(end);
    if (!end.empty() && leading_digits(end).size() == end.size()) return Counted{end, trim(text.substr(0, at))};
  }
  return std::nullopt;
}

// A slice of a TPU pod: "TPU v3-8". The number after the dash counts cores where the catalog knows cores of the chip, and
// chips otherwise (Cloud TPU documentation).
std::optional<Counted> slice(std::string_view text) {
  const std::string small = units::lower_case(std::string(text));
  const auto dash = text.rfind('-');
  if (small.find("tpu") == std::string::npos || dash == std::string_view::npos) return std::nullopt;
  const std::string_view number = text.substr(dash + 1);
  if (number.empty() || leading_digits(number).size() != number.size()) return std::nullopt;
  return Counted{number, trim(text.substr(0, dash))};
}

std::string share_in_words(double share) {
  const double whole = 1 / share;
  return std::abs(whole - std::round(whole)) < 1e-9 ? fmt::format("1/{:g}", std::round(whole))
                                                    : units::significant(share, 3);
}

std::optional<NamedDevices> of_partition(const Catalog& catalog, std::string_view text) {
  const CatalogTable& table = catalog.table("partitions");
  const CatalogRow* row = catalog::find_named(table, text).row;
  if (row == nullptr) return std::nullopt;
  const std::string accelerator(table.text(*row, "accelerator"));
  const double share = share_of_partition(catalog, row->cell(0)).value.best;
  return NamedDevices{accelerator, {}, row->id(), fmt::format("{} of {}", share_in_words(share), accelerator)};
}

std::optional<NamedDevices> of_slice(const Catalog& catalog, const Counted& slice) {
  constexpr double most_of_a_machine = 8;
  const CatalogTable& table = catalog.table("accelerators");
  const CatalogRow* row = catalog::find_named(table, slice.name).row;
  const auto number = units::parse_number(slice.count);
  if (row == nullptr || !number || *number < 1) return std::nullopt;
  const double cores = units::parse_number(table.text(*row, "parts")).value_or(1);
  const double chips = std::max(1.0, *number / cores);
  NamedDevices found{row->id(), {}, {}, fmt::format("{:g} x {}", chips, row->id())};
  if (chips <= most_of_a_machine) found.count = chips;
  return found;
}

}  // namespace

std::optional<NamedDevices> named_devices(const Catalog& catalog, std::string_view text) {
  text = trim(text);
  if (auto part = of_partition(catalog, text)) return part;
  if (const auto several = counted(text)) {
    const CatalogRow* row = catalog::find_named(catalog.table("accelerators"), several->name).row;
    const auto number = units::parse_number(several->count);
    if (row == nullptr || !number || *number < 1) return std::nullopt;
    return NamedDevices{row->id(), *number, {}, fmt::format("{:g} x {}", *number, row->id())};
  }
  if (const auto chips = slice(text)) return of_slice(catalog, *chips);
  return std::nullopt;
}

CatalogValue share_of_partition(const Catalog& catalog, std::string_view partition) {
  const auto number = [&](std::string_view column) { return catalog.number("partitions", partition, column); };
  CatalogValue share = number("memory_share").value_or(CatalogValue{});
  const auto slices = number("compute_slices");
  const auto of = number("compute_slices_of");
  if (slices && of) {
    if (share.id.empty()) share = *slices;
    share.value.best = std::max(share.value.best, slices->value.best / of->value.best);
  }
  share.value.low = share.value.high = share.value.best;
  share.id = fmt::format("partitions/{}/share", partition);
  share.unit = "1";
  return share;
}

std::string_view without_number(std::string_view text) {
  const auto several = counted(trim(text));
  return several && units::parse_number(several->count).value_or(0) > 0 ? several->name : trim(text);
}

bool names_part(std::string_view text) {
  const std::string small = units::lower_case(std::string(trim(text)));
  return small.find(" mig ") != std::string::npos || small.starts_with("grid ");
}

}  // namespace aicarbon::inventory
