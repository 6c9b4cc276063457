// See typed.hpp.
#include "workload/typed.hpp"

#include "json/fields.hpp"
#include "workload/codecs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::workload {
namespace {

// The text of a value, with each run of white space replaced by one space.
std::string on_one_line(std::string_view raw) {
  std::string out;
  for (const char c : raw) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// The field of a key with a unit suffix: "device_time_h" is the field device_time. Null for any other key.
const json::Field* field_of_suffixed(std::string_view key) {
  static const std::map<std::string, const json::Field*, std::less<>> spellings = [] {
    std::map<std::string, const json::Field*, std::less<>> map;
    for (const Part& part : parts())
      for (const json::Field& field : part.fields)
        if (field.has_suffix && json::suffixed_name(field) != field.name)
          map.emplace(json::suffixed_name(field), &field);
    return map;
  }();
  const auto found = spellings.find(key);
  return found == spellings.end() ? nullptr : found->second;
}

class Flattening {
 public:
  explicit Flattening(std::string_view text) : text_(text) {}

  void add(const json::Value& value, const std::string& path) {
    const bool list_of_objects =
        value.kind == json::Kind::list && !value.items.empty() &&
        std::ranges::all_of(value.items, [](const json::Value& item) { return item.kind == json::Kind::object; });
    if (value.kind == json::Kind::object && !value.members.empty() && !looks_like_number(value)) {
      for (const json::Member& member : value.members)
        if (member.key != "schema" && member.key != json::schema_address.name && member.key != "description" &&
            path + member.key != "name")
          add(member.value, path + "/" + member.key);
    } else if (list_of_objects) {
      for (std::size_t i = 0; i < value.items.size(); ++i)
        add(value.items[i], path + "/" + json::element_name(value.items[i], i));
    } else {
      leaf(value, path);
    }
  }

  std::vector<std::pair<std::string, std::string>> found;

 private:
  // Both spellings of a field are listed under its plain key; a number under the key with the unit suffix gets that
  // unit.
  void leaf(const json::Value& value, const std::string& path) {
    const auto slash = path.rfind('/') + 1;
    const json::Field* field =
        value.kind == json::Kind::string ? nullptr : field_of_suffixed(std::string_view(path).substr(slash));
    if (field == nullptr) found.emplace_back(path, in_words(value));
    else
      found.emplace_back(path.substr(0, slash) + std::string(field->name),
                         in_words(value) + " " + std::string(field->unit));
  }

  std::string raw(const json::Value& value) const {
    return value.kind == json::Kind::string ? value.text : on_one_line(text_.substr(value.offset, value.length));
  }

  // The text of a value. A number is followed by its range, whatever the order of its keys: "0.5 (0.35 … 0.7, bounds)".
  std::string in_words(const json::Value& value) const {
    if (value.kind != json::Kind::object) return raw(value);
    const auto part = [&](std::string_view key) {
      const json::Value* found_part = value.find(key);
      return found_part == nullptr ? std::string{} : raw(*found_part);
    };
    if (value.members.empty()) return "{}";
    std::string text = part("best");
    if (value.find("low") == nullptr && value.find("high") == nullptr) return text;
    text += fmt::format("{}({} … {}", text.empty() ? "" : " ", part("low"), part("high"));
    if (const std::string shape = part("shape"); !shape.empty() && shape != "range") text += ", " + shape;
    return text + ")";
  }

  std::string_view text_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> typed(const json::Value& root, std::string_view text) {
  Flattening flattening(text);
  flattening.add(root, {});
  std::ranges::sort(flattening.found);  // because the order of keys has no meaning
  return std::move(flattening.found);
}

}  // namespace aicarbon::workload
