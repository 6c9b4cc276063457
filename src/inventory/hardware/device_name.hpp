// Names that tools print for something other than one whole device: several devices, a part of one, or a slice of a TPU
// pod.
#pragma once

#include <aicarbon/catalog.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::inventory {

/// What such a name means: a number of accelerators, or a part of one.
struct NamedDevices {
  std::string accelerator;      ///< id in the accelerators table
  std::optional<double> count;  ///< number of accelerators of the machine; absent if they fill several machines
  std::string partition;        ///< id in the partitions table; empty for whole devices
  std::string in_words;         ///< for messages: "8 x nvidia-a40", "1/7 of nvidia-a100-sxm4-40gb"
};

/// Recognizes a number of devices ("8 x NVIDIA A40", "NVIDIA A40 x 8"), a slice of a TPU pod ("TPU v3-8", which counts
/// cores or chips), a MIG instance ("NVIDIA A100-SXM4-40GB MIG 1g.5gb") and a virtual GPU ("GRID A100X-10C"); nothing for
/// any other text, or if the device in it is not in the catalog.
std::optional<NamedDevices> named_devices(const Catalog& catalog, std::string_view text);

/// The share of an accelerator that a partition has: the larger of its shares of compute and memory, because nothing
/// else can use what is left of an accelerator whose memory or compute is taken. A virtual GPU is counted by its memory.
CatalogValue share_of_partition(const Catalog& catalog, std::string_view partition);

/// The name in a text such as "8 x NVIDIA A40"; the whole text if it holds no number of devices above zero.
std::string_view without_number(std::string_view text);

/// Whether a text names a part of a device, such as a MIG instance, whether the catalog knows it or not.
bool names_part(std::string_view text);

}  // namespace aicarbon::inventory
