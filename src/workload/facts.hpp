// Table rows of values that become facts. A row names the member that states the value and the fact that the value
// becomes. How the value is copied, its path and its default follow from the row (inventory/stated_facts.hpp).
#pragma once

#include <aicarbon/fact.hpp>
#include <aicarbon/stated.hpp>

#include "json/fields.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon {

namespace workload {

/// A value that the job may state, and its fact.
struct ValuePair {
  const json::Field* field;
  std::string path;           ///< path of the value in the job
  const StatedValue* stated;  ///< null if absent
  FactValue* fact;
};

}  // namespace workload

struct json::Pairs {
  std::string path;  ///< path of the object
  std::vector<workload::ValuePair> found;
};

namespace workload {

/// Appends, in field order, a pair of stated value and fact for each field that becomes a fact. `facts` is the struct
/// of these facts.
inline void pair_values(std::span<const json::Field> fields, const void* object, void* facts, json::Pairs& pairs) {
  for (const json::Field& field : fields)
    if (field.pair != nullptr) field.pair(field.member_of(object), field.fact_of(facts), field, pairs);
}

inline void add_pair(json::Pairs& pairs, const json::Field& field, const StatedValue* stated, FactValue& fact) {
  pairs.found.push_back({&field, pairs.path + "/" + std::string(field.name), stated, &fact});
}
// Pairing a value with a fact of another dimension does not compile.
template <Dim D>
void pair_value(json::Pairs& pairs, const json::Field& field, const std::optional<Stated<D>>& stated, Fact<D>& fact) {
  add_pair(pairs, field, stated ? &*stated : nullptr, fact);
}
template <Dim D>
void pair_value(json::Pairs& pairs, const json::Field& field, const Stated<D>& stated, Fact<D>& fact) {
  add_pair(pairs, field, &stated, fact);
}

template <class Member, class Becomes>
void pair_of_type(const void* member, void* fact, const json::Field& field, json::Pairs& pairs) {
  pair_value(pairs, field, *static_cast<const Member*>(member), *static_cast<Becomes*>(fact));
}
// Pairs the values of an object. If the job lacks the object, the inventory lacks it too.
template <class Member, class Becomes>
void pair_object(const void* member, void* fact, const json::Field& field, json::Pairs& pairs) {
  const Member& object = *static_cast<const Member*>(member);
  if (!object) return;
  const std::size_t length = pairs.path.size();
  pairs.path += "/" + std::string(field.name);
  pair_values(json::Table<typename Member::value_type>::fields(), &*object, &static_cast<Becomes*>(fact)->emplace(),
              pairs);
  pairs.path.resize(length);
}

template <auto Member>
using ClassOf = typename json::detail::MemberOf<decltype(Member)>::Object;
template <auto Member>
using TypeOf = typename json::detail::MemberOf<decltype(Member)>::Type;

/// The row of a value that becomes a fact. Object and Facts may be structs that inherit the members.
template <auto Member, auto Becomes, class Object = ClassOf<Member>, class Facts = ClassOf<Becomes>>
constexpr json::Field value(json::Field row) {
  row = json::field<Member, Object>(row);
  row.fact_of = [](void* facts) -> void* { return &(static_cast<Facts*>(facts)->*Becomes); };
  row.pair = &pair_of_type<TypeOf<Member>, TypeOf<Becomes>>;
  return row;
}

/// The row of an object whose values become facts.
template <auto Member, auto Becomes, class Object = ClassOf<Member>, class Facts = ClassOf<Becomes>>
constexpr json::Field object(json::Field row) {
  row = json::field<Member, Object>(row);
  row.fact_of = [](void* facts) -> void* { return &(static_cast<Facts*>(facts)->*Becomes); };
  row.pair = &pair_object<TypeOf<Member>, TypeOf<Becomes>>;
  row.write = nullptr;  // jobs are read but never written
  row.nullable = false;
  row.object = [] {
    using Stated = typename TypeOf<Member>::value_type;
    return json::ObjectTable{Stated::title, Stated::where, json::Table<Stated>::fields(),
                             sizeof(typename TypeOf<Becomes>::value_type) / sizeof(FactValue)};
  };
  return row;
}

}  // namespace workload
}  // namespace aicarbon
