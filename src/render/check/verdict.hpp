// A verdict in words, which all formats share: the value, the limit, and changes that would meet it.
#pragma once

#include <aicarbon/check.hpp>

#include "render/workflow_commands.hpp"

#include <optional>
#include <string>

namespace aicarbon::render {

/// "73 t", with the digits that it has in every command; empty if there is no value.
std::string found_text(const RuleResult& result);
/// "73 t (61 – 88 t)"; empty if there is no value.
std::string value_text(const RuleResult& result);
/// "60 t"; empty if there is no limit.
std::string limit_text(const RuleResult& result);
/// "over by 13 t" or "5.2 t left at the required confidence"; empty if there is no headroom.
std::string headroom_text(const RuleResult& result);
/// "within the limit in 97 % of draws"; empty without draws.
std::string probability_text(const RuleResult& result);
/// "/sites/main/grid from DE to FR (a cleaner grid)"
std::string fit_text(const Fit& fit);

/// "release: total is 73 t (61 – 88 t), limit 60 t, over by 13 t; …; would meet the limit: …"
std::string verdict(const RuleResult& result);

/// The severity; nothing for a rule that is met.
std::optional<Level> level_of(const RuleResult& result);

/// "2 fail, 1 warn, 3 pass": the verdicts, worst first.
std::string counts(const CheckReport& check);

}  // namespace aicarbon::render
