// Figures by scope, site and country.
#pragma once

#include "report/figures.hpp"

namespace aicarbon::report {

/// The number of sites up to which the figures of sites have ranges; with more sites, they are best values.
inline constexpr std::size_t most_ranged_sites = 100;

/// Whether an output is sampled: those of sites only if there are not too many.
bool is_ranged(const lifecycle::Model& model, const lifecycle::Output& output);

/// Fills in `by_scope`, `by_country` and `by_site` of a report.
void add_scopes(Report& report, const lifecycle::ScopeLists& lists, const Figures& figures);

/// Scopes and categories of all perspectives, in the order of reports.
const std::vector<lifecycle::Scope>& all_scopes();

/// The part of the name of an output that identifies a scope: "2.0", "3.3".
std::string scope_key(lifecycle::Scope scope);

/// A scope as reports write it: null for an unknown scope, and for the category of another scope than 3.
std::optional<int> scope_number(int number);

}  // namespace aicarbon::report
