// The fields of the job itself, of its functional units, and of training spread over use. See fields.hpp.
#include "workload/codecs.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon::json {
namespace {

constexpr std::array unit_fields{
    field<&FunctionalUnit::name>({.name = "name",
                                  .doc = "name of the unit that the footprint is divided by",
                                  .example = "\"request\"",
                                  .required = true}),
    field<&FunctionalUnit::count>(
        {.name = "count",
         .doc =
             "number of units that the job delivers, or the path of a value in the job; the count then varies together with that value",
         .unit = "1",
         .counts = true,
         .example = "\"230768\"",
         .positive = true}),
};

constexpr std::array amortize_fields{
    field<&StatedAmortize::phases>(
        {.name = "phases",
         .doc =
             "phases whose footprint is spread over use; if absent, all phases of the kinds data, experimentation, training and fine-tuning",
         .example = "[\"final run\"]"}),
    field<&StatedAmortize::over>(
        {.name = "over",
         .doc =
             "number of units, such as requests, that the model delivers during its life, or the path of a count in the job; if absent, what the inference phases deliver",
         .unit = "request",
         .example = "\"10B\"",
         .positive = true}),
    field<&StatedAmortize::requests_per_user_day>(
        {.name = "requests_per_user_day",
         .doc = "requests per user and day, for the footprint of a user in a year",
         .unit = "1",
         .counts = true,
         .example = "8",
         .positive = true}),
};

constexpr std::string_view job_schema_names[] = {"aicarbon.job/1"};

constexpr std::array job_fields{
    Field{.name = "schema",
          .doc = "type of the file: aicarbon.job/1",
          .required = true,
          .choices = job_schema_names,
          .member_of = [](const void* job) { return job; },
          .read = [](Reader&, const Value&, const Field&, Spelling, void*) {},
          .write = nullptr,
          .schema = [](Writer& w, const Field& f, Spelling) { choices_schema(w, f.choices); },
          .empty = nullptr},
    field<&Workload::name>(
        {.name = "name", .doc = "name of the job, for reports", .example = "\"bloom-176b\"", .required = true}),
    field<&Workload::description>({.name = "description", .doc = "free text; not interpreted"}),
    field<&Workload::sites>(
        {.name = "sites", .doc = "locations by name, used by phases", .example = "{\"main\": {\"grid\": \"FR\"}}"}),
    field<&Workload::hardware>({.name = "hardware",
                                .doc = "machines by name, used by phases",
                                .example = "{\"node\": {\"accelerator\": \"H100\"}}"}),
    field<&Workload::models>({.name = "models",
                              .doc = "models by name, used by activities",
                              .example = "{\"ours\": {\"parameters\": \"7B\", \"layers\": 32, \"hidden\": 4096}}"}),
    field<&Workload::phases>({.name = "phases",
                              .doc = "phases of the work",
                              .example = "[{\"name\": \"run\", \"kind\": \"training\", …}]",
                              .required = true}),
    field<&Workload::only>({.name = "only",
                            .doc = "stages or emission sources to include; all others are left out",
                            .example = "[\"operation\"]"}),
    field<&Workload::except>(
        {.name = "except", .doc = "stages or emission sources to leave out", .example = "[\"construction\"]"}),
    field<&Workload::functional_units>(
        {.name = "functional_units",
         .doc = "functional units that the footprint is divided by: list of {name, count}",
         .example = "[{\"name\": \"request\", \"count\": \"1M\"}]"}),
    field<&Workload::amortize>(
        {.name = "amortize",
         .doc =
             "training spread over use: {phases, over, requests_per_user_day}; an empty object is enough if the inference phases state what they deliver",
         .example = "{\"over\": \"10B\", \"requests_per_user_day\": 8}"}),
    field<&Workload::perspective>(
        {.name = "perspective",
         .doc =
             "perspective for GHG Protocol scopes and categories: owner (of machines and building, the default), tenant (of leased machines) or api-user (of a service); changes no total",
         .example = "\"tenant\""}),
    field<&Workload::catalog>({.name = "catalog",
                               .doc = "catalog version that this job was made for; any other version is an error",
                               .example = "\"2026.11\""}),
    field<&Workload::period>(
        {.name = "period", .doc = "when the work was done, for phases without a period", .example = "\"2022\""}),
    schema_address,
};

}  // namespace

std::span<const Field> Table<FunctionalUnit>::fields() { return unit_fields; }
std::span<const Field> Table<StatedAmortize>::fields() { return amortize_fields; }
std::span<const Field> Table<Workload>::fields() { return job_fields; }

}  // namespace aicarbon::json
