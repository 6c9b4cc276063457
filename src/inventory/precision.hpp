// ONE table of precisions: what a number takes, and which dense peak of a device goes with it.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace aicarbon::inventory {

struct Precision {
  std::string_view name;
  double bytes;                  ///< of a weight, scales inside
  std::string_view peak;         ///< column of the table accelerators; weight-only formats are computed at 16 bit
  std::string_view cached = {};  ///< precision of keys and values; its own when empty
};

// mxfp4 and fp4: 32 numbers of 4 bit share a scale of 8 bit (OCP Microscaling Formats 1.0, 2023).
inline constexpr Precision precisions[] = {
    {"bf16", 2, "bf16_tflops"},
    {"fp16", 2, "bf16_tflops"},
    {"fp8", 1, "fp8_tflops"},
    {"int8", 1, "int8_tops"},
    {"fp4", 0.53125, "fp4_tflops", "fp8"},
    {"mxfp4", 0.53125, "bf16_tflops", "bf16"},
    {"int4", 0.5, "bf16_tflops", "bf16"},
    {"tf32", 4, "tf32_tflops"},
    {"fp32", 4, "fp32_tflops"},
};

inline const Precision& precision(std::string_view name) {
  return *std::ranges::find(precisions, name, &Precision::name);
}

}  // namespace aicarbon::inventory
