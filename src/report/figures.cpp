// See figures.hpp.
#include "report/figures.hpp"

#include "report/figure.hpp"

#include <algorithm>

namespace aicarbon::report {

Figures::Figures(const lifecycle::Model& model, std::size_t phases)
    : outputs_(model.outputs), estimates_(outputs_.size()), order_(outputs_.size()), first_(phases + 2) {
  const auto group = [](const lifecycle::Output& output) { return output.phase ? *output.phase + 1 : 0; };
  for (const auto& output : outputs_) ++first_[group(output) + 1];
  for (std::size_t g = 1; g < first_.size(); ++g) first_[g] += first_[g - 1];
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (std::size_t k = 0; k < outputs_.size(); ++k) {
    order_[next[group(outputs_[k])]++] = k;
    estimates_[k].best = model.sheet.nodes()[static_cast<std::size_t>(outputs_[k].node)].value;
  }
  const auto key = [&](std::size_t k) -> std::string_view { return outputs_[k].key; };
  for (std::size_t g = 0; g + 1 < first_.size(); ++g)
    std::ranges::stable_sort(std::span(order_).subspan(first_[g], first_[g + 1] - first_[g]), {}, key);
}

std::optional<Figure> Figures::find(std::size_t group, std::string_view key, double scale) const {
  const auto of_group = std::span(order_).subspan(first_[group], first_[group + 1] - first_[group]);
  const auto found =
      std::ranges::lower_bound(of_group, key, {}, [&](std::size_t k) -> std::string_view { return outputs_[k].key; });
  if (found == of_group.end() || outputs_[*found].key != key) return std::nullopt;
  const Figure f = figure(estimates_[*found]);
  return scale == 1 ? f : scaled(f, scale);
}

}  // namespace aicarbon::report
