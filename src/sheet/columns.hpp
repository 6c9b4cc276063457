// Evaluation over columns: the same sheet, many rows, block by block. Samples, tornado and later sweeps and batches are columns.
#pragma once

#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace aicarbon::sheet {

/// Rows are evaluated in blocks of this many; a constant, so that results never depend on threads or machine.
inline constexpr std::size_t block_rows = 512;

/// Fills rows first … first + out.size() of one input (index into Sheet::inputs()).
using Fill = std::function<void(std::size_t input, std::size_t first, std::span<double> out)>;

/// The values of `outputs` over `rows` rows, one column an output. Inputs for which `varies` is false stay at best.
/// Cells that depend on no varying input are folded once. `threads` changes the speed, never a bit.
std::vector<std::vector<double>> evaluate(const Sheet& sheet, std::span<const std::int32_t> outputs, std::size_t rows,
                                          const std::vector<bool>& varies, const Fill& fill, unsigned threads);

}  // namespace aicarbon::sheet
