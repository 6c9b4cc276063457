// The facts of an object of the job by its rows: what it states, otherwise the default rule of the row.
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

/// Fills the facts that the rows of T name. What is neither stated nor has a rule stays unknown.
template <class T, class Facts>
Pairs settled(const Context& context, const T& object, Facts& facts, std::string path, std::string_view use) {
  return settled(context, json::Table<T>::fields(), &object, &facts, std::move(path), use);
}

}  // namespace aicarbon::inventory
