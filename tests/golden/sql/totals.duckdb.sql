-- aicarbon X.Y.Z: bench/sql/serving.json applied to the rows of jobs, for duckdb; NULL means unknown
-- values of grid that give unknown results, because the job is invalid with them: XX
WITH
words_1(word, w1_f1, w1_f2, w1_way1) AS (VALUES
  ('FR', 0.04418e0, 0.06771445044737236e0, 0),
  ('SE', 0.03589e0, 0.050155423002604387e0, 0),
  ('US', 0.38355e0, 0.04384133611691023e0, 1))
SELECT
  k1 AS "grid",
  COUNT(*) AS "rows",
  SUM(c210) AS "co2e_kg",
  COUNT(*) - COUNT(c210) AS "co2e_kg_unknown",
  SUM(c175) AS "manufacturing_co2e_kg",
  COUNT(*) - COUNT(c175) AS "manufacturing_co2e_kg_unknown",
  SUM(c177_chat_transport_transport) AS "transport_co2e_kg",
  COUNT(*) - COUNT(c177_chat_transport_transport) AS "transport_co2e_kg_unknown",
  SUM(c183_chat_construction_construction) AS "construction_co2e_kg",
  COUNT(*) - COUNT(c183_chat_construction_construction) AS "construction_co2e_kg_unknown",
  SUM(c212) AS "operation_co2e_kg",
  COUNT(*) - COUNT(c212) AS "operation_co2e_kg_unknown",
  SUM(c209_chat_end_of_life_end_of_life) AS "end_of_life_co2e_kg",
  COUNT(*) - COUNT(c209_chat_end_of_life_end_of_life) AS "end_of_life_co2e_kg_unknown",
  SUM(c201_facility_energy) AS "energy_kwh",
  COUNT(*) - COUNT(c201_facility_energy) AS "energy_kwh_unknown",
  SUM(c286) AS "water_l",
  COUNT(*) - COUNT(c286) AS "water_l_unknown",
  SUM(CASE WHEN CASE WHEN c210 IS NULL THEN FALSE ELSE TRUE END THEN 0 ELSE 1 END) AS "rows_incomplete",
  COUNT(*) - COUNT(w1_known) AS "grid unknown",
  COUNT(*) - COUNT(n1) AS "requests unknown",
  COUNT(*) - COUNT(n2) AS "input_tokens unknown",
  COUNT(*) - COUNT(n3) AS "batch unknown",
  COUNT(*) - COUNT(n4) AS "pue unknown",
  COUNT(*) - COUNT(n5) AS "area_mm2 unknown",
  COUNT(*) - COUNT(n6) AS "utilization unknown"
FROM (
  SELECT
    c175,
    c177_chat_transport_transport,
    c183_chat_construction_construction,
    c201_facility_energy,
    c209_chat_end_of_life_end_of_life,
    c212,
    c286,
    k1,
    n1,
    n2,
    n3,
    n4,
    n5,
    n6,
    w1_known,
    (CASE WHEN (c200 = 0e0 OR abs(c200) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c206_chat_operation_grid_losses = 0e0 OR abs(c206_chat_operation_grid_losses) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c200 + c206_chat_operation_grid_losses) END + c209_chat_end_of_life_end_of_life) AS c210
  FROM (
    SELECT
      c175,
      c177_chat_transport_transport,
      c183_chat_construction_construction,
      c201_facility_energy,
      c206_chat_operation_grid_losses,
      c209_chat_end_of_life_end_of_life,
      c286,
      k1,
      n1,
      n2,
      n3,
      n4,
      n5,
      n6,
      w1_known,
      (CASE WHEN (c184 = 0e0 OR abs(c184) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c194_chat_operation_electricity = 0e0 OR abs(c194_chat_operation_electricity) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c184 + c194_chat_operation_electricity) END + c199_chat_operation_overhead) AS c200,
      ((c194_chat_operation_electricity + c199_chat_operation_overhead) + c206_chat_operation_grid_losses) AS c212
    FROM (
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
        n1,
        n2,
        n3,
        n4,
        n5,
        n6,
        w1_known,
        (CASE WHEN (c175 = 0e0 OR abs(c175) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c177_chat_transport_transport = 0e0 OR abs(c177_chat_transport_transport) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c175 + c177_chat_transport_transport) END + c183_chat_construction_construction) AS c184,
        ((c201_facility_energy * w1_f2) * w1_f1) AS c206_chat_operation_grid_losses
      FROM (
        SELECT
          c183_chat_construction_construction,
          k1,
          n1,
          n2,
          n3,
          n4,
          n5,
          n6,
          w1_f1,
          w1_f2,
          w1_known,
          NULLIF((((c129_machine_lives * c167_part_gpu) + (c129_machine_lives * 3000e0)) + (c129_machine_lives * (0.15e0 * c172_embodied_carbon_of_the_node))), CAST('NaN' AS DOUBLE)) AS c175,
          (c129_machine_lives * (0.04e0 * c172_embodied_carbon_of_the_node)) AS c177_chat_transport_transport,
          (c192_energy * w1_f1) AS c194_chat_operation_electricity,
          (CASE WHEN (c192_energy = 0e0 OR abs(c192_energy) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c192_energy * (n4 - 1e0)) END * w1_f1) AS c199_chat_operation_overhead,
          (c192_energy * n4) AS c201_facility_energy,
          (c129_machine_lives * (0.0107e0 * c172_embodied_carbon_of_the_node)) AS c209_chat_end_of_life_end_of_life,
          CASE w1_way1 WHEN 0 THEN CAST(NULL AS DOUBLE) WHEN 1 THEN ((c281_energy * 0.38e0) + ((c281_energy * n4) * 3.14e0)) END AS c286
        FROM (
          SELECT
            c167_part_gpu,
            c172_embodied_carbon_of_the_node,
            k1,
            n1,
            n2,
            n3,
            n4,
            n5,
            n6,
            w1_f1,
            w1_f2,
            w1_known,
            w1_way1,
            (c128 / 43830e0) AS c129_machine_lives,
            (((c128 * 8.904e0) * 982.8e0) / 175320e0) AS c183_chat_construction_construction,
            (CASE WHEN (c126_busy_device_time = 0e0 OR abs(c126_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c190_mean_power_of_an_accelerator = 0e0 OR abs(c190_mean_power_of_an_accelerator) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c126_busy_device_time * c190_mean_power_of_an_accelerator) END * 1.59e0) AS c192_energy,
            (CASE WHEN (c273_busy_device_time = 0e0 OR abs(c273_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c279_mean_power_of_an_accelerator = 0e0 OR abs(c279_mean_power_of_an_accelerator) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c273_busy_device_time * c279_mean_power_of_an_accelerator) END * 1.59e0) AS c281_energy
          FROM (
            SELECT
              c126_busy_device_time,
              c167_part_gpu,
              c172_embodied_carbon_of_the_node,
              c273_busy_device_time,
              k1,
              n1,
              n2,
              n3,
              n4,
              n5,
              n6,
              w1_f1,
              w1_f2,
              w1_known,
              w1_way1,
              ((c126_busy_device_time / n6) / 8e0) AS c128,
              CASE WHEN (c189 = 0e0 OR abs(c189) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c126_busy_device_time = 0e0 OR abs(c126_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c189 / c126_busy_device_time) END AS c190_mean_power_of_an_accelerator,
              CASE WHEN (c278 = 0e0 OR abs(c278) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c273_busy_device_time = 0e0 OR abs(c273_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c278 / c273_busy_device_time) END AS c279_mean_power_of_an_accelerator
            FROM (
              SELECT
                c167_part_gpu,
                c172_embodied_carbon_of_the_node,
                k1,
                n1,
                n2,
                n3,
                n4,
                n5,
                n6,
                w1_f1,
                w1_f2,
                w1_known,
                w1_way1,
                (c108_device_time_of_prefill + c125_device_time_of_decode) AS c126_busy_device_time,
                (((c108_device_time_of_prefill * 0.7e0) * 0.9e0) + (c125_device_time_of_decode * 0.42e0)) AS c189,
                (c256_device_time_of_prefill + c272_device_time_of_decode) AS c273_busy_device_time,
                (((c256_device_time_of_prefill * 0.7e0) * 0.9e0) + (c272_device_time_of_decode * 0.42e0)) AS c278
              FROM (
                SELECT
                  c125_device_time_of_decode,
                  c167_part_gpu,
                  c172_embodied_carbon_of_the_node,
                  c272_device_time_of_decode,
                  k1,
                  n1,
                  n2,
                  n3,
                  n4,
                  n5,
                  n6,
                  w1_f1,
                  w1_f2,
                  w1_known,
                  w1_way1,
                  ((n1 * (CASE WHEN c94 > c104 THEN c94 WHEN c94 <= c104 THEN c104 END * 1e0)) * c91_devices) AS c108_device_time_of_prefill,
                  ((n1 * (CASE WHEN c243 > c252 THEN c243 WHEN c243 <= c252 THEN c252 END * 1e0)) * c240_devices) AS c256_device_time_of_prefill
                FROM (
                  SELECT
                    c167_part_gpu,
                    c172_embodied_carbon_of_the_node,
                    c240_devices,
                    c243,
                    c91_devices,
                    c94,
                    k1,
                    n1,
                    n2,
                    n3,
                    n4,
                    n5,
                    n6,
                    w1_f1,
                    w1_f2,
                    w1_known,
                    w1_way1,
                    ((141.107412992e0 / c96_effective_bandwidth) / c103_batch) AS c104,
                    ((n1 * ((350e0 * (((((141.107412992e0 + (c103_batch * c75_cache_per_sequence)) / c96_effective_bandwidth) + (((c103_batch * 1e0) * 141107412992e0) / (c92_dense_peak_of_all_devices * 0.42e0))) + 6.666666666666667e-07) * 1e0)) / c103_batch)) * c91_devices) AS c125_device_time_of_decode,
                    ((141.107412992e0 / c245_effective_bandwidth) / c251_batch) AS c252,
                    ((n1 * ((350e0 * (((((141.107412992e0 + (c251_batch * c227_cache_per_sequence)) / c245_effective_bandwidth) + (((c251_batch * 1e0) * 141107412992e0) / (c241_dense_peak_of_all_devices * 0.42e0))) + 6.666666666666667e-07) * 1e0)) / c251_batch)) * c240_devices) AS c272_device_time_of_decode
                  FROM (
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
                      n2,
                      n3,
                      n4,
                      n5,
                      n6,
                      w1_f1,
                      w1_f2,
                      w1_known,
                      w1_way1,
                      CASE WHEN n3 < c102_largest_batch THEN n3 WHEN n3 >= c102_largest_batch THEN c102_largest_batch END AS c103_batch,
                      CASE WHEN n3 < c250_largest_batch THEN n3 WHEN n3 >= c250_largest_batch THEN c250_largest_batch END AS c251_batch
                    FROM (
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
                        n2,
                        n3,
                        n4,
                        n5,
                        n6,
                        w1_f1,
                        w1_f2,
                        w1_known,
                        w1_way1,
                        (((n2 * 141107412992e0) + ((1310720e0 * n2) * n2)) / (c92_dense_peak_of_all_devices * 0.55e0)) AS c94,
                        CASE WHEN c100 > 1e0 THEN c100 WHEN c100 <= 1e0 THEN 1e0 END AS c102_largest_batch,
                        (((n2 * 141107412992e0) + ((1310720e0 * n2) * n2)) / (c241_dense_peak_of_all_devices * 0.55e0)) AS c243,
                        CASE WHEN c249 > 1e0 THEN c249 WHEN c249 <= 1e0 THEN 1e0 END AS c250_largest_batch
                      FROM (
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
                          n5,
                          n6,
                          w1_f1,
                          w1_f2,
                          w1_known,
                          w1_way1,
                          (c91_devices * 3.56184e+18) AS c92_dense_peak_of_all_devices,
                          ((c91_devices * 12060000e0) * 0.65e0) AS c96_effective_bandwidth,
                          (((c91_devices * 72e0) - 141.107412992e0) / c75_cache_per_sequence) AS c100,
                          (c167_part_gpu + 3000e0) AS c172_embodied_carbon_of_the_node,
                          (c240_devices * 3.56184e+18) AS c241_dense_peak_of_all_devices,
                          ((c240_devices * 12060000e0) * 0.65e0) AS c245_effective_bandwidth,
                          (((c240_devices * 72e0) - 141.107412992e0) / c227_cache_per_sequence) AS c249
                        FROM (
                          SELECT
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
                            w1_known,
                            w1_way1,
                            CASE WHEN c80 <> 0e0 THEN (8e0 * ceil((c79_memory_needed_in_devices / 8e0))) WHEN c80 = 0e0 THEN CASE WHEN c86 <> 0e0 THEN 4e0 WHEN c86 = 0e0 THEN CASE WHEN c88 <> 0e0 THEN 2e0 WHEN c88 = 0e0 THEN 1e0 END END END AS c91_devices,
                            (8e0 * (((n5 * 25741.625e0) * CASE WHEN c163 <> 0e0 THEN (70685.83470577035e0 / c163) WHEN 70685.83470577035e0 > 0e0 THEN CAST('Infinity' AS DOUBLE) + c163 WHEN 70685.83470577035e0 < 0e0 THEN CAST('-Infinity' AS DOUBLE) + c163 END) / 0.7e0)) AS c167_part_gpu,
                            CASE WHEN c232 <> 0e0 THEN (8e0 * ceil((c231_memory_needed_in_devices / 8e0))) WHEN c232 = 0e0 THEN CASE WHEN c236 <> 0e0 THEN 4e0 WHEN c236 = 0e0 THEN CASE WHEN c237 <> 0e0 THEN 2e0 WHEN c237 = 0e0 THEN 1e0 END END END AS c240_devices
                          FROM (
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
                              w1_known,
                              w1_way1,
                              CASE WHEN 4e0 < c79_memory_needed_in_devices THEN 1e0 WHEN 4e0 >= c79_memory_needed_in_devices THEN 0e0 END AS c80,
                              CASE WHEN 2e0 < c79_memory_needed_in_devices THEN 1e0 WHEN 2e0 >= c79_memory_needed_in_devices THEN 0e0 END AS c86,
                              CASE WHEN 1e0 < c79_memory_needed_in_devices THEN 1e0 WHEN 1e0 >= c79_memory_needed_in_devices THEN 0e0 END AS c88,
                              (((67886.67565142184e0 / (c156 * c156)) - (471.0504024792536e0 / c156)) * c153) AS c163,
                              CASE WHEN 4e0 < c231_memory_needed_in_devices THEN 1e0 WHEN 4e0 >= c231_memory_needed_in_devices THEN 0e0 END AS c232,
                              CASE WHEN 2e0 < c231_memory_needed_in_devices THEN 1e0 WHEN 2e0 >= c231_memory_needed_in_devices THEN 0e0 END AS c236,
                              CASE WHEN 1e0 < c231_memory_needed_in_devices THEN 1e0 WHEN 1e0 >= c231_memory_needed_in_devices THEN 0e0 END AS c237
                            FROM (
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
                                w1_known,
                                w1_way1,
                                ((141.107412992e0 + (n3 * c75_cache_per_sequence)) / 72e0) AS c79_memory_needed_in_devices,
                                (sqrt(c153) + 0.06e0) AS c156,
                                ((141.107412992e0 + (n3 * c227_cache_per_sequence)) / 72e0) AS c231_memory_needed_in_devices
                              FROM (
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
                                  w1_known,
                                  w1_way1,
                                  (0.00032768e0 * (n2 + 175e0)) AS c75_cache_per_sequence,
                                  (n5 / 1e-06) AS c153,
                                  (0.00032768e0 * (n2 + 175e0)) AS c227_cache_per_sequence
                                FROM (
                                  SELECT
                                    k1,
                                    w1_f1,
                                    w1_f2,
                                    w1_known,
                                    w1_way1,
                                    CASE WHEN n1_raw >= 1e-30 AND n1_raw <= 1e+30 THEN n1_raw END AS n1,
                                    CASE WHEN n2_raw = 0e0 OR n2_raw >= 1e-30 AND n2_raw <= 1e+30 THEN n2_raw END AS n2,
                                    CASE WHEN n3_raw >= 1e-30 AND n3_raw <= 1e+30 THEN n3_raw END AS n3,
                                    CASE WHEN n4_raw >= 1e0 AND n4_raw <= 10e0 THEN n4_raw END AS n4,
                                    CASE WHEN n5_raw >= 1e-30 AND n5_raw <= 1e+30 THEN (n5_raw / 1000000e0) END AS n5,
                                    CASE WHEN n6_raw >= 1e-30 AND n6_raw <= 1e0 THEN n6_raw END AS n6
                                  FROM (
                                    SELECT
                                      records."grid" AS k1,
                                      CAST(records."requests" AS DOUBLE) AS n1_raw,
                                      CAST(records."input_tokens" AS DOUBLE) AS n2_raw,
                                      CAST(records."batch" AS DOUBLE) AS n3_raw,
                                      CAST(records."pue" AS DOUBLE) AS n4_raw,
                                      CAST(records."area_mm2" AS DOUBLE) AS n5_raw,
                                      CAST(records."utilization" AS DOUBLE) AS n6_raw,
                                      words_1.word AS w1_known,
                                      words_1.w1_f1,
                                      words_1.w1_f2,
                                      words_1.w1_way1
                                    FROM "jobs" AS records
                                    LEFT JOIN words_1 ON words_1.word = CAST(records."grid" AS VARCHAR)
                                  ) AS level_0
                                ) AS level_1
                              ) AS level_2
                            ) AS level_3
                          ) AS level_4
                        ) AS level_5
                      ) AS level_6
                    ) AS level_7
                  ) AS level_8
                ) AS level_9
              ) AS level_10
            ) AS level_11
          ) AS level_12
        ) AS level_13
      ) AS level_14
    ) AS level_15
  ) AS level_16
) AS level_17
GROUP BY k1
ORDER BY k1;
