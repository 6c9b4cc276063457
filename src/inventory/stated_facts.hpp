// Resolves the facts of an object in the job, field by field: the stated value, or else the field's default rule.
#pragma once

#include "inventory/context.hpp"
#include "workload/facts.hpp"
#include "workload/fields.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::inventory {

using Pairs = std::vector<workload::ValuePair>;

Pairs settled(const Context& context, std::span<const json::Field> fields, const void* object, void* facts,
              std::string path, std::string_view use);

/// Fills the facts that the fields of T name, and lists the pairs of field and fact. A fact that is not stated and has
/// no default rule stays unknown.
template <class T, class Facts>
Pairs settled(const Context& context, const T& object, Facts& facts, std::string path, std::string_view use) {
  return settled(context, json::Table<T>::fields(), &object, &facts, std::move(path), use);
}

}  // namespace aicarbon::inventory
