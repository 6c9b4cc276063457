// See catalog.hpp. On a screen that is too narrow for columns, the other cells of a row follow its first cell on the
// same line if they fit, and otherwise go below it. A URL is never broken.
#include "render/catalog.hpp"

#include "catalog/second_sources.hpp"
#include "catalog/tables.hpp"
#include "render/columns.hpp"
#include "render/text.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace aicarbon::render {
namespace {

constexpr std::size_t gap = 3;

std::string trimmed_line(std::string line) {
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    longest = std::max(longest, width_of(word));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return longest;
}

// Prints rows in columns and wraps the last column. Rows that do not fit are printed without columns.
std::string text_beside(const std::vector<Cells>& rows, std::size_t width) {
  std::vector<std::size_t> widths;  // widths of all columns but the last, with their gaps
  std::size_t last = 0;             // width of the widest text in the last column
  std::size_t before = 0;           // sum of `widths`
  for (const Cells& row : rows) {
    widths.resize(row.size() - 1);
    for (std::size_t k = 0; k + 1 < row.size(); ++k)
      if (const std::size_t w = width_of(row[k]); w > 0) widths[k] = std::max(widths[k], w + gap);
    last = std::max(last, width_of(row.back()));
  }
  for (const std::size_t w : widths) before += w;
  constexpr std::size_t least_for_text = 28;
  // if false, rows are printed as "id: figure; name", on one line if that fits
  const bool beside = before + std::min(last, least_for_text) <= width;
  std::string out;
  for (const Cells& row : rows) {
    if (beside && longest_word(row.back()) + before <= width) {
      std::string line;
      for (std::size_t k = 0; k < widths.size(); ++k) line += pad_right(row[k], widths[k]);
      out += trimmed_line(line + wrap(row.back(), width - before, before));
      continue;
    }
    constexpr std::size_t indent = 4;
    std::string rest;
    for (std::size_t k = 1; k < row.size(); ++k)
      if (!row[k].empty()) rest += (rest.empty() ? "" : "; ") + row[k];
    const std::string both = fmt::format("{}: {}", row.front(), rest);
    if (!rest.empty() && width_of(both) <= width) {
      out += both + "\n";
      continue;
    }
    out += trimmed_line(row.front());
    if (!rest.empty()) out += fmt::format("{:{}}{}\n", "", indent, wrap(rest, width - indent, indent));
  }
  return out;
}

// The column whose figure is printed after the id of a row; empty if the table has none.
std::string_view key_figure(std::string_view name) {
  if (name == "grids" || name == "cloud_regions" || name == "residuals") return "intensity_g_per_kwh";
  if (name == "accelerators" || name == "cpus") return "tdp_w";
  if (name == "instances") return "vcpus";
  if (name == "closed_models") return "active_parameters";
  if (name == "servers") return "embodied_kg";
  if (name == "defaults") return "value";
  if (name == "models") return "parameters";
  if (name == "mfu_published") return "mfu";
  const auto* spec = catalog::find_table(name);
  const auto found = std::ranges::find_if(spec->columns, [](const catalog::Column& c) { return c.ranged; });
  return found == spec->columns.end() ? std::string_view{} : found->name;
}

// The readable name of a row or, in tables of measurements, its model or model families; empty if it has none of these.
std::string_view label(const CatalogTable& t, const CatalogRow& row) {
  for (const std::string_view column : {"name", "model", "families"})
    if (const auto text = t.text(row, column); !text.empty()) return text;
  return {};
}

// Whether a text contains a word, in capitals or not; every text contains an empty word.
bool contains(std::string_view text, std::string_view word) {
  return units::lower_case(std::string(text)).find(units::lower_case(std::string(word))) != std::string::npos;
}

// What the value of a row, low and high are in its distribution (sheet/draw.cpp).
std::string_view shape_in_words(std::string_view shape) {
  if (shape == "bounds") return ": low and high are hard limits, and the value is the mode (triangular distribution)";
  return shape == "range" ? ": low and high are P5 and P95, and the value is the median" : "";
}

// Whether a row contains every word of a text, in its id, its label, its aliases or its maker.
bool has_words(const CatalogTable& t, const CatalogRow& row, std::string_view text) {
  std::string all(row.cell(0));
  for (const std::string_view part : {label(t, row), t.text(row, "aliases"), t.text(row, "vendor"),
                                      t.text(row, "publisher"), t.text(row, "provider"), t.text(row, "country")}) {
    all += ' ';
    all += part;
  }
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;)
    if (!contains(all, word)) return false;
  return true;
}

std::string counted(std::size_t rows) { return fmt::format("{:>5} row{}", rows, rows == 1 ? "" : "s"); }

std::string screen(std::string_view text, const RenderOptions& o) { return plain(text, o.ascii); }

}  // namespace

std::string catalog_tables(const Catalog& c, const RenderOptions& o) {
  const std::size_t width = screen_width(o);
  std::vector<Cells> rows;
  for (const auto& row : catalog::tables())
    rows.push_back({fmt::format("  {}", row.name), counted(c.table(row.name).rows.size()), std::string(row.doc)});
  rows.push_back({"  sources", counted(c.sources.all().size()), "the bibliography"});
  return screen(
      wrap(fmt::format("catalog {} sha256 {}", c.version, c.sha256), width, 0) + "\n\n" + text_beside(rows, width), o);
}

std::string catalog_rows(const Catalog& c, std::string_view name, std::string_view word, const RenderOptions& o) {
  std::vector<Cells> rows;
  if (name == "sources") {
    for (const CatalogSource& source : c.sources.all())
      if (contains(source.id, word) || contains(c.citation(source.id), word))
        rows.push_back({source.id, c.citation(source.id)});
    return screen(text_beside(rows, screen_width(o)), o);
  }
  const CatalogTable& t = c.table(name);
  if (t.rows.empty())
    return screen(wrap(fmt::format("the table {} has no rows; an overlay (--catalog DIR) can add some", name),
                       screen_width(o), 0) +
                      "\n",
                  o);
  const auto column = key_figure(name);
  std::vector<const CatalogRow*> sorted;
  const bool by_year = word.find('@') != std::string_view::npos;
  for (const CatalogRow& row : by_year ? t.all : t.rows)
    if (has_words(t, row, word)) sorted.push_back(&row);
  std::ranges::sort(sorted, {}, [](const CatalogRow* row) { return row->id(); });
  for (const CatalogRow* row : sorted) {
    std::string figure;
    if (const auto value = c.number(name, row->id(), column))
      figure = fmt::format("{}{}", t.text(*row, column), value->unit == "1" ? "" : fmt::format(" {}", value->unit));
    rows.push_back({std::string(row->id()), figure, std::string(label(t, *row))});
  }
  return screen(text_beside(rows, screen_width(o)), o);
}

std::string catalog_row(const Catalog& c, std::string_view name, const CatalogRow& row, const RenderOptions& o) {
  const CatalogTable& t = c.table(name);
  std::vector<Cells> rows;
  const auto add = [&](std::string_view label, std::string_view text) {
    if (!text.empty()) rows.push_back({fmt::format("  {}", label), std::string(text)});
  };
  const auto filled = [&](std::size_t i) { return i < row.size() && !row.cell(i).empty(); };
  bool has_range = false;
  for (std::size_t i = 1; i < t.columns.size(); ++i)
    has_range = has_range || (filled(i) && t.columns[i].ends_with("_low"));
  for (std::size_t i = 1; i < t.columns.size(); ++i) {
    if (!filled(i)) continue;
    const bool cites = t.columns[i] == "source" || t.columns[i].ends_with("_source");
    std::string text(row.cell(i));
    if (cites) text = c.citation(row.cell(i));
    else if (t.columns[i] == "shape" && has_range) text += shape_in_words(row.cell(i));
    add(t.columns[i], text);
  }
  if (const auto dated = t.by_year(row.cell(0)); !dated.empty())
    add("further years", fmt::format("{} rows, {} to {}: `aicarbon catalog list {} {}@`", dated.size(),
                                     dated.front().id, dated.back().id, name, row.cell(0)));
  std::string_view second;
  std::string agree;
  const auto add_second = [&] {
    if (!second.empty()) add("second source", fmt::format("{}: {}", c.citation(second), agree));
  };
  auto others = catalog::second_sources(c, name, row.cell(0));
  std::ranges::stable_sort(others, {}, &catalog::SecondSource::source);
  for (const catalog::SecondSource& s : others) {
    if (s.source != second) {
      add_second();
      second = s.source;
      agree.clear();
    }
    agree += fmt::format("{}{} {}{}", agree.empty() ? "" : ", ", s.column, s.value,
                         s.agrees ? "" : fmt::format(" (differs: {})", s.note));
  }
  add_second();
  if (const auto found = c.sources.find(t.text(row, "source"))) {
    add("URL", found->url);
    add("license", found->licence);
    add("about the source", found->note);
  }
  return screen(fmt::format("{}/{}\n{}", name, row.id(), text_beside(rows, screen_width(o))), o);
}

std::string catalog_source(const Catalog& c, const CatalogSource& s, const RenderOptions& o) {
  const std::size_t width = screen_width(o);
  std::string out = s.id + "\n";
  const auto line = [&](std::string_view text) {
    constexpr std::size_t indent = 2;
    if (!text.empty()) out += fmt::format("{:{}}{}\n", "", indent, wrap(text, width - indent, indent));
  };
  line(c.citation(s.id));
  line(s.url);
  line("license: " + s.licence);
  line(fmt::format("confidence: {}{}", s.confidence, s.quoted_by.empty() ? "" : ", quoted by " + s.quoted_by));
  line(s.note);
  return screen(out, o);
}

}  // namespace aicarbon::render
