// See check.hpp. A rule without a confidence is checked at the best value of its metric, and a rule with a confidence
// by the share of draws within the limit.
#include "verdict/check.hpp"

#include "diag/codes.hpp"
#include "json/place.hpp"
#include "lifecycle/source/source.hpp"
#include "report/comparison.hpp"
#include "report/figure.hpp"
#include "report/metric.hpp"
#include "report/precision.hpp"
#include "report/unknown.hpp"
#include "study/compare.hpp"
#include "units/units.hpp"
#include "verdict/exceptions.hpp"
#include "verdict/fit.hpp"
#include "verdict/limit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aicarbon::verdict {
namespace {

using enum RuleState;

double best_of(const Report& r, std::int32_t node) {
  return r.calculation.sheet.nodes()[static_cast<std::size_t>(node)].value;
}

// The value below which the share `share` of the samples in `rows` lies.
double quantile(std::vector<double> rows, double share) {
  const auto k = std::min(rows.size() - 1,
                          static_cast<std::size_t>(std::max(0.0, share * static_cast<double>(rows.size()) - 0.5)));
  std::ranges::nth_element(rows, rows.begin() + static_cast<std::ptrdiff_t>(k));
  return rows[k];
}

// The ids of the lines and parts that belong to a metric but are not estimated. If there are any, the value of the
// metric does not include them.
std::vector<std::string> unknown_lines(const Report& r, std::string_view output) {
  std::vector<std::string> ids;
  for (const LineReport& l : r.lines) {
    const bool all = output == "total/co2e" || output == "total/co2e_market" || output.starts_with("per_unit/");
    const bool inside = all || output == "by_stage/" + l.stage || output == "by_source/" + l.source || output == l.id ||
                        output.starts_with("phases/" + l.phase + "/");
    if (inside)
      for (report::Unknown& unknown : report::unknowns(l)) ids.push_back(std::move(unknown.id));
  }
  return ids;
}

// The name of the results of rules over all jobs together.
constexpr std::string_view sum_of_jobs = "sum";

class Verifier {
 public:
  Verifier(std::span<const Checked> jobs, const Budget& budget, const std::map<std::string, ReportFile>& baselines,
           const Catalog& catalog, const CheckOptions& options, Diagnostics& out)
      : jobs_(jobs), budget_(budget), baselines_(baselines), catalog_(catalog), o_(options), out_(out) {}

  std::vector<RuleResult> run() {
    for (const Rule& rule : budget_.rules)
      if (rule.confidence && o_.study.samples == 0)
        out_.push_back(
            diag::make(diag::needs_samples,
                       fmt::format("rule \"{}\" has a confidence, but --samples 0 draws no samples", rule.id.value),
                       "omit --samples", rule.at));
    if (has_errors(out_)) return {};
    for (const Checked& job : jobs_) {
      draw(job.of.report);
      for (const Rule& rule : budget_.rules)
        if (!is_sum(rule)) over_job(rule, job);
      for (const Text& name : budget_.require) required(name, job);
    }
    for (const Rule& rule : budget_.rules)
      if (is_sum(rule)) over_sum(rule);
    return std::move(results_);
  }

 private:
  static bool is_sum(const Rule& rule) { return rule.over && rule.over->value == RuleScope::sum; }

  // Draws the samples of a job for all rules that apply to each job separately, in one pass.
  void draw(const Report& r) {
    rows_.clear();
    if (o_.study.samples == 0) return;
    std::vector<std::int32_t> nodes;
    for (const Rule& rule : budget_.rules) {
      Diagnostics ignored;
      const auto m = is_sum(rule) ? std::nullopt : report::metric(rule.metric.value, rule.metric.at).noted_in(ignored);
      const auto answer = m ? report::ask(r, *m, rule.metric.at).noted_in(ignored) : std::nullopt;
      if (answer && answer->node) nodes.push_back(*answer->node);
    }
    const auto drawn = study::draws(r.calculation.sheet, nodes, o_.study);
    for (std::size_t k = 0; k < nodes.size(); ++k) rows_[nodes[k]] = {drawn[k].begin(), drawn[k].end()};
  }

  // --- one job -------------------------------------------------------------------------------------------------------

  void over_job(const Rule& rule, const Checked& job) {
    const Report& r = job.of.report;
    const auto m = report::metric(rule.metric.value, rule.metric.at).noted_in(out_);
    const auto answer = m ? report::ask(r, *m, rule.metric.at).noted_in(out_) : std::nullopt;
    if (!answer) return;
    RuleResult result{rule.id.value, r.name, rule.metric.value};
    if (!answer->node) {
      result.state = incomplete;
      result.reason = fmt::format("{} is not estimated; {}", rule.metric.value, answer->reason);
      return finish(rule, job, std::move(result));
    }
    const auto limit = limit_of(rule, job, *m, answer->dim);
    if (!limit) return;
    const std::int32_t node = *answer->node;
    const double best = best_of(r, node);
    result.unit = units::base_unit(answer->dim);
    const std::vector<double>& rows = rows_[node];
    result.value = report::figure(best, rows);
    std::vector<double> limits = limit->rows.empty() ? std::vector<double>(rows.size(), limit->best) : limit->rows;
    judge(rule, result, best, limit->best, rows, limits);
    if (result.state == fail) {
      result.would_fit =
          would_fit({r, job.source, m->output, {node, limit->best, rule.confidence, limits}}, catalog_, o_.study);
    }
    unknown(result, unknown_lines(r, m->output));
    finish(rule, job, std::move(result));
  }

  struct LimitRows {
    double best = 0;
    std::vector<double> rows;  ///< limit of each draw; empty unless the limit is a change from a baseline
  };

  void wrong_limit(const Rule& rule, const Text& text, std::string_view problem) {
    out_.push_back(diag::make(diag::wrong_dimension,
                              fmt::format("the limit of rule \"{}\" is invalid: {}", rule.id.value, problem), {},
                              text.at));
  }

  std::optional<LimitRows> limit_of(const Rule& rule, const Checked& job, const report::Metric& m, Dim dim) {
    const Text& text = rule.max ? *rule.max : *rule.max_change;
    const Limit limit = read_limit(text.value, dim);
    if (!limit.problem.empty() || (limit.relative && rule.max)) {
      wrong_limit(rule, text,
                  limit.problem.empty() ? "a percentage needs a baseline; use \"max_change\"" : limit.problem);
      return std::nullopt;
    }
    if (rule.max) return LimitRows{limit.value, {}};
    const auto baseline = baseline_of(rule, job, m);
    if (!baseline) return std::nullopt;
    const auto allowed = [&](double base) {
      return limit.relative ? base * (1 + limit.value / 100) : base + limit.value;
    };
    LimitRows result{allowed(best_of(*baseline->first, baseline->second)), {}};
    if (o_.study.samples > 0) {
      const auto drawn = study::draws(baseline->first->calculation.sheet, std::array{baseline->second}, o_.study);
      for (const double base : drawn[0]) result.rows.push_back(allowed(base));
    }
    return result;
  }

  // The report of the job in the baseline, and the cell of the metric in that report. Returns nothing and adds a
  // message if the baseline has no such report, if that report is not comparable, or if it has no such value.
  std::optional<std::pair<const Report*, std::int32_t>> baseline_of(const Rule& rule, const Checked& job,
                                                                    const report::Metric& m) {
    const ReportFile& file = baselines_.at(rule.baseline->value);
    const Report& r = job.of.report;
    const auto same = std::ranges::find(file.reports, r.name, &Report::name);
    const Report* found = same != file.reports.end()                      ? &*same
                          : file.reports.size() == 1 && jobs_.size() == 1 ? &file.reports.front()
                                                                          : nullptr;
    const auto no = [&](std::string why, std::string help) {
      out_.push_back(
          diag::make(diag::no_baseline,
                     fmt::format("{} cannot be the baseline of \"{}\", because {}", rule.baseline->value, r.name, why),
                     std::move(help), rule.baseline->at));
      return std::nullopt;
    };
    if (found == nullptr)
      return no("it has no report with that name", "estimate the earlier version of the job, and save its report");
    if (found->name != r.name) {
      Diagnostic other = diag::make(
          diag::baseline_of_other,
          fmt::format("the baseline {} is of \"{}\", and the job is \"{}\"", rule.baseline->value, found->name, r.name),
          "give both the same name if they are versions of one job", rule.baseline->at);
      const auto is_said = [&](const Diagnostic& d) { return d.message == other.message; };
      if (std::ranges::none_of(out_, is_said)) out_.push_back(std::move(other));
    }
    for (const WarningReport& w : report::differ({*found, file.tool}, job.of))
      if (w.code.number == diag::other_boundary || w.code.number == diag::other_units) return no(w.message, w.help);
    const auto answer = report::ask(*found, m, rule.metric.at).noted_in(out_);
    if (!answer) return std::nullopt;
    if (!answer->node) return no(fmt::format("{} is not estimated in the baseline: {}", m.text, answer->reason), {});
    return std::pair(found, *answer->node);
  }

  // --- all jobs ------------------------------------------------------------------------------------------------------

  void over_sum(const Rule& rule) {
    const auto m = report::metric(rule.metric.value, rule.metric.at).noted_in(out_);
    if (!m) return;
    RuleResult result{rule.id.value, std::string(sum_of_jobs), rule.metric.value};
    std::vector<std::string> unknown_ids;
    std::vector<std::pair<const Checked*, std::int32_t>> parts;
    Dim dim{};
    for (const Checked& job : jobs_) {
      const auto answer = report::ask(job.of.report, *m, rule.metric.at).noted_in(out_);
      if (!answer) return;
      for (const std::string& id : unknown_lines(job.of.report, m->output))
        unknown_ids.push_back(fmt::format("{}/{}", job.of.report.name, id));
      if (!answer->node) {
        if (unknown_ids.empty()) unknown_ids.push_back(fmt::format("{} ({})", job.of.report.name, answer->reason));
        continue;
      }
      dim = answer->dim;
      parts.emplace_back(&job, *answer->node);
    }
    if (parts.empty()) {
      unknown(result, unknown_ids);
      return finish(rule, jobs_.front(), std::move(result));
    }
    const Limit limit = read_limit(rule.max->value, dim);
    if (!limit.problem.empty() || limit.relative) {
      wrong_limit(rule, *rule.max,
                  limit.problem.empty() ? "a percentage needs a baseline, which a sum cannot have" : limit.problem);
      return;
    }
    double best = 0;
    std::vector<double> rows(o_.study.samples);
    std::vector<std::vector<double>> rows_of;
    for (const auto& [job, node] : parts) {
      best += best_of(job->of.report, node);
      if (rows.empty()) continue;
      const auto drawn =
          study::draws_of_job(job->of.report.calculation.sheet, std::array{node}, job->of.report.name, o_.study);
      rows_of.emplace_back(drawn[0].begin(), drawn[0].end());
      for (std::size_t d = 0; d < rows.size(); ++d) rows[d] += rows_of.back()[d];
    }
    result.unit = units::base_unit(dim);
    result.value = report::figure(best, rows);
    judge(rule, result, best, limit.value, rows, std::vector<double>(rows.size(), limit.value));
    if (result.state == fail)
      for (std::size_t k = 0; k < parts.size(); ++k) {
        const auto& [job, node] = parts[k];
        const double others = best - best_of(job->of.report, node);
        std::vector<double> limits;
        for (std::size_t d = 0; d < rows.size(); ++d) limits.push_back(limit.value - (rows[d] - rows_of[k][d]));
        auto fits = would_fit(
            {job->of.report, job->source, m->output, {node, limit.value - others, rule.confidence, limits}, true},
            catalog_, o_.study);
        std::ranges::move(fits, std::back_inserter(result.would_fit));
      }
    unknown(result, unknown_ids);
    finish(rule, jobs_.front(), std::move(result));
  }

  // --- verdicts ------------------------------------------------------------------------------------------------------

  static void judge(const Rule& rule, RuleResult& result, double best, double limit, const std::vector<double>& rows,
                    const std::vector<double>& limits) {
    result.limit = limit;
    bool kept = best <= limit;
    result.headroom = limit - best;
    if (!rows.empty()) {
      std::vector<double> room(rows.size());
      std::size_t within = 0;
      for (std::size_t d = 0; d < rows.size(); ++d) {
        room[d] = limits[d] - rows[d];
        within += room[d] >= 0 ? 1U : 0U;
      }
      result.probability = static_cast<double>(within) / static_cast<double>(rows.size());
      if (rule.confidence) {
        kept = *result.probability >= *rule.confidence;
        result.headroom = quantile(std::move(room), 1 - *rule.confidence);
      }
    }
    result.state = kept ? pass : fail;
    if (kept) return;
    result.reason =
        rule.confidence
            ? fmt::format(
                  "{} % of draws are within the limit, but {} % are required; headroom is given at the required confidence",
                  units::significant(*result.probability * 100, 3), units::shortest(*rule.confidence * 100))
            : "above the limit";
  }

  // A rule cannot pass if part of its metric is unknown. It fails if the known parts already exceed the limit, and is
  // otherwise incomplete, unless the user allows incomplete results.
  void unknown(RuleResult& result, const std::vector<std::string>& ids) const {
    result.unknown = ids;
    if (ids.empty() || o_.allow_incomplete || result.state == fail) return;
    if (result.state == incomplete && !result.reason.empty()) return;
    result.state = incomplete;
    result.reason = fmt::format("not estimated: {}", fmt::join(ids, ", "));
  }

  void finish(const Rule& rule, const Checked& job, RuleResult result) {
    if (result.state == fail && rule.level && rule.level->value == RuleLevel::warn) result.state = warn;
    if (result.state == fail || result.state == incomplete)
      if (const RuleException* e = exception_for(budget_, result, o_.today)) {
        result.state = excepted;
        result.reason +=
            fmt::format("{}excepted until {}: {}", result.reason.empty() ? "" : "; ", e->until.value, e->reason.value);
      }
    place(result, job);
    results_.push_back(std::move(result));
  }

  // Sets the location of a result: the input of the first change that would meet the limit, or else the phase of the
  // metric, or else the file. A result that passes has only the file.
  void place(RuleResult& result, const Checked& job) const {
    result.file = job.source.name;
    if (result.state == pass) return;
    std::string path = result.would_fit.empty() ? std::string{} : result.would_fit.front().path;
    if (result.job == sum_of_jobs && !path.empty()) {
      path = path.substr(path.find('/', 1));
      for (const Checked& other : jobs_)
        if (result.would_fit.front().path.starts_with("/" + other.of.report.name + "/")) {
          result.file = other.source.name;
          return put(result, other, path);
        }
    }
    if (path.empty() && result.metric.starts_with("phases/")) path = "/" + result.metric;
    put(result, job, path);
  }

  static void put(RuleResult& result, const Checked& job, const std::string& path) {
    const auto at = json::place(job.source, path);
    if (!at) return;
    result.line = at->line;
    result.path = at->path;
  }

  void required(const Text& name, const Checked& job) {
    RuleResult result{fmt::format("require {}", name.value), job.of.report.name, {}};
    const bool stage = std::ranges::find(stage_names, std::string_view(name.value)) != stage_names.end();
    result.metric = fmt::format("{}/{}", stage ? "by_stage" : "by_source", name.value);
    result.state = fail;
    result.reason = fmt::format("no line of {} is included", name.value);
    for (const LineReport& l : job.of.report.lines) {
      if ((stage ? l.stage : l.source) != name.value) continue;
      if (const auto unknown = report::unknowns(l); !unknown.empty()) {
        result.state = o_.allow_incomplete ? pass : incomplete;
        result.reason = fmt::format("{} is not estimated; {}", unknown.front().id, unknown.front().reason);
        break;
      }
      if (l.state == LineState::estimated) result.state = pass;
      else if (result.state == fail && l.reason) result.reason = fmt::format("{}: {}", l.id, *l.reason);
    }
    if (result.state == pass) result.reason.clear();
    place(result, job);
    results_.push_back(std::move(result));
  }

  std::span<const Checked> jobs_;
  const Budget& budget_;
  const std::map<std::string, ReportFile>& baselines_;
  const Catalog& catalog_;
  const CheckOptions& o_;
  Diagnostics& out_;
  std::vector<RuleResult> results_;
  std::map<std::int32_t, std::vector<double>> rows_;  // samples of the current job, by index of the cell
};

}  // namespace

Result<CheckReport> check(std::span<const Checked> jobs, const Budget& budget,
                          const std::map<std::string, ReportFile>& baselines, const Catalog& catalog,
                          const CheckOptions& options) {
  Diagnostics found;
  CheckReport report;
  report.uncertainty = report::uncertainty_of(options.study);
  report.tool = jobs.front().of.tool;
  report.budget = budget.schema.at.file;
  report.jobs = static_cast<int>(jobs.size());
  report.results = Verifier(jobs, budget, baselines, catalog, options, found).run();
  report.passed = std::ranges::none_of(report.results,
                                       [](const RuleResult& r) { return r.state == fail || r.state == incomplete; });
  found += without_effect(budget, report.results, options.today);
  if (has_errors(found)) return found;
  return {std::move(report), std::move(found)};
}

}  // namespace aicarbon::verdict
