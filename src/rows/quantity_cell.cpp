// See quantity_cell.hpp.
#include "rows/quantity_cell.hpp"

#include "rows/column_hours.hpp"
#include "table/number.hpp"
#include "table/utf8.hpp"
#include "units/device_part.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aicarbon::rows {
namespace {

using Refusal = std::optional<table::CellRefusal>;

bool is_number(std::string_view text, double& value) {
  return table::read_number(text, table::NumberGrammar::c, value) == table::NumberText::number;
}

// The number at the beginning of a text, and what follows it. An e belongs to the number only if digits follow.
std::pair<std::string_view, std::string_view> split(std::string_view text) {
  std::size_t end = text.find_first_not_of("+-0123456789.,");
  if (end == std::string_view::npos) return {text, {}};
  if (text[end] == 'e' || text[end] == 'E') {
    const std::size_t after = text.find_first_not_of("0123456789", std::min(end + 2, text.size()));
    const std::size_t exponent = std::min(after, text.size());
    double value = 0;
    if (is_number(text.substr(0, exponent), value)) end = exponent;
  }
  return {text.substr(0, end), units::trimmed(text.substr(end))};
}

// "hh:mm:ss", with "d-" before it and decimals after it, as Slurm prints times; in hours.
std::optional<double> clock(std::string_view text) {
  double days = 0;
  if (const auto dash = text.find('-'); dash != std::string_view::npos) {
    if (!is_number(text.substr(0, dash), days)) return std::nullopt;
    text.remove_prefix(dash + 1);
  }
  std::array<double, 3> parts{};
  for (std::size_t k = 0; k < 3; ++k) {
    const auto colon = text.find(':');
    if ((colon == std::string_view::npos) != (k == 2) || text.starts_with('+')) return std::nullopt;
    if (!is_number(text.substr(0, colon), parts.at(k)) || (k > 0 && parts.at(k) >= 60)) return std::nullopt;
    text.remove_prefix(std::min(colon, text.size() - 1) + 1);
  }
  return (days * 86400 + parts[0] * 3600 + parts[1] * 60 + parts[2]) / 3600;
}

// The number of GPUs in a list of trackable resources of Slurm: "cpu=96,gres/gpu=8,node=1". The amount of each type
// ("gres/gpu:a100=8") counts only if the list has no amount of all types.
std::optional<double> gpus(std::string_view text) {
  double total = 0;
  std::optional<double> typed;
  for (std::string_view rest = text; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    const std::string_view one = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const auto equals = one.find('=');
    double count = 0;
    if (equals == std::string_view::npos || !one.starts_with("gres/gpu") || !is_number(one.substr(equals + 1), count))
      continue;
    if (one.substr(0, equals) == "gres/gpu") return count;
    if (one.starts_with("gres/gpu:")) typed = total += count;
  }
  return typed;
}

// The types of GPUs in a list of resources, each once: a100 of "gres/gpu:a100=8".
std::vector<std::string_view> types_of_gpus(std::string_view text) {
  std::vector<std::string_view> types;
  for (std::string_view rest = text; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    const std::string_view key = units::trimmed(rest.substr(0, std::min(rest.find('='), comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    constexpr std::string_view typed = "gres/gpu:";
    if (!key.starts_with(typed)) continue;
    const std::string_view type = key.substr(typed.size());
    if (std::ranges::find(types, type) == types.end()) types.push_back(type);
  }
  return types;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a type of GPU is a MIG profile, such as "a100_1g.5gb": a number of slices and their memory.
bool is_mig(std::string_view type) {
  const auto number = [&](std::size_t& at) {
    const std::size_t begin = at;
    while (at < type.size() && is_digit(type[at])) ++at;
    return at > begin;
  };
  const auto skip = [&](std::size_t& at, std::string_view text) {
    const bool has = type.substr(std::min(at, type.size())).starts_with(text);
    if (has) at += text.size();
    return has;
  };
  for (std::size_t begin = 0; begin < type.size(); ++begin) {
    std::size_t at = begin;
    if (number(at) && skip(at, "g") && (skip(at, ".") || skip(at, "_")) && number(at) && skip(at, "gb")) return true;
  }
  return false;
}

// The first resource of a list that is a slice of a GPU; empty if there is none.
std::string_view mig_slice(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const auto comma = std::min(rest.find(','), rest.size());
    const std::string_view key = units::trimmed(rest.substr(0, std::min(rest.find('='), comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    constexpr std::string_view typed = "gres/gpu:";
    if (key.starts_with(typed) && is_mig(units::lower_case(std::string(key.substr(typed.size()))))) return key;
  }
  return {};
}

// Whether "batch", "extern", "interactive" or a number follows the point of a job; sacct may cut a word: "ext+".
bool is_slurm_step(std::string_view step) {
  const bool is_cut = step.ends_with('+');
  if (is_cut) step.remove_suffix(1);
  if (step.empty()) return false;
  constexpr std::string_view words[] = {"batch", "extern", "interactive"};
  const auto is_it = [&](std::string_view word) { return word == step || (is_cut && word.starts_with(step)); };
  return std::ranges::all_of(step, is_digit) || std::ranges::any_of(words, is_it);
}

class QuantityReader {
 public:
  QuantityReader(const json::Field& field, Dim dim, NumberStyle style, std::shared_ptr<std::atomic<bool>> plain,
                 std::shared_ptr<DeviceTypes> types)
      : name_(field.name), unit_text_(field.unit), dim_(dim),
        unit_(units::known(unit_text_.empty() ? "1" : unit_text_, dim)), counts_(!json::needs_unit(field)),
        no_percent_(field.counts), style_(style), plain_(std::move(plain)), types_(std::move(types)) {}

  Refusal operator()(std::string_view cell, double& value) const {
    cell = units::trimmed(cell);
    std::string point;
    if (style_.decimal_comma && cell.find(':') == std::string_view::npos) {
      if (cell.find('.') != std::string_view::npos)
        return refuse("\"{}\" contains a point, but the decimal sign is a comma", table::excerpt_of(cell));
      point = cell;
      if (const auto comma = point.find(','); comma != std::string::npos) point[comma] = '.';
      cell = point;
    }
    if (is_number(cell, value)) {
      if (!style_.units_in_cells) return std::nullopt;
      return table::CellRefusal{fmt::format("{} has no unit", cell), true};
    }
    if (dim_.time == 1 && cell.find(':') != std::string_view::npos) {
      const auto hours = clock(cell);
      if (!hours)
        return refuse("\"{}\" is not a time; write hours, minutes and seconds as d-hh:mm:ss", table::excerpt_of(cell));
      value = unit_.from_base(*hours);
      if (plain_) plain_->store(true, std::memory_order_relaxed);
      return std::nullopt;
    }
    if ((dim_ == dim::device || dim_ == dim::part) && cell.find("gres/") != std::string_view::npos) {
      if (const auto slice = mig_slice(cell); !slice.empty())
        return refuse("{} is a slice of a device (MIG); state the \"share\" of the hardware in the template, and bind "
                      "hours in place of a number of devices",
                      table::excerpt_of(slice));
      const auto count = gpus(cell);
      if (!count) return refuse("\"{}\" contains no number of GPUs (gres/gpu=…)", table::excerpt_of(cell));
      const auto types = types_of_gpus(cell);
      if (types.size() > 1)
        return refuse(
            "\"{}\" has devices of several types ({}); write a record for each type, with a template for each",
            table::excerpt_of(cell), table::excerpt_of(fmt::format("{}", fmt::join(types, ", "))));
      if (types_ && !types.empty()) types_->count(types.front());
      value = *count;
      return std::nullopt;
    }
    if (counts_)
      if (const auto count = units::parse_count(cell)) {
        value = *count;
        return std::nullopt;
      }
    return with_unit(cell, value);
  }

 private:
  template <class... Args>
  static Refusal refuse(fmt::format_string<Args...> text, Args&&... args) {
    return table::CellRefusal{fmt::format(text, std::forward<Args>(args)...), false};
  }

  Refusal with_unit(std::string_view cell, double& value) const {
    const auto [number, unit_text] = split(cell);
    if (unit_text.empty() || !is_number(number, value)) return table::CellRefusal{};
    const auto unit = units::parse(unit_text, dim_);
    if (!unit)
      return refuse("\"{}\" has the unknown unit \"{}\"", table::excerpt_of(cell), table::excerpt_of(unit_text));
    if (no_percent_ && unit_text == "%")
      return refuse("\"{}\" is a share, but \"{}\" is a number of things", table::excerpt_of(cell), name_);
    if (unit->dim != dim_)
      return refuse("\"{}\" is {}, but \"{}\" must be {}", table::excerpt_of(cell), units::describe(unit->dim), name_,
                    units::describe(dim_));
    if (units::part_in(unit_text) != units::part_in(unit_text_))
      return refuse("\"{}\" is not in {}, the unit of the column", table::excerpt_of(cell), unit_text_);
    const bool same = unit->numerator * unit_.denominator == unit_.numerator * unit->denominator;
    if (!same && !style_.units_in_cells && !counts_)
      return refuse("\"{}\" is not in {}, the unit of the column", table::excerpt_of(cell), unit_text_);
    if (!same) value = unit_.from_base(unit->to_base(value));
    if (plain_ && !plain_->load(std::memory_order_relaxed) && are_plain_hours(unit_text))
      plain_->store(true, std::memory_order_relaxed);
    return std::nullopt;
  }

  std::string name_;
  std::string unit_text_;
  Dim dim_;
  units::Unit unit_;
  bool counts_;
  bool no_percent_;
  NumberStyle style_;
  std::shared_ptr<std::atomic<bool>> plain_;
  std::shared_ptr<DeviceTypes> types_;
};

}  // namespace

table::CellCheck slurm_job_cell() {
  return {.with = '.', .refusal = [](std::string_view cell) -> Refusal {
            const std::string_view id = units::trimmed(cell);
            const std::string_view job = id.substr(0, id.find('.'));
            const bool is_number = !job.empty() && job.find_first_not_of("0123456789_+[]-,%") == std::string_view::npos;
            if (!is_number || !is_slurm_step(id.substr(job.size() + 1))) return std::nullopt;
            return table::CellRefusal{
                fmt::format("\"{}\" is a step of job {}, whose record contains its energy and hours",
                            table::excerpt_of(id), table::excerpt_of(job)),
                false};
          }};
}

table::ReadCell quantity_cell(const json::Field& field, Dim dim, NumberStyle style,
                              std::shared_ptr<std::atomic<bool>> plain_hours, std::shared_ptr<DeviceTypes> types) {
  return QuantityReader(field, dim, style, std::move(plain_hours), std::move(types));
}

}  // namespace aicarbon::rows
