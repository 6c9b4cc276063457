// See bibliography.hpp. The built-in sources are a C++ table, which cmake/bibliography_script.cmake generates.
#include "catalog/bibliography.hpp"

#include "catalog/embedded.hpp"
#include "json/fields.hpp"

#include <algorithm>
#include <utility>

namespace aicarbon {
namespace json {

template <>
struct Table<CatalogSource> {
  static std::span<const Field> fields() {
    static constexpr std::array table{
        field<&CatalogSource::id>({.name = "id", .doc = "the id that rows refer to", .required = true}),
        field<&CatalogSource::title>({.name = "title", .doc = "title of the publication", .required = true}),
        field<&CatalogSource::publisher>({.name = "publisher", .doc = "publisher or authors"}),
        field<&CatalogSource::year>({.name = "year", .doc = "year of publication"}),
        field<&CatalogSource::url>({.name = "url", .doc = "URL of the publication"}),
        field<&CatalogSource::licence>({.name = "licence", .doc = "licence of the data"}),
        field<&CatalogSource::confidence>(
            {.name = "confidence",
             .doc = "how figures from the source were obtained: read (in the source itself), second-hand or derived"}),
        field<&CatalogSource::quoted_by>(
            {.name = "quoted_by", .doc = "publication that quotes the source, if the source itself was not read"}),
        field<&CatalogSource::note>({.name = "note", .doc = "note for users of the source"}),
    };
    return table;
  }
};

namespace {
struct Bibliography {
  std::string schema, version;
  std::vector<CatalogSource> sources;
};
}  // namespace

template <>
struct Table<Bibliography> {
  static std::span<const Field> fields() {
    static constexpr std::array table{
        field<&Bibliography::schema>({.name = "schema", .doc = "aicarbon.sources/1"}),
        field<&Bibliography::version>({.name = "version", .doc = "version of the catalog"}),
        field<&Bibliography::sources>({.name = "sources", .doc = "list of sources", .required = true}),
    };
    return table;
  }
};

}  // namespace json

namespace catalog {

Result<std::vector<CatalogSource>> read_sources(const SourceText& document) {
  Diagnostics found;
  const auto root = json::parse(document).noted_in(found);
  if (!root) return found;
  json::Bibliography bibliography;
  json::Reader reader(document, found);
  json::read_object(reader, *root, json::Table<json::Bibliography>::fields(), &bibliography);
  if (has_errors(found)) return found;
  return {std::move(bibliography.sources), std::move(found)};
}

}  // namespace catalog

namespace {

CatalogSource copy_of(const catalog::EmbeddedSource& s) {
  const auto text = [](std::string_view view) { return std::string(view); };
  return {text(s.id),      text(s.title),      text(s.publisher), text(s.year), text(s.url),
          text(s.licence), text(s.confidence), text(s.quoted_by), text(s.note)};
}

}  // namespace

std::optional<CatalogSource> Bibliography::find(std::string_view id) const {
  if (const auto found = overlaid.find(id); found != overlaid.end()) return found->second;
  const auto built_in = catalog::embedded_sources();
  const auto found = std::ranges::lower_bound(built_in, id, {}, &catalog::EmbeddedSource::id);
  if (found == built_in.end() || found->id != id) return std::nullopt;
  return copy_of(*found);
}

std::vector<CatalogSource> Bibliography::all() const {
  std::map<std::string, CatalogSource, std::less<>> by_id = overlaid;
  for (const auto& source : catalog::embedded_sources()) by_id.try_emplace(std::string(source.id), copy_of(source));
  std::vector<CatalogSource> list;
  for (auto& [id, source] : by_id) list.push_back(std::move(source));
  return list;
}

}  // namespace aicarbon
