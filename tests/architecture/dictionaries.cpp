// The dictionaries of the fuzz targets: words that a mutation can insert as a whole. They are written from the schemas,
// so a new key is known to the fuzzer as soon as it is in a schema. AICARBON_UPDATE_GOLDEN=1 writes them.
#include "support/golden.hpp"
#include "support/run.hpp"

#include "catalog/tables.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace aicarbon;
using namespace aicarbon::test;

namespace {

using Words = std::set<std::string>;

// The names of all keys in a schema, and the texts to which it limits values.
void collect(const nlohmann::json& schema, Words& words) {
  const auto add = [&](const nlohmann::json& value) {
    if (value.is_string()) words.insert(value.get<std::string>());
  };
  if (schema.is_object() && schema.contains("properties"))
    for (const auto& [name, value] : schema["properties"].items()) words.insert(name);
  if (schema.is_object() && schema.contains("const")) add(schema["const"]);
  if (schema.is_object() && schema.contains("enum"))
    for (const auto& value : schema["enum"]) add(value);
  if (schema.is_structured())
    for (const auto& value : schema) collect(value, words);
}

Words words_in_schema(const std::string& name) {
  Words words;
  collect(nlohmann::json::parse(read_text(source_dir() + "/docs/schema/" + name + ".schema.json")), words);
  return words;
}

// An entry of a dictionary of libFuzzer, in which bytes other than printable ASCII are escaped.
std::string entry(std::string_view word) {
  std::string text = "\"";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (c == '"' || c == '\\') text += std::string("\\") + c;
    else if (byte >= 0x20 && byte < 0x7F) text += c;
    else text += std::string("\\x") + digits[byte >> 4U] + digits[byte & 0xFU];
  }
  return text + "\"\n";
}

}  // namespace

TEST_CASE("the dictionaries of the fuzz targets have the words of the schemas", "[architecture]") {
  const std::string note =
      "# Generated from the schemas by tests/architecture/dictionaries.cpp, for -dict of libFuzzer.\n";
  for (const auto& [target, schema] :
       {std::pair{"job", "job"}, {"estimate", "job"}, {"budget", "budget"}, {"report", "report"}}) {
    std::string text = note;
    const Words words = words_in_schema(schema);
    REQUIRE(words.size() > 20);
    for (const std::string& word : words) text += entry('"' + word + '"');
    if (std::string_view(target) != "report")
      for (const units::Atom& unit : units::atoms()) text += entry(' ' + std::string(unit.name) + '"');
    check_golden(source_dir() + "/tests/fuzz/" + target + ".dict", text);
  }
  Words words = words_in_schema("catalog");
  for (const auto& table : catalog::tables()) words.insert(std::string(table.name) + ".csv\n");
  std::string text = note;
  for (const std::string& word : words) text += entry(word);
  check_golden(source_dir() + "/tests/fuzz/overlay.dict", text);
}
