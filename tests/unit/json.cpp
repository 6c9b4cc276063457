// The locations and rejections of the JSON reader, and the escapes of the writer.
#include "json/value.hpp"
#include "json/writer.hpp"

#include "diag/codes.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace aicarbon;

namespace {

std::string slice(const SourceText& source, const json::Value& value) {
  return source.text.substr(value.offset, value.length);
}

int code_of(std::string text) {
  const auto value = json::parse({"t", std::move(text)});
  return value.faults.empty() ? (value ? 0 : -1) : value.faults.front().code;
}

// The location of every value contains exactly its text.
void check_places(const SourceText& source, const json::Value& value) {
  const std::string text = slice(source, value);
  CHECK_FALSE(text.empty());
  const auto parsed = nlohmann::json::parse(text, nullptr, false);
  INFO(text);
  REQUIRE_FALSE(parsed.is_discarded());
  if (value.kind == json::Kind::string) CHECK(parsed.get<std::string>() == value.text);
  if (value.kind == json::Kind::number) CHECK(parsed.get<double>() == value.number);
  for (const auto& item : value.items) check_places(source, item);
  for (const auto& member : value.members) {
    CHECK(nlohmann::json::parse(source.text.substr(member.offset, member.length)).get<std::string>() == member.key);
    check_places(source, member.value);
  }
}

}  // namespace

TEST_CASE("every JSON value has the location of its text", "[unit]") {
  for (const char* text :
       {R"({"a": 1, "b": [true, null, -1.5e3], "c": {"d": "x"}})", R"(  [ 1 , 2,3 ]  )", "[1\n,\n2\n]", R"("alone")",
        "42", "-0.5e-3", "true", R"({"quote\"d": "a\"b\\", "\\": "\\\\", "": ""})",
        R"(["é", "\u00e9", "日本", "\ud83d\ude00"])", "[0]", "[1e5]", "{\"a\":false}",
        R"({"a":[],"b":{},"c":[{}],"d":[[]]})"}) {
    INFO(text);
    const SourceText source{"t", text};
    const auto value = json::parse(source);
    REQUIRE(value);
    CHECK(value.faults.empty());
    check_places(source, *value);
  }
}

TEST_CASE("JSON values are located by line and byte column", "[unit]") {
  const SourceText source{"t", "{\n  \"a\": 1,\r\n\t\"b\": \"é\", \"c\": 2\n}"};
  const auto value = json::parse(source);
  REQUIRE(value);
  const auto at = [&](const char* key) {
    const auto* v = value->find(key);
    return diag::locate(source, v->offset, v->length);
  };
  CHECK(at("a").line == 2);
  CHECK(at("a").column == 8);
  CHECK(at("b").line == 3);
  CHECK(at("b").column == 7);
  CHECK(at("c").column == 18);  // columns count in bytes
  CHECK(at("c").excerpt == "\t\"b\": \"é\", \"c\": 2");
  CHECK(at("a").excerpt == "  \"a\": 1,");  // without the carriage return
}

TEST_CASE("invalid JSON is rejected with its diagnostic code", "[unit]") {
  for (const char* text : {"{", "}", "[1,]", "{\"a\":1,}", "{'a':1}", "{a:1}", "[1 2]", "nul", "NaN", "Infinity", "01",
                           "1.", ".5", "+1", "\"a\nb\"", "\"\\x\"", "[1]]", "// c\n1", "\"\\ud800\""}) {
    INFO(text);
    CHECK(code_of(text) == diag::not_json);
  }
  CHECK(code_of("") == diag::empty_file);
  CHECK(code_of(" \r\n\t") == diag::empty_file);
  CHECK(code_of("[\"\xff\"]") == diag::invalid_utf8);
  CHECK(code_of("[\"\xc0\xaf\"]") == diag::invalid_utf8);
  CHECK(code_of(R"({"a": 1, "a": 1})") == diag::duplicate_key);
  CHECK(code_of(R"({"a": 1, "b": {"a": 1}})") == 0);
  CHECK(code_of(R"([{"a": 1}, {"a": 1}])") == 0);
  CHECK(code_of(std::string(json::deepest_nesting, '[') + std::string(json::deepest_nesting, ']')) == 0);
  CHECK(code_of(std::string(json::deepest_nesting + 1, '[') + std::string(json::deepest_nesting + 1, ']')) ==
        diag::too_deep);
  CHECK(code_of(std::string(100000, '[')) == diag::too_deep);
}

TEST_CASE("the output of the JSON writer is valid and reads back unchanged", "[unit]") {
  const std::string nasty = "quote\" back\\ slash/ tab\t line\n return\r bell\x07 nul" + std::string(1, '\0') +
                            " del\x7f é 日本 \xf0\x9f\x98\x80";
  json::Writer w;
  w.begin_object();
  w.key("te\"xt\n");
  w.text(nasty);
  w.key("numbers");
  w.begin_list();
  for (const double x : {0.1, 1e300, -5e-324, 3.0, 1e15, 123456789.125}) w.number(x);
  w.end_list();
  w.key("empty");
  w.begin_list();
  w.end_list();
  w.key("none");
  w.begin_object();
  w.end_object();
  w.key("null");
  w.null();
  w.key("yes");
  w.boolean(true);
  w.end_object();
  const auto parsed = nlohmann::json::parse(w.finish());
  CHECK(parsed.at("te\"xt\n") == nasty);
  CHECK(parsed.at("numbers") == nlohmann::json({0.1, 1e300, -5e-324, 3.0, 1e15, 123456789.125}));
  CHECK(parsed.at("empty").is_array());
  CHECK(parsed.at("none").is_object());
  CHECK(parsed.at("null").is_null());
  CHECK(parsed.at("yes") == true);
}
