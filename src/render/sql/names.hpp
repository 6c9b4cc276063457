// Names of the columns of a query, and pieces of text that the parts of a query share.
#pragma once

#include "render/sql/dialects.hpp"
#include "rows/sql/plan.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::render::query {

/// A comment line, which no text of the user can end.
std::string comment(std::string_view text);
std::string joined(std::span<const std::string> parts, std::string_view between);
/// The indent of a line of a SELECT at this depth.
std::string indent(int depth);

/// The lines of a text, each with an indent of two spaces in place of its own.
std::string without_indent(const std::string& text);

std::string null(const Dialect& dialect);
/// A number that reads back as the same bits; NULL for NaN.
std::string literal(double value, const Dialect& dialect);

/// The name of a computed cell, made of its index and its words: c12_electricity.
std::string cell_name(std::size_t cell, std::string_view words);
/// A numeric column of the records, converted; NULL outside its allowed range.
std::string number_name(std::size_t column);
/// A numeric column of the records, as read.
std::string number_raw(std::size_t column);
/// A column of the records that passes through, or that groups the totals.
std::string key_name(std::size_t column);
/// Names for a text column of the records: the text itself, if the job knows it, and what depends on the text: a
/// figure, a choice among formulas, and the class of a label.
std::string word_name(std::size_t column);
/// Whether a text column of the records has a text in a row.
std::string word_given(std::size_t column);
std::string figure_name(const rows::sql::PlanCell& cell);
std::string choice_name(const rows::sql::PlanCell& cell);
std::string class_name(std::string_view what, std::size_t column);

}  // namespace aicarbon::render::query
