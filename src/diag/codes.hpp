// The table of diagnostic codes. A code is permanent; `aicarbon explain` prints the row of a code.
// 1xxx the text of a file · 2xxx its content, or values on the command line · 3xxx warnings and notes · 4xxx catalog ·
// 5xxx saved reports · 6xxx I/O and the command line
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <span>
#include <string_view>

// X(name, code, severity, title, explanation)
#define AICARBON_CODES(X)                                                                                                               \
  X(not_json, 1001, error, "not JSON",                                                                                                  \
    "The text is not valid JSON (RFC 8259). Comments, trailing commas and NaN are not JSON.")                                           \
  X(duplicate_key, 1002, error, "duplicate key",                                                                                        \
    "An object contains the same key twice; it is unclear which one is meant.")                                                         \
  X(too_deep, 1003, error, "nested too deeply",                                                                                         \
    "Objects and lists may be nested up to 64 levels deep; no job needs more.")                                                         \
  X(too_large, 1004, error, "file too large", "A JSON file may be at most 64 MiB in size.")                                             \
  X(empty_file, 1005, error, "empty file", "The file is empty. `aicarbon init` prints a job to start from.")                            \
  X(invalid_utf8, 1006, error, "not UTF-8", "JSON text must be UTF-8; the file contains bytes that are not.")                           \
  X(bad_csv, 1007, error, "not CSV",                                                                                                    \
    "The text is not CSV as defined in RFC 4180: a quoted cell is not closed or text follows its closing quote, "                       \
    "or a row and the header differ in their number of cells.")                                                                         \
  X(wrong_schema, 2001, error, "unknown schema",                                                                                        \
    "The key `schema` identifies the type of a file, such as aicarbon.job/1 or aicarbon.report/1.")                                     \
  X(unknown_key, 2101, error, "unknown key", "The key is not a field of the object; keys are never ignored silently.")                  \
  X(wrong_type, 2102, error, "wrong type", "The value has a JSON type that the field does not accept.")                                 \
  X(missing_field, 2103, error, "missing field", "The object needs this field.")                                                        \
  X(unknown_hardware, 2104, error, "unknown hardware",                                                                                  \
    "The name is neither in `hardware` of the job nor in the catalog.")                                                                 \
  X(unknown_site, 2105, error, "unknown site",                                                                                          \
    "The name is neither a site in `sites` of the job nor a location in the catalog.")                                                  \
  X(unknown_grid, 2106, error, "unknown grid",                                                                                          \
    "The catalog has no such grid or location, or no intensity for it. A world average is never used instead.")                         \
  X(unknown_phase, 2107, error, "unknown phase", "No phase of the job has this name.")                                                  \
  X(unknown_choice, 2108, error, "unknown choice", "The text is not one of the values that the field accepts.")                         \
  X(both_spellings, 2109, error, "field given twice",                                                                                   \
    "A field may be written with its unit in the text or in the key, not both.")                                                        \
  X(conflict, 2110, error, "fields exclude each other",                                                                                 \
    "The fields cannot be combined: they state the same thing twice, or one has no meaning with the other.")                            \
  X(missing_unit, 2201, error, "missing unit",                                                                                          \
    "A value that is not a count or a ratio is a text with its unit, or a number under a key that ends in the unit.")                   \
  X(unknown_unit, 2202, error, "unknown unit", "The unit is not one of those that `aicarbon reference units` lists.")                   \
  X(wrong_dimension, 2203, error, "wrong dimension", "The unit has a different dimension from the field.")                              \
  X(not_a_number, 2204, error, "not a number", "The text must begin with a number such as 1082990, 0.4 or 1.3e6.")                      \
  X(out_of_domain, 2205, error, "outside the valid range",                                                                              \
    "The field does not accept the value: for example, a negative value, zero where that makes no sense, "                              \
    "a PUE below 1, or a share above 1.")                                                                                               \
  X(best_outside, 2206, error, "best value outside its range", "`best` must lie between `low` and `high`.")                             \
  X(incomplete_range, 2207, error, "incomplete range",                                                                                  \
    "A range needs `low` and `high`, and also `best` unless its `shape` is `bounds`.")                                                  \
  X(no_activity, 2301, error, "no activity",                                                                                            \
    "A phase needs one activity that states what was done, for example as energy, device time, machines, CO2e "                         \
    "or a multiple of another phase.")                                                                                                  \
  X(two_activities, 2302, error, "two activities",                                                                                      \
    "A phase has one activity. Values that state the same work in two ways are not two phases.")                                        \
  X(self_reference, 2303, error, "reference to itself",                                                                                 \
    "A phase must not depend on itself, directly or through other phases. "                                                             \
    "A package or a bill of materials must not contain itself.")                                                                        \
  X(name_taken, 2304, error, "name used twice",                                                                                         \
    "The names of phases, functional units, parts, routes and materials, and the ids of rules, must be unique.")                        \
  X(bad_name, 2305, error, "invalid name", "Names are parts of paths: they must not be empty or contain a slash.")                      \
  X(utilization_on_fleet, 2306, error, "utilization on a fleet",                                                                        \
    "A fleet counts all hours of its machines; `utilization` applies only to allocated device time.")                                   \
  X(overdrawn_fleet, 2307, error, "more hours than the fleet has",                                                                      \
    "The phases that run on a fleet use more device time than the fleet has.")                                                          \
  X(runs_on_fleet, 2308, error, "invalid use of `runs_on`",                                                                             \
    "`runs_on` must name a phase of kind `fleet`; the phase that runs on it takes its site and hardware from the fleet, "               \
    "and states its own hours or amount of work.")                                                                                      \
  X(mixed_bases, 2309, error, "intensities that cannot be combined",                                                                    \
    "Average and marginal intensities answer different questions and are never added.")                                                 \
  X(no_residual, 2310, error, "no residual mix",                                                                                        \
    "The catalog has no residual mix for this grid; state an intensity, or add the mix in an overlay.")                                 \
  X(catalog_pin, 2311, error, "different catalog version", "The job requires a different version of the catalog.")                      \
  X(needs_hardware, 2312, error, "hardware needed",                                                                                     \
    "The activity needs hardware with published figures; a fleet needs hardware that describes one of its machines.")                   \
  X(bad_pointer, 2313, error, "unknown path",                                                                                           \
    "The job has no value at this path. A path is written like /phases/serving/activity/device_time.")                                  \
  X(bad_period, 2314, error, "not a period",                                                                                            \
    "A period is a year, a month or a day, or two of them separated by /: 2024, 2024-03/2024-05.")                                      \
  X(line_unknown, 2315, error, "no such line",                                                                                          \
    "`aicarbon explain` takes the id of a line, an output such as total, or the path of a value.")                                      \
  X(unknown_part, 2317, error, "unknown part",                                                                                          \
    "`part` must be an id in the parts table or the name of a bill of materials, `kind` a kind such as die or hbm3, "                   \
    "and `holds` a list of parts of the same machine.")                                                                                 \
  X(overdrawn_meter, 2318, error, "more energy than the meter shows",                                                                   \
    "The phases with `runs_on` use more IT energy than the measured `energy` of their fleet.")                                          \
  X(other_parts, 2319, error, "parts that the device does not have",                                                                    \
    "GCD-h and TPU-core-h count parts of a device; `parts` and `part` in the table of accelerators state which devices have them.")     \
  X(unknown_model, 2320, error, "unknown model",                                                                                        \
    "The name is neither in the job's `models` nor in the catalog's models table.")                                                     \
  X(unknown_technique, 2321, error, "unknown technique",                                                                                \
    "A technique must be an id in the techniques table, or state its `energy`.")                                                        \
  X(bad_model, 2322, error, "inconsistent model", "A part of the model is larger than the whole it belongs to.")                        \
  X(model_lacks, 2323, error, "value missing from the model",                                                                           \
    "The formula of this activity needs a value that the model does not state.")                                                        \
  X(no_peak, 2324, error, "no dense peak at this precision",                                                                            \
    "The device has no published dense peak at this precision; the peak at another precision is never used instead.")                   \
  X(beyond_context, 2325, error, "longer than the context",                                                                             \
    "Input and output together exceed the context of the model.")                                                                       \
  X(no_boundary, 2326, error, "measurement without a boundary",                                                                         \
    "A measured energy needs the boundary of the measurement: `accelerators`, `it` or `facility`.")                                     \
  X(does_not_fit, 2327, error, "the model does not fit",                                                                                \
    "The weights and the cache of one sequence need more than the usable memory of the devices, or a training run needs more "          \
    "for weights, gradients and optimizer state than the devices have.")                                                                \
  X(batch_too_large, 2328, error, "batch larger than the cache allows",                                                                 \
    "The cache for this number of sequences is more than three times the memory that the weights leave.")                               \
  X(overloaded, 2329, error, "more arrivals than the replicas can serve",                                                               \
    "At this rate the queue grows without bound: more replicas or devices are needed.")                                                 \
  X(nothing_to_amortize, 2330, error, "cannot amortize",                                                                                \
    "`amortize` spreads the footprint of the phases that make a model over phases of inference. "                                       \
    "At least one of these must state how much it delivers, unless `over` is stated.")                                                  \
  X(bad_cadence, 2340, error, "less than one repetition",                                                                               \
    "The duration of a repeated phase must be at least as long as its interval.")                                                       \
  X(bad_percentiles, 2341, error, "percentiles in the wrong order",                                                                     \
    "`p99` of the device time of a run cannot be below `p50`.")                                                                         \
  X(unknown_metric, 2401, error, "unknown metric",                                                                                      \
    "A metric is total, market, energy, it_energy, water, by_stage/…, by_source/…, phases/…, per_unit/… or a line's "           \
    "id; also amortized/… if training is spread over use.")                                                                             \
  X(bad_condition, 2402, error, "not a condition",                                                                                      \
    "A condition is a metric, one of > >= < <=, and a change: total > +5%, by_stage/operation > +100 kg.")                              \
  X(unknown_rule, 2403, error, "unknown rule", "An exception names a rule that the budget does not have.")                              \
  X(bad_date, 2404, error, "not a date", "A date is a year, month and day, such as 2027-03-31.")                                        \
  X(no_baseline, 2405, error, "no baseline",                                                                                            \
    "A rule with `max_change` needs a baseline report of the job with the same boundary and functional units, "                         \
    "in which the metric is estimated.")                                                                                                \
  X(needs_samples, 2406, error, "samples needed",                                                                                       \
    "A confidence and some methods of sensitivity are computed from samples, but --samples 0 draws none.")                              \
  X(bad_values, 2501, error, "invalid values to vary",                                                                                  \
    "Values are START:STOP:STEP or a comma-separated list, with the unit at the end; globs match catalog ids.")                         \
  X(bad_binding, 2502, error, "invalid column binding",                                                                                 \
    "A column of records is bound to a field of the job by the path of the field, or by the last part of that path.")                   \
  X(bad_records, 2503, error, "unreadable records",                                                                                     \
    "The file is neither CSV nor JSON Lines, has an invalid header or an overlong record, or cannot be read to its end.")               \
  X(bad_record, 2504, error, "invalid record",                                                                                          \
    "A record is truncated, has too few or too many columns, or contains an invalid value.")                                            \
  X(no_sql, 2505, error, "not expressible in SQL",                                                                                      \
    "The formulas that depend on a column cannot be expressed in SQL with bit-identical results.")                                      \
  X(above_rating, 3001, warning, "power above rated power",                                                                             \
    "Devices are limited to their TDP; a mean power above it usually has a wider boundary, such as the whole node.")                    \
  X(equals_tdp, 3002, note, "power equals the TDP",                                                                                     \
    "A stated power equal to the TDP does not include the host or the network.")                                                        \
  X(high_pue, 3003, warning, "PUE above 2.5", "Most published PUE values lie between 1.05 and 2.2.")                                    \
  X(full_utilization, 3004, warning, "utilization of 1", "No cluster is allocated in every hour of its life.")                          \
  X(short_life, 3005, warning, "short lifetime", "Servers and accelerators are in service for three to six years.")                     \
  X(many_device_hours, 3006, warning, "very many device-hours",                                                                         \
    "The number exceeds that of every published training run: the hours may have been multiplied twice by the number of devices.")      \
  X(old_factor, 3007, warning, "intensity of another year",                                                                             \
    "The year of the intensity is more than three years before or after the period of the work.")                                       \
  X(machines_replaced, 3008, warning, "machines are replaced",                                                                          \
    "The fleet runs for longer than the lifetime of its machines; the replacements are counted.")                                       \
  X(finer_grid, 3009, note, "finer grid exists", "A national average is used where the catalog has finer grids.")                       \
  X(commonest_form, 3010, note, "short name", "A short hardware name refers to the most common variant.")                               \
  X(site_unused, 3011, warning, "never used", "A site, hardware or a model is described, but no phase uses it.")                        \
  X(shadows_catalog, 3012, note, "name of a catalog entry",                                                                             \
    "A name in the job equals a catalog id; the definition in the job is used.")                                                        \
  X(basis_unspecified, 3013, note, "basis not specified",                                                                               \
    "The intensity is stated as neither life-cycle nor direct; it is used unchanged.")                                                  \
  X(best_outside_samples, 3014, note, "best value outside the range",                                                                   \
    "The result for the best values of all inputs lies outside P5 … P95 of the samples, "                                             \
    "because the ranges of inputs are skewed to one side.")                                                                             \
  X(above_reticle, 3015, warning, "die larger than one exposure",                                                                       \
    "One exposure is 26 mm by 33 mm, 858 mm2; larger dies are stitched or consist of several dies.")                                    \
  X(intensity_not_split, 3018, note, "intensity not split",                                                                             \
    "A life-cycle intensity is split into generation (scope 2) and fuel supply (scope 3, category 3) by the mix of its country. "       \
    "Without a mix, all of it stays in scope 2.")                                                                                       \
  X(charged_elsewhere, 3020, note, "charged to another life",                                                                           \
    "Under the reuse rule of the job, manufacturing or end of life is charged to another life of the machine and is not counted here.") \
  X(part_not_named, 3021, note, "part of the building not named",                                                                       \
    "If a building is stated part by part, only the parts that are named are included.")                                                \
  X(tokens_per_parameter, 3030, warning, "unusual number of tokens",                                                                    \
    "Published pre-training runs use between about one and several tens of thousands of tokens per parameter.")                         \
  X(sparse_peak, 3031, warning, "peak with sparsity", "The stated peak is about twice the dense peak of the device.")                   \
  X(mfu_above_published, 3032, warning, "MFU above all published values",                                                               \
    "Such a value is often an HFU, which counts recomputed FLOPs, or is relative to another peak.")                                     \
  X(same_resource, 3033, warning, "two techniques on one resource",                                                                     \
    "The gains of techniques that save the same resource do not multiply. "                                                             \
    "A gain relative to 16 bits does not apply to a lower precision.")                                                                  \
  X(no_attention, 3034, note, "attention not counted",                                                                                  \
    "Without the number of layers or the sequence length, only the FLOPs of the weights are counted.")                                  \
  X(no_idle_hours, 3035, note, "idle hours not counted",                                                                                \
    "Requests without arrivals are computed on devices that are never idle. A service waits, often most of the time.")                  \
  X(heavy_tail, 3040, warning, "mean far above the median",                                                                             \
    "With such percentiles, a few runs dominate the mean of the lognormal: both percentiles should be from the same set of runs.")      \
  X(raw_capacity, 3041, note, "one copy of the data",                                                                                   \
    "With a replication of 1, the stated capacity must be the raw capacity, including copies and parity.")                              \
  X(rows_of_bases, 3050, warning, "rows with different bases",                                                                          \
    "The rows use intensities with different bases; a life-cycle and a direct intensity are not comparable.")                           \
  X(batch_summary, 3051, note, "summary of a batch",                                                                                    \
    "The message states how many rows were summed, how many of them are incomplete, "                                                   \
    "how many cells were empty, or how many records were rejected.")                                                                    \
  X(points_without, 3052, warning, "points without a result",                                                                           \
    "The job is refused with some values of a sweep, or exceeds a limit with them: these points have no result.")                       \
  X(unbound_amounts, 3053, warning, "no amount of work is bound",                                                                       \
    "The records change only places and devices: each row has the energy, the hours and the counts of the template.")                   \
  X(unread_cells, 3054, warning, "bound cells without effect",                                                                          \
    "In some rows, no figure depends on a bound column, for example because another value replaces it.")                                \
  X(other_work, 3055, note, "points that do different work",                                                                            \
    "A sweep varies the device of phases that state device-hours. An hour of another device is another amount of work.")                \
  X(same_energy, 3056, note, "equal records",                                                                                           \
    "Several processes of one run may each have measured the whole machine: the sum of their records counts it several times.")         \
  X(unbound_measured, 3057, warning, "measured column not bound",                                                                       \
    "A column has the name and the unit of a measured value, but the template has no such field, so it binds only by --bind.")          \
  X(sum_row, 3058, warning, "record is the sum of others",                                                                              \
    "A spreadsheet or a report of a cluster may end with a row of totals, which counts everything twice.")                              \
  X(changed_while_read, 3059, warning, "changed while it was read",                                                                     \
    "Something wrote to a file of records while it was read. The result has the records that the file contained at the end.")           \
  X(below_accelerators, 3060, warning, "node rated below its accelerators",                                                             \
    "The rated power of a node includes its accelerators, so it must be above the sum of their TDP.")                                   \
  X(fleet_counted_too, 3061, warning, "hours of a fleet counted twice",                                                                 \
    "A fleet counts all hours of its machines. A phase on the same machines uses hours of the fleet only if it states `runs_on`.")      \
  X(outside_data_center, 3062, note, "machine outside a data center",                                                                   \
    "A workstation, a laptop or an edge device has no data center around it; what the job states has precedence.")                      \
  X(host_counted_too, 3063, note, "default host of a package with CPU and memory",                                                      \
    "CPU and memory are in the package, but no footprint that includes them is published, so the default host is counted.")             \
  X(small_server, 3064, note, "small machine counted as a server",                                                                      \
    "Hardware without a class counts as a server in a data center; a machine of this power seldom is one.")                             \
  X(more_of_host, 3065, note, "larger share of the host than of its accelerators",                                                      \
    "An instance is charged for its accelerators and for its share of the vCPUs; large sizes leave accelerators unsold.")               \
  X(high_intensity, 3070, warning, "intensity above any grid",                                                                          \
    "The stated intensity is more than twice the highest of any grid in the catalog: the unit is probably g/kWh.")                      \
  X(implausible_value, 3071, warning, "value beyond all plausible ones",                                                                \
    "The value is an order of magnitude beyond published ones: its unit is probably another.")                                          \
  X(implausible_power, 3080, warning, "implausible power",                                                                              \
    "A measured energy divided by its hours is far above the rated power, or far below the idle power, of the hardware.")               \
  X(many_devices, 3081, warning, "more than ten million devices",                                                                       \
    "A number of devices that large is seldom meant: a unit or a decimal sign may be wrong.")                                           \
  X(long_run, 3082, warning, "a run of more than ten years", "Hours, devices or tokens may be in another unit.")                        \
  X(hours_of_devices, 3083, note, "hours of devices or of machines",                                                                    \
    "A plain h counts each device of a machine separately; schedulers and bills count machines. device-h and node-h say which.")        \
  X(hours_of_server, 3084, warning, "hours of a server with several devices",                                                           \
    "A plain h counts each device of the server separately; a bill counts the hours of the server. device-h and node-h say which.")     \
  X(figure_of_share, 3085, warning, "figure of a share or of the machine",                                                              \
    "A meter may measure the whole machine although only a share of it is reserved. \"of\" says which.")                                \
  X(hours_of_parts, 3086, note, "hours of devices or of their parts",                                                                   \
    "Schedulers count each GCD or TPU core of a device as one. device-h counts devices; GCD-h and TPU-core-h count parts.")             \
  X(other_arrivals, 3087, warning, "arrivals that do not fit the users",                                                                \
    "Requests divided by arrivals is the time that the devices serve. It is not the time for which the users are counted.")             \
  X(boundary_unstated, 3088, note, "energy boundary not stated",                                                                        \
    "A measured energy or power may be that of the accelerators, of the whole server or of the facility. "                              \
    "\"energy_boundary\" says which; without it, the whole server is taken.")                                                           \
  X(rate_of_device, 3089, note, "throughput of one device or of several",                                                               \
    "A throughput without \"devices\" is that of one device; a benchmark of a machine often states that of all its devices.")           \
  X(whole_machines, 3090, note, "devices that are whole machines",                                                                      \
    "On hardware without accelerators, a device is the whole machine, not a core or a card of it.")                                     \
  X(unlike_years, 3091, note, "intensities of unlike years",                                                                            \
    "Phases of one job take intensities of different years: their difference is one of time as well as of place.")                      \
  X(other_zone, 3092, note, "zone that differs from its grid",                                                                          \
    "A cloud region lies in a zone whose mean intensity is not that of its country, and no figure of the zone may be shipped.")         \
  X(number_in_name, 3093, warning, "number of accelerators in a name",                                                                  \
    "A name such as 8 x NVIDIA A40 says how many accelerators the machine has, and \"accelerators\" says another number; or "           \
    "the name is that of a part of one device, and \"accelerators\" is not 1.")                                                         \
  X(batch_waits, 3094, warning, "a batch of which a part waits",                                                                        \
    "The cache of the batch does not fit in memory together with the weights. A scheduler then runs the sequences that fit, and the "   \
    "others wait. Above three times what fits, it is an error (AC2328).")                                                               \
  X(phase_of_template, 3095, warning, "phase with the amounts of the template",                                                         \
    "Only some phases of the template have a bound amount. Each row counts the others in full, as the template states them.")           \
  X(grouped_thousands, 3096, note, "points that may group thousands",                                                                   \
    "In countries with a decimal comma, 1.250 is one thousand two hundred and fifty. Records are read with a decimal point.")           \
  X(cells_of_other_device, 3097, warning, "device in cells is another one",                                                             \
    "Schedulers write the type of the devices into their number: gres/gpu:a100=8. Only the number is read.")                            \
  X(known_texts, 3098, note, "texts that a query knows",                                                                                \
    "A query finds a text in a list of words, letter by letter. A row with another text has unknown figures.")                          \
  X(baseline_of_other, 3099, note, "baseline of another job",                                                                           \
    "The baseline of a check has another name than the job: an increase between two jobs may be meant, or the file be wrong.")          \
  X(values_in_doubt, 3100, warning, "values that may be meant otherwise",                                                               \
    "A range whose step does not meet its end stops before it. A comma separates values, and is not a decimal sign.")                   \
  X(other_catalog, 3101, warning, "different catalogs",                                                                                 \
    "The two reports were computed with different catalogs, which may cause part of the change.")                                       \
  X(other_methods, 3102, warning, "different methods",                                                                                  \
    "The two reports were computed with different versions of the formulas.")                                                           \
  X(other_boundary, 3103, warning, "different boundaries",                                                                              \
    "One job includes what the other leaves out: their totals do not answer the same question.")                                        \
  X(other_units, 3104, warning, "different functional units",                                                                           \
    "The jobs deliver different units or amounts: compare them per unit that both deliver, not in total.")                              \
  X(compared_incomplete, 3105, warning, "incomplete",                                                                                   \
    "A line that is not estimated in one of the jobs may hide a change or cause an apparent one.")                                      \
  X(exception_expired, 3106, warning, "exception has expired",                                                                          \
    "The last day of the exception has passed, so its rule applies again.")                                                             \
  X(precision_not_reached, 3107, warning, "precision not reached",                                                                      \
    "The maximum number of samples leaves a larger error than --until allows.")                                                         \
  X(market_not_compared, 3108, note, "market-based totals are not compared",                                                            \
    "The market-based totals of two jobs differ. A comparison is one of location-based totals.")                                        \
  X(exception_of_other, 3109, note, "exception for another job",                                                                        \
    "A rule failed, and an exception to it names a job that is not checked: its name may be misspelled.")                               \
  X(estimate_of_others, 3201, note, "size of a model as others estimate it",                                                            \
    "The provider of the model has published no size: the parameters are estimates of others, with their range.")                       \
  X(machine_assumed, 3202, note, "machine of an API assumed",                                                                           \
    "The job names no hardware for a model behind an API, so it is computed on a usual machine, with a range for others.")              \
  X(mix_of_regions, 3203, note, "place of an API assumed",                                                                              \
    "The job names no place for a model behind an API: the grid is a mix of the known regions of its provider.")                        \
  X(usage_read, 3204, note, "calls of a usage file",                                                                                    \
    "How many calls a usage file holds, what of it is no call, and how its tokens were added.")                                         \
  X(catalog_lint, 4001, error, "invalid catalog table",                                                                                 \
    "A catalog table has an unknown name or column, or a row that does not meet the requirements of its columns.")                      \
  X(catalog_doubt, 4002, warning, "doubtful catalog row", "A row is valid but should be checked.")                                      \
  X(bad_report, 5001, error, "invalid report", "The `sheet` of the saved report is damaged.")                                           \
  X(cannot_read, 6001, error, "cannot read",                                                                                            \
    "The file is missing, is a directory, cannot be read, or changed while it was read.")                                               \
  X(cannot_write, 6002, error, "cannot write",                                                                                          \
    "The output could not be written completely; no partial file was left behind.")                                                     \
  X(usage, 6003, error, "invalid command line",                                                                                         \
    "The command line cannot be understood; `aicarbon --help` shows examples.")

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

/// Makes a diagnostic with the severity of its code.
Diagnostic make(Code code, std::string message, std::string help = {}, Location at = {});

/// The name nearest to `wanted`, or an empty text if none is near.
std::string nearest(std::string_view wanted, std::span<const std::string_view> names);

/// At most `count` of the names that are near to `wanted`, nearest first.
std::vector<std::string> nearest_names(std::string_view wanted, std::span<const std::string_view> names,
                                       std::size_t count);

/// The help `did you mean "X" or "Y"?`, with at most three names; an empty text if none is near.
std::string did_you_mean(std::string_view wanted, std::span<const std::string_view> names);

/// Sorts messages into the order in which they are shown: by severity, then position, then code.
void sort(Diagnostics& diagnostics);

/// Formats a diagnostic as text: header, location, source line, caret, help. `paint` adds ANSI color; `ascii` draws
/// with ASCII characters only.
std::string format(const Diagnostic& diagnostic, bool paint, bool ascii);

/// The location of the bytes of a text from `offset` to `offset + length`.
Location locate(const SourceText& source, std::size_t offset, std::size_t length, std::string path = {});

}  // namespace aicarbon::diag
