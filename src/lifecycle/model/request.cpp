// The tokens of a request. Those of a bill are totals; the number of its requests is not known.
//
//   requests = max( C / o, P / m )                           P / i if C is 0
//   prompt   = P / requests
//   output   = C / requests
//   read     = (P - (1 - c) H) / requests
//
//   P   tokens of the prompts                       o   tokens that a request writes, as stated or of published traces
//   H   those of them read from a cache             m   most tokens of a prompt (default), unless o is stated
//   C   tokens written                              i   tokens of a prompt that nothing is written for
//   c   cost of a cached token over that of reading it again, from 0 to 1
//
// The requests are proportional to the tokens and the lengths depend on their ratio alone, so that device time and
// energy of a bill are proportional to its tokens. Valid for bills of any size; a bill of requests that differ a lot is
// taken as one of their mean. A share of a prompt in a cache is 1 - c there. A request holds all of its prompt in
// memory, cached or not.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::request> billed_requests(Sheet& sheet, const ServingFacts& w) {
  const auto prompt = cell(sheet, w.prompt_tokens);
  const auto written = cell(sheet, w.completion_tokens);
  auto answers = written / cell(sheet, w.completion_per_request);
  if (w.longest_prompt) answers = max(answers, prompt / named("longest prompt", cell(sheet, w.longest_prompt)));
  const auto reads = prompt / named("prompt that nothing is written for", cell(sheet, w.prompt_per_request));
  const auto nothing = sheet.constant<dim::token>(0);
  const auto almost_none = sheet.constant<dim::request>(1e-9);  // a bill of no tokens
  return named("requests of the bill", max(select(less(nothing, written), answers, reads), almost_none));
}

Request request_of(Sheet& sheet, const ServingFacts& w) {
  Request r;
  if (w.prompt_tokens) {
    const auto requests = billed_requests(sheet, w);
    const auto prompt = cell(sheet, w.prompt_tokens);
    const auto almost_none = sheet.constant<dim::tokens_per_request>(1e-6);  // of a bill of no tokens
    r.prompt = named("tokens of a prompt", max(prompt / requests, almost_none));
    r.output = named("tokens written per request", cell(sheet, w.completion_tokens) / requests);
    r.read = r.prompt;
    if (w.cached_tokens)
      r.read = named("prefill tokens of a prompt",
                     (prompt - (1 - cell(sheet, w.cached_cost)) * cell(sheet, w.cached_tokens)) / requests);
    return r;
  }
  r.prompt = r.read = cell(sheet, w.input_tokens);
  if (w.cache_hit) r.read = named("prefill tokens of a prompt", r.prompt * (1 - cell(sheet, w.cache_hit)));
  r.output = cell(sheet, w.output_tokens);
  return r;
}

}  // namespace aicarbon::lifecycle::work
