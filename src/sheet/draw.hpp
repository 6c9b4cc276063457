// Draws from an uncertain value: a counter-based generator, keyed by the id of the input, and the inverse of the
// distribution function.
#pragma once

#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <span>
#include <string_view>

namespace aicarbon::sheet {

/// The random stream of an input: a hash of its id (FNV-1a, 64 bits), so that it depends neither on the order of the
/// inputs nor on the other inputs.
std::uint64_t stream_of(std::string_view id);

/// Uniform numbers in the open interval (0, 1): rows first, first + 1, … of one stream. Philox 4x32-10.
void uniforms(std::uint64_t stream, std::uint64_t seed, std::uint64_t first, std::span<double> out);

/// The quantile of the distribution at a share u, 0 < u < 1.
double quantile(const Uncertain& value, double u);

/// The 5th and 95th percentile; for a `range`, exactly `low` and `high`.
double p5(const Uncertain& value);
double p95(const Uncertain& value);

/// Rows first, first + 1, … of the samples of an input.
void draw(const Input& input, std::uint64_t seed, std::uint64_t first, std::span<double> out);

}  // namespace aicarbon::sheet
