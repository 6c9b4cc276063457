// See merged_sheet.hpp.
#include "rows/merged_sheet.hpp"

#include <algorithm>

namespace aicarbon::rows {

std::vector<std::int32_t> MergedSheet::present() const {
  std::vector<std::int32_t> estimated;
  for (const auto output : outputs)
    if (output >= 0) estimated.push_back(output);
  return estimated;
}

std::vector<bool> MergedSheet::varies() const {
  std::vector<bool> columns(sheet.inputs().size());
  for (const auto& input : inputs)
    if (input) columns[*input] = true;
  if (unknown) columns[*unknown] = true;
  return columns;
}

std::vector<std::size_t> MergedSheet::variable_of() const {
  std::vector<std::size_t> variables(sheet.inputs().size());
  for (std::size_t v = 0; v < inputs.size(); ++v)
    if (inputs[v]) variables[*inputs[v]] = v;
  return variables;
}

bool MergedSheet::complete(std::span<const std::uint32_t> words) const {
  std::uint64_t bits = base_incomplete;
  for (std::size_t v = 0; v < words.size(); ++v) bits |= more_incomplete[v][words[v]];
  for (std::size_t v = 0; v < words.size(); ++v) bits &= ~less_incomplete[v][words[v]];
  return bits == 0;
}

std::string MergedSheet::basis(std::span<const std::uint32_t> words) const {
  std::string joined;
  for (std::size_t v = 0; v < words.size(); ++v)
    if (const std::string& own = bases[v][words[v]]; own != base_basis && joined.find(own) == std::string::npos)
      joined += (joined.empty() ? "" : "+") + own;
  return joined.empty() ? base_basis : joined;
}

bool MergedSheet::alike_everywhere() const {
  const auto none = [](const auto& of_words) {
    return std::ranges::all_of(of_words, [](std::uint64_t bits) { return bits == 0; });
  };
  return std::ranges::all_of(more_incomplete, none) && std::ranges::all_of(less_incomplete, none) &&
         std::ranges::all_of(bases, [&](const auto& of_words) {
           return std::ranges::all_of(of_words, [&](const std::string& basis) { return basis == base_basis; });
         });
}

}  // namespace aicarbon::rows
