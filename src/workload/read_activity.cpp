// Reads an activity: the keys of the object determine its kind, and the fields of that kind are then read.
#include "workload/activity/kinds.hpp"
#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::json {
namespace {

using workload::ActivityKind;

// The field that a member states; null if its key is unknown, or if its value is null, which counts as absent.
const Field* stated_field(std::span<const Field> fields, const Member& member) {
  return member.value.kind == Kind::null ? nullptr : field_of(fields, member.key);
}

bool is_field(const ActivityKind& kind, std::string_view key) { return field_of(kind.fields, key) != nullptr; }

// The kinds whose keys the object has. Later kinds come first, because a later kind may use the key of an earlier
// one as a field: device_time may have a measured energy.
std::vector<const ActivityKind*> named_kinds(const Value& object) {
  std::vector<const ActivityKind*> named;
  for (const ActivityKind& kind : workload::activity_kinds())
    if (std::ranges::any_of(object.members, [&](const Member& m) {
          const Field* field = stated_field(kind.fields, m);
          return field != nullptr && field->name == kind.key;
        }))
      named.push_back(&kind);
  std::ranges::reverse(named);
  return named;
}

// Reports devices and a duration, which together are no activity, and what may be meant by them.
void devices_for_a_time(Reader& r, const Value& v) {
  const Value* devices = v.find("devices");
  const Value* duration = v.find("duration");
  if (devices == nullptr || duration == nullptr) return;
  r.error(diag::no_activity, "\"devices\" and \"duration\" alone do not state what the devices did",
          fmt::format(
              "for a run that occupied all of these devices all the time, write \"wall_time\": {}, \"devices\": {}; "
              "for machines that are owned, \"machines\" and \"duration\"",
              r.raw(*duration), r.raw(*devices)),
          r.at(v));
}

void* object_of(activity::Any& kind) {
  return std::visit([](auto& k) -> void* { return &k; }, kind);
}

void read_kind(Reader& r, const Value& v, const ActivityKind& kind, Activity& out) {
  out.kind = kind.make();
  std::vector<std::string_view> strays;
  const auto first = read_members(r, v, kind.fields, object_of(out.kind), [&](const Member& m) {
    if (field_of(workload::common_activity_fields(), m.key) != nullptr) return;
    if (const Field* field = stated_field(workload::activity_fields(), m)) strays.push_back(field->name);
    else if (field_of(workload::activity_fields(), m.key) == nullptr) unknown_key(r, m, workload::activity_fields());
  });
  read_members(r, v, workload::common_activity_fields(), &out, [](const Member&) {});
  std::ranges::sort(strays);
  for (const auto name : strays)
    r.error(diag::conflict, fmt::format("\"{}\" cannot be combined with \"{}\"", name, kind.key),
            fmt::format("remove \"{}\"", name), out.at);
  for (std::size_t i = 0; i < first.size(); ++i)
    if (kind.fields[i].required && first[i] == nullptr)
      r.error(diag::missing_field, fmt::format("\"{}\" needs \"{}\"", kind.key, kind.fields[i].name), {}, out.at);
}

}  // namespace

void Codec<Activity>::read(Reader& r, const Value& v, const Field&, Spelling, Activity& out) {
  out.at = r.at(v);
  if (!r.expect(v, Kind::object, "an object")) return;
  const auto named = named_kinds(v);
  const auto other =
      std::ranges::find_if(named, [&](const ActivityKind* k) { return !is_field(*named.front(), k->key); });
  if (named.empty() || other != named.end()) {
    for (const Member& m : v.members)
      if (field_of(workload::activity_fields(), m.key) == nullptr) unknown_key(r, m, workload::activity_fields());
    if (named.empty()) devices_for_a_time(r, v);
    else
      r.error(
          diag::two_activities, fmt::format("\"{}\" and \"{}\" are two activities", named.front()->key, (*other)->key),
          fmt::format(
              "remove one of them: the work of two phases is added up, so that \"{}\" and \"{}\" of one run would count it twice",
              named.front()->key, (*other)->key),
          out.at);
    return;
  }
  read_kind(r, v, *named.front(), out);
}

void Codec<Activity>::schema(Writer& w, const Field& f, Spelling) {
  object_schema(w, workload::activity_fields(), f.name);
}

void Codec<Activity>::walk(const Activity& value, Leaves& leaves) {
  walk_object(workload::common_activity_fields(), &value, leaves);
  std::visit(
      [&](const auto& kind) {
        if constexpr (requires { kind.key; }) walk_object(Table<std::decay_t<decltype(kind)>>::fields(), &kind, leaves);
      },
      value.kind);
}

}  // namespace aicarbon::json
