// Phrases that all formats of a comparison share.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/quantity.hpp>

#include <string>

namespace aicarbon::render {

/// The result in a sentence: "b is lower than a by 21 t CO2e (27 %); lower in 97 % of paired draws, by 27 % (19 … 36
/// %)".
std::string sentence(const Comparison& comparison);

/// "−21 t", "+3.2 t", "0 kg".
std::string signed_amount(Dim dim, const Figure& figure);
/// "−28 … −15 t", or empty for an exact figure or one without samples.
std::string signed_range(Dim dim, const Figure& figure);
/// "+12 %": a ratio.
std::string signed_percent(double ratio);

}  // namespace aicarbon::render
