// Output formats, each a function from a document to text, and the options for printing.
#pragma once

#include <aicarbon/report.hpp>

#include <string>
#include <string_view>

namespace aicarbon {

/// Options for printing.
struct RenderOptions {
  int width = 100;
  bool ascii = false;
  bool colour = false;
  bool all = false;  ///< whether every assumption and every level is printed
};

/// An output format of a document: a row of its registry.
template <class Document>
struct Format {
  std::string_view name;
  std::string_view doc;
  std::string (*render)(const Document&, const RenderOptions&);
  std::string_view ending = {};  ///< extension of its files, if it differs from the name
};
using FormatRow = Format<ReportFile>;

}  // namespace aicarbon
