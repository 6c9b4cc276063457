// Reads the text of a job into a workload, using the field tables, and then checks what a table cannot express
// (faults.hpp).
#include "workload/read.hpp"

#include "workload/codecs.hpp"
#include "workload/faults.hpp"
#include "workload/fields.hpp"
#include "workload/typed.hpp"

#include <fmt/format.h>

#include <map>

namespace aicarbon::workload {
namespace {

void check_schema(const json::Value& root, const SourceText& source, Faults& faults) {
  const json::Value* schema = root.find("schema");
  if (schema == nullptr) return;  // already reported, because the field table requires it
  if (schema->kind != json::Kind::string || schema->text != "aicarbon.job/1")
    faults.add(diag::wrong_schema,
               fmt::format("the schema is {} instead of \"aicarbon.job/1\"",
                           source.text.substr(schema->offset, schema->length)),
               "a job needs the key \"schema\": \"aicarbon.job/1\"",
               diag::locate(source, schema->offset, schema->length, "/schema"));
}

// Checks the names of sites, hardware or models, which are the keys of an object.
void check_keys(const json::Value& root, std::string_view key, const SourceText& source, Faults& faults) {
  const json::Value* part = root.find(key);
  if (part == nullptr || part->kind != json::Kind::object) return;
  for (const json::Member& m : part->members)
    if (m.key.empty() || m.key.find('/') != std::string::npos)
      faults.add(diag::bad_name, fmt::format("invalid name \"{}\"", m.key),
                 "a name must not be empty or contain a slash",
                 diag::locate(source, m.offset, m.length, fmt::format("/{}", key)));
}

void check(const Workload& job, const json::Value& root, const SourceText& source, Faults& faults) {
  check_schema(root, source, faults);
  check_keys(root, "sites", source, faults);
  check_keys(root, "hardware", source, faults);
  check_keys(root, "models", source, faults);
  std::map<std::string, Location> seen;
  for (const Phase& phase : job.phases) {
    check_name(phase.name, seen, "phase", faults);
    check(phase, faults);
  }
  if (const json::Value* phases = root.find("phases");
      job.phases.empty() && phases != nullptr && phases->kind == json::Kind::list)
    faults.add(diag::missing_field, "the job has no phase",
               "add a phase: {\"name\": \"run\", \"kind\": \"training\", \"activity\": {…}}",
               diag::locate(source, phases->offset, phases->length));
  for (const auto& [name, site] : job.sites) check(site, faults);
  for (const auto& [name, hardware] : job.hardware) check(hardware, faults);
  std::map<std::string, Location> units;
  for (const FunctionalUnit& unit : job.functional_units) check_name(unit.name, units, "functional unit", faults);
  check_period(job.period, faults);
  check_boundary(job.only, job.except, faults);
}

}  // namespace

Reading<Workload> read(const SourceText& source) {
  Reading<Workload> job;
  const auto root = json::parse(source).noted_in(job.faults);
  if (!root) return job;
  json::Reader reader(source, job.faults);
  if (root->kind != json::Kind::object) {
    reader.wrong_type(*root, "an object", "write {\"schema\": \"aicarbon.job/1\", …}");
    return job;
  }
  job.value.emplace();
  json::read_object(reader, *root, json::Table<Workload>::fields(), &*job);
  job->file = source.name;
  job->typed = typed(*root, source.text);
  Faults faults{job.faults};
  check(*job, *root, source, faults);
  return job;
}

}  // namespace aicarbon::workload
