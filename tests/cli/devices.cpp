// Where machines are and what their power covers: nodes with a rated power, packages with CPU and memory, and machines
// outside a data center.
#include "support/folder.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

double kg(const json& r, const std::string& source) {
  for (const json& line : r.at("lines"))
    if (line.at("source") == source)
      return line.at("state") == "estimated" ? line.at("co2e_kg").at("best").get<double>() : 0;
  throw std::runtime_error("no line " + source);
}
std::string state(const json& r, const std::string& source) {
  for (const json& line : r.at("lines"))
    if (line.at("source") == source) return line.at("state");
  throw std::runtime_error("no line " + source);
}
double phase(const json& r, const std::string& key) { return r.at("phases").at(0).at(key).at("best"); }
double ratio(const json& r) { return phase(r, "it_energy_kwh") / phase(r, "accelerator_energy_kwh"); }

bool assumes(const json& r, const std::string& rule) {
  return std::ranges::any_of(r.at("assumptions"), [&](const json& a) { return a.at("rule") == rule; });
}

std::string job(const std::string& hardware, const std::string& activity, const std::string& kind = "training",
                const std::string& site = R"({"grid": "FR", "pue": 1.2})") {
  return R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"here": )" + site + R"(}, "hardware": {"m": )" +
         hardware + R"(}, "phases": [{"name": "run", "kind": ")" + kind +
         R"(", "site": "here", "hardware": "m", "activity": )" + activity + "}]}";
}

const std::string eight_h100 = R"({"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8)";
const std::string desktop = R"({"accelerator": "nvidia-rtx-4090", "accelerators": 1)";
const std::string a_day = R"({"device_time": "24 h"})";

}  // namespace

TEST_CASE("the rated power of a node replaces the default ratio of node to accelerators", "[cli]") {
  struct Work {
    std::string kind, activity;
  };
  const Work works[] = {
      {"training", R"({"device_time": "8 h", "energy": "5.6 kWh", "energy_boundary": "accelerators"})"},
      {"training", R"({"device_time": "8 h", "device_power": "500 W", "energy_boundary": "accelerators"})"},
      {"training", R"({"tokens": 1e9, "model": "llama-2-7b"})"},
      {"inference",
       R"({"requests": 1000, "model": "llama-2-7b", "input_tokens": 500, "output_tokens": 200, "devices": 1})"},
      {"inference", R"({"images": 1000, "model": "flux.1-dev", "width": 1024, "height": 1024})"},
  };
  for (const Work& w : works) {
    INFO(w.activity);
    Ran ran = run({"validate", "-"}, job(eight_h100 + "}", w.activity, w.kind));
    INFO(ran.err);
    REQUIRE(ran.code == 0);
    const json stated = report(job(eight_h100 + R"(, "power": "10.2 kW"})", w.activity, w.kind));
    CHECK(ratio(stated) == Approx(10.2 / 5.6 * 0.85));
    CHECK(assumes(stated, "power/node_at_load"));
    CHECK_FALSE(assumes(stated, "power/node_over_accelerators"));
    // The card, the machine that usually holds it, and a server with the same board are one machine, to the bit.
    const json named = report(job(R"({"server": "nvidia-dgx-h100"})", w.activity, w.kind));
    CHECK(kg(named, "electricity") == Approx(kg(stated, "electricity")));
    for (const char* same : {R"({"accelerator": "nvidia-h100-sxm5-80gb"})", R"({"server": "nvidia-hgx-h100"})"})
      CHECK(report(job(same, w.activity, w.kind)).at("total") == named.at("total"));
    CHECK(report(job(eight_h100 + "}", w.activity, w.kind)).at("total") == named.at("total"));
  }
}

TEST_CASE("the ratio of a rated node has the range of part load", "[cli]") {
  const std::string work = R"({"device_time": "8 h", "energy": "5.6 kWh", "energy_boundary": "accelerators"})";
  const json r = report(job(eight_h100 + R"(, "power": "10.2 kW"})", work), "2000");
  CHECK(r.at("phases").at(0).at("it_energy_kwh").at("low") == Approx(10.2 * 0.72).epsilon(0.02));
  CHECK(r.at("phases").at(0).at("it_energy_kwh").at("high") == Approx(10.2 * 0.99).epsilon(0.02));
}

TEST_CASE("a node rated below its accelerators warns, and IT energy is at least theirs", "[cli]") {
  const std::string work = R"({"device_time": "8 h", "energy": "5.6 kWh", "energy_boundary": "accelerators"})";
  const json r = report(job(eight_h100 + R"(, "power": "700 W"})", work));
  CHECK(ratio(r) == 1);
  CHECK(messages(r, "AC3060") ==
        std::vector<std::string>{"the node is rated at 700.0 W, below the 5.600 kW of its accelerators, 8 × 700.0 W"});
  CHECK(messages(report(job(eight_h100 + R"(, "power": "5.6 kW"})", a_day)), "AC3060").size() == 1);
  CHECK(messages(report(job(eight_h100 + R"(, "power": "5.7 kW"})", a_day)), "AC3060").empty());
  CHECK(messages(report(job(R"({"server": "nvidia-dgx-h100"})", a_day)), "AC3060").empty());
  CHECK(
      messages(report(job(R"({"accelerator": "nvidia-gh200", "accelerators": 4, "power": "2.8 kW"})", a_day)), "AC3060")
          .empty());
}

TEST_CASE("rows with a node rated below its accelerators, or far above, are counted", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "t.json", job(eight_h100 + R"(, "power": "10.2 kW"})", R"({"device_time": "1000 device-h"})"));
  write_text(folder / "r.csv", "v\n10200\n700\n100000\n5600\n");
  const std::string err = run({"batch", folder / "t.json", folder / "r.csv", "--bind", "v=/hardware/m/power W"}).err;
  INFO(err);
  CHECK(err.find("warning[AC3060]: the node is rated at 700.0 W, below the 5.600 kW of its accelerators, 8 × 700.0 W "
                 "(row 3; 1 more: 5)\n") != std::string::npos);
  CHECK(err.find("warning[AC3071]: the node is rated at 100.0 kW, 18 times its accelerators (1 row: 4)\n") !=
        std::string::npos);
}

// --- packages with CPU and memory ----------------------------------------------------------------------------------------------------

TEST_CASE("a package with CPU and memory takes no factor for them", "[cli]") {
  const json r = report(job(R"({"accelerator": "nvidia-gh200", "accelerators": 4})", R"({"device_time": "9.3422 h"})",
                            "training", R"({"grid": "CH", "pue": 1.1})"));
  CHECK(ratio(r) == Approx(1.17));
  const double watts = phase(r, "it_energy_kwh") / 9.3422 * 1000;
  CHECK(watts == Approx(700 * 0.76 * 1.17));
  CHECK(watts > 610);
  CHECK(watts < 650);
  CHECK(kg(r, "hosts") / kg(r, "accelerators") == Approx((1020 + 34560 * 0.0173) / 8 / 303.9).epsilon(1e-3));
  CHECK(messages(r, "AC3063").empty());
}

TEST_CASE("a package whose footprint is not known with its CPU keeps that of a host, with a note", "[cli]") {
  const json r = report(job(R"({"accelerator": "amd-mi300a", "accelerators": 4})", a_day));
  CHECK(ratio(r) == Approx(1.17));
  CHECK(kg(r, "hosts") / kg(r, "accelerators") == Approx((1100 + 34560 * 0.0173) / 8 / 267.3).epsilon(1e-3));
  CHECK(messages(r, "AC3063").size() == 1);
  const json stated = report(job(
      R"({"accelerator": "amd-mi300a", "accelerators": 4, "embodied": {"accelerator": "200 kg", "host": "900 kg"}})",
      a_day));
  CHECK(messages(stated, "AC3063").empty());
}

// --- outside a data center -----------------------------------------------------------------------------------------------------------

TEST_CASE("a desktop has no data center, and what the job states has precedence", "[cli]") {
  const std::string home = R"({"grid": "PL"})";
  const json plain = report(job(desktop + "}", a_day, "fine-tuning", home));
  const double electricity = 24 * 0.450 * 0.68 * 1.5;
  CHECK(phase(plain, "it_energy_kwh") == Approx(electricity));
  CHECK(phase(plain, "energy_kwh") == Approx(electricity));
  CHECK(state(plain, "construction") == "not_applicable");
  CHECK(state(plain, "network_equipment") == "not_applicable");
  CHECK(kg(plain, "overhead") == 0);
  CHECK(plain.at("complete") == true);
  CHECK(plain.at("total").contains("water_l"));
  CHECK(messages(plain, "AC3062") ==
        std::vector<std::string>{"outside a data center: hardware \"m\" (workstation); unless stated, PUE is 1, and no "
                                 "building and no cluster network are counted"});
  // The same as stated by hand; the job differs only in what it leaves to the defaults of a workstation.
  const std::string by_hand = desktop +
                              R"(, "network": "0 kg", "lifetime": "6 years", "utilization": 0.3,
                                 "embodied": {"host": "392 kg"}})";
  const json right = report(job(by_hand, a_day, "fine-tuning", R"({"grid": "PL", "pue": 1, "construction": "none"})"));
  CHECK(kg(right) == Approx(kg(plain)).epsilon(1e-12));
  // 7.4 kg with 0.85 of the time in use and a life of five years, as in a data center.
  const json published = report(job(desktop + R"(, "network": "0 kg", "lifetime": "5 years", "utilization": 0.85,
                                                  "embodied": {"accelerator": "90 kg", "host": "150 kg"}})",
                                    a_day, "fine-tuning", home));
  CHECK(kg(published) == Approx(7.0948).epsilon(1e-3));
}

TEST_CASE("a laptop counts as a laptop if the job says so", "[cli]") {
  const std::string work = R"({"device_time": "10 h", "device_power": "38 W"})";
  const std::string home = R"({"grid": "FR"})";
  const std::string mac = R"({"power": "60 W", "embodied": "210 kg", "lifetime": "4 years")";
  const json right = report(job(R"({"power": "60 W", "embodied": "210 kg", "lifetime": "4 years", "utilization": 0.2,
                                    "network": "0 kg"})",
                                work, "fine-tuning", R"({"grid": "FR", "pue": 1, "construction": "none"})"));
  CHECK(kg(right) == Approx(0.3314).epsilon(1e-3));
  CHECK(kg(report(job(mac + R"(, "class": "laptop", "utilization": 0.2})", work, "fine-tuning", home))) ==
        Approx(kg(right)).epsilon(1e-12));
  // Without a utilization, the laptop is in use for 0.3 of the time.
  const json plain = report(job(mac + R"(, "class": "laptop"})", work, "fine-tuning", home));
  CHECK(kg(plain, "hosts") == Approx(kg(right, "hosts") * 0.2 / 0.3));
  CHECK(kg(report(job(R"({"power": "60 W", "class": "laptop"})", work, "fine-tuning", home)), "hosts") ==
        Approx(206 * 10 / 0.3 / (4 * 8766.0)));
  // Without a class, it counts as a server, with a note.
  const json server = report(job(mac + "}", work, "fine-tuning", home));
  CHECK(kg(server) == Approx(0.1144).epsilon(1e-3));
  CHECK(messages(server, "AC3064") ==
        std::vector<std::string>{"hardware \"m\" is rated at \"60 W\", but counts as a server in a data center"});
  CHECK(messages(report(job(mac + R"(, "class": "data-center"})", work, "fine-tuning", home)), "AC3064").empty());
}

TEST_CASE("an edge device that states everything is as before", "[cli]") {
  const std::string nano =
      R"({"power": "10 W", "embodied": "20 kg", "lifetime": "5 years", "network": "0 kg", "utilization": 1)";
  const std::string work = R"({"device_time": "3 s", "energy": "2.5e-6 kWh", "energy_boundary": "it"})";
  const json r = report(job(nano + "}", work, "inference", R"({"grid": "KR", "pue": 1, "construction": "none"})"));
  CHECK(messages(r, "AC3062").empty());
  CHECK(messages(r, "AC3064").empty());
  CHECK(kg(report(job(nano + R"(, "class": "edge"})", work, "inference", R"({"grid": "KR"})"))) ==
        Approx(kg(r)).epsilon(1e-12));
  CHECK(kg(report(job(R"({"power": "10 W", "class": "edge"})", R"({"device_time": "100 h"})", "inference")), "hosts") ==
        Approx(67 * 100.0 / (5 * 8766.0)));
}

TEST_CASE("a card in a server, in a cloud region, or of a stated class is where the job says", "[cli]") {
  const std::string site = R"({"grid": "FR"})";
  const json there = report(job(desktop + R"(, "class": "data-center"})", a_day, "training", site));
  CHECK(messages(there, "AC3062").empty());
  CHECK(assumes(there, "pue/industry_survey"));
  CHECK(assumes(there, "embodied/network_share"));
  CHECK(kg(there, "construction") > 0);
  const json cloud = report(job(desktop + "}", a_day, "training", R"({"grid": "aws/eu-west-3"})"));
  CHECK(messages(cloud, "AC3062").empty());
  CHECK(kg(cloud, "construction") > 0);
  const json work = report(job(eight_h100 + R"(, "class": "workstation"})", a_day, "training", site));
  CHECK(state(work, "construction") == "not_applicable");
  CHECK(assumes(work, "life/workstation"));
  const Ran unknown = run({"validate", "-"}, job(desktop + R"(, "class": "desktop"})", a_day));
  CHECK(unknown.code == 2);
  CHECK(unknown.err.find("AC2108") != std::string::npos);
}

TEST_CASE("one note names all machines outside a data center, and a site may have both kinds", "[cli]") {
  const std::string text = R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"here": {"grid": "FR"}},
    "hardware": {"pc": {"accelerator": "nvidia-rtx-4090", "accelerators": 1}, "mac": {"power": "60 W", "class": "laptop"},
                 "node": {"accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8}},
    "phases": [
      {"name": "a", "kind": "training", "site": "here", "hardware": "pc", "activity": {"device_time": "24 h"}},
      {"name": "b", "kind": "training", "site": "here", "hardware": "mac", "activity": {"device_time": "24 h"}},
      {"name": "c", "kind": "training", "site": "here", "hardware": "node", "activity": {"device_time": "24 h"}}]})";
  const json r = report(text);
  CHECK(messages(r, "AC3062") ==
        std::vector<std::string>{
            "outside a data center: hardware \"pc\" (workstation), hardware \"mac\" (laptop); unless "
            "stated, PUE is 1, and no building and no cluster network are counted"});
  const auto pue = [&](std::size_t k) {
    const json& p = r.at("phases").at(k);
    return p.at("energy_kwh").at("best").get<double>() / p.at("it_energy_kwh").at("best").get<double>();
  };
  CHECK(pue(0) == 1);
  CHECK(pue(1) == 1);
  CHECK(pue(2) == Approx(1.54));
}

TEST_CASE("a job in a data center is the same to the bit with and without its class", "[cli]") {
  for (const std::string& hardware :
       {eight_h100, std::string(R"({"power": "600 W")"), std::string(R"({"server": "nvidia-dgx-h100")")}) {
    json without = report(job(hardware + "}", a_day), "500");
    json with = report(job(hardware + R"(, "class": "data-center"})", a_day), "500");
    for (json* r : {&without, &with}) {
      r->erase("typed");
      r->erase("sheet");
    }
    CHECK(without == with);
  }
}

TEST_CASE("an overlay without classes means data centers, and a wrong class is an error of the lint", "[cli]") {
  const TemporaryFolder folder;
  const std::string header = "id,name,tdp_w,source,confidence\n";
  write_text(folder / "accelerators.csv", header + "my-card,My card,300,epoch-ai-hardware,second-hand\n");
  const std::string text = job(R"({"accelerator": "my-card", "accelerators": 1})", a_day);
  const Ran ran = run({"estimate", "-", "--samples", "0", "--format", "json", "--catalog", folder.path}, text);
  REQUIRE(ran.code == 0);
  CHECK(assumes(json::parse(ran.out).at("reports").at(0), "construction/per_kw"));
  write_text(folder / "accelerators.csv", "id,name,class,holds_host,tdp_w,source,confidence\n"
                                          "my-card,My card,desktop,cooling,300,epoch-ai-hardware,second-hand\n");
  const Ran lint = run({"catalog", "lint", "--catalog", folder.path});
  CHECK(lint.code == 2);
  CHECK(lint.err.find("class \"desktop\" is not one of data-center, workstation, laptop, edge") != std::string::npos);
  CHECK(lint.err.find("holds_host \"cooling\" is not one of power, embodied, memory") != std::string::npos);
}

TEST_CASE("records may name the class of a machine", "[cli]") {
  const TemporaryFolder folder;
  const std::string hardware = desktop + R"(, "class": ")";
  write_text(folder / "job.json", job(hardware + "workstation\"}", a_day, "training", R"({"grid": "FR"})"));
  write_text(folder / "rows.csv", "class\nworkstation\ndata-center\nlaptop\n");
  const Ran ran = run({"batch", folder / "job.json", folder / "rows.csv", "--bind", "class=/hardware/m/class",
                       "--digits", "full", "--format", "jsonl"});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  std::istringstream rows(ran.out);
  for (const char* device_class : {"workstation", "data-center", "laptop"}) {
    std::string row;
    REQUIRE(std::getline(rows, row));
    CHECK(json::parse(row).at("co2e_kg") ==
          kg(report(job(hardware + device_class + "\"}", a_day, "training", R"({"grid": "FR"})"))));
  }
}
