// See advice.hpp.
#include "report/advice.hpp"

#include "units/units.hpp"
#include "workload/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace aicarbon::report {
namespace {

// Values that no field of the job states, though each has the path of the field that would make it unnecessary: a
// constant of a model of serving, training or power, or a property of a grid.
constexpr std::string_view not_stated[] = {
    "rooflines/",
    "losses/",
    "upstream/",
    "grids/",
    "fab_nodes/",
    "embodied/host_rest",
    "embodied/host_processors",
    "embodied/host_per_gb_",
    "die_area/",
    "accelerators/memory",
    "part/interposer_over_dies",
    "parts/rest-of-",
    "parts/cpu-and-memory-of-package",
    "parts/accelerator-memory",
    "training/fp8_gain",
    "serving/memory_share",
    "serving/most_sequences",
    "serving/prefill_power",
    "serving/idle_power_loaded",
    "serving/interleaving",
    "media/several_devices",
    "media/exchange",
    "media/block_time",
    "media/block_time_doubling",
    "media/split_error",
    "media/waiting_power",
    "media/flop_per_joule",
    "recommendation/compute_share",
    "recommendation/bandwidth_share",
    "work/compute_share",
    "work/start_time",
    "work/starting_power",
    "bill/prompt_per_request",
    "bill/longest_prompt",
    "power/node_at_load",
    "power/ratio_at_load",
    "power/node_over_",
    "power/idle_over_tdp",
    "power/server_over_processors",
    "power/per_gb_memory",
    "power/processor_",
    "instances/",
    "embodied/server_rest",
    "construction/plant_share",
    "construction/per_mean_it_kw_year",
};

// A default that the job states in another form, or as another quantity.
struct Form {
  std::string_view rule;
  std::string_view keys;  ///< keys to type, below the object that contains the first of them
  int steps = 0;          ///< products or quotients of the default that lead to what is stated; 0: the default itself
  std::string_view choice = {};  ///< typed as well, because the value alone would be read in another way, …
  std::string_view field = {};   ///< … if this field of the same object has a value, or in any case if it is empty
};
constexpr std::string_view of_accelerators = "\"energy_boundary\": \"accelerators\"";
constexpr Form forms[] = {
    {"construction/per_kw", "construction/per_kw"},
    {"construction/racks_per_kw", "construction/racks/per_kw"},
    {"embodied/accelerator", "embodied/accelerator"},
    {"embodied/accelerator_workstation", "embodied/accelerator"},
    {"embodied/card_over_chip", "embodied/accelerator", 1},
    {"embodied/host_memory", "embodied/host_memory", 2},
    {"embodied/host_drives", "embodied/host_drives", 2},
    {"embodied/network_share", "network", 1},
    {"embodied/network_share_of_servers", "network", 1},
    {"transport/share_of_manufacturing", "transport", 1},
    {"end_of_life/share_of_manufacturing", "end_of_life", 1},
    {"serving/batch", "batch", 0, "\"serving\": \"service\"", "busy_share"},
    {"training/power_by_hours", "device_power", 1, of_accelerators},
    {"fine_tuning/power_fraction", "device_power", 1, of_accelerators},
    {"work/power_fraction", "device_power", 1, of_accelerators},
    {"load/inference", "device_power", 1, of_accelerators},
};

std::string_view last_key(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string parent(std::string_view path) { return std::string(path.substr(0, path.rfind('/'))); }

// What the job states, by path.
class Stated {
 public:
  explicit Stated(const NamedList<std::string>& typed) : typed_(typed) {}

  bool has_object(const std::string& path) const {
    const std::string inside = path + "/";
    const auto next = at_or_after(inside);
    if (next != typed_.end() && next->first.starts_with(inside)) return true;
    const std::string* text = text_at(path);
    return text != nullptr && *text == "{}";
  }
  const NamedList<std::string>& all() const { return typed_; }
  const std::string* text_at(const std::string& path) const {
    const auto found = at_or_after(path);
    return found != typed_.end() && found->first == path ? &found->second : nullptr;
  }

 private:
  NamedList<std::string>::const_iterator at_or_after(const std::string& path) const {
    return std::ranges::lower_bound(typed_, path, {}, &std::pair<std::string, std::string>::first);
  }
  const NamedList<std::string>& typed_;
};

bool is_at(const Input& input, const std::string& path) {
  return input.path == path || std::ranges::find(input.also, path) != input.also.end();
}

bool below(const Input& input, std::string_view where) {
  const auto inside = [&](const std::string& path) { return path.starts_with(where); };
  return inside(input.path) || std::ranges::any_of(input.also, inside);
}

// The key that a name in place of an object stands for: a site is a grid, hardware is an instance, a server or an
// accelerator of the catalog, whose values the sheet uses.
std::string_view named_by(const Sheet& sheet, const std::string& object) {
  if (last_key(object) == "site") return "grid";
  if (last_key(object) != "hardware") return {};
  std::string_view key;
  for (const Input& input : sheet.inputs()) {
    if (!below(input, object + "/")) continue;
    if (input.id.starts_with("instances/")) return "instance";
    const bool by_accelerator = last_key(input.path) == "accelerator";  // the machine that usually holds it
    if (input.id.starts_with("servers/") && !by_accelerator) return "server";
    if (input.id.starts_with("accelerators/")) key = "accelerator";
  }
  return key;
}

// Whether hardware with this path belongs to a fleet, which counts all hours of its machines.
bool is_of_fleet(const Stated& stated, const std::string& hardware) {
  return std::ranges::any_of(stated.all(), [&](const auto& one) {
    if (!one.first.starts_with("/phases/") || !one.first.ends_with("/kind") || one.second != "fleet") return false;
    const std::string own = parent(one.first) + "/hardware";
    const std::string* name = stated.text_at(own);
    return hardware == own || (name != nullptr && hardware == "/hardware/" + *name);
  });
}

// Whether the job states the field already, so that the assumption is about something else, or states the object that
// the field belongs to in a way that excludes it: a building by its parts, an activity by its CO2e, a footprint by its
// value and boundary.
bool excludes(const Stated& stated, const std::string& path) {
  constexpr std::string_view building_parts[] = {"shell", "plant", "electrical", "mechanical", "racks"};
  const std::string object = parent(path);
  const auto has = [&](std::string_view key) {
    const std::string inside = fmt::format("{}/{}", object, key);
    return stated.text_at(inside) != nullptr || stated.has_object(inside);
  };
  if (has(last_key(path))) return true;
  if (path.ends_with("/utilization")) return is_of_fleet(stated, object);
  if (path.ends_with("/construction/per_kw")) return std::ranges::any_of(building_parts, has);
  if (path.find("/embodied/host_") != std::string::npos && stated.text_at(parent(object) + "/instance") != nullptr)
    return true;
  if (path.ends_with("/embodied/accelerator") || path.find("/embodied/host") != std::string::npos)
    return has("value") || (stated.text_at(object) != nullptr && *stated.text_at(object) != "{}");
  return path.ends_with("/activity/load") && has("co2e");
}

// Whether the activity of a field is the tokens of a bill, which are always those of a service.
bool is_always_so(const Stated& stated, const std::string& path) {
  return stated.text_at(parent(path) + "/prompt_tokens") != nullptr;
}

// What to type to give the field at `path` the value `json`. At most one object is new.
std::optional<Replacement> typed_at(const Sheet& sheet, const Stated& stated, const std::string& path,
                                    std::string json) {
  std::string object = parent(path);
  json = fmt::format("\"{}\": {}", last_key(path), json);
  if (object.empty() || stated.has_object(object)) return Replacement{object, json};
  const std::string outside = parent(object);
  if (outside.empty() || !stated.has_object(outside)) return std::nullopt;
  if (const std::string* name = stated.text_at(object)) {
    const std::string_view key = named_by(sheet, object);
    const bool in_phase = outside.starts_with("/phases/") && std::ranges::count(outside, '/') == 2;
    if (!in_phase || key.empty() || name->find_first_of("\"\\") != std::string::npos) return std::nullopt;
    json = fmt::format("\"{}\": \"{}\", {}", key, *name, json);
  }
  return Replacement{outside, fmt::format("\"{}\": {{{}}}", last_key(object), json)};
}

// A number in the unit of a field, as JSON, with enough digits for the same total.
std::string in_unit_of(const json::Field& field, Dim dim, double base) {
  constexpr int digits = 12;
  const double value = units::known(field.unit, dim).from_base(base);
  const std::string number = units::shortest(*units::parse_number(fmt::format("{:.{}g}", value, digits)));
  return json::needs_unit(field) ? fmt::format("\"{} {}\"", number, field.unit) : number;
}

// The cells that follow from the cells `from` by one product, or by one quotient of which they are the dividend.
std::vector<std::int32_t> products_of(const Sheet& sheet, std::span<const std::int32_t> from) {
  std::vector<std::int32_t> found;
  const auto is_from = [&](std::int32_t cell) { return std::ranges::find(from, cell) != from.end(); };
  for (std::size_t k = 0; k < sheet.nodes().size(); ++k) {
    const Node& node = sheet.nodes()[k];
    if ((node.op == Op::mul && (is_from(node.args[0]) || is_from(node.args[1]))) ||
        (node.op == Op::div && is_from(node.args[0])))
      found.push_back(static_cast<std::int32_t>(k));
  }
  return found;
}

struct Amount {
  double best = 0;
  Dim dim;
};

// What is stated in place of an input that is used in so many places; nothing if it differs from place to place, or if
// it is needed in only some of them, such as a node whose power is known.
std::optional<Amount> stated_amount(const Sheet& sheet, std::int32_t cell, int steps, std::size_t places) {
  std::vector<std::int32_t> cells{cell};
  for (int k = 0; k < steps; ++k) cells = products_of(sheet, cells);
  if (cells.empty() || (steps > 0 && cells.size() < places)) return std::nullopt;
  const Node& first = sheet.nodes()[static_cast<std::size_t>(cells.front())];
  for (const std::int32_t other : cells) {
    const Node& node = sheet.nodes()[static_cast<std::size_t>(other)];
    if (node.dim != first.dim || std::abs(node.value - first.value) > 1e-12 * std::abs(first.value))
      return std::nullopt;
  }
  return Amount{first.value, first.dim};
}

std::int32_t cell_of(const Sheet& sheet, std::size_t input) {
  const auto found = std::ranges::find_if(sheet.nodes(), [&](const Node& node) {
    return node.op == Op::input && static_cast<std::size_t>(node.args[0]) == input;
  });
  return static_cast<std::int32_t>(found - sheet.nodes().begin());
}

// The path of what is stated in place of an input at `path`; empty if the keys of the form do not lead there.
std::string path_of(const Form* form, const std::string& path) {
  if (form == nullptr || path.ends_with("/" + std::string(form->keys))) return path;
  const std::string_view first = form->keys.substr(0, form->keys.find('/'));
  const auto at = path.rfind(fmt::format("/{}", first));
  return at == std::string::npos ? std::string{} : fmt::format("{}/{}", path.substr(0, at), form->keys);
}

}  // namespace

std::vector<Replacement> replacements(const Sheet& sheet, std::size_t index, double base,
                                      const NamedList<std::string>& typed) {
  const Input& input = sheet.inputs()[index];
  const auto never = [&](std::string_view rule) { return input.rule.starts_with(rule) || input.id.starts_with(rule); };
  if (input.path.empty() || std::ranges::any_of(not_stated, never) || input.also.size() >= Input::most_places)
    return {};
  const auto* found = std::ranges::find_if(forms, [&](const Form& form) {
    return form.rule == input.rule && (form.choice.empty() || last_key(input.path) == form.keys);
  });
  const Form* form = found == std::end(forms) ? nullptr : found;
  const auto amount =
      stated_amount(sheet, cell_of(sheet, index), form == nullptr ? 0 : form->steps, 1 + input.also.size());
  if (!amount) return {};
  const double value = input.value.best == base ? amount->best : amount->best * base / input.value.best;
  const Stated stated(typed);
  std::vector<Replacement> all;
  std::vector<std::string> paths{input.path};
  paths.insert(paths.end(), input.also.begin(), input.also.end());
  for (const std::string& one : paths) {
    const std::string path = path_of(form, one);
    const json::Field* field = path.empty() ? nullptr : workload::field_at(path);
    if (field == nullptr || std::ranges::find(field->dims, amount->dim) == field->dims.end()) return {};
    if (excludes(stated, path)) return {};
    auto typing = typed_at(sheet, stated, path, in_unit_of(*field, amount->dim, value));
    if (!typing) return {};
    if (form != nullptr && !form->choice.empty() && !is_always_so(stated, path) &&
        (form->field.empty() || std::ranges::any_of(sheet.inputs(), [&](const Input& other) {
           return is_at(other, fmt::format("{}/{}", parent(path), form->field));
         })))
      typing->json += fmt::format(", {}", form->choice);
    all.push_back(std::move(*typing));
  }
  return all;
}

std::string in_words(std::span<const Replacement> replacements) {
  std::string out;
  std::string_view last;
  for (const Replacement& one : replacements) {
    const std::string_view where = one.at.empty() ? std::string_view("the job") : one.at;
    if (out.empty()) out = fmt::format("set {} in {}", one.json, where);
    else if (one.json == last) out += fmt::format(" and {}", where);
    else out += fmt::format("; set {} in {}", one.json, where);
    last = one.json;
  }
  return out;
}

}  // namespace aicarbon::report
