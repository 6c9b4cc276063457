// FLOPs of generating an image or a video by diffusion.
//
//   F = S g [ 2 N T + 4 L w T^2 ]                            transformer
//   F = S g U                                                U-Net, with U stated at the requested size
//   F = S g [ (U - A) a + A a^2 ],   a = H W / side^2        U-Net of the catalog, with U and A of a square image
//   T = ceil(H/p) ceil(W/p) + text                                              image
//   T = ceil(((frames - 1) / s + 1) / p_t) ceil(H/p) ceil(W/p) + text           video
//
//   S   steps                                          N     weights that a token is multiplied by
//   g   passes per step: 2 with classifier-free        L     blocks with attention
//       guidance, 1 if distilled                       w     width of attention; 0 if it is linear
//   U   FLOPs per pass                                 p     edge length of a token, in pixels
//   A   FLOPs of attention in U                        s     frames per latent frame
//   T   tokens                                         p_t   latent frames per token
//
// N is less than the size of the model: a dual-stream block multiplies each token by the weights of one of its two
// streams, and no token is multiplied by modulation weights. In a U-Net, attention to the text grows linearly with the
// number of pixels, and the projections of the text do not grow at all. Because the formula ignores this, the result
// for SDXL at 512 x 512 is 3 % too low when scaled from 1024 x 1024. The cost of attention grows with the square of the
// number of frames. Left out: the decoder of the latent image, and the text encoder (a few percent). On H100
// and B200, models reach 0.4 TFLOP/J (0.28 ... 0.6; ML.ENERGY, table defaults).
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

Cell<dim::flop> flop_of_pass(Sheet& sheet, const PicturesFacts& w) {
  const auto all = cell(sheet, w.model.flop_per_step);
  if (!w.model.flop_per_step_size) return all;
  const auto side = cell(sheet, w.model.flop_per_step_size);
  const auto area =
      named("pixels relative to the reference image", cell(sheet, w.height) * cell(sheet, w.width) / (side * side));
  const auto attention = cell(sheet, w.model.attention_per_step);
  return named("FLOPs per pass", (all - attention) * area + attention * area * area);
}

}  // namespace

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

Cell<dim::flop_per_request> flop_per_picture(Sheet& sheet, const PicturesFacts& w) {
  const ModelFacts& m = w.model;
  const auto passes = named("passes", cell(sheet, w.steps) * sheet.constant<dim::one>(w.passes));
  if (m.flop_per_step)
    return named("FLOPs per item", passes * flop_of_pass(sheet, w) / sheet.constant<dim::request>(1));
  const auto tokens = latent_tokens(sheet, w);
  const auto width = cell(sheet, m.attention_width ? m.attention_width : m.hidden);
  const auto of_weights = sheet.constant<dim::flop_per_token>(2) * cell(sheet, m.token_parameters) * tokens;
  const auto per_pair = sheet.constant<dim::flop_per_request / dim::tokens_per_request / dim::tokens_per_request>(4);
  const auto of_attention =
      named("FLOPs of attention per pass", per_pair * (cell(sheet, m.layers) * width) * tokens * tokens);
  return named("FLOPs per item", passes * (of_weights + of_attention));
}

}  // namespace aicarbon::lifecycle::work
