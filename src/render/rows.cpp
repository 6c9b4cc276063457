// See rows.hpp. This is the inner loop of the output of a batch, so it avoids allocating memory for each row.
#include "render/rows.hpp"

#include "report/row_outputs.hpp"
#include "table/csv.hpp"
#include "table/number_out.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aicarbon::render {
namespace {

void add_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
    else out += c;
  }
  out += '"';
}

// Appends a number. An unknown number is null in JSON and an empty cell in CSV.
void add_number(std::string& out, double value, const RowFormat& f) {
  if (std::isnan(value)) {
    if (f.json) out += "null";
    return;
  }
  const std::size_t before = out.size();
  out.resize(before + table::longest_number);  // the number is written in place
  char* const text = out.data() + before;
  const char* const end = f.full || f.json ? table::write_shortest(text, value) : table::write_significant(text, value);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

void csv_figures(const rows::RowFigures& figures, std::size_t row, const RowFormat& f, std::string& out) {
  for (const auto& output : figures.outputs) {
    add_number(out, output[row], f);
    out += f.delimiter;
  }
  out += figures.bases[figures.basis[row]];
  out += f.delimiter;
  out += figures.complete[row] != 0 ? "true\n" : "false\n";
}

void json_figures(const rows::RowFigures& figures, std::size_t row, const RowFormat& f, std::string& out) {
  for (std::size_t k = 0; k < figures.outputs.size(); ++k) {
    out += '"';
    out += report::row_outputs[k].column;
    out += "\": ";
    add_number(out, figures.outputs[k][row], f);
    out += ", ";
  }
  out += "\"basis\": ";
  add_json_text(out, figures.bases[figures.basis[row]]);
  out += figures.complete[row] != 0 ? ", \"complete\": true}\n" : ", \"complete\": false}\n";
}

void csv_row(const table::ChunkColumns& chunk, const rows::RowFigures& figures, std::size_t row, const RowFormat& f,
             std::string& scratch, std::string& out) {
  for (const std::size_t column : f.through) {
    const std::string_view raw = chunk.raw_cell(row, column);
    if (f.from_json) out += table::cell(table::unquoted(raw, scratch));
    else out += raw;
    out += f.delimiter;
  }
  csv_figures(figures, row, f, out);
}

void json_row(const table::ChunkColumns& chunk, const rows::RowFigures& figures, std::size_t row, const RowFormat& f,
              std::string& scratch, std::string& out) {
  out += '{';
  for (const std::size_t column : f.through) {
    const std::string_view raw = chunk.raw_cell(row, column);
    if (f.from_json && raw.empty()) continue;  // the record lacks this key
    add_json_text(out, f.names[column]);
    out += ": ";
    if (f.from_json) out += raw;
    else add_json_text(out, table::unquoted(raw, scratch));
    out += ", ";
  }
  json_figures(figures, row, f, out);
}

}  // namespace

std::string rows_header(const RowFormat& f) {
  std::string out;
  if (f.json) return out;
  for (const std::size_t column : f.through) out += table::cell(f.names[column]) + f.delimiter;
  for (const auto& output : report::row_outputs) out += std::string(output.column) + f.delimiter;
  return out + "basis" + f.delimiter + "complete\n";
}

void write_rows(const table::ChunkColumns& chunk, const rows::RowFigures& figures, const std::vector<bool>& skip,
                const RowFormat& f, std::string& out) {
  std::string scratch;
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    if (skip[row]) continue;
    if (f.json) json_row(chunk, figures, row, f, scratch, out);
    else csv_row(chunk, figures, row, f, scratch, out);
  }
}

void write_job(std::string_view name, const rows::RowFigures& figures, std::size_t row, const RowFormat& f,
               std::string& out) {
  if (f.json) {
    out += "{\"job\": ";
    add_json_text(out, name);
    out += ", ";
    json_figures(figures, row, f, out);
  } else {
    out += table::cell(name) + f.delimiter;
    csv_figures(figures, row, f, out);
  }
}

}  // namespace aicarbon::render
