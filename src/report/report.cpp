// See report.hpp.
#include "report/report.hpp"

#include "report/embedded.hpp"
#include "report/report_fields.hpp"

namespace aicarbon::report {

std::string to_json(const ReportFile& file) {
  json::Writer writer;
  json::write_object(writer, json::Table<ReportFile>::fields(), &file);
  return writer.finish();
}

std::optional<ReportFile> read(const SourceText& given, Diagnostics& out) {
  const auto page = embedded(given);
  const SourceText& source = page ? *page : given;
  Diagnostics found;
  std::optional<ReportFile> file;
  if (const auto root = json::parse(source, found)) {
    file.emplace();
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<ReportFile>::fields(), &*file);
  }
  const bool sound = !has_errors(found);
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return sound ? std::move(file) : std::nullopt;
}

std::string report_schema() {
  return json::schema_document("aicarbon.report/1", "A report of aicarbon", json::Table<ReportFile>::fields());
}

}  // namespace aicarbon::report
