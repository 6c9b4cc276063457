// Names and texts of users inside markup. Each function returns one line that shows the text and cannot be interpreted
// as markup.
#pragma once

#include <string>
#include <string_view>

namespace aicarbon::render {

/// GitHub-flavored Markdown, also inside a table, without mentions of users.
std::string markdown_text(std::string_view text);
/// A code span of GitHub-flavored Markdown, for text to be typed.
std::string markdown_code(std::string_view text);
/// XML and HTML, for text and for attribute values.
std::string xml_text(std::string_view text);
/// YAML, as a double-quoted scalar.
std::string yaml_text(std::string_view text);
/// The message of a workflow command of GitHub Actions. Line ends are kept, in the form that GitHub uses.
std::string workflow_data(std::string_view text);
/// The value of a property of a workflow command.
std::string workflow_property(std::string_view text);
/// A path as a URI reference (RFC 3986): relative, or with file:// if it begins with a slash.
std::string uri_of_path(std::string_view path);

}  // namespace aicarbon::render
