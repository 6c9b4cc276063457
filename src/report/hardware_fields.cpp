// The field tables of aicarbon.hardware/1: they drive its JSON and its schema.
#include "report/hardware.hpp"
#include "report/report_fields.hpp"

#include <array>

namespace aicarbon::json {

template <>
struct Table<MachinePart> {
  static std::span<const Field> fields();
};
template <>
struct Table<PublishedFigure> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
template <>
struct Table<RivalFigure> {
  static std::span<const Field> fields();
};
template <>
struct Table<HardwareReport> {
  static std::span<const Field> fields();
};

/// Parts inside parts: described once, one level deep.
template <>
struct Codec<std::vector<MachinePart>> {
  static void write(Writer& w, const Field&, const std::vector<MachinePart>& parts) {
    w.begin_list();
    for (const MachinePart& part : parts) write_object(w, Table<MachinePart>::fields(), &part);
    w.end_list();
  }
  static void schema(Writer& w, const Field&, Spelling) {
    list_schema(w, [&] {
      w.begin_object();
      w.key("type");
      w.text("object");
      w.end_object();
    });
  }
};

namespace {

constexpr std::array part_fields{
    field<&MachinePart::name>({.name = "name", .doc = "of the part", .required = true}),
    field<&MachinePart::kind>({.name = "kind", .doc = "die, package-2.5d, stated, bill, or a kind of the table parts"}),
    field<&MachinePart::count>({.name = "count", .doc = "pieces in the machine, or in the part around it"}),
    field<&MachinePart::co2e_kg>({.name = "co2e_kg", .doc = "of all pieces; of what is known; null when nothing is"}),
    field<&MachinePart::share>({.name = "share", .doc = "of the machine, at best values"}),
    field<&MachinePart::method>({.name = "method", .doc = "formula or factor"}),
    field<&MachinePart::source>({.name = "source", .doc = "who says so"}),
    field<&MachinePart::state>({.name = "state", .doc = "estimated, not_estimated"}),
    field<&MachinePart::reason>(
        {.name = "reason", .doc = "why it is not estimated, and what to state", .omit_empty = true}),
    field<&MachinePart::parts>({.name = "parts", .doc = "inside it"}),
};
constexpr std::array published_fields{
    field<&PublishedFigure::co2e_kg>({.name = "co2e_kg", .doc = "as published"}),
    field<&PublishedFigure::boundary>({.name = "boundary", .doc = "what it holds"}),
    field<&PublishedFigure::source>({.name = "source", .doc = "who published it"}),
    field<&PublishedFigure::ratio>({.name = "ratio", .doc = "ours over theirs"}),
    field<&PublishedFigure::inside>({.name = "inside", .doc = "whether it lies within our range"}),
};
constexpr std::array rival_fields{
    field<&RivalFigure::model>({.name = "model", .doc = "its name"}),
    field<&RivalFigure::co2e_kg>({.name = "co2e_kg", .doc = "what it says of this machine"}),
    field<&RivalFigure::because>({.name = "because", .doc = "why it differs"}),
};
constexpr std::array hardware_fields{
    field<&HardwareReport::schema>({.name = "schema", .doc = "aicarbon.hardware/1", .required = true}),
    field<&HardwareReport::tool>({.name = "tool", .doc = "who computed it"}),
    field<&HardwareReport::uncertainty>({.name = "uncertainty", .doc = "how ranges were made"}),
    field<&HardwareReport::id>({.name = "id", .doc = "of the machine", .required = true}),
    field<&HardwareReport::boundary>({.name = "boundary", .doc = "what is counted"}),
    field<&HardwareReport::complete>({.name = "complete", .doc = "every part is estimated"}),
    field<&HardwareReport::co2e_kg>({.name = "co2e_kg", .doc = "of the parts that are estimated"}),
    field<&HardwareReport::published>({.name = "published", .doc = "of the same machine, by others"}),
    field<&HardwareReport::parts>({.name = "parts", .doc = "the tree"}),
    field<&HardwareReport::against>({.name = "against", .doc = "other models of the same machine"}),
    field<&HardwareReport::warnings>({.name = "warnings", .doc = "suspicious values"}),
};

}  // namespace

std::span<const Field> Table<MachinePart>::fields() { return part_fields; }
std::span<const Field> Table<PublishedFigure>::fields() { return published_fields; }
std::span<const Field> Table<RivalFigure>::fields() { return rival_fields; }
std::span<const Field> Table<HardwareReport>::fields() { return hardware_fields; }

}  // namespace aicarbon::json

namespace aicarbon::report {

std::string to_json(const HardwareReport& report) {
  json::Writer writer;
  json::write_object(writer, json::Table<HardwareReport>::fields(), &report);
  return writer.finish();
}

std::string hardware_schema() {
  return json::schema_document("aicarbon.hardware/1", "The embodied carbon of a machine by aicarbon",
                               json::Table<HardwareReport>::fields());
}

}  // namespace aicarbon::report
