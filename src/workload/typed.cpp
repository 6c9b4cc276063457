// See typed.hpp.
#include "workload/typed.hpp"

#include "workload/codecs.hpp"
#include "json/fields.hpp"

#include <algorithm>

namespace aicarbon::workload {
namespace {

// The bytes of a value, with each run of white space as one space.
std::string on_one_line(std::string_view raw) {
  std::string out;
  for (const char c : raw) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

class Flattening {
 public:
  explicit Flattening(std::string_view text) : text_(text) {}

  void add(const json::Value& value, const std::string& path) {
    const bool list_of_objects =
        value.kind == json::Kind::list && !value.items.empty() &&
        std::ranges::all_of(value.items, [](const json::Value& item) { return item.kind == json::Kind::object; });
    if (value.kind == json::Kind::object && !looks_like_number(value)) {
      for (const json::Member& member : value.members)
        if (member.key != "schema" && member.key != "description") add(member.value, path + "/" + member.key);
    } else if (list_of_objects) {
      for (std::size_t i = 0; i < value.items.size(); ++i)
        add(value.items[i], path + "/" + json::element_name(value.items[i], i));
    } else {
      found.emplace_back(
          path, value.kind == json::Kind::string ? value.text : on_one_line(text_.substr(value.offset, value.length)));
    }
  }

  std::vector<std::pair<std::string, std::string>> found;

 private:
  std::string_view text_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> typed(const json::Value& root, std::string_view text) {
  Flattening flattening(text);
  flattening.add(root, {});
  return std::move(flattening.found);
}

}  // namespace aicarbon::workload
