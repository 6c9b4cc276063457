// docs/validation-service.md compares the two published figures of whole services with what the defaults give for a job
// that states what was published of them. Nothing is tuned to either. AICARBON_UPDATE_GOLDEN=1 writes the page again.
#include "support/report.hpp"
#include "support/run.hpp"
#include "units/units.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace aicarbon::test {
namespace {

using Json = nlohmann::ordered_json;

struct Answer {
  double wh = 0, wh_low = 0, wh_high = 0;  ///< of the facility
  double mg = 0, mg_low = 0, mg_high = 0;
};

Answer measured(const Json& job) {
  const auto report = estimate(job.dump()).at("reports").at(0);
  const auto& energy = report.at("total").at("energy_kwh");
  const auto& co2e = report.at("total").at("co2e_kg");
  const auto of = [](const auto& value, const char* key) { return value.at(key).template get<double>(); };
  return {of(energy, "median") / 1e3, of(energy, "low") / 1e3, of(energy, "high") / 1e3,
          of(co2e, "median"),         of(co2e, "low"),         of(co2e, "high")};
}

// One million requests of a service that states neither arrivals nor a batch, on H100.
Answer answer(const Json& model, const Json& input_tokens, double output_tokens, const std::string& grid,
              const std::string& serving) {
  Json activity{
      {"requests", 1'000'000}, {"model", model}, {"input_tokens", input_tokens}, {"output_tokens", output_tokens}};
  if (!serving.empty()) activity["serving"] = serving;
  const Json job{{"schema", "aicarbon.job/1"},
                 {"name", "service"},
                 {"sites", {{"place", {{"grid", grid}}}}},
                 {"hardware", {{"node", {{"accelerator", "nvidia-h100-sxm5-80gb"}}}}},
                 {"phases",
                  {{{"name", "serving"},
                    {"kind", "inference"},
                    {"site", "place"},
                    {"hardware", "node"},
                    {"activity", activity}}}}};
  return measured(job);
}

std::string digits(double value) { return units::significant(value, 2); }

std::string range(double middle, double low, double high) {
  return fmt::format("{} ({} … {})", digits(middle), digits(low), digits(high));
}

// The same of a closed model, with no place and no hardware, so that both are assumed.
Answer answer_of_api(const Json& model, const Json& input_tokens, const Json& output_tokens) {
  const Json job{{"schema", "aicarbon.job/1"},
                 {"name", "service"},
                 {"perspective", "api-user"},
                 {"phases",
                  {{{"name", "serving"},
                    {"kind", "inference"},
                    {"activity",
                     {{"requests", 1'000'000},
                      {"model", model},
                      {"input_tokens", input_tokens},
                      {"output_tokens", output_tokens}}}}}}};
  return measured(job);
}

// Mistral Large 2 (2411) by its configuration in LitGPT (Lightning-AI/litgpt, litgpt/config.py; second-hand).
const Json mistral_large{
    {"parameters", 122610069504}, {"layers", 88}, {"hidden", 12288}, {"heads", 96}, {"kv_heads", 8}, {"head_dim", 128}};

std::string page() {
  const Json prompt{{"best", 300}, {"low", 50}, {"high", 2000}};
  const Answer mistral = answer(mistral_large, prompt, 400, "FR", "");
  const Answer benchmark = answer(mistral_large, prompt, 400, "FR", "fixed-batch");
  std::string gemini;
  for (const std::string model : {"llama-3.1-8b", "llama-3.1-70b", "llama-3.1-405b"}) {
    const Answer a = answer(model, prompt, 300, "US", "");
    gemini += fmt::format("| {} | {} Wh | {} |\n", model, range(a.wh, a.wh_low, a.wh_high), digits(0.24 / a.wh));
  }
  std::string closed;
  const Json short_prompt{{"best", 300}, {"low", 100}, {"high", 1000}};
  const Json short_answer{{"best", 300}, {"low", 100}, {"high", 500}};
  for (const std::string model : {"gemini-2.0-flash", "gemini-2.5-flash", "gemini-2.5-pro"}) {
    const Answer a = answer_of_api(model, short_prompt, short_answer);
    const bool inside = a.wh_low <= 0.24 && 0.24 <= a.wh_high;
    closed += fmt::format("| {} | {} Wh | {} | {} |\n", model, range(a.wh, a.wh_low, a.wh_high), digits(0.24 / a.wh),
                          inside ? "inside" : "outside");
  }
  return fmt::format(R"(# Two services, as published and as the defaults give them

Two companies have published the footprint of an answer of a whole service. A benchmark of serving is neither: it never waits, retries or
checks. A job that states neither arrivals nor a batch is taken to be a service whose devices are busy for half of their time
([serving](methodology/serving.md#a-service-is-not-a-benchmark)). This page prints how far that is from both figures. **No constant was fitted to
either**, and neither is a verdict: what a job would have to state was not published. A test writes this page; figures are medians with P5
and P95.

## Mistral Large 2: 1.14 g CO2e for an answer of 400 tokens

| | CO2e of an answer | published over it |
|---|---|---|
| published (Mistral, Carbone 4, ADEME, July 2025) | 1,140 mg | |
| a service, H100, France, prompt of 300 (50 … 2,000) tokens | {} mg | {} |
| the same with a batch of 64 that never waits | {} mg | {} |

The job describes the model by its configuration (122.6 billion weights in 88 layers). What the figure holds: making of servers, electricity with its supply, and water, of the answer alone, without the devices of users. Not
published: the place, the hardware, the energy, the batch, the use of the capacity, the prompt, and what Le Chat does besides. The electricity
of the service here is {} Wh; 1.14 g would be 26 Wh of the French grid if all of it were electricity. The three published figures of the answer,
solved with the intensities that the study gives for the whole of training and use, suggest about 0.7 g of manufacturing and 0.4 g of
electricity: cards that are nearly idle, and a machine for one user at a time. That is a hypothesis. EcoLogits gives 13 mg for the same answer.

## Gemini: 0.24 Wh for the median prompt

| model in place of the unpublished one | a service, H100, prompt of 300 (50 … 2,000) and answer of 300 tokens | published over it |
|---|---|---|
{}
The published 0.24 Wh (Elsworth et al. 2025) are accelerators 58 %, host 25 %, idle capacity 10 % and overhead 8 %, with a PUE of 1.09, on TPUs;
the model and the tokens are not published, and the median is below the mean. Its idle capacity is 12 % of the energy of busy machines. The
default here adds more, because idle H100 with a model in memory draw a fifth of their rating for half of the time.

The models of the API of May 2025, with the sizes that others estimate ([API models](methodology/api.md)), place and machine unknown, a prompt
of 300 (100 … 1,000) and an answer of 300 (100 … 500) tokens:

| model | energy of an answer | published over it | published, in the range |
|---|---|---|---|
{}
Which of them serve Gemini Apps, in which shares, is not published. Where the figure is low in the range or below it, the reasons may be a
smaller model, a larger batch, TPUs at a higher share of their time, or drafts by a small model, none of which is published either.
)",
                     range(mistral.mg, mistral.mg_low, mistral.mg_high), digits(1140 / mistral.mg),
                     range(benchmark.mg, benchmark.mg_low, benchmark.mg_high), digits(1140 / benchmark.mg),
                     range(mistral.wh, mistral.wh_low, mistral.wh_high), gemini, closed);
}

TEST_CASE("docs/validation-service.md shows the distance from published services", "[golden]") {
  const std::string path = source_dir() + "/docs/validation-service.md";
  const std::string text = page();
  if (std::getenv("AICARBON_UPDATE_GOLDEN") != nullptr) write_text(path, text);
  CHECK(read_text(path) == text);
}

}  // namespace
}  // namespace aicarbon::test
