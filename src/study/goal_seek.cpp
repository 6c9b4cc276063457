// See goal_seek.hpp. Trial values are rows of an evaluation: first the lowest and the highest value of every input with
// a positive best value, then finer and finer grids for each input that can meet the limit.
#include "study/goal_seek.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"

#include <algorithm>
#include <cmath>

namespace aicarbon::study {
namespace {

// The limits of the trial values of an input. The lowest is this share of the best value, measured from the floor of
// the input, because a lower value would mean a different job. The highest is this multiple of the best value, or 1 for
// a share.
constexpr double least = 0.05;
constexpr double most = 3;
constexpr std::size_t grid = 33;
constexpr int refinements = 3;

struct Trial {
  std::size_t input;
  double value;
};

class Search {
 public:
  Search(const Sheet& sheet, const Ceiling& ceiling, const Options& options)
      : sheet_(sheet), c_(ceiling), draws_(ceiling.confidence ? ceiling.limit_rows.size() : 1),
        drawn_(sheet.inputs().size()) {
    if (!ceiling.confidence) return;
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      drawn_[i].resize(draws_);
      sheet::draw(sheet.inputs()[i], options.seed, 0, drawn_[i]);
    }
  }

  std::vector<Solution> run() {
    std::vector<Trial> ends;
    for (std::size_t i = 0; i < sheet_.inputs().size(); ++i)
      if (best(i) > 0)
        for (const double end : {lowest(i), highest(i)}) ends.push_back({i, end});
    const auto keeps = kept(ends);
    std::vector<Solution> found;
    for (std::size_t k = 0; k < ends.size(); k += 2)
      for (const std::size_t side : {k, k + 1})
        if (keeps[side]) {
          found.push_back({ends[k].input, nearest(ends[side])});
          break;
        }
    std::ranges::stable_sort(found, {}, [&](const Solution& s) {
      const double best = sheet_.inputs()[s.input].value.best;
      return std::abs(std::log(s.value / best));
    });
    return found;
  }

 private:
  double best(std::size_t i) const { return sheet_.inputs()[i].value.best; }
  double lowest(std::size_t i) const {
    const double floor = std::max(0.0, sheet_.inputs()[i].value.floor);
    return floor + (best(i) - floor) * least;
  }
  double highest(std::size_t i) const {
    const bool share = best(i) <= 1 && sheet_.inputs()[i].unit == "1";
    return share ? 1 : best(i) * most;
  }

  // Finds the value nearest to `best` that meets the limit, between a value that meets it and `best`, which does not.
  double nearest(Trial keeping) const {
    double good = keeping.value;
    double bad = best(keeping.input);
    for (int round = 0; round < refinements; ++round) {
      std::vector<Trial> trials;
      for (std::size_t k = 0; k < grid; ++k)
        trials.push_back({keeping.input, good + (bad - good) * static_cast<double>(k) / (grid - 1)});
      const auto keeps = kept(trials);
      std::size_t last = 0;
      while (last + 1 < grid && keeps[last + 1]) ++last;
      if (last + 1 < grid) bad = trials[last + 1].value;
      good = trials[last].value;
    }
    return good;
  }

  // Whether each trial meets the limit. An unknown result does not meet it.
  std::vector<bool> kept(const std::vector<Trial>& trials) const {
    std::vector<bool> varies(sheet_.inputs().size());
    for (const Trial& t : trials) varies[t.input] = true;
    if (c_.confidence)
      for (std::size_t i = 0; i < varies.size(); ++i) varies[i] = varies[i] || !sheet_.inputs()[i].value.exact();
    const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
      for (std::size_t r = 0; r < out.size(); ++r) {
        const Trial& t = trials[(first + r) / draws_];
        out[r] = t.input == input ? t.value : c_.confidence ? drawn_[input][(first + r) % draws_] : best(input);
      }
    };
    const std::int32_t outputs[] = {c_.output};
    const auto columns = sheet::evaluate(sheet_, outputs, trials.size() * draws_, varies, fill, 1);
    std::vector<bool> keeps;
    for (std::size_t k = 0; k < trials.size(); ++k) {
      std::size_t within = 0;
      for (std::size_t d = 0; d < draws_; ++d) {
        const double limit = c_.confidence ? c_.limit_rows[d] : c_.limit;
        within += columns[0][k * draws_ + d] <= limit ? 1U : 0U;
      }
      keeps.push_back(static_cast<double>(within) >= c_.confidence.value_or(1) * static_cast<double>(draws_));
    }
    return keeps;
  }

  const Sheet& sheet_;
  const Ceiling& c_;
  std::size_t draws_;
  std::vector<std::vector<double>> drawn_;
};

}  // namespace

std::vector<Solution> goal_seek(const Sheet& sheet, const Ceiling& ceiling, const Options& options) {
  return Search(sheet, ceiling, options).run();
}

}  // namespace aicarbon::study
