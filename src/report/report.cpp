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

Result<ReportFile> read(const SourceText& given) {
  const auto page = embedded(given);
  const SourceText& source = page ? *page : given;
  Diagnostics found;
  std::optional<ReportFile> file;
  if (const auto root = json::parse(source).noted_in(found)) {
    file.emplace();
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<ReportFile>::fields(), &*file);
  }
  if (!file || has_errors(found)) return found;
  return {std::move(*file), std::move(found)};
}

std::string report_schema() {
  return json::schema_document("aicarbon.report/1", "A report on one or more jobs, computed by aicarbon",
                               json::Table<ReportFile>::fields());
}

}  // namespace aicarbon::report
