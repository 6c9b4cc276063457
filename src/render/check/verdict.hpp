// A verdict in words, the same in every format: what was found, against what, and what would fit.
#pragma once

#include <aicarbon/check.hpp>

#include "render/workflow_commands.hpp"

#include <optional>
#include <string>

namespace aicarbon::render {

/// "73 t (61 … 88 t)"; empty without one.
std::string value_text(const RuleResult& result);
/// "60 t"; empty without one.
std::string limit_text(const RuleResult& result);
/// "over by 13 t", "5.2 t left at the confidence asked"; empty without one.
std::string headroom_text(const RuleResult& result);
/// "kept in 97 % of draws"; empty without draws.
std::string probability_text(const RuleResult& result);
/// "/sites/main/grid from DE to FR (a cleaner grid)"
std::string fit_text(const Fit& fit);

/// "release: total is 73 t (61 … 88 t), limit 60 t, over by 13 t; …; would fit: …"
std::string verdict(const RuleResult& result);

/// How bad; nothing for a rule that is kept.
std::optional<Level> level_of(const RuleResult& result);

/// "2 fail, 1 warn, 3 pass": what there is, worst first.
std::string counts(const CheckReport& check);

}  // namespace aicarbon::render
