// See sweep.hpp.
#include "rows/sweep.hpp"

#include "diag/codes.hpp"
#include "rows/agreement.hpp"
#include "rows/places.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace aicarbon::rows {
namespace {

constexpr std::size_t most_points = 100'000'000;
constexpr std::size_t most_words_of_a_place = 2'000;

// Converts a value as written in a job ("3 years", "8B", "0.85") to base units; nothing if it does not fit the field.
std::optional<double> base_value(std::string_view text, const json::Field& field, Dim dim) {
  const auto end = std::min(text.find_first_not_of("+-0123456789.eE"), text.size());
  std::string_view unit = text.substr(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (const auto count = units::parse_count(text); count && json::suffixed_name(field) == field.name) return count;
  const auto number = units::parse_number(text.substr(0, end));
  const auto known = units::parse(unit.empty() ? field.unit : unit, dim);
  if (!number || !known || known->dim != dim) return std::nullopt;
  return known->to_base(*number);
}

bool begins_as_number(std::string_view text) {
  return !text.empty() && text.find_first_of("0123456789") <= 1 && text.find('/') != 0;
}

std::vector<std::string> as_words(const ValueList& values, const json::Field& field) {
  std::vector<std::string> words;
  for (const std::string& text : values.texts) words.push_back(workload::as_json(text, field));
  return words;
}

// Puts the numbers of a field, in base units, into the sheet. Returns the error if the field does not accept a value.
Diagnostics fill_numbers(SweepSheet& s, const ValueList& values, std::size_t v) {
  const json::Field& field = *workload::field_at(values.path);
  const Dim dim = s.limits.dim(v, s.merged);
  for (const std::string& text : values.texts) {
    const auto value = base_value(text, field, dim);
    if (!value || !workload::in_domain(*value, field, dim))
      return {diag::make(diag::bad_values, fmt::format("\"{}\" is not valid at {}", text, values.path),
                         fmt::format("the value must be {}", value ? workload::domain_text(field, *value, dim)
                                                                   : workload::domain_text(field)))};
    s.numbers[v].push_back(*value);
  }
  return {};
}

// The value that a field takes at a point: a number in base units, or the index of a text.
double value_at(const SweepSheet& s, std::size_t place, std::size_t point) {
  return s.numbers[place].empty() ? static_cast<double>(s.word_at(place, point))
                                  : s.numbers[place][s.points.value_of(place, point)];
}

}  // namespace

std::size_t Points::count() const {
  if (zipped) return sizes.empty() ? 0 : sizes.front();
  std::size_t n = 1;
  for (const std::size_t size : sizes) n = size != 0 && n > most_points / size ? most_points + 1 : n * size;
  return n;
}

std::size_t Points::value_of(std::size_t place, std::size_t point) const {
  if (zipped) return point;
  for (std::size_t k = sizes.size(); k-- > place + 1;) point /= sizes[k];
  return point % sizes[place];
}

void SweepSheet::column(std::size_t key, std::size_t first, std::span<double> rows, unsigned threads) const {
  const std::int32_t output = merged.outputs[key];
  if (output < 0) {
    std::ranges::fill(rows, sheet::unknown);
    return;
  }
  const auto values = [&](std::size_t place, std::size_t from, std::span<double> out) {
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = value_at(*this, place, first + from + r);
  };
  const std::int32_t outputs[] = {output};
  const auto columns =
      sheet::evaluate(merged.sheet, outputs, rows.size(), merged.varies(), merged.columns(values), threads);
  std::ranges::copy(columns[0], rows.begin());
}

std::vector<std::vector<double>> SweepSheet::at(std::span<const std::size_t> wanted) const {
  const auto values = [&](std::size_t place, std::size_t from, std::span<double> out) {
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = value_at(*this, place, wanted[from + r]);
  };
  const auto columns =
      sheet::evaluate(merged.sheet, merged.present(), wanted.size(), merged.varies(), merged.columns(values), 1);
  std::vector<std::vector<double>> result;
  std::size_t next = 0;
  for (const auto output : merged.outputs) {
    result.emplace_back(wanted.size(), sheet::unknown);
    if (output >= 0) std::ranges::copy(columns[next++], result.back().begin());
  }
  return result;
}

std::vector<Limits::Broken> SweepSheet::broken(std::size_t first, std::size_t count) const {
  constexpr std::size_t some = 1U << 16U;
  std::vector<Limits::Broken> all;
  if (limits.empty()) return all;
  for (std::size_t done = 0; done < count; done += some) {
    const auto values = [&](std::size_t v, std::size_t from, std::span<double> out) {
      for (std::size_t r = 0; r < out.size(); ++r) out[r] = value_at(*this, v, first + done + from + r);
    };
    for (Limits::Broken b : limits.broken(std::min(some, count - done), values)) {
      b.row += first + done;
      all.push_back(b);
    }
  }
  return all;
}

std::size_t SweepSheet::word_at(std::size_t place, std::size_t point) const {
  const std::size_t value = points.value_of(place, point);
  return word_of[place].empty() ? value : word_of[place][value];
}

std::string_view SweepSheet::refusal(std::size_t point) const {
  for (std::size_t v = 0; v < refused.size(); ++v)
    if (!refused[v].empty())
      if (const std::string& why = refused[v][points.value_of(v, point)]; !why.empty()) return why;
  return {};
}

std::vector<std::uint32_t> SweepSheet::words(std::size_t point) const {
  std::vector<std::uint32_t> words;
  for (std::size_t v = 0; v < points.sizes.size(); ++v)
    words.push_back(numbers[v].empty() && merged.bases[v].size() > 1 ? static_cast<std::uint32_t>(word_at(v, point))
                                                                     : 0);
  return words;
}

namespace {

Variable variable_of(const ValueList& values) {
  const json::Field& field = *workload::field_at(values.path);
  Variable v{values.path, field.has_suffix && std::ranges::all_of(values.texts, begins_as_number),
             as_words(values, field)};
  if (v.number && v.words.size() > 2) v.words = {v.words.front(), v.words.back()};
  return v;
}

Variable variable_of_words(const ValueList& values) {
  return {values.path, false, as_words(values, *workload::field_at(values.path))};
}

// A prepared sweep, or the numeric fields that have to be treated as texts: each of their values is then formulated, as
// the numbers change formulas, or the job is refused with some of them.
struct Attempt {
  SweepSheet sheet;
  std::vector<bool> as_words;
};

Result<Attempt> attempt(const SourceText& job, const Catalog& catalog, const SweepSpec& spec,
                        std::vector<Variable> variables) {
  Diagnostics found;
  Attempt out{{}, std::vector<bool>(variables.size())};
  SweepSheet& s = out.sheet;
  for (const ValueList& values : spec.vary) s.points.sizes.push_back(values.texts.size());
  s.points.zipped = spec.zipped;
  const auto again = [&] { return std::ranges::find(out.as_words, true) != out.as_words.end(); };
  auto all = formulate_places(job, catalog, variables).noted_in(found);
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (!variables[v].number) continue;
    const auto refused = [&] { return std::ranges::any_of(all->refused[v], std::not_fn(&std::string::empty)); };
    out.as_words[v] = all ? refused() : spec.vary[v].texts.size() <= most_words_of_a_place;
    if (!all) continue;
    all->refused[v].clear();  // a number has no index of a text
    all->word_of[v].clear();
  }
  if (again()) return out;
  if (!all) return found;
  s.refused = std::move(all->refused);
  s.word_of = std::move(all->word_of);
  auto merged = merge(all->base, variables, all->of_words, spec.keys).noted_in(found);
  if (!merged) return found;
  s.merged = std::move(*merged);
  s.notes = all->base.notes;
  auto limits = Limits::of(all->base, variables, all->of_words).noted_in(found);
  if (!limits) return found;
  s.limits = std::move(*limits);
  s.numbers.resize(variables.size());
  for (std::size_t v = 0; v < variables.size(); ++v)
    out.as_words[v] = variables[v].number && (s.merged.as_word[v] || s.limits.as_word(v));
  if (again()) return out;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (!variables[v].number) continue;
    if (!s.merged.inputs[v] && !s.limits.reads(v)) {  // no figure of the sweep depends on it
      s.word_of[v].assign(spec.vary[v].texts.size(), 0);
      continue;
    }
    Diagnostics invalid = fill_numbers(s, spec.vary[v], v);
    out.as_words[v] = !invalid.empty() && spec.vary[v].texts.size() <= most_words_of_a_place;
    if (!out.as_words[v]) found += std::move(invalid);
  }
  if (again()) return out;
  if (has_errors(found)) return found;
  found += disagreement(s.merged, job, catalog, first_words(variables), variables, spec.keys);
  if (has_errors(found)) return found;
  return {std::move(out), std::move(found)};
}

}  // namespace

Result<SweepSheet> prepare_sweep(const SourceText& job, const Catalog& catalog, const SweepSpec& spec) {
  std::vector<Variable> variables;
  std::set<std::string> paths;
  Points points{{}, spec.zipped};
  for (const ValueList& values : spec.vary) {
    if (!paths.insert(values.path).second)
      return diag::make(diag::bad_values, fmt::format("{} is varied twice", values.path), "put its values in one list");
    variables.push_back(variable_of(values));
    points.sizes.push_back(values.texts.size());
  }
  if (spec.zipped && std::ranges::adjacent_find(points.sizes, std::not_equal_to<>()) != points.sizes.end())
    return diag::make(diag::bad_values, "zipped paths have different numbers of values",
                      "give each path the same number of values, or omit --zip");
  if (points.count() > most_points)
    return diag::make(diag::bad_values, "the sweep has more than a hundred million points",
                      "use fewer values, or larger steps");
  while (true) {
    for (const Variable& v : variables)
      if (v.words.size() > most_words_of_a_place)
        return diag::make(diag::bad_values, fmt::format("{} has {} text values", v.path, v.words.size()),
                          "the maximum is two thousand, because the job is formulated for each of them");
    Diagnostics found;
    auto attempted = attempt(job, catalog, spec, variables).noted_in(found);
    if (!attempted) return found;
    bool again = false;
    for (std::size_t v = 0; v < variables.size(); ++v)
      if (attempted->as_words[v]) {
        variables[v] = variable_of_words(spec.vary[v]);
        again = true;
      }
    if (!again) return {std::move(attempted->sheet), std::move(found)};
  }
}

}  // namespace aicarbon::rows
