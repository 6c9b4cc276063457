// Resolves an instance of a cloud, or a number of cores of a processor: what it consists of, and its share of a host.
#include "inventory/hardware/hardware.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

struct Row {
  const CatalogTable& table;
  const CatalogRow& row;

  std::string_view text(std::string_view column) const { return table.text(row, column); }
  double number(std::string_view column) const { return units::parse_number(text(column)).value_or(0); }
};

Row row_of(const HardwareInput& in) {
  const CatalogTable& table = in.context.catalog.table("instances");
  return {table, *table.find(in.instance)};
}

// Whether an instance is a whole machine: it has all accelerators and all vCPUs of its host, as far as they are known.
bool is_whole(const Row& r) {
  const double accelerators = r.number("accelerators");
  const double vcpus = r.number("host_vcpus");
  if (accelerators != r.number("host_accelerators")) return false;
  return vcpus == 0 ? accelerators > 0 : r.number("vcpus") == vcpus;
}

// The number of virtual CPUs of the largest size of the same provider with the same accelerators in its host.
double largest_size(const Row& r) {
  double largest = 0;
  for (const CatalogRow& other : r.table.rows) {
    const Row o{r.table, other};
    const bool same = std::ranges::all_of(std::array{"provider", "accelerator", "host_accelerators"},
                                          [&](const char* column) { return o.text(column) == r.text(column); });
    if (same) largest = std::max(largest, o.number("vcpus"));
  }
  return largest;
}

template <Dim D>
Fact<D> derived(const HardwareInput& in, std::string_view what, double number, std::string unit) {
  Input input;
  input.id = fmt::format("instances/{}/{}", in.instance, what);
  input.value = {number, number, number};
  input.unit = std::move(unit);
  input.origin = Origin::catalog;
  input.path = in.path("instance");
  input.citation = in.context.catalog.citation(row_of(in).text("source"));
  return known<D>(std::move(input));
}

// Reports a share of the virtual CPUs that exceeds the share of the accelerators, because the accelerators beside them
// may stay unsold.
void more_of_host(const HardwareInput& in, const HardwareFacts& f, const Row& r, double host_vcpus,
                  const Location& at) {
  const double own = r.number("accelerators");
  const double all = r.number("host_accelerators");
  if (own / all >= r.number("vcpus") / host_vcpus) return;
  in.context.note(
      diag::more_of_host,
      fmt::format(
          "{} has {:g} of {:g} accelerators of its host, and {:g} of {}{:g} vCPUs: it is charged for that share of "
          "everything else in the host",
          in.instance, own, all, r.number("vcpus"), f.host_share.over_largest ? "at least " : "", host_vcpus),
      "accelerators that no instance can use, because the vCPUs are sold, are charged to none; to charge them here, "
      "state \"accelerator\", \"accelerators\" and \"share\" instead",
      at);
}

void share_of_instance(const HardwareInput& in, HardwareFacts& f, const Location& at) {
  const Row r = row_of(in);
  if (is_whole(r)) return;
  const bool has_accelerators = r.number("accelerators") > 0;
  HostShare s;
  if (has_accelerators && r.number("host_accelerators") == 0) return;  // as accelerators of a usual machine
  if (has_accelerators) s.accelerators = known<dim::device>(*in.of_instance("host_accelerators"));
  double host_vcpus = r.number("host_vcpus");
  if (host_vcpus > 0) {
    s.host_vcpus = known<dim::one>(*in.of_instance("host_vcpus"));
  } else if (has_accelerators) {
    host_vcpus = largest_size(r);
    s.largest = derived<dim::one>(in, "largest_size", host_vcpus, "1");
    s.over_largest = assumed<dim::one>(in.context, "instances/host_over_largest_size", in.path("instance"));
  } else {
    s.host_vcpus = assumed<dim::one>(in.context, "instances/host_vcpus", in.path("instance"));
  }
  if (auto vcpus = in.of_instance("vcpus")) s.vcpus = known<dim::one>(std::move(*vcpus));
  f.host_share = std::move(s);
  if (has_accelerators) more_of_host(in, f, r, host_vcpus, at);
}

// A processor whose number of threads, which clouds sell as virtual CPUs, is published.
std::optional<Input> threads_of(const HardwareInput& in) {
  if (in.cpu.empty()) return std::nullopt;
  auto threads = from_catalog(in.context.catalog, "cpus", in.cpu, "threads", in.path("cpu"));
  return threads ? std::move(threads) : from_catalog(in.context.catalog, "cpus", in.cpu, "cores", in.path("cpu"));
}

// The virtual CPUs of a number of cores: each core has the threads of the processor.
Fact<dim::one> vcpus_of_cores(const HardwareInput& in, const Stated<dim::one>& cores) {
  const auto all = in.context.catalog.number("cpus", in.cpu, "cores");
  const auto threads = in.context.catalog.number("cpus", in.cpu, "threads");
  Input input = from_stated(cores, in.use);
  const double per_core = all && threads ? threads->value.best / all->value.best : 1;
  for (double* x : {&input.value.best, &input.value.low, &input.value.high}) *x *= per_core;
  input.id += "/vcpus";
  input.origin = Origin::derived;
  return known<dim::one>(std::move(input));
}

void share_of_cores(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  const auto threads = threads_of(in);
  if (!threads) {
    in.context.error(diag::missing_field, fmt::format("the number of cores of {} is not published", in.cpu),
                     "state the \"power\" of the machine and a \"share\" of it instead of \"cpu\"", h.cpu->at);
    return;
  }
  HostShare s;
  s.vcpus = vcpus_of_cores(in, *h.cores);
  s.threads = known<dim::one>(*threads);
  s.processors =
      h.cpus ? stated(*h.cpus, in.use) : assumed<dim::one>(in.context, "instances/processors", in.path("cpus"));
  const double all = s.threads.best() * s.processors.best();
  if (s.vcpus.best() > all)
    in.context.error(diag::out_of_domain,
                     fmt::format("{} cores are more than those of {:g} processors {}", h.cores->written,
                                 s.processors.best(), in.cpu),
                     "state \"cpus\", the number of processors of the machine, and \"cores\" of one machine",
                     h.cores->at);
  f.host_share = std::move(s);
}

}  // namespace

void take_instance(HardwareInput& in) {
  if (in.instance.empty()) return;
  const Row r = row_of(in);
  in.accelerator = r.text("accelerator");
  in.cpu = r.text("cpu");
  if (is_whole(r)) in.server = r.text("host");
}

void resolve_host_share(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (!in.instance.empty() && in.server.empty()) share_of_instance(in, f, h.instance ? h.instance->at : h.at);
  else if (h.cpu && h.cores && !in.cpu.empty()) share_of_cores(in, f, h);
}

void resolve_processor(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (!in.accelerator.empty() || !in.server.empty()) return;
  ProcessorFacts p;
  if (!in.instance.empty()) {
    auto vcpus = in.of_instance("vcpus");
    if (!vcpus) return;
    p.vcpus = known<dim::one>(std::move(*vcpus));
    if (auto memory = in.of_instance("memory_gb")) p.memory = known<dim::data>(std::move(*memory));
  } else if (f.host_share) {
    p.vcpus = f.host_share.vcpus;
    if (h.memory) p.memory = stated(*h.memory, in.use);
  } else {
    return;
  }
  const Context& c = in.context;
  if (auto threads = threads_of(in)) {
    p.threads = known<dim::one>(std::move(*threads));
    if (auto tdp = from_catalog(c.catalog, "cpus", in.cpu, "tdp_w", in.path("power")))
      p.tdp = known<dim::power>(std::move(*tdp));
  }
  if (!p.tdp) p.per_vcpu = assumed<dim::power>(c, "instances/tdp_per_vcpu", in.path("power"));
  p.full_over_tdp = assumed<dim::one>(c, "power/server_over_processors", in.path("power"));
  p.per_memory = assumed<dim::power_per_data>(c, "power/per_gb_memory", in.path("power"));
  if (!p.memory) {
    p.memory_per_vcpu =
        assumed<dim::data>(c, "instances/memory_per_vcpu", in.path(in.instance.empty() ? "memory" : "instance"));
  }
  f.processor = std::move(p);
}

}  // namespace aicarbon::inventory
