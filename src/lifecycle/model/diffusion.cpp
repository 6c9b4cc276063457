// FLOPs of an image or a video made by diffusion.
//
//   F = S g [ 2 N T + 4 L w T^2 ]                            transformer                            [FLOP]
//   F = S g U                                                U-Net: U, FLOPs of a pass, as the model tells, at the size asked for
//   F = S g [ (U - A) a + A a^2 ],   a = H W / side^2        U-Net of the catalog: U, and A, its attention, of a square picture
//   T = ceil(H/p) ceil(W/p) + text                           an image
//   T = ceil(((frames - 1) / s + 1) / p_t) ceil(H/p) ceil(W/p) + text      a video
//
//   S   steps     g   passes of a step: 2 with classifier-free guidance, 1 when distilled     N   weights a token is multiplied by
//   L   blocks with attention     w   its width (0: linear attention)     p   pixels along a token     s, p_t   frames of a latent
//   frame, latent frames of a token
//
// N is not the size of the model: a dual-stream block multiplies a token by one of its streams, and modulation weights by none.
// A U-Net's attention to the text grows with the pixels, not by their square, and its projections of the text not at all: counted from
// the net of SDXL, 512 x 512 from 1024 x 1024 comes out 3 % low.
// Attention makes frames cost by their square. Left out: decoder of the latent image and text encoder (some per cent).
// Energy of a FLOP is nearly the same for ten models on H100 and B200: 0.42 TFLOP/J (0.26 ... 0.58; ML.ENERGY, table defaults).
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

Cell<dim::tokens_per_request> latent_tokens(Sheet& sheet, const PicturesFacts& w) {
  const ModelFacts& m = w.model;
  const auto along = [&](const Fact<dim::one>& pixels) { return ceil(cell(sheet, pixels) / cell(sheet, m.patch)); };
  auto tokens = along(w.height) * along(w.width);
  if (w.video) {
    const auto latent = (cell(sheet, w.frames) - 1.0) / cell(sheet, m.frame_stride) + sheet.constant<dim::one>(1);
    const auto frames = m.frame_patch ? latent / cell(sheet, m.frame_patch) : latent;
    tokens = tokens * ceil(frames);
  }
  if (m.text_tokens) tokens = tokens + cell(sheet, m.text_tokens);
  return named("latent tokens", sheet.constant<dim::tokens_per_request>(1) * tokens);
}

Cell<dim::flop> flop_of_pass(Sheet& sheet, const PicturesFacts& w) {
  const auto all = cell(sheet, w.model.flop_per_step);
  if (!w.model.flop_per_step_size) return all;
  const auto side = cell(sheet, w.model.flop_per_step_size);
  const auto area =
      named("pixels over those of the FLOPs known", cell(sheet, w.height) * cell(sheet, w.width) / (side * side));
  const auto attention = cell(sheet, w.model.attention_per_step);
  return named("FLOPs of a pass", (all - attention) * area + attention * area * area);
}

}  // namespace

Cell<dim::flop_per_request> flop_per_picture(Sheet& sheet, const PicturesFacts& w) {
  const ModelFacts& m = w.model;
  const auto passes = named("passes", cell(sheet, w.steps) * sheet.constant<dim::one>(w.passes));
  if (m.flop_per_step) return named("FLOPs of one", passes * flop_of_pass(sheet, w) / sheet.constant<dim::request>(1));
  const auto tokens = latent_tokens(sheet, w);
  const auto width = cell(sheet, m.attention_width ? m.attention_width : m.hidden);
  const auto of_weights = sheet.constant<dim::flop_per_token>(2) * cell(sheet, m.token_parameters) * tokens;
  const auto per_pair = sheet.constant<dim::flop_per_request / dim::tokens_per_request / dim::tokens_per_request>(4);
  const auto of_attention =
      named("FLOPs of attention in a pass", per_pair * (cell(sheet, m.layers) * width) * tokens * tokens);
  return named("FLOPs of one", passes * (of_weights + of_attention));
}

}  // namespace aicarbon::lifecycle::work
