// Resolves generated images and videos: their size, their number of steps, and the passes per step.
#include "inventory/planned_work.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace aicarbon::inventory {
namespace {

using StatedNumber = std::optional<Stated<dim::one>>;

void steps(const Planning& p, const activity::Pictures& a, PicturesFacts& f) {
  f.steps = a.steps ? stated(*a.steps, p.use) : f.model.steps;
  if (!f.steps)
    p.error(diag::model_lacks, fmt::format("{} states no \"steps\"", f.model.name),
            "add \"steps\": 28, the number of denoising steps", p.at);
  const std::optional<Guidance> guidance = a.guidance ? a.guidance->value : f.model.guidance;
  if (!guidance)
    p.error(diag::model_lacks, fmt::format("{} states no \"guidance\"", f.model.name),
            "add \"guidance\": \"cfg\" or \"distilled\"", p.at);
  f.passes = guidance == Guidance::distilled ? 1 : 2;
}

// Reports missing inputs for the FLOPs of a pass. For a U-Net, the FLOPs themselves are given; the size of the picture
// is then needed only if the FLOPs apply to one size.
void needs_shape(const Planning& p, const activity::Pictures& a, const StatedNumber* frames, const PicturesFacts& f) {
  const ModelFacts& model = f.model;
  const auto needs_field = [&](const StatedNumber& value, std::string_view key, std::string_view example) {
    if (!value)
      p.error(diag::missing_field, fmt::format("\"{}\" needs \"{}\"", p.key, key),
              fmt::format("add \"{}\": {}", key, example), p.at);
  };
  if (model.flop_per_step && !model.flop_per_step_size) return;
  needs_field(a.width, "width", "1024");
  needs_field(a.height, "height", "1024");
  if (model.flop_per_step) return;
  needs(p, model, model.token_parameters, "token_parameters");
  needs(p, model, model.patch, "patch");
  needs(p, model, model.layers, "layers");
  const bool on_several = f.devices && f.devices.best() > 1;
  if (!model.attention_width || on_several) needs(p, model, model.hidden, "hidden");
  if (frames != nullptr) {
    needs_field(*frames, "frames", "81");
    needs(p, model, model.frame_stride, "frame_stride");
  }
}

// Warns of more devices than were measured. Devices that each generate pictures of their own do not share one.
void warn_of_many_devices(const Planning& p, const activity::Pictures& a) {
  if (!a.devices) return;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double most_measured = 8;
  p.context.suspect(a.devices->value.best,
                    {a.devices->at.path, std::nextafter(most_measured, infinity), infinity,
                     [at = a.devices->at, key = std::string(p.key)](double number) {
                       return diag::make(diag::implausible_value,
                                         fmt::format("{:g} devices are taken to share each of the {}, and the "
                                                     "formula holds for up to 8",
                                                     number, key),
                                         "if each device generates its own, leave \"devices\" out", at);
                     }});
}

// What a picture costs in addition if several devices share it.
void several_devices(const Planning& p, const activity::Pictures& a, PicturesFacts& f) {
  if (f.model.flop_per_step) {  // a U-Net
    f.several_devices = assumed<dim::one>(p.context, "media/several_devices", path_of(p, "devices"));
    return;
  }
  f.batch = stated_or(p, a.batch, "media/batch", "batch");
  f.exchange = assumed<dim::flop>(p.context, "media/exchange", path_of(p, "devices"));
  f.block_time = assumed<dim::time>(p.context, "media/block_time", path_of(p, "devices"));
  f.block_time_doubling = assumed<dim::time>(p.context, "media/block_time_doubling", path_of(p, "devices"));
  f.split_error = assumed<dim::one>(p.context, "media/split_error", path_of(p, "devices"));
  f.waiting_power = assumed<dim::one>(p.context, "media/waiting_power", path_of(p, "devices"));
}

// Resolves images or videos. `frames` is the number of frames of a video; null for images.
template <class Kind>
PicturesFacts pictures(const Kind& a, const ActivityInput& in, const StatedDeliveries& count,
                       const StatedNumber* frames) {
  const Planning p = planning(a, in);
  PicturesFacts f{planned_facts(p)};
  take_stated(a, f, in);
  f.count = delivery_facts(count, p.use);
  f.video = frames != nullptr;
  f.power_fraction = stated_or(p, a.power_fraction, "media/power_fraction", "power_fraction");
  if (frames != nullptr) f.frames = stated(*frames, p.use);
  if (f.energy_per_item || f.rate) {
    f.steps = a.steps ? stated(*a.steps, p.use) : f.model.steps;  // to compare the rate with the peak
    return f;
  }
  if (!has_model(p, f.model)) return f;
  steps(p, a, f);
  f.flop_per_energy = assumed<dim::flop_per_energy>(p.context, "media/flop_per_joule", path_of(p, "energy_per_item"));
  if (f.devices && f.devices.best() > 1) several_devices(p, a, f);
  warn_of_many_devices(p, a);
  needs_shape(p, a, frames, f);
  return f;
}

}  // namespace

template <>
PicturesFacts facts(const activity::Images& a, const ActivityInput& in) {
  return pictures(a, in, a.images, nullptr);
}
template <>
PicturesFacts facts(const activity::Videos& a, const ActivityInput& in) {
  return pictures(a, in, a.videos, &a.frames);
}

}  // namespace aicarbon::inventory
