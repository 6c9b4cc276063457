// See binding.hpp.
#include "rows/binding.hpp"

#include "diag/codes.hpp"
#include "rows/column_unit.hpp"
#include "units/text.hpp"
#include "workload/edit.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

std::string_view last_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Names that mean the same in the files of all programs, and that therefore bind by themselves.
constexpr std::string_view plain_names[] = {"accelerator", "accelerators", "cpu", "server", "grid", "period"};

// Names of columns that usually hold when a record began.
constexpr std::string_view names_of_dates[] = {"period", "date", "day", "start", "started", "start_time", "timestamp"};

// Fields that describe the job and that no figure depends on.
constexpr std::string_view unread_names[] = {"name", "description", "source"};

// The grid that a field of it is stated in, if the grid is an object: "/sites/dc/grid" of "/sites/dc/grid/intensity". A
// site may be called "grid" as well.
std::string grid_around(std::string_view path) {
  constexpr std::string_view key = "/grid";
  const auto at = path.rfind("/grid/");
  if (at == std::string_view::npos || std::ranges::count(path.substr(0, at), '/') < 2) return {};
  return std::string(path.substr(0, at + key.size()));
}

class Binder {
 public:
  Binder(std::span<const std::string> columns, std::span<const Binding> stated, const Workload& job, Cells cells)
      : columns_(columns), stated_(stated), cells_(cells) {
    for (const auto& [path, text] : job.typed)
      if (workload::field_at(path) != nullptr) fields_.push_back(path);
    for (const auto& [path, text] : job.typed) {
      std::string grid = grid_around(path);
      if (!grid.empty() && std::ranges::find(fields_, grid) == fields_.end()) fields_.push_back(std::move(grid));
    }
    // Every job has a period, stated or not: the year of its grids.
    if (std::ranges::none_of(fields_, [](const std::string& path) { return last_name(path) == "period"; }))
      fields_.emplace_back("/period");
  }

  Result<Bindings> all() {
    for (const Binding& b : stated_) check_name(b);
    check_once();
    for (std::size_t c = 0; c < columns_.size(); ++c) column(c);
    if (!faults_.empty()) return std::move(faults_);
    made_.fields = std::move(fields_);
    return std::move(made_);
  }

 private:
  void fault(std::string message, std::string help = {}) {
    faults_.push_back(diag::make(diag::bad_binding, std::move(message), std::move(help)));
  }

  void check_name(const Binding& b) {
    const auto is_it = [&](const std::string& name) { return units::trimmed(name) == units::trimmed(b.column); };
    if (std::ranges::any_of(columns_, is_it)) return;
    const std::vector<std::string_view> names(columns_.begin(), columns_.end());
    fault(fmt::format("the records have no column \"{}\"", b.column), diag::did_you_mean(b.column, names));
  }

  // Of two bindings of one column, only one could apply.
  void check_once() {
    const auto same = [](const Binding& a, const Binding& b) {
      return units::trimmed(a.column) == units::trimmed(b.column);
    };
    for (auto b = stated_.begin(); b != stated_.end(); ++b) {
      const auto before = std::count_if(stated_.begin(), b, [&](const Binding& a) { return same(a, *b); });
      if (before == 1)
        fault(fmt::format("column \"{}\" is bound twice", units::trimmed(b->column)),
              "a column has one place in the job: keep one of the bindings");
    }
  }

  // The stated fields that a name stands for, with or without the unit.
  std::vector<std::string> fields_named(std::string_view name) const {
    std::vector<std::string> found;
    for (const std::string& path : fields_)
      if (last_name(path) == name || field_of_suffixed(name, *workload::field_at(path))) found.push_back(path);
    return found;
  }

  // The path and the unit of the stated field whose name a column has with a unit that does not bind by itself.
  std::string meant_by(std::string_view name) const {
    for (const std::string& path : fields_)
      if (const std::string unit = unit_meant(name, *workload::field_at(path)); !unit.empty())
        return fmt::format("{} {}", workload::plain_path(path), unit);
    return {};
  }

  // The binding of a column that has the name of exactly one stated field of text in another case, such as "Grid".
  std::string offer_in_lower_case(std::string_view name) const {
    const std::string small = units::lower_case(std::string(name));
    if (small == name || std::ranges::find(unread_names, small) != std::end(unread_names)) return {};
    const auto places = fields_named(small);
    if (places.size() != 1 || json::needs_unit(*workload::field_at(places.front()))) return {};
    return fmt::format("{}={}", name, places.front());
  }

  // Whether another column is bound to a field inside an object, which a column for the whole object would replace.
  bool is_bound_inside(const std::string& path) const {
    const std::string inside = path + "/";
    const auto is_inside = [&](const std::string& place) { return place.starts_with(inside); };
    if (std::ranges::any_of(stated_, is_inside, &Binding::path)) return true;
    return std::ranges::any_of(columns_, [&](const std::string& column) {
      const std::string name(units::trimmed(column));
      return is_inside(name) || std::ranges::any_of(fields_named(name), [&](const std::string& place) {
               return is_inside(place) && binds_by_itself(name, place);
             });
    });
  }

  bool binds_by_itself(std::string_view name, const std::string& path) const {
    return std::ranges::find(plain_names, name) != std::end(plain_names) || last_name(path) != name;
  }

  void several(std::string_view name, const std::vector<std::string>& places) {
    std::string help;
    for (const std::string& place : places)
      help += fmt::format("{}--bind '{}={}'", help.empty() ? "use " : ", or ", name, place);
    fault(fmt::format("column \"{}\" matches {} fields of the job", name, places.size()),
          help + fmt::format(", or --bind '{}=' to leave it unbound", name));
  }

  void column(std::size_t c) {
    const std::string_view name = units::trimmed(columns_[c]);
    const auto own = std::ranges::find_if(stated_, [&](const Binding& b) { return units::trimmed(b.column) == name; });
    ColumnUse use{std::string(name)};
    if (own != stated_.end() && own->kind != Binding::Kind::name) {
      if (own->kind == Binding::Kind::path) bind(c, name, own->path, use);
    } else if (name.starts_with('/')) {
      bind(c, name, name, use);
    } else {
      auto places = fields_named(name);
      const bool wanted = own != stated_.end();
      if (!wanted) std::erase_if(places, [&](const std::string& place) { return is_bound_inside(place); });
      if (wanted && places.empty())
        fault(fmt::format("the job states no field \"{}\"", name), "write --bind COLUMN=/PATH");
      if (places.empty()) {
        use.meant = meant_by(name);
        if (use.meant.empty()) use.offer = offer_in_lower_case(name);
        const std::string small = units::lower_case(std::string(name));
        if (std::ranges::find(names_of_dates, small) != std::end(names_of_dates))
          use.offer = fmt::format("{}=/period", name);
        return made_.columns.push_back(std::move(use));
      }
      const bool binds = wanted || binds_by_itself(name, places.front());
      if (!binds) {
        const bool is_read = std::ranges::find(unread_names, name) == std::end(unread_names);
        if (places.size() == 1 && is_read) use.offer = name;
      } else if (places.size() > 1) {
        several(name, places);
      } else {
        bind(c, name, places.front(), use);
      }
    }
    made_.columns.push_back(std::move(use));
  }

  void bind(std::size_t c, std::string_view name, std::string_view stated, ColumnUse& use) {
    auto field = stated_field(stated);
    if (!field)
      return fault(fmt::format("column \"{}\": {}", name, field.notes.front().message), field.notes.front().help);
    auto quantity = quantity_of(*field, name, cells_);
    if (!quantity) return fault(quantity.notes.front().message, quantity.notes.front().help);
    const auto other = std::ranges::find(made_.bound, field->path, &Bound::path);
    if (other != made_.bound.end())
      return fault(fmt::format("columns \"{}\" and \"{}\" are both bound to {}", other->name, name, field->path),
                   fmt::format("use --bind '{}=' to leave one of them unbound", name));
    use.path = field->path;
    use.unit = quantity->in_cells ? std::string(in_its_cells) : *quantity->unit == "1" ? "" : *quantity->unit;
    made_.bound.push_back({c, std::string(name), field->path, field->field->has_suffix, std::move(*quantity)});
  }

  std::span<const std::string> columns_;
  std::span<const Binding> stated_;
  Cells cells_;
  std::vector<std::string> fields_;  // paths of the fields that the job states
  Bindings made_;
  Diagnostics faults_;
};

}  // namespace

Result<std::vector<Binding>> read_bindings(std::span<const std::string> texts) {
  std::vector<Binding> all;
  Diagnostics faults;
  for (const std::string& text : texts) {
    const auto equals = text.find("=/");
    if (equals != std::string::npos && equals > 0)
      all.push_back({Binding::Kind::path, text.substr(0, equals), text.substr(equals + 1)});
    else if (text.size() > 1 && text.ends_with('='))
      all.push_back({Binding::Kind::nothing, text.substr(0, text.size() - 1)});
    else if (!text.empty() && text.find('=') == std::string::npos) all.push_back({Binding::Kind::name, text});
    else
      faults.push_back(diag::make(
          diag::bad_binding, fmt::format("\"{}\" is not a binding", text),
          "write COLUMN=/PATH, for example --bind 'hours=/phases/run/activity/device_time h'; COLUMN for a column with "
          "the name of a field; or COLUMN= to leave a column unbound"));
  }
  if (!faults.empty()) return faults;
  return all;
}

Result<Bindings> bind(std::span<const std::string> columns, std::span<const Binding> stated, const SourceText& job,
                      Cells cells) {
  Diagnostics found;
  const auto workload = workload::read(job).noted_in(found);
  if (!workload || has_errors(found)) return found;
  auto made = Binder(columns, stated, *workload, cells).all().noted_in(found);
  if (!made) return found;
  return {std::move(*made), std::move(found)};
}

}  // namespace aicarbon::rows
