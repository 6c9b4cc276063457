// The key "$schema", by which an editor finds the JSON Schema of a job or a budget: accepted and ignored at the top of the
// document, and unknown anywhere else.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

using namespace aicarbon::test;

namespace {

const std::string key = "{\"$schema\": \"./job.schema.json\",";

// A document with the key, written into a folder.
std::string with_key(const TemporaryFolder& folder, const std::string& path) {
  const std::string text = read_text(source_dir() + "/" + path);
  const std::string copy = folder / path.substr(path.rfind('/') + 1);
  write_text(copy, key + text.substr(text.find('{') + 1));
  return copy;
}

bool same(const std::vector<std::string>& command, const std::vector<std::string>& other) {
  const Ran a = run(command), b = run(other);
  INFO(a.err);
  REQUIRE(a.code == b.code);
  REQUIRE_FALSE(a.out.empty());
  return a.out == b.out;
}

}  // namespace

TEST_CASE("a job with the key $schema is the same job in every command", "[cli]") {
  const TemporaryFolder folder;
  const std::string plain = "examples/bloom-176b.json", keyed = with_key(folder, plain);
  CHECK(same({"estimate", keyed, "--samples", "100", "--format", "csv"},
             {"estimate", plain, "--samples", "100", "--format", "csv"}));
  const std::vector<std::string> vary{"--vary", "/sites/jean-zay/pue=1.1,1.5", "--format", "csv"};
  CHECK(
      same({"sweep", keyed, vary[0], vary[1], vary[2], vary[3]}, {"sweep", plain, vary[0], vary[1], vary[2], vary[3]}));
  const auto change = nlohmann::json::parse(run({"compare", plain, keyed, "--samples", "0", "--format", "json"}).out);
  CHECK(change["because"].dump() == "[]");

  const std::string records = "examples/records/jobs.csv", cluster = "examples/records/cluster-job.json";
  CHECK(same({"batch", with_key(folder, cluster), records}, {"batch", cluster, records}));
}

TEST_CASE("a budget with the key $schema is the same budget", "[cli]") {
  const TemporaryFolder folder;
  const std::string plain = "examples/budgets/release.json";
  CHECK(same({"check", "examples/gpt-3.json", "--budget", with_key(folder, plain), "--samples", "100"},
             {"check", "examples/gpt-3.json", "--budget", plain, "--samples", "100"}));
}

TEST_CASE("the key $schema must be a text, and is unknown below the top", "[cli]") {
  const Ran number = run({"validate", "-"}, R"({"$schema": 3, "schema": "aicarbon.job/1", "name": "x", "phases": []})");
  CHECK(number.code == 2);
  CHECK(number.err.starts_with("error[AC2102]: expected a text, found a number\n  --> <stdin>:1:13  at /$schema\n"));

  const Ran empty = run({"validate", "-"},
                        R"({"$schema": "./job.schema.json", "schema": "aicarbon.job/1", "name": "x", "phases": []})");
  CHECK(empty.err.starts_with("error[AC2103]: the job has no phase\n"));
  CHECK(empty.out == "1 error, 0 warnings\n");

  const Ran below = run({"validate", "-"}, R"({"schema": "aicarbon.job/1", "name": "x", "phases": [{"name": "r",
  "kind": "training", "$schema": "x", "activity": {"energy": "1 kWh"}}]})");
  CHECK(below.code == 2);
  CHECK(below.err.starts_with("error[AC2101]: unknown key \"$schema\"\n  --> <stdin>:2:23  at /phases/r/$schema\n"));
}
