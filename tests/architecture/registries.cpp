// Checks that registries, data, documentation and schemas agree with each other.
#include "support/golden.hpp"
#include "support/run.hpp"

#include <aicarbon/aicarbon.hpp>

#include "inventory/defaults.hpp"
#include "lifecycle/source/source.hpp"
#include "workload/activity/kinds.hpp"
#include "workload/facts.hpp"
#include "workload/fields.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <type_traits>
#include <variant>
#include <vector>

using namespace aicarbon;
using namespace aicarbon::test;

TEST_CASE("the built-in catalog passes lint without errors", "[architecture]") {
  Diagnostics out = lint(builtin_catalog());
  for (const auto& d : out)
    if (d.severity == Severity::error) FAIL_CHECK(d.at.file << ":" << d.at.line << ": " << d.message);
  CHECK(run({"catalog", "lint"}).code == 0);
}

TEST_CASE("emission sources are in order of stage and documented, and each has a page", "[architecture]") {
  std::set<std::string_view> ids;
  auto last = Stage::manufacturing;
  for (const auto& s : lifecycle::sources()) {
    INFO(s.id);
    CHECK(ids.insert(s.id).second);
    CHECK(s.id.find('/') == std::string_view::npos);
    CHECK(s.stage >= last);
    last = s.stage;
    CHECK(lifecycle::find_source(s.id)->id == s.id);
    CHECK_FALSE(s.title.empty());
    if (s.formula_of == nullptr) continue;
    CHECK(s.method >= 1);
    CHECK_FALSE(lifecycle::written(s.formulas).empty());
    CHECK_FALSE(lifecycle::written(s.symbols).empty());
    CHECK_FALSE(s.citation.empty());
    const std::string page = source_dir() + "/docs/methodology/" + std::string(s.id) + ".md";
    CHECK(std::filesystem::exists(page));
  }
  for (const auto stage : stage_names) CHECK(std::ranges::find(boundary_names(), stage) != boundary_names().end());
  for (const auto id : ids) CHECK(std::ranges::find(boundary_names(), id) != boundary_names().end());
}

TEST_CASE("every emission source has a scope and a category for each perspective", "[architecture]") {
  for (const auto& source : lifecycle::sources()) {
    INFO(source.id);
    const lifecycle::Scopes& s = source.scopes;
    for (const auto scope : {s.owner, s.tenant, s.api_user}) {
      CHECK((scope.category > 0) == (scope.scope == 3));
      CHECK_FALSE(lifecycle::title(scope).empty());
    }
    CHECK(lifecycle::scope_of(source.id, Perspective::owner) == s.owner);
    CHECK(lifecycle::scope_of(source.id, Perspective::tenant) == s.tenant);
    CHECK(lifecycle::scope_of(source.id, Perspective::api_user) == s.api_user);
  }
}

TEST_CASE("every kind of activity has a unique key, and any two kinds can be distinguished", "[architecture]") {
  std::set<std::string_view> keys;
  for (const auto& kind : workload::activity_kinds()) {
    INFO(kind.key);
    CHECK(keys.insert(kind.key).second);
    CHECK_FALSE(kind.title.empty());
    REQUIRE_FALSE(kind.fields.empty());
    CHECK(kind.fields.front().name == kind.key);
    CHECK(workload::activity_kinds()[kind.make().index() - 1].key == kind.key);
  }
  CHECK(keys.size() == std::variant_size_v<activity::Any> - 1);
  // Two kinds in one object can be distinguished: if both keys are present, at most one of the kinds has the key of the
  // other as a field.
  for (const auto& one : workload::activity_kinds())
    for (const auto& other : workload::activity_kinds()) {
      if (one.key == other.key) continue;
      INFO(one.key << " and " << other.key);
      const bool mutual =
          json::field_of(one.fields, other.key) != nullptr && json::field_of(other.fields, one.key) != nullptr;
      CHECK_FALSE(mutual);
    }
}

TEST_CASE("every object whose values become facts has one row per fact", "[architecture]") {
  std::size_t objects = 0;
  for (const auto& part : workload::parts()) {
    INFO(part.title);
    if (part.facts == 0) continue;
    ++objects;
    CHECK(part.fields.size() == part.facts);
    for (const auto& field : part.fields) {
      INFO(field.name);
      CHECK(field.pair != nullptr);
    }
  }
  CHECK(objects >= 2);
}

// The facts that the rows of a kind of activity fill.
template <class Kind>
static std::vector<const FactValue*> named_facts(const Kind& stated, typename Kind::Facts& facts) {
  json::Pairs pairs;
  workload::pair_values(workload::fields_of_kind(Kind::key), &stated, &facts, pairs);
  std::vector<const FactValue*> named;
  for (const auto& pair : pairs.found) named.push_back(pair.fact);
  return named;
}

template <class... Kind>
static void each_names_a_fact_once(std::type_identity<std::variant<std::monostate, Kind...>>) {
  const auto check = [](const auto& stated, auto facts) {
    INFO(stated.key);
    const auto named = named_facts(stated, facts);
    CHECK(std::set<const FactValue*>(named.begin(), named.end()).size() == named.size());
  };
  (check(Kind{}, typename Kind::Facts{}), ...);
}

// Checks a struct of values that the job and the inventory share: a row fills the fact of each value.
template <class Kind, class Values>
static void names_all_of() {
  const Kind stated{};
  typename Kind::Facts facts{};
  Values& values = facts;
  const auto* first = reinterpret_cast<const char*>(&values);
  std::size_t count = 0;
  for (const FactValue* fact : named_facts(stated, facts)) {
    const auto* at = reinterpret_cast<const char*>(fact);
    if (at >= first && at < first + sizeof(Values)) ++count;
  }
  INFO(Kind::key);
  CHECK(count == sizeof(Values) / sizeof(FactValue));
}

TEST_CASE("every fact of an activity is filled by exactly one row", "[architecture]") {
  using namespace activity;
  each_names_a_fact_once(std::type_identity<Any>{});
  names_all_of<activity::Energy, EnergyValues<Fact>>();
  names_all_of<Co2e, Co2eValues<Fact>>();
  names_all_of<DeviceTime, DeviceHoursValues<Fact>>();
  names_all_of<Runs, DeviceHoursValues<Fact>>();
  names_all_of<Online, DeviceHoursValues<Fact>>();
  names_all_of<Storage, StorageValues<Fact>>();
  names_all_of<Tokens, PlannedValues<Fact>>();
  names_all_of<Tokens, TokensValues<Fact>>();
  names_all_of<Requests, PlannedValues<Fact>>();
  names_all_of<Requests, RequestsValues<Fact>>();
  names_all_of<Images, PicturesValues<Fact>>();
  names_all_of<Videos, PicturesValues<Fact>>();
  names_all_of<Samples, RecommendationValues<Fact>>();
  names_all_of<Queries, RecommendationValues<Fact>>();
  names_all_of<Items, ItemsValues<Fact>>();
}

TEST_CASE("the words of every choice are in the order of its enumerators", "[architecture]") {
  CHECK(word(PhaseKind::fleet) == "fleet");
  CHECK(word(Perspective::api_user) == "api-user");
  CHECK(word(EnergyBoundary::facility) == "facility");
  CHECK(word(Precision::int4) == "int4");
  CHECK(word(TrainingMethod::qlora) == "qlora");
  CHECK(word(Serving::offline) == "offline");
  CHECK(word(Guidance::distilled) == "distilled");
  CHECK(word(Medium::ssd) == "ssd");
  CHECK(word(Transfer::internet) == "internet");
  CHECK(word(GridBasis::unspecified) == "unspecified");
  CHECK(word(IntensityMethod::marginal) == "marginal");
  CHECK(word(MeteringPoint::generation) == "generation");
  CHECK(word(ConstructionBasis::mean_it_kw) == "mean_it_kw");
  CHECK(word(FootprintBoundary::node) == "node");
  CHECK(word(DefectModel::negative_binomial) == "negative-binomial");
  CHECK(word(NodeSide::host) == "host");
  CHECK(word(Allocation::cff) == "cff");
  CHECK(word(Reuse::service_time) == "service-time");
}

TEST_CASE("every field of a job is documented and has unique names", "[architecture]") {
  for (const auto& part : workload::parts()) {
    INFO(part.title);
    std::set<std::string> names;
    for (const auto& field : part.fields) {
      INFO(field.name);
      CHECK_FALSE(field.doc.empty());
      CHECK(names.insert(std::string(field.name)).second);
      if (field.has_suffix && json::suffixed_name(field) != field.name)
        CHECK(names.insert(json::suffixed_name(field)).second);
    }
  }
}

TEST_CASE("every default rule has a catalog row with a citation", "[architecture]") {
  const Catalog c = builtin_catalog();
  std::set<std::string> rows;
  for (const auto& row : c.table("defaults").rows) rows.insert(row.id());
  std::set<std::string> rules;
  for (const auto& rule : inventory::rules) {
    INFO(rule.id);
    CHECK(rules.insert(std::string(rule.id)).second);
    CHECK(rows.contains(std::string(rule.id)));
    CHECK_FALSE(std::string_view(rule.when).empty());
    const auto value = c.number("defaults", rule.id, "value");
    REQUIRE(value);
    CHECK_FALSE(value->citation.empty());
  }
  for (const auto& part : workload::parts())
    for (const auto& field : part.fields) {
      INFO(part.title << " " << field.name);
      CHECK((field.rule.empty() || rules.contains(std::string(field.rule))));
    }
}

// Checks that a file contains the output of a command. AICARBON_UPDATE_GOLDEN=1 writes it again.
static void is_what_it_prints(const std::string& file, const std::vector<std::string>& command) {
  INFO(file);
  const Ran ran = run(command);
  REQUIRE(ran.code == 0);
  if (updating()) return write_text(source_dir() + "/" + file, ran.out);
  REQUIRE(std::filesystem::exists(source_dir() + "/" + file));
  CHECK(read_text(source_dir() + "/" + file) == ran.out);
}

TEST_CASE("the reference pages equal the output of the program", "[architecture]") {
  std::istringstream pages(run({"reference"}).out);
  std::size_t printed = 0;
  for (std::string line; std::getline(pages, line); ++printed) {
    const std::string page = line.substr(0, line.find(' '));
    is_what_it_prints(page == "man" ? "docs/man/aicarbon.1" : "docs/reference/" + page + ".md", {"reference", page});
  }
  CHECK(printed >= 8);
}

TEST_CASE("the installed completions equal the output of the program", "[architecture]") {
  is_what_it_prints("completions/aicarbon.bash", {"completion", "bash"});
  is_what_it_prints("completions/_aicarbon", {"completion", "zsh"});
  is_what_it_prints("completions/aicarbon.fish", {"completion", "fish"});
}

// The registry of documents agrees with the help of the program.
static std::set<std::string> schema_names() {
  std::set<std::string> names;
  std::string help = run({"schema", "--help"}).out;
  for (char& c : help)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-') c = ' ';
  std::istringstream in(help);
  std::set<std::string> tried;
  for (std::string word; in >> word;)
    if (word.front() != '-' && tried.insert(word).second && run({"schema", word}).code == 0) names.insert(word);
  return names;
}

TEST_CASE("the schemas in docs/schema equal the output of the program", "[architecture]") {
  const auto names = schema_names();
  REQUIRE(names.size() >= 9);
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/docs/schema"))
    files.insert(entry.path().filename().string());
  for (const auto& name : names) {
    const std::string file = name + ".schema.json";
    CHECK_NOTHROW(nlohmann::json::parse(run({"schema", name}).out));
    is_what_it_prints("docs/schema/" + file, {"schema", name});
    CHECK(files.erase(file) == 1);
  }
  for (const auto& file : files) FAIL_CHECK(file << " is the schema of no document");
}

TEST_CASE("the schema of a job describes every field, and stays small enough for an editor", "[architecture]") {
  const std::string text = run({"schema", "job"}).out;
  CHECK(text.size() < 120'000);
  for (const auto& part : workload::parts())
    for (const auto& field : part.fields) {
      INFO(part.title << ' ' << field.name);
      CHECK(text.find("\"description\": " + nlohmann::json(field.doc).dump() + ",") != std::string::npos);
    }
}

TEST_CASE("every diagnostic code occurs in a golden text", "[architecture]") {
  std::string texts;
  for (const std::string folder : {"tests/cli/faults", "tests/cli/warnings", "tests/cli/budgets", "tests/cli/machines",
                                   "tests/cli/changed", "tests/cli/api", "tests/golden/screens"})
    for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/" + folder))
      if (entry.path().extension() == ".txt") {
        const std::string text = read_text(entry.path().string());
        const bool screen = text.starts_with("$ ");  // a code in the command line does not count
        texts += screen ? text.substr(text.find('\n')) : text;
      }
  std::set<int> numbers;
  for (const auto& row : diag::codes()) {
    INFO(row.title);
    CHECK(texts.find(code_name(row.code)) != std::string::npos);
    CHECK(numbers.insert(row.code).second);
  }
}
