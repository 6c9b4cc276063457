// Text → Workload: the field tables read, then what a table cannot say is checked: names, activities, exclusions.
#include "workload/read.hpp"

#include "workload/codecs.hpp"
#include "workload/fields.hpp"
#include "workload/typed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace aicarbon::workload {
namespace {

class Checker {
 public:
  Checker(const SourceText& source, const json::Value& root, Diagnostics& out)
      : source_(source), root_(root), out_(out) {}

  void check(Workload& job) {
    check_schema();
    named_parts("sites");
    named_parts("hardware");
    std::map<std::string, Location> seen;
    for (Phase& phase : job.phases) {
      check_name(phase.name, seen, "phase");
      check_period(phase.period);
      if (phase.activity) check_activity(*phase.activity, phase);
      check_boundary(phase.only, phase.except);
      if (phase.site && phase.site->object) check_site(*phase.site->object);
      if (phase.hardware && phase.hardware->object) check_hardware(*phase.hardware->object);
    }
    if (const json::Value* phases = root_.find("phases");
        job.phases.empty() && phases != nullptr && phases->kind == json::Kind::list)
      add(diag::missing_field, "the job has no phase",
          "add one: {\"name\": \"run\", \"kind\": \"training\", \"activity\": {…}}", at(*root_.find("phases")));
    for (auto& [name, site] : job.sites) check_site(site);
    for (auto& [name, hardware] : job.hardware) check_hardware(hardware);
    std::map<std::string, Location> units;
    for (const FunctionalUnit& unit : job.functional_units) check_name(unit.name, units, "functional unit");
    check_period(job.period);
    check_boundary(job.only, job.except);
  }

 private:
  void add(diag::Code code, std::string message, std::string help, Location where) {
    out_.push_back(diag::make(code, std::move(message), std::move(help), std::move(where)));
  }
  Location at(const json::Value& value) const { return diag::locate(source_, value.offset, value.length); }

  bool fault_inside(const std::string& path) const {
    return std::ranges::any_of(
        out_, [&](const Diagnostic& d) { return d.code == diag::unknown_key && d.at.path.starts_with(path + "/"); });
  }

  void check_schema() {
    const json::Value* schema = root_.find("schema");
    if (schema == nullptr) return;  // the table has said so
    if (schema->kind != json::Kind::string || schema->text != "aicarbon.job/1")
      add(diag::wrong_schema,
          fmt::format("schema {} is not aicarbon.job/1", source_.text.substr(schema->offset, schema->length)),
          "the first key of a job is \"schema\": \"aicarbon.job/1\"",
          diag::locate(source_, schema->offset, schema->length, "/schema"));
  }

  void named_parts(std::string_view key) {
    const json::Value* part = root_.find(key);
    if (part == nullptr || part->kind != json::Kind::object) return;
    for (const json::Member& m : part->members)
      if (m.key.empty() || m.key.find('/') != std::string::npos)
        add(diag::bad_name, fmt::format("\"{}\" cannot be a name", m.key), "a name is not empty and holds no /",
            diag::locate(source_, m.offset, m.length, fmt::format("/{}", key)));
  }

  void check_name(const Text& name, std::map<std::string, Location>& seen, std::string_view what) {
    if (name.at.line == 0) return;  // missing: said already
    if (name.value.empty() || name.value.find('/') != std::string::npos)
      add(diag::bad_name, fmt::format("\"{}\" cannot be the name of a {}", name.value, what),
          "a name is not empty and holds no /", name.at);
    const auto [first, is_new] = seen.emplace(name.value, name.at);
    if (!is_new)
      add(diag::name_taken,
          fmt::format("the {} \"{}\" is there already, at line {}", what, name.value, first->second.line),
          "give it another name", name.at);
  }

  void check_period(const std::optional<Text>& period) {
    if (!period) return;
    const auto date = [](std::string_view d) {
      const auto digits = [&](std::size_t from, std::size_t n) {
        return d.size() >= from + n && std::all_of(d.begin() + static_cast<std::ptrdiff_t>(from),
                                                   d.begin() + static_cast<std::ptrdiff_t>(from + n),
                                                   [](char c) { return c >= '0' && c <= '9'; });
      };
      if (!digits(0, 4)) return false;
      if (d.size() == 4) return true;
      const auto two = [&](std::size_t from, int low, int high) {
        if (d[from] != '-' || !digits(from + 1, 2)) return false;
        const int value = (d[from + 1] - '0') * 10 + (d[from + 2] - '0');
        return value >= low && value <= high;
      };
      if (d.size() == 7) return two(4, 1, 12);
      return d.size() == 10 && two(4, 1, 12) && two(7, 1, 31);
    };
    const std::string_view text = period->value;
    const auto slash = text.find('/');
    const bool good = slash == std::string_view::npos ? date(text)
                                                      : date(text.substr(0, slash)) && date(text.substr(slash + 1)) &&
                                                            text.substr(0, slash) <= text.substr(slash + 1);
    if (!good)
      add(diag::bad_period, fmt::format("\"{}\" is not a period", text),
          "write 2024, 2024-03, 2024-03-15, or two of them: 2024-03/2024-05", period->at);
  }

  void check_boundary(const std::optional<TextList>& only, const std::optional<TextList>& except) {
    if (only && except) add(diag::conflict, "only and except exclude each other", "keep one of them", except->at);
  }

  void check_activity(Activity& activity, const Phase& phase) {
    const auto present = present_fields(activity);
    std::vector<const ActivityShape*> keys;
    for (const ActivityShape& shape : activity_shapes())
      if (present.contains(shape.key)) keys.push_back(&shape);
    if (keys.empty() && fault_inside(activity.at.path)) return;  // a key may be mistyped: that has been said
    if (keys.empty()) {
      add(diag::no_activity, fmt::format("phase \"{}\" has no activity", phase.name.value),
          "tell one of energy, device_time, machines (with duration), co2e, ratio_of, runs, online, storage; or work "
          "by its count: tokens, requests, images, videos, samples, queries, items",
          activity.at);
      return;
    }
    const ActivityShape& shape = *keys.front();
    const auto fits = [&](std::string_view name) {
      return std::ranges::find(shape.beside, name) != shape.beside.end();
    };
    for (std::size_t i = 1; i < keys.size(); ++i)
      if (!fits(keys[i]->key)) {
        add(diag::two_activities, fmt::format("\"{}\" and \"{}\" are two activities", shape.key, keys[i]->key),
            "a phase has one; make two phases of it", activity.at);
        return;
      }
    for (const auto name : present)
      if (name != shape.key && !fits(name))
        add(diag::conflict, fmt::format("\"{}\" does not go with \"{}\"", name, shape.key), "remove it", activity.at);
    for (const auto name : shape.needed)
      if (!present.contains(name))
        add(diag::missing_field, fmt::format("\"{}\" needs \"{}\"", shape.key, name), {}, activity.at);
    if (shape.key == "device_time" && activity.energy && activity.device_power)
      add(diag::conflict, "energy and device_power say the same thing twice", "keep the measured energy",
          activity.energy->at);
    const bool hours_are_told = shape.key == "device_time" || shape.key == "runs" || shape.key == "online";
    if (hours_are_told && activity.load && (activity.energy || activity.device_power))
      add(diag::conflict, "load applies to the catalog's power only", "remove load, or the stated power",
          activity.load->at);
    if (phase.kind.value == "fleet" && shape.key != "machines")
      add(diag::conflict, "a fleet is told by machines and duration",
          "use {\"machines\": …, \"duration\": …}, or another kind of phase", activity.at);
    if (phase.kind.value != "fleet" && !phase.kind.value.empty() && shape.key == "machines")
      add(diag::conflict,
          fmt::format("machines and duration describe a fleet, and this phase is of kind {}", phase.kind.value),
          "set \"kind\": \"fleet\", or tell device_time", activity.at);
    if (phase.charge_idle && !hours_are_told)
      add(diag::conflict, "charge_idle goes with device_time, runs and online only",
          "remove it: a fleet's rest is counted anyway", activity.at);
    check_measured(activity);
    check_training(activity);
    if (activity.ratio_of) check_cadence(*activity.ratio_of);
    if (activity.device_time_per_run) check_run_time(*activity.device_time_per_run);
    check_storage(activity);
    activity.kind = shape.key;
  }

  void check_measured(const Activity& a) {
    const StatedValue* measured = a.energy_per_token     ? static_cast<const StatedValue*>(&*a.energy_per_token)
                                  : a.energy_per_request ? &*a.energy_per_request
                                  : a.energy_per_item    ? &*a.energy_per_item
                                                         : nullptr;
    if (measured != nullptr && !a.energy_boundary)
      add(diag::no_boundary, "a measured energy needs its boundary",
          "add \"energy_boundary\": \"accelerators\" (GPU counters), \"it\" (the whole server) or \"facility\"",
          measured->at);
  }

  void check_training(const Activity& a) {
    for (const auto* other : {&a.mfu, &a.goodput})
      if (a.run_mfu && *other)
        add(diag::conflict, "run_mfu holds mfu and goodput in one", "keep run_mfu, or the two", (*other)->at);
    if (a.throughput && (a.mfu || a.run_mfu))
      add(diag::conflict, "a measured throughput leaves nothing for an mfu to say", "keep one of them",
          a.throughput->at);
  }

  void check_cadence(const RatioOf& r) {
    if (r.every.has_value() != r.during.has_value())
      add(diag::missing_field, "every and during belong together",
          r.every ? "add \"during\": how long it is repeated for" : "add \"every\": how often it is repeated", r.at);
    if (!r.ratio && !r.every && !r.during && !fault_inside(r.at.path))
      add(diag::missing_field, "ratio_of tells no ratio",
          "add \"ratio\": 0.7, or \"every\" and \"during\" for a phase that is repeated", r.at);
    if (r.every && r.during && r.every->value.best > r.during->value.best)
      add(diag::bad_cadence, fmt::format("every {} is longer than {}", r.every->written, r.during->written),
          "a longer \"during\", or \"ratio\" alone for a part of a run", r.every->at);
  }

  void check_run_time(const StatedRunTime& t) {
    if (t.value && (t.p50 || t.p99))
      add(diag::conflict, "the device time of a run is its mean or its percentiles", "keep {p50, p99}, or the mean",
          t.at);
    if (!t.value && t.p50.has_value() != t.p99.has_value())
      add(diag::missing_field, "p50 and p99 belong together", fmt::format("add \"{}\"", t.p50 ? "p99" : "p50"), t.at);
    if (!t.value && !t.p50 && !t.p99 && !fault_inside(t.at.path))
      add(diag::missing_field, "the device time of a run tells nothing",
          "\"device_time_per_run\": \"3 h\", or {\"p50\": \"36 h\", \"p99\": \"576 h\"}", t.at);
    if (t.p50 && t.p99 && t.p99->value.best < t.p50->value.best)
      add(diag::bad_percentiles, fmt::format("p99 of {} lies below p50 of {}", t.p99->written, t.p50->written),
          "99 of 100 runs take less than p99, half of them less than p50", t.p99->at);
  }

  // The two ways differ by a factor of fifty: which one it is must be told.
  void check_storage(const Activity& a) {
    if (a.ingested && !a.transfer)
      add(diag::missing_field, "ingested needs the way the data takes",
          "add \"transfer\": \"datacenter\" (the provider's own network) or \"internet\"", a.ingested->at);
    if (!a.ingested && a.transfer)
      add(diag::missing_field, "transfer needs the data that is moved", "add \"ingested\": \"… TB\"", a.transfer->at);
    if (!a.ingested && a.transfer_energy)
      add(diag::missing_field, "transfer_energy needs the data that is moved", "add \"ingested\": \"… TB\"",
          a.transfer_energy->at);
  }

  static std::set<std::string_view> present_fields(const Activity& activity) {
    std::set<std::string_view> present;
    for (const json::Field& field : json::Table<Activity>::fields())
      if (!field.empty(&activity)) present.insert(field.name);
    return present;
  }

  void check_site(const Site& site) {
    if (site.area && site.area_per_kw)
      add(diag::conflict, "area and area_per_kw say the same thing", "keep one of them", site.area_per_kw->at);
    if (!site.construction) return;
    if (site.construction->text && site.construction->text->value != "none")
      add(diag::unknown_choice,
          fmt::format("construction is an object or \"none\", not \"{}\"", site.construction->text->value), {},
          site.construction->at);
    if (!site.construction->object) return;
    const StatedConstruction& c = *site.construction->object;
    if (c.co2e && c.per_kw)
      add(diag::conflict, "co2e and per_kw say the same thing", "keep {co2e, it_power} or {per_kw}", c.per_kw->at);
    const bool in_parts = c.shell || c.plant || c.electrical || c.mechanical || c.racks;
    if (!in_parts && c.co2e.has_value() != c.it_power.has_value())
      add(diag::missing_field, "co2e and it_power belong together",
          fmt::format("add \"{}\"", c.co2e ? "it_power" : "co2e"), site.construction->at);
    if (!in_parts) return;
    if (c.co2e || c.per_kw || c.lifetime)
      add(diag::conflict, "a building is told as a whole or by its parts",
          "keep the parts, each with its own per_kw and lifetime, or remove them", site.construction->at);
    if (c.plant && (c.electrical || c.mechanical))
      add(diag::conflict, "plant is electrical and mechanical in one", "keep plant, or its two halves", c.plant->at);
    for (const auto* part : {&c.shell, &c.plant, &c.electrical, &c.mechanical, &c.racks}) {
      if (!*part) continue;
      if ((*part)->per_kw && (*part)->per_m2)
        add(diag::conflict, "per_kw and per_m2 say the same thing", "keep one of them", (*part)->per_m2->at);
      if ((*part)->per_m2 && !site.area_per_kw && !(site.area && c.it_power))
        add(diag::missing_field, "per_m2 needs the area for one kW of IT",
            "add \"area_per_kw\": \"… m2/kW\" to the site, or its \"area\" and the construction's \"it_power\"",
            (*part)->per_m2->at);
    }
  }

  void check_hardware(const Hardware& hardware) {
    if (hardware.server && hardware.accelerator)
      add(diag::conflict, "server and accelerator exclude each other", "a server of the catalog knows its accelerators",
          hardware.accelerator->at);
    if (hardware.power_curve) check_power_curve(*hardware.power_curve, hardware.at);
    if (hardware.share) check_share(*hardware.share);
    if (hardware.embodied) {
      const StatedEmbodied& e = *hardware.embodied;
      const bool split = e.accelerator || e.host;
      if (split && (e.value || e.boundary))
        add(diag::conflict, "a footprint is {value, boundary} or {accelerator, host}", "keep one form", e.at);
      if (!split && !e.value)
        add(diag::missing_field, "the footprint has no value",
            "\"embodied\": \"3700 kg\", or {\"accelerator\": …, \"host\": …}", e.at);
    }
    if (hardware.transport) {
      const StatedTransport& t = *hardware.transport;
      if (t.value && !t.legs.empty()) add(diag::conflict, "transport is a value or legs", "keep one", t.at);
      if (!t.value && t.legs.empty())
        add(diag::missing_field, "transport tells nothing", "\"transport\": \"90 kg\", or {\"legs\": […]}", t.at);
      if (!t.legs.empty() && !hardware.mass)
        add(diag::missing_field, "legs need the hardware's mass", "add \"mass\": \"130 kg\"", t.at);
    }
    if (hardware.end_of_life) {
      const StatedEndOfLife& e = *hardware.end_of_life;
      const int forms = int{e.value.has_value()} + int{e.per_kg.has_value()} + int{!e.routes.empty()};
      if (forms > 1 || (forms == 0 && e.materials.empty() && !e.allocation))
        add(diag::conflict, "end_of_life is a value, per_kg or routes", "keep one", e.at);
      if (e.per_kg && !hardware.mass)
        add(diag::missing_field, "per_kg needs the hardware's mass", "add \"mass\": \"130 kg\"", e.at);
      check_routes(e, hardware);
      check_materials(e);
    }
    if (hardware.reuse && !hardware.prior_life && !hardware.second_life)
      add(diag::conflict, "reuse shares out lives, and there is one",
          "add \"prior_life\" or \"second_life\", or remove \"reuse\"", hardware.reuse->at);
  }

  void check_power_curve(const std::vector<PowerPoint>& curve, const Location& hardware) {
    if (curve.size() < 2)
      add(diag::missing_field, "a power curve has two points at least",
          "\"power_curve\": [{\"load\": 0, \"power\": 0.12}, {\"load\": 1, \"power\": 1.02}]",
          curve.empty() ? hardware : curve.front().at);
    const Stated<dim::one>* before = nullptr;
    for (const PowerPoint& point : curve) {
      if (!point.load) return;  // said already
      if (!point.load->value.exact())
        add(diag::conflict, "the load of a point is a place on the curve and has no range",
            "state one load, and the range at power", point.load->at);
      else if (before != nullptr && point.load->value.best <= before->value.best)
        add(diag::out_of_domain,
            fmt::format("load {} does not come after load {}", point.load->written, before->written),
            "write the points in ascending order, each load once", point.load->at);
      before = &*point.load;
    }
  }

  void check_share(const StatedShare& s) {
    if (s.value && (s.vcpus || s.of)) add(diag::conflict, "a share is a value or {vcpus, of}", "keep one form", s.at);
    if (!s.value && (!s.vcpus || !s.of)) {
      add(diag::missing_field, "vcpus and of belong together", "\"share\": {\"vcpus\": 4, \"of\": 16}, or 0.25", s.at);
      return;
    }
    if (s.vcpus && s.of && s.vcpus->value.best > s.of->value.best)
      add(diag::out_of_domain,
          fmt::format("{} vCPUs are more than the {} that the machine has", s.vcpus->written, s.of->written),
          "\"vcpus\" is what is held, \"of\" what the machine has", s.vcpus->at);
  }

  void check_routes(const StatedEndOfLife& e, const Hardware& hardware) {
    if (e.routes.empty()) return;
    if (!hardware.mass) add(diag::missing_field, "routes need the hardware's mass", "add \"mass\": \"130 kg\"", e.at);
    std::map<std::string, Location> seen;
    double sum = 0;
    for (const Route& route : e.routes) {
      check_name(route.route, seen, "route");
      if (!route.share) return;  // said already
      if (!route.share->value.exact())
        add(diag::conflict, "the shares of routes are a choice and have no range",
            "state one share, and the range at per_kg", route.share->at);
      sum += route.share->value.best;
    }
    constexpr double rounding = 1e-9;
    if (sum > 1 + rounding || sum < 1 - rounding)
      add(diag::out_of_domain, fmt::format("the shares of the routes add up to {:.6g}, not to 1", sum),
          "every kg takes one route: add the one that is missing, or lower a share", e.routes.back().share->at);
  }

  void check_materials(const StatedEndOfLife& e) {
    const bool formula = e.allocation && e.allocation->value == "cff";
    if (e.allocation && !e.allocation->value.empty() && e.allocation->value != "cut-off" && e.materials.empty())
      add(diag::missing_field,
          fmt::format("allocation \"{}\" needs the materials that are recycled", e.allocation->value),
          "add \"materials\": [{\"name\": \"aluminium\", \"mass\": \"20 kg\", \"recycled\": 0.9, …}]",
          e.allocation->at);
    std::map<std::string, Location> seen;
    for (const Material& m : e.materials) {
      check_name(m.name, seen, "material");
      if (!m.allocation_factor) continue;
      if (!formula)
        add(diag::conflict, "allocation_factor belongs to the Circular Footprint Formula",
            "set \"allocation\": \"cff\", or remove it: the other rules have theirs", m.allocation_factor->at);
      else if (!m.allocation_factor->value.exact())
        add(diag::conflict, "allocation_factor is a choice and has no range", "state one number",
            m.allocation_factor->at);
    }
  }

  const SourceText& source_;
  const json::Value& root_;
  Diagnostics& out_;
};

}  // namespace

std::optional<Workload> read(const SourceText& source, Diagnostics& out) {
  Diagnostics found;
  std::optional<Workload> job;
  if (const auto root = json::parse(source, found)) {
    if (root->kind == json::Kind::object) job.emplace();
    else {
      json::Reader(source, found)
          .wrong_type(*root, "an object", "a job begins with {\"schema\": \"aicarbon.job/1\", …");
      out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
      return std::nullopt;
    }
    json::Reader reader(source, found);
    json::read_object(reader, *root, json::Table<Workload>::fields(), &*job);
    job->file = source.name;
    job->typed = typed(*root, source.text);
    Checker(source, *root, found).check(*job);
  }
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return job;
}

}  // namespace aicarbon::workload
