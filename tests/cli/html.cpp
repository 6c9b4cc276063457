// An HTML report is a saved report as well: every command reads it, a damaged one is rejected with the location in the
// page, and no text in a job can become markup.
#include "support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace {

using namespace aicarbon::test;

std::string starter(const std::string& kind) { return run({"init", kind}).out; }

std::string page_of(const std::string& job) {
  const Ran ran = run({"estimate", "-", "--samples", "500", "--format", "html"}, job);
  REQUIRE(ran.code == 0);
  return ran.out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), by);
}

constexpr const char* hostile = R"json({
  "schema": "aicarbon.job/1",
  "name": "</script><script>alert(1)</script> & \u2028\u0001 'quoted' \"twice\"",
  "sites": { "s": { "grid": { "intensity": "57 g/kWh", "basis": "life-cycle", "source": "</style><b>" } } },
  "phases": [ { "name": "<script>alert(1)", "kind": "training", "site": "s", "hardware": "none", "activity": { "energy": "2 MWh" } } ]
})json";

}  // namespace

TEST_CASE("an HTML report is accepted wherever its JSON is", "[cli]") {
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/examples/init")) {
    const std::string job = read_text(entry.path());
    INFO(entry.path());
    const std::string page = page_of(job);
    const std::string json = run({"estimate", "-", "--samples", "500", "--format", "json"}, job).out;
    CHECK(run({"render", "-", "--format", "json"}, page).out == json);
    CHECK(run({"render", "-", "--format", "html"}, page).out == page);
    CHECK(run({"estimate", "-"}, page).out == run({"estimate", "-"}, json).out);
    CHECK(run({"explain", "-"}, page).out == run({"explain", "-"}, json).out);
    CHECK(run({"validate", "-"}, page).code == 0);
  }
}

TEST_CASE("compare reads HTML reports", "[cli]") {
  std::string folder = (std::filesystem::temp_directory_path() / "aicarbon-html-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  for (const std::string name : {"bloom-176b", "bloom-176b-as-published"})
    for (const std::string ending : {".html", ".json"})
      REQUIRE(
          run({"estimate", "examples/" + name + ".json", "--samples", "0", "-o", folder + "/" + name + ending}).code ==
          0);
  const auto compare = [&](const std::string& ending, const std::string& format) {
    return run({"compare", "bloom-176b" + ending, "bloom-176b-as-published" + ending, "--samples", "500", "--format",
                format},
               {}, {}, folder)
        .out;
  };
  CHECK(compare(".html", "json").find("aicarbon.comparison/1") != std::string::npos);
  for (const char* format : {"table", "json", "csv", "html"}) {
    INFO(format);
    CHECK(compare(".html", format) == compare(".json", format));
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("no text of a job becomes markup in an HTML page", "[cli]") {
  const std::string page = page_of(hostile);
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "</script>") == 1);
  CHECK(count(page, "</style>") == 1);
  CHECK(count(page, "<b>") == 0);
  CHECK(count(page, "\xE2\x80\xA8") == 2);  // in title and h1; in the data it is an escape
  CHECK(page.find('\x01') == std::string::npos);
  CHECK(page.find("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; ") != std::string::npos);
  const std::string json = run({"estimate", "-", "--samples", "500", "--format", "json"}, hostile).out;
  CHECK(run({"render", "-", "--format", "json"}, page).out == json);
}

TEST_CASE("an HTML page loads no resource and runs no script", "[cli]") {
  for (const std::string& page : {page_of(starter("training")), page_of(starter("inference"))}) {
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(page.find("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:\"") !=
          std::string::npos);
    for (const char* outside : {" src=", "@import", "url(", "<iframe", "<object", "<form", " onload", "javascript:"}) {
      INFO(outside);
      CHECK(page.find(outside) == std::string::npos);
    }
    CHECK(count(page, "href=\"") == count(page, "href=\"#") + count(page, "href=\"data:,\""));
  }
}

TEST_CASE("a damaged HTML page is rejected with the location of the error", "[cli]") {
  const std::string page = page_of(starter("training"));
  const auto refused = [](const std::string& damaged, const std::string& code) {
    for (const char* command : {"render", "estimate", "explain", "validate"}) {
      INFO(command);
      const Ran ran = run({command, "-"}, damaged);
      CHECK(ran.code == 2);
      CHECK(ran.err.find("error[" + code + "]") != std::string::npos);
      if (std::string_view(command) != "validate") CHECK(ran.out.empty());
    }
  };
  const std::string bent = replaced(page, "\"complete\": ", "\"complet\": ");
  const auto line =
      std::count(bent.begin(), bent.begin() + static_cast<std::ptrdiff_t>(bent.find("\"complet\"")), '\n') + 1;
  refused(bent, "AC2101");
  CHECK(run({"render", "-"}, bent).err.find("<stdin>:" + std::to_string(line) + ":") != std::string::npos);
  refused(page.substr(0, page.size() - 1000), "AC1001");    // truncated within the data
  refused(page.substr(0, page.find("<script")), "AC1001");  // truncated before the data
  refused("<!doctype html><p>no report</p>", "AC1001");
}
