// `aicarbon batch` over whole jobs, and rows that a single estimate rejects.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace aicarbon::test;

TEST_CASE("a batch of whole jobs estimates one job per line", "[cli]") {
  const Folder f;
  json one = json::parse(job_text), two = one, bad = one;
  two["name"] = "two, with a comma";
  two["phases"][0]["activity"] = {{"energy", "5 MWh"}, {"energy_boundary", "it"}};
  bad["sites"]["dc"]["grid"] = "FRX";
  f.put("jobs.jsonl", one.dump() + "\n\n" + two.dump());  // an empty line, and no line end after the last job
  const Ran jobs = shell("aicarbon batch jobs.jsonl --digits full", f.path);
  REQUIRE(jobs.code == 0);
  CHECK(jobs.err == "2 jobs\n");
  const auto rows = table(jobs.out);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0][0] == "job");
  CHECK(rows[1][0] == "cluster job");
  CHECK(
      std::strtod(rows[1][1].c_str(), nullptr) ==
      estimate(one.dump(), {"--samples", "0"}).at("reports").at(0).at("total").at("co2e_kg").at("best").get<double>());
  CHECK(jobs.out.find("\n\"two, with a comma\",") != std::string::npos);
  f.put("bad.jsonl", one.dump() + "\n" + bad.dump() + "\n" + one.dump() + "\n");
  const Ran stopped = shell("aicarbon batch bad.jsonl -o out.csv", f.path);
  CHECK(stopped.code == 2);
  CHECK(stopped.err.find("error[AC2106]: unknown grid \"FRX\"") != std::string::npos);
  CHECK(stopped.err.find("bad.jsonl:2:") != std::string::npos);
  CHECK_FALSE(f.has("out.csv"));
  const Ran skipped = shell("aicarbon batch bad.jsonl --on-error skip --format jsonl", f.path);
  CHECK(skipped.code == 0);
  CHECK(skipped.err == "2 jobs, 1 rejected\nfirst rejected: job 2, unknown grid \"FRX\"\n");
  for (const std::string threads : {"1", "3"})
    CHECK(shell("aicarbon batch jobs.jsonl --digits full --threads " + threads, f.path).out == jobs.out);
}

TEST_CASE("a batch rejects exactly the rows that a single estimate rejects", "[cli]") {
  const Folder folder;
  const json job = json::parse(R"({ "schema": "aicarbon.job/1", "name": "planned", "phases": [
    { "name": "serving", "kind": "inference", "site": "FR",
      "hardware": { "accelerator": "nvidia-h100-sxm5-80gb", "accelerators": 8 },
      "activity": { "model": "llama-3.1-8b", "requests": "1M", "input_tokens": 300, "output_tokens": 350, "devices": 1,
                    "precision": "bf16", "serving": "fixed-batch", "batch": 8 } } ] })");
  folder.put("t.json", job.dump());
  std::string text = "accelerator,model,precision,devices,batch,input_tokens\n";
  std::vector<Cells> records;
  for (const char* device : {"nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb"})
    for (const char* model : {"llama-3.1-8b", "llama-3.1-70b"})
      for (const char* precision : {"bf16", "fp8"})  // there is no fp8 on an A100
        for (const char* devices : {"1", "2", "8"})
          for (const auto& [batch, input] : {std::pair{"8", "300"}, {"5000", "300"}, {"8", "131000"}})
            records.push_back({device, model, precision, devices, batch, input});
  for (const Cells& r : records) {
    for (const std::string& cell : r) text += cell + (&cell == &r.back() ? "\n" : ",");
  }
  folder.put("r.csv", text);
  const Ran ran = folder.batch(
      "r.csv --digits full --on-error skip --rejects rejects.csv --bind model --bind precision --bind devices --bind "
      "batch --bind input_tokens");
  REQUIRE(ran.code == 0);
  const auto rows = table(ran.out);
  std::map<std::size_t, std::string> rejected;  // results by record
  const std::string rejects = folder.get("rejects.csv");
  std::istringstream in(rejects);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) rejected.emplace(std::stoul(line) - 2, line);
  std::size_t next = 1;
  std::size_t refused = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Cells& r = records[i];
    json own = job;
    json& phase = own["phases"][0];
    phase["hardware"]["accelerator"] = r[0];
    json& activity = phase["activity"];
    activity["model"] = r[1];
    activity["precision"] = r[2];
    activity["devices"] = std::stoi(r[3]);
    activity["batch"] = std::stoi(r[4]);
    activity["input_tokens"] = std::stoi(r[5]);
    folder.put("own.json", own.dump());
    const Ran single = shell("aicarbon estimate own.json --samples 0 --format json", folder.path);
    INFO(own.dump() << single.err << (rejected.contains(i) ? rejected.at(i) : std::string("not rejected")));
    REQUIRE(rejected.contains(i) == (single.code != 0));
    refused += rejected.contains(i) ? 1U : 0U;
    if (single.code == 0) check_row(rows.front(), rows[next++], json::parse(single.out).at("reports").at(0));
  }
  CHECK(next == rows.size());
  CHECK(refused > records.size() / 4);
  CHECK(refused < records.size() * 3 / 4);
}

TEST_CASE("a row with more vCPUs than the machine has is rejected", "[cli]") {
  const Folder folder;
  json job = json::parse(job_text);
  job["hardware"]["node"]["share"] = {{"vcpus", 8}, {"of", 96}};
  folder.put("t.json", job.dump());
  folder.put("r.csv", "vcpus\n8\n97\n96\n");
  const Ran ran = folder.batch("r.csv --bind vcpus --on-error skip --rejects rejects.csv");
  CHECK(ran.code == 0);
  CHECK(table(ran.out).size() == 3);
  CHECK(folder.get("rejects.csv") ==
        "row,line,column,code,reason\n3,3,,AC2504,run: the reserved vCPUs are 1.01 times those of the machine\n");
}

TEST_CASE("an infeasible job in a batch of whole jobs is rejected with the message of estimate", "[cli]") {
  const Folder folder;
  const auto line = [](int devices) {
    return R"({"schema": "aicarbon.job/1", "name": "j)" + std::to_string(devices) +
           R"(", "phases": [{"name": "serving", "kind": "inference", "site": "FR", "hardware": {"accelerator": )"
           R"("nvidia-h100-sxm5-80gb"}, "activity": {"model": "llama-3.1-70b", "requests": "1M", "input_tokens": 300, )"
           R"("output_tokens": 350, "batch": 8, "devices": )" +
           std::to_string(devices) + "}}]}\n";
  };
  folder.put("jobs.jsonl", line(4) + line(1));
  const Ran ran = shell("aicarbon batch jobs.jsonl", folder.path);
  CHECK(ran.code == 2);
  CHECK(table(ran.out).size() == 2);  // the header and the first record
  CHECK(
      ran.err.find(
          "error[AC2327]: llama-3.1-70b at bf16 needs 141 GB of memory with one sequence, but the usable memory of 1 × "
          "nvidia-h100-sxm5-80gb is 72.0 GB\n  --> jobs.jsonl:2:") != std::string::npos);
}
