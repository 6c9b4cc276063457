// See philox.hpp. Vector instructions are used explicitly, because compilers treat a product of two 32-bit numbers in
// 64-bit lanes as a product of 64-bit numbers, at three times the cost.
#include "sheet/philox.hpp"

#include "clones.hpp"

#include <Random123/philox.h>

#include <bit>
#include <cstddef>

#if AICARBON_HAS_CLONES
#include <immintrin.h>
#endif

namespace aicarbon::sheet {
namespace {

// 52 random bits become a double in (0, 1), exactly: a mantissa in [1, 2) minus (1 - 2^-53).
constexpr std::uint64_t exponent_of_one = 0x3ff0000000000000;
constexpr double almost_one = 0.99999999999999988897769753748;

double open_unit(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t mantissa = (static_cast<std::uint64_t>(high) << 20U) | (low >> 12U);
  return std::bit_cast<double>(exponent_of_one | mantissa) - almost_one;
}

#if AICARBON_HAS_CLONES
using Words [[gnu::vector_size(64)]] = std::uint64_t;
using Reals [[gnu::vector_size(64)]] = double;
constexpr std::size_t lanes = 8;

// Fills as many complete groups of eight blocks as fit, and returns how many numbers it wrote.
__attribute__((target("avx512f"))) std::size_t by_eight(std::uint64_t stream, std::uint64_t seed, std::uint64_t block,
                                                        std::span<double> out) {
  constexpr std::uint64_t low_half = 0xffffffff;
  constexpr __mmask8 all = 0xff;  // g++ 12 warns of an undefined value in the form without a mask
  const __m512i multiplier0 = _mm512_set1_epi64(PHILOX_M4x32_0);
  const __m512i multiplier1 = _mm512_set1_epi64(PHILOX_M4x32_1);
  std::size_t done = 0;
  for (; done + 2 * lanes <= out.size(); done += 2 * lanes) {
    // Each word is in the lower half of its lane; the upper half may contain anything, because a product uses only the
    // lower half.
    Words c0 = Words{0, 1, 2, 3, 4, 5, 6, 7} + (block + done / 2);
    Words c1 = c0 >> 32U;
    Words c2 = Words{} + stream;
    Words c3 = Words{} + (stream >> 32U);
    auto k0 = static_cast<std::uint32_t>(seed);
    auto k1 = static_cast<std::uint32_t>(seed >> 32U);
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
      const auto p0 = reinterpret_cast<Words>(_mm512_maskz_mul_epu32(all, reinterpret_cast<__m512i>(c0), multiplier0));
      const auto p1 = reinterpret_cast<Words>(_mm512_maskz_mul_epu32(all, reinterpret_cast<__m512i>(c2), multiplier1));
      c0 = (p1 >> 32U) ^ c1 ^ k0;
      c2 = (p0 >> 32U) ^ c3 ^ k1;
      c1 = p1;
      c3 = p0;
      k0 += PHILOX_W32_0;
      k1 += PHILOX_W32_1;
    }
    const Words bits0 = (c0 & low_half) << 20U | (c1 & low_half) >> 12U | exponent_of_one;
    const Words bits1 = (c2 & low_half) << 20U | (c3 & low_half) >> 12U | exponent_of_one;
    const Reals even = reinterpret_cast<Reals>(bits0) - almost_one;
    const Reals odd = reinterpret_cast<Reals>(bits1) - almost_one;
    _mm512_storeu_pd(&out[done], __builtin_shuffle(even, odd, Words{0, 8, 1, 9, 2, 10, 3, 11}));
    _mm512_storeu_pd(&out[done + lanes], __builtin_shuffle(even, odd, Words{4, 12, 5, 13, 6, 14, 7, 15}));
  }
  return done;
}
#endif

}  // namespace

void philox_by_random123(std::uint64_t stream, std::uint64_t seed, std::uint64_t block, std::span<double> out) {
  const r123::Philox4x32 philox;
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); };
  for (std::size_t i = 0; i < out.size(); i += 2, ++block) {
    const auto bits = philox({{low(block), high(block), low(stream), high(stream)}}, {{low(seed), high(seed)}});
    out[i] = open_unit(bits[0], bits[1]);
    if (i + 1 < out.size()) out[i + 1] = open_unit(bits[2], bits[3]);
  }
}

void philox(std::uint64_t stream, std::uint64_t seed, std::uint64_t block, std::span<double> out) {
  std::size_t done = 0;
#if AICARBON_HAS_CLONES
  if (__builtin_cpu_supports("avx512f")) done = by_eight(stream, seed, block, out);
#endif
  philox_by_random123(stream, seed, block + done / 2, out.subspan(done));
}

}  // namespace aicarbon::sheet
