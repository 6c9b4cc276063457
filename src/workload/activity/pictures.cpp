// Activities `images` and `videos`: planned generation by diffusion.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto image_fields = joined(
    std::array{
        field<&activity::Images::images>({.name = "images",
                                          .doc = "number of images generated, or {users, per_day, during}",
                                          .unit = "request",
                                          .example = "\"1M\"",
                                          .positive = true}),
        model<activity::Images>,
    },
    pictures<activity::Images>, planned_work<activity::Images>);

constexpr auto video_fields = joined(
    std::array{
        field<&activity::Videos::videos>({.name = "videos",
                                          .doc = "number of videos generated, or {users, per_day, during}",
                                          .unit = "request",
                                          .example = "\"1k\"",
                                          .positive = true}),
        model<activity::Videos>,
        field<&activity::Videos::frames>({.name = "frames",
                                          .doc = "number of frames in a video",
                                          .unit = "1",
                                          .counts = true,
                                          .example = "81",
                                          .positive = true}),
    },
    pictures<activity::Videos>, planned_work<activity::Videos>);

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Images>::fields() {
  return image_fields;
}
template <>
std::span<const json::Field> json::Table<activity::Videos>::fields() {
  return video_fields;
}

namespace workload {

template <>
void check_kind(const activity::Images& a, Faults& faults) {
  needs_boundary(a.energy_per_item, a, faults);
}
template <>
void check_kind(const activity::Videos& a, Faults& faults) {
  needs_boundary(a.energy_per_item, a, faults);
}

}  // namespace workload

}  // namespace aicarbon
