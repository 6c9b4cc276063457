-- aicarbon X.Y.Z: bench/sql/serving.json applied to the rows of jobs, for postgres; NULL means unknown
-- values of grid that give unknown results, because the job is invalid with them: XX
WITH
words_1(word, w1_f1, w1_f2, w1_way1) AS (VALUES
  ('FR', double precision '0.04418', double precision '0.06771445044737236', 0),
  ('SE', double precision '0.03589', double precision '0.050155423002604387', 0),
  ('US', double precision '0.38355', double precision '0.04384133611691023', 1)),
level_0 AS MATERIALIZED (
  SELECT
  records."job id" AS k1,
  CAST(records."requests" AS double precision) AS n1_raw,
  CAST(records."input_tokens" AS double precision) AS n2_raw,
  CAST(records."batch" AS double precision) AS n3_raw,
  CAST(records."pue" AS double precision) AS n4_raw,
  CAST(records."area_mm2" AS double precision) AS n5_raw,
  CAST(records."utilization" AS double precision) AS n6_raw,
  words_1.word AS w1_known,
  words_1.w1_f1,
  words_1.w1_f2,
  words_1.w1_way1
  FROM "jobs" AS records
  LEFT JOIN words_1 ON words_1.word = CAST(records."grid" AS text)
),
level_1 AS MATERIALIZED (
  SELECT
  k1,
  w1_f1,
  w1_f2,
  w1_way1,
  CASE WHEN n1_raw >= double precision '1e-30' AND n1_raw <= double precision '1e+30' THEN n1_raw END AS n1,
  CASE WHEN n2_raw = double precision '0' OR n2_raw >= double precision '1e-30' AND n2_raw <= double precision '1e+30' THEN n2_raw END AS n2,
  CASE WHEN n3_raw >= double precision '1e-30' AND n3_raw <= double precision '1e+30' THEN n3_raw END AS n3,
  CASE WHEN n4_raw >= double precision '1' AND n4_raw <= double precision '10' THEN n4_raw END AS n4,
  CASE WHEN n5_raw >= double precision '1e-30' AND n5_raw <= double precision '1e+30' THEN (n5_raw / double precision '1000000') END AS n5,
  CASE WHEN n6_raw >= double precision '1e-30' AND n6_raw <= double precision '1' THEN n6_raw END AS n6
  FROM level_0
),
level_2 AS MATERIALIZED (
  SELECT
  k1,
  n1,
  n2,
  n3,
  n4,
  n5,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  (double precision '0.00032768' * (n2 + double precision '175')) AS c75_cache_per_sequence,
  (n5 / double precision '1e-06') AS c153,
  (double precision '0.00032768' * (n2 + double precision '175')) AS c227_cache_per_sequence
  FROM level_1
),
level_3 AS MATERIALIZED (
  SELECT
  c153,
  c227_cache_per_sequence,
  c75_cache_per_sequence,
  k1,
  n1,
  n2,
  n3,
  n4,
  n5,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  ((double precision '141.107412992' + (n3 * c75_cache_per_sequence)) / double precision '72') AS c79_memory_needed_in_devices,
  (sqrt(c153) + double precision '0.06') AS c156,
  ((double precision '141.107412992' + (n3 * c227_cache_per_sequence)) / double precision '72') AS c231_memory_needed_in_devices
  FROM level_2
),
level_4 AS MATERIALIZED (
  SELECT
  c227_cache_per_sequence,
  c231_memory_needed_in_devices,
  c75_cache_per_sequence,
  c79_memory_needed_in_devices,
  k1,
  n1,
  n2,
  n3,
  n4,
  n5,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  CASE WHEN double precision '4' < c79_memory_needed_in_devices THEN double precision '1' WHEN double precision '4' >= c79_memory_needed_in_devices THEN double precision '0' END AS c80,
  CASE WHEN double precision '2' < c79_memory_needed_in_devices THEN double precision '1' WHEN double precision '2' >= c79_memory_needed_in_devices THEN double precision '0' END AS c86,
  CASE WHEN double precision '1' < c79_memory_needed_in_devices THEN double precision '1' WHEN double precision '1' >= c79_memory_needed_in_devices THEN double precision '0' END AS c88,
  (((double precision '67886.67565142184' / (c156 * c156)) - (double precision '471.0504024792536' / c156)) * c153) AS c163,
  CASE WHEN double precision '4' < c231_memory_needed_in_devices THEN double precision '1' WHEN double precision '4' >= c231_memory_needed_in_devices THEN double precision '0' END AS c232,
  CASE WHEN double precision '2' < c231_memory_needed_in_devices THEN double precision '1' WHEN double precision '2' >= c231_memory_needed_in_devices THEN double precision '0' END AS c236,
  CASE WHEN double precision '1' < c231_memory_needed_in_devices THEN double precision '1' WHEN double precision '1' >= c231_memory_needed_in_devices THEN double precision '0' END AS c237
  FROM level_3
),
level_5 AS MATERIALIZED (
  SELECT
  c227_cache_per_sequence,
  c75_cache_per_sequence,
  k1,
  n1,
  n2,
  n3,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  CASE WHEN c80 <> double precision '0' THEN (double precision '8' * ceil((c79_memory_needed_in_devices / double precision '8'))) WHEN c80 = double precision '0' THEN CASE WHEN c86 <> double precision '0' THEN double precision '4' WHEN c86 = double precision '0' THEN CASE WHEN c88 <> double precision '0' THEN double precision '2' WHEN c88 = double precision '0' THEN double precision '1' END END END AS c91_devices,
  (double precision '8' * (((n5 * double precision '25741.625') * CASE WHEN c163 <> double precision '0' THEN (double precision '70685.83470577035' / c163) WHEN double precision '70685.83470577035' > double precision '0' THEN double precision 'Infinity' + c163 WHEN double precision '70685.83470577035' < double precision '0' THEN double precision '-Infinity' + c163 END) / double precision '0.7')) AS c167_part_gpu,
  CASE WHEN c232 <> double precision '0' THEN (double precision '8' * ceil((c231_memory_needed_in_devices / double precision '8'))) WHEN c232 = double precision '0' THEN CASE WHEN c236 <> double precision '0' THEN double precision '4' WHEN c236 = double precision '0' THEN CASE WHEN c237 <> double precision '0' THEN double precision '2' WHEN c237 = double precision '0' THEN double precision '1' END END END AS c240_devices
  FROM level_4
),
level_6 AS MATERIALIZED (
  SELECT
  c167_part_gpu,
  c227_cache_per_sequence,
  c240_devices,
  c75_cache_per_sequence,
  c91_devices,
  k1,
  n1,
  n2,
  n3,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  (c91_devices * double precision '3.56184e+18') AS c92_dense_peak_of_all_devices,
  ((c91_devices * double precision '12060000') * double precision '0.65') AS c96_effective_bandwidth,
  (((c91_devices * double precision '72') - double precision '141.107412992') / c75_cache_per_sequence) AS c100,
  (c167_part_gpu + double precision '3000') AS c172_embodied_carbon_of_the_node,
  (c240_devices * double precision '3.56184e+18') AS c241_dense_peak_of_all_devices,
  ((c240_devices * double precision '12060000') * double precision '0.65') AS c245_effective_bandwidth,
  (((c240_devices * double precision '72') - double precision '141.107412992') / c227_cache_per_sequence) AS c249
  FROM level_5
),
level_7 AS MATERIALIZED (
  SELECT
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  c227_cache_per_sequence,
  c240_devices,
  c241_dense_peak_of_all_devices,
  c245_effective_bandwidth,
  c75_cache_per_sequence,
  c91_devices,
  c92_dense_peak_of_all_devices,
  c96_effective_bandwidth,
  k1,
  n1,
  n3,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  (((n2 * double precision '141107412992') + ((double precision '1310720' * n2) * n2)) / (c92_dense_peak_of_all_devices * double precision '0.55')) AS c94,
  CASE WHEN c100 > double precision '1' THEN c100 WHEN c100 <= double precision '1' THEN double precision '1' END AS c102_largest_batch,
  (((n2 * double precision '141107412992') + ((double precision '1310720' * n2) * n2)) / (c241_dense_peak_of_all_devices * double precision '0.55')) AS c243,
  CASE WHEN c249 > double precision '1' THEN c249 WHEN c249 <= double precision '1' THEN double precision '1' END AS c250_largest_batch
  FROM level_6
),
level_8 AS MATERIALIZED (
  SELECT
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  c227_cache_per_sequence,
  c240_devices,
  c241_dense_peak_of_all_devices,
  c243,
  c245_effective_bandwidth,
  c75_cache_per_sequence,
  c91_devices,
  c92_dense_peak_of_all_devices,
  c94,
  c96_effective_bandwidth,
  k1,
  n1,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  CASE WHEN n3 < c102_largest_batch THEN n3 WHEN n3 >= c102_largest_batch THEN c102_largest_batch END AS c103_batch,
  CASE WHEN n3 < c250_largest_batch THEN n3 WHEN n3 >= c250_largest_batch THEN c250_largest_batch END AS c251_batch
  FROM level_7
),
level_9 AS MATERIALIZED (
  SELECT
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  c240_devices,
  c243,
  c91_devices,
  c94,
  k1,
  n1,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  ((double precision '141.107412992' / c96_effective_bandwidth) / c103_batch) AS c104,
  ((n1 * ((double precision '350' * (((((double precision '141.107412992' + (c103_batch * c75_cache_per_sequence)) / c96_effective_bandwidth) + (((c103_batch * double precision '1') * double precision '141107412992') / (c92_dense_peak_of_all_devices * double precision '0.42'))) + double precision '6.666666666666667e-07') * double precision '1')) / c103_batch)) * c91_devices) AS c125_device_time_of_decode,
  ((double precision '141.107412992' / c245_effective_bandwidth) / c251_batch) AS c252,
  ((n1 * ((double precision '350' * (((((double precision '141.107412992' + (c251_batch * c227_cache_per_sequence)) / c245_effective_bandwidth) + (((c251_batch * double precision '1') * double precision '141107412992') / (c241_dense_peak_of_all_devices * double precision '0.42'))) + double precision '6.666666666666667e-07') * double precision '1')) / c251_batch)) * c240_devices) AS c272_device_time_of_decode
  FROM level_8
),
level_10 AS MATERIALIZED (
  SELECT
  c125_device_time_of_decode,
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  c272_device_time_of_decode,
  k1,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  ((n1 * (CASE WHEN c94 > c104 THEN c94 WHEN c94 <= c104 THEN c104 END * double precision '1')) * c91_devices) AS c108_device_time_of_prefill,
  ((n1 * (CASE WHEN c243 > c252 THEN c243 WHEN c243 <= c252 THEN c252 END * double precision '1')) * c240_devices) AS c256_device_time_of_prefill
  FROM level_9
),
level_11 AS MATERIALIZED (
  SELECT
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  k1,
  n4,
  n6,
  w1_f1,
  w1_f2,
  w1_way1,
  (c108_device_time_of_prefill + c125_device_time_of_decode) AS c126_busy_device_time,
  (((c108_device_time_of_prefill * double precision '0.7') * double precision '0.9') + (c125_device_time_of_decode * double precision '0.42')) AS c189,
  (c256_device_time_of_prefill + c272_device_time_of_decode) AS c273_busy_device_time,
  (((c256_device_time_of_prefill * double precision '0.7') * double precision '0.9') + (c272_device_time_of_decode * double precision '0.42')) AS c278
  FROM level_10
),
level_12 AS MATERIALIZED (
  SELECT
  c126_busy_device_time,
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  c273_busy_device_time,
  k1,
  n4,
  w1_f1,
  w1_f2,
  w1_way1,
  ((c126_busy_device_time / n6) / double precision '8') AS c128,
  CASE WHEN (c189 = double precision '0' OR abs(c189) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c126_busy_device_time = double precision '0' OR abs(c126_busy_device_time) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c189 / c126_busy_device_time) END AS c190_mean_power_of_an_accelerator,
  CASE WHEN (c278 = double precision '0' OR abs(c278) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c273_busy_device_time = double precision '0' OR abs(c273_busy_device_time) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c278 / c273_busy_device_time) END AS c279_mean_power_of_an_accelerator
  FROM level_11
),
level_13 AS MATERIALIZED (
  SELECT
  c167_part_gpu,
  c172_embodied_carbon_of_the_node,
  k1,
  n4,
  w1_f1,
  w1_f2,
  w1_way1,
  (c128 / double precision '43830') AS c129_machine_lives,
  (((c128 * double precision '8.904') * double precision '982.8') / double precision '175320') AS c183_chat_construction_construction,
  (CASE WHEN (c126_busy_device_time = double precision '0' OR abs(c126_busy_device_time) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c190_mean_power_of_an_accelerator = double precision '0' OR abs(c190_mean_power_of_an_accelerator) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c126_busy_device_time * c190_mean_power_of_an_accelerator) END * double precision '1.59') AS c192_energy,
  (CASE WHEN (c273_busy_device_time = double precision '0' OR abs(c273_busy_device_time) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c279_mean_power_of_an_accelerator = double precision '0' OR abs(c279_mean_power_of_an_accelerator) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c273_busy_device_time * c279_mean_power_of_an_accelerator) END * double precision '1.59') AS c281_energy
  FROM level_12
),
level_14 AS MATERIALIZED (
  SELECT
  c183_chat_construction_construction,
  k1,
  w1_f1,
  w1_f2,
  NULLIF((((c129_machine_lives * c167_part_gpu) + (c129_machine_lives * double precision '3000')) + (c129_machine_lives * (double precision '0.15' * c172_embodied_carbon_of_the_node))), CAST('NaN' AS double precision)) AS c175,
  (c129_machine_lives * (double precision '0.04' * c172_embodied_carbon_of_the_node)) AS c177_chat_transport_transport,
  (c192_energy * w1_f1) AS c194_chat_operation_electricity,
  (CASE WHEN (c192_energy = double precision '0' OR abs(c192_energy) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c192_energy * (n4 - double precision '1')) END * w1_f1) AS c199_chat_operation_overhead,
  (c192_energy * n4) AS c201_facility_energy,
  (c129_machine_lives * (double precision '0.0107' * c172_embodied_carbon_of_the_node)) AS c209_chat_end_of_life_end_of_life,
  CASE w1_way1 WHEN 0 THEN CAST(NULL AS double precision) WHEN 1 THEN ((c281_energy * double precision '0.38') + ((c281_energy * n4) * double precision '3.14')) END AS c286
  FROM level_13
),
level_15 AS MATERIALIZED (
  SELECT
  c175,
  c177_chat_transport_transport,
  c183_chat_construction_construction,
  c194_chat_operation_electricity,
  c199_chat_operation_overhead,
  c201_facility_energy,
  c209_chat_end_of_life_end_of_life,
  c286,
  k1,
  (CASE WHEN (c175 = double precision '0' OR abs(c175) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c177_chat_transport_transport = double precision '0' OR abs(c177_chat_transport_transport) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c175 + c177_chat_transport_transport) END + c183_chat_construction_construction) AS c184,
  ((c201_facility_energy * w1_f2) * w1_f1) AS c206_chat_operation_grid_losses
  FROM level_14
),
level_16 AS MATERIALIZED (
  SELECT
  c175,
  c177_chat_transport_transport,
  c183_chat_construction_construction,
  c201_facility_energy,
  c206_chat_operation_grid_losses,
  c209_chat_end_of_life_end_of_life,
  c286,
  k1,
  (CASE WHEN (c184 = double precision '0' OR abs(c184) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c194_chat_operation_electricity = double precision '0' OR abs(c194_chat_operation_electricity) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c184 + c194_chat_operation_electricity) END + c199_chat_operation_overhead) AS c200,
  ((c194_chat_operation_electricity + c199_chat_operation_overhead) + c206_chat_operation_grid_losses) AS c212
  FROM level_15
),
level_17 AS MATERIALIZED (
  SELECT
  c175,
  c177_chat_transport_transport,
  c183_chat_construction_construction,
  c201_facility_energy,
  c209_chat_end_of_life_end_of_life,
  c212,
  c286,
  k1,
  (CASE WHEN (c200 = double precision '0' OR abs(c200) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') AND (c206_chat_operation_grid_losses = double precision '0' OR abs(c206_chat_operation_grid_losses) BETWEEN double precision '3.054936363499605e-151' AND double precision '3.273390607896142e+150') THEN (c200 + c206_chat_operation_grid_losses) END + c209_chat_end_of_life_end_of_life) AS c210
  FROM level_16
)
SELECT
  k1 AS "job id",
  c210 AS "co2e_kg",
  c175 AS "manufacturing_co2e_kg",
  c177_chat_transport_transport AS "transport_co2e_kg",
  c183_chat_construction_construction AS "construction_co2e_kg",
  c212 AS "operation_co2e_kg",
  c209_chat_end_of_life_end_of_life AS "end_of_life_co2e_kg",
  c201_facility_energy AS "energy_kwh",
  c286 AS "water_l",
  'life-cycle' AS "basis",
  CASE WHEN c210 IS NULL THEN FALSE ELSE TRUE END AS "complete"
FROM level_17;
