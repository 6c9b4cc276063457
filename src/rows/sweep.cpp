// See sweep.hpp.
#include "rows/sweep.hpp"

#include "diag/codes.hpp"
#include "sheet/columns.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace aicarbon::rows {
namespace {

constexpr std::size_t most_points = 100'000'000;
constexpr std::size_t most_words = 2'000;

// "3 years", "8B", "0.85" for a field of this dimension.
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

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_of("0123456789") <= 1 && text.find('/') != 0;
}

// The base and one instance for each further word of each place.
struct Instances {
  Formulated base;
  std::vector<std::vector<Formulated>> of_words;
};

std::optional<Instances> formulate_all(const SourceText& job, const Catalog& catalog,
                                       std::span<const Variable> variables, Diagnostics& out) {
  std::vector<workload::Edit> edits;
  for (const Variable& v : variables) edits.push_back({v.path, v.words.front()});
  Instances all;
  auto base = instantiate(job, catalog, edits, out);
  if (!base) return std::nullopt;
  all.base = std::move(*base);
  for (std::size_t v = 0; v < variables.size(); ++v) {
    all.of_words.emplace_back();
    for (std::size_t w = 1; w < variables[v].words.size(); ++w) {
      edits[v].json = variables[v].words[w];
      auto instance = instantiate(job, catalog, edits, out);
      if (!instance) return std::nullopt;
      all.of_words.back().push_back(std::move(*instance));
    }
    edits[v].json = variables[v].words.front();
  }
  return all;
}

std::vector<std::string> as_words(const ValueList& values, const json::Field& field) {
  std::vector<std::string> words;
  for (const std::string& text : values.texts) words.push_back(workload::as_json(text, field));
  return words;
}

bool fill_numbers(SweepSheet& s, std::span<const ValueList> vary, std::span<const Variable> variables,
                  Diagnostics& out) {
  s.numbers.resize(vary.size());
  for (std::size_t v = 0; v < vary.size(); ++v) {
    if (!variables[v].number || !s.merged.inputs[v]) continue;
    const json::Field& field = *workload::field_at(vary[v].path);
    for (const std::string& text : vary[v].texts) {
      const auto value = base_value(text, field, s.merged.dims[v]);
      if (!value || !workload::in_domain(*value, field, s.merged.dims[v])) {
        out.push_back(diag::make(diag::bad_values, fmt::format("\"{}\" cannot be at {}", text, vary[v].path),
                                 fmt::format("a value in {}, {}", field.unit, workload::domain_text(field))));
        return false;
      }
      s.numbers[v].push_back(*value);
    }
  }
  return true;
}

// The column of a place over rows of points.
void fill(const SweepSheet& s, std::size_t place, bool number, std::size_t first, std::span<double> out) {
  for (std::size_t r = 0; r < out.size(); ++r) {
    const std::size_t value = s.points.value_of(place, first + r);
    out[r] = number ? s.numbers[place][value] : static_cast<double>(value);
  }
}

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

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
    std::ranges::fill(rows, unknown);
    return;
  }
  const auto& inputs = merged.sheet.inputs();
  std::vector<bool> varies(inputs.size());
  std::vector<std::size_t> place_of(inputs.size());
  for (std::size_t v = 0; v < merged.inputs.size(); ++v)
    if (merged.inputs[v]) {
      varies[*merged.inputs[v]] = true;
      place_of[*merged.inputs[v]] = v;
    }
  if (merged.unknown) varies[*merged.unknown] = true;
  const auto values = [&](std::size_t input, std::size_t from, std::span<double> out) {
    if (merged.unknown == input) {
      std::ranges::fill(out, unknown);
      return;
    }
    const std::size_t place = place_of[input];
    fill(*this, place, !numbers[place].empty(), first + from, out);
  };
  const std::int32_t outputs[] = {output};
  const auto columns = sheet::evaluate(merged.sheet, outputs, rows.size(), varies, values, threads);
  std::ranges::copy(columns[0], rows.begin());
}

std::vector<std::vector<double>> SweepSheet::at(std::span<const std::size_t> wanted) const {
  const auto& inputs = merged.sheet.inputs();
  std::vector<bool> varies(inputs.size());
  for (const auto& input : merged.inputs)
    if (input) varies[*input] = true;
  if (merged.unknown) varies[*merged.unknown] = true;
  const auto values = [&](std::size_t input, std::size_t from, std::span<double> out) {
    if (merged.unknown == input) {
      std::ranges::fill(out, unknown);
      return;
    }
    for (std::size_t v = 0; v < merged.inputs.size(); ++v)
      if (merged.inputs[v] == input)
        for (std::size_t r = 0; r < out.size(); ++r)
          fill(*this, v, !numbers[v].empty(), wanted[from + r], out.subspan(r, 1));
  };
  const std::vector<std::int32_t> present = merged.present();
  const auto columns = sheet::evaluate(merged.sheet, present, wanted.size(), varies, values, 1);
  std::vector<std::vector<double>> result;
  std::size_t next = 0;
  for (const auto output : merged.outputs) {
    result.emplace_back(wanted.size(), unknown);
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
      fill(*this, v, !numbers[v].empty(), first + done + from, out);
    };
    for (Limits::Broken b : limits.broken(std::min(some, count - done), values)) {
      b.row += first + done;
      all.push_back(b);
    }
  }
  return all;
}

std::vector<std::uint32_t> SweepSheet::words(std::size_t point) const {
  std::vector<std::uint32_t> words;
  for (std::size_t v = 0; v < points.sizes.size(); ++v)
    words.push_back(
        numbers[v].empty() && merged.bases[v].size() > 1 ? static_cast<std::uint32_t>(points.value_of(v, point)) : 0);
  return words;
}

std::optional<SweepSheet> prepare_sweep(const SourceText& job, const Catalog& catalog, const SweepSpec& spec,
                                        Diagnostics& out) {
  SweepSheet s;
  std::vector<Variable> variables;
  std::set<std::string> paths;
  for (const ValueList& values : spec.vary) {
    const json::Field& field = *workload::field_at(values.path);
    if (!paths.insert(values.path).second) {
      out.push_back(
          diag::make(diag::bad_values, fmt::format("{} is varied twice", values.path), "put its values in one list"));
      return std::nullopt;
    }
    Variable v{values.path, field.has_suffix && std::ranges::all_of(values.texts, is_number), as_words(values, field)};
    if (v.number && v.words.size() > 2) v.words = {v.words.front(), v.words.back()};
    variables.push_back(std::move(v));
    s.points.sizes.push_back(values.texts.size());
  }
  s.points.zipped = spec.zipped;
  if (spec.zipped && std::ranges::adjacent_find(s.points.sizes, std::not_equal_to<>()) != s.points.sizes.end()) {
    out.push_back(diag::make(diag::bad_values, "zipped places have different numbers of values",
                             "give each as many, or leave out --zip"));
    return std::nullopt;
  }
  if (s.points.count() > most_points) {
    out.push_back(diag::make(diag::bad_values, "more than a hundred million points", "fewer values, or longer steps"));
    return std::nullopt;
  }
  for (int round = 0; round < 2; ++round) {
    for (const Variable& v : variables)
      if (v.words.size() > most_words) {
        out.push_back(diag::make(diag::bad_values, fmt::format("{} has {} words", v.path, v.words.size()),
                                 "two thousand are the most: each formulates the job anew"));
        return std::nullopt;
      }
    const auto all = formulate_all(job, catalog, variables, out);
    if (!all) return std::nullopt;
    auto merged = merge(all->base, variables, all->of_words, spec.keys, out);
    if (!merged) return std::nullopt;
    s.merged = std::move(*merged);
    s.notes = all->base.notes;
    auto limits = Limits::of(all->base, variables, all->of_words, out);
    if (!limits) return std::nullopt;
    s.limits = std::move(*limits);
    bool again = false;
    for (std::size_t v = 0; v < variables.size(); ++v)
      if (s.merged.as_word[v] || s.limits.as_word(v)) {  // its values change formulas: each is a word
        variables[v] = {variables[v].path, false, as_words(spec.vary[v], *workload::field_at(variables[v].path))};
        again = true;
      }
    if (again) continue;
    std::vector<workload::Edit> edits;
    for (const Variable& v : variables) edits.push_back({v.path, v.words.front()});
    if (!verified(s.merged, job, catalog, edits, variables, spec.keys, out)) return std::nullopt;
    break;
  }
  if (!fill_numbers(s, spec.vary, variables, out)) return std::nullopt;
  return s;
}

}  // namespace aicarbon::rows
