// The table of precisions: the bytes per number, and which dense peak of a device applies.
#pragma once

#include <aicarbon/choices.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace aicarbon::inventory {

struct PrecisionRow {
  Precision precision;
  double bytes;           ///< bytes per number, including the scales of mxfp4 and fp4
  std::string_view peak;  ///< column of the dense peak in the accelerators table; weight-only formats use 16 bits
  Precision cached;       ///< precision of keys and values in the cache
  int halvings = 0;       ///< how often the 16 bits of the arithmetic are halved
};

// In mxfp4 and fp4, 32 numbers of 4 bits share a scale of 8 bits (OCP Microscaling Formats 1.0, 2023).
inline constexpr PrecisionRow precisions[] = {
    {Precision::bf16, 2, "bf16_tflops", Precision::bf16},
    {Precision::fp16, 2, "bf16_tflops", Precision::fp16},
    {Precision::fp8, 1, "fp8_tflops", Precision::fp8, 1},
    {Precision::int8, 1, "int8_tops", Precision::int8, 1},
    {Precision::fp4, 0.53125, "fp4_tflops", Precision::fp8, 2},
    {Precision::mxfp4, 0.53125, "bf16_tflops", Precision::bf16},
    {Precision::int4, 0.5, "bf16_tflops", Precision::bf16},
    {Precision::tf32, 4, "tf32_tflops", Precision::tf32},
    {Precision::fp32, 4, "fp32_tflops", Precision::fp32},
};

inline const PrecisionRow& row_of(Precision precision) {
  return *std::ranges::find(precisions, precision, &PrecisionRow::precision);
}

}  // namespace aicarbon::inventory
