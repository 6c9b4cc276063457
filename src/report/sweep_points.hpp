// What a sweep says about its points: which of them have no result, and which cannot be compared.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/sweep.hpp>

#include "rows/sweep.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace aicarbon::report {

/// Why a point has no result: the job is refused with one of its values, or exceeds a limit; empty if it has one.
std::string reason_of(const rows::SweepSheet& sheet, std::span<const rows::Limits::Broken> broken, std::size_t point);

/// Points without a result: how many, and the first of them.
struct Without {
  std::size_t count = 0, first = 0;
};
/// Removes the objective of points that have no result.
Without remove_refused(std::span<double> objective, const rows::SweepSheet& sheet,
                       std::span<const rows::Limits::Broken> broken);

void warn_of_bases(Sweep& s, const rows::SweepSheet& sheet);
void warn_of_points(Sweep& s, const rows::SweepSheet& sheet, const Without& without,
                    std::span<const rows::Limits::Broken> broken);
/// Notes that the device varies while a phase states device-hours.
void note_other_work(Sweep& s, const SourceText& job);

}  // namespace aicarbon::report
