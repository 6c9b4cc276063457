// See targets.hpp.
#include "cli/targets.hpp"

#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "diag/message.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace aicarbon::cli {
namespace {

// "json:out.txt" → "json" and "out.txt". A colon after a slash or a dot belongs to the name of the file.
struct Named {
  std::string_view format, file;
};
Named named(std::string_view output) {
  const auto colon = output.find(':');
  if (colon == std::string_view::npos || output.substr(0, colon).find_first_of("/.") != std::string_view::npos)
    return {{}, output};
  return {output.substr(0, colon), output.substr(colon + 1)};
}

// The extension of a file without its dot, in lower case; empty for a name such as "out", ".out" or "-".
std::string extension_of(std::string_view file) {
  file = file.substr(file.rfind('/') + 1);
  const auto dot = file.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string{}
                                                   : units::lower_case(std::string(file.substr(dot + 1)));
}

constexpr std::string_view plain_text = "txt";  // extension of the first format, which is a table

// The files that a directory of --catalog contributes, or the file itself.
std::vector<std::string> files_at(const Option& row, const std::string& value) {
  if (row.offers != Offers::directories) return {value};
  std::vector<std::string> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(value, error), end; !error && entry != end; entry.increment(error))
    files.push_back(entry->path().string());
  return files;
}

// The number of a regular file in its file system; empty for devices and pipes.
std::string identity_of(const struct stat& status) {
  return S_ISREG(status.st_mode) ? fmt::format("{} {}", status.st_dev, status.st_ino) : std::string{};
}

// What identifies a file: its number, or, if it does not exist yet, its path. Empty for "-", devices and pipes.
std::string identity_of(const std::string& file) {
  if (file == "-") return {};
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0) return identity_of(status);
  std::error_code error;
  return std::filesystem::weakly_canonical(std::filesystem::absolute(file, error), error).string();
}

std::vector<Option> rows_of(const Command& command) {
  auto rows = arguments_of(command);
  const auto options = options_of(command);
  rows.insert(rows.end(), options.begin(), options.end());
  return rows;
}

std::vector<std::string> files_written(const Request& request) {
  std::vector<std::string> files;
  for (const Option& row : rows_of(*request.command)) {
    if (!row.writes) continue;
    for (const std::string& value : request.list(row))
      files.emplace_back(row.name == options::output.name ? named(value).file : std::string_view(value));
  }
  return files;
}

Diagnostic is_also_input(const std::string& file, std::string_view undone) {
  return diag::make(diag::usage, fmt::format("the output {} is also an input", file),
                    fmt::format("write to another file; nothing was {}", undone));
}

// Whether a file is, or would be, directly in a folder of --catalog.
bool is_in_catalog(const Request& request, const std::string& file) {
  std::error_code error;
  const auto folder = std::filesystem::absolute(file, error).parent_path();
  const auto holds = [&](const std::string& of) { return std::filesystem::equivalent(folder, of, error); };
  return request.lists(options::catalog) && std::ranges::any_of(request.list(options::catalog), holds);
}

}  // namespace

std::vector<Target> targets_of(std::span<const FormatName> formats, const Request& request) {
  const Option format{.name = "--format"};
  const bool stated = request.lists(format) && request.given(format);
  const auto index_of = [&](auto member, std::string_view word, std::size_t otherwise) {
    const auto found = std::ranges::find(formats, word, member);
    return found == formats.end() ? otherwise : static_cast<std::size_t>(found - formats.begin());
  };
  const std::size_t asked = stated ? index_of(&FormatName::name, request.text(format), 0) : 0;
  std::vector<Target> targets;
  if (request.lists(options::output))
    for (const std::string& output : request.list(options::output)) {
      const auto [name, file] = named(output);
      const auto extension = extension_of(file);
      targets.push_back({!name.empty()             ? index_of(&FormatName::name, name, asked)
                         : extension == plain_text ? 0
                                                   : index_of(&FormatName::ending, extension, asked),
                         std::string(file)});
    }
  const bool to_stdout = std::ranges::any_of(targets, [](const Target& t) { return t.file == "-"; });
  if ((targets.empty() || stated) && !to_stdout) targets.push_back({asked, "-"});
  return targets;
}

std::string not_a_target(std::string_view output, std::span<const FormatName> formats) {
  const auto [name, file] = named(output);
  const auto list = [&](auto member, std::string_view before) {
    std::string text;
    for (const FormatName& format : formats)
      text += fmt::format("{}{}{}", text.empty() ? "" : ", ", before, std::invoke(member, format));
    return text;
  };
  if (file.empty()) return "names no file";
  if (!name.empty() || output.starts_with(':'))
    return std::ranges::find(formats, name, &FormatName::name) != formats.end()
               ? std::string{}
               : fmt::format("begins with an unknown format; the formats are {}", list(&FormatName::name, ""));
  const auto extension = extension_of(file);
  if (extension.empty() || extension == plain_text ||
      std::ranges::find(formats, extension, &FormatName::ending) != formats.end())
    return {};
  return fmt::format("has an unknown extension; the extensions are {}, .{}; for any other, write FORMAT:{}",
                     list(&FormatName::ending, "."), plain_text, file);
}

Diagnostics clashes(const Request& request) {
  std::vector<std::string> read, written;
  for (const Option& row : rows_of(*request.command))
    if (row.offers != Offers::nothing && !row.writes)
      for (const std::string& value : request.list(row))
        for (const std::string& file : files_at(row, value)) read.push_back(identity_of(file));
  if (struct stat input{}; ::fstat(STDIN_FILENO, &input) == 0) read.push_back(identity_of(input));  // `< FILE`
  Diagnostics faults;
  for (const std::string& file : files_written(request)) {
    const std::string identity = identity_of(file);
    if (identity.empty()) continue;
    if (std::ranges::find(read, identity) != read.end()) faults.push_back(is_also_input(file, "read or written"));
    else if (std::ranges::find(written, identity) != written.end())
      faults.push_back(diag::make(diag::usage, fmt::format("the output {} is named twice", file),
                                  "use a file of its own for each output; nothing was read or written"));
    else if (is_in_catalog(request, file))
      faults.push_back(diag::make(
          diag::usage, fmt::format("the output {} is in a folder of --catalog, whose files are tables", file),
          "write to another folder; nothing was read or written"));
    written.push_back(identity);
  }
  return faults;
}

Diagnostics clashes(const Request& request, std::span<const std::string> read) {
  Diagnostics faults;
  for (const std::string& file : files_written(request)) {
    const std::string identity = identity_of(file);
    const auto is_same = [&](const std::string& one) { return identity_of(one) == identity; };
    if (!identity.empty() && std::ranges::any_of(read, is_same)) faults.push_back(is_also_input(file, "written"));
  }
  return faults;
}

}  // namespace aicarbon::cli
