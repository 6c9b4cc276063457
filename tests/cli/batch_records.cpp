// `aicarbon batch` and its records: columns are bound to fields of the job, empty cells are unknown, and no bad record
// is lost or completed by a guess.
#include "support/batch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace aicarbon::test;

TEST_CASE("an empty cell is unknown, or on request the value of the template, and is counted", "[cli]") {
  const Folder f;
  f.put("e.csv", "grid,device_time_h,/sites/dc/pue\nFR,3,1.2\n,3,1.2\nFR,3,\n");
  const Ran unknown = f.batch("e.csv --digits full");
  CHECK(unknown.code == 0);
  CHECK(last_line(unknown.err) ==
        "3 rows, 1 incomplete (lower bounds, because a figure is not estimated), 2 empty cells (read as unknown)\n");
  const auto rows = table(unknown.out);
  REQUIRE(rows.size() == 4);
  json job = json::parse(job_text);
  job["phases"][0]["activity"]["device_time"] = "3 h";
  json no_grid = job, no_pue = job;
  no_grid["sites"]["dc"].erase("grid");
  no_pue["sites"]["dc"].erase("pue");
  const auto report = [](const json& of) { return estimate(of.dump(), {"--samples", "0"}).at("reports").at(0); };
  check_row(rows[0], rows[1], report(job));
  check_row(rows[0], rows[2], report(no_grid));
  check_row(rows[0], rows[3], report(no_pue));
  CHECK(rows[2].back() == "false");
  const Ran of_template = f.batch("e.csv --digits full --empty template");
  CHECK(last_line(of_template.err) == "3 rows, 2 empty cells (read as the template's value)\n");
  const auto filled = table(of_template.out);
  for (std::size_t r = 1; r < 4; ++r)
    CHECK(Cells(filled[r].begin() + 3, filled[r].end()) == Cells(filled[1].begin() + 3, filled[1].end()));
  const json totals = json::parse(f.batch("e.csv --totals --format json --samples 0").out).at("reports")[0];
  CHECK(totals.at("complete") == false);
  CHECK(totals.dump().find("2 cells were empty") != std::string::npos);
}

TEST_CASE("a column is bound by its path, by an unambiguous field name, or with --bind", "[cli]") {
  const Folder f;
  f.put("two.json", R"({"schema": "aicarbon.job/1", "name": "j", "sites": {"dc": {"grid": "FR"}}, "phases": [
    {"name": "a", "kind": "training", "site": "dc", "hardware": "nvidia-l4", "activity": {"device_time": "1 h"}},
    {"name": "b", "kind": "training", "site": "dc", "hardware": "nvidia-l4", "activity": {"device_time": "1 h"}}]})");
  const auto batch = [&](const std::string& more) { return shell("aicarbon batch two.json " + more, f.path); };
  f.put("r.csv", "device_time_h,grid\n5,SE\n");
  const Ran ambiguous = batch("r.csv");
  CHECK(ambiguous.code == 2);
  CHECK(ambiguous.out.empty());
  CHECK(ambiguous.err == "error[AC2502]: column \"device_time_h\" matches 2 fields of the job\n"
                         "  help: use --bind 'device_time_h=/phases/a/activity/device_time', or --bind "
                         "'device_time_h=/phases/b/activity/device_time', or --bind 'device_time_h=' to leave it "
                         "unbound\n");
  const Ran told = batch("r.csv --bind device_time_h=/phases/b/activity/device_time");
  CHECK(told.code == 0);
  f.put("p.csv", "/phases/b/activity/device_time_h,grid\n5,SE\n");
  CHECK(batch("p.csv").out == "/phases/b/activity/" + told.out);
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"--bind foo=/sites/dc/pue", "error[AC2502]: the records have no column \"foo\"\n"},
      {"--bind grod=/sites/dc/grid", "did you mean \"grid\"?"},
      {"--bind device_time_h=/sites/dc/foo",
       "error[AC2502]: column \"device_time_h\": a job has no field /sites/dc/foo\n"},
      {"--bind grid=", "error[AC2502]: column \"device_time_h\" matches 2 fields of the job\n"},
      {"--bind =/sites/dc/grid", "error[AC2502]: \"=/sites/dc/grid\" is not a binding\n"},
      {"--bind device_time_h=/sites/dc/grid",
       "error[AC2502]: columns \"device_time_h\" and \"grid\" are both bound to /sites/dc/grid\n"},
      {"--bind device_time_h=/phases/b/activity/device_time --totals --by tem",
       "error[AC2502]: the records have no column \"tem\"\n"},
      {"--bind device_time_h=/phases/b/activity/device_time --totals --by device_time_h",
       "error[AC2502]: column \"device_time_h\" contains numbers, but rows can be grouped only by columns of text\n"},
  };
  for (const auto& [how, says] : wrong) {
    const Ran ran = batch("r.csv " + how);
    INFO(how << "\n" << ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(says) != std::string::npos);
  }
  const Ran nowhere = batch("r.csv --bind device_time_h=/phases/c/activity/device_time");
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK(nowhere.err.starts_with("error[AC2313]: the job has no \"c\" in the path /phases/c/activity/device_time"));
  f.put("none.csv", "foo,bar\n1,2\n");
  CHECK(batch("none.csv")
            .err.starts_with("error[AC2502]: no column of the records is bound to a field of the template\n"));
}

TEST_CASE("no invalid record is lost or completed by a guess", "[cli]") {
  const Folder f;
  const std::string megabyte(1'000'000, 'x');
  const std::vector<std::string> lines{"FR,1",
                                       "XQ,3",
                                       "SE,\"4,5\"",
                                       "SE",
                                       "SE,4,5",
                                       std::string("SE,\0", 4),
                                       "FR,2",
                                       "SE,-1",
                                       "SE,abc",
                                       "SE,1e999",
                                       megabyte + ",1",
                                       "SE,7",
                                       "\"SE\"x,1",
                                       "SE,nan",
                                       "SE,0x10",
                                       "SE,8",
                                       "SE"};  // the last record is truncated
  std::string text = "grid,device_time_h\n";
  for (std::size_t k = 0; k < lines.size(); ++k) text += lines[k] + (k + 1 < lines.size() ? "\n" : "");
  f.put("bad.csv", text);
  const Ran skipped = f.batch("bad.csv --on-error skip --rejects no.csv --digits full");
  CHECK(skipped.code == 0);
  CHECK(last_line(skipped.err) == "4 rows, 13 rejected, 1 empty cell (read as unknown)\n");
  CHECK(table(skipped.out).size() == 5);
  std::vector<std::string> rejects;
  std::istringstream in(f.get("no.csv"));
  for (std::string line; std::getline(in, line);) rejects.push_back(line);
  REQUIRE(rejects.size() == 14);
  CHECK(rejects[0] == "row,line,column,code,reason");
  const auto begins = [&](std::size_t k, const std::string& with) {
    INFO(rejects[k]);
    CHECK(rejects[k].starts_with(with));
  };
  begins(1, "3,3,grid,AC2504,\"unknown grid \"\"XQ\"\"");
  begins(2, "4,4,device_time_h,AC2504,\"a number with a separator among its digits (4,5)\"");
  begins(3, "5,5,device_time_h,AC2504,a missing column (SE)");
  begins(4, "6,6,,AC2504,\"an extra column (SE,4,5)\"");
  begins(5, "7,7,device_time_h,AC2504,a NUL byte");
  begins(6, "9,9,device_time_h,AC2504,");
  begins(7, "10,10,device_time_h,AC2504,");
  begins(8, "11,11,device_time_h,AC2504,");
  begins(9, "12,12,grid,AC2504,");
  begins(10, "14,14,grid,AC2504,");
  begins(11, "15,15,,AC2504,\"phase \"\"run\"\" has no activity");  // nan means the same as an empty cell
  begins(12, "16,16,device_time_h,AC2504,");
  begins(13, "18,18,device_time_h,AC2504,the end of the file inside the record (SE)");
  for (const std::string& line : rejects) CHECK(line.size() < 600);

  // totals reject the same records
  const Ran totals = f.batch("bad.csv --totals --samples 0 --on-error skip --rejects no2.csv --format json");
  CHECK(totals.code == 0);
  CHECK(f.get("no2.csv") == f.get("no.csv"));
  CHECK(json::parse(totals.out).dump().find("13 rows were rejected") != std::string::npos);

  const Ran stopped = f.batch("bad.csv --digits full");
  CHECK(stopped.code == 2);
  CHECK(skipped.out.starts_with(stopped.out));  // rows before the fault are kept
  CHECK(table(stopped.out).size() == 2);
  CHECK(stopped.err.find("1 row was written to standard output; the output is incomplete\n") != std::string::npos);
  CHECK(stopped.err.find("error[AC2504]: record 3, column \"grid\": unknown grid \"XQ\"") != std::string::npos);
  CHECK(stopped.err.find("  --> bad.csv:3:1\n") != std::string::npos);
  const auto files = f.files();
  CHECK(f.batch("bad.csv -o out.csv").code == 2);
  CHECK(f.batch("bad.csv --totals -o json:out.json").code == 2);
  CHECK(f.files() == files);  // no file is left behind

  const Ran two = f.batch("bad.csv --on-error skip --max-rejects 2");
  CHECK(two.code == 2);
  CHECK(
      two.err.find(
          "error[AC2504]: more than 2 records are rejected\n  --> bad.csv:5:1\n  help: reason for the last rejected record: a missing column") !=
      std::string::npos);
  CHECK(f.batch("bad.csv --on-error skip --max-rejects 13").code == 0);
  const Ran none = f.batch("bad.csv --on-error skip --max-rejects 0");
  CHECK(none.code == 2);
  CHECK(none.err.find("error[AC2504]: a record is rejected, and --max-rejects 0 allows none\n  --> bad.csv:3:1\n") !=
        std::string::npos);
  CHECK(f.batch("bad.csv --on-error skip --max-rejects 12").code == 2);
}

TEST_CASE("empty, malformed, missing and truncated files of records are reported", "[cli]") {
  const Folder f;
  f.put("empty.csv", "");
  f.put("header.csv", "grid,device_time_h\n");
  f.put("twice.csv", "grid,grid\nFR,FR\n");
  f.put("nameless.csv", "grid,\nFR,1\n");
  f.put("open.csv", "grid,device_time_h\nFR,1\n\"SE,2\nSE,3\n");
  f.put("r.csv", records(5'000));
  const auto says = [&](const std::string& how, int code, const std::string& text) {
    const Ran ran = f.batch(how);
    INFO(how << "\n" << ran.err);
    CHECK(ran.code == code);
    CHECK(ran.err.find(text) != std::string::npos);
    return ran.out;
  };
  CHECK(says("empty.csv", 2, "error[AC2503]: the file is empty\n  --> empty.csv:1:1\n").empty());
  CHECK(says("twice.csv", 2, "error[AC2503]: columns 1 and 2 of the header are both called \"grid\"\n").empty());
  CHECK(says("nameless.csv", 2, "error[AC2503]: column 2 of the header has no name\n").empty());
  CHECK(table(says("header.csv", 0, "0 rows\n")).size() == 1);
  CHECK(table(says("open.csv", 2, "error[AC2504]: record 3")).size() == 2);
  CHECK(says(".", 3, "error[AC6001]: cannot read .: Is a directory\n").empty());
  CHECK(says("no.csv", 3, "error[AC6001]: cannot read no.csv: No such file or directory\n").empty());
  CHECK(shell("aicarbon batch no.json r.csv", f.path).code == 3);
  CHECK(shell("aicarbon batch r.csv r.csv", f.path).code == 2);
  REQUIRE(shell("gzip -k r.csv && head -c 9000 r.csv.gz > cut.gz", f.path).code == 0);
  CHECK(f.batch("cut.gz -o out.csv").code == 2);
  CHECK_FALSE(f.has("out.csv"));
}

TEST_CASE("a batch ends quietly when its pipe is closed, and with an error when the disk is full", "[cli]") {
  const Folder f;
  f.put("r.csv", records(60'000));
  const Ran head = shell("{ aicarbon batch t.json r.csv; echo $? >&2; } | head -n 2", f.path);
  CHECK(table(head.out).size() == 2);
  CHECK(last_line(head.err) == "0\n");
  for (const char* how :
       {"> /dev/full", "-o /dev/full", "--totals > /dev/full", "--on-error skip --rejects /dev/full"}) {
    const Ran full = f.batch("r.csv " + std::string(how));
    INFO(how << full.err);
    CHECK(full.code == 3);
    CHECK(full.err.find("error[AC6002]: cannot write") != std::string::npos);
    CHECK(full.err.find("No space left on device") != std::string::npos);
  }
}
