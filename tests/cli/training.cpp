// Training stated in tokens: the method follows the kind of the phase, and a run that cannot fit in the memory of its
// devices is refused, as one job, as a row of records and as a point of a sweep. The messages are in faults/.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace aicarbon::test;
using nlohmann::json;

std::string job(const std::string& kind, const std::string& activity) {
  return R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "run", "kind": ")" + kind +
         R"(", "site": "FR", "hardware": "nvidia-h100-sxm5-80gb", "activity": )" + activity + "}]}";
}

std::string faults(const std::string& kind, const std::string& activity) {
  return run({"validate", "-"}, job(kind, activity)).err;
}

bool fits(const std::string& kind, const std::string& activity) {
  const std::string found = faults(kind, activity);
  const bool refused = found.find("error[AC2327]") != std::string::npos;
  CHECK(refused == (found.find("error[") != std::string::npos));
  return !refused;
}

std::string with(const std::string& more) {
  return R"({"model": "llama-3.1-70b", "tokens": "1.4T", "sequence_length": 4096)" + more + "}";
}

}  // namespace

TEST_CASE("a phase of kind fine-tuning is not judged as pre-training", "[cli]") {
  const std::string few = R"({"model": "llama-3.1-70b", "tokens": "1B", "sequence_length": 4096, "devices": 32)";
  const auto warned = [&](const std::string& kind, const std::string& more) {
    return faults(kind, few + more + "}").find("AC3030") != std::string::npos;
  };
  CHECK(warned("training", ""));
  CHECK(warned("training", R"(, "method": "pretraining")"));
  CHECK_FALSE(warned("training", R"(, "method": "full")"));
  CHECK_FALSE(warned("fine-tuning", ""));
  CHECK_FALSE(warned("fine-tuning", R"(, "method": "lora")"));
  CHECK(warned("fine-tuning", R"(, "method": "pretraining")"));
  CHECK(run({"validate", "-", "--deny", "warnings"}, job("fine-tuning", few + "}")).code == 0);
  const auto total = [&](const std::string& kind, const std::string& more) {
    return estimate(job(kind, few + more + "}"), {"--samples", "0"}).at("reports").at(0).at("total").at("co2e_kg");
  };
  CHECK(total("fine-tuning", "") < total("training", ""));  // a device draws less in fine-tuning
  CHECK(total("fine-tuning", "") == total("fine-tuning", R"(, "method": "full")"));
}

TEST_CASE("a training run needs the memory that its method needs", "[cli]") {
  // 70.55e9 weights: 16 bytes are 1,129 GB, 6 are 423 GB, 2 are 141 GB, half of one is 35 GB; a device has 80 GB
  CHECK_FALSE(fits("training", with(R"(, "devices": 14)")));
  CHECK(fits("training", with(R"(, "devices": 15)")));
  CHECK_FALSE(fits("fine-tuning", with(R"(, "devices": 5)")));
  CHECK(fits("fine-tuning", with(R"(, "devices": 6)")));
  CHECK_FALSE(fits("fine-tuning", with(R"(, "devices": 1, "method": "lora")")));
  CHECK(fits("fine-tuning", with(R"(, "devices": 2, "method": "lora")")));
  CHECK(fits("fine-tuning", with(R"(, "devices": 1, "method": "lora", "precision": "fp8")")));
  CHECK(fits("fine-tuning", with(R"(, "devices": 1, "method": "qlora")")));
  CHECK(fits("training", with(R"(, "devices": 1, "bytes_per_parameter": 1)")));
  CHECK_FALSE(fits("fine-tuning", with(R"(, "devices": 1, "method": "qlora", "bytes_per_parameter": 2)")));
}

TEST_CASE("the memory of a measured run, and of one without a number of devices, is not judged", "[cli]") {
  CHECK(fits("training", with("")));
  CHECK(fits("training", with(R"(, "devices": 1, "throughput": "100 token/s")")));
  CHECK(fits("training", with(R"(, "devices": 1, "energy_per_token": "1 J/token", "energy_boundary": "it")")));
}

TEST_CASE("rows whose training does not fit are rejected", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "job.json", job("training", with(R"(, "devices": 16)")));
  write_text(folder / "rows.csv", "id,/phases/run/activity/devices\na,16\nb,8\nc,0.5\nd,32\n");
  const Ran rows = shell("aicarbon batch job.json rows.csv --on-error skip --rejects rejects.csv", folder.path);
  CHECK(rows.code == 0);
  const std::string rejects = read_text(folder / "rejects.csv");
  CHECK(rejects.find("3,3,,AC2504,run: the training needs 1.76 times the memory of its devices\n") !=
        std::string::npos);
  CHECK(rejects.find(
            "4,4,/phases/run/activity/devices,AC2504,\"0.5 is invalid; the value must be a whole number above 0; "
            "part of a device") != std::string::npos);
  CHECK(std::ranges::count(rows.out, '\n') == 3);  // the header, 16 and 32 devices
}

TEST_CASE("points whose training does not fit have a reason instead of a result", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "job.json", job("training", with(R"(, "devices": 16)")));
  const auto points = [&](const std::string& values) {  // the number of devices changes no total, only what fits
    const Ran ran =
        shell("aicarbon sweep job.json --format json --vary /phases/run/activity/devices=" + values, folder.path);
    return json::parse(ran.out).at("rows");
  };
  const json tight = points("8,16,32");
  CHECK(tight.at(0).at("reason") == "run: the training needs 1.76 times the memory of its devices");
  CHECK(tight.at(1).at("co2e_kg").is_number());
  CHECK(tight.at(2).at("co2e_kg") == tight.at(1).at("co2e_kg"));
  const json part = points("0.5,16");
  CHECK(part.at(0).at("reason").get<std::string>().find("the value must be a whole number above 0; part of a device") !=
        std::string::npos);
  CHECK(part.at(1).at("co2e_kg").is_number());
}

TEST_CASE("the JSON Schema takes whole numbers of devices only", "[cli]") {
  const json schema = json::parse(run({"schema", "job"}).out);
  const std::string text = schema.dump();
  CHECK(text.find("whole-") != std::string::npos);
  CHECK(text.find(R"("exclusiveMinimum":0,"type":"integer")") != std::string::npos);
}
