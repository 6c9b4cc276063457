// The formula of a source is stated once, as text in its row. Its page in docs/methodology contains the same text, and
// evaluating the text with the values of its symbols gives the line of the report.
#include "support/golden.hpp"
#include "support/run.hpp"

#include <aicarbon/aicarbon.hpp>

#include "lifecycle/formulate.hpp"
#include "lifecycle/phase.hpp"
#include "lifecycle/source/source.hpp"

#include <catch2/catch.hpp>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <functional>
#include <set>

using namespace aicarbon;
using namespace aicarbon::test;
using lifecycle::FormulaText;
using lifecycle::Source;
using lifecycle::Symbol;

namespace {

// Evaluates × ÷ + − and parentheses, over numbers and names that may have several words.
class Arithmetic {
 public:
  using Value = std::function<double(std::string_view)>;
  Arithmetic(std::string_view text, Value value_of) : rest_(text), value_of_(std::move(value_of)) {}

  double result() {
    const double value = sum();
    if (!rest_.empty()) throw std::runtime_error("cannot read: " + std::string(rest_));
    return value;
  }

 private:
  static constexpr std::string_view marks[] = {"×", "÷", "+", "−", "(", ")"};

  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  bool take(std::string_view mark) {
    skip_blanks();
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(mark.size());
    skip_blanks();
    return true;
  }

  double sum() {
    double value = product();
    while (true) {
      if (take("+")) value += product();
      else if (take("−")) value -= product();
      else return value;
    }
  }

  double product() {
    double value = operand();
    while (true) {
      if (take("×")) value *= operand();
      else if (take("÷")) value /= operand();
      else return value;
    }
  }

  double operand() {
    if (take("(")) {
      const double value = sum();
      if (!take(")")) throw std::runtime_error("no ) before: " + std::string(rest_));
      return value;
    }
    std::size_t end = rest_.size();
    for (const std::string_view mark : marks) end = std::min(end, rest_.find(mark));
    std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    if (name.empty()) throw std::runtime_error("nothing before: " + std::string(rest_));
    double number = 0;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
    return read.ptr == name.data() + name.size() ? number : value_of_(name);
  }

  std::string_view rest_;
  Value value_of_;
};

const Symbol* find_symbol(const Source& source, std::string_view name) {
  for (const Symbol& symbol : lifecycle::written(source.symbols))
    if (symbol.name == name) return &symbol;
  return nullptr;
}

// Jobs of the repository, and a job for formulas that no file of the repository uses.
std::vector<SourceText> jobs() {
  std::vector<SourceText> all;
  for (const std::string folder : {"examples", "examples/init", "tests/golden/screens", "tests/golden/cases",
                                   "tests/validation", "tests/cli/warnings"})
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/" + folder))
      if (entry.path().extension() == ".json") {
        SourceText text{entry.path().string(), read_text(entry.path().string())};
        if (schema_of(text) == "aicarbon.job/1") all.push_back(std::move(text));
      }
  all.push_back({"other lives, by mean power", R"({
    "schema": "aicarbon.job/1", "name": "other lives",
    "sites": {"main": {"grid": "us/CAMX", "pue": 1.2, "construction": {"per_kw": "900 kg/kW", "basis": "mean_it_kw"}}},
    "hardware": {"node": {"accelerator": "nvidia-a100-sxm4-80gb", "accelerators": 8,
                 "reuse": "service-time", "prior_life": "2 years", "second_life": "3 years"}},
    "phases": [{"name": "run", "kind": "training", "site": "main", "hardware": "node",
                "activity": {"device_time": "1000 h"}}]})"});
  return all;
}

constexpr std::string_view begins = "<!-- formula: written from the row of the source -->\n";
constexpr std::string_view ends = "<!-- end of the formula -->\n";

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string formula_block(const Source& source) {
  std::size_t widest = 0;
  for (const FormulaText& formula : lifecycle::written(source.formulas)) widest = std::max(widest, width(formula.text));
  std::string out = "\n";
  for (const FormulaText& formula : lifecycle::written(source.formulas)) {
    out += "    kg = " + std::string(formula.text);
    if (!formula.when.empty()) out += std::string(widest - width(formula.text) + 4, ' ') + std::string(formula.when);
    out += "\n";
  }
  out += "\n| symbol | meaning | unit |\n|---|---|---|\n";
  for (const Symbol& symbol : lifecycle::written(source.symbols)) {
    std::string meaning(symbol.meaning);
    if (!symbol.page.empty() && symbol.page != source.id)
      meaning += " ([" + std::string(symbol.page) + "](" + std::string(symbol.page) + ".md))";
    out += "| " + std::string(symbol.name) + " | " + meaning + " | " + std::string(symbol.unit) + " |\n";
  }
  return out + "\n";
}

}  // namespace

TEST_CASE("the formula text of every emission source reproduces its lines", "[architecture]") {
  const Catalog catalog = builtin_catalog();
  std::set<std::string_view> evaluated, named;
  std::size_t lines = 0;
  for (const SourceText& job : jobs()) {
    INFO(job.name);
    const auto inventory = prepare(job, catalog);
    if (!inventory) {
      CHECK(job.name.find('/') != std::string::npos);  // a job defined in this file must be valid
      continue;
    }
    Sheet sheet;
    const auto phases = lifecycle::phase_cells(sheet, *inventory);
    const auto model = lifecycle::formulate(*inventory);
    for (const lifecycle::Line& line : model.lines) {
      const auto* output = model.find(line.id);
      if (output == nullptr) continue;
      INFO(line.id);
      const FormulaText& formula = lifecycle::formula_in(*line.source, phases[line.phase]);
      INFO(formula.text);
      const double by_text = Arithmetic(formula.text, [&](std::string_view name) {
                               const Symbol* symbol = find_symbol(*line.source, name);
                               if (symbol == nullptr) throw std::runtime_error("no symbol: " + std::string(name));
                               named.insert(symbol->name);
                               const double value = symbol->value(phases[line.phase]);
                               if (std::isnan(value)) throw std::runtime_error("not known: " + std::string(name));
                               return value;
                             }).result();
      const double on_sheet = model.sheet.nodes()[static_cast<std::size_t>(output->node)].value;
      CHECK(std::abs(by_text - on_sheet) <= 1e-12 * std::abs(on_sheet));
      evaluated.insert(formula.text);
      ++lines;
    }
  }
  CHECK(lines > 300);
  for (const Source& source : lifecycle::sources()) {
    INFO(source.id);
    for (const FormulaText& formula : lifecycle::written(source.formulas)) {
      INFO(formula.text);
      CHECK(evaluated.contains(formula.text));
    }
    for (const Symbol& symbol : lifecycle::written(source.symbols)) {
      INFO(symbol.name);
      CHECK(named.contains(symbol.name));
    }
  }
}

TEST_CASE("the methodology page of every emission source shows its formula", "[architecture]") {
  const char* update = std::getenv("AICARBON_UPDATE_GOLDEN");
  for (const Source& source : lifecycle::sources()) {
    const std::string file = source_dir() + "/docs/methodology/" + std::string(source.id) + ".md";
    INFO(file);
    std::string page = read_text(file);
    const auto begin = page.find(begins);
    const auto end = page.find(ends);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    const auto inside = begin + begins.size();
    if (update != nullptr && *update != 0) {
      write_text(file, page.replace(inside, end - inside, formula_block(source)));
      continue;
    }
    CHECK(page.substr(inside, end - inside) == formula_block(source));
  }
}

TEST_CASE("docs/index.md lists the methodology page of every emission source", "[architecture]") {
  const std::string file = source_dir() + "/docs/index.md";
  constexpr std::string_view head = "| stage | sources |\n|---|---|\n";
  std::string rows;
  for (const auto stage : stage_names) {
    std::string pages;
    for (const Source& source : lifecycle::sources())
      if (name(source.stage) == stage)
        pages += (pages.empty() ? "[" : " · [") + std::string(source.id) + "](methodology/" + std::string(source.id) +
                 ".md)";
    std::string words(stage);
    std::ranges::replace(words, '_', ' ');
    rows += "| " + words + " | " + pages + " |\n";
  }
  std::string index = read_text(file);
  const auto begin = index.find(head);
  REQUIRE(begin != std::string::npos);
  const auto inside = begin + head.size();
  const auto end = index.find("\n\n", inside) + 1;
  if (updating()) return write_text(file, index.replace(inside, end - inside, rows));
  CHECK(index.substr(inside, end - inside) == rows);
}
