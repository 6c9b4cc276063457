// Mixtures of experts that a job describes: what a token is multiplied by, in a single job and in rows.
#include "support/folder.hpp"
#include "support/report.hpp"
#include "support/run.hpp"

#include <catch2/catch.hpp>

namespace aicarbon::test {
namespace {

std::string job(const std::string& more, const std::string& activity, const std::string& kind) {
  return R"({"schema": "aicarbon.job/1", "name": "mixture", "sites": {"main": {"grid": "DE", "pue": 1.2}},
    "hardware": {"node": {"accelerator": "nvidia-h100-sxm5-80gb"}},
    "models": {"m": {"parameters": "100B", "experts": 64, "experts_per_token": 4, "layers": 48, "hidden": 5120,
                     "heads": 64, "kv_heads": 8, )" +
         more + R"(}}, "phases": [{"name": "work", "kind": ")" + kind +
         R"(", "site": "main", "hardware": "node", "activity": )" + activity + "}]}";
}

constexpr const char* by_experts = R"("expert_parameters": "95B")";
constexpr const char* by_active =
    R"("expert_parameters": "95B", "active_parameters": "10.9375B")";  // 100 - 95 + 95 x 4/64

}  // namespace

TEST_CASE("the active weights of a mixture follow from its experts, in training and in serving", "[cli]") {
  const std::pair<const char*, const char*> works[] = {
      {"training", R"({"tokens": "1T", "model": "m"})"},
      {"fine-tuning", R"({"tokens": "1B", "model": "m", "method": "lora"})"},
      {"inference", R"({"requests": "1M", "model": "m", "input_tokens": 300, "output_tokens": 300})"}};
  for (const auto& [kind, work] : works) {
    INFO(kind);
    CHECK(kg(report(job(by_experts, work, kind))) == Approx(kg(report(job(by_active, work, kind)))).epsilon(1e-12));
  }
}

TEST_CASE("a row whose model has a part larger than the whole has no result", "[cli]") {
  const TemporaryFolder folder;
  write_text(folder / "t.json", job(by_active, R"({"tokens": "1T", "model": "m"})", "training"));
  for (const std::string column :
       {"active_parameters,2e11", "expert_parameters,2e11", "parameters,5e9", "kv_heads,128", "experts_per_token,65"}) {
    const auto comma = column.find(',');
    write_text(folder / "r.csv", "/models/m/" + column.substr(0, comma) + "\n" + column.substr(comma + 1) + "\n");
    const Ran ran = run({"batch", folder / "t.json", folder / "r.csv"});
    INFO(column << "\n" << ran.out << ran.err);
    CHECK(ran.code != 0);
    CHECK(ran.err.find("error[AC2504]: record 2") != std::string::npos);
  }
}

}  // namespace aicarbon::test
