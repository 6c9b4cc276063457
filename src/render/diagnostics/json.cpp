// The format `json` of a list of messages, and its schema.
#include "json/fields.hpp"
#include "render/diagnostics/formats.hpp"

#include <array>
#include <string_view>

namespace aicarbon::render {
namespace {

// A message in the document, with the members of its location beside its text.
struct Message {
  std::string code;
  std::string severity;
  std::string file;
  int line = 0;
  int column = 0;
  std::string path;
  std::string message;
  std::string help;
};

struct Messages {
  std::string schema = "aicarbon.validation/1";
  std::vector<Message> diagnostics;
};

constexpr std::string_view severities[] = {"error", "warning", "note"};  // in the order of Severity
constexpr std::string_view schemas[] = {"aicarbon.validation/1"};

}  // namespace
}  // namespace aicarbon::render

namespace aicarbon::json {

template <>
struct Table<render::Message> {
  static std::span<const Field> fields();
};
template <>
struct Table<render::Messages> {
  static std::span<const Field> fields();
};

namespace {

using render::Message;
using render::Messages;

constexpr std::array message_fields{
    field<&Message::code>({.name = "code", .doc = "permanent code of the message, such as AC3013", .required = true}),
    field<&Message::severity>({.name = "severity",
                               .doc = "error, warning or note; a file with an error cannot be estimated",
                               .required = true,
                               .choices = render::severities}),
    field<&Message::file>(
        {.name = "file", .doc = "file as named in the command; empty if the message is about no file"}),
    field<&Message::line>({.name = "line", .doc = "line, from 1; 0 if the message is about the whole file"}),
    field<&Message::column>(
        {.name = "column", .doc = "column in bytes, from 1; 0 if the message is about the whole file"}),
    field<&Message::path>({.name = "path", .doc = "path in the document, with names instead of positions"}),
    field<&Message::message>({.name = "message", .doc = "what is wrong or noteworthy", .required = true}),
    field<&Message::help>({.name = "help", .doc = "advice, such as what to type instead; may be empty"}),
};
constexpr std::array messages_fields{
    field<&Messages::schema>(
        {.name = "schema", .doc = "aicarbon.validation/1", .required = true, .choices = render::schemas}),
    field<&Messages::diagnostics>(
        {.name = "diagnostics", .doc = "messages about all files, in order of file and line", .required = true}),
};

}  // namespace

std::span<const Field> Table<Message>::fields() { return message_fields; }
std::span<const Field> Table<Messages>::fields() { return messages_fields; }

}  // namespace aicarbon::json

namespace aicarbon::render {

std::string validation_json(const Validation& v, const RenderOptions&) {
  Messages all;
  for (const Diagnostic& d : v.diagnostics)
    all.diagnostics.push_back({code_name(d.code), std::string(severities[static_cast<std::size_t>(d.severity)]),
                               d.at.file, d.at.line, d.at.column, d.at.path, d.message, d.help});
  json::Writer writer;
  json::write_object(writer, json::Table<Messages>::fields(), &all);
  return writer.finish();
}

std::string validation_schema() {
  return json::schema_document("aicarbon.validation/1", "Messages about files, from aicarbon validate",
                               json::Table<Messages>::fields());
}

}  // namespace aicarbon::render
