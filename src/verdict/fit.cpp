// See fit.hpp.
#include "verdict/fit.hpp"

#include "inventory/resolve.hpp"
#include "lifecycle/feasible.hpp"
#include "lifecycle/formulate.hpp"
#include "report/advice.hpp"
#include "study/compare.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace aicarbon::verdict {
namespace {

constexpr std::size_t shown = 5;
constexpr std::size_t shown_grids = 3;
constexpr std::size_t draws_to_seek = 1000;  // of the first search; each change is then tried with all draws

std::string_view last_key(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Rounds a value to three significant digits, in the direction that meets the limit.
double rounded(double value, bool down) {
  const auto digits = 2 - static_cast<int>(std::floor(std::log10(value)));
  const double power = std::pow(10.0, std::abs(digits));
  const double mantissa = digits > 0 ? value * power : value / power;
  const double whole = down ? std::floor(mantissa) : std::ceil(mantissa);
  return digits > 0 ? whole / power : whole * power;
}

std::string how(const Input& input, Dim dim, double value) {
  const auto key = last_key(input.path);
  const bool more = value > input.value.best;
  if (key == "lifetime" && more) return "a longer lifetime";
  if (key == "utilization" && more) return "a higher utilization of the owned time";
  if (more) return "a higher value";
  if (dim == dim::intensity)
    return input.path.find("/market_based") != std::string::npos ? "contracts of cleaner electricity"
                                                                 : "a cleaner grid";
  if (key == "device_time") return "fewer hours";
  if (key == "machines") return "fewer machines";
  if (key == "duration") return "a shorter run";
  if (key == "pue") return "a site with a lower PUE";
  if (key == "load") return "a lower load";
  if (dim == dim::energy) return "less energy for the same work";
  if (dim == dim::power || dim == dim::device_power) return "less power for the same work";
  if (input.path.find("/embodied") != std::string::npos || dim == dim::co2e_per_device)
    return "hardware with less embodied carbon";
  if (dim == dim::co2e) return "less CO2e";
  return "a lower value";
}

constexpr std::string_view whole_numbers[] = {"accelerators", "devices", "replicas", "machines", "nodes", "runs"};

// Rounds the last number of a JSON text in the direction that meets the limit, and to a whole number if the field
// counts things.
std::string rounded_json(std::string json, std::string_view key, bool down) {
  auto begin = json.rfind(": ");
  begin = begin == std::string::npos ? 0 : begin + 2;
  if (json[begin] == '"') ++begin;
  const auto end = std::min(json.find_first_not_of("0123456789.+-eE", begin), json.size());
  const auto number = units::parse_number(std::string_view(json).substr(begin, end - begin));
  if (!number || *number <= 0) return json;
  double value = rounded(*number, down);
  if (std::ranges::find(whole_numbers, key) != std::end(whole_numbers))
    value = std::max(1.0, down ? std::floor(*number) : std::ceil(*number));
  return json.replace(begin, end - begin, units::shortest(value));
}

std::string without_quotes(std::string_view json) {
  return std::string(json.starts_with('"') ? json.substr(1, json.size() - 2) : json);
}

std::string in_unit(std::string_view name, Dim dim, double base) {
  const auto unit = units::parse(name, dim);
  const std::string number = units::shortest(unit ? unit->from_base(base) : base);
  return name == "1" ? number : fmt::format("{} {}", number, name);
}

// The unit of a value as typed, such as "device-h" in "100 device-h"; empty if it has none of this dimension.
std::string_view unit_in(std::string_view typed, Dim dim) {
  const auto space = typed.find(' ');
  const std::string_view unit = space == std::string_view::npos ? std::string_view{} : typed.substr(space + 1);
  const auto parsed = units::parse(unit, dim);
  return parsed && parsed->dim == dim ? unit : std::string_view{};
}

// A grid of the catalog with a life-cycle intensity.
struct Grid {
  double intensity;
  std::string id;
};

// The grids of the catalog with a life-cycle intensity of at most `most`, highest intensity first.
std::vector<Grid> cleaner_grids(const Catalog& catalog, double most) {
  std::vector<Grid> found;
  const CatalogTable& grids = catalog.table("grids");
  for (const CatalogRow& row : grids.rows)
    if (grids.text(row, "basis") == "life-cycle")
      if (const auto value = catalog.number("grids", row.id(), "intensity_g_per_kwh");
          value && value->value.best <= most)
        found.push_back({value->value.best, row.id()});
  std::ranges::sort(found, [](const Grid& a, const Grid& b) {
    return a.intensity != b.intensity ? a.intensity > b.intensity : a.id < b.id;
  });
  return found;
}

class Fitting {
 public:
  Fitting(const Missed& missed, const Catalog& catalog, const study::Options& options)
      : m_(missed), catalog_(catalog), options_(options), sheet_(missed.report.calculation.sheet),
        dims_(sheet_.inputs().size()), is_job_(static_cast<bool>(inventory::resolved(missed.source, catalog))) {
    for (const Node& node : sheet_.nodes())
      if (node.op == Op::input) dims_[static_cast<std::size_t>(node.args[0])] = node.dim;
  }

  std::vector<Fit> run() const {
    std::vector<Fit> fits;
    std::size_t tried = 0;
    study::Ceiling some = m_.ceiling;
    some.limit_rows = some.limit_rows.first(std::min(some.limit_rows.size(), draws_to_seek));
    for (const auto& solution : study::goal_seek(sheet_, some, options_)) {
      if (fits.size() == shown || tried == most_tried) break;
      const Input& input = sheet_.inputs()[solution.input];
      if (input.path.empty() || input.path.starts_with("/functional_units")) continue;
      if (last_key(input.path) == "arrivals") continue;  // more of them only shorten the time of the service
      ++tried;
      const bool grid = input.id.starts_with("grids/") || input.id.starts_with("cloud_regions/");
      auto fit = grid && dims_[solution.input] == dim::intensity ? other_grid(input, solution.value) : enough(solution);
      if (!fit) continue;
      fit->fit.path = m_.among_jobs ? fmt::format("/{}{}", m_.report.name, fit->fit.path) : fit->fit.path;
      fits.push_back(std::move(fit->fit));
    }
    return fits;
  }

 private:
  struct Proposal {
    workload::Edit edit;
    Fit fit;
  };
  static constexpr std::size_t most_tried = 15;

  const std::string* typed(std::string_view path) const {
    const auto found = std::ranges::find(m_.report.typed, path, &std::pair<std::string, std::string>::first);
    return found == m_.report.typed.end() ? nullptr : &found->second;
  }

  // Whether the metric meets its limit once an edit is typed. Without a job, nothing can be typed, and the sheet
  // decides.
  bool meets(const workload::Edit& edit) const {
    if (!is_job_) return true;
    const auto text = workload::edited(m_.source, std::span(&edit, 1));
    if (!text) return false;
    const auto inventory = inventory::resolved(SourceText{m_.source.name, *text}, catalog_);
    if (!inventory || !lifecycle::infeasibility(*inventory).empty()) return false;
    const auto model = lifecycle::formulate(*inventory);
    const auto* output = model.find(m_.output);
    if (output == nullptr) return false;
    const study::Ceiling& c = m_.ceiling;
    if (!c.confidence) return model.sheet.nodes()[static_cast<std::size_t>(output->node)].value <= c.limit;
    study::Options draws = options_;
    draws.samples = c.limit_rows.size();
    const std::array nodes{output->node};
    const auto rows = m_.among_jobs ? study::draws_of_job(model.sheet, nodes, m_.report.name, draws)
                                    : study::draws(model.sheet, nodes, draws);
    std::size_t within = 0;
    for (std::size_t d = 0; d < c.limit_rows.size(); ++d) within += rows[0][d] <= c.limit_rows[d] ? 1U : 0U;
    return static_cast<double>(within) >= *c.confidence * static_cast<double>(c.limit_rows.size());
  }

  // A grid of the catalog in place of the one that the job names, and up to two more that meet the limit.
  std::optional<Proposal> other_grid(const Input& input, double most) const {
    if (!is_job_) return std::nullopt;
    std::string path = input.path;
    const std::string* name = typed(path);
    if (name == nullptr) {  // the job names the grid in place of a site
      path = path.substr(0, path.rfind('/'));
      name = typed(path);
    }
    if (name == nullptr || most >= input.value.best) return std::nullopt;
    std::vector<std::string> names;
    std::size_t tried = 0;
    for (const Grid& grid : cleaner_grids(catalog_, most)) {
      if (names.size() == shown_grids || ++tried > most_tried) break;
      if (meets({path, fmt::format("\"{}\"", grid.id)})) names.push_back(grid.id);
    }
    if (names.empty()) return std::nullopt;
    return Proposal{{path, fmt::format("\"{}\"", names.front())},
                    {path, *name, names.front(),
                     fmt::format("a cleaner grid{}{}", names.size() > 1 ? ", or " : "",
                                 fmt::join(names.begin() + 1, names.end(), ", "))}};
  }

  // Another value of an input that meets the limit. The search used a part of the draws, so that with all of them, a
  // somewhat larger change may be necessary.
  std::optional<Proposal> enough(const study::Solution& solution) const {
    const double best = sheet_.inputs()[solution.input].value.best;
    for (const double more : {1.0, 1.01, 1.02, 1.05, 1.1, 1.2}) {
      auto fit = other_value({solution.input, best + more * (solution.value - best)});
      if (!fit) return std::nullopt;
      if (fit->fit.from != fit->fit.to && meets(fit->edit)) return fit;
    }
    return std::nullopt;
  }

  // Another value of an input: where the job states it, or where it can be stated.
  std::optional<Proposal> other_value(const study::Solution& solution) const {
    const Input& input = sheet_.inputs()[solution.input];
    const Dim dim = dims_[solution.input];
    const bool down = solution.value < input.value.best;
    std::string path = input.path;
    std::string json;
    if (input.origin == Origin::stated) {
      const std::string* stated = typed(path);
      const auto own = stated == nullptr ? std::string_view{} : unit_in(*stated, dim);
      json = in_unit(own.empty() ? input.unit : own, dim, solution.value);
      if (input.unit != "1") json = fmt::format("\"{}\"", json);
    } else if (is_job_) {
      const auto replace = report::replacements(sheet_, solution.input, solution.value, m_.report.typed);
      if (replace.size() != 1) return std::nullopt;
      const std::string& text = replace.front().json;  // "key": value
      const auto end = text.find('"', 1);
      path = fmt::format("{}/{}", replace.front().at, text.substr(1, end - 1));
      json = text.substr(end + 3);
      if (!json.starts_with('{') && json.find(", \"") != std::string::npos) return std::nullopt;  // two fields
    } else {
      return std::nullopt;
    }
    json = rounded_json(std::move(json), last_key(path), down);
    const std::string* stated = typed(path);
    Fit fit{path, stated != nullptr ? *stated : in_unit(input.unit, dim, input.value.best), without_quotes(json),
            how(input, dim, solution.value)};
    return Proposal{{std::move(path), std::move(json)}, std::move(fit)};
  }

  const Missed& m_;
  const Catalog& catalog_;
  const study::Options& options_;
  const Sheet& sheet_;
  std::vector<Dim> dims_;
  bool is_job_;
};

}  // namespace

std::vector<Fit> would_fit(const Missed& missed, const Catalog& catalog, const study::Options& options) {
  return Fitting(missed, catalog, options).run();
}

}  // namespace aicarbon::verdict
