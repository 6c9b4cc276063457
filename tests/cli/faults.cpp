// Mistakes of users. Every file in faults/ is rejected, with exactly the text in the file next to it: code, message,
// location, caret, help. Every file in warnings/ is accepted, with the text in the file next to it.
// AICARBON_UPDATE_GOLDEN=1 rewrites the texts; read them before they are committed: is the message clear, is the caret
// in the right place, does the help say what to type? One case alone: aicarbon_tests
// "each error in a job is reported with its location, a caret and a suggestion" -c unknown-grid-near
#include "support/golden.hpp"
#include "support/run.hpp"

#include "diag/codes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>

namespace {

using namespace aicarbon;
using namespace aicarbon::test;
using nlohmann::json;

const std::string here = source_dir() + "/tests/cli/";

std::vector<std::string> cases(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(here + folder))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

std::string all_texts(const std::string& folder) {
  std::string text;
  for (const auto& name : cases(folder)) text += read_text(here + folder + "/" + name + ".txt");
  return text;
}

std::string job(const std::string& phases, const std::string& more = {}) {
  return R"({"schema": "aicarbon.job/1", "name": "j", "phases": [)" + phases + "]" + more + "}";
}

}  // namespace

TEST_CASE("each error in a job is reported with its location, a caret and a suggestion", "[cli]") {
  for (const auto& name : cases("faults")) DYNAMIC_SECTION(name) {
      const Ran ran = run({"estimate", name + ".json"}, {}, {}, here + "faults");
      check_golden(here + "faults/" + name + ".txt", ran.err);
      CHECK(ran.code == 2);
      CHECK(ran.out.empty());
      CHECK(ran.err.find("json.exception") == std::string::npos);
    }
}

TEST_CASE("validate reports the same errors as JSON that estimate reports as text", "[cli]") {
  for (const auto& name : cases("faults")) DYNAMIC_SECTION(name) {
      const Ran ran = run({"validate", name + ".json", "--format", "json"}, {}, {}, here + "faults");
      CHECK(ran.code == 2);
      CHECK(ran.err.empty());
      const json found = json::parse(ran.out).at("diagnostics");
      const std::string text = read_text(here + "faults/" + name + ".txt");
      std::size_t at = 0;
      REQUIRE_FALSE(found.empty());
      for (const json& d : found) {  // in the same order as the text
        CHECK(d.at("severity") == "error");
        CHECK(d.at("file") == name + ".json");
        const std::string head =
            masked("error[" + d.at("code").get<std::string>() + "]: " + d.at("message").get<std::string>() + "\n");
        const auto found_at = text.find(head, at);
        INFO(head);
        REQUIRE(found_at != std::string::npos);
        at = found_at + head.size();
        if (d.at("line").get<int>() > 0)
          CHECK(text.substr(at).starts_with("  --> " + name + ".json:" + std::to_string(d.at("line").get<int>()) + ":" +
                                            std::to_string(d.at("column").get<int>())));
        std::vector<std::string> keys;
        for (const auto& [key, value] : d.items()) keys.push_back(key);
        CHECK(keys ==
              std::vector<std::string>{"code", "column", "file", "help", "line", "message", "path", "severity"});
      }
      CHECK(text.find("error[", at) == std::string::npos);
    }
}

TEST_CASE("every error code of reading and resolving a job has an example", "[cli]") {
  const std::string texts = all_texts("faults");
  const std::vector<int> elsewhere{
      diag::too_large, diag::bad_csv,
      diag::line_unknown};  // codes below, and in overlay.cpp; 24xx in check.cpp, 25xx in sweep.cpp and batch.cpp
  for (const auto& row : diag::codes())
    if (row.code < 3000 && row.code / 100 != 24 && row.code / 100 != 25 &&
        std::ranges::find(elsewhere, row.code) == elsewhere.end()) {
      INFO(row.title);
      CHECK(texts.find("error[" + code_name(row.code) + "]") != std::string::npos);
    }
}

TEST_CASE("errors in a job are reported in the order of its text", "[cli]") {
  static const std::regex place(R"(-->\s\S+?:(\d+):(\d+))");
  for (const auto& name : cases("faults")) {
    const std::string text = read_text(here + "faults/" + name + ".txt");
    std::pair<int, int> last{0, 0};
    for (std::sregex_iterator at(text.begin(), text.end(), place), end; at != end; ++at) {
      const std::pair<int, int> now{std::stoi((*at)[1]), std::stoi((*at)[2])};
      INFO(name);
      CHECK(last <= now);
      last = now;
    }
  }
  const std::string several = read_text(here + "faults/several.txt");
  CHECK(std::ranges::count(several, '^') > 0);
  for (const char* code : {"AC2101", "AC2108", "AC2201", "AC2203", "AC2205", "AC2301", "AC2304", "AC2314"})
    CHECK(several.find(code) != std::string::npos);
}

TEST_CASE("suspicious values are accepted with a warning", "[cli]") {
  for (const auto& name : cases("warnings")) DYNAMIC_SECTION(name) {
      const Ran ran = run({"validate", name + ".json"}, {}, {}, here + "warnings");
      check_golden(here + "warnings/" + name + ".txt", ran.err);
      CHECK(ran.code == 0);
      const bool warned = ran.err.find("warning[") != std::string::npos;
      const Ran denied =
          run({"estimate", name + ".json", "--samples", "0", "--deny", "warnings"}, {}, {}, here + "warnings");
      CHECK(denied.code == (warned ? 2 : 0));
      CHECK(denied.out.empty() == warned);
      CHECK(run({"validate", name + ".json", "--deny", "warnings"}, {}, {}, here + "warnings").code ==
            (warned ? 2 : 0));
      const json report = json::parse(
          run({"estimate", name + ".json", "--samples", "0", "--format", "json"}, {}, {}, here + "warnings").out);
      bool in_report = false;
      for (const auto& w : report.at("reports").at(0).at("warnings"))
        in_report = in_report || w.at("severity") == "warning";
      CHECK(in_report == warned);
    }
}

TEST_CASE("every warning code of a job has an example", "[cli]") {
  const std::string texts = all_texts("warnings");
  for (const auto& row : diag::codes())
    if (row.code >= 3000 && row.code < 3095 && row.code / 10 != 305 && row.code != diag::best_outside_samples &&
        row.code != diag::above_reticle) {  // 305x, and those from 3095 on, are of records: tests/golden/screens
      INFO(row.title);
      CHECK(texts.find("[" + code_name(row.code) + "]") != std::string::npos);
    }
  for (const char* name : {"high-pue", "full-utilization", "short-life"}) {
    INFO(name);
    CHECK(read_text(here + "warnings/" + name + ".txt").find("usual: ") != std::string::npos);
  }
}

TEST_CASE("null in a required field is an error", "[cli]") {
  const std::string ratio =
      R"({"name": "a", "kind": "training", "hardware": "none", "activity": {"energy": "1 MWh"}},
                              {"name": "b", "kind": "training", "hardware": "none", "activity": {"ratio_of": )";
  for (const std::string& text :
       {job(R"({"name": "a", "kind": "training", "activity": null})"), job(ratio + R"({"phase": null, "ratio": 1}}})"),
        job(ratio + R"({"phase": "a", "ratio": null}}})"),
        job(R"({"name": "a", "kind": "training", "site": {"grid": {"intensity": null}}, "hardware": "none",
                "activity": {"energy": "1 MWh"}})"),
        job(R"({"name": "a", "kind": "training", "hardware": {"accelerator": "H100", "mass": "9 kg",
                "transport": {"legs": [{"distance": null, "mode": "air"}]}}, "activity": {"energy": "1 MWh"}})"),
        job(R"({"name": "a", "kind": "training", "hardware": "none", "activity": {"energy": "1 MWh"}})",
            R"(, "functional_units": [{"name": "u", "count": null}])"),
        job(R"({"name": null, "kind": "training", "hardware": "none", "activity": {"energy": "1 MWh"}})"),
        job(R"({"name": "a", "kind": null, "hardware": "none", "activity": {"energy": "1 MWh"}})")}) {
    INFO(text);
    const Ran ran = run({"estimate", "-"}, text);
    CHECK(ran.code == 2);
    CHECK(ran.err.find("error[AC21") != std::string::npos);
    CHECK(ran.out.empty());
  }
}

TEST_CASE("a number that is out of range is reported at its location", "[cli]") {
  const std::string text =
      job("\n"
          R"({"name": "a", "kind": "training", "hardware": "none", "activity": {"energy_kwh": 1e999}})");
  const Ran ran = run({"estimate", "-"}, text);
  CHECK(ran.code == 2);
  CHECK(ran.err.find("json.exception") == std::string::npos);
  CHECK(ran.err.find(":2:" + std::to_string(text.find("1e999") - text.find('\n'))) != std::string::npos);
  CHECK(ran.err.find("^^^^^") != std::string::npos);
}

TEST_CASE("text that is not UTF-8 is reported, and the JSON of validate remains valid", "[cli]") {
  std::string utf16("\xff\xfe{\0\"\0", 6);
  std::string latin1 = job(R"({"name": "a", "kind": "training", "activity": {}})", ", \"period\": \"\xe9t\xe9\"");
  for (const std::string& text : {utf16, latin1, std::string("\xc3"), std::string("[\"\xed\xa0\x80\"]")}) {
    const Ran ran = run({"validate", "-"}, text);
    CHECK(ran.code == 2);
    CHECK(ran.err.find("AC1006") != std::string::npos);
    CHECK_NOTHROW(json::parse(run({"validate", "-", "--format", "json"}, text).out));
  }
  CHECK(run({"validate", "-"},
            "\xef\xbb\xbf" + job(R"({"name": "a", "kind": "training", "activity": {"energy": "1 kWh"}})"))
            .code == 0);  // a byte order mark is not a fault
}

TEST_CASE("the correct name is suggested for a misspelled device", "[cli]") {
  CHECK(read_text(here + "faults/unknown-device.txt").find("nvidia-h100-sxm5-80gb") != std::string::npos);
}

TEST_CASE("a file that cannot be read is an error, and nothing is printed", "[cli]") {
  const std::string good =
      job(R"({"name": "a", "kind": "training", "site": "FR", "hardware": "none", "activity": {"energy": "1 MWh"}})");
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-faults-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  write_text(folder + "/good.json", good);
  write_text(folder + "/bad.json", "{}");
  write_text(folder + "/large.json", "");
  std::filesystem::resize_file(folder + "/large.json", (std::uintmax_t{64} << 20U) + 1);  // sparse

  const auto estimate_of = [&](std::vector<std::string> names) {
    names.insert(names.begin(), {"estimate", "--samples", "0"});
    return run(std::move(names), {}, {}, folder);
  };
  const Ran large = estimate_of({"large.json"});
  CHECK(large.code == 2);
  CHECK(large.err.find("error[AC1004]: the file is larger than 64 MiB\n  --> large.json\n") == 0);
  const Ran missing = estimate_of({"no.json"});
  CHECK(missing.code == 3);
  CHECK(missing.err == "error[AC6001]: cannot read no.json: No such file or directory\n");
  const Ran directory = estimate_of({"."});
  CHECK(directory.code == 3);
  CHECK(directory.err == "error[AC6001]: cannot read .: Is a directory\n");
  for (const char* other : {"bad.json", "no.json"}) {  // all files must be valid before anything is printed
    for (const auto& names :
         {std::vector<std::string>{"good.json", other}, std::vector<std::string>{other, "good.json"}}) {
      const Ran two = estimate_of(names);
      CHECK(two.code == (other[0] == 'b' ? 2 : 3));
      CHECK(two.out.empty());
      CHECK(two.err.find(other) != std::string::npos);
    }
  }
  CHECK(estimate_of({"good.json", "good.json"}).code == 0);
  if (geteuid() != 0) {
    std::filesystem::permissions(folder + "/good.json", std::filesystem::perms::none);
    CHECK(estimate_of({"good.json"}).code == 3);
  }
  CHECK(run({"validate", "no.json", "--format", "json"}, {}, {}, folder).code == 3);
  std::filesystem::remove_all(folder);
}
