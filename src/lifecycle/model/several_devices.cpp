// A diffusion transformer on several devices: what they exchange, and the time that they wait.
//
//   FLOPs of a picture  = (F + x A lb n) (1 + (e - 1) (lb n - 1) / 2)
//   A                   = S g T L w                  numbers that the blocks pass on, for one picture
//   busy time of a batch = B FLOPs of a picture / (phi n TDP p)
//   waiting              = max(0, S L (tau + tau_n lb n) - busy time of the batch)
//   energy of waiting    = n TDP p_w waiting
//
//   F       FLOPs on one device (diffusion.cpp)        n        devices, which share each picture
//   S, g    steps, passes per step                     B        pictures generated at once
//   T, L    latent tokens, blocks                      phi, p   FLOPs per joule, power over TDP while busy
//   w       width of a token                           x        FLOPs that cost as much energy as one exchanged number
//   tau, tau_n   time that a block needs for its synchronization, however little it computes
//   lb n    doublings.cpp
//   e       error of the split at eight devices: 1, with the spread between ways to share a picture
//
// The exchange grows with the tokens and not with their pairs, so that it weighs less for videos. x, tau, tau_n and p_w
// are fitted to the half of ML.ENERGY's rows in docs/validation-ml-energy.md, relative to the same model on one device.
// How the devices share a picture (Ulysses or ring attention) is not stated in a job: the configurations of one model
// and batch differ by 1.01 on two devices, 1.11 on four and 1.31 on eight (medians; at most 1.64), which is what e is
// for. Valid for two to eight devices of one server.
// Left out: U-Nets, which take a factor (table defaults, media/several_devices).
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Together together(Sheet& sheet, const PicturesFacts& w, Cell<dim::flop_per_request> flop) {
  const ModelFacts& m = w.model;
  const auto more = doublings(cell(sheet, w.devices));
  const auto passes = named("passes", cell(sheet, w.steps) * sheet.constant<dim::one>(w.passes));
  const auto exchanged =
      named("numbers exchanged", passes * latent_tokens(sheet, w) * (cell(sheet, m.layers) * cell(sheet, m.hidden)));
  const auto per_number = cell(sheet, w.exchange) / sheet.constant<dim::token>(1);
  Together t;
  const auto one = sheet.constant<dim::one>(1);
  const auto error = one + (cell(sheet, w.split_error) - one) * (more - one) * sheet.constant<dim::one>(0.5);
  t.flop = named("FLOPs per item on several devices", (flop + exchanged * per_number * more) * error);
  t.floor = named("time of the blocks", cell(sheet, w.steps) * cell(sheet, m.layers) *
                                            (cell(sheet, w.block_time) + cell(sheet, w.block_time_doubling) * more));
  return t;
}

Cell<dim::time> waiting_time(const Together& t, Cell<dim::time> busy) {
  return named("waiting time of a batch", max(t.floor - busy, busy.sheet->constant<dim::time>(0)));
}

}  // namespace aicarbon::lifecycle::work
