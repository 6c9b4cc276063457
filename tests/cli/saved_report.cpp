// A saved report is an input like any other: render and explain give the same bytes as for the job, and a damaged
// report is rejected.
#include "support/run.hpp"

#include <aicarbon/aicarbon.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <functional>

namespace {

using namespace aicarbon::test;
using ordered = nlohmann::ordered_json;

std::string starter(const std::string& kind) { return run({"init", kind}).out; }

}  // namespace

TEST_CASE("a saved report gives the same bytes as its job in every format", "[cli]") {
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/examples/init")) {
    const std::string kind = entry.path().stem().string();
    const std::string job = read_text(entry.path());
    DYNAMIC_SECTION(kind) {
      const std::string saved = run({"estimate", "-", "--samples", "2000", "--format", "json"}, job).out;
      REQUIRE_FALSE(saved.empty());
      for (const auto& row : aicarbon::formats()) {
        const std::string format(row.name);
        INFO(format);
        const std::string of_job = run({"estimate", "-", "--samples", "2000", "--format", format}, job).out;
        CHECK(run({"render", "-", "--format", format}, saved).out == of_job);
        CHECK(run({"estimate", "-", "--format", format}, saved).out == of_job);
      }
      CHECK(run({"explain", "-"}, saved).out == run({"explain", "-", "--samples", "2000"}, job).out);
      const auto file = nlohmann::json::parse(saved);
      for (const auto& line : file.at("reports").at(0).at("lines")) {
        if (line.at("state") != "estimated") continue;
        const std::string id = line.at("id");
        INFO(id);
        const Ran explained = run({"explain", "-", id, "--all"}, saved);
        CHECK(explained.code == 0);
        CHECK(explained.out == run({"explain", "-", id, "--all", "--samples", "2000"}, job).out);
        break;  // one line per kind of job; property tests cover the others
      }
      CHECK(run({"validate", "-"}, saved).code == 0);
    }
  }
}

TEST_CASE("a report of several jobs keeps the order of the command line", "[cli]") {
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-saved-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  write_text(folder + "/a.json", starter("training"));
  write_text(folder + "/b.json", starter("inference"));
  const auto in_folder = [&](std::vector<std::string> words) { return run(std::move(words), {}, {}, folder); };
  CHECK(in_folder({"estimate", "a.json", "--samples", "500", "-o", "ra.json"}).code == 0);
  const std::string both = in_folder({"estimate", "a.json", "b.json", "--samples", "500", "--format", "json"}).out;
  CHECK(both == in_folder({"estimate", "ra.json", "b.json", "--samples", "500", "--format", "json"}).out);
  const std::string turned = in_folder({"estimate", "b.json", "ra.json", "--samples", "500", "--format", "json"}).out;
  const auto names = [](const std::string& text) {  // names of the reports, in their order
    std::vector<std::string> result;
    const auto file = nlohmann::json::parse(text);
    for (const auto& r : file.at("reports")) result.push_back(r.at("name"));
    return result;
  };
  REQUIRE(names(both).size() == 2);
  CHECK(names(both).front() == names(turned).back());
  std::filesystem::remove_all(folder);
}

TEST_CASE("a report with a damaged sheet is rejected", "[cli]") {
  const ordered sound =
      ordered::parse(run({"estimate", "-", "--samples", "0", "--format", "json"}, starter("training")).out);
  const auto refused = [&](const char* what, const std::function<void(ordered & report, ordered & sheet)>& damage) {
    ordered file = sound;
    ordered& report = file.at("reports").at(0);
    damage(report, report.at("sheet"));
    INFO(what);
    for (const char* command : {"render", "estimate", "explain", "validate"}) {
      INFO(command);
      const Ran ran = run({command, "-"}, file.dump());
      CHECK(ran.code == 2);
      CHECK(ran.err.find("error[AC5001]") != std::string::npos);
      if (std::string_view(command) != "validate") CHECK(ran.out.empty());
    }
  };
  const auto first_with_args = [](ordered& sheet) -> ordered& {
    for (ordered& cell : sheet.at("cells"))
      if (cell.contains("args") && cell.at("args").size() == 2) return cell;
    return sheet.at("cells").at(0);
  };
  refused("a forward reference", [&](ordered&, ordered& s) {
    first_with_args(s)["args"][0] = s.at("inputs").size() + s.at("cells").size() - 1;
  });
  refused("an argument that is not there", [&](ordered&, ordered& s) { first_with_args(s)["args"][0] = 1000000; });
  refused("a negative argument", [&](ordered&, ordered& s) { first_with_args(s)["args"][0] = -1; });
  refused("too many arguments", [&](ordered&, ordered& s) { first_with_args(s)["args"].push_back(0); });
  refused("too few arguments", [&](ordered&, ordered& s) { first_with_args(s)["args"].erase(1); });
  refused("an unknown operation", [&](ordered&, ordered& s) { first_with_args(s)["op"] = "pow"; });
  refused("an input among the cells", [&](ordered&, ordered& s) { first_with_args(s)["op"] = "input"; });
  refused("a best value outside its range", [](ordered&, ordered& s) {
    ordered& input = s.at("inputs").at(0);
    input["best"] = input.at("high").get<double>() * 2 + 1;
  });
  refused("the same input twice",
          [](ordered&, ordered& s) { s.at("inputs").at(1)["id"] = s.at("inputs").at(0).at("id"); });
  refused("a value that is not finite", [](ordered&, ordered& s) {
    const auto zero = s.at("inputs").size();
    s.at("inputs").push_back(ordered{{"id", "zero"}, {"unit", "1"}, {"best", 0.0}});
    for (ordered& cell : s.at("cells"))  // all indices of cells increase by one
      if (cell.contains("args"))
        for (ordered& arg : cell.at("args"))
          if (arg.get<std::size_t>() >= zero) arg = arg.get<std::size_t>() + 1;
    ordered& cells = s.at("cells");
    cells.push_back(ordered{{"op", "div"}, {"args", {0, zero}}, {"unit", "1"}});
  });
  refused("a unit that is none", [&](ordered&, ordered& s) { first_with_args(s)["unit"] = "furlong"; });
  refused("an output that names no cell", [](ordered& r, ordered&) { r.at("sheet").at("outputs").front() = 1000000; });
  refused("an output before the first cell", [](ordered& r, ordered&) { r.at("sheet").at("outputs").front() = -1; });
}

TEST_CASE("a truncated or altered report is rejected", "[cli]") {
  const std::string whole = run({"estimate", "-", "--samples", "0", "--format", "json"}, starter("inference")).out;
  CHECK(run({"render", "-"}, whole.substr(0, whole.size() / 2)).code == 2);
  ordered file = ordered::parse(whole);
  file.at("reports").at(0).erase("sheet");
  CHECK(run({"render", "-"}, file.dump()).code == 2);
  file = ordered::parse(whole);
  file["colour"] = "green";
  CHECK(run({"render", "-"}, file.dump()).code == 2);
}

TEST_CASE("a saved report of many phases prints the same screens, with ranges, as its job", "[cli]") {
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-phases-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  ordered phases = ordered::array();
  for (int i = 0; i < 120; ++i)
    phases.push_back({{"name", "run " + std::to_string(i)},
                      {"kind", "training"},
                      {"site", "main"},
                      {"hardware", "node"},
                      {"activity", {{"device_time", std::to_string(1000 + 37 * (i * 61 % 120)) + " h"}}}});
  const ordered job = {{"schema", "aicarbon.job/1"},
                       {"name", "many phases"},
                       {"sites", {{"main", {{"grid", "FR"}}}}},
                       {"hardware", {{"node", {{"accelerator", "nvidia-h100-sxm5-80gb"}, {"accelerators", 8}}}}},
                       {"phases", phases}};
  write_text(folder + "/job.json", job.dump(1));
  const auto in_folder = [&](std::vector<std::string> words) { return run(std::move(words), {}, {}, folder); };
  REQUIRE(in_folder({"estimate", "job.json", "--samples", "2000", "-o", "report.json"}).code == 0);
  for (const std::string width : {"40", "100", "200"}) {
    INFO(width);
    const Ran direct = in_folder({"estimate", "job.json", "--samples", "2000", "--width", width});
    CHECK(direct.code == 0);
    CHECK(direct.out == in_folder({"estimate", "report.json", "--width", width}).out);
  }
  const auto all = in_folder({"estimate", "job.json", "--samples", "2000", "--all"});
  CHECK(all.out == in_folder({"estimate", "report.json", "--all"}).out);
  const auto report = nlohmann::json::parse(read_text(folder + "/report.json"));
  for (const auto& phase : report.at("reports").at(0).at("phases")) CHECK(phase.at("co2e_kg").contains("low"));
  std::filesystem::remove_all(folder);
}
