// Power as a share of TDP during decode of a batch.
//
//   f(B) = f8 + (f64 - f8) c[ln(B/8) / ln 8] + (f256 - f64) c[ln(B/64) / ln 4]          c[x]: x limited to 0 ... 1
//
//   f8, f64, f256   share of TDP with 8, 64 and 256 sequences in flight, on one or several devices (table rooflines)
//
// The shares are measured (ML.ENERGY). The curve is logarithmic between the points and constant outside them, so that
// power does not jump where the batch size changes. Valid for serving at a steady rate.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::one> decode_power(Sheet& sheet, const RooflineFacts& r, Cell<dim::device> devices, Cell<dim::request> batch) {
  const auto one = sheet.constant<dim::one>(1);
  const auto between = [&](double from, double to) {
    const auto zero = sheet.constant<dim::one>(0);
    const auto along = log(batch / sheet.constant<dim::request>(from)) / log(sheet.constant<dim::one>(to / from));
    return min(max(along, zero), one);
  };
  const auto several = less(sheet.constant<dim::device>(1), devices);
  const auto power = [&](const Fact<dim::one>& alone, const Fact<dim::one>& many) {
    return select(several, cell(sheet, many), cell(sheet, alone));
  };
  const auto small = power(r.one_small, r.many_small);
  const auto medium = power(r.one_medium, r.many_medium);
  const auto large = power(r.one_large, r.many_large);
  return named("share of TDP during decode",
               small + (medium - small) * between(8, 64) + (large - medium) * between(64, 256));
}

}  // namespace aicarbon::lifecycle::work
