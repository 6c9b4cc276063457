// See binding.hpp.
#include "study/binding.hpp"

#include "diag/codes.hpp"
#include "workload/edit.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::study {
namespace {

using json::Kind;
using json::Value;

// What a place says about the job rather than about its figures: paths go by names, and no record changes a name.
bool is_identity(std::string_view name) {
  static constexpr std::string_view names[] = {"schema", "name", "route", "source", "description", "catalog"};
  return std::ranges::find(names, name) != std::end(names);
}

// Objects that a number or a name may stand in place of.
bool takes_a_value(const json::Field& field) {
  static constexpr std::string_view by_name[] = {"grid", "site", "hardware", "model"};
  return field.has_suffix || std::ranges::find(by_name, field.name) != std::end(by_name);
}

// Plain paths of all fields of the job that a value may be put at.
void collect(const Value& value, const std::string& path, std::vector<std::string>& places) {
  for (const json::Member& m : value.members) {
    const std::string own = path + "/" + m.key;
    const json::Field* field = workload::field_at(own);
    const bool container = m.value.kind == Kind::list || (m.value.kind == Kind::object && path.empty());
    const bool described = m.value.kind == Kind::object && field != nullptr && !takes_a_value(*field);
    if (field != nullptr && !container && !described && !is_identity(field->name))
      places.push_back(workload::plain_path(own));
    collect(m.value, own, places);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i)
    collect(value.items[i], path + "/" + json::element_name(value.items[i], i), places);
}

// Whether a header is the last name of a place, in either spelling.
bool is_called(std::string_view place, std::string_view column) {
  const json::Field* field = workload::field_at(place);
  return column == field->name || (field->has_suffix && column == json::suffixed_name(*field));
}

std::string list_of(std::span<const std::string> paths) {
  std::string text;
  for (const std::string& path : paths) text += (text.empty() ? "" : ", ") + path;
  return text;
}

class Binder {
 public:
  Binder(const SourceText& job, std::vector<std::string> places, Diagnostics& out)
      : job_(job), places_(std::move(places)), out_(out) {}

  void fault(std::string says, std::string help) {
    out_.push_back(diag::make(diag::bad_binding, std::move(says), std::move(help)));
  }

  // A path as the user wrote it, for a column.
  std::optional<std::string> place_at(std::string_view path, std::string_view column) {
    if (path.starts_with('/') && workload::field_at(path) != nullptr) {
      const workload::Edit edit{workload::plain_path(path), "0"};  // whether there is a way to it
      if (!workload::edited(job_, std::span(&edit, 1), out_)) return std::nullopt;
      return edit.path;
    }
    const std::vector<std::string_view> views(places_.begin(), places_.end());
    std::string help = diag::did_you_mean(path, views);
    if (help.empty()) help = "docs/reference/job.md lists the fields of a job";
    fault(fmt::format("column \"{}\": \"{}\" is no field of a job", column, path), std::move(help));
    return std::nullopt;
  }

  std::optional<std::string> place_called(const std::string& column) {
    std::vector<std::string> found;
    for (const std::string& place : places_)
      if (is_called(place, column)) found.push_back(place);
    if (found.size() < 2) return found.empty() ? std::nullopt : std::optional(found.front());
    fault(fmt::format("column \"{}\" could be at {} places of the job: {}", column, found.size(), list_of(found)),
          fmt::format("tell which: --bind {}={}", column, found.front()));
    return std::nullopt;
  }

  std::optional<std::vector<Bound>> result(std::vector<Bound> bound, std::size_t before) {
    for (std::size_t b = 0; b < bound.size(); ++b)
      for (std::size_t a = 0; a < b; ++a)
        if (overlap(bound[a].path, bound[b].path))
          fault(fmt::format("columns \"{}\" and \"{}\" are both put at {}", bound[a].name, bound[b].name,
                            std::min(bound[a].path, bound[b].path)),
                "rename one of them, or bind it elsewhere with --bind COLUMN=PATH");
    if (out_.size() != before) return std::nullopt;
    return bound;
  }

 private:
  // The same place, or one inside the other.
  static bool overlap(const std::string& a, const std::string& b) {
    return a == b || a.starts_with(b + "/") || b.starts_with(a + "/");
  }

  const SourceText& job_;
  std::vector<std::string> places_;
  Diagnostics& out_;
};

}  // namespace

std::optional<std::vector<Bound>> bind(std::span<const std::string> columns, std::span<const Binding> told,
                                       const SourceText& job, Diagnostics& out) {
  const auto root = json::parse(job, out);
  if (!root) return std::nullopt;
  const std::size_t before = out.size();
  std::vector<std::string> places;
  collect(*root, "", places);
  Binder binder(job, std::move(places), out);
  std::set<std::string_view> told_once;
  for (const Binding& b : told) {
    const std::vector<std::string_view> views(columns.begin(), columns.end());
    if (std::ranges::find(columns, b.column) == columns.end())
      binder.fault(fmt::format("--bind names \"{}\", which is no column", b.column),
                   diag::did_you_mean(b.column, views));
    else if (!told_once.insert(b.column).second)
      binder.fault(fmt::format("--bind names \"{}\" twice", b.column), "a column is put at one place");
  }
  std::vector<Bound> bound;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::string& column = columns[c];
    const auto own = std::ranges::find(told, column, &Binding::column);
    const auto place = own != told.end()         ? binder.place_at(own->path, column)
                       : column.starts_with('/') ? binder.place_at(column, column)
                                                 : binder.place_called(column);
    if (place) bound.push_back({c, column, *place, workload::field_at(*place)->has_suffix});
  }
  return binder.result(std::move(bound), before);
}

}  // namespace aicarbon::study
