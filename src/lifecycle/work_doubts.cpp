// See work_doubts.hpp.
//
//   share of the peak   rate x FLOPs per unit / (devices x dense peak), from 10^-5 to 1; in training from 10^-3, for
//                       pictures from 3 x 10^-3
//   slow serving        token rate x (weights read / (devices x bandwidth) + 20 ms), at least 1/10
//   FLOPs per joule     FLOPs per unit / energy per unit, at most 10^13
//   energy of a token   energy per request / tokens of a request, at most 200 J
//   intensity           CO2e / energy, from 0.1 to 5,000 g/kWh
//
// A step of a server takes some milliseconds apart from reading the weights; 20 ms is more than published servers need
// for a single request at a time. The best data sheet of an accelerator states 10^13 FLOP/J (4 bits, 2025), of which
// published work reaches less than half. All of these limits are conventions of this program.
#include "lifecycle/work_doubts.hpp"

#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/model/model.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>

namespace aicarbon::lifecycle {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double least_share = 1e-5;
constexpr double least_share_of_training = 1e-3;
constexpr double least_share_of_pictures = 3e-3;
constexpr double most_flop_per_kwh = 1e13 * 3.6e6;
constexpr double joules_per_kwh = 3.6e6;

std::string share_in_words(double share) {
  return share > 1
             ? fmt::format("at this throughput, the devices compute {} times their peak", units::significant(share, 3))
             : fmt::format("at this throughput, the devices reach only {} of their peak", units::significant(share, 2));
}

constexpr std::string_view check_rate =
    "check the throughput, which is that of all devices, its unit, and the number of devices";

class WorkFinder {
 public:
  explicit WorkFinder(const ActivityInput& in) : in_(in), sheet_(in.sheet) {}

  std::vector<WorkDoubt> all() && {
    const ActivityFacts& a = in_.facts.activity;
    if (const auto* w = a.as<TrainingFacts>()) training(*w);
    if (const auto* w = a.as<ServingFacts>()) serving(*w);
    if (const auto* w = a.as<PicturesFacts>(); w != nullptr && w->rate && has_flop(*w))
      rate(*w, work::flop_per_picture(sheet_, *w), least_share_of_pictures);
    if (const auto* w = a.as<ItemsFacts>(); w != nullptr && w->rate && w->flop_per_item)
      rate(*w, cell(sheet_, w->flop_per_item), least_share);
    if (const auto* w = a.as<Co2eFacts>()) intensity(*w);
    return std::move(found_);
  }

 private:
  // Whether the FLOPs of a picture are known, although its throughput is measured.
  static bool has_flop(const PicturesFacts& w) {
    const ModelFacts& m = w.model;
    if (!w.steps) return false;
    if (m.flop_per_step) return !m.flop_per_step_size || (w.width && w.height);
    return w.width && w.height && m.token_parameters && m.patch && m.layers && (m.attention_width || m.hidden) &&
           (!w.video || (w.frames && m.frame_stride));
  }

  Cell<dim::device> devices(const PlannedFacts& w) {
    return w.devices ? cell(sheet_, w.devices) : sheet_.constant<dim::device>(1);
  }

  void share_of_peak(const PlannedFacts& w, Cell<dim::flop / dim::time> reached, double least) {
    if (!w.device.peak) return;
    found_.push_back({"mfu", reached / (devices(w) * cell(sheet_, w.device.peak)), least, 1, share_in_words,
                      std::string(check_rate)});
  }

  void rate(const PlannedFacts& w, Cell<dim::flop_per_request> flop, double least) {
    share_of_peak(w, cell(sheet_, w.rate) * flop, least);
  }

  // A measured energy of zero has a warning of its own.
  template <Dim D>
  void energy_of_flop(Cell<dim::flop / D> flop, const Fact<dim::energy / D>& energy, std::string_view key) {
    if (energy.best() <= 0) return;
    const auto least = flop / sheet_.constant<dim::flop_per_energy>(most_flop_per_kwh);
    found_.push_back({"flop_per_joule", cell(sheet_, energy) / least, 1, unlimited,
                      [](double ratio) {
                        if (ratio <= 0) return std::string("the measured energy is zero");
                        return fmt::format("at this energy, the devices compute {:.1e} FLOPs per joule, more than any "
                                           "device reaches",
                                           most_flop_per_kwh / joules_per_kwh / ratio);
                      },
                      fmt::format("check the unit of \"{}\" and the model", key)});
  }

  void training(const TrainingFacts& w) {
    if (!w.model.parameters) return;
    const auto flop = work::flop_per_trained_token(sheet_, w);
    if (w.energy_per_token) energy_of_flop<dim::token>(flop, w.energy_per_token, "energy_per_token");
    if (w.token_rate) share_of_peak(w, cell(sheet_, w.token_rate) * flop, least_share_of_training);
  }

  void serving(const ServingFacts& w) {
    const auto output = cell(sheet_, w.output_tokens);
    auto tokens = output;
    if (tokens && w.input_tokens) tokens = tokens + cell(sheet_, w.input_tokens);
    if (w.energy_per_item && tokens) energy_of_token(cell(sheet_, w.energy_per_item) / tokens);
    if (!w.model.parameters) return;
    const work::Language m = work::language(sheet_, w);
    if (w.energy_per_item) {
      constexpr double of_short_answer = 200;  // tokens, if the job states none
      const auto of_request = tokens ? tokens : sheet_.constant<dim::tokens_per_request>(of_short_answer);
      energy_of_flop<dim::request>(of_request * m.flop, w.energy_per_item, "energy_per_request");
    } else if (w.energy_per_token) {
      energy_of_flop<dim::token>(m.flop, w.energy_per_token, "energy_per_token");
    }
    Cell<dim::token_rate> written;
    if (w.token_rate) written = cell(sheet_, w.token_rate);
    else if (w.rate && output) written = cell(sheet_, w.rate) * output;
    if (!written) return;
    share_of_peak(w, w.rate ? cell(sheet_, w.rate) * tokens * m.flop : written * m.flop, least_share);
    if (w.device.bandwidth) slow(w, m, written);
  }

  void energy_of_token(Cell<dim::energy_per_token> energy) {
    constexpr double most_joules = 200;
    found_.push_back({"energy_of_token", energy / sheet_.constant<dim::energy_per_token>(most_joules / joules_per_kwh),
                      0, 1,
                      [](double ratio) {
                        return fmt::format("the energy of a request is {} J for each of its tokens, far above what is "
                                           "plausible",
                                           units::significant(ratio * most_joules, 3));
                      },
                      "check the unit of \"energy_per_request\", and the number of tokens"});
  }

  // The time in which these devices write a token of one request at a time, with the overhead of a step, relative to the
  // time between tokens at the stated rate.
  void slow(const ServingFacts& w, const work::Language& m, Cell<dim::token_rate> written) {
    constexpr double tenth = 0.1;
    constexpr double overhead_seconds = 0.02;
    constexpr double seconds_per_hour = 3600;
    const auto of_one = work::weights_read(m, sheet_.constant<dim::request>(1));
    const auto reading = of_one / (devices(w) * cell(sheet_, w.device.bandwidth));
    const auto step = reading + sheet_.constant<dim::time>(overhead_seconds / seconds_per_hour);
    found_.push_back(
        {"slow", written * step / sheet_.constant<dim::token>(1), tenth, unlimited,
         [](double ratio) {
           return fmt::format("at this throughput, the devices write {} of the tokens that they would write "
                              "for one request at a time",
                              units::significant(ratio, 2));
         },
         "check the unit of the throughput, and the number of devices; a service that waits for requests is "
         "stated by \"arrivals\", without \"throughput\""});
  }

  void intensity(const Co2eFacts& w) {
    if (!w.energy || w.energy.best() <= 0) return;
    constexpr double grams = 1000;
    constexpr double least = 0.1 / grams;
    constexpr double most = 5000 / grams;
    const auto of_energy = cell(sheet_, w.co2e) / cell(sheet_, w.energy);
    found_.push_back({"intensity", of_energy / sheet_.constant<dim::intensity>(1), w.co2e.best() > 0 ? least : 0, most,
                      [](double kg) {
                        return fmt::format("the stated CO2e and energy imply an intensity of {} g/kWh",
                                           units::significant(kg * grams, 3));
                      },
                      "check the units of \"co2e\" and of \"energy\""});
  }

  const ActivityInput& in_;
  Sheet& sheet_;
  std::vector<WorkDoubt> found_;
};

// --- functional units --------------------------------------------------------------------------------------------------

// What a phase delivers, if it is what a functional unit is named after.
struct Delivered {
  Cell<dim::one> count;
  std::string path;
};

bool is_name(std::string_view unit, std::string_view one, std::string_view several) {
  return unit == one || unit == several;
}

// The word of a phase for what it delivers: "request", "image" …
std::pair<std::string_view, std::string_view> words_of(const ActivityFacts& a) {
  if (a.as<ServingFacts>() != nullptr) return {"request", "requests"};
  if (const auto* w = a.as<PicturesFacts>()) {
    if (w->video) return {"video", "videos"};
    return {"image", "images"};
  }
  if (const auto* w = a.as<RecommendationFacts>()) {
    if (w->passes > 1) return {"sample", "samples"};
    return {"query", "queries"};
  }
  if (a.as<ItemsFacts>() != nullptr) return {"item", "items"};
  return {};
}

std::vector<Delivered> delivered_as(Sheet& sheet, const Inventory& inventory, std::string_view unit) {
  std::vector<Delivered> found;
  for (const PhaseFacts& phase : inventory.phases) {
    const auto [one, several] = words_of(phase.activity);
    const auto* count = aicarbon::delivered(phase.activity);
    if (count == nullptr || one.empty() || !is_name(unit, one, several)) continue;
    if (phase.growth) return {};  // the count may be that of the first period or that of all
    found.push_back({count_of(sheet, *count) / sheet.constant<dim::request>(1),
                     fmt::format("/phases/{}/activity/{}", phase.name, several)});
  }
  return found;
}

// The tokens of a job may be those of training, those that are written, or those that are read and written.
std::vector<Delivered> tokens_of(Sheet& sheet, const Inventory& inventory) {
  Cell<dim::token> trained, passed, written, all;
  for (const PhaseFacts& phase : inventory.phases) {
    if (phase.growth) return {};
    if (const auto* w = phase.activity.as<TrainingFacts>()) {
      add_to(trained, cell(sheet, w->tokens));
      add_to(passed, w->epochs ? cell(sheet, w->tokens) * cell(sheet, w->epochs) : cell(sheet, w->tokens));
    }
    const auto* w = phase.activity.as<ServingFacts>();
    if (w != nullptr && w->prompt_tokens) {
      add_to(written, cell(sheet, w->completion_tokens));
      add_to(all, cell(sheet, w->prompt_tokens) + cell(sheet, w->completion_tokens));
      continue;
    }
    if (w == nullptr || !w->count) continue;
    if (!w->output_tokens) return {};
    const auto requests = count_of(sheet, w->count);
    add_to(written, requests * cell(sheet, w->output_tokens));
    auto both = cell(sheet, w->output_tokens);
    if (w->input_tokens) both = both + cell(sheet, w->input_tokens);
    add_to(all, requests * both);
  }
  std::vector<Delivered> found;
  for (const auto& tokens : {written, all, trained, passed})
    if (tokens) found.push_back({tokens / sheet.constant<dim::token>(1), {}});
  return found;
}

constexpr double near_count = 0.01;

bool is_near(double ratio) { return ratio >= 1 - near_count && ratio <= 1 + near_count; }

// What the count is compared with: the sum of the phases, or one of them if the count is that of it alone, as if every
// request went through several models.
std::optional<Delivered> reference(Sheet& sheet, const Inventory& inventory, const UnitFacts& unit) {
  const bool tokens = is_name(unit.name, "token", "tokens");
  const auto found = tokens ? tokens_of(sheet, inventory) : delivered_as(sheet, inventory, unit.name);
  if (found.empty()) return std::nullopt;
  for (const Delivered& d : found)
    if (d.count.best() > 0 && is_near(unit.count.value.best / d.count.best())) return d;
  if (tokens || found.size() == 1) return found.front();
  Delivered sum;
  for (const Delivered& d : found) add_to(sum.count, d.count);
  return sum;
}

}  // namespace

std::vector<WorkDoubt> doubts_about_work(const ActivityInput& in) { return WorkFinder(in).all(); }

std::vector<Doubt> doubts_about_units(Sheet& sheet, const Inventory& inventory) {
  std::vector<Doubt> found;
  for (const UnitFacts& unit : inventory.units) {
    if (!unit.stated_at) continue;
    const auto phases = reference(sheet, inventory, unit);
    if (!phases || phases->count.best() <= 0) continue;
    const auto ratio = sheet.input<dim::one>(unit.count) / phases->count;
    const auto says = [name = unit.name, best = ratio.best(), count = unit.count.value.best,
                       others = phases->count.best()](double value) {
      if (value != best)
        return fmt::format("the count of \"{}\" is {} times that of the phases", name, units::significant(value, 3));
      return fmt::format("the count of \"{}\" is {}, but that of the phases is {}", name, units::shortest(count),
                         units::shortest(others));
    };
    const auto help = [path = phases->path](double) {
      return path.empty() ? std::string("state the number of the phases, or give the unit a name of its own")
                          : fmt::format("write \"count\": \"{}\", or give the unit a name of its own", path);
    };
    found.push_back({fmt::format("doubts/units/{}", unit.name), diag::implausible_value, ratio.index, 1 - near_count,
                     1 + near_count, says, help, *unit.stated_at});
  }
  return found;
}

}  // namespace aicarbon::lifecycle
