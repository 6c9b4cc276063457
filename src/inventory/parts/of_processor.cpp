// The parts of a machine without accelerators, by its processor and memory: the dies of its processors by their area, the
// memory by its capacity, and the rest of the machine by a default rule. An instance has its number of processors, which
// is below one for most, and its share of the rest of its host; its memory is that share of the memory of the host if
// this is published, and otherwise its own. What is not published of a processor comes from default rules.
#include "inventory/parts/bill.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

// The least year of a processor whose memory is DDR5: EPYC 9004 and Xeon of the fourth generation are of 2022 and 2023.
constexpr double first_year_of_ddr5 = 2022;
// Processes older than those of fab_nodes are counted as its oldest.
constexpr double oldest_process = 28;

class Machine {
 public:
  Machine(const BillInput& in, std::string_view instance, std::string_view cpu, const HardwareFacts& hardware,
          const std::string& path)
      : in_(in), instance_(instance), cpu_(cpu), hardware_(hardware), path_(path) {}

  std::vector<BillRow> rows() {
    std::vector<BillRow> all;
    if (hardware_.processor.threads || hardware_.host_share.threads) {
      all.push_back(dies());
      if (auto io = io_dies()) all.push_back(std::move(*io));
      all.push_back(package());
    } else {
      all.push_back(unknown_processors());
    }
    all.push_back(memory());
    all.push_back(rest());
    return all;
  }

 private:
  std::string_view text(std::string_view column) const {
    const CatalogTable& table = in_.context.catalog.table("cpus");
    return cpu_.empty() ? std::string_view{} : table.text(*table.find(cpu_), column);
  }
  double number(std::string_view column) const { return units::parse_number(text(column)).value_or(0); }

  BillRow part(std::string name, std::string kind, Fact<dim::one> count) const {
    BillRow r;
    r.name = std::move(name);
    r.kind = std::move(kind);
    r.path = fmt::format("{}/{}", path_, r.name);
    r.at.path = r.path;
    r.count = std::move(count);
    r.side = NodeSide::host;
    return r;
  }

  // The processors of the instance: its virtual CPUs over those of one processor.
  Fact<dim::one> processors() const {
    const HostShare& share = hardware_.host_share;
    const Fact<dim::one>& threads = hardware_.processor.threads ? hardware_.processor.threads : share.threads;
    const Fact<dim::one>& vcpus = hardware_.processor ? hardware_.processor.vcpus : share.vcpus;
    Input count = *vcpus.input;
    count.id += "/processors";
    count.origin = Origin::derived;
    for (double* x : {&count.value.best, &count.value.low, &count.value.high}) *x /= threads.best();
    return known<dim::one>(std::move(count));
  }

  BillRow dies() const {
    BillRow r = part("processor dies", "die", processors());
    const double nm = number("process_nm");
    const ProcessNode process = process_node(nm > 14 ? oldest_process : nm, number("year"));
    r.process = process.node;
    r.assumed_process = process.assumed;
    const double dies = std::max(number("dies"), 1.0);
    if (auto area = from_catalog(in_.context.catalog, "cpus", cpu_, "die_area_mm2", r.path + "/area")) {
      for (double* x : {&area->value.best, &area->value.low, &area->value.high}) *x *= dies;
      area->id = fmt::format("cpus/{}/area_of_dies", cpu_);
      r.area = known<dim::area>(std::move(*area));
      const auto source = text("die_source").empty() ? text("source") : text("die_source");
      r.source = in_.context.catalog.citation(source);
      if (dies > 1) r.dies = exactly(dies, r.path + "/dies");
    } else {
      r.area = assumed<dim::area>(in_.context, "die_area/processor", r.path + "/area");
      r.source = r.area.input->citation;
    }
    return r;
  }

  std::optional<BillRow> io_dies() const {
    BillRow r = part("processor I/O die", "die", processors());
    auto area = from_catalog(in_.context.catalog, "cpus", cpu_, "io_die_area_mm2", r.path + "/area");
    if (!area) return std::nullopt;
    const ProcessNode process = process_node(number("io_process_nm"), number("year"));
    r.process = process.node;
    r.assumed_process = process.assumed;
    r.area = known<dim::area>(std::move(*area));
    r.source = in_.context.catalog.citation(text("die_source").empty() ? text("source") : text("die_source"));
    return r;
  }

  BillRow package() const { return part("processor packages", "packaging", processors()); }

  BillRow unknown_processors() const {
    BillRow r =
        part("processors", "cpu", assumed<dim::one>(in_.context, "instances/processors", path_ + "/processors"));
    r.of_host = true;
    return r;
  }

  BillRow memory() const {
    BillRow r =
        part("memory", number("year") >= first_year_of_ddr5 ? "ddr5" : "ddr4", exactly(1, path_ + "/memory/count"));
    const ProcessorFacts& p = hardware_.processor;
    auto of_host = instance_.empty() ? std::nullopt
                                     : from_catalog(in_.context.catalog, "instances", instance_, "host_memory_gb",
                                                    r.path + "/capacity");
    if (of_host && hardware_.host_share) {
      r.capacity = known<dim::data>(std::move(*of_host));
      r.of_host = true;
    } else if (p.memory) {
      r.capacity = p.memory;
    } else if (p.memory_per_vcpu) {
      r.capacity = p.memory_per_vcpu;
      r.count = p.vcpus;
    }
    return r;
  }

  BillRow rest() const {
    BillRow r = part("rest of the machine", "stated", exactly(1, path_ + "/rest of the machine/count"));
    r.embodied = assumed<dim::co2e>(in_.context, "embodied/server_rest", path_);
    r.source = r.embodied.input->citation;
    r.of_host = true;
    return r;
  }

  const BillInput& in_;
  std::string_view instance_, cpu_;
  const HardwareFacts& hardware_;
  const std::string& path_;
};

}  // namespace

std::vector<PartFacts> parts_of_processor(const Context& c, std::string_view instance, std::string_view cpu,
                                          const HardwareFacts& hardware, const std::string& path,
                                          std::string_view use) {
  const BillInput in{c, use, {}};
  std::vector<PartFacts> parts = resolve_rows(in, Machine(in, instance, cpu, hardware, path).rows());
  parts.back().method = "embodied/server_rest per machine";
  return parts;
}

}  // namespace aicarbon::inventory
