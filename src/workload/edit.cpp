// See edit.hpp. An edit replaces only the bytes that it changes, so that messages still show what the user typed.
#include "workload/edit.hpp"

#include "units/units.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::workload {
namespace {

using json::Kind;
using json::Member;
using json::Value;

std::string_view last_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string_view parent_of(std::string_view path) { return path.substr(0, path.rfind('/')); }

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<int>(c));
    else out += c;
  }
  return out + '"';
}

// How far a path can be followed in a document.
struct Found {
  const Value* object = nullptr;  // last value in which a name of the path was looked up
  const Member* member = nullptr;
  const Value* value = nullptr;  // value at the end of the path; null if there is none
  std::string_view missing;      // first name that does not exist and cannot be added
};

// The member with the given name; its key may have the unit suffix or not. Null if there is none.
const Member* member_of(const Value& object, std::string_view name, std::string_view path) {
  for (const Member& m : object.members)
    if (m.key == name) return &m;
  const json::Field* field = field_at(path);
  if (field == nullptr) return nullptr;
  for (const Member& m : object.members)
    if (m.key == field->name || json::is_suffixed_name(*field, m.key)) return &m;
  return nullptr;
}

Found find(const Value& root, std::string_view path) {
  Found f;
  const Value* at = &root;
  std::size_t begin = 1;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    const bool last = end == path.size();
    f.object = at;
    f.member = nullptr;
    const Value* next = nullptr;
    if (at->kind == Kind::object) {
      f.member = member_of(*at, name, path.substr(0, end));
      if (f.member != nullptr) next = &f.member->value;
    } else if (at->kind == Kind::list) {
      for (std::size_t i = 0; i < at->items.size(); ++i)
        if (json::element_name(at->items[i], i) == name) next = &at->items[i];
    }
    if (next == nullptr && (!last || at->kind != Kind::object)) f.missing = name;
    if (next == nullptr || last) {
      f.value = next;
      return f;
    }
    at = next;
    begin = end + 1;
  }
  return f;
}

std::vector<std::string> names_in(const Value& value) {
  std::vector<std::string> names;
  for (const Member& m : value.members) names.push_back(m.key);
  for (std::size_t i = 0; i < value.items.size(); ++i) names.push_back(json::element_name(value.items[i], i));
  return names;
}

void take_out(std::string& text, const Member& m) {
  std::size_t begin = m.offset;
  std::size_t end = m.value.offset + m.value.length;
  const std::size_t after = text.find_first_not_of(" \t\r\n", end);
  if (after != std::string::npos && text[after] == ',') {
    end = after + 1;
  } else {
    const std::size_t before = text.find_last_not_of(" \t\r\n", begin - 1);
    if (before != std::string::npos && text[before] == ',') begin = before;
  }
  text.erase(begin, end - begin);
}

// Applies an edit. The result is the faults of the text or of the edit; if there are none, the edit was applied.
Diagnostics apply(std::string& text, const std::string& name, const Edit& edit) {
  const SourceText source{name, text};
  auto root = json::parse(source);
  if (!root) return std::move(root.faults);
  const Found f = find(*root, edit.path);
  if (!f.missing.empty()) {
    const auto names = names_in(*f.object);
    const std::vector<std::string_view> views(names.begin(), names.end());
    std::string help = diag::did_you_mean(f.missing, views);
    if (help.empty() && f.object->kind != Kind::object && f.object->kind != Kind::list)
      help = fmt::format(
          "the path before \"{}\" leads to a plain value: write an object there, or, if the value is a name, change the object of that name under \"sites\", \"hardware\" or \"models\"",
          f.missing);
    return {diag::make(diag::bad_pointer, fmt::format("the job has no \"{}\" in the path {}", f.missing, edit.path),
                       help, diag::locate(source, f.object->offset, f.object->length, edit.path))};
  }
  if (!edit.json) {
    if (f.member != nullptr && f.value != nullptr) take_out(text, *f.member);
    return {};
  }
  const std::string_view key = last_name(edit.path);
  if (f.value != nullptr && f.member != nullptr && f.member->key != key) {  // the job spells the key differently
    text.replace(f.value->offset, f.value->length, *edit.json);
    text.replace(f.member->offset, f.member->length, quoted(key));
  } else if (f.value != nullptr) {
    text.replace(f.value->offset, f.value->length, *edit.json);
  } else {
    const bool empty = f.object->members.empty();
    text.insert(f.object->offset + 1, fmt::format("{}: {}{}", quoted(key), *edit.json, empty ? "" : ", "));
  }
  return {};
}

// Whether the object at the path `parent` is of the kind that the part describes, judging by the last steps of both
// paths.
bool lies_at(const Part& part, std::string_view parent) {
  const std::string_view where = last_name(part.where);
  const std::string_view own = last_name(parent);
  const std::string_view above = last_name(parent_of(parent));
  return where == own || where == above || (where == "sites" && own == "site") ||
         (where == "models" && own == "model") || (where == "the top level" && parent.empty()) ||
         (where == "…" && part.where.find(above) != std::string_view::npos);
}

}  // namespace

const json::Field* field_at(std::string_view path) {
  const std::string_view name = last_name(path);
  const json::Field* any = nullptr;
  for (const Part& part : parts())
    for (const json::Field& field : part.fields) {
      if (field.name != name && !(field.has_suffix && json::is_suffixed_name(field, name))) continue;
      if (lies_at(part, parent_of(path))) return &field;
      if (any == nullptr) any = &field;
    }
  return any;
}

std::string plain_path(std::string_view path) {
  const json::Field* field = field_at(path);
  if (field == nullptr) return std::string(path);
  return std::string(parent_of(path)) + "/" + std::string(field->name);
}

std::string as_json(std::string_view value, const json::Field& field) {
  if (!field.has_suffix || !units::parse_number(value)) return quoted(value);
  const bool bare = json::suffixed_name(field) == field.name;
  return bare ? std::string(value) : quoted(fmt::format("{} {}", value, field.unit));
}

Result<std::string> edited(const SourceText& job, std::span<const Edit> edits) {
  std::string text = job.text;
  for (const Edit& edit : edits)
    if (auto faults = apply(text, job.name, edit); !faults.empty()) return faults;
  return text;
}

}  // namespace aicarbon::workload
