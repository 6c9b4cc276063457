// The phrases of a verdict, which all readable formats share: the value, the limit, and changes that would meet it.
#pragma once

#include <aicarbon/check.hpp>

#include "render/workflow_commands.hpp"

#include <optional>
#include <string>

namespace aicarbon::render {

/// The headline of the value: "73 t", "≥ 73 t" for a lower bound, or "median 80 t"; empty if there is no value.
std::string found_text(const RuleResult& result);
/// The headline with its range: "73 t (61 – 88 t)", or "median 80 t (61 – 98 t), at best values 73 t"; empty if there is
/// no value.
std::string value_text(const RuleResult& result);
/// What the headline of a median leaves out: "90 % range 61 – 98 t; at best values 73 t, which the rule judges"; empty if
/// the headline is the best value.
std::string best_text(const RuleResult& result);
/// The limit: "60 t"; empty if there is none.
std::string limit_text(const RuleResult& result);
/// The headroom: "over by 13 t" or "5.2 t left at the required confidence"; empty if there is none.
std::string headroom_text(const RuleResult& result);
/// A share of draws: "98 %", or "less than 1 %" for a share that is small but not zero.
std::string share_of_draws(double share);
/// The share of draws within the limit: "within the limit in 97 % of draws"; empty without draws.
std::string probability_text(const RuleResult& result);
/// The place of a change: its path, with the job if the rule is for the sum of all jobs: "/sites/main/grid of job "a"".
std::string place_of(const Fit& fit);
/// A change that would meet the limit: "/sites/main/grid from DE to FR (a cleaner grid)".
std::string fit_text(const Fit& fit);

/// The verdict in a sentence: "bloom-176b: total is 73 t (61 – 88 t), limit 60 t, over by 13 t; …; would meet the
/// limit: …".
std::string verdict(const RuleResult& result);

/// The level of the annotation of a result; nothing for a rule that passes.
std::optional<Level> level_of(const RuleResult& result);

/// The number of results with each verdict, worst first: "2 fail, 1 warn, 3 pass".
std::string counts(const CheckReport& check);

}  // namespace aicarbon::render
