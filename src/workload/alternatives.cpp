// Codecs of values that the job states in one of several ways: a word or a number, one quantity or another, an amount
// or the path of one. See codecs.hpp.
#include "workload/codecs.hpp"

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
  const Value* best = v.kind == Kind::object ? (v.find("best") != nullptr ? v.find("best") : v.find("low")) : &v;
  const std::string_view text = best != nullptr && best->kind == Kind::string ? best->text : std::string_view{};
  const auto says = [&](std::string_view what) { return text.find(what) != std::string_view::npos; };
  if (says("node") || says("instance")) {
    Field of_nodes = f;
    of_nodes.unit = "node-h";
    auto& hours = out.of_nodes.emplace();
    Codec<Stated<dim::node_time>>::read(r, v, of_nodes, s, hours);
    out.written = hours.written;
    return;
  }
  auto& hours = out.of_devices.emplace();
  Codec<Stated<dim::device_time>>::read(r, v, f, s, hours);
  out.written = hours.written;
  out.is_plain = !says("device") && !says("GPU") && !says("TPU");
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
