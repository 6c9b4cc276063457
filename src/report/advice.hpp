// What to type so that a job states a value that the program assumed or looked up. Every format, `explain` and `check`
// use these functions, so that all of them suggest the same text.
#pragma once

#include <aicarbon/report.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::report {

/// The texts to type, one for each place of the job that uses the input, so that the job states the value `base` (in
/// base units) for it. `typed` are the values of the job, sorted by path. Empty if the job cannot state the value: the
/// job has no field of this quantity, or the value is inside something that the job states as a whole.
std::vector<Replacement> replacements(const Sheet& sheet, std::size_t input, double base,
                                      const NamedList<std::string>& typed);

/// Replacements as one phrase: `set "pue": 1.3 in /sites/a and /sites/b`; empty if there are none.
std::string in_words(std::span<const Replacement> replacements);

}  // namespace aicarbon::report
