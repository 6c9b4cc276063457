// Field tables: a row binds a key to a member of a struct. The reader, the writer and the JSON Schema of the struct
// follow from its table. To add a struct, specialize Table<T>; to add a kind of value, specialize Codec<T>.
#pragma once

#include <aicarbon/quantity.hpp>

#include "diag/codes.hpp"
#include "diag/lines.hpp"
#include "json/schema.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::json {

/// The state of reading a document: its text, the current path, and the errors found so far.
class Reader {
 public:
  Reader(const SourceText& source, Diagnostics& out) : source_(source), lines_(source), out_(out) {}

  const std::string& path() const { return path_; }
  Location at(const Value& value) const {
    return lines_.locate(value.offset, value.length, path_.empty() ? "/" : path_);
  }
  Location at(const Member& member) const {
    return lines_.locate(member.offset, member.length, path_ + "/" + member.key);
  }
  void error(diag::Code code, std::string message, std::string help, Location where) {
    out_.push_back(diag::make(code, std::move(message), std::move(help), std::move(where)));
  }
  /// Calls `f` while `name` is the last step of the path.
  void inside(std::string_view name, const std::function<void()>& f);
  void wrong_type(const Value& value, std::string_view wanted, std::string help = {});
  bool expect(const Value& value, Kind kind, std::string_view wanted);
  std::string_view raw(const Value& value) const {
    return std::string_view(source_.text).substr(value.offset, value.length);
  }

 private:
  const SourceText& source_;
  diag::Lines lines_;
  Diagnostics& out_;
  std::string path_;
};

struct Field;

/// What a walk over the values of an object collects. It is defined where these values are known (workload/visit.cpp).
struct Leaves;

/// What a walk over an object and its facts collects. It is defined where both are known (workload/facts.hpp).
struct Pairs;

/// The table of an object with its title and its place in the document, for the reference page.
struct ObjectTable {
  std::string_view title;
  std::string_view where;
  std::span<const Field> fields;
  std::size_t facts = 0;  ///< number of facts to which its values are resolved (workload/facts.hpp)
};

/// How a key is spelled: plain, or with the unit of the field as a suffix, in which case the value is a number in that
/// unit.
enum class Spelling { plain, suffixed };

/// A row of a field table. field<&Struct::member>(…) fills in its functions.
struct Field {
  std::string_view name;
  std::string_view doc;           ///< one line: meaning, unit, and what is used if the field is absent
  std::string_view unit = {};     ///< unit of a quantity, for the suffix of the key and for printing
  bool counts = false;            ///< whether a plain number is a count, which is never stated in percent
  std::string_view example = {};  ///< example of a value as JSON, for documentation and help
  std::string_view rule = {};     ///< the default rule used if the field is absent (inventory/defaults.hpp)
  bool required = false;
  double minimum = 0;  ///< lower limit of a number; excluded if `positive`
  double maximum = 1e300;
  bool positive = false;  ///< whether `minimum` itself is excluded
  /// If not empty, only whole numbers are accepted, and this is the help on how to state a part of one.
  std::string_view whole = {};
  std::string_view beyond = {};  ///< what to do about a number outside the limits, if they do not say enough
  std::span<const std::string_view> choices = {};
  bool omit_empty = false;  ///< whether the key of an absent or empty value is omitted when writing

  /// Returns the member of an object. The functions below with a parameter `member` take that member.
  const void* (*member_of)(const void* object) = nullptr;
  void (*read)(Reader&, const Value&, const Field&, Spelling, void* member) = nullptr;
  void (*write)(Writer&, const Field&, const void* member) = nullptr;
  void (*schema)(Writer&, const Field&, Spelling) = nullptr;
  bool (*empty)(const void* member) = nullptr;
  void (*walk)(const void* member, Leaves&) = nullptr;  ///< null if there is nothing to collect
  void* (*fact_of)(void* facts) = nullptr;  ///< returns the fact to which the member is resolved; null if none
  void (*pair)(const void* member, void* fact, const Field&, Pairs&) = nullptr;
  ObjectTable (*object)() = nullptr;  ///< null unless the reference page has a table for the object
  bool has_suffix = false;
  std::span<const Dim> dims = {};  ///< dimensions that a quantity may have; one, except for a throughput
  bool nullable = false;           ///< whether an absent value is written as null
};

/// The table of a struct. Specializations have `static std::span<const Field> fields()`; with a member `row`, the
/// object is written on one line.
template <class T>
struct Table;

/// How a type is read, written and described. A specialization needs only the functions that are used. `schema` writes
/// keywords (schema.hpp).
template <class T>
struct Codec;

void read_object(Reader& reader, const Value& value, std::span<const Field> fields, void* object);
/// Reads the members of an object that have a field, and passes the others to `without_field`. Returns the member of
/// each field, or null if it is absent.
std::vector<const Member*> read_members(Reader& reader, const Value& value, std::span<const Field> fields, void* object,
                                        const std::function<void(const Member&)>& without_field);
/// The field of a key, in either spelling; null if there is none.
const Field* field_of(std::span<const Field> fields, std::string_view key);
void unknown_key(Reader& reader, const Member& member, std::span<const Field> fields);
void write_object(Writer& writer, std::span<const Field> fields, const void* object, bool row = false);
void walk_object(std::span<const Field> fields, const void* object, Leaves& leaves);
std::string suffixed_name(const Field& field);
/// Whether a key is the suffixed name. Faster than a comparison, because most names do not begin alike.
bool is_suffixed_name(const Field& field, std::string_view key);
/// Whether values of a field need a unit: those of a quantity that is not a count or a ratio.
bool needs_unit(const Field& field);

namespace detail {
template <class>
struct MemberOf;
template <class O, class T>
struct MemberOf<T O::*> {
  using Object = O;
  using Type = T;
};
template <class T>
concept Writable = requires(Writer& w, const T& t, const Field& f) {
  Codec<T>::write(w, f, t);
};
template <class T>
concept Readable = requires(Reader& r, const Value& v, const Field& f, T& t) {
  Codec<T>::read(r, v, f, Spelling::plain, t);
};
template <class T>
concept Walkable = requires(const T& t, Leaves& leaves) {
  Codec<T>::walk(t, leaves);
};
template <class T>
constexpr bool has_suffix() {
  if constexpr (requires { Codec<T>::has_suffix; }) return Codec<T>::has_suffix;
  else return false;
}
template <class T>
constexpr std::span<const Dim> dims() {
  if constexpr (requires { Codec<T>::dims; }) return Codec<T>::dims;
  else return {};
}
template <class T>
constexpr std::span<const std::string_view> choices() {
  if constexpr (requires { Codec<T>::choices; }) return Codec<T>::choices;
  else return {};
}
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
bool is_empty(const T& value) {
  if constexpr (requires { value.has_value(); }) return !value.has_value();
  else if constexpr (requires { value.empty(); }) return value.empty();
  else return false;
}
/// The functions of a row, one set for each type: hundreds of members share a few dozen types.
template <class T>
struct OfType {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, void* member) {
    Codec<T>::read(r, v, f, s, *static_cast<T*>(member));
  }
  static void write(Writer& w, const Field& f, const void* member) {
    Codec<T>::write(w, f, *static_cast<const T*>(member));
  }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<T>::schema(w, f, s); }
  static bool empty(const void* member) { return is_empty(*static_cast<const T*>(member)); }
  static void walk(const void* member, Leaves& leaves) { Codec<T>::walk(*static_cast<const T*>(member), leaves); }
};
}  // namespace detail

/// Binds a row to a member. `Object` may be a struct that inherits the member.
template <auto M, class Object = typename detail::MemberOf<decltype(M)>::Object>
constexpr Field field(Field row) {
  using Type = typename detail::MemberOf<decltype(M)>::Type;
  row.member_of = [](const void* object) -> const void* { return &(static_cast<const Object*>(object)->*M); };
  if constexpr (detail::Readable<Type>) row.read = &detail::OfType<Type>::read;
  if constexpr (detail::Writable<Type>) row.write = &detail::OfType<Type>::write;
  row.schema = &detail::OfType<Type>::schema;
  row.empty = &detail::OfType<Type>::empty;
  if constexpr (detail::Walkable<Type>) row.walk = &detail::OfType<Type>::walk;
  if (const auto choices = detail::choices<Type>(); !choices.empty()) row.choices = choices;
  row.has_suffix = detail::has_suffix<Type>();
  row.dims = detail::dims<Type>();
  row.nullable = detail::is_optional<Type> && detail::Writable<Type> && !row.omit_empty;
  return row;
}

/// Codec of a struct that has a table.
template <class T>
requires requires { Table<T>::fields(); }
struct Codec<T> {
  static void read(Reader& r, const Value& v, const Field&, Spelling, T& out) {
    read_object(r, v, Table<T>::fields(), &out);
  }
  static void write(Writer& w, const Field&, const T& value) {
    write_object(
        w, Table<T>::fields(), &value, requires { Table<T>::row; });
  }
  static void schema(Writer& w, const Field& f, Spelling) { object_schema(w, Table<T>::fields(), f.name); }
  static void walk(const T& value, Leaves& leaves) { walk_object(Table<T>::fields(), &value, leaves); }
};

template <>
struct Codec<std::string> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling, std::string& out);
  static void write(Writer& w, const Field&, const std::string& value) { w.text(value); }
  static void schema(Writer& w, const Field& f, Spelling) {
    if (f.choices.empty()) type_schema(w, "string");
    else choices_schema(w, f.choices);
  }
};

template <>
struct Codec<bool> {
  static void read(Reader& r, const Value& v, const Field&, Spelling, bool& out) {
    if (r.expect(v, Kind::boolean, "true or false")) out = v.boolean;
  }
  static void write(Writer& w, const Field&, bool value) { w.boolean(value); }
  static void schema(Writer& w, const Field&, Spelling) { type_schema(w, "boolean"); }
};

template <>
struct Codec<double> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling, double& out);
  static void write(Writer& w, const Field&, double value) { w.number(value); }
  static void schema(Writer& w, const Field&, Spelling) { type_schema(w, "number"); }
};

template <>
struct Codec<int> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling, int& out);
  static void write(Writer& w, const Field&, int value) { w.number(value); }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<double>::schema(w, f, s); }
};

/// Codec of an optional value: absent or null, or a T.
template <class T>
struct Codec<std::optional<T>> {
  static constexpr bool has_suffix = detail::has_suffix<T>();
  static constexpr std::span<const Dim> dims = detail::dims<T>();
  static constexpr std::span<const std::string_view> choices = detail::choices<T>();
  static void read(Reader& r, const Value& v, const Field& f, Spelling s,
                   std::optional<T>& out) requires detail::Readable<T> {
    if (v.kind == Kind::null) return;
    T value{};
    Codec<T>::read(r, v, f, s, value);
    out = std::move(value);
  }
  static void write(Writer& w, const Field& f, const std::optional<T>& value) requires detail::Writable<T> {
    if (value) Codec<T>::write(w, f, *value);
    else w.null();
  }
  static void schema(Writer& w, const Field& f, Spelling s) { Codec<T>::schema(w, f, s); }
  static void walk(const std::optional<T>& value, Leaves& leaves) requires detail::Walkable<T> {
    if (value) Codec<T>::walk(*value, leaves);
  }
};

/// The step of a path to an element of a list: the `name` or `route` of an object, if it is valid in a path; otherwise
/// the index.
std::string element_name(const Value& element, std::size_t index);

/// Codec of a list.
template <class T>
struct Codec<std::vector<T>> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s,
                   std::vector<T>& out) requires detail::Readable<T> {
    if (!r.expect(v, Kind::list, "a list")) return;
    out.reserve(v.items.size());
    for (std::size_t i = 0; i < v.items.size(); ++i)
      r.inside(element_name(v.items[i], i), [&] { Codec<T>::read(r, v.items[i], f, s, out.emplace_back()); });
  }
  static void write(Writer& w, const Field& f, const std::vector<T>& values) requires detail::Writable<T> {
    w.begin_list();
    for (const T& value : values) Codec<T>::write(w, f, value);
    w.end_list();
  }
  static void schema(Writer& w, const Field& f, Spelling s) {
    list_schema(w, [&] { Codec<T>::schema(w, f, s); });
  }
  static void walk(const std::vector<T>& values, Leaves& leaves) requires detail::Walkable<T> {
    for (const T& value : values) Codec<T>::walk(value, leaves);
  }
};

/// Values by name, in the order written; in JSON, an object with the names as keys.
template <class T>
using Named = std::vector<std::pair<std::string, T>>;
template <class T>
struct Codec<Named<T>> {
  static void read(Reader& r, const Value& v, const Field& f, Spelling s, Named<T>& out) requires detail::Readable<T> {
    if (!r.expect(v, Kind::object, "an object with names as keys")) return;
    out.reserve(v.members.size());
    for (const Member& member : v.members)
      r.inside(member.key, [&] { Codec<T>::read(r, member.value, f, s, out.emplace_back(member.key, T{}).second); });
  }
  static void write(Writer& w, const Field& f, const Named<T>& values) requires detail::Writable<T> {
    w.begin_object();
    for (const auto& [name, value] : values) {
      w.key(name);
      Codec<T>::write(w, f, value);
    }
    w.end_object();
  }
  static void schema(Writer& w, const Field& f, Spelling s) {
    map_schema(w, [&] { Codec<T>::schema(w, f, s); });
  }
  static void walk(const Named<T>& values, Leaves& leaves) requires detail::Walkable<T> {
    for (const auto& [name, value] : values) Codec<T>::walk(value, leaves);
  }
};

void unknown_choice(Reader& reader, const Value& value, std::span<const std::string_view> choices);

/// The row of "$schema", the address of a JSON Schema, by which an editor checks a document. A reader ignores it.
void ignore_text(Reader& reader, const Value& value, const Field&, Spelling, void*);
inline constexpr Field schema_address{
    .name = "$schema",
    .doc = "address of the JSON Schema by which an editor checks the file; not interpreted",
    .example = "\"job.schema.json\"",
    .member_of = [](const void* object) { return object; },
    .read = ignore_text,
    .schema = [](Writer& w, const Field&, Spelling) { type_schema(w, "string"); },
};

}  // namespace aicarbon::json
