// Reads the value types of a job: numbers with units and ranges, texts with their location, and alternatives such
// as a text or an object.
#pragma once

#include <aicarbon/workload.hpp>

#include "json/fields.hpp"
#include "workload/fields.hpp"

namespace aicarbon::workload {
/// Reads a number of dimension `dim`: a text such as "700 W", a bare number if the key or the dimension allows it, or
/// {best, low, high, …}.
void read_stated(json::Reader& reader, const json::Value& value, const json::Field& field, json::Spelling spelling,
                 Dim dim, StatedValue& out);
void stated_schema(json::Writer& writer, const json::Field& field, json::Spelling spelling, Dim dim);

/// Adds a stated value to those that a walk over the job collects (visit.hpp).
void collect(json::Leaves& leaves, const StatedValue& value, Dim dim);

/// Whether a value is a number written as an object (with best, low or high), rather than an object with fields of its
/// own.
bool looks_like_number(const json::Value& value);
}  // namespace aicarbon::workload

namespace aicarbon::json {

template <Dim D>
struct Codec<Stated<D>> {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {D};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, Stated<D>& out) {
    workload::read_stated(r, v, f, s, D, out);
  }
  static void schema(Writer& w, const Field& f, Spelling s) { workload::stated_schema(w, f, s, D); }
  static void walk(const Stated<D>& value, Leaves& leaves) { workload::collect(leaves, value, D); }
};

template <>
struct Codec<Text> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, Text& out) {
    Codec<std::string>::read(r, v, f, s, out.value);
    out.at = r.at(v);
  }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<std::string>::schema(w, f, s); }
};

template <class E>
struct Codec<Choice<E>> {
  static constexpr std::span<const std::string_view> choices = words_of<E>;
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, Choice<E>& out) {
    Text text;
    Codec<Text>::read(r, v, f, s, text);
    out.at = text.at;
    if (const auto value = from_word<E>(text.value)) {
      out.value = *value;
      out.known = true;
    }
  }
  static void schema(Writer& w, const Field&, Spelling) { choices_schema(w, words_of<E>); }
};

template <>
struct Codec<TextList> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, TextList& out) {
    Codec<std::vector<Text>>::read(r, v, f, s, out.items);
    out.at = r.at(v);
  }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<std::vector<Text>>::schema(w, f, s); }
};

/// Codec of a value that is either a text, such as the name of a site, or an object.
template <class T>
struct Codec<TextOr<T>> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, TextOr<T>& out) {
    out.at = r.at(v);
    if (v.kind == Kind::string) Codec<Text>::read(r, v, f, s, out.text.emplace());
    else if (v.kind == Kind::object) out.object = read_located(r, v, f, s);
    else r.wrong_type(v, "a name or an object");
  }
  static void schema(Writer& w, const Field& f, Spelling s) {
    any_of(w, {[&] { Codec<Text>::schema(w, f, s); }, [&] { Codec<T>::schema(w, f, s); }});
  }
  static void walk(const TextOr<T>& value, Leaves& leaves) {
    if (value.object) Codec<T>::walk(*value.object, leaves);
  }

 private:
  static std::shared_ptr<const T> read_located(Reader& r, const Value& v, const Field& f, Spelling s) {
    auto object = std::make_shared<T>();
    Codec<T>::read(r, v, f, s, *object);
    if constexpr (requires { object->at; }) object->at = r.at(v);
    return object;
  }
};

template <>
struct Codec<MarketBased> {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {dim::intensity};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, MarketBased& out);
  static void schema(Writer& w, const Field& f, Spelling s);
  static void walk(const MarketBased& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::intensity>>>::walk(value.intensity, leaves);
  }
};

/// Codec of the contracts of a site: one for all of its electricity, or a list.
template <>
struct Codec<StatedContracts> {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {dim::intensity};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, StatedContracts& out);
  static void schema(Writer& w, const Field& f, Spelling s);
  static void walk(const StatedContracts& value, Leaves& leaves);
};

/// Codec of a stated footprint, network, run time, number of deliveries, yield, transport, end of life, failures or share. A plain value is
/// short for {"value": …}.
template <class T, Dim D = dim::co2e>
struct ValueOr {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {D};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, T& out) {
    out.at = r.at(v);
    if (v.kind == Kind::object && !workload::looks_like_number(v)) read_object(r, v, Table<T>::fields(), &out);
    else Codec<Stated<D>>::read(r, v, f, s, out.value.emplace());
  }
  static void schema(Writer& w, const Field& f, Spelling s) {
    any_of(w, {[&] { Codec<Stated<D>>::schema(w, f, s); }, [&] { object_schema(w, Table<T>::fields(), f.name); }});
  }
  static void walk(const T& value, Leaves& leaves) { walk_object(Table<T>::fields(), &value, leaves); }
};
template <>
struct Codec<StatedEmbodied> : ValueOr<StatedEmbodied> {};
template <>
struct Codec<StatedNetwork> : ValueOr<StatedNetwork> {};
template <>
struct Codec<StatedRunTime> : ValueOr<StatedRunTime, dim::device_time> {};
template <>
struct Codec<StatedDeliveries> : ValueOr<StatedDeliveries, dim::request> {
  static void walk(const StatedDeliveries& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::request>>>::walk(value.value, leaves);
    walk_object(Table<StatedDeliveries>::fields(), &value, leaves);
  }
};
template <>
struct Codec<StatedYield> : ValueOr<StatedYield, dim::one> {};
template <>
struct Codec<StatedTransport> : ValueOr<StatedTransport> {};
template <>
struct Codec<StatedEndOfLife> : ValueOr<StatedEndOfLife> {};
template <>
struct Codec<StatedFailures> : ValueOr<StatedFailures, dim::one> {};
template <>
struct Codec<StatedShare> : ValueOr<StatedShare, dim::one> {};

/// Codec of an object that keeps its location.
template <class T>
struct Located {
  static void read(Reader& r, const Value& v, const Field&, Spelling, T& out) {
    out.at = r.at(v);
    read_object(r, v, Table<T>::fields(), &out);
  }
  static void schema(Writer& w, const Field& f, Spelling) { object_schema(w, Table<T>::fields(), f.name); }
  static void walk(const T& value, Leaves& leaves) { walk_object(Table<T>::fields(), &value, leaves); }
};
template <>
struct Codec<Site> : Located<Site> {};
template <>
struct Codec<StatedContract> : Located<StatedContract> {};
template <>
struct Codec<StatedBuildingPart> : Located<StatedBuildingPart> {};
template <>
struct Codec<Route> : Located<Route> {};
template <>
struct Codec<Material> : Located<Material> {};
template <>
struct Codec<PowerPoint> : Located<PowerPoint> {};
template <>
struct Codec<Hardware> : Located<Hardware> {};
template <>
struct Codec<StatedPart> : Located<StatedPart> {};
template <>
struct Codec<RatioOf> : Located<RatioOf> {};
template <>
struct Codec<StatedOnline> : Located<StatedOnline> {};
template <>
struct Codec<StatedModel> : Located<StatedModel> {};
template <>
struct Codec<StatedTechnique> : Located<StatedTechnique> {};
template <>
struct Codec<StatedGrowth> : Located<StatedGrowth> {};

template <>
struct Codec<StatedRunMfu> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, StatedRunMfu& out);
  static void schema(Writer& w, const Field& f, Spelling s);
  static void walk(const StatedRunMfu& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::one>>>::walk(value.value, leaves);
  }
};

/// Codec of a throughput. Its unit determines whether it is a rate of tokens or of other things.
template <>
struct Codec<StatedThroughput> {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {dim::token_rate, dim::request_rate};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, StatedThroughput& out);
  static void schema(Writer& w, const Field& f, Spelling s) { workload::stated_schema(w, f, s, dim::token_rate); }
  static void walk(const StatedThroughput& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::token_rate>>>::walk(value.tokens, leaves);
    Codec<std::optional<Stated<dim::request_rate>>>::walk(value.things, leaves);
  }
};

/// Codec of allocated hours. The unit determines whether they are hours of devices, of whole machines or of parts of
/// devices.
template <>
struct Codec<StatedHours> {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {dim::device_time, dim::node_time, dim::part_time};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, StatedHours& out);
  static void schema(Writer& w, const Field& f, Spelling s) { workload::stated_schema(w, f, s, dim::device_time); }
  static void walk(const StatedHours& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::device_time>>>::walk(value.of_devices, leaves);
    Codec<std::optional<Stated<dim::node_time>>>::walk(value.of_nodes, leaves);
    Codec<std::optional<Stated<dim::part_time>>>::walk(value.of_parts, leaves);
  }
};
/// Codec of a number of devices. The unit determines whether they are whole devices or parts of devices.
template <>
struct Codec<StatedDevices> {
  static constexpr bool has_suffix = true;
  static constexpr Dim dims[] = {dim::device, dim::part};
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, StatedDevices& out);
  static void schema(Writer& w, const Field& f, Spelling s) { workload::stated_schema(w, f, s, dim::device); }
  static void walk(const StatedDevices& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::device>>>::walk(value.of_devices, leaves);
    Codec<std::optional<Stated<dim::part>>>::walk(value.of_parts, leaves);
  }
};
template <>
struct Codec<Phase> : Located<Phase> {};

/// Codec of an activity, whose keys determine its kind; see read_activity.cpp.
template <>
struct Codec<Activity> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, Activity& out);
  static void schema(Writer& w, const Field& f, Spelling s);
  static void walk(const Activity& value, Leaves& leaves);
};

/// Codec of a functional unit, whose count is a number or the path of a value in the job.
template <>
struct Codec<FunctionalUnit> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, FunctionalUnit& out);
  static void schema(Writer& w, const Field& f, Spelling) { object_schema(w, Table<FunctionalUnit>::fields(), f.name); }
  static void walk(const FunctionalUnit& value, Leaves& leaves) {
    walk_object(Table<FunctionalUnit>::fields(), &value, leaves);
  }
};

template <>
struct Codec<StatedOver> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, StatedOver& out);
  static void schema(Writer& w, const Field& f, Spelling s) { workload::stated_schema(w, f, s, dim::request); }
  static void walk(const StatedOver& value, Leaves& leaves) {
    Codec<std::optional<Stated<dim::request>>>::walk(value.count, leaves);
  }
};
template <>
struct Codec<StatedAmortize> : Located<StatedAmortize> {};

}  // namespace aicarbon::json
