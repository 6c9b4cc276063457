// Output formats, each of which is a function from a document to text, and their options.
#pragma once

#include <aicarbon/report.hpp>

#include <string>
#include <string_view>

namespace aicarbon {

/// Options of the output formats; `width` is in columns.
struct RenderOptions {
  int width = 100;
  bool ascii = false;
  bool colour = false;
  bool all = false;  ///< whether to print everything, where a format shortens lists by default
};

/// An output format of one type of document. Each type has a list of its formats.
template <class Document>
struct Format {
  std::string_view name;
  std::string_view doc;
  std::string (*render)(const Document&, const RenderOptions&);
  std::string_view ending = {};  ///< file extension, if it differs from the name
};
using FormatRow = Format<ReportFile>;

}  // namespace aicarbon
