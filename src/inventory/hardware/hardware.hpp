// Hardware while it is being resolved. hardware.cpp finds the machine. Its devices, power, footprint, network, transport,
// end of life and reuse each have their own file.
#pragma once

#include "inventory/context.hpp"

#include <string>
#include <string_view>

namespace aicarbon::inventory {

/// The rows of a machine in the catalog, and where the user can state more.
struct HardwareInput {
  const Context& context;
  std::string_view use;                    ///< name of the phase
  std::string where;                       ///< path of the hardware in the job
  std::string server, accelerator;         ///< ids of catalog rows; empty if there are none
  bool in_cloud_region = false;            ///< whether the site of the phase is a cloud region
  std::string instance = {}, cpu = {};     ///< ids of catalog rows; the processor is that of the instance if it has one
  std::string partition = {};              ///< id in the partitions table, for a part of an accelerator
  std::optional<double> named_count = {};  ///< number of accelerators in a name such as "8 x NVIDIA A40"

  /// Whether a figure of the accelerator's row, "power" or "embodied", covers the CPU and memory of the host as well.
  bool holds_host(std::string_view figure) const;

  std::string path(std::string_view field) const { return where + "/" + std::string(field); }
  std::optional<Input> of_server(std::string_view column, std::string_view field) const {
    return server.empty() ? std::nullopt : from_catalog(context.catalog, "servers", server, column, path(field));
  }
  std::optional<Input> of_instance(std::string_view column) const {
    return instance.empty() ? std::nullopt
                            : from_catalog(context.catalog, "instances", instance, column, path("instance"));
  }
  std::optional<Input> of_accelerator(std::string_view column, std::string_view field) const {
    return accelerator.empty() ? std::nullopt
                               : from_catalog(context.catalog, "accelerators", accelerator, column, path(field));
  }
};

/// The default rules of a class of machines that depend on nothing else.
struct ClassRules {
  std::string_view lifetime, utilization;
  std::string_view machine;  ///< footprint of a whole machine without accelerators, or with those that it always has
};
ClassRules class_rules(const HardwareFacts& facts);
/// The class of a machine: as stated, or else that of its accelerator. What is in a cloud region, or is a server of the
/// catalog, is in a data center unless the job states otherwise.
DeviceClass class_of(const HardwareInput& in, const Hardware& hardware);
/// A class outside data centers in messages: "a laptop".
std::string_view in_words(DeviceClass device_class);

/// Names the accelerator, the processor or the server that an instance consists of.
void take_instance(HardwareInput& in);
/// Resolves the number of devices, their parts, and the share of the machine that is used.
void resolve_devices(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Resolves the share of a host that an instance or a number of cores has.
void resolve_host_share(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Resolves the processor and memory of a machine without accelerators, from which its power follows.
void resolve_processor(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);

/// Resolves the rated and idle power of the node and of the accelerator, and the power curve.
void resolve_power(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Determines which part of the footprint is known, and up to which boundary; default rules add the rest.
void resolve_embodied(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Resolves the footprint of the accelerator: as published, from its bill of materials, or by a default rule.
void resolve_accelerator(const HardwareInput& in, HardwareFacts& facts);
/// Resolves the share of the cluster network that belongs to these machines.
void resolve_network(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
void resolve_transport(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Resolves the end of life: treatment by routes, and recycling by material.
void resolve_end_of_life(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Resolves the failures, and the lives before and after this one.
void resolve_reuse(const HardwareInput& in, HardwareFacts& facts, const Hardware& hardware);
/// Records which stages the published footprint of a catalog row includes.
void read_holds(const HardwareInput& in, HardwareFacts& facts, std::string_view table, std::string_view id);

}  // namespace aicarbon::inventory
