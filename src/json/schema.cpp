// See schema.hpp.
#include "json/schema.hpp"

#include "json/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace aicarbon::json {
namespace {

// A named shape, which is written once under $defs: a struct, known by its table, or a shape that is known by its name.
struct Definition {
  std::string name;
  const Field* table;
  Keywords keywords;
};
// The definitions of the schema document that is being written.
thread_local std::deque<Definition>* definitions = nullptr;

void refer(Writer& w, const Definition& definition) {
  w.key("$ref");
  w.text(fmt::format("#/$defs/{}", definition.name));
}

void property(Writer& w, const Field& field, Spelling spelling) {
  const bool suffixed = spelling == Spelling::suffixed;
  w.key(suffixed ? suffixed_name(field) : std::string(field.name));
  w.begin_object();
  w.key("description");
  w.text(suffixed ? fmt::format("\"{}\" as a number in {}", field.name, field.unit) : std::string(field.doc));
  const auto keywords = [&] { field.schema(w, field, spelling); };
  if (field.nullable) any_of(w, {keywords, [&] { type_schema(w, "null"); }});
  else keywords();
  w.end_object();
}

void struct_keywords(Writer& w, std::span<const Field> fields) {
  type_schema(w, "object");
  w.key("additionalProperties");
  w.boolean(false);
  w.key("properties");
  w.begin_object();
  for (const Field& field : fields) {
    property(w, field, Spelling::plain);
    if (field.has_suffix && suffixed_name(field) != field.name) property(w, field, Spelling::suffixed);
  }
  w.end_object();
  if (std::ranges::none_of(fields, &Field::required)) return;
  w.key("required");
  w.begin_list();
  for (const Field& field : fields)
    if (field.required) w.text(field.name);
  w.end_list();
}

std::string document(std::string_view id, std::string_view title, const std::function<void(Writer&)>& keywords) {
  Writer w;
  std::deque<Definition> found;
  definitions = &found;
  w.begin_object();
  w.key("$schema");
  w.text("https://json-schema.org/draft/2020-12/schema");
  w.key("$id");
  w.text(id);
  w.key("title");
  w.text(title);
  keywords(w);
  w.key("$defs");
  w.begin_object();
  for (std::size_t k = 0; k < found.size(); ++k) {  // the list grows while it is written
    w.key(found[k].name);
    w.begin_object();
    found[k].keywords();
    w.end_object();
  }
  w.end_object();
  w.end_object();
  definitions = nullptr;
  return w.finish();
}

}  // namespace

void type_schema(Writer& w, std::string_view type) {
  w.key("type");
  w.text(type);
}

void choices_schema(Writer& w, std::span<const std::string_view> choices) {
  w.key("enum");
  w.begin_list();
  for (const auto choice : choices) w.text(choice);
  w.end_list();
}

void list_schema(Writer& w, const Keywords& item) {
  type_schema(w, "array");
  w.key("items");
  w.begin_object();
  item();
  w.end_object();
}

void map_schema(Writer& w, const Keywords& item) {
  type_schema(w, "object");
  w.key("additionalProperties");
  w.begin_object();
  item();
  w.end_object();
}

void any_of(Writer& w, std::initializer_list<Keywords> alternatives) {
  w.key("anyOf");
  w.begin_list();
  for (const Keywords& alternative : alternatives) {
    w.begin_object();
    alternative();
    w.end_object();
  }
  w.end_list();
}

void object_schema(Writer& w, std::span<const Field> fields, std::string_view name) {
  if (const auto known = std::ranges::find(*definitions, fields.data(), &Definition::table);
      known != definitions->end())
    return refer(w, *known);
  std::string own(name);
  for (int n = 2; std::ranges::find(*definitions, own, &Definition::name) != definitions->end(); ++n)
    own = fmt::format("{}_{}", name, n);
  refer(w, definitions->emplace_back(
               Definition{std::move(own), fields.data(), [&w, fields] { struct_keywords(w, fields); }}));
}

void defined_schema(Writer& w, std::string_view name, Keywords keywords) {
  if (const auto known = std::ranges::find(*definitions, name, &Definition::name); known != definitions->end())
    return refer(w, *known);
  refer(w, definitions->emplace_back(Definition{std::string(name), nullptr, std::move(keywords)}));
}

std::string schema_document(std::string_view id, std::string_view title, std::span<const Field> fields) {
  return document(id, title, [&](Writer& w) { struct_keywords(w, fields); });
}

std::string schema_document_of_one_or_list(std::string_view id, std::string_view title, std::span<const Field> fields,
                                           std::string_view name) {
  return document(id, title, [&](Writer& w) {
    const auto one = [&] { object_schema(w, fields, name); };
    any_of(w, {one, [&] { list_schema(w, one); }});
  });
}

}  // namespace aicarbon::json
