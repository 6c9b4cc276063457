// Cloud instances by name, and machines known by their processor: what they own of a host, and what follows from it.
#include "support/golden.hpp"
#include "support/report.hpp"
#include "support/run.hpp"

#include "units/units.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;
using nlohmann::json;

const std::string here = source_dir() + "/tests/cli/instances/";

std::string job(const std::string& hardware, const std::string& activity = R"({"device_time": "100 instance-h"})",
                const std::string& kind = "inference") {
  return R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "run", "kind": ")" + kind +
         R"(", "site": "FR", "hardware": )" + hardware + R"(, "activity": )" + activity + "}]}";
}

std::string named(const std::string& instance) { return "\"" + instance + "\""; }

double line(const json& r, const std::string& source) {
  for (const json& one : r.at("lines"))
    if (one.at("source") == source && one.at("state") == "estimated") return one.at("co2e_kg").at("best");
  return 0;
}

double embodied(const json& r) { return line(r, "accelerators") + line(r, "hosts") + line(r, "network_equipment"); }

double number(const CatalogTable& table, const CatalogRow& row, std::string_view column) {
  return units::parse_number(table.text(row, column)).value_or(0);
}

const Catalog& catalog() {
  static const Catalog built_in = builtin_catalog();
  return built_in;
}

double percentile(std::vector<double> values, double p) {
  std::ranges::sort(values);
  const double at = p * static_cast<double>(values.size() - 1);
  const auto k = static_cast<std::size_t>(at);
  const double next = k + 1 < values.size() ? values[k + 1] : values[k];
  return values[k] + (next - values[k]) * (at - static_cast<double>(k));
}

// A rule of the defaults table equals the 5th percentile, the median and the 95th percentile of values, to 10 %.
void check_rule(const std::string& rule, const std::vector<double>& values) {
  INFO(rule << " of " << values.size());
  const auto value = catalog().number("defaults", rule, "value");
  REQUIRE(value);
  const double unit =
      value->value.best / number(catalog().table("defaults"), *catalog().find("defaults", rule), "value");
  const auto near = [&](double own, double p) { CHECK(own / unit == Approx(percentile(values, p)).epsilon(0.1)); };
  near(value->value.low, 0.05);
  near(value->value.best, 0.5);
  near(value->value.high, 0.95);
}

// The family of an instance: its name without its size.
std::string family(const std::string& id) {
  const std::string provider = id.substr(0, id.find('/'));
  if (provider == "aws") return id.substr(0, id.find('.'));
  std::string out;
  bool replaced = false;
  if (provider == "gcp") {
    const auto size = id.find_last_of('-');
    const bool ends_in_words = id.find_first_of("0123456789", size) == std::string::npos;
    return ends_in_words ? id.substr(0, id.find_last_of('-', size - 1)) : id.substr(0, size);
  }
  if (provider != "azure") return id;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(id[i])) != 0;
    if (digit && !replaced && i > id.find('_')) {
      while (i + 1 < id.size() && (std::isdigit(static_cast<unsigned char>(id[i + 1])) != 0 || id[i + 1] == '-')) ++i;
      replaced = true;
      out += '#';
    } else {
      out += id[i];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("screens of instances and of cores are as expected", "[cli]") {
  for (const char* name :
       {"month-of-small-instances", "twelve-d8s", "g4dn-xlarge", "p5-48xlarge", "t3-medium", "cores-of-an-epyc"})
    DYNAMIC_SECTION(name) {
      const Ran ran = run({"estimate", std::string(name) + ".json", "--all"}, {}, {}, here);
      check_golden(here + name + ".txt", ran.err + ran.out);
      CHECK(ran.code == 0);
    }
}

TEST_CASE("an instance owns its accelerators, and its share of everything else in the host", "[cli]") {
  const std::string hours = R"({"device_time": "100 instance-h", "load": 1})";
  const json small = report(job(named("aws/g4dn.xlarge"), hours));
  const json whole = report(job(named("aws/g4dn.metal"), hours));
  CHECK(line(small, "accelerators") == Approx(line(whole, "accelerators") / 8));
  CHECK(line(small, "hosts") == Approx(line(whole, "hosts") / 24));
  CHECK(line(small, "network_equipment") == Approx(line(whole, "network_equipment") / 24));
  // rated power: 70 W x (1 + 0.5 x 8/24), and 8 x 70 W x 1.5
  CHECK(small.at("phases")[0].at("it_energy_kwh").at("best").get<double>() == Approx(100 * 0.07 * (1 + 0.5 / 3)));
  CHECK(whole.at("phases")[0].at("it_energy_kwh").at("best").get<double>() == Approx(100 * 0.56 * 1.5));
  // at load, only the accelerators have the default load, and the ratio of the instance applies to them
  const json served = report(job(named("aws/g4dn.xlarge")));
  const json& phase = served.at("phases")[0];
  CHECK(phase.at("it_energy_kwh").at("best").get<double>() /
            phase.at("accelerator_energy_kwh").at("best").get<double>() ==
        Approx(1 + 0.5 / 3));
}

TEST_CASE("a part of an accelerator is a part of an instance", "[cli]") {
  const json part = report(job(named("g6f.large")));
  const json one = report(job(named("g6.xlarge")));
  CHECK(line(part, "accelerators") == Approx(line(one, "accelerators") / 8));
  CHECK(line(part, "hosts") == Approx(line(one, "hosts") / 2));  // 2 and 4 vCPUs
}

TEST_CASE("a whole machine has the result of the server or of the accelerators that it stands for", "[cli]") {
  const auto same = [](const std::string& instance, const std::string& machine) {
    INFO(instance);
    for (const char* kind : {"training", "inference"}) {
      const json a = report(job(instance, R"({"device_time": "100 node-h"})", kind));
      const json b = report(job(machine, R"({"device_time": "100 node-h"})", kind));
      CHECK(a.at("total") == b.at("total"));
      CHECK(a.at("by_stage") == b.at("by_stage"));
    }
  };
  same(R"({"instance": "aws/p4d.24xlarge"})", R"({"server": "aws-p4d-24xlarge"})");
  same(R"({"instance": "p3dn.24xlarge"})", R"({"server": "aws-p3dn-24xlarge"})");
  same(named("aws/p4d.24xlarge"), named("p4d.24xlarge"));
  same(named("p5.48xlarge"), R"({"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8})");
  same(named("a2-highgpu-8g"), R"({"accelerator": "nvidia-a100-sxm4-40gb", "accelerators": 8})");
  same(named("BM.GPU4.8"),
       R"({"accelerator": "nvidia-a100-sxm4-40gb", "accelerators": 8, "embodied": {"host_memory": "2048 GB"}})");
}

TEST_CASE("instances of one host never own more than the whole", "[cli]") {
  // over all rows: no instance has more than its host, and as many as fit own at most all of it
  const CatalogTable& table = catalog().table("instances");
  for (const CatalogRow& row : table.rows) {
    INFO(row.id());
    const double vcpus = number(table, row, "vcpus");
    const double host = number(table, row, "host_vcpus");
    const double own = number(table, row, "accelerators");
    const double all = number(table, row, "host_accelerators");
    CHECK(vcpus > 0);
    if (host > 0) CHECK(vcpus <= host);
    if (all > 0) CHECK(own <= all);
    double fit = 1e9;
    if (host > 0) fit = std::min(fit, std::floor(host / vcpus));
    if (own > 0 && all > 0) fit = std::min(fit, std::floor(all / own + 1e-9));
    if (fit == 1e9) continue;
    if (host > 0) CHECK(fit * vcpus / host <= 1 + 1e-12);
    if (own > 0 && all > 0) CHECK(fit * own / all <= 1 + 1e-3);  // a third of an accelerator is 0.3333
  }
  // through the program: what fits in a host of which all is known
  struct Packing {
    std::string host;
    std::vector<std::pair<std::string, double>> instances;
  };
  const Packing packings[] = {
      {"aws/g4dn.metal", {{"aws/g4dn.xlarge", 8}}},
      {"aws/g4dn.metal", {{"aws/g4dn.12xlarge", 2}}},
      {"aws/g4dn.metal", {{"aws/g4dn.16xlarge", 1}, {"aws/g4dn.8xlarge", 1}}},
      {"aws/m5.metal", {{"aws/m5.xlarge", 24}}},
      {"aws/m5.metal", {{"aws/m5.large", 40}, {"aws/m5.4xlarge", 1}}},
      {"aws/c5.metal", {{"aws/c5.24xlarge", 1}}},
  };
  for (const Packing& p : packings) {
    const double whole = embodied(report(job(named(p.host))));
    double sum = 0;
    for (const auto& [name, count] : p.instances) sum += count * embodied(report(job(named(name))));
    INFO(p.host << ": " << sum << " of " << whole);
    CHECK(sum <= whole * (1 + 1e-9));
  }
  const double all = embodied(report(job(named("aws/g4dn.metal"))));
  CHECK(2 * embodied(report(job(named("aws/g4dn.12xlarge")))) == Approx(all));
  // a host that is not published has at least the vCPUs of its largest size
  CHECK(8 * embodied(report(job(named("a2-highgpu-1g")))) <= embodied(report(job(named("a2-highgpu-8g")))));
}

TEST_CASE("every instance of the catalog can be estimated", "[cli]") {
  const CatalogTable& table = catalog().table("instances");
  std::string records = "vm\n";
  for (const CatalogRow& row : table.rows) records += row.id() + "\n";
  const Ran ran = run({"batch", here + "template.json", "-", "--bind", "vm=/hardware/vm/instance"}, records);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  std::istringstream rows(ran.out);
  std::string text;
  std::size_t count = 0;
  std::getline(rows, text);
  while (std::getline(rows, text)) {
    INFO(text);
    ++count;
    const auto comma = text.find(',');
    CHECK(units::parse_number(text.substr(comma + 1, text.find(',', comma + 1) - comma - 1)).value_or(0) > 0);
  }
  CHECK(count == table.rows.size());
}

TEST_CASE("records of instances with and without accelerators may be at places of any basis", "[cli]") {
  const std::vector<std::string> vms{"t3.medium", "p5.48xlarge", "g4dn.xlarge"};
  const std::vector<std::string> places{"aws/eu-west-1", "aws/us-east-1", "gcp/us-central1", "ca/QC"};
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string& vm : vms)
    for (const std::string& place : places) all.emplace_back(vm, place);
  for (const bool reversed : {false, true}) {
    if (reversed) std::ranges::reverse(all);
    std::string records = "vm,site,hours\n";
    for (const auto& [vm, place] : all) records += vm + "," + place + ",10\n";
    const Ran ran =
        run({"batch", "examples/records/cloud-bill.json", "-", "--bind", "vm=/hardware/vm/instance", "--bind",
             "site=/phases/run/site", "--bind", "hours=/phases/run/activity/device_time instance-h"},
            records);
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    json single = json::parse(read_text(source_dir() + "/examples/records/cloud-bill.json"));
    for (const auto& [vm, place] : all) {
      INFO(vm << " at " << place);
      single["hardware"]["vm"]["instance"] = vm;
      single["phases"][0]["site"] = place;
      single["phases"][0]["activity"]["device_time"] = "10 instance-h";
      const std::string row = "\n" + vm + "," + place + ",10,";
      const auto at = ran.out.find(row);
      REQUIRE(at != std::string::npos);
      CHECK(std::stod(ran.out.substr(at + row.size())) == Approx(kg(report(single.dump()))).epsilon(1e-5));
    }
  }
}

TEST_CASE("instances resolve by the names that people write", "[cli]") {
  const char* names[] = {
      "p4d.24xlarge",     "p3dn.24xlarge", "g4dn.xlarge",     "t3.medium",       "p5.48xlarge",
      "p5e.48xlarge",     "g5.xlarge",     "g5.48xlarge",     "g6.xlarge",       "trn2.48xlarge",
      "inf1.xlarge",      "a2-highgpu-8g", "a3-highgpu-8g",   "a3-megagpu-8g",   "Standard_ND96isr_H100_v5",
      "Standard_NC6s_v3", "BM.GPU4.8",     "AWS/P5.48XLARGE", "standard_d8s_v3", "D8s v3",
      "azure/D8s_v3",     "m5.xlarge"};
  for (const std::string name : names) {
    INFO(name);
    CHECK(kg(report(job(named(name)))) > 0);
    CHECK(run({"validate", "-"}, job(named(name))).code == 0);
    if (name.find("p4d") == std::string::npos && name.find("p3dn") == std::string::npos)
      CHECK(kg(report(job("{\"instance\": " + named(name) + "}"))) == kg(report(job(named(name)))));
  }
}

TEST_CASE("a name that two providers have is an error that lists them", "[cli]") {
  const std::string overlay = here + "two-providers";
  const Ran ran = run({"estimate", "-", "--catalog", overlay}, job(named("box.large")));
  CHECK(ran.code == 2);
  CHECK(ran.err.find("\"box.large\" may mean \"one/box.large\" (64 GB) or \"other/box.large\" (32 GB)") !=
        std::string::npos);
  CHECK(run({"estimate", "-", "--catalog", overlay}, job(named("one/box.large"))).code == 0);
}

TEST_CASE("instances work in batch, sweep, sql, hardware and the catalog", "[cli]") {
  const std::string records = "vm,instance_h\ng4dn.xlarge,372\nt3.medium,898\np5.48xlarge,10\n";
  const std::string hours = "instance_h=/phases/run/activity/device_time instance-h";
  const Ran by_instance =
      run({"batch", here + "template.json", "-", "--bind", "vm=/hardware/vm/instance", "--bind", hours}, records);
  INFO(by_instance.err);
  CHECK(by_instance.code == 0);
  const Ran by_hardware =
      run({"batch", here + "template.json", "-", "--bind", "vm=/phases/run/hardware", "--bind", hours}, records);
  INFO(by_hardware.err);
  CHECK(by_hardware.code == 0);
  CHECK(by_hardware.out == by_instance.out);
  const Ran sweep = run({"sweep", here + "template.json", "--vary", "/hardware/vm/instance=aws/p5.*xlarge,t3.medium"});
  INFO(sweep.err);
  CHECK(sweep.code == 0);
  CHECK(sweep.out.find("aws/p5.48xlarge") != std::string::npos);
  const Ran sql = run({"sql", here + "template.json", "--columns", here + "records.csv", "--table", "records",
                       "--dialect", "duckdb", "--bind", "vm=/hardware/vm/instance", "--bind", hours});
  INFO(sql.err);
  CHECK(sql.code == 0);
  CHECK(sql.out.find("'p5.48xlarge'") != std::string::npos);
  const Ran unknown = run({"sql", here + "template.json", "--columns", "vm:text", "--table", "records", "--dialect",
                           "duckdb", "--bind", "vm=/hardware/vm/instance"});
  CHECK(unknown.code == 2);
  CHECK(unknown.err.find("give a file that contains them: --columns FILE.csv") != std::string::npos);
  const Ran hardware = run({"hardware", "aws/g4dn.xlarge", "--format", "json", "--samples", "0"});
  INFO(hardware.err);
  CHECK(hardware.code == 0);
  const json parts = json::parse(hardware.out);
  CHECK(parts.at("parts")[0].at("name") == "accelerators");
  CHECK(parts.at("parts")[1].at("name") == "host");
  const Ran show = run({"catalog", "show", "instances", "p5.48xlarge"});
  CHECK(show.code == 0);
  CHECK(show.out.starts_with("instances/aws/p5.48xlarge\n"));
}

TEST_CASE("the parts of an instance add up to what a job counts", "[cli]") {
  for (const std::string name : {"aws/g4dn.xlarge", "t3.medium", "p5.48xlarge", "g6f.large", "p4d.24xlarge"}) {
    INFO(name);
    const json parts = json::parse(run({"hardware", name, "--format", "json", "--samples", "0"}).out);
    double sum = 0;
    for (const json& part : parts.at("parts")) sum += part.at("co2e_kg").at("best").get<double>();
    CHECK(sum == Approx(parts.at("co2e_kg").at("best").get<double>()));
    const json r = report(job("{\"instance\": " + named(name) + R"(, "lifetime": "1 year", "utilization": 1})",
                              R"({"device_time": "8766 instance-h", "load": 0.5})"));
    CHECK(line(r, "accelerators") + line(r, "hosts") == Approx(sum));
  }
}

TEST_CASE("cores have the power and the footprint of their share of a machine", "[cli]") {
  const auto cores = [](const std::string& more) {
    return report(job(R"({"cpu": "amd-epyc-7763", )" + more + "}", R"({"device_time": "100 h", "load": 1})"));
  };
  const json sixteen = cores(R"("cores": 16, "memory": "64 GB", "cpus": 2)");
  const json all = cores(R"("cores": 128, "memory": "512 GB", "cpus": 2)");
  CHECK(line(sixteen, "hosts") == Approx(line(all, "hosts") / 8));
  // 280 W for 64 cores, and 0.62 W/GB
  CHECK(sixteen.at("phases")[0].at("it_energy_kwh").at("best").get<double>() ==
        Approx(100 * (280.0 / 4 + 64 * 0.62) / 1000));
  // a load is a position on the curve
  const auto at = [&](const char* load) {
    return report(job(R"({"cpu": "amd-epyc-7763", "cores": 16, "memory": "64 GB"})",
                      std::string(R"({"device_time": "100 h", "load": )") + load + "}"))
        .at("phases")[0]
        .at("it_energy_kwh")
        .at("best")
        .get<double>();
  };
  CHECK(at("0") == Approx(0.25 * at("1")));
  CHECK(at("0.5") == Approx(0.735 * at("1")));
  CHECK(at("0.3") == Approx((0.37 + 0.735) / 2 * at("1")));
}

TEST_CASE("default rules of instances follow from the tables", "[cli]") {
  const CatalogTable& table = catalog().table("instances");
  const CatalogTable& cpus = catalog().table("cpus");
  std::map<std::string, double> hosts;
  std::vector<double> memory;
  std::set<std::string> named_cpus;
  for (const CatalogRow& row : table.rows) {
    const double vcpus = number(table, row, "vcpus");
    const double host = number(table, row, "host_vcpus");
    if (const std::string cpu(table.text(row, "cpu")); !cpu.empty()) named_cpus.insert(cpu);
    if (!table.text(row, "accelerator").empty()) continue;
    if (host > 0) hosts[family(row.id())] = std::max(hosts[family(row.id())], host);
    if (const double gb = number(table, row, "memory_gb"); gb > 0) memory.push_back(gb / vcpus);
  }
  std::vector<double> of_families;
  for (const auto& [name, vcpus] : hosts) of_families.push_back(vcpus);
  check_rule("instances/host_vcpus", of_families);
  check_rule("instances/memory_per_vcpu", memory);
  std::vector<double> power;
  std::vector<double> area;
  for (const std::string& id : named_cpus) {
    const CatalogRow& row = *cpus.find(id);
    const double threads = number(cpus, row, "threads");
    if (const double tdp = number(cpus, row, "tdp_w"); tdp > 0 && threads > 0) power.push_back(tdp / threads);
    if (const double one = number(cpus, row, "die_area_mm2"); one > 0)
      area.push_back(one * std::max(1.0, number(cpus, row, "dies")));
  }
  check_rule("instances/tdp_per_vcpu", power);
  check_rule("die_area/processor", area);
}

// The table of docs/methodology/instances.md: results of others beside ours. AICARBON_UPDATE_GOLDEN=1 writes it.
namespace {

std::vector<std::string> cells(const std::string& text) {
  std::vector<std::string> out{""};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) out.emplace_back();
    else out.back() += c;
  }
  return out;
}

struct Published {
  std::string instance, publisher, quantity, condition;
  double value;
};

std::vector<Published> published() {
  std::vector<Published> all;
  std::istringstream rows(read_text(here + "published.csv"));
  std::string text;
  std::getline(rows, text);
  while (std::getline(rows, text)) {
    const auto c = cells(text);
    all.push_back({c[0], c[1], c[2], c[5], *units::parse_number(c[3])});
  }
  return all;
}

struct Range {
  double best, low, high;
};
Range range_of(const json& figure, double factor) {
  return {figure.at("best").get<double>() * factor, figure.at("low").get<double>() * factor,
          figure.at("high").get<double>() * factor};
}

Range watts(const std::string& instance, const std::string& load) {
  const json r = report(job(named(instance), R"({"device_time": "1 instance-h", "load": )" + load + "}"), "10000");
  return range_of(r.at("phases")[0].at("it_energy_kwh"), 1000);
}

Range kilograms(const std::string& instance) {
  const Ran ran = run({"hardware", instance, "--format", "json"});
  return range_of(json::parse(ran.out).at("co2e_kg"), 1);
}

std::string digits(double value) { return units::significant(value, 3); }
std::string in_words(const Range& r) { return digits(r.best) + " (" + digits(r.low) + " – " + digits(r.high) + ")"; }

struct Tally {
  int inside = 0, all = 0;
  std::string of(const Range& ours, const std::vector<double>& theirs) {
    std::string text;
    for (const double value : theirs) {
      const bool in = ours.low <= value && value <= ours.high;
      inside += in ? 1 : 0;
      ++all;
      text += (text.empty() ? "" : ", ") + digits(value) + (in ? "" : " ✗");
    }
    return text.empty() ? "–" : text;
  }
};

// Watts of a vCPU by the coefficients of Cloud Carbon Footprint, and of memory.
double by_coefficients(const std::vector<Published>& all, const std::string& architecture, double load, double vcpus,
                       double memory_gb) {
  double ends[2] = {};
  for (const Published& p : all)
    if (p.instance == "architecture " + architecture)
      ends[p.condition.find("load 100 %") == std::string::npos ? 0 : 1] = p.value;
  constexpr double watts_per_gb = 0.392;
  return vcpus * (ends[0] + load * (ends[1] - ends[0])) + memory_gb * watts_per_gb;
}

std::string comparison() {
  struct Row {
    std::string instance, architecture;
    std::vector<std::string> loads;
  };
  const Row rows[] = {{"aws/c5.2xlarge", "Sky Lake", {"0", "0.5", "1"}},
                      {"aws/m5.xlarge", "Sky Lake", {"0", "0.5", "1"}},
                      {"aws/m6g.large", "Graviton2", {"0", "0.5", "1"}},
                      {"aws/r5.large", "Sky Lake", {"0", "0.5", "1"}},
                      {"aws/t3.medium", "Sky Lake", {"0", "0.5", "1"}},
                      {"azure/standard_d8s_v3", "", {"0", "0.5", "1"}},
                      {"aws/g4dn.xlarge", "", {"1"}},
                      {"aws/p3.2xlarge", "", {"1"}},
                      {"aws/p4d.24xlarge", "", {"1"}}};
  const auto all = published();
  const auto of = [&](const std::string& instance, const std::string& who, const std::string& what,
                      const std::string& condition) {
    std::vector<double> found;
    for (const Published& p : all)
      if (p.instance == instance && p.publisher == who && p.quantity == what &&
          p.condition.find(condition) != std::string::npos && p.condition.find("without acc") == std::string::npos)
        found.push_back(p.value);
    return found;
  };
  Tally power;
  std::string out =
      "| instance | load | aicarbon, W | Teads, W | Boavizta, W | Cloud Carbon Footprint, W |\n|---|---|---|---|---|---|\n";
  for (const Row& row : rows)
    for (const std::string& load : row.loads) {
      const Range ours = watts(row.instance, load);
      const std::string percent = units::shortest(*units::parse_number(load) * 100) + " %";
      std::vector<double> ccf;
      const CatalogTable& table = catalog().table("instances");
      const CatalogRow& instance = *table.find(row.instance);
      if (!row.architecture.empty())
        ccf.push_back(by_coefficients(all, row.architecture, *units::parse_number(load),
                                      number(table, instance, "vcpus"), number(table, instance, "memory_gb")));
      out += "| " + row.instance + " | " + percent + " | " + in_words(ours) + " | " +
             power.of(ours, of(row.instance, "Teads", "power", "load " + percent)) + " | " +
             power.of(ours, of(row.instance, "Boavizta", "power", "load " + percent)) + " | " + power.of(ours, ccf) +
             " |\n";
    }
  out += "\n" + std::to_string(power.inside) + " of " + std::to_string(power.all) +
         " results of others are inside the range.\n\n";
  Tally kg;
  out += "| instance | aicarbon, kg | Cloud Carbon Footprint, kg | Boavizta, kg |\n|---|---|---|---|\n";
  for (const Row& row : rows) {
    const Range ours = kilograms(row.instance);
    const std::string share = row.instance == "azure/standard_d8s_v3" ? "8 of 64" : "share of the instance";
    out += "| " + row.instance + " | " + in_words(ours) + " | " +
           kg.of(ours, of(row.instance, "Cloud Carbon Footprint", "embodied", share)) + " | " +
           kg.of(ours, of(row.instance, "Boavizta", "embodied", "the instance over")) + " |\n";
  }
  return out + "\n" + std::to_string(kg.inside) + " of " + std::to_string(kg.all) +
         " results of others are inside the range.\n";
}

}  // namespace

TEST_CASE("the methodology page compares instances with the results of others", "[cli]") {
  const std::string path = source_dir() + "/docs/methodology/instances.md";
  const std::string page = read_text(path);
  const std::string begin = "<!-- comparison: written by tests/cli/instances.cpp -->\n\n";
  const std::string end = "\n<!-- end of the comparison -->";
  const auto from = page.find(begin);
  const auto to = page.find(end);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  const std::string written = comparison();
  if (updating()) std::ofstream(path) << page.substr(0, from + begin.size()) + written + page.substr(to);
  else CHECK(page.substr(from + begin.size(), to - from - begin.size()) == written);
}
