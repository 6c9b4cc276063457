// Warns of values that no machine, site or model is known to have, most often because of a wrong unit. The limits are
// conventions of this program, an order of magnitude or more beyond published values.
#include "inventory/context.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace aicarbon::inventory {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

// The plausible values of the fields with this name in this part of a job, in this unit. Zero is only suspicious if
// `zero` says so.
struct Plausible {
  std::string_view part, field;
  Dim dim;
  std::string_view unit;
  double least, most;
  bool zero;
};

constexpr Plausible plausible[] = {
    {"/hardware/", "utilization", dim::one, "1", 0.01, no_limit, true},
    {"/phases/", "load", dim::one, "1", 0.03, no_limit, false},
    {"/phases/", "power_fraction", dim::one, "1", 0.03, no_limit, true},
    {"/hardware/", "lifetime", dim::time, "years", 0, 30, false},
    {"/phases/", "drive_lifetime", dim::time, "years", 0, 30, false},
    {"/sites/", "intensity", dim::intensity, "g/kWh", 1, no_limit, false},
    {"/sites/", "wue", dim::water_intensity, "L/kWh", 0, 20, false},
    {"/hardware/", "accelerators", dim::device, "1", 0, 128, false},
    {"/hardware/", "embodied", dim::co2e, "kg", 0.1, 100000, false},
    {"/hardware/", "value", dim::co2e, "kg", 0, 100000, false},
    {"/hardware/", "accelerator", dim::co2e_per_device, "kg/device", 0.01, 5000, false},
    {"/hardware/", "host", dim::co2e, "kg", 0.1, 100000, false},
    {"/hardware/", "network", dim::co2e, "kg", 0, 20000, false},
    {"/hardware/", "transport", dim::co2e, "kg", 0, 20000, false},
    {"/sites/", "per_kw", dim::co2e_per_power, "kg/kW", 1, 20000, false},
    {"/models/", "parameters", dim::one, "1", 1000, 1e15, false},
    {"/phases/", "parameters", dim::one, "1", 1000, 1e15, false},
    {"/phases/", "energy", dim::energy, "kWh", 0, 1e10, false},
    {"/phases/", "per_day", dim::request, "1", 0, 1e5, false},
    {"/phases/", "energy_per_token", dim::energy_per_token, "J/token", 0.0001, 200, true},
    {"/phases/", "energy_per_request", dim::energy_per_request, "Wh/request", 0.00001, 100, true},
    {"/phases/", "input_tokens", dim::tokens_per_request, "token/request", 1, 1e7, false},
    {"/phases/", "output_tokens", dim::tokens_per_request, "token/request", 1, 1e7, false},
    {"/phases/", "sequence_length", dim::tokens_per_request, "token/request", 1, 1e7, false},
    {"/phases/", "batch", dim::request, "1", 1, 16384, true},
    {"/phases/", "width", dim::one, "1", 16, 65536, true},
    {"/phases/", "height", dim::one, "1", 16, 65536, true},
    {"/phases/", "steps", dim::one, "1", 1, 10000, true},
};

// A number of a row in base units. A count is one already.
double base(const Plausible& p, double number) {
  return p.unit == "1" ? number : units::known(p.unit, p.dim).to_base(number);
}

// A value of a row in the unit of the limits.
std::string in_unit(const Plausible& p, double value) {
  return p.unit == "1" ? units::shortest(value)
                       : fmt::format("{} {}", units::shortest(units::known(p.unit, p.dim).from_base(value)), p.unit);
}

Diagnostic message(const Plausible& p, std::string_view text, bool below, const Location& at) {
  const bool has_unit = p.unit != "1";
  const double limit = below ? p.least : p.most;
  const std::string help = fmt::format("{}values are usually at {} {:g}{}{}", has_unit ? "check the unit; " : "",
                                       below ? "least" : "most", limit, has_unit ? " " : "", has_unit ? p.unit : "");
  return diag::make(diag::implausible_value,
                    fmt::format("{} is far {} what is plausible here", text, below ? "below" : "above"), help, at);
}

}  // namespace

void warn_of_implausible(const Context& c) {
  for (const workload::StatedRef& ref : workload::stated_values(c.job)) {
    const StatedValue& value = *ref.value;
    const Dim dimension = ref.dim;
    const std::string_view path = value.at.path;
    const std::string_view key = path.substr(path.rfind('/') + 1);
    const auto p = std::ranges::find_if(plausible, [&](const Plausible& f) {
      return f.field == key && f.dim == dimension && path.starts_with(f.part);
    });
    if (p == std::end(plausible)) continue;
    const double best = value.value.best;
    const auto suspect = [&](double from, double to, bool below) {
      c.suspect(best, {value.at.path, from, to, [p, below, best, written = value.written, at = value.at](double v) {
                         return message(*p, v == best ? written : in_unit(*p, v), below, at);
                       }});
    };
    if (p->zero) suspect(0, 0, true);
    if (p->least > 0) suspect(std::nextafter(0, 1), std::nextafter(base(*p, p->least), 0), true);
    if (p->most < no_limit) suspect(std::nextafter(base(*p, p->most), no_limit), no_limit, false);
  }
}

}  // namespace aicarbon::inventory
