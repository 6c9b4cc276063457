// Codecs of values that the job states in one of several ways: a word or a number, one quantity or another, an amount
// or the path of one. See codecs.hpp.
#include "workload/codecs.hpp"

#include "units/device_part.hpp"
#include "workload/hour_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace aicarbon::json {

namespace {

constexpr std::string_view run_mfu_choices[] = {"published"};

// Reads a word that is given in place of a number, and reports an unknown word. Returns false if the value is not a
// word.
bool read_choice(Reader& r, const Value& v, std::span<const std::string_view> choices, std::optional<Text>& out) {
  if (v.kind != Kind::string || v.text.empty() || (v.text[0] >= '0' && v.text[0] <= '9') || v.text[0] == '-')
    return false;
  if (std::ranges::find(choices, v.text) != choices.end()) out = Text{v.text, r.at(v)};
  else unknown_choice(r, v, choices);
  return true;
}

// The text of a quantity that may have several dimensions; empty if its best value is a plain number.
std::string_view text_of(const Value& v) {
  const Value* best = &v;
  if (v.kind == Kind::object) best = v.find("best") != nullptr ? v.find("best") : v.find("low");
  return best != nullptr && best->kind == Kind::string ? best->text : std::string_view{};
}

// Parts of two kinds have the same dimension, but the ends of a range must count the same part.
void same_part(Reader& r, const Value& v, const units::DevicePart& part) {
  if (v.kind != Kind::object) return;
  for (const std::string_view key : {"best", "low", "high"}) {
    const Value* const end = v.find(key);
    const auto* other = end != nullptr && end->kind == Kind::string ? units::part_in(end->text) : nullptr;
    if (other == nullptr || other == &part) continue;
    r.error(diag::wrong_dimension,
            fmt::format("\"{}\" does not count {}, as other values of the range do", end->text, part.many),
            "state all values of the range in one unit", r.at(*end));
    return;
  }
}

// Reads a quantity of dimension D, whose unit is `unit`.
template <Dim D>
const Stated<D>& read_in(Reader& r, const Value& v, Field field, std::string_view unit, Spelling s,
                         std::optional<Stated<D>>& out) {
  field.unit = unit;
  Codec<Stated<D>>::read(r, v, field, s, out.emplace());
  return *out;
}

}  // namespace

void Codec<MarketBased>::read(Reader& r, const Value& v, const Field& f, Spelling s, MarketBased& out) {
  std::optional<Text> choice;
  if (!read_choice(r, v, words_of<MarketChoice>, choice))
    return Codec<Stated<dim::intensity>>::read(r, v, f, s, out.intensity.emplace());
  if (choice) out.choice = {*from_word<MarketChoice>(choice->value), true, choice->at};
}

void Codec<MarketBased>::schema(Writer& w, const Field& f, Spelling s) {
  any_of(w,
         {[&] { choices_schema(w, words_of<MarketChoice>); }, [&] { Codec<Stated<dim::intensity>>::schema(w, f, s); }});
}

void Codec<StatedContracts>::read(Reader& r, const Value& v, const Field& f, Spelling s, StatedContracts& out) {
  out.at = r.at(v);
  const bool list = v.kind == Kind::list && s == Spelling::plain;
  if (!list) return Codec<MarketBased>::read(r, v, f, s, out.all);
  Codec<std::vector<StatedContract>>::read(r, v, f, s, out.list);
  if (out.list.empty())
    r.error(diag::missing_field, fmt::format("\"{}\" lists no contract", f.name),
            "add {\"share\": 1, \"intensity\": \"… g/kWh\"}, or remove the list", out.at);
}

void Codec<StatedContracts>::schema(Writer& w, const Field& f, Spelling s) {
  if (s == Spelling::suffixed) return Codec<MarketBased>::schema(w, f, s);
  any_of(w, {[&] { Codec<MarketBased>::schema(w, f, s); },
             [&] { list_schema(w, [&] { object_schema(w, Table<StatedContract>::fields(), "contract"); }); }});
}

void Codec<StatedContracts>::walk(const StatedContracts& value, Leaves& leaves) {
  Codec<MarketBased>::walk(value.all, leaves);
  Codec<std::vector<StatedContract>>::walk(value.list, leaves);
}

void Codec<StatedRunMfu>::read(Reader& r, const Value& v, const Field& f, Spelling s, StatedRunMfu& out) {
  out.at = r.at(v);
  if (!read_choice(r, v, run_mfu_choices, out.published))
    Codec<Stated<dim::one>>::read(r, v, f, s, out.value.emplace());
}

void Codec<StatedRunMfu>::schema(Writer& w, const Field& f, Spelling s) {
  any_of(w, {[&] { choices_schema(w, run_mfu_choices); }, [&] { Codec<Stated<dim::one>>::schema(w, f, s); }});
}

void Codec<StatedThroughput>::read(Reader& r, const Value& v, const Field& f, Spelling s, StatedThroughput& out) {
  out.at = r.at(v);
  const Value* best = v.kind == Kind::object ? v.find("best") : &v;
  const bool of_tokens = s == Spelling::suffixed || best == nullptr || best->kind != Kind::string ||
                         best->text.find("token") != std::string::npos;
  if (of_tokens) {
    Codec<Stated<dim::token_rate>>::read(r, v, f, s, out.tokens.emplace());
  } else {
    Field things = f;
    things.unit = "item/s";
    Codec<Stated<dim::request_rate>>::read(r, v, things, s, out.things.emplace());
  }
}

void Codec<StatedHours>::read(Reader& r, const Value& v, const Field& f, Spelling s, StatedHours& out) {
  out.at = r.at(v);
  const std::string_view text = text_of(v);
  out.hour_of = workload::hour_of(text);
  if (const auto* part = units::part_in(text)) {
    same_part(r, v, *part);
    out.written = read_in(r, v, f, part->hours, s, out.of_parts).written;
  } else if (out.hour_of == HourOf::node) {
    out.written = read_in(r, v, f, "node-h", s, out.of_nodes).written;
  } else {
    out.written = read_in(r, v, f, f.unit, s, out.of_devices).written;
  }
}

void Codec<StatedDevices>::read(Reader& r, const Value& v, const Field& f, Spelling s, StatedDevices& out) {
  out.at = r.at(v);
  const std::string_view text = text_of(v);
  const auto* part = units::part_in(text);
  out.has_unit = part != nullptr || text.find("device") != std::string_view::npos;
  if (part == nullptr) return Codec<Stated<dim::device>>::read(r, v, f, s, out.of_devices.emplace());
  same_part(r, v, *part);
  read_in(r, v, f, part->name, s, out.of_parts);
}

void Codec<FunctionalUnit>::read(Reader& r, const Value& v, const Field&, Spelling, FunctionalUnit& out) {
  out.at = r.at(v);
  const Value* count = v.kind == Kind::object ? v.find("count") : nullptr;
  if (count != nullptr && count->kind == Kind::string && count->text.starts_with('/')) {
    r.inside("count", [&] { out.pointer = Text{count->text, r.at(*count)}; });
    Value rest = v;
    std::erase_if(rest.members, [](const Member& m) { return m.key == "count"; });
    read_object(r, rest, Table<FunctionalUnit>::fields(), &out);
    return;
  }
  read_object(r, v, Table<FunctionalUnit>::fields(), &out);
  if ((count == nullptr || count->kind == Kind::null) && v.kind == Kind::object)
    r.error(diag::missing_field, "\"count\" is missing",
            "state a number, or the path of a value in the job, such as \"/phases/serving/activity/device_time\"",
            r.at(v));
}

void Codec<StatedOver>::read(Reader& r, const Value& v, const Field& f, Spelling s, StatedOver& out) {
  out.at = r.at(v);
  if (v.kind == Kind::string && v.text.starts_with('/')) out.pointer = Text{v.text, r.at(v)};
  else Codec<Stated<dim::request>>::read(r, v, f, s, out.count.emplace());
}

}  // namespace aicarbon::json
