// Parts that all HTML pages share: the document with its style, headings, tables, and figures.
#pragma once

#include <aicarbon/report.hpp>

#include "render/markup.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::render::page {

/// A complete HTML document. It runs no script and sends no request, and its content security policy forbids both.
/// `json` is the document from which the page was made; the page embeds it.
std::string document(std::string_view title, Markup body, std::string json);

/// A heading of level 1 to 4.
Markup heading(int level, std::string_view words);

/// A section that begins with its heading.
Markup section(int level, std::string_view id, std::string_view words, Markup inside);

struct Column {
  Literal words;
  Literal kind = "";  ///< CSS class: "number" aligns to the right; "long" wraps and has a minimum width
};

/// How the rows of a table fit the width of a phone: unchanged (`same`); with the third cell below the second (`fold`);
/// or with the name on one line and the other cells below it, each after the name of its column (`stack`).
enum class Narrow { same, fold, stack };

/// A table in a box, which scrolls if the table is too wide. Its rows are in one body (`rows`), or in several named
/// bodies (`rows_of`).
Markup table(std::string_view caption, std::initializer_list<Column> columns, Markup bodies,
             Narrow narrow = Narrow::same);
Markup rows(Markup rows);
Markup rows_of(std::string_view group, std::size_t columns, Markup rows);

Markup row(const Markup& cells, std::string_view kind = {});
/// The cell that contains the name of its row.
Markup name(std::string_view words, std::string_view kind = {});
Markup name(const Markup& inside, std::string_view kind = {});
Markup cell(std::string_view words);
Markup cell(const Markup& inside);
Markup number(std::string_view words);
Markup number(const Markup& inside);
/// Smaller text below the text of a cell.
Markup under(const Markup& inside);
Markup under(std::string_view words);
/// Smaller text after the text of a cell; on a phone, below it.
Markup aside(std::string_view words);

/// A card with a term, a value and a text below it.
Markup fact(std::string_view term, const std::string& value, const std::string& below);
/// A term and its description in a list.
Markup entry(std::string_view term, const Markup& description);

/// A change with its sign: "+6.0 t".
std::string change(double co2e_kg, int digits);

/// A chart, followed by the legend of its colors unless `key` is empty.
Markup figure(const Markup& chart, const Markup& key);
Markup key_entry(const std::string& kind, std::string_view words);

/// A list of warnings, each with its code, severity, message, path and help.
Markup warnings(const std::vector<WarningReport>& warnings);

/// Version, catalog, methods, samples and seed of a run.
Markup made_by(const Tool& tool, const Uncertainty& uncertainty);

}  // namespace aicarbon::render::page
