// The field tables of aicarbon.hardware/1, which define its JSON and its schema.
#include "report/hardware.hpp"

#include "report/enum_codec.hpp"
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
struct Table<ModelFigure> {
  static std::span<const Field> fields();
};
template <>
struct Table<HardwareReport> {
  static std::span<const Field> fields();
};

namespace {

constexpr std::array machine_part_fields{
    field<&MachinePart::name>({.name = "name", .doc = "name of the part", .required = true}),
    field<&MachinePart::kind>(
        {.name = "kind", .doc = "`die`, `package-2.5d`, `package-3d`, `stated`, `bill`, or a kind such as `ddr5`"}),
    field<&MachinePart::count>({.name = "count", .doc = "number of pieces in the machine, or in the enclosing part"}),
    field<&MachinePart::co2e_kg>(
        {.name = "co2e_kg", .doc = "footprint of all pieces, as far as known; null if nothing is known"}),
    field<&MachinePart::share>({.name = "share", .doc = "share of the footprint of the machine, at best values"}),
    field<&MachinePart::method>({.name = "method", .doc = "formula or factor used"}),
    field<&MachinePart::source>({.name = "source", .doc = "source of the figure"}),
    field<&MachinePart::state>({.name = "state", .doc = "estimated, not_estimated"}),
    field<&MachinePart::reason>(
        {.name = "reason",
         .doc = "why the part is not estimated, or what its figure leaves out, and what to state",
         .omit_empty = true}),
    field<&MachinePart::parts>({.name = "parts", .doc = "parts inside this part"}),
};
constexpr std::array published_fields{
    field<&PublishedFigure::co2e_kg>({.name = "co2e_kg", .doc = "published footprint"}),
    field<&PublishedFigure::boundary>({.name = "boundary", .doc = "what the figure includes"}),
    field<&PublishedFigure::source>({.name = "source", .doc = "source of the published footprint"}),
    field<&PublishedFigure::ratio>({.name = "ratio", .doc = "result divided by the published footprint"}),
    field<&PublishedFigure::inside>(
        {.name = "inside", .doc = "true if the published footprint lies within the range of the result"}),
};
constexpr std::array model_fields{
    field<&ModelFigure::model>({.name = "model", .doc = "name of the model"}),
    field<&ModelFigure::co2e_kg>({.name = "co2e_kg", .doc = "result of the model for this machine"}),
    field<&ModelFigure::because>({.name = "because", .doc = "reasons why the result differs from that of aicarbon"}),
};
constexpr std::array hardware_fields{
    field<&HardwareReport::schema>({.name = "schema", .doc = "aicarbon.hardware/1", .required = true}),
    field<&HardwareReport::tool>({.name = "tool", .doc = "tool that computed the result"}),
    field<&HardwareReport::uncertainty>({.name = "uncertainty", .doc = "parameters of the ranges"}),
    field<&HardwareReport::id>(
        {.name = "id", .doc = "id of the machine in the catalog, or its name in a file", .required = true}),
    field<&HardwareReport::boundary>({.name = "boundary", .doc = "what is included"}),
    field<&HardwareReport::complete>(
        {.name = "complete", .doc = "true if every part is estimated, and its figure leaves nothing out"}),
    field<&HardwareReport::co2e_kg>({.name = "co2e_kg", .doc = "sum of the estimated parts"}),
    field<&HardwareReport::published>({.name = "published", .doc = "published footprints of the same machine"}),
    field<&HardwareReport::parts>({.name = "parts", .doc = "the tree of parts"}),
    field<&HardwareReport::against>(
        {.name = "against", .doc = "results of other published footprint models for the same machine"}),
    field<&HardwareReport::warnings>({.name = "warnings", .doc = "warnings and notes"}),
};

}  // namespace

std::span<const Field> Table<MachinePart>::fields() { return machine_part_fields; }
std::span<const Field> Table<PublishedFigure>::fields() { return published_fields; }
std::span<const Field> Table<ModelFigure>::fields() { return model_fields; }
std::span<const Field> Table<HardwareReport>::fields() { return hardware_fields; }

}  // namespace aicarbon::json

namespace aicarbon::report {

std::string to_json(const HardwareReport& report) {
  json::Writer writer;
  json::write_object(writer, json::Table<HardwareReport>::fields(), &report);
  return writer.finish();
}

std::string hardware_schema() {
  return json::schema_document("aicarbon.hardware/1", "The embodied carbon of a machine, computed by aicarbon",
                               json::Table<HardwareReport>::fields());
}

}  // namespace aicarbon::report
