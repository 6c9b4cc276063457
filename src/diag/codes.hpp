// ONE table of diagnostic codes. A code is permanent; its row says what it means and what usually causes it.
// 1xxx the text of a file · 2xxx what it says · 3xxx suspicious but legal (warnings) · 4xxx catalog · 5xxx report and budget · 6xxx I/O
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <span>
#include <string_view>

// X(name, code, severity, title, explanation)
#define AICARBON_CODES(X)                                                                                                     \
  X(not_json, 1001, error, "not JSON",                                                                                        \
    "The text is not valid JSON (RFC 8259). Comments, trailing commas and NaN are not JSON.")                                 \
  X(duplicate_key, 1002, error, "duplicate key",                                                                              \
    "An object holds the same key twice; which one is meant cannot be known.")                                                \
  X(too_deep, 1003, error, "nested too deeply", "Objects and lists may be nested 64 deep; no job needs more.")                \
  X(too_large, 1004, error, "file too large", "A job or report may have 64 MiB.")                                             \
  X(empty_file, 1005, error, "empty file",                                                                                    \
    "The file holds nothing. `aicarbon init` prints a description to start from.")                                            \
  X(invalid_utf8, 1006, error, "not UTF-8", "JSON text is UTF-8; the file holds bytes that are not.")                         \
  X(bad_csv, 1007, error, "not CSV",                                                                                          \
    "The text is not CSV as RFC 4180 has it: a quote is not closed, or a row has another number of cells.")                   \
  X(wrong_schema, 2001, error, "unknown schema",                                                                              \
    "The first key `schema` tells what a file is: aicarbon.job/1 or aicarbon.report/1.")                                      \
  X(unknown_key, 2101, error, "unknown key",                                                                                  \
    "The key is not one of the object's fields; nothing is ignored silently.")                                                \
  X(wrong_type, 2102, error, "wrong type", "The value is of another JSON type than the field takes.")                         \
  X(missing_field, 2103, error, "missing field", "The object needs this field.")                                              \
  X(unknown_hardware, 2104, error, "unknown hardware",                                                                        \
    "The name is neither in `hardware` of the job nor in the catalog.")                                                       \
  X(unknown_site, 2105, error, "unknown site",                                                                                \
    "The name is neither in `sites` of the job nor a place in the catalog.")                                                  \
  X(unknown_grid, 2106, error, "unknown grid",                                                                                \
    "The grid is not in the catalog. A world average is never put in its place.")                                             \
  X(unknown_phase, 2107, error, "unknown phase", "No phase of the job has this name.")                                        \
  X(unknown_choice, 2108, error, "unknown choice", "The text is not one of the values the field takes.")                      \
  X(both_spellings, 2109, error, "field given twice",                                                                         \
    "A field may be written with its unit in the text or in the key, not both.")                                              \
  X(conflict, 2110, error, "fields exclude each other", "Two fields say the same thing in two ways; keep one.")               \
  X(missing_unit, 2201, error, "missing unit",                                                                                \
    "A value with a dimension is a text with its unit, or a number under a key that ends in the unit.")                       \
  X(unknown_unit, 2202, error, "unknown unit", "The unit is not in aicarbon's table (docs/reference/units.md).")              \
  X(wrong_dimension, 2203, error, "wrong dimension", "The unit measures something else than the field.")                      \
  X(not_a_number, 2204, error, "not a number", "The text should begin with a number such as 1082990, 0.4 or 1.3e6.")          \
  X(out_of_domain, 2205, error, "outside the domain",                                                                         \
    "The value cannot be: negative, zero where that makes no sense, a PUE below 1, a share above 1.")                         \
  X(best_outside, 2206, error, "best outside its range", "The best value must lie between low and high.")                     \
  X(incomplete_range, 2207, error, "range not complete",                                                                      \
    "A range needs low and high, and a best unless its shape is bounds.")                                                     \
  X(no_activity, 2301, error, "no activity",                                                                                  \
    "A phase needs one activity: what was done, as energy, device time, machines, co2e or a ratio.")                          \
  X(two_activities, 2302, error, "two activities", "A phase has one activity; split it into two phases.")                     \
  X(self_reference, 2303, error, "phase refers to itself", "A ratio must rest on another phase, and not in a circle.")        \
  X(name_taken, 2304, error, "name used twice",                                                                               \
    "Phases, sites, hardware and functional units are told apart by their names.")                                            \
  X(bad_name, 2305, error, "name cannot be used", "Names are parts of paths: they are not empty and hold no /.")              \
  X(utilization_on_fleet, 2306, error, "utilisation on a fleet",                                                              \
    "A fleet's machines are owned whole; utilisation belongs to device_time only.")                                           \
  X(overdrawn_fleet, 2307, error, "fleet overdrawn", "Phases draw more device time from a fleet than it has.")                \
  X(runs_on_fleet, 2308, error, "runs_on cannot be used so",                                                                  \
    "runs_on names a phase of kind fleet; the phase takes site and hardware from it and tells hours.")                        \
  X(mixed_bases, 2309, error, "intensities that do not mix",                                                                  \
    "Average and marginal intensities answer different questions and are never added.")                                       \
  X(no_residual, 2310, error, "no residual mix",                                                                              \
    "The catalog has no residual mix for this grid; state one or overlay a table.")                                           \
  X(catalog_pin, 2311, error, "another catalog", "The job pins a catalog version and this is another one.")                   \
  X(needs_hardware, 2312, error, "hardware needed",                                                                           \
    "The activity can only be read with hardware: machines are servers with a number of devices.")                            \
  X(bad_pointer, 2313, error, "no such value",                                                                                \
    "A pointer names a number in the job by its path, such as /phases/serving/activity/device_time.")                         \
  X(bad_period, 2314, error, "not a period",                                                                                  \
    "A period is a year, a month or a day, or two of them with a / between: 2024, 2024-03/2024-05.")                          \
  X(line_unknown, 2315, error, "no such line", "explain takes a line id of the report or the path of a value.")               \
  X(unknown_part, 2317, error, "unknown part",                                                                                \
    "A part is a row of the table parts, a bill, or a kind such as die or hbm3.")                                             \
  X(unknown_model, 2320, error, "unknown model",                                                                              \
    "The name is neither in `models` of the job nor in the catalog's table models.")                                          \
  X(unknown_technique, 2321, error, "unknown technique",                                                                      \
    "Techniques are rows of the table techniques, or state their energy.")                                                    \
  X(bad_model, 2322, error, "a model that cannot be", "A part of the model is larger than the whole it belongs to.")          \
  X(model_lacks, 2323, error, "the model lacks a number",                                                                     \
    "The formula of this activity needs a number that the model does not tell.")                                              \
  X(no_peak, 2324, error, "no dense peak at this precision",                                                                  \
    "The device has no published dense peak at the precision; that of another precision is never taken.")                     \
  X(beyond_context, 2325, error, "longer than the context",                                                                   \
    "Input and output together exceed the context of the model.")                                                             \
  X(no_boundary, 2326, error, "measured without a boundary",                                                                  \
    "A measured energy means nothing without where it was measured: accelerators, it or facility.")                           \
  X(does_not_fit, 2327, error, "the model does not fit",                                                                      \
    "Weights and one sequence's cache take more memory than the devices have.")                                               \
  X(batch_too_large, 2328, error, "batch larger than the cache allows",                                                       \
    "The cache of so many sequences does not fit beside the weights.")                                                        \
  X(overloaded, 2329, error, "more arrivals than the replicas serve",                                                         \
    "At this rate the queue grows without end: more replicas or devices are needed.")                                         \
  X(nothing_to_amortize, 2330, error, "nothing to amortize",                                                                  \
    "Amortize spreads what makes a model over phases of inference, which tell what they deliver by its count.")               \
  X(bad_cadence, 2340, error, "repeated less than once",                                                                      \
    "What is repeated every so often must go on for at least that long.")                                                     \
  X(bad_percentiles, 2341, error, "percentiles in the wrong order",                                                           \
    "p99 of a run's device time cannot lie below p50.")                                                                       \
  X(unknown_metric, 2401, error, "unknown metric",                                                                            \
    "A metric is total, market, energy, it_energy, water, by_stage/…, by_source/…, phases/…, per_unit/… or a line's " \
    "id; amortized/… where training is spread over use.")                                                                     \
  X(bad_condition, 2402, error, "not a condition",                                                                            \
    "A condition is a metric, one of > >= < <=, and a change: total > +5%, by_stage/operation > +100 kg.")                    \
  X(unknown_rule, 2403, error, "unknown rule", "An exception names a rule that the budget does not have.")                    \
  X(bad_date, 2404, error, "not a date", "A date is a year, month and day, such as 2027-03-31.")                              \
  X(no_baseline, 2405, error, "no baseline",                                                                                  \
    "A rule with max_change needs a baseline report that holds the job with the same boundary and units.")                    \
  X(needs_samples, 2406, error, "samples needed", "A rule by probability is judged on samples; --samples 0 has none.")        \
  X(bad_values, 2501, error, "not values to vary",                                                                            \
    "Values are START:STOP:STEP or a list, each as in the job, the unit behind; globs stand for catalog ids.")                \
  X(bad_binding, 2502, error, "column that binds to nothing",                                                                 \
    "A column of records binds to a field of the template by its path or its last name.")                                     \
  X(bad_records, 2503, error, "records that cannot be read",                                                                  \
    "The header or the form of the file is not that of CSV or JSON Lines.")                                                   \
  X(bad_record, 2504, error, "bad record",                                                                                    \
    "A record is cut off, has a column too few or many, or a value that cannot be.")                                          \
  X(no_sql, 2505, error, "not a query", "What a column reaches cannot be said in SQL with the same bits.")                    \
  X(above_rating, 3001, warning, "power above the rating",                                                                    \
    "Devices are limited to their TDP; a mean above it is usually another boundary (the whole node).")                        \
  X(equals_tdp, 3002, note, "power equals the TDP",                                                                           \
    "A stated power equal to the TDP holds no host, memory or network power.")                                                \
  X(high_pue, 3003, warning, "PUE above 2.5", "Measured sites lie between 1.05 and 2.2.")                                     \
  X(full_utilization, 3004, warning, "utilisation of 1", "No cluster is allocated every hour of its life.")                   \
  X(short_life, 3005, warning, "short lifetime", "Servers and accelerators serve three to six years.")                        \
  X(many_device_hours, 3006, warning, "very many device-hours",                                                               \
    "More than any published training run: hours may have been multiplied by the devices twice.")                             \
  X(old_factor, 3007, warning, "factor of another year",                                                                      \
    "The grid factor is of another time than the period of the work.")                                                        \
  X(machines_replaced, 3008, warning, "machines are replaced",                                                                \
    "The fleet runs for longer than its machines live; the replacements are counted.")                                        \
  X(finer_grid, 3009, note, "finer grid exists", "A national average is used where the catalog has finer grids.")             \
  X(commonest_form, 3010, note, "short name", "A short hardware name stands for its commonest form.")                         \
  X(site_unused, 3011, warning, "never used", "A site or hardware is described and no phase uses it.")                        \
  X(shadows_catalog, 3012, note, "name of a catalog entry",                                                                   \
    "A name of the job equals a catalog id; the job's own meaning is taken.")                                                 \
  X(basis_unspecified, 3013, note, "basis not specified",                                                                     \
    "The intensity says neither life-cycle nor direct; it is taken as it stands.")                                            \
  X(best_outside_samples, 3014, note, "best outside the range",                                                               \
    "The sum at best values lies outside P5 … P95 of the samples: asymmetric inputs add up.")                                 \
  X(above_reticle, 3015, warning, "die larger than one exposure",                                                             \
    "One exposure is 26 mm by 33 mm, 858 mm2; larger dies are stitched, or several.")                                         \
  X(borne_elsewhere, 3020, note, "borne by another life",                                                                     \
    "By the rule of reuse the job names, another life of the machine bears its making or its end: it is not counted "         \
    "here.")                                                                                                                  \
  X(part_not_named, 3021, note, "a part of the building is not named",                                                        \
    "A building told by its parts holds those that are named; the others are not counted.")                                   \
  X(tokens_per_parameter, 3030, warning, "unusual number of tokens",                                                          \
    "Published pre-training lies between about one and several thousand tokens for each parameter.")                          \
  X(sparse_peak, 3031, warning, "peak with sparsity", "The stated peak is about twice the dense one of the device.")          \
  X(mfu_above_published, 3032, warning, "MFU above every published one",                                                      \
    "Often HFU, which counts recomputed FLOPs, or a value over another peak.")                                                \
  X(same_resource, 3033, warning, "two techniques on one resource", "Their gains do not multiply.")                           \
  X(no_attention, 3034, note, "attention not counted",                                                                        \
    "Without layers, or the length of sequences, FLOPs are 6 for each parameter and token.")                                  \
  X(heavy_tail, 3040, warning, "mean far above the median",                                                                   \
    "Between such percentiles a lognormal's mean is made by a few runs: the two should be of the same set of runs.")          \
  X(raw_capacity, 3041, note, "one copy of the data",                                                                         \
    "With a replication of 1 the storage is all there is: copies and parity count in it.")                                    \
  X(rows_of_bases, 3050, warning, "rows of different basis",                                                                  \
    "Rows count intensities of different basis; a life-cycle one and a direct one are not the same figure.")                  \
  X(batch_told, 3051, note, "what a batch read",                                                                              \
    "How many rows were summed, and what was empty, unknown or rejected among them.")                                         \
  X(points_without, 3052, warning, "points that cannot be",                                                                   \
    "Points of a sweep break a limit, such as a model that does not fit its devices: they have no figures.")                  \
  X(other_catalog, 3101, warning, "another catalog",                                                                          \
    "The two reports were computed with different catalogs: part of the change may be theirs.")                               \
  X(other_methods, 3102, warning, "other methods",                                                                            \
    "The two reports were computed with formulas of different versions.")                                                     \
  X(other_boundary, 3103, warning, "another boundary",                                                                        \
    "One job counts what the other leaves out: their totals do not answer the same question.")                                \
  X(other_units, 3104, warning, "other functional units",                                                                     \
    "The jobs deliver different things or amounts: compare per unit, not in total.")                                          \
  X(compared_incomplete, 3105, warning, "incomplete",                                                                         \
    "A line that is not estimated in one job may hide or feign a change.")                                                    \
  X(exception_expired, 3106, warning, "exception has ended",                                                                  \
    "The exception's last day lies before today: its rule counts again.")                                                     \
  X(precision_not_reached, 3107, warning, "precision not reached",                                                            \
    "The most samples there may be leave a larger error than --until asks for.")                                              \
  X(catalog_lint, 4001, error, "catalog row at fault", "A row of a catalog table is not as its columns ask.")                 \
  X(catalog_doubt, 4002, warning, "catalog row in doubt", "A row is legal and should be looked at.")                          \
  X(bad_report, 5001, error, "not a whole report",                                                                            \
    "The saved report does not have the form aicarbon.report/1, or its sheet is damaged.")                                    \
  X(cannot_read, 6001, error, "cannot read", "The file is missing, a directory, or not readable.")                            \
  X(cannot_write, 6002, error, "cannot write", "The output could not be written whole; nothing was left behind.")             \
  X(usage, 6003, error, "wrong use", "The command line cannot be understood; `aicarbon --help` shows examples.")

namespace aicarbon::diag {

enum Code : int {
#define X(name, code, severity, title, explanation) name = code,
  AICARBON_CODES(X)
#undef X
};

struct CodeRow {
  Code code;
  Severity severity;
  std::string_view title;
  std::string_view explanation;
};

std::span<const CodeRow> codes();
const CodeRow* find(int code);

/// A diagnostic with the severity its code has.
Diagnostic make(Code code, std::string message, std::string help = {}, Location at = {});

/// The name nearest to `wanted`, or nothing when none is near: one function for flags, keys, units and ids.
std::string nearest(std::string_view wanted, std::span<const std::string_view> names);

/// Up to `count` nearest names, nearest first, for long lists such as grids.
std::vector<std::string> nearest_names(std::string_view wanted, std::span<const std::string_view> names,
                                       std::size_t count);

/// "did you mean `X`?", or the empty text.
std::string did_you_mean(std::string_view wanted, std::span<const std::string_view> names);

/// Errors by position, then code: the order in which they are shown.
void sort(Diagnostics& diagnostics);

/// One diagnostic as people read it: header, place, source line, caret, help. `paint` adds ANSI colour.
std::string format(const Diagnostic& diagnostic, bool paint, bool ascii);

/// The place of bytes offset … offset + length of a text.
Location locate(const SourceText& source, std::size_t offset, std::size_t length, std::string path = {});

}  // namespace aicarbon::diag
