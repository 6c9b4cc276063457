// See explain.hpp. Walks the cells of a sheet, saved or new, and prints the formula, the numbers and the result of each
// cell, followed by the facts that the cells depend on, with their sources. No formula is defined here.
#include "render/report/explain.hpp"

#include "diag/codes.hpp"
#include "inventory/defaults.hpp"
#include "lifecycle/activity/derived.hpp"
#include "lifecycle/source/booking.hpp"
#include "lifecycle/source/source.hpp"
#include "render/phrases.hpp"
#include "render/text.hpp"
#include "report/advice.hpp"
#include "sheet/operation.hpp"
#include "study/study.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>

namespace aicarbon {
namespace {

using render::Glyphs;

class Explanation {
 public:
  Explanation(const Report& report, const RenderOptions& options)
      : r_(report), o_(options), nodes_(report.calculation.sheet.nodes()), inputs_(report.calculation.sheet.inputs()) {}

  std::string of_output(std::string_view key, int node) {
    const std::size_t levels = o_.all ? 1000 : 2;
    std::string out = fmt::format("{}\n", heading(key, node));
    if (const auto* row = derived_row(key))
      out = fmt::format(
          "{} = {}\n  {}\n", key,
          with_unit(units::known(row->unit, row->dim).from_base(this->node(node).value), std::string(row->unit)),
          row->words);
    if (const LineReport* line = find_line(key)) out += about_source(*line, r_.perspective) + about_published(*line);
    out += '\n' + formulas(node, levels);  // also collects the facts
    out += facts();
    return render::finished(out, o_);
  }

  std::string of_input(std::size_t input) {
    facts_.insert(input);
    std::string out =
        fmt::format("{}\n", inputs_[input].path.empty() ? inputs_[input].id : inputs_[input].path) + facts();
    const auto effect = std::ranges::find(r_.sensitivity, inputs_[input].id, &SensitivityReport::id);
    if (effect != r_.sensitivity.end())
      out += fmt::format("\nwith this input at its P5 or P95, the total changes by {} or {}\n",
                         signed_kg(effect->effect_kg.low), signed_kg(effect->effect_kg.high));
    out += "\nused by\n";
    for (const LineReport& line : r_.lines) {
      const auto output = std::ranges::find(r_.calculation.outputs, line.id, [](const auto& o) { return o.first; });
      if (output != r_.calculation.outputs.end() && depends(output->second, input))
        out += fmt::format("  {}\n", line.id);
    }
    return render::finished(out, o_);
  }

  static std::string of_missing(const LineReport& line, Perspective perspective, const RenderOptions& options) {
    return render::finished(
        fmt::format("{}: {}\n  {}\n", line.id, render::words(word(line.state)), line.reason.value_or("")) +
            about_source(line, perspective),
        options);
  }

 private:
  // The first line: "total/co2e = 79 t", with as many digits as in the report; "total/co2e ≥ 3.7 t" for an incomplete
  // total.
  std::string heading(std::string_view key, int node) const {
    if (key != "total/co2e" || !r_.total.co2e_kg) return fmt::format("{} = {}", key, value(node));
    return fmt::format("{} {} {}", key, r_.complete ? "=" : "≥", render::amount(dim::co2e, *r_.total.co2e_kg));
  }

  // The row of `derived_keys` that a name such as phases/…/derived/batch refers to; nullptr if there is none.
  static const lifecycle::DerivedKey* derived_row(std::string_view key) {
    constexpr std::string_view part = "/derived/";
    const auto at = key.rfind(part);
    if (at == std::string_view::npos) return nullptr;
    const auto* row =
        std::ranges::find(lifecycle::derived_keys, key.substr(at + part.size()), &lifecycle::DerivedKey::key);
    return row == std::end(lifecycle::derived_keys) ? nullptr : row;
  }

  const Sheet& sheet() const { return r_.calculation.sheet; }
  const Node& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }
  const LineReport* find_line(std::string_view id) const {
    const auto found = std::ranges::find(r_.lines, id, &LineReport::id);
    return found == r_.lines.end() ? nullptr : &*found;
  }

  // What of a line is booked in another scope, because it is fuel supply.
  static std::string fuel_supply_of(const LineReport& line, Perspective perspective) {
    const lifecycle::Scope scope = lifecycle::fuel_supply_scope(perspective);
    if (!line.fuel_supply_co2e_kg || scope.scope == line.scope.value_or(0)) return {};
    return fmt::format(", of which {} of fuel supply in scope {}, category {},",
                       render::amount(dim::co2e, *line.fuel_supply_co2e_kg), scope.scope, scope.category);
  }

  static std::string about_source(const LineReport& line, Perspective perspective) {
    const auto* source = lifecycle::find_source(line.source);
    if (source == nullptr) return {};
    std::string out = fmt::format("  {}: {}\n  where {}\n", source->title, source->formulas[0].text,
                                  lifecycle::symbols_in_words(*source));
    if (line.scope)
      out += fmt::format("  GHG Protocol: scope {}{}{} for {}\n", *line.scope,
                         line.category ? fmt::format(", category {}", *line.category) : "",
                         fuel_supply_of(line, perspective), lifecycle::who(perspective));
    out += fmt::format("  citation: {}\n  not included: {}\n  method version {}: docs/methodology/{}.md\n",
                       source->citation, source->leaves_out, source->method, source->id);
    return out;
  }

  // The published footprint of an accelerator, beside that of its parts.
  std::string about_published(const LineReport& line) const {
    if (line.source != "accelerators") return {};
    const std::string key = fmt::format("phases/{}/derived/accelerator_over_published", line.phase);
    const auto output = std::ranges::find(r_.calculation.outputs, key, [](const auto& o) { return o.first; });
    if (output == r_.calculation.outputs.end()) return {};
    const Node& ratio = node(output->second);
    const Node& published = node(ratio.args[1]);
    if (ratio.op != Op::div || published.op != Op::input) return {};
    return fmt::format("  published for one accelerator: {} ({}); that of its parts is {} times as much\n",
                       value(ratio.args[1]), inputs_[static_cast<std::size_t>(published.args[0])].citation,
                       units::significant(ratio.value, 3));
  }

  static std::string signed_kg(double kg) {
    return fmt::format("{}{}", kg < 0 ? "−" : "+", units::human(dim::co2e, std::abs(kg), 3));
  }

  // A short name for an input: for a cell of the catalog, its column; for a default that cannot be stated directly, the
  // last part of the id of its rule; otherwise, the last part of its path, such as device_time, or of its id if it has
  // no path.
  static std::string short_name(const Input& input) {
    const auto* rule = std::ranges::find(inventory::rules, input.rule, &inventory::Rule::id);
    const bool of_rule = rule != std::end(inventory::rules) && !rule->type.empty();
    std::string_view id = of_rule                                                 ? std::string_view(input.rule)
                          : input.origin == Origin::catalog || input.path.empty() ? std::string_view(input.id)
                                                                                  : std::string_view(input.path);
    const auto slash = id.rfind('/');
    return std::string(slash == std::string_view::npos ? id : id.substr(slash + 1));
  }

  std::string label(int index) const {
    const Node& n = node(index);
    if (n.op == Op::input) return short_name(inputs_[static_cast<std::size_t>(n.args[0])]);
    if (n.op == Op::constant) return units::shortest(n.value);
    return std::string(sheet().name_of(n));
  }

  std::string value(int index) const {
    const Node& n = node(index);
    if (n.dim == dim::co2e || n.dim == dim::energy || n.dim == dim::volume) return units::human(n.dim, n.value, 4);
    if (n.op == Op::input) {
      const Input& input = inputs_[static_cast<std::size_t>(n.args[0])];
      if (const auto unit = units::parse(input.unit, n.dim)) return with_unit(unit->from_base(n.value), input.unit);
    }
    std::string unit = units::base_unit(n.dim);
    std::ranges::replace(unit, '*', ' ');
    if (unit.starts_with("kgCO2e")) unit.replace(0, 6, "kg");
    return with_unit(n.value, unit);
  }

  static std::string with_unit(double v, const std::string& unit) {
    return render::trimmed(units::significant(v, 6)) + (unit == "1" ? "" : " " + unit);
  }

  bool is_leaf(int index) const {
    return node(index).op == Op::input || node(index).op == Op::constant || node(index).name >= 0;
  }

  static int precedence(Op op) { return op == Op::add || op == Op::sub ? 1 : op == Op::mul || op == Op::div ? 2 : 3; }

  // The formula of a cell down to its named cells, written with names or with values.
  std::string expression(int index, bool top, int outer, bool right, bool numbers) const {
    if (!top && is_leaf(index)) return numbers ? value(index) : label(index);
    const Node& n = node(index);
    const auto& row = sheet::row(n.op);
    if (precedence(n.op) < 3) {
      const int p = precedence(n.op);
      std::string text = fmt::format("{} {} {}", expression(n.args[0], false, p, false, numbers), row.symbol,
                                     expression(n.args[1], false, p, true, numbers));
      const bool brackets = p < outer || (p == outer && right);
      return brackets ? "(" + text + ")" : text;
    }
    std::string text(row.symbol);
    for (int k = 0; k < row.arity; ++k)
      text += (k == 0 ? "(" : ", ") + expression(n.args[static_cast<std::size_t>(k)], false, 0, false, numbers);
    return text + ")";
  }

  void leaves(int index, bool top, std::vector<int>& out) const {
    if (!top && is_leaf(index)) {
      out.push_back(index);
      return;
    }
    const Node& n = node(index);
    for (int k = 0; k < sheet::row(n.op).arity; ++k) leaves(n.args[static_cast<std::size_t>(k)], false, out);
  }

  std::string formulas(int start, std::size_t levels) {
    std::string out;
    std::deque<std::pair<int, std::size_t>> todo{{start, 1}};
    std::set<int> seen;
    std::vector<std::string> folded;
    while (!todo.empty()) {
      const auto [index, level] = todo.front();
      todo.pop_front();
      if (!seen.insert(index).second) continue;
      const Node& n = node(index);
      if (n.op == Op::input) {
        facts_.insert(static_cast<std::size_t>(n.args[0]));
        continue;
      }
      if (n.op == Op::constant) continue;
      if (level > levels) {
        if (std::ranges::find(folded, label(index)) == folded.end()) folded.push_back(label(index));
        continue;
      }
      const std::string name(n.name < 0 ? "sum" : sheet().name_of(n));
      const std::size_t screen = render::screen_width(o_);
      const bool beside = render::width_of(name) + 4 <= screen / 2;  // otherwise the formula is below the name
      const std::string indent(beside ? render::width_of(name) + 2 : 3, ' ');
      const std::size_t begin = indent.size() + 3;
      const std::string last = " = " + value(index);
      out += fmt::format("  {}{} = {}\n", name, beside ? "" : "\n" + indent,
                         render::wrap(expression(index, true, 0, false, false), screen - begin, begin));
      out += fmt::format("{} = {}\n", indent,
                         render::wrap(expression(index, true, 0, false, true) + last, screen - begin, begin));
      std::vector<int> next;
      leaves(index, true, next);
      for (const int leaf : next) todo.emplace_back(leaf, level + 1);
    }
    if (!folded.empty()) out += fmt::format("  not expanded: {} (expanded with --all)\n", fmt::join(folded, ", "));
    return out;
  }

  // What the limits and the best value of an uncertain fact are in its distribution (sheet/draw.cpp).
  static std::string_view shape_in_words(const Uncertain& v) {
    if (v.shape == Shape::range) return "P5 … P95";
    return v.uniform ? "hard bounds, all values equally likely" : "hard bounds; the value is the mode";
  }

  std::string facts() const {
    std::string out = facts_.empty() ? "" : "\nfacts\n";
    for (const std::size_t i : facts_) {
      const Input& input = inputs_[i];
      Dim dimension;
      for (const Node& n : nodes_)
        if (n.op == Op::input && n.args[0] == static_cast<int>(i)) dimension = n.dim;
      const auto unit = units::parse(input.unit, dimension);
      const auto text = [&](double base) {
        return render::trimmed(units::significant(unit ? unit->from_base(base) : base, 6));
      };
      std::string range = "exact";
      if (!input.value.exact())
        range = fmt::format("{} … {}, {}", text(input.value.low), text(input.value.high), shape_in_words(input.value));
      out += fmt::format("  {} = {}{}   ({})\n", input.id, text(input.value.best),
                         input.unit == "1" ? "" : " " + input.unit, range);
      std::string who(sheet::origin_names[static_cast<std::size_t>(input.origin)]);
      if (!input.rule.empty()) who += fmt::format(" by rule {}", input.rule);
      if (!input.citation.empty()) who += fmt::format(": {}", input.citation);
      if (!input.set.empty() && input.set != "none") who += fmt::format("; range: {}", input.set);
      out += fmt::format("      {}\n", render::wrap(who, static_cast<std::size_t>(std::max(40, o_.width)) - 6, 6));
      const auto replace = report::replacements(sheet(), i, input.value.best, r_.typed);
      if (input.origin == Origin::assumed && !replace.empty())
        out += fmt::format("      {}\n", render::wrap(report::in_words(replace),
                                                      static_cast<std::size_t>(std::max(40, o_.width)) - 6, 6));
    }
    return out;
  }

  bool depends(int output, std::size_t input) const {
    std::vector<int> todo{output};
    std::set<int> seen;
    while (!todo.empty()) {
      const int index = todo.back();
      todo.pop_back();
      if (!seen.insert(index).second) continue;
      const Node& n = node(index);
      if (n.op == Op::input) {
        if (static_cast<std::size_t>(n.args[0]) == input) return true;
        continue;
      }
      for (int k = 0; k < sheet::row(n.op).arity; ++k) todo.push_back(n.args[static_cast<std::size_t>(k)]);
    }
    return false;
  }

  const Report& r_;
  const RenderOptions& o_;
  const std::vector<Node>& nodes_;
  const std::vector<Input>& inputs_;
  std::set<std::size_t> facts_;
};

}  // namespace

namespace {

// Finds an output by its name. A figure of the phase NAME may also be given as NAME/derived/batch, or by its path in
// the report, /phases/NAME/derived/batch. Returns the end of the outputs if there is none.
auto find_output(const Report& report, std::string_view key) {
  const auto& outputs = report.calculation.outputs;
  const std::string of_phase = fmt::format("phases/{}", key);
  return std::ranges::find_if(outputs, [&](const auto& o) {
    return o.first == key || o.first == of_phase || (key.starts_with("/phases/") && o.first == key.substr(1));
  });
}

}  // namespace

Result<std::string> render::explain(const Report& report, std::string_view what, const RenderOptions& options) {
  const std::string_view key = what.empty() || what == "total" ? "total/co2e" : what;
  const auto output = find_output(report, key);
  if (output != report.calculation.outputs.end()) return Explanation(report, options).of_output(key, output->second);
  const auto line = std::ranges::find(report.lines, key, &LineReport::id);
  if (line != report.lines.end()) return Explanation::of_missing(*line, report.perspective, options);
  const auto& inputs = report.calculation.sheet.inputs();
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].id == key || inputs[i].path == key) return Explanation(report, options).of_input(i);

  std::vector<std::string_view> names;
  for (const LineReport& l : report.lines) names.push_back(l.id);
  for (const auto& [name, node] : report.calculation.outputs) names.push_back(name);
  for (const Input& input : inputs) {
    names.push_back(input.id);
    if (!input.path.empty()) names.push_back(input.path);
  }
  std::string help = diag::did_you_mean(what, names);
  if (help.empty() && !report.lines.empty()) {
    help = fmt::format("lines are named phase/stage/source, such as \"{}\"", report.lines.front().id);
    const auto stated = std::ranges::find_if(inputs, [](const Input& input) { return !input.path.empty(); });
    if (stated != inputs.end()) help += fmt::format("; values are named by their path, such as \"{}\"", stated->path);
  }
  return diag::make(diag::line_unknown,
                    fmt::format("the report of \"{}\" has no line or value \"{}\"", report.name, what), help);
}

}  // namespace aicarbon
