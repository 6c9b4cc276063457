// A query gives the same results in SQLite as the program gives for the same records, to the bit. Values are passed as
// their bits, because SQLite does not always read and print decimals exactly.
#include "support/run.hpp"

#include "report/row_outputs.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <filesystem>
#include <random>
#include <set>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;

std::string bits(double x) { return fmt::format("{:016X}", std::bit_cast<std::uint64_t>(x)); }

// Columns of generated records.
struct Column {
  std::string name;
  std::vector<std::string> words;  // empty for numbers
  double low = 0, high = 0;
  bool whole = false;
};

struct Records {
  std::vector<Column> columns;
  std::size_t rows;

  // Every row as texts, with numbers as their shortest round trip.
  std::vector<std::vector<std::string>> made() const {
    std::mt19937_64 random(7);
    std::vector<std::vector<std::string>> all(rows);
    for (auto& row : all)
      for (const Column& c : columns) {
        if (!c.words.empty()) {
          row.push_back(c.words[random() % c.words.size()]);
          continue;
        }
        const double u = static_cast<double>(random() >> 11U) * 0x1p-53;
        const double x = c.low + u * (c.high - c.low);
        row.push_back(units::shortest(c.whole ? std::floor(x) : x));
      }
    return all;
  }
};

// The arguments that bind every column, whether it binds by itself or not.
std::vector<std::string> with_bindings(std::vector<std::string> args, const Records& records) {
  for (const Column& c : records.columns) args.insert(args.end(), {"--bind", c.name});
  return args;
}

std::string csv(const Records& records, const std::vector<std::vector<std::string>>& rows) {
  std::string text = "id";
  for (const Column& c : records.columns) text += "," + c.name;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += "\n" + std::to_string(r);
    for (const std::string& cell : rows[r]) text += "," + cell;
  }
  return text + "\n";
}

std::string table_script(const Records& records, const std::vector<std::vector<std::string>>& rows) {
  std::string text = "CREATE TABLE jobs (id INTEGER";
  for (const Column& c : records.columns) text += ", \"" + c.name + (c.words.empty() ? "\" REAL" : "\" TEXT");
  text += ");\nBEGIN;\n";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    text += "INSERT INTO jobs VALUES (" + std::to_string(r);
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      text += records.columns[c].words.empty() ? ", ieee754_from_blob(x'" + bits(std::stod(rows[r][c])) + "')"
                                               : ", '" + rows[r][c] + "'";
    text += ");\n";
  }
  return text + "COMMIT;\n";
}

// The output of batch: one row per line, figures as bits, unknown ones empty.
std::string by_batch(const std::string& job, const Records& records, const std::string& file) {
  const Ran ran = run(with_bindings({"batch", job, file, "--digits", "full"}, records));
  REQUIRE(ran.code == 0);
  std::istringstream lines(ran.out);
  std::string text;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
    text += cells[0];
    for (std::size_t c = 1 + records.columns.size(); c + 2 < cells.size(); ++c)
      text += "|" + (cells[c].empty() ? cells[c] : bits(std::stod(cells[c])));
    text += "|" + cells[cells.size() - 2] + "|" + (cells.back() == "true" ? "1" : "0") + "\n";
  }
  return text;
}

std::string by_sqlite(const std::string& job, const Records& records, const std::vector<std::vector<std::string>>& rows,
                      const std::string& file) {
  const Ran query = run(
      with_bindings({"sql", job, "--columns", file, "--table", "jobs", "--key", "id", "--dialect", "sqlite"}, records));
  REQUIRE(query.code == 0);
  std::string wrapped = query.out.substr(0, query.out.rfind(';'));
  std::string select = "SELECT id";
  for (const auto& row : report::row_outputs) select += ", hex(ieee754_to_blob(\"" + std::string(row.column) + "\"))";
  const std::string script =
      table_script(records, rows) + select + ", basis, complete FROM (\n" + wrapped + "\n) ORDER BY id;\n";
  const Ran ran = run_program({AICARBON_SQLITE, "-batch", ":memory:"}, script, {}, source_dir());
  CHECK(ran.err == "");
  return ran.out;
}

void same_bits(const std::string& job, const Records& records) {
  INFO(job);
  const auto rows = records.made();
  const std::string text = csv(records, rows);
  const auto file = std::filesystem::temp_directory_path() / ("aicarbon-sql-" + std::to_string(::getpid()) + ".csv");
  write_text(file.string(), text);
  const std::string queried = by_sqlite(job, records, rows, file.string());
  const std::string expected = by_batch(job, records, file.string());
  std::filesystem::remove(file);
  std::istringstream a(expected), b(queried);
  std::size_t different = 0;
  std::string first;
  for (std::string x, y; std::getline(a, x);) {
    if (!std::getline(b, y)) y.clear();
    if (x != y && different++ == 0) first = x + "\n" + y;
  }
  INFO(first);
  CHECK(different == 0);
  CHECK(std::count(expected.begin(), expected.end(), '\n') == std::ptrdiff_t(records.rows));
}

}  // namespace

TEST_CASE("a query in SQLite gives the same bits as the program for every record", "[sqlite]") {
  same_bits("bench/sql/training.json", {{{"device_time_h", {}, 0, 1e6},
                                         {"pue", {}, 1, 2},
                                         {"accelerators", {}, 1, 17, true},
                                         {"grid", {"FR", "SE", "US", "DE"}},
                                         {"accelerator", {"nvidia-h100-sxm5-80gb", "nvidia-a100-sxm4-80gb"}}},
                                        10'000});
  same_bits("tests/cli/warnings/hours-of-parts.json",
            {{{"device_time_gcd_h", {}, 0, 1e6}, {"accelerator", {"amd-mi250x", "amd-mi250"}}}, 1'000});
  same_bits("bench/sql/serving.json", {{{"requests", {}, 1, 5e6, true},
                                        {"input_tokens", {}, 1, 4000, true},
                                        {"output_tokens", {}, 1, 2000, true},
                                        {"batch", {}, 1, 600, true},
                                        {"power_fraction", {}, 0.2, 1},
                                        {"pue", {}, 1, 2},
                                        {"area_mm2", {}, 20, 858},
                                        {"lifetime_years", {}, 1, 9},
                                        {"utilization", {}, 0.2, 1},
                                        {"grid", {"FR", "SE", "US", "us/CAMX"}}},
                                       2'000});
}

TEST_CASE("in SQLite, a text in a column of numbers and a part of a device are unknown", "[sqlite]") {
  const auto folder = std::filesystem::temp_directory_path() / ("aicarbon-sql-texts-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const std::string job = (folder / "job.json").string();
  write_text(job,
             R"({"schema": "aicarbon.job/1", "name": "j", "phases": [{"name": "a", "kind": "training", "site": "FR",
    "hardware": "H100", "activity": {"wall_time": "10 h", "devices": 8}}]})");
  const Ran query =
      run({"sql", job, "--columns", "id:text,h:number,n:number", "--bind", "h=/phases/a/activity/wall_time h", "--bind",
           "n=/phases/a/activity/devices", "--table", "jobs", "--key", "id", "--dialect", "sqlite"});
  std::filesystem::remove_all(folder);
  INFO(query.err);
  REQUIRE(query.code == 0);
  const std::string script =
      "CREATE TABLE jobs (id TEXT, h REAL, n);\n"
      "INSERT INTO jobs VALUES ('0', 10, 8), ('1', '10', '8'), ('2', '', 8), ('3', 'N/A', 8), ('4', 10, 0.5), "
      "('5', 10, 'N/A'), ('6', 10, NULL);\n"
      "SELECT id, co2e_kg > 0, complete FROM (\n" +
      query.out.substr(0, query.out.rfind(';')) + "\n) ORDER BY id;\n";
  const Ran ran = run_program({AICARBON_SQLITE, "-batch", ":memory:"}, script, {}, source_dir());
  CHECK(ran.err == "");
  CHECK(ran.out == "0|1|1\n1|1|1\n2||0\n3||0\n4||0\n5||0\n6||0\n");
}

namespace {

// The codes of warnings in a text, in order, each once.
std::string codes_in(const std::string& text) {
  std::set<std::string> codes;
  for (auto at = text.find("warning[AC"); at != std::string::npos; at = text.find("warning[AC", at + 1))
    codes.insert(text.substr(at + 8, 6));
  std::string joined;
  for (const std::string& code : codes) joined += (joined.empty() ? "" : " ") + code;
  return joined;
}

}  // namespace

TEST_CASE("in SQLite, a row has the warnings that batch gives for its record", "[sqlite]") {
  const auto folder = std::filesystem::temp_directory_path() / ("aicarbon-sql-warned-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const std::string job = (folder / "job.json").string();
  const std::string one = (folder / "one.csv").string();
  write_text(job,
             R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"here": {"grid": "FR", "pue": 1.2}},
    "hardware": {"node": {"accelerator": "H100", "accelerators": 8, "utilization": 0.8}},
    "phases": [{"name": "a", "kind": "training", "site": "here", "hardware": "node",
      "activity": {"energy": "10 kWh", "device_time": "20 device-h"}}]})");
  struct Row {
    std::string cells, codes;
  };
  const std::vector<Row> rows{{"10,20,1.2,0.8,nvidia-h100-sxm5-80gb", ""},
                              {"100,20,1.2,0.8,nvidia-h100-sxm5-80gb", "AC3080"},
                              {"0,20,1.2,0.8,nvidia-h100-sxm5-80gb", "AC3080"},
                              {"10,20,3.5,0.8,nvidia-h100-sxm5-80gb", "AC3003"},
                              {"10,20,3.5,1,nvidia-h100-sxm5-80gb", "AC3003 AC3004"},
                              {"1e8,2e8,1.2,0.8,nvidia-h100-sxm5-80gb", "AC3006"},
                              {"10,20,1.2,0.8,nvidia-b200-sxm-180gb", ""},
                              {"4,20,1.2,0.8,nvidia-t4", "AC3080"},
                              {"4,20,1.2,0.8,nvidia-h100-sxm5-80gb", ""}};
  const std::vector<std::string> bound{"--bind", "e=/phases/a/activity/energy kWh",
                                       "--bind", "h=/phases/a/activity/device_time device-h",
                                       "--bind", "pue",
                                       "--bind", "utilization",
                                       "--bind", "accelerator"};
  const std::string header = "id,e,h,pue,utilization,accelerator\n";
  std::string all = header, expected;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const std::string line = std::to_string(k) + "," + rows[k].cells + "\n";
    all += line;
    write_text(one, header + line);
    std::vector<std::string> args{"batch", job, one};
    args.insert(args.end(), bound.begin(), bound.end());
    const Ran ran = run(args);
    INFO(line << ran.err);
    CHECK(ran.code == 0);
    CHECK(codes_in(ran.err) == rows[k].codes);
    expected += std::to_string(k) + "|" + rows[k].codes + "\n";
  }
  write_text(one, all);
  const auto query = [&](const std::vector<std::string>& more) {
    std::vector<std::string> args{"sql", job, "--columns", one, "--table", "jobs", "--dialect", "sqlite"};
    args.insert(args.end(), bound.begin(), bound.end());
    args.insert(args.end(), more.begin(), more.end());
    const Ran ran = run(args);
    INFO(ran.err);
    CHECK(ran.code == 0);
    return ran.out.substr(0, ran.out.rfind(';'));
  };
  const std::string by_row = query({"--key", "id"});
  const std::string of_all = query({"--totals"});
  write_text(one, all);
  const std::string script =
      "CREATE TABLE jobs (id INTEGER, e REAL, h REAL, pue REAL, utilization REAL, accelerator TEXT);\n.mode csv\n"
      ".import --skip 1 '" +
      one +
      "' jobs\n.mode list\n"
      "SELECT id, warnings FROM (\n" +
      by_row +
      "\n) ORDER BY id;\n"
      "SELECT rows_warned FROM (\n" +
      of_all + "\n);\n";
  const Ran ran = run_program({AICARBON_SQLITE, "-batch", ":memory:"}, script, {}, source_dir());
  std::filesystem::remove_all(folder);
  CHECK(ran.err == "");
  CHECK(ran.out == expected + "6\n");
}

TEST_CASE("in SQLite, a row of a text that is not in the tables has no result, however few texts there are",
          "[sqlite]") {
  const auto folder = std::filesystem::temp_directory_path() / ("aicarbon-sql-texts2-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const std::string file = (folder / "one.csv").string();
  const auto rows_of = [&](const std::string& records, const std::vector<std::string>& more) {
    write_text(file, records);
    std::vector<std::string> args{
        "sql", "examples/records/cluster-job.json", "--columns", file, "--table", "jobs", "--dialect", "sqlite"};
    args.insert(args.end(), more.begin(), more.end());
    const Ran query = run(args);
    INFO(query.err);
    CHECK(query.code == 0);
    const std::string script =
        "CREATE TABLE jobs (id TEXT, accelerator TEXT, grid TEXT, device_time_gpu_h REAL);\n"
        "INSERT INTO jobs VALUES ('0', 'nvidia-h100-sxm5-80gb', 'FR', 10), ('1', 'nvidia-h100-sxm5-80gb', 'DE', 10), "
        "('2', 'nvidia-h100-sxm5-80gb', NULL, 10), ('3', 'nvidia-l4', 'FR', 10), ('4', NULL, 'FR', 10);\n" +
        query.out;
    const Ran ran = run_program({AICARBON_SQLITE, "-batch", ":memory:"}, script, {}, source_dir());
    CHECK(ran.err == "");
    return ran.out;
  };
  const std::vector<std::string> words{"id,accelerator,grid,device_time_gpu_h\n0,nvidia-h100-sxm5-80gb,FR,10\n",
                                       "id,accelerator,grid,device_time_gpu_h\n0,nvidia-h100-sxm5-80gb,FR,10\n"
                                       "1,H100,France,10\n2,no such device,Atlantis,10\n"};
  for (const std::string& records : words) {
    const std::string rows = rows_of(records, {"--key", "id"});
    CHECK(rows.starts_with("0|0."));
    for (const char* row : {"1", "2", "3", "4"}) {
      const std::string unknown = std::string(row) == "1" || std::string(row) == "3" ? "AC2504" : "";
      CHECK(rows.find("\n" + std::string(row) + "||||||||||0|" + unknown + "\n") != std::string::npos);
    }
    CHECK(rows_of(records, {"--totals"}).find("|4|") != std::string::npos);
  }
  std::filesystem::remove_all(folder);
}
