// Properties of the first screen of any job: it has few lines, none is too wide, and its matrix adds up to the report.
#include "inventory/defaults.hpp"
#include "property/generate.hpp"
#include "render/report/formats.hpp"
#include "render/report/summary/assumptions.hpp"
#include "render/report/summary/matrix.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace aicarbon::test {
namespace {

namespace summary = render::summary;

std::string screen_of(const Report& report, int width, const EstimateOptions& options) {
  RenderOptions how;
  how.width = width;
  const auto formats = render::report_formats();
  return std::ranges::find(formats, "table", &FormatRow::name)->render(report_file({report}, catalog(), options), how);
}

void check_screen(const Report& report, const EstimateOptions& options = {.samples = 0}) {
  for (const auto& [width, most] :
       {std::pair{40, 40}, std::pair{60, 37}, std::pair{80, 34}, std::pair{100, 30}, std::pair{200, 30}}) {
    const std::string screen = screen_of(report, width, options);
    INFO(screen);
    CHECK(std::ranges::count(screen, '\n') <= most);
    std::istringstream lines(screen);
    for (std::string line; std::getline(lines, line);) CHECK(static_cast<int>(render::width_of(line)) <= width);
  }
}

double best(const std::optional<Figure>& f) { return f ? f->best : 0; }

// A job for which every part of the screen is long.
Json long_job(std::size_t phases, const std::string& name) {
  Json job{{"schema", "aicarbon.job/1"}, {"name", name + name + name}};
  job["sites"]["main"] = {{"grid", {{"intensity", "57 g/kWh"}}}};
  Json list = Json::array();
  for (std::size_t k = 0; k < phases; ++k) {
    Json phase{
        {"name", name + " " + std::to_string(k)}, {"kind", "training"}, {"activity", {{"energy_kwh", 1000 + k}}}};
    if (k % 3 != 0) phase["site"] = "main";
    if (k % 2 == 0) phase["hardware"] = "none";
    phase["except"] = Json::array({"upstream"});
    list.push_back(phase);
  }
  job["phases"] = list;
  for (int k = 0; k < 7; ++k)
    job["functional_units"].push_back({{"name", name + std::to_string(k)}, {"count", 10 + k}});
  return job;
}

}  // namespace

TEST_CASE("the first screen of a generated job has at most 30 lines at width 100 and 40 at 40", "[property]") {
  for (std::uint64_t seed = 0; seed < tried(60); ++seed) {
    INFO("seed " << seed);
    check_screen(report_of(Generator(seed).job(), {.samples = 50}), {.samples = 50});
  }
}

TEST_CASE("the first screen stays short for many phases, long names, wide characters and many warnings", "[property]") {
  check_screen(report_of(long_job(1, "one")));
  check_screen(report_of(long_job(500, "phase")));
  check_screen(report_of(long_job(40, std::string(300, 'x'))));
  std::string wide;
  for (int k = 0; k < 60; ++k) wide += "数";
  check_screen(report_of(long_job(40, wide)));
  Report report = report_of(long_job(40, "with warnings and a line\nbreak"));
  for (int k = 0; k < 500; ++k)
    report.warnings.push_back({{3002}, "warning", std::string(400, 'w') + " " + std::to_string(k), "", "/"});
  for (int k = 0; k < 50; ++k)
    report.boundary.phases.push_back({"a phase " + std::to_string(k), {}, {"construction", "hosts"}});
  check_screen(report);
}

TEST_CASE("rows and columns of the matrix add up to the figures of the report", "[property]") {
  for (std::uint64_t seed = 0; seed < tried(60); ++seed) {
    const Report report = report_of(Generator(seed).job());
    const summary::Matrix whole = summary::matrix_of(report);
    INFO("seed " << seed);
    for (std::size_t shown = 1; shown <= whole.columns.size(); ++shown) {
      const summary::Matrix m = summary::folded(whole, shown);
      std::vector<double> columns(m.columns.size());
      double all = 0;
      for (const summary::Row& row : m.rows) {
        double sum = 0;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
          sum += best(row.cells[c].co2e_kg);
          columns[c] += best(row.cells[c].co2e_kg);
        }
        CHECK(sum == Approx(best(row.total.co2e_kg)).epsilon(1e-9));
        all += sum;
      }
      for (std::size_t c = 0; c < columns.size(); ++c)
        CHECK(columns[c] == Approx(best(m.columns[c].total.co2e_kg)).epsilon(1e-9));
      CHECK(all == Approx(best(report.total.co2e_kg)).epsilon(1e-9));
      for (const auto& [stage, figure] : report.by_stage) {
        std::string name = stage;
        std::ranges::replace(name, '_', ' ');
        const auto row = std::ranges::find(m.rows, name, &summary::Row::stage);
        CHECK((row == m.rows.end() ? 0.0 : best(row->total.co2e_kg)) == best(figure.co2e_kg));
      }
    }
  }
}

TEST_CASE("the matrix prints the figures of the report, rounded to the digits shown", "[property]") {
  const auto kg = [](const std::string& cell) {
    static const std::vector<std::pair<std::string, double>> units{{" kg", 1}, {" t", 1e3}, {" kt", 1e6}, {" g", 1e-3}};
    for (const auto& [unit, scale] : units)
      if (cell.ends_with(unit)) {
        std::string number = cell.substr(0, cell.size() - unit.size());
        std::erase(number, ',');
        const auto point = number.find('.');
        const double digit =
            point == std::string::npos ? 1 : std::pow(10.0, -static_cast<double>(number.size() - point - 1));
        return std::pair{std::stod(number) * scale, digit * scale};
      }
    return std::pair{std::nan(""), 0.0};
  };
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < tried(100); ++seed) {
    const Report report = report_of(Generator(seed).job(), {.samples = 50});
    const summary::Matrix m = summary::matrix_of(report);
    const summary::Screen screen = summary::screen_of({.width = 200});
    const summary::Lines lines = summary::matrix_lines(m, screen);
    if (m.columns.size() < 2) continue;
    for (std::size_t r = 0; r < m.rows.size(); ++r) {
      INFO("seed " << seed << ": " << lines[r + 1]);
      std::vector<std::string> cells;
      std::istringstream words(lines[r + 1].substr(m.rows[r].stage.size()));
      for (std::string word, last; words >> word; last = word)
        if (word == "kg" || word == "t" || word == "kt" || word == "g") cells.push_back(last + " " + word);
        else if (word == "–" || word == "unknown" || word.front() == '<') cells.push_back(word);
      std::vector<summary::Cell> all = m.rows[r].cells;
      all.push_back(m.rows[r].total);
      for (std::size_t c = 0; c < std::min(cells.size(), all.size()); ++c) {
        const auto [printed, digit] = kg(cells[c]);
        if (std::isnan(printed) || cells.size() != all.size()) continue;
        CHECK(std::abs(printed - best(all[c].co2e_kg)) <= std::max(digit * 0.51, best(all[c].co2e_kg) * 0.06));
        ++compared;
      }
    }
  }
  CHECK(compared > 5 * tried(100));
}

TEST_CASE("every default rule has a name for the first screen", "[unit]") {
  for (const auto& rule : inventory::rules) {
    INFO(rule.id);
    CHECK(summary::rule_name(rule.id) != nullptr);
  }
}

}  // namespace aicarbon::test
