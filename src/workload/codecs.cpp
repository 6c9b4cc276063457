// See codecs.hpp.
#include "workload/codecs.hpp"

#include "units/units.hpp"
#include "workload/edit.hpp"
#include "workload/fields.hpp"
#include "workload/unit_help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace aicarbon::workload {
namespace {

using json::Kind;
using json::Reader;
using json::Spelling;
using json::Value;

// Whether values of a dimension need no unit, because they are counts or ratios of counts: devices, requests, tokens
// per request.
bool plain_dimension(Dim dim) {
  Dim counted{};
  counted.device = dim.device;
  counted.request = dim.request;
  counted.token = dim.token;
  return dim == counted;
}

// Splits "57 g/kWh" into its number and its unit. An e belongs to the number only if digits follow.
std::pair<std::string_view, std::string_view> split(std::string_view text) {
  const auto is = [&](std::size_t i, std::string_view any) {
    return i < text.size() && any.find(text[i]) != std::string_view::npos;
  };
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view signs = "+-";
  std::size_t end = 0;
  while (is(end, signs)) ++end;
  while (is(end, digits) || is(end, ".")) ++end;
  std::size_t exponent = end + 1;
  if (is(exponent, signs)) ++exponent;
  if (is(end, "eE") && is(exponent, digits)) {
    end = exponent;
    while (is(end, digits)) ++end;
  }
  std::string_view unit = text.substr(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  while (unit.ends_with(' ')) unit.remove_suffix(1);
  return {text.substr(0, end), unit};
}

// A value of the field with its unit. Its size tells which unit a number may be in.
std::string with_unit(const json::Field& f) {
  return f.example.starts_with('"') ? std::string(f.example) : fmt::format("\"… {}\"", f.unit);
}

// Reads a single number, without a range. Returns it in base units, or nothing if a fault was reported.
std::optional<double> read_single(Reader& r, const Value& v, const json::Field& f, Spelling spelling, Dim dim) {
  const std::string example = f.example.empty() ? std::string{} : fmt::format("for example {}", f.example);
  if (v.kind == Kind::number) {
    if (spelling == Spelling::suffixed || plain_dimension(dim))
      return spelling == Spelling::suffixed ? units::known(f.unit, dim).to_base(v.number) : v.number;
    const std::string fix =
        fmt::format("add the unit, as in {}, or use the key \"{}\"", with_unit(f), json::suffixed_name(f));
    r.error(diag::missing_unit, fmt::format("{} has no unit", r.raw(v)), fix, r.at(v));
    return std::nullopt;
  }
  if (v.kind != Kind::string) {
    r.wrong_type(v, plain_dimension(dim) ? "a number" : "a text with a unit", example);
    return std::nullopt;
  }
  if (spelling == Spelling::suffixed) {
    r.wrong_type(v, fmt::format("a number in {}, without the unit", f.unit),
                 fmt::format("to write the value as a text with a unit, use the key \"{}\"", f.name));
    return std::nullopt;
  }
  const auto [number_text, unit_text] = split(v.text);
  if (plain_dimension(dim))
    if (const auto count = units::parse_count(v.text)) return count;
  const auto number = units::parse_number(number_text);
  if (!number) {
    r.error(diag::not_a_number, fmt::format("\"{}\" does not begin with a number", v.text), example, r.at(v));
    return std::nullopt;
  }
  if (unit_text.empty()) {
    if (plain_dimension(dim)) return number;
    r.error(diag::missing_unit, fmt::format("\"{}\" has no unit", v.text),
            fmt::format("add the unit, as in {}", with_unit(f)), r.at(v));
    return std::nullopt;
  }
  if (unit_text == ",000" || unit_text.starts_with(',')) {
    r.error(diag::not_a_number,
            fmt::format("\"{}\" contains a comma; write numbers without thousands separators and with a decimal point",
                        v.text),
            example, r.at(v));
    return std::nullopt;
  }
  const auto unit = units::parse(unit_text, dim);
  if (!unit && plain_dimension(dim))
    if (std::string help = count_help(number_text, unit_text); !help.empty()) {
      r.error(diag::unknown_unit, fmt::format("unknown unit \"{}\"", unit_text), std::move(help), r.at(v));
      return std::nullopt;
    }
  if (!unit)
    if (std::string help = range_help(v.text); !help.empty()) {
      r.error(diag::unknown_unit, fmt::format("\"{}\" is two numbers", v.text), std::move(help), r.at(v));
      return std::nullopt;
    }
  if (!unit && dim.time == 1)
    if (std::string help = clock_help(v.text); !help.empty()) {
      r.error(diag::unknown_unit, fmt::format("\"{}\" has no unit", v.text), std::move(help), r.at(v));
      return std::nullopt;
    }
  if (!unit && unit_text.size() > 2 && unit_text[1] == ' ' && units::parse(unit_text.substr(2), dim))
    if (const auto count = units::parse_count(std::string(number_text) + unit_text[0])) {
      r.error(diag::unknown_unit, fmt::format("\"{}\": k, M, B and T are only for counts", v.text),
              fmt::format("write \"{} {}\"", units::shortest(*count), unit_text.substr(2)), r.at(v));
      return std::nullopt;
    }
  if (!unit && unit_text.size() == 1)
    if (const auto count = units::parse_count(v.text)) {
      r.error(diag::unknown_unit, fmt::format("\"{}\": k, M, B and T are only for counts", v.text),
              fmt::format("write \"{} {}\"", units::shortest(*count), f.unit), r.at(v));
      return std::nullopt;
    }
  if (!unit) {
    const auto unknown = units::unknown_name(unit_text);
    std::string help = unit_help(unknown, unknown == unit_text ? std::optional(dim) : std::nullopt);
    if (help.empty())
      help = plain_dimension(dim) ? "write the number without a unit"
                                  : fmt::format("\"{}\" needs a unit such as {}", f.name, f.unit);
    r.error(diag::unknown_unit, fmt::format("unknown unit \"{}\"", unknown.empty() ? unit_text : unknown), help,
            r.at(v));
    return std::nullopt;
  }
  if (unit_text == "%" && (f.counts || (plain_dimension(dim) && dim != dim::one))) {
    r.error(diag::wrong_dimension, fmt::format("\"{}\" is a share, but \"{}\" is a number of things", v.text, f.name),
            fmt::format("write the number without a unit, for example {}", f.example), r.at(v));
    return std::nullopt;
  }
  if (unit->dim != dim) {
    r.error(diag::wrong_dimension,
            fmt::format("\"{}\" is {}, but \"{}\" must be {}", v.text, units::describe(unit->dim), f.name,
                        units::describe(dim)),
            example, r.at(v));
    return std::nullopt;
  }
  return unit->to_base(*number);
}

bool is_fraction(const json::Field& f) { return f.maximum <= 1; }

// The limits of a number, as a field states them.
struct Limits {
  double minimum;
  double maximum;
  bool positive;
  bool whole;
};

// "above-0" or "from-0-to-1".
std::string in_name(const Limits& l) {
  std::string name =
      fmt::format("{}{}-{}", l.whole ? "whole-" : "", l.positive ? "above" : "from", units::shortest(l.minimum));
  if (l.maximum < 1e300) name += "-to-" + units::shortest(l.maximum);
  return name;
}

void limited_schema(json::Writer& w, const Limits& l) {
  json::type_schema(w, l.whole ? "integer" : "number");
  w.key(l.positive ? "exclusiveMinimum" : "minimum");
  w.number(l.minimum);
  if (l.maximum >= 1e300) return;
  w.key("maximum");
  w.number(l.maximum);
}

void text_with_unit_schema(json::Writer& w) {
  json::type_schema(w, "string");
  w.key("pattern");
  w.text("^\\s*[+-]?[0-9.]+([eE][+-]?[0-9]+)?\\s*\\S.*$");
}

constexpr std::string_view number_keys[] = {"best", "low", "high", "shape", "source", "independent"};

// A single number, or an object with its best value and its range.
void number_schema(json::Writer& w, const json::Keywords& single) {
  const auto member = [&](std::string_view key) {
    static constexpr std::string_view shapes[] = {"range", "bounds"};
    if (key == "shape") json::choices_schema(w, shapes);
    else if (key == "source") json::type_schema(w, "string");
    else if (key == "independent") json::type_schema(w, "boolean");
    else single();
  };
  json::any_of(w, {single, [&] {
                     json::type_schema(w, "object");
                     w.key("additionalProperties");
                     w.boolean(false);
                     w.key("properties");
                     w.begin_object();
                     for (const auto key : number_keys) {
                       w.key(key);
                       w.begin_object();
                       member(key);
                       w.end_object();
                     }
                     w.end_object();
                   }});
}

}  // namespace

namespace {

// Beyond these limits, in base units, products in the sheet might overflow or underflow. No real quantity is that small
// or large.
constexpr double smallest_number = 1e-30;
constexpr double largest_number = 1e30;

// The unit of a field, or the base unit if the value is one of the other dimensions that the field takes, such as hours
// of machines.
units::Unit unit_of(const json::Field& f, Dim dim) {
  const auto own = units::parse(f.unit.empty() ? "1" : f.unit, dim);
  return own && own->dim == dim ? *own : units::known(units::base_unit(dim), dim);
}

std::string unit_text(const json::Field& f) {
  return f.unit.empty() || f.unit == "1" ? std::string{} : fmt::format(" {}", f.unit);
}

}  // namespace

bool is_broken(double value, const json::Field& f) { return !f.whole.empty() && value != std::floor(value); }

// The limits of a field are in the unit of the field.
bool in_domain(double base, const json::Field& f, Dim dim) {
  const double value = unit_of(f, dim).from_base(base);
  if (!std::isfinite(base) || std::abs(base) > largest_number || (base != 0 && std::abs(base) < smallest_number))
    return false;
  return value >= f.minimum && value <= f.maximum && !(f.positive && value <= f.minimum) && !is_broken(value, f);
}

std::string domain_text(const json::Field& f) {
  const std::string unit = unit_text(f);
  std::string text = fmt::format("{}{} {}{}", f.whole.empty() ? "" : "a whole number ",
                                 f.positive ? "above" : "at least", units::shortest(f.minimum), unit);
  if (f.maximum < 1e300) text += fmt::format(" and at most {}{}", units::shortest(f.maximum), unit);
  if (!f.beyond.empty()) text += fmt::format("; {}", f.beyond);
  return f.whole.empty() ? text : fmt::format("{}; {}", text, f.whole);
}

std::string domain_text(const json::Field& f, double base, Dim dim) {
  const units::Unit unit = unit_of(f, dim);
  const auto limit = [&](double of_base) { return units::shortest(unit.from_base(of_base)) + unit_text(f); };
  if (base > largest_number && unit.from_base(largest_number) <= f.maximum)
    return fmt::format("{} and at most {}, the largest number that is accepted", domain_text(f), limit(largest_number));
  if (base > 0 && base < smallest_number)
    return fmt::format("{}at least {}, the smallest number that is accepted", f.positive ? "" : "0, or ",
                       limit(smallest_number));
  return domain_text(f);
}

bool looks_like_number(const Value& value) {
  return value.kind == Kind::object &&
         (value.find("best") != nullptr || value.find("low") != nullptr || value.find("high") != nullptr);
}

void read_stated(Reader& r, const Value& v, const json::Field& f, Spelling spelling, Dim dim, StatedValue& out) {
  out.at = r.at(v);
  out.unit = f.unit.empty() ? "1" : std::string(f.unit);
  out.written = std::string(r.raw(v));
  if (f.minimum > 0 && dim == dim::one) out.value.floor = f.minimum;
  const auto check = [&](double base, const Value& where) {
    if (in_domain(base, f, dim)) return true;
    r.error(diag::out_of_domain, fmt::format("{} is outside the valid range of \"{}\"", r.raw(where), f.name),
            fmt::format("the value must be {}", domain_text(f, base, dim)), r.at(where));
    return false;
  };
  if (v.kind != Kind::object) {
    if (const auto single = read_single(r, v, f, spelling, dim)) {
      check(*single, v);
      out.value.best = out.value.low = out.value.high = *single;
    }
    return;
  }
  std::optional<double> best;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<Shape> shape;
  bool sound = true;
  for (const json::Member& m : v.members) {
    const auto number = [&](std::optional<double>& into) {
      r.inside(m.key, [&] {
        into = read_single(r, m.value, f, spelling, dim);
        sound = sound && into && check(*into, m.value);
      });
    };
    if (m.key == "best") number(best);
    else if (m.key == "low") number(low);
    else if (m.key == "high") number(high);
    else if (m.key == "shape") {
      r.inside(m.key, [&] {
        if (m.value.kind == Kind::string && m.value.text == "range") shape = Shape::range;
        else if (m.value.kind == Kind::string && m.value.text == "bounds") shape = Shape::bounds;
        else
          r.error(diag::unknown_choice,
                  "\"shape\" must be \"range\" (\"low\" and \"high\" are P5 and P95) or \"bounds\" (hard limits)", {},
                  r.at(m.value));
      });
    } else if (m.key == "source") {
      r.inside(m.key, [&] {
        if (r.expect(m.value, Kind::string, "a text")) out.citation = m.value.text;
      });
    } else if (m.key == "independent") {
      r.inside(m.key, [&] {
        if (r.expect(m.value, Kind::boolean, "true or false")) out.independent = m.value.boolean;
      });
    } else {
      sound = false;
      std::string help = diag::did_you_mean(m.key, number_keys);
      if (help.empty())
        help = "a number written as an object may have the keys best, low, high, shape, source and independent";
      r.error(diag::unknown_key, fmt::format("unknown key \"{}\"", m.key), help, r.at(m));
    }
  }
  if (!sound) return;
  out.value.shape = shape.value_or(is_fraction(f) ? Shape::bounds : Shape::range);
  if (low.has_value() != high.has_value()) {
    r.error(diag::incomplete_range, "\"low\" and \"high\" must be given together",
            fmt::format("add \"{}\"", low ? "high" : "low"), r.at(v));
    return;
  }
  if (!best) {
    if (!low || out.value.shape != Shape::bounds) {
      r.error(
          diag::incomplete_range, "the best value is missing",
          "\"best\" may be omitted only if \"low\" and \"high\" have \"shape\": \"bounds\"; their midpoint is then used",
          r.at(v));
      return;
    }
    best = *low + (*high - *low) / 2;
    out.value.uniform = true;
  }
  out.value.best = *best;
  out.value.low = low.value_or(*best);
  out.value.high = high.value_or(*best);
  if (out.value.best < out.value.low || out.value.best > out.value.high) {
    const Value* where = v.find("best");
    r.error(diag::best_outside,
            out.value.low > out.value.high ? "\"low\" is above \"high\""
                                           : "the best value is not between \"low\" and \"high\"",
            {}, r.at(where != nullptr ? *where : v));
  }
}

void stated_schema(json::Writer& w, const json::Field& f, Spelling spelling, Dim dim) {
  const bool suffixed = spelling == Spelling::suffixed;
  if (!suffixed && !plain_dimension(dim)) {
    json::defined_schema(w, "number-with-unit", [&w] { number_schema(w, [&w] { text_with_unit_schema(w); }); });
    w.key("examples");
    w.begin_list();
    w.text(fmt::format("1 {}", f.unit));
    w.end_list();
    return;
  }
  const Limits limits{f.minimum, f.maximum, f.positive, !f.whole.empty()};
  const auto number = [&w, limits] { limited_schema(w, limits); };
  if (suffixed) return json::defined_schema(w, "number-" + in_name(limits), [&w, number] { number_schema(w, number); });
  json::defined_schema(w, "number-or-text-" + in_name(limits), [&w, number] {
    number_schema(w, [&] { json::any_of(w, {number, [&w] { json::type_schema(w, "string"); }}); });
  });
}

}  // namespace aicarbon::workload
