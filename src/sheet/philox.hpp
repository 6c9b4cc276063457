// Philox 4x32-10 (Salmon et al. 2011, SC11), eight blocks at once where the processor supports it, with the same bits
// as Random123, which computes one block at a time.
#pragma once

#include <cstdint>
#include <span>

namespace aicarbon::sheet {

/// Uniform numbers in the open interval (0, 1), two from each block of a stream: block + k gives out[2k] and out[2k +
/// 1]. With an odd length, the last number is omitted.
void philox(std::uint64_t stream, std::uint64_t seed, std::uint64_t block, std::span<double> out);

/// The numbers of `philox`, always computed with Random123, as the reference for the vectorized form.
void philox_by_random123(std::uint64_t stream, std::uint64_t seed, std::uint64_t block, std::span<double> out);

}  // namespace aicarbon::sheet
