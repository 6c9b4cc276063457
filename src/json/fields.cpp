// See fields.hpp. Reads and writes objects by their tables.
#include "json/fields.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::json {
namespace {

struct Match {
  const Field* field = nullptr;
  Spelling spelling = Spelling::plain;
};

Match match(std::span<const Field> fields, std::string_view key) {
  for (const Field& field : fields) {
    if (field.name == key) return {&field, Spelling::plain};
    if (field.has_suffix && is_suffixed_name(field, key)) return {&field, Spelling::suffixed};
  }
  return {};
}

std::vector<std::string_view> names_of(std::span<const Field> fields) {
  std::vector<std::string_view> names;
  for (const Field& field : fields) names.push_back(field.name);
  return names;
}

std::string list_of(std::span<const std::string_view> names) {
  std::string text;
  for (const auto name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

// Whether a field is a number of things, whose key needs no unit as a suffix.
bool is_count(const Field& field) {
  constexpr std::string_view counts[] = {"", "1", "token", "request", "token/request"};
  return std::ranges::find(counts, field.unit) != std::end(counts);
}

}  // namespace

bool needs_unit(const Field& field) { return field.has_suffix && !is_count(field); }

std::string suffixed_name(const Field& field) {
  return is_count(field) ? std::string(field.name) : fmt::format("{}_{}", field.name, units::suffix(field.unit));
}

bool is_suffixed_name(const Field& field, std::string_view key) {
  return key.starts_with(field.name) && suffixed_name(field) == key;
}

void Reader::inside(std::string_view name, const std::function<void()>& f) {
  const std::size_t length = path_.size();
  path_ += '/';
  path_ += name;
  f();
  path_.resize(length);
}

void Reader::wrong_type(const Value& value, std::string_view wanted, std::string help) {
  error(diag::wrong_type, fmt::format("expected {}, found {}", wanted, describe(value.kind)), std::move(help),
        at(value));
}

bool Reader::expect(const Value& value, Kind kind, std::string_view wanted) {
  if (value.kind == kind) return true;
  wrong_type(value, wanted);
  return false;
}

const Field* field_of(std::span<const Field> fields, std::string_view key) { return match(fields, key).field; }

void unknown_key(Reader& reader, const Member& member, std::span<const Field> fields) {
  const auto names = names_of(fields);
  std::string help = diag::did_you_mean(member.key, names);
  if (help.empty()) help = "known keys: " + list_of(names);
  reader.error(diag::unknown_key, fmt::format("unknown key \"{}\"", member.key), help, reader.at(member));
}

namespace {
void* member_of(const Field& field, void* object) {
  return const_cast<void*>(
      field.member_of(object));  // NOLINT(cppcoreguidelines-pro-type-const-cast): object is not const
}
}  // namespace

std::vector<const Member*> read_members(Reader& reader, const Value& value, std::span<const Field> fields, void* object,
                                        const std::function<void(const Member&)>& without_field) {
  std::vector<const Member*> first(fields.size(), nullptr);
  for (const Member& member : value.members) {
    const Match found = match(fields, member.key);
    if (found.field == nullptr) {
      without_field(member);
      continue;
    }
    const Member*& seen = first[static_cast<std::size_t>(found.field - fields.data())];
    if (seen != nullptr && seen->key != member.key) {
      reader.error(diag::both_spellings, fmt::format("\"{}\" and \"{}\" are the same field", seen->key, member.key),
                   "keep one of them", reader.at(member));
      continue;
    }
    if (member.value.kind == Kind::null && found.field->required)
      continue;  // a null value means that the field is absent
    seen = &member;
    reader.inside(found.field->name, [&] {
      found.field->read(reader, member.value, *found.field, found.spelling, member_of(*found.field, object));
    });
  }
  return first;
}

void read_object(Reader& reader, const Value& value, std::span<const Field> fields, void* object) {
  if (!reader.expect(value, Kind::object, "an object")) return;
  const auto first =
      read_members(reader, value, fields, object, [&](const Member& member) { unknown_key(reader, member, fields); });
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].required && first[i] == nullptr)
      reader.error(diag::missing_field, fmt::format("\"{}\" is missing", fields[i].name),
                   fields[i].example.empty() ? std::string(fields[i].doc)
                                             : fmt::format("for example \"{}\": {}", fields[i].name, fields[i].example),
                   reader.at(value));
}

void write_object(Writer& writer, std::span<const Field> fields, const void* object, bool row) {
  if (row) writer.begin_row();
  else writer.begin_object();
  for (const Field& field : fields) {
    const void* member = field.member_of(object);
    if (field.omit_empty && field.empty(member)) continue;
    writer.key(field.name);
    field.write(writer, field, member);
  }
  if (row) writer.end_row();
  else writer.end_object();
}

void walk_object(std::span<const Field> fields, const void* object, Leaves& leaves) {
  for (const Field& field : fields)
    if (field.walk != nullptr) field.walk(field.member_of(object), leaves);
}

void unknown_choice(Reader& reader, const Value& value, std::span<const std::string_view> choices) {
  std::string help = diag::did_you_mean(value.text, choices);
  if (help.empty()) help = "one of: " + list_of(choices);
  reader.error(diag::unknown_choice, fmt::format("unknown value \"{}\"", value.text), help, reader.at(value));
}

void Codec<std::string>::read(Reader& r, const Value& v, const Field& f, Spelling, std::string& out) {
  if (!r.expect(v, Kind::string, "a text")) return;
  if (!f.choices.empty() && std::ranges::find(f.choices, v.text) == f.choices.end())
    return unknown_choice(r, v, f.choices);
  out = v.text;
}

void Codec<double>::read(Reader& r, const Value& v, const Field& f, Spelling, double& out) {
  if (!r.expect(v, Kind::number, "a number")) return;
  if (!std::isfinite(v.number) || v.number < f.minimum || v.number > f.maximum)
    r.error(diag::out_of_domain,
            v.number < f.minimum ? fmt::format("{} is below the minimum of {}", r.raw(v), units::shortest(f.minimum))
                                 : fmt::format("{} is above the maximum of {}", r.raw(v), units::shortest(f.maximum)),
            {}, r.at(v));
  out = v.number;
}

void Codec<int>::read(Reader& r, const Value& v, const Field&, Spelling, int& out) {
  if (!r.expect(v, Kind::number, "a whole number")) return;
  if (v.number != std::floor(v.number) || std::abs(v.number) > 2e9)
    return r.wrong_type(v, "a whole number of at most 2e9");
  out = static_cast<int>(v.number);
}

void ignore_text(Reader& reader, const Value& value, const Field&, Spelling, void*) {
  reader.expect(value, Kind::string, "a text");
}

std::string element_name(const Value& element, std::size_t index) {
  if (element.kind == Kind::object)
    for (const std::string_view key : {"name", "route"})
      if (const Value* name = element.find(key); name != nullptr && name->kind == Kind::string && !name->text.empty() &&
                                                 name->text.find('/') == std::string::npos)
        return name->text;
  return std::to_string(index);
}

}  // namespace aicarbon::json
