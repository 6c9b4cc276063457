// Draws from an uncertain value: a counter-based generator keyed by the identity of the input, and the inverse distribution.
#pragma once

#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace aicarbon::sheet {

/// The random stream of an identity: a hash of its name (FNV-1a, 64 bits), so that order and neighbours never matter.
std::uint64_t stream_of(std::string_view id);

/// Uniform numbers in the open interval (0, 1): rows first, first + 1, … of one stream. Philox 4x32-10.
void uniforms(std::uint64_t stream, std::uint64_t seed, std::uint64_t first, std::span<double> out);

/// The value below which a share u of the distribution lies, 0 < u < 1.
double quantile(const Uncertain& value, double u);

/// The 5th and 95th percentile: exactly low and high of a `range`.
double p5(const Uncertain& value);
double p95(const Uncertain& value);

/// Rows first, first + 1, … of an input's samples.
void draw(const Input& input, std::uint64_t seed, std::uint64_t first, std::span<double> out);

}  // namespace aicarbon::sheet
