// The tables of the job's fields, from which the reader, the JSON Schema and the reference page are derived.
#pragma once

#include <aicarbon/workload.hpp>

#include "json/fields.hpp"

#include <span>
#include <string_view>

namespace aicarbon::workload {

/// A kind of object in the job, with its fields, for the reference page.
using Part = json::ObjectTable;
std::span<const Part> parts();

/// The JSON Schema of aicarbon.job/1.
std::string job_schema();

}  // namespace aicarbon::workload

namespace aicarbon::json {
#define AICARBON_TABLE(T)                                                                                              \
  template <>                                                                                                          \
  struct Table<T> {                                                                                                    \
    static std::span<const Field> fields();                                                                            \
  }
AICARBON_TABLE(StatedGrid);
AICARBON_TABLE(StatedContract);
AICARBON_TABLE(StatedConstruction);
AICARBON_TABLE(StatedBuildingPart);
AICARBON_TABLE(Site);
AICARBON_TABLE(StatedEmbodied);
AICARBON_TABLE(Leg);
AICARBON_TABLE(StatedTransport);
AICARBON_TABLE(Route);
AICARBON_TABLE(Material);
AICARBON_TABLE(StatedFailures);
AICARBON_TABLE(StatedEndOfLife);
AICARBON_TABLE(StatedYield);
AICARBON_TABLE(StatedWafer);
AICARBON_TABLE(StatedPart);
AICARBON_TABLE(StatedNetwork);
AICARBON_TABLE(PowerPoint);
AICARBON_TABLE(StatedShare);
AICARBON_TABLE(Hardware);
AICARBON_TABLE(RatioOf);
AICARBON_TABLE(StatedRunTime);
AICARBON_TABLE(StatedOnline);
AICARBON_TABLE(StatedDeliveries);
AICARBON_TABLE(StatedModel);
AICARBON_TABLE(StatedTechnique);
AICARBON_TABLE(StatedGrowth);
AICARBON_TABLE(Phase);
AICARBON_TABLE(FunctionalUnit);
AICARBON_TABLE(StatedAmortize);
AICARBON_TABLE(Workload);
#undef AICARBON_TABLE

/// The table of an object that has a title is defined in the file of that object.
template <class T>
requires requires {
  T::title;
  T::where;
}
struct Table<T> {
  static std::span<const Field> fields();
};
}  // namespace aicarbon::json
