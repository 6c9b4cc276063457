// Phrases that the readable formats of a comparison share.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/quantity.hpp>

#include <string>

namespace aicarbon::render {

/// The result in a sentence: "b is lower than a by 21 t CO2e, 27 % (19 … 36 %), in 97 % of paired draws".
std::string sentence(const Comparison& comparison);

/// The best value with its sign: "−21 t", "+3.2 t", "0 kg".
std::string signed_amount(Dim dim, const Figure& figure);
/// The range with signs: "−28 … −15 t"; empty for an exact figure or one without samples.
std::string signed_range(Dim dim, const Figure& figure);
/// Whether the headline of either total is the median. The difference is then labelled as that of the best values.
bool has_median(const Comparison& comparison);
/// A ratio as a percentage with its sign: "+12 %" for 0.12.
std::string signed_percent(double ratio);

}  // namespace aicarbon::render
