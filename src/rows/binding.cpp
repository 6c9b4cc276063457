// See binding.hpp.
#include "rows/binding.hpp"

#include "diag/codes.hpp"
#include "workload/edit.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

std::string_view last_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

Result<Bound> bound_column(std::size_t column, const std::string& name, std::string_view path) {
  const json::Field* field = workload::field_at(path);
  if (!path.starts_with('/') || field == nullptr)
    return diag::make(diag::bad_binding, fmt::format("column \"{}\": a job has no field {}", name, path),
                      "use a path such as /phases/run/activity/device_time");
  return Bound{column, name, workload::plain_path(path), field->has_suffix};
}

}  // namespace

Result<std::vector<Binding>> read_bindings(std::span<const std::string> texts) {
  std::vector<Binding> all;
  Diagnostics faults;
  for (const std::string& text : texts)
    if (const auto equals = text.find("=/"); equals != std::string::npos && equals > 0)
      all.push_back({text.substr(0, equals), text.substr(equals + 1)});
    else
      faults.push_back(diag::make(diag::bad_binding, fmt::format("\"{}\" is not a binding", text),
                                  "write COLUMN=/PATH, for example --bind hours=/phases/run/activity/device_time"));
  if (!faults.empty()) return faults;
  return all;
}

Result<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> stated,
                                const SourceText& job) {
  Diagnostics found;
  const auto workload = workload::read(job).noted_in(found);
  if (!workload || has_errors(found)) return found;
  for (const Binding& b : stated)
    if (std::ranges::find(columns, b.column) == columns.end()) {
      const std::vector<std::string_view> names(columns.begin(), columns.end());
      found.push_back(diag::make(diag::bad_binding, fmt::format("the records have no column \"{}\"", b.column),
                                 diag::did_you_mean(b.column, names)));
    }
  std::vector<Bound> list;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::string& name = columns[c];
    const auto own = std::ranges::find(stated, name, &Binding::column);
    std::optional<std::string> path;
    if (own != stated.end()) path = own->path;
    else if (name.starts_with('/')) path = name;
    else {
      std::vector<std::string> candidates;
      for (const auto& [typed, text] : workload->typed) {
        const json::Field* field = workload::field_at(typed);
        const bool same =
            last_name(typed) == name || (field != nullptr && field->has_suffix && last_name(typed) == field->name &&
                                         json::suffixed_name(*field) == name);
        if (same && field != nullptr) candidates.push_back(typed);
      }
      if (candidates.size() > 1) {
        std::string help;
        for (const std::string& candidate : candidates)
          help += fmt::format("{}--bind {}={}", help.empty() ? "use " : ", or ", name, candidate);
        found.push_back(diag::make(diag::bad_binding,
                                   fmt::format("column \"{}\" matches {} fields of the job", name, candidates.size()),
                                   help));
        continue;
      }
      if (!candidates.empty()) path = candidates.front();
    }
    if (!path) continue;
    auto b = bound_column(c, name, *path).noted_in(found);
    if (!b) continue;
    if (const auto other = std::ranges::find(list, b->path, &Bound::path); other != list.end())
      found.push_back(diag::make(diag::bad_binding, fmt::format("columns \"{}\" and \"{}\" are both bound to {}",
                                                                other->name, name, b->path)));
    else list.push_back(std::move(*b));
  }
  if (has_errors(found)) return found;
  return {std::move(list), std::move(found)};
}

}  // namespace aicarbon::rows
