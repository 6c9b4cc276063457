// Images and videos made: their size, their steps, and the passes of a step. See work.hpp.
#include "inventory/work/work.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

void steps(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  f.steps = a.steps ? stated(*a.steps, w.use) : f.model.steps;
  needs(w, f.steps, "steps");
  const std::string guidance = a.guidance ? a.guidance->value : f.model.guidance;
  if (guidance.empty())
    w.error(diag::model_lacks, fmt::format("{} tells no guidance", f.model.name),
            "add \"guidance\": \"cfg\" or \"distilled\"", a.at);
  f.passes = guidance == "distilled" ? 1 : 2;
}

// What the FLOPs of a pass follow from. Of a U-Net they are told, and only the size is asked for, where the figure names its own.
void needs_shape(const Work& w) {
  const Activity& a = w.activity;
  const ModelFacts& model = w.facts.model;
  const auto told = [&](const std::optional<Stated<dim::one>>& value, std::string_view key, std::string_view example) {
    if (!value)
      w.error(diag::missing_field, fmt::format("\"{}\" needs \"{}\"", a.kind, key),
              fmt::format("add \"{}\": {}", key, example), a.at);
  };
  if (model.flop_per_step && !model.flop_per_step_size) return;
  told(a.width, "width", "1024");
  told(a.height, "height", "1024");
  if (model.flop_per_step) return;
  needs(w, model.token_parameters, "token_parameters");
  needs(w, model.patch, "patch");
  needs(w, model.layers, "layers");
  if (!model.attention_width) needs(w, model.hidden, "hidden");
  if (a.kind == "videos") {
    told(a.frames, "frames", "81");
    needs(w, model.frame_stride, "frame_stride");
  }
}

}  // namespace

void resolve_media(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  take(w, f.count, a.images);
  take(w, f.count, a.videos);
  take(w, f.power_fraction, a.power_fraction, "media/power_fraction", "power_fraction");
  if (energy_is_measured(a) || f.rate) return;
  if (!has_model(w)) return;
  take(w, f.width, a.width);
  take(w, f.height, a.height);
  take(w, f.frames, a.frames);
  steps(w);
  f.flop_per_energy = assumed<dim::flop_per_energy>(w.context, "media/flop_per_joule", path_of(w, "energy_per_item"));
  if (f.devices && f.devices.best() > 1)
    f.several_devices = assumed<dim::one>(w.context, "media/several_devices", path_of(w, "devices"));
  needs_shape(w);
}

}  // namespace aicarbon::inventory
