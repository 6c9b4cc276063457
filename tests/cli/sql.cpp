// `aicarbon sql`: the complete text of queries, and jobs that are rejected. tests/property/sql.cpp and bench/sql.sh run
// the queries.
#include "support/folder.hpp"
#include "support/golden.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;

const std::string job = "bench/sql/serving.json";
const std::string columns =
    "job id:text,requests:number,input_tokens:number,batch:number,pue:number,area_mm2:number,utilization:number,grid:text";

Ran sql(const std::string& of, const std::string& with, std::vector<std::string> more, const std::string& dialect) {
  std::vector<std::string> args{"sql", of, "--columns", with, "--table", "jobs", "--dialect", dialect};
  for (const std::string name : {"requests", "input_tokens", "batch", "pue", "utilization"})
    if (with.find(name + ":") != std::string::npos || with.ends_with("records.csv"))
      args.insert(args.end(), {"--bind", name});
  args.insert(args.end(), more.begin(), more.end());
  return run(std::move(args));
}

void golden(const std::string& name, const std::string& text) {
  check_golden(source_dir() + "/tests/golden/sql/" + name, text);
}

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t n = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("queries with every operation equal their golden files in all dialects", "[cli][golden]") {
  for (const std::string dialect : {"duckdb", "postgres", "clickhouse", "sqlite", "spark"}) {
    const Ran ran = sql(job, "tests/golden/sql/records.csv", {"--key", "job id"}, dialect);
    CHECK(ran.code == 0);
    golden("rows." + dialect + ".sql", ran.out);
    for (const std::string part : {" + ", " - ", " * ", " / ", "sqrt(", "ceil(", " < ", " > ", "_way", "LEFT JOIN"}) {
      INFO(dialect << " " << part);
      CHECK(ran.out.find(part) != std::string::npos);
    }
    golden("totals." + dialect + ".sql", sql(job, "tests/golden/sql/records.csv", {"--by", "grid"}, dialect).out);
  }
}

TEST_CASE("a query without a file of records contains all ids of the catalog", "[cli]") {
  const Ran ran = sql(job, columns, {}, "duckdb");
  CHECK(ran.code == 0);
  CHECK(ran.out.find("('FRA', ") != std::string::npos);
  CHECK(ran.out.find("('gcp/us-central1', ") != std::string::npos);
}

TEST_CASE("a query without a file of records knows codes, names and aliases, and says so", "[cli]") {
  const Ran ran = sql(job, columns, {}, "duckdb");
  for (const std::string word : {"FR", "fr", "fra", "France", "DE", "Germany", "uae", "UAE"}) {
    INFO(word);
    CHECK(ran.out.find("\n  ('" + word + "', ") != std::string::npos);
  }
  CHECK(ran.err.find("note[AC3098]: column \"grid\": the query knows ") != std::string::npos);
  const Ran of_file = sql(job, "tests/golden/sql/records.csv", {}, "duckdb");
  CHECK(of_file.err.find("AC3098") == std::string::npos);
  const Ran device = run({"sql", "examples/records/cluster-job.json", "--columns",
                          "device_time_h:number,accelerator:text", "--table", "t", "--dialect", "postgres"});
  for (const std::string word : {"nvidia-h100-sxm5-80gb", "h100", "H100"}) {
    INFO(word);
    CHECK(device.out.find("\n  ('" + word + "', ") != std::string::npos);
  }
}

TEST_CASE("a text that a query does not know is a warning of its row, in all dialects", "[cli]") {
  for (const std::string dialect : {"duckdb", "postgres", "sqlite"}) {
    const Ran ran = sql(job, "tests/golden/sql/records.csv", {}, dialect);
    CHECK(ran.out.find("CASE WHEN w1_known IS NULL AND w1_given = 1 THEN ' AC2504' ELSE '' END") != std::string::npos);
  }
}

TEST_CASE("a query of a template none of whose amounts is bound is warned of, and can be denied", "[cli]") {
  const auto query = [](std::vector<std::string> more) {
    std::vector<std::string> args{
        "sql", "examples/records/cluster-job.json", "--columns", "grid:text", "--table", "t", "--dialect", "duckdb"};
    args.insert(args.end(), more.begin(), more.end());
    return run(std::move(args));
  };
  const Ran ran = query({});
  CHECK(ran.code == 0);
  CHECK(ran.err.find("warning[AC3053]: no column is bound to an amount of work") != std::string::npos);
  const Ran denied = query({"--deny", "warnings"});
  CHECK(denied.code == 2);
  CHECK(denied.out.empty());
}

TEST_CASE("a query in SQLite reads texts in columns of numbers as unknown", "[cli]") {
  const auto query = [&](const std::string& dialect) { return sql(job, "pue:number", {}, dialect).out; };
  CHECK(query("sqlite").find(
            "CASE WHEN typeof(records.\"pue\") IN ('integer', 'real') OR CAST(records.\"pue\" AS REAL) = "
            "records.\"pue\" THEN CAST(records.\"pue\" AS REAL) END AS n1_raw") != std::string::npos);
  CHECK(query("duckdb").find("CAST(records.\"pue\" AS DOUBLE) AS n1_raw") != std::string::npos);
}

TEST_CASE("a number of devices that is not whole is unknown in a query", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "job.json",
             R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "a", "kind": "training", "site": "FR",
      "hardware": "H100", "activity": {"wall_time": "10 h", "devices": 8}}]})");
  const Ran ran = run({"sql", folder / "job.json", "--columns", "n:number", "--bind", "n=/phases/a/activity/devices",
                       "--table", "t", "--dialect", "duckdb"});
  INFO(ran.err);
  CHECK(ran.code == 0);
  CHECK(ran.out.find(" AND ceil(n1_raw) = n1_raw THEN ") != std::string::npos);
}

TEST_CASE("names and texts of the user are escaped in a query", "[cli]") {
  const std::string odd = "a\"b`c\\d'e";
  const auto query = [&](const std::string& dialect) {
    return run({"sql", job, "--columns", odd + ":text,pue:number", "--bind", "pue", "--table", "s.t\"x", "--key", odd,
                "--dialect", dialect})
        .out;
  };
  CHECK(query("duckdb").find("records.\"a\"\"b`c\\d'e\" AS k1") != std::string::npos);
  CHECK(query("postgres").find("FROM \"s\".\"t\"\"x\" AS records") != std::string::npos);
  CHECK(query("spark").find("records.`a\"b``c\\d'e` AS k1") != std::string::npos);
  CHECK(query("clickhouse").find("records.`a\"b\\`c\\\\d'e` AS k1") != std::string::npos);
  const Ran lines =
      run({"sql", job, "--columns", "pue:number", "--bind", "pue", "--table", "t\nDROP", "--dialect", "duckdb"});
  CHECK(count(lines.out.substr(0, lines.out.find("SELECT")), "\n") == 1);
}

TEST_CASE("a query that cannot be exact or has invalid columns is rejected", "[cli]") {
  const auto said = [](const std::string& with, std::vector<std::string> more = {}) {
    const Ran ran = sql(job, with, std::move(more), "duckdb");
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    return ran.err;
  };
  const Ran exponential = sql("bench/sql/serving.json", "arrivals:number",
                              {"--bind", "arrivals=/phases/chat/activity/arrivals request/s"}, "duckdb");
  CHECK(exponential.code == 2);
  CHECK(exponential.err.find("error[AC2505]") != std::string::npos);
  CHECK(said("pue:text") ==
        "error[AC2502]: column \"pue\" has the type text, but /sites/main/pue requires the type number\n"
        "  help: write pue:number, and cast the column to a number in the table\n");
  CHECK(
      said("team:text") ==
      "error[AC2505]: no column is bound to a field of the job\n"
      "  help: --bind COLUMN binds a column that has the name of a field, and --bind 'COLUMN=/PATH UNIT' any other\n");
  CHECK(said("pue:number", {"--key", "pua"}) ==
        "error[AC2502]: --key names \"pua\", which is not a column\n  help: did you mean \"pue\"?\n");
  CHECK(
      said("pue:number,a:text", {"--totals", "--key", "a"}) ==
      "error[AC6003]: --key selects columns of each row, but totals have no rows\n  help: group the totals with --by\n");
}
