// See device_name.hpp.
#include "inventory/hardware/device_name.hpp"

#include "catalog/names.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

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

// The number of compute slices of a device: the A30 has four, and all others that support MIG have seven (NVIDIA
// Multi-Instance GPU User Guide). The profile "1g.5gb" has one of them.
double slices_of(const CatalogRow& device) { return device.id().find("a30") == std::string::npos ? 7 : 4; }

std::optional<NotOneDevice> mig(const Catalog& catalog, std::string_view text) {
  const auto at = units::lower_case(std::string(text)).find(" mig ");
  if (at == std::string::npos) return std::nullopt;
  const std::string_view device = trim(text.substr(0, at));
  const std::string_view profile = trim(text.substr(at + 5));
  const auto slices = units::parse_number(leading_digits(profile));
  const auto whole = catalog::find_named(catalog.table("accelerators"), device);
  NotOneDevice fault{fmt::format("\"{}\" is a part of a device", text), {}};
  if (whole.row == nullptr || !slices || profile.substr(leading_digits(profile).size(), 2) != "g." ||
      *slices > slices_of(*whole.row))
    fault.help = "state the device as \"accelerator\", \"accelerators\": 1, and its share as \"share\"";
  else
    fault.help = fmt::format(
        "state \"accelerator\": \"{}\", \"accelerators\": 1, \"share\": {}; the profile {} has {} of the {} compute slices",
        device, units::significant(*slices / slices_of(*whole.row), 4), profile, units::shortest(*slices),
        units::shortest(slices_of(*whole.row)));
  return fault;
}

}  // namespace

std::optional<NotOneDevice> not_one_device(const Catalog& catalog, std::string_view text) {
  text = trim(text);
  if (const auto several = counted(text))
    return NotOneDevice{
        fmt::format("\"{}\" is a number and a name", text),
        fmt::format("state \"accelerator\": \"{}\", \"accelerators\": {}", several->name, several->count)};
  if (auto part = mig(catalog, text)) return part;
  if (units::lower_case(std::string(text.substr(0, 5))) == "grid ")
    return NotOneDevice{
        fmt::format("\"{}\" is a virtual GPU, which is a part of a device", text),
        "state the physical device as \"accelerator\", \"accelerators\": 1, and the share that the virtual GPU has as \"share\""};
  return std::nullopt;
}

}  // namespace aicarbon::inventory
