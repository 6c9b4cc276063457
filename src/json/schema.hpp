// Writes JSON Schema (2020-12). A schema is an object: each function writes keywords into the object that its caller has
// opened, so that a description can be added next to them.
#pragma once

#include "json/writer.hpp"

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::json {

struct Field;
using Keywords = std::function<void()>;

void type_schema(Writer& w, std::string_view type);
void choices_schema(Writer& w, std::span<const std::string_view> choices);
void list_schema(Writer& w, const Keywords& item);
void map_schema(Writer& w, const Keywords& item);
void any_of(Writer& w, std::initializer_list<Keywords> alternatives);

/// A reference to the definition of a struct under $defs, which is named after the field that first used it.
void object_schema(Writer& w, std::span<const Field> fields, std::string_view name);
/// A reference to the definition of this name under $defs. Its keywords are written once, however often it is used. A
/// hyphen in the name tells it from the definitions of structs, because no field has one.
void defined_schema(Writer& w, std::string_view name, Keywords keywords);

/// The complete schema document of a struct, with a title.
std::string schema_document(std::string_view id, std::string_view title, std::span<const Field> fields);
/// The complete schema document of a struct that also occurs in lists.
std::string schema_document_of_one_or_list(std::string_view id, std::string_view title, std::span<const Field> fields,
                                           std::string_view name);

}  // namespace aicarbon::json
