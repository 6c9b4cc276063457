// The pages of docs/reference, in Markdown.
#include "cli/help.hpp"
#include "cli/reference/reference.hpp"

#include "catalog/tables.hpp"
#include "diag/codes.hpp"
#include "inventory/defaults.hpp"
#include "lifecycle/activity/activity.hpp"
#include "lifecycle/source/scope.hpp"
#include "lifecycle/source/source.hpp"
#include "units/units.hpp"
#include "workload/activity/kinds.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

namespace aicarbon::cli::reference {
namespace {

// Escapes a cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

std::string generated(std::string_view page) {
  return fmt::format("<!-- generated: aicarbon reference {} -->\n", page);
}

std::string job_page() {
  std::string out =
      generated("job") +
      "# The job description, `aicarbon.job/1`\n\nA value with a dimension is a text with its unit, or a "
      "bare number under the key that ends in the unit. Any number may be an object:\n`{\"best\", \"low\", "
      "\"high\", \"shape\", \"source\", \"independent\"}`.\n";
  for (const auto& part : workload::parts()) {
    out += fmt::format(
        "\n## {}\n\nAt `{}`.\n\n| key | key for a bare number | required | meaning | example |\n|---|---|---|---|---|\n",
        part.title, part.where);
    for (const auto& field : part.fields) {
      const bool suffix = field.has_suffix && json::suffixed_name(field) != field.name;
      std::string meaning(field.doc);
      if (!field.choices.empty()) meaning += fmt::format(" (one of: {})", fmt::join(field.choices, ", "));
      out += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.name,
                         suffix ? "`" + json::suffixed_name(field) + "`" : "", field.required ? "yes" : "",
                         cell(meaning), field.example.empty() ? "" : "`" + cell(field.example) + "`");
    }
  }
  out +=
      "\n## Activities\n\nA phase has one activity, identified by its key. The other fields may be given with it.\n\n| key | meaning | other fields |\n|---|---|---|\n";
  for (const auto& kind : workload::activity_kinds()) {
    std::vector<std::string_view> others;
    for (const auto fields : {kind.fields, workload::common_activity_fields()})
      for (const auto& field : fields)
        if (field.name != kind.key) others.push_back(field.name);
    out += fmt::format("| `{}` | {} | {} |\n", kind.key, kind.title, fmt::join(others, ", "));
  }
  return out;
}

std::string units_page() {
  std::string out =
      generated("units") +
      "# Units\n\nUnits combine with `/` and `*`: `g/kWh`, `kg/kW/year`. A mass unit in a field of CO2e "
      "means CO2e. 1 year is 8,766 h, 1 GB is 10^9 bytes, 1 t is 1,000 kg.\nCounts may end in k, M, B or "
      "T.\n\nThe table shows which SI prefixes a unit takes: `Wh` with `M` is `MWh`. The case of letters "
      "matters, because `mWh` is 10^-3 Wh and `MWh` is 10^6 Wh.\n\n"
      "| prefix | `u` or `µ` | `m` | `k` | `M` | `G` | `T` | `P` | `E` |\n|---|---|---|---|---|---|---|---|---|\n"
      "| factor | 10^-6 | 10^-3 | 10^3 | 10^6 | 10^9 | 10^12 | 10^15 | 10^18 |\n\n"
      "| unit | prefixes | measures | in base units |\n|---|---|---|---|\n";
  for (const auto& atom : units::atoms())
    out +=
        fmt::format("| `{}` | {} | {} | {}{} {} |\n", atom.name, fmt::join(atom.prefixes, " "),
                    units::describe(atom.dim), units::shortest(atom.numerator),
                    atom.denominator == 1 ? "" : " / " + units::shortest(atom.denominator), units::base_unit(atom.dim));
  return out;
}

std::string diagnostics_page() {
  static constexpr std::string_view severities[] = {"error", "warning", "note"};
  std::string out =
      generated("diagnostics") +
      "# Messages\n\nCodes are permanent. `aicarbon explain AC2104` explains one.\n\n| code | kind | title "
      "| meaning |\n|---|---|---|---|\n";
  for (const auto& row : diag::codes())
    out += fmt::format("| {} | {} | {} | {} |\n", code_name(row.code),
                       severities[static_cast<std::size_t>(row.severity)], cell(row.title), cell(row.explanation));
  return out;
}

std::string scope_text(lifecycle::Scope s) {
  return s.scope == 0      ? ""
         : s.category == 0 ? std::to_string(s.scope)
                           : fmt::format("{}, category {}", s.scope, s.category);
}

std::string sources_page() {
  std::string out =
      generated("sources") +
      "# Emission sources\n\nThe sources are listed in life-cycle order. Scope and category are those of the GHG Protocol, by perspective ([scopes](../methodology/scopes.md)).\n\n| id | stage | description | formula | owner | tenant | api-user | method |\n|---|---|---|---|---|---|---|---|\n";
  for (const auto& s : lifecycle::sources()) {
    const std::string id =
        s.formula_of == nullptr ? fmt::format("`{}`", s.id) : fmt::format("[`{}`](../methodology/{}.md)", s.id, s.id);
    out += fmt::format("| {} | {} | {} | {} |", id, name(s.stage), s.title, s.formulas[0].text);
    for (const auto perspective : {Perspective::owner, Perspective::tenant, Perspective::api_user})
      out += fmt::format(" {} |", scope_text(lifecycle::scope_of(s.id, perspective)));
    out += fmt::format(" {} |\n", s.method == 0 ? "" : std::to_string(s.method));
  }
  return out;
}

std::string defaults_page() {
  const Catalog c = builtin_catalog();
  std::string out =
      generated("defaults") +
      "# Default rules\n\nDefault rules are used when a job does not state a value. A report lists each rule that was used, with its effect and what to write instead.\n\n| rule | applies to | value | unit | range | how the range was set | source |\n|---|---|---|---|---|---|---|\n";
  for (const auto& rule : inventory::rules) {
    const CatalogTable& t = c.table("defaults");
    const CatalogRow& row = *t.find(rule.id);
    const auto low = t.text(row, "value_low");
    out += fmt::format("| `{}` | {} | {} | {} | {} | {}{} | {} |\n", rule.id, cell(rule.when), t.text(row, "value"),
                       t.text(row, "unit"),
                       low.empty() ? std::string("none")
                                   : fmt::format("{} … {} ({})", low, t.text(row, "value_high"), t.text(row, "shape")),
                       t.text(row, "set"), t.text(row, "proxy") == "yes" ? ", proxy" : "",
                       cell(c.citation(t.text(row, "source"))));
  }
  return out;
}

std::string catalog_page() {
  std::string out =
      generated("catalog") +
      "# Catalog tables\n\nEach table is a CSV file in `data/`; `--catalog DIR` overlays it with the file of the same name in DIR. A *ranged* number also has columns that end in `_low` and `_high`.\n"
      "\n## Names\n\n"
      "A row is named by its `id`, or a country by its code of two or three letters (ISO 3166-1). Otherwise a row of `accelerators`, "
      "`servers`, `models` or `grids` is found by its `aliases` and its `name`, with or without the vendor. Only letters, digits and "
      "points within numbers count, in any case: `RTX 4090`, `rtx-4090` and `NVIDIA GeForce RTX 4090` are one row. Hardware "
      "and grids found by an alias or a name get a note (AC3010) that states the row and its variants, because `A100` has "
      "several.\n\n"
      "Nothing is found by similarity. An unknown name is an error. It suggests only names that contain every number of the unknown "
      "one, because numbers are the model and the size: `RTX 4081` does not suggest `RTX 4080`. A name of several rows, such as "
      "`Korea`, is an error that lists them.\n\n"
      "The names that `nvidia-smi`, DCGM, `rocm-smi` and CodeCarbon print are found if the catalog has the device. A number with "
      "a name (`8 x NVIDIA A40`), a MIG instance and a virtual GPU (`GRID …`) are errors that state what to write, because they are "
      "not one device.\n";
  for (const auto& table : catalog::tables()) {
    out += fmt::format("\n## {}\n\n{}\n\n| column | unit | ranged | meaning |\n|---|---|---|---|\n", table.name,
                       table.doc);
    for (const auto& column : table.columns)
      out += fmt::format("| `{}` | {} | {} | {} |\n", column.name, column.unit, column.ranged ? "yes" : "",
                         cell(column.doc));
  }
  return out;
}

std::string cli_page() {
  std::string out = generated("cli") + fmt::format("# The command line\n\n```\n{}```\n", program_help());
  for (const Command* command : commands())
    out += fmt::format("\n## aicarbon {}\n\n```\n{}```\n", command->name, command_help(*command));
  return out;
}

constexpr Page all[] = {
    {"job", "fields of a job", job_page},          {"units", "unit names", units_page},
    {"diagnostics", "messages", diagnostics_page}, {"sources", "emission sources", sources_page},
    {"defaults", "default rules", defaults_page},  {"catalog", "columns of the catalog tables", catalog_page},
    {"cli", "commands and options", cli_page},     {"man", "the man page, in roff", man_page},
};

}  // namespace

std::span<const Page> pages() { return all; }

}  // namespace aicarbon::cli::reference
