// The files that a command writes: their formats, and files that would be lost.
#include "support/folder.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

namespace {

using namespace aicarbon::test;

const std::string good = "examples/bloom-176b-as-published.json";

}  // namespace

TEST_CASE("an output that is an input is an error before anything is read", "[cli]") {
  const TemporaryFolder f;
  const std::string job = read_text(source_dir() + "/" + good);
  write_text(f / "job.json", job);
  std::filesystem::create_symlink("job.json", f / "link.json");
  std::filesystem::create_hard_link(f / "job.json", f / "hard.json");
  std::filesystem::create_directory(f / "overlay");
  write_text(f / "overlay/grids.csv", "kept");
  write_text(f / "records.csv", "device_time_h\n1\n");
  const std::string budget = "--budget " + (f / "job.json");
  for (const auto& [command, output] : std::vector<std::pair<std::string, std::string>>{
           {"estimate job.json -o job.json", "job.json"},
           {"estimate job.json -o ./job.json", "./job.json"},
           {"estimate job.json -o table:job.json", "job.json"},
           {"estimate job.json -o link.json", "link.json"},
           {"estimate hard.json -o job.json", "job.json"},
           {"estimate - job.json missing.json -o job.json < job.json", "job.json"},
           {"compare job.json link.json -o job.json", "job.json"},
           {"compare missing.json --base job.json -o job.json", "job.json"},
           {"check job.json --budget records.csv -o table:records.csv", "records.csv"},
           {"estimate job.json --catalog overlay -o overlay/grids.csv", "overlay/grids.csv"},
           {"sweep job.json --vary /sites/a/pue=1,2 -o job.json", "job.json"},
           {"sensitivity job.json -o job.json", "job.json"},
           {"render job.json -o job.json", "job.json"},
           {"batch job.json records.csv -o records.csv", "records.csv"},
           {"batch job.json records.csv --rejects records.csv", "records.csv"},
           {"batch job.json records.csv --totals -o job.json", "job.json"},
       }) {
    INFO(command);
    const Ran ran = shell("aicarbon " + command, f.path);
    CHECK(ran.code == 2);
    CHECK(ran.err == "error[AC6003]: the output " + output +
                         " is also an input\n  help: write to another file; nothing was read or written\n");
    CHECK(ran.out.empty());
    CHECK(read_text(f / "job.json") == job);
    CHECK(read_text(f / "overlay/grids.csv") == "kept");
    CHECK(f.files() == 5);
  }
}

TEST_CASE("an output that is the baseline of a budget is an error before anything is written", "[cli]") {
  const TemporaryFolder f;
  std::filesystem::create_directory(f / "sub");
  write_text(f / "job.json", read_text(source_dir() + "/" + good));
  write_text(f / "sub/base.json", run({"estimate", good, "--samples", "0", "--format", "json"}).out);
  const std::string report = read_text(f / "sub/base.json");
  write_text(f / "sub/budget.json", R"({"schema": "aicarbon.budget/1", "rules": [{"id": "r", "metric": "total",
    "max_change": "5 %", "baseline": "base.json"}]})");
  for (const std::string& output : {"sub/base.json", "./sub/../sub/base.json", "junit:sub/base.json"}) {
    const Ran ran = shell("aicarbon check job.json --budget sub/budget.json --samples 0 -o " + output, f.path);
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.err.find("is also an input\n  help: write to another file; nothing was written\n") != std::string::npos);
    CHECK(read_text(f / "sub/base.json") == report);
  }
  CHECK(shell("aicarbon check job.json --budget sub/budget.json --samples 0 -o sub/other.json", f.path).code == 0);
}

TEST_CASE("an output in a folder of the catalog is an error", "[cli]") {
  const TemporaryFolder f;
  std::filesystem::create_directory(f / "overlay");
  write_text(f / "job.json", read_text(source_dir() + "/" + good));
  const Ran ran = shell("aicarbon estimate job.json --catalog overlay -o overlay/new.csv", f.path);
  CHECK(ran.code == 2);
  CHECK(ran.err == "error[AC6003]: the output overlay/new.csv is in a folder of --catalog, whose files are tables\n"
                   "  help: write to another folder; nothing was read or written\n");
}

TEST_CASE("a file that is replaced keeps its permissions, and a link remains a link", "[cli]") {
  const TemporaryFolder f;
  using std::filesystem::perms;
  write_text(f / "old.json", "x");
  std::filesystem::permissions(f / "old.json", perms::owner_read | perms::owner_write);
  std::filesystem::create_symlink("old.json", f / "link.json");
  std::filesystem::create_symlink("later.json", f / "dangling.json");
  for (const std::string name : {"old.json", "link.json", "dangling.json", "new.json"})
    CHECK(run({"estimate", good, "--samples", "0", "-o", f / name}).code == 0);
  const auto permissions = [&](const std::string& name) { return std::filesystem::status(f / name).permissions(); };
  CHECK(permissions("old.json") == (perms::owner_read | perms::owner_write));
  CHECK((permissions("new.json") & perms::group_read) == perms::group_read);
  for (const std::string link : {"link.json", "dangling.json"}) {
    CHECK(std::filesystem::is_symlink(f / link));
    CHECK(read_text(f / link) == read_text(f / "new.json"));
  }
  CHECK(std::filesystem::is_regular_file(f / "later.json"));
}

TEST_CASE("a limit on the size of files leaves no unfinished file behind", "[cli]") {
  const TemporaryFolder f;
  write_text(f / "r.json", "before");
  const Ran ran =
      shell("ulimit -f 8; aicarbon estimate '" + source_dir() + "/" + good + "' --samples 0 -o r.json", f.path);
  CHECK(ran.code == 3);
  CHECK(ran.err.find("cannot write r.json: File too large") != std::string::npos);
  CHECK(read_text(f / "r.json") == "before");
  CHECK(f.files() == 1);
}

TEST_CASE("a file named twice among the outputs is an error; devices are exempt", "[cli]") {
  const TemporaryFolder f;
  for (const std::string outputs : {"-o r.json -o r.json", "-o r.json -o ./r.json", "-o r.csv -o table:r.csv"}) {
    INFO(outputs);
    const Ran ran = shell("aicarbon estimate " + source_dir() + "/" + good + " " + outputs, f.path);
    CHECK(ran.code == 2);
    CHECK(ran.err.find("is named twice\n  help: use a file of its own for each output") != std::string::npos);
    CHECK(f.files() == 0);
  }
  write_text(f / "t.json", read_text(source_dir() + "/" + good));
  write_text(f / "r.csv", "a\n1\n");
  CHECK(shell("aicarbon batch t.json r.csv -o no.csv --rejects no.csv", f.path).code == 2);
  CHECK(run({"estimate", good, "--samples", "0", "-o", "/dev/null", "-o", "json:/dev/null"}).code == 0);
}

TEST_CASE("the format of a file follows from its name, and an unknown one is an error", "[cli]") {
  const TemporaryFolder f;
  const auto estimate = [&](const std::string& output) {
    return shell("aicarbon estimate " + source_dir() + "/" + good + " --samples 0 -o '" + output + "'", f.path);
  };
  const std::string table = run({"estimate", good, "--samples", "0", "--width", "100"}).out;
  for (const std::string name : {"r.txt", "r.table", "r"}) {
    INFO(name);
    CHECK(estimate(name).code == 0);
    CHECK(read_text(f / name) == table);
  }
  CHECK(estimate("json:r.pdf").code == 0);
  CHECK(nlohmann::json::parse(read_text(f / "r.pdf")).at("schema") == "aicarbon.report/1");
  CHECK(estimate("./a:b.json").code == 0);
  CHECK(nlohmann::json::parse(read_text(f / "a:b.json")).at("schema") == "aicarbon.report/1");
  const auto files = f.files();
  for (const auto& [output, complaint] : std::vector<std::pair<std::string, std::string>>{
           {"r.docx",
            "has an unknown extension; the extensions are .table, .json, .csv, .html, .md, .badge, .svg, .model-card, "
            ".ghg, .sci, .txt; for any other, write FORMAT:r.docx"},
           {"pdf:r.json",
            "begins with an unknown format; the formats are table, json, csv, html, markdown, badge, badge-svg, "
            "model-card, ghg, sci"},
           {"json:", "names no file"},
           {"", "names no file"}}) {
    INFO(output);
    const Ran ran = estimate(output);
    CHECK(ran.code == 2);
    CHECK(ran.err == "error[AC6003]: --output \"" + output + "\" " + complaint + "\n");
    CHECK(f.files() == files);
  }
}

TEST_CASE("rows have one output, whose extension determines the format", "[cli]") {
  const TemporaryFolder f;
  write_text(f / "t.json", read_text(source_dir() + "/" + good));
  write_text(f / "r.csv", "/sites/jean-zay/pue\n1.1\n1.2\n");
  const auto batch = [&](const std::string& words) { return shell("aicarbon batch t.json r.csv " + words, f.path); };
  CHECK(batch("-o rows.jsonl").code == 0);
  CHECK(read_text(f / "rows.jsonl") == batch("--format jsonl").out);
  CHECK(batch("-o rows.csv").code == 0);
  CHECK(read_text(f / "rows.csv") == batch("").out);
  CHECK(batch("-o jsonl:rows").code == 0);
  CHECK(read_text(f / "rows") == read_text(f / "rows.jsonl"));
  for (const auto& [words, message] : std::vector<std::pair<std::string, std::string>>{
           {"-o a.csv -o b.csv", "rows have only one output\n  help: give --output once\n"},
           {"-o a.html", "--output \"a.html\" has an unknown extension; the extensions are .csv, .jsonl, .txt; for any "
                         "other, write FORMAT:a.html\n  help: add --totals for a report\n"},
           {"--format jsonl -o a.csv",
            "--format is jsonl, but --output a.csv is csv\n  help: remove --format, or change the extension\n"},
           {"-o a.foo",
            "--output \"a.foo\" has an unknown extension; the extensions are .csv, .jsonl, .txt; for any other, write "
            "FORMAT:a.foo\n  help: add --totals for a report\n"},
           {"--by grid",
            "--by groups totals, but the output is a row for each record\n  help: add --totals, or remove --by\n"},
           {"--totals -o a.jsonl", "--output \"a.jsonl\" has an unknown extension; the extensions are .table, .json, "
                                   ".csv, .html, .md, .badge, .svg, .model-card, .ghg, .sci, .txt; for any other, "
                                   "write FORMAT:a.jsonl\n"}}) {
    INFO(words);
    const Ran ran = batch(words);
    CHECK(ran.code == 2);
    CHECK(ran.err == "error[AC6003]: " + message);
    CHECK(ran.out.empty());
  }
}

TEST_CASE("whole jobs refuse the options of records", "[cli]") {
  const std::string job = nlohmann::json::parse(read_text(source_dir() + "/" + good)).dump() + "\n";
  CHECK(run({"batch", "-"}, job).code == 0);
  for (const std::vector<std::string>& option : std::vector<std::vector<std::string>>{{"--totals"},
                                                                                      {"--by", "name"},
                                                                                      {"--rejects", "no.csv"},
                                                                                      {"--bind", "a=/b"},
                                                                                      {"--empty", "template"},
                                                                                      {"--delimiter", ";"},
                                                                                      {"--max-rejects", "1"}}) {
    std::vector<std::string> words{"batch", "-"};
    words.insert(words.end(), option.begin(), option.end());
    const Ran ran = run(words, job);
    CHECK(ran.code == 2);
    CHECK(ran.err == "error[AC6003]: " + option.front() +
                         " applies only to a template with records\n  help: name both files: aicarbon batch "
                         "template.json records.csv\n");
  }
}

TEST_CASE("a signal leaves no unfinished file behind, and an existing one as it was", "[cli]") {
  const TemporaryFolder f;
  write_text(f / "t.json", read_text(source_dir() + "/" + good));
  write_text(f / "rows.csv", "before");
  for (const std::string signal : {"INT", "TERM", "HUP"}) {
    INFO(signal);
    const Ran ran = shell("{ printf '/sites/jean-zay/pue\\n1.1\\n'; sleep 2; } | timeout -s " + signal +
                              " 0.5 aicarbon batch t.json - -o rows.csv --rejects no.csv --on-error skip; echo $?",
                          f.path);
    CHECK(ran.out == "124\n");  // of timeout
    CHECK(f.files() == 2);
    CHECK(read_text(f / "rows.csv") == "before");
  }
}
