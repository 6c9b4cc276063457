// Escapes names and texts of users for use in markup. Each function returns one line that shows the text and cannot be
// interpreted as markup.
#pragma once

#include <string>
#include <string_view>

namespace aicarbon::render {

/// Escapes a text for GitHub-flavored Markdown, including tables. An @ in the text mentions no user.
std::string markdown_text(std::string_view text);
/// A code span of GitHub-flavored Markdown, for text that the user types, such as a path.
std::string markdown_code(std::string_view text);
/// Escapes a text or an attribute value for XML and HTML.
std::string xml_text(std::string_view text);
/// A double-quoted scalar of YAML.
std::string yaml_text(std::string_view text);
/// The message of a workflow command of GitHub Actions. Line ends are kept, in the form that GitHub uses.
std::string workflow_data(std::string_view text);
/// The value of a property of a workflow command.
std::string workflow_property(std::string_view text);
/// A path as a URI reference (RFC 3986): relative, or with file:// if it begins with a slash.
std::string uri_of_path(std::string_view path);

}  // namespace aicarbon::render
