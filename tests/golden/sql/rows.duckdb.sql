-- aicarbon X.Y.Z: bench/sql/serving.json applied to the rows of jobs, for duckdb; NULL means unknown
-- values of grid that give unknown results, because the job is invalid with them: XX
WITH
words_1(word, w1_f1, w1_f2, w1_way1) AS (VALUES
  ('FR', 0.04418e0, 0.06771445044737236e0, 0),
  ('SE', 0.03589e0, 0.050155423002604387e0, 0),
  ('US', 0.38355e0, 0.04384133611691023e0, 1))
SELECT
  k1 AS "job id",
  c211 AS "co2e_kg",
  c176 AS "manufacturing_co2e_kg",
  c178_chat_transport_transport AS "transport_co2e_kg",
  c184_chat_construction_construction AS "construction_co2e_kg",
  c213 AS "operation_co2e_kg",
  c210_chat_end_of_life_end_of_life AS "end_of_life_co2e_kg",
  c202_facility_energy AS "energy_kwh",
  c287 AS "water_l",
  'life-cycle' AS "basis",
  CASE WHEN c211 IS NULL THEN FALSE ELSE TRUE END AS "complete",
  TRIM(CASE WHEN c290 < 1e0 THEN ' AC2325' ELSE '' END || CASE WHEN c293 < 1e0 THEN ' AC2327' ELSE '' END || CASE WHEN c294 < 1e0 THEN ' AC2328' ELSE '' END || CASE WHEN n4 > 2.5e0 THEN ' AC3003' ELSE '' END || CASE WHEN n6 = 0e0 OR n6 > 0e0 AND n6 < 0.01e0 OR n3 = 0e0 OR n3 > 0e0 AND n3 < 1e0 OR n3 > 16384e0 OR n2 > 0e0 AND n2 < 1e0 OR n2 > 10000000e0 THEN ' AC3071' ELSE '' END) AS "warnings"
FROM (
  SELECT
    c176,
    c178_chat_transport_transport,
    c184_chat_construction_construction,
    c202_facility_energy,
    c210_chat_end_of_life_end_of_life,
    c213,
    c287,
    c290,
    c293,
    c294,
    k1,
    n2,
    n3,
    n4,
    n6,
    (CASE WHEN (c201 = 0e0 OR abs(c201) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c207_chat_operation_grid_losses = 0e0 OR abs(c207_chat_operation_grid_losses) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c201 + c207_chat_operation_grid_losses) END + c210_chat_end_of_life_end_of_life) AS c211
  FROM (
    SELECT
      c176,
      c178_chat_transport_transport,
      c184_chat_construction_construction,
      c202_facility_energy,
      c207_chat_operation_grid_losses,
      c210_chat_end_of_life_end_of_life,
      c287,
      c290,
      c293,
      c294,
      k1,
      n2,
      n3,
      n4,
      n6,
      (CASE WHEN (c185 = 0e0 OR abs(c185) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c195_chat_operation_electricity = 0e0 OR abs(c195_chat_operation_electricity) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c185 + c195_chat_operation_electricity) END + c200_chat_operation_overhead) AS c201,
      ((c195_chat_operation_electricity + c200_chat_operation_overhead) + c207_chat_operation_grid_losses) AS c213
    FROM (
      SELECT
        c176,
        c178_chat_transport_transport,
        c184_chat_construction_construction,
        c195_chat_operation_electricity,
        c200_chat_operation_overhead,
        c202_facility_energy,
        c210_chat_end_of_life_end_of_life,
        c287,
        c290,
        c293,
        c294,
        k1,
        n2,
        n3,
        n4,
        n6,
        (CASE WHEN (c176 = 0e0 OR abs(c176) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c178_chat_transport_transport = 0e0 OR abs(c178_chat_transport_transport) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c176 + c178_chat_transport_transport) END + c184_chat_construction_construction) AS c185,
        ((c202_facility_energy * w1_f2) * w1_f1) AS c207_chat_operation_grid_losses
      FROM (
        SELECT
          c184_chat_construction_construction,
          c287,
          c290,
          c293,
          c294,
          k1,
          n2,
          n3,
          n4,
          n6,
          w1_f1,
          w1_f2,
          NULLIF((((c130_machine_lives * c168_part_gpu) + (c130_machine_lives * 3000e0)) + (c130_machine_lives * (0.15e0 * c173_embodied_carbon_of_the_node))), CAST('NaN' AS DOUBLE)) AS c176,
          (c130_machine_lives * (0.04e0 * c173_embodied_carbon_of_the_node)) AS c178_chat_transport_transport,
          (c193_energy * w1_f1) AS c195_chat_operation_electricity,
          (CASE WHEN (c193_energy = 0e0 OR abs(c193_energy) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c193_energy * (n4 - 1e0)) END * w1_f1) AS c200_chat_operation_overhead,
          (c193_energy * n4) AS c202_facility_energy,
          (c130_machine_lives * (0.0107e0 * c173_embodied_carbon_of_the_node)) AS c210_chat_end_of_life_end_of_life
        FROM (
          SELECT
            c168_part_gpu,
            c173_embodied_carbon_of_the_node,
            c290,
            c293,
            c294,
            k1,
            n2,
            n3,
            n4,
            n6,
            w1_f1,
            w1_f2,
            (c129 / 43830e0) AS c130_machine_lives,
            (((c129 * 8.904e0) * 982.8e0) / 175320e0) AS c184_chat_construction_construction,
            (CASE WHEN (c127_busy_device_time = 0e0 OR abs(c127_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c191_mean_power_of_an_accelerator = 0e0 OR abs(c191_mean_power_of_an_accelerator) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c127_busy_device_time * c191_mean_power_of_an_accelerator) END * 1.59e0) AS c193_energy,
            CASE w1_way1 WHEN 0 THEN CAST(NULL AS DOUBLE) WHEN 1 THEN ((c282_energy * 0.38e0) + ((c282_energy * n4) * 3.14e0)) END AS c287
          FROM (
            SELECT
              c127_busy_device_time,
              c168_part_gpu,
              c173_embodied_carbon_of_the_node,
              c290,
              c293,
              c294,
              k1,
              n2,
              n3,
              n4,
              n6,
              w1_f1,
              w1_f2,
              w1_way1,
              ((c127_busy_device_time / n6) / 8e0) AS c129,
              CASE WHEN (c190 = 0e0 OR abs(c190) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c127_busy_device_time = 0e0 OR abs(c127_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c190 / c127_busy_device_time) END AS c191_mean_power_of_an_accelerator,
              (CASE WHEN (c274_busy_device_time = 0e0 OR abs(c274_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c280_mean_power_of_an_accelerator = 0e0 OR abs(c280_mean_power_of_an_accelerator) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c274_busy_device_time * c280_mean_power_of_an_accelerator) END * 1.59e0) AS c282_energy
            FROM (
              SELECT
                c168_part_gpu,
                c173_embodied_carbon_of_the_node,
                c274_busy_device_time,
                c290,
                c293,
                c294,
                k1,
                n2,
                n3,
                n4,
                n6,
                w1_f1,
                w1_f2,
                w1_way1,
                (c109_device_time_of_prefill + c126_device_time_of_decode) AS c127_busy_device_time,
                (((c109_device_time_of_prefill * 0.7e0) * 0.9e0) + (c126_device_time_of_decode * 0.42e0)) AS c190,
                CASE WHEN (c279 = 0e0 OR abs(c279) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) AND (c274_busy_device_time = 0e0 OR abs(c274_busy_device_time) BETWEEN 3.054936363499605e-151 AND 3.273390607896142e+150) THEN (c279 / c274_busy_device_time) END AS c280_mean_power_of_an_accelerator
              FROM (
                SELECT
                  c126_device_time_of_decode,
                  c168_part_gpu,
                  c173_embodied_carbon_of_the_node,
                  c290,
                  c293,
                  c294,
                  k1,
                  n2,
                  n3,
                  n4,
                  n6,
                  w1_f1,
                  w1_f2,
                  w1_way1,
                  ((n1 * (CASE WHEN c95 > c105 THEN c95 WHEN c95 <= c105 THEN c105 END * 1e0)) * c92_devices) AS c109_device_time_of_prefill,
                  (c257_device_time_of_prefill + c273_device_time_of_decode) AS c274_busy_device_time,
                  (((c257_device_time_of_prefill * 0.7e0) * 0.9e0) + (c273_device_time_of_decode * 0.42e0)) AS c279
                FROM (
                  SELECT
                    c168_part_gpu,
                    c173_embodied_carbon_of_the_node,
                    c273_device_time_of_decode,
                    c290,
                    c293,
                    c294,
                    c92_devices,
                    c95,
                    k1,
                    n1,
                    n2,
                    n3,
                    n4,
                    n6,
                    w1_f1,
                    w1_f2,
                    w1_way1,
                    ((141.107412992e0 / c97_effective_bandwidth) / c104_batch) AS c105,
                    ((n1 * ((350e0 * (((((141.107412992e0 + (c104_batch * c76_cache_per_sequence)) / c97_effective_bandwidth) + (((c104_batch * 1e0) * 141107412992e0) / (c93_dense_peak_of_all_devices * 0.42e0))) + 6.666666666666667e-07) * 1e0)) / c104_batch)) * c92_devices) AS c126_device_time_of_decode,
                    ((n1 * (CASE WHEN c244 > c253 THEN c244 WHEN c244 <= c253 THEN c253 END * 1e0)) * c241_devices) AS c257_device_time_of_prefill
                  FROM (
                    SELECT
                      c168_part_gpu,
                      c173_embodied_carbon_of_the_node,
                      c241_devices,
                      c244,
                      c290,
                      c293,
                      c76_cache_per_sequence,
                      c92_devices,
                      c93_dense_peak_of_all_devices,
                      c95,
                      c97_effective_bandwidth,
                      k1,
                      n1,
                      n2,
                      n3,
                      n4,
                      n6,
                      w1_f1,
                      w1_f2,
                      w1_way1,
                      CASE WHEN n3 < c103_largest_batch THEN n3 WHEN n3 >= c103_largest_batch THEN c103_largest_batch END AS c104_batch,
                      ((141.107412992e0 / c246_effective_bandwidth) / c252_batch) AS c253,
                      ((n1 * ((350e0 * (((((141.107412992e0 + (c252_batch * c228_cache_per_sequence)) / c246_effective_bandwidth) + (((c252_batch * 1e0) * 141107412992e0) / (c242_dense_peak_of_all_devices * 0.42e0))) + 6.666666666666667e-07) * 1e0)) / c252_batch)) * c241_devices) AS c273_device_time_of_decode,
                      (c103_largest_batch / n3) AS c294
                    FROM (
                      SELECT
                        c168_part_gpu,
                        c173_embodied_carbon_of_the_node,
                        c228_cache_per_sequence,
                        c241_devices,
                        c242_dense_peak_of_all_devices,
                        c244,
                        c246_effective_bandwidth,
                        c290,
                        c293,
                        c76_cache_per_sequence,
                        c92_devices,
                        c93_dense_peak_of_all_devices,
                        c95,
                        c97_effective_bandwidth,
                        k1,
                        n1,
                        n2,
                        n3,
                        n4,
                        n6,
                        w1_f1,
                        w1_f2,
                        w1_way1,
                        CASE WHEN c101 > 1e0 THEN c101 WHEN c101 <= 1e0 THEN 1e0 END AS c103_largest_batch,
                        CASE WHEN n3 < c251_largest_batch THEN n3 WHEN n3 >= c251_largest_batch THEN c251_largest_batch END AS c252_batch
                      FROM (
                        SELECT
                          c168_part_gpu,
                          c173_embodied_carbon_of_the_node,
                          c228_cache_per_sequence,
                          c241_devices,
                          c242_dense_peak_of_all_devices,
                          c246_effective_bandwidth,
                          c290,
                          c76_cache_per_sequence,
                          c92_devices,
                          c93_dense_peak_of_all_devices,
                          c97_effective_bandwidth,
                          k1,
                          n1,
                          n2,
                          n3,
                          n4,
                          n6,
                          w1_f1,
                          w1_f2,
                          w1_way1,
                          (((n2 * 141107412992e0) + ((1310720e0 * n2) * n2)) / (c93_dense_peak_of_all_devices * 0.55e0)) AS c95,
                          ((c99 - 141.107412992e0) / c76_cache_per_sequence) AS c101,
                          (((n2 * 141107412992e0) + ((1310720e0 * n2) * n2)) / (c242_dense_peak_of_all_devices * 0.55e0)) AS c244,
                          CASE WHEN c250 > 1e0 THEN c250 WHEN c250 <= 1e0 THEN 1e0 END AS c251_largest_batch,
                          (c99 / (141.107412992e0 + (1e0 * c76_cache_per_sequence))) AS c293
                        FROM (
                          SELECT
                            c168_part_gpu,
                            c228_cache_per_sequence,
                            c241_devices,
                            c290,
                            c76_cache_per_sequence,
                            c92_devices,
                            k1,
                            n1,
                            n2,
                            n3,
                            n4,
                            n6,
                            w1_f1,
                            w1_f2,
                            w1_way1,
                            (c92_devices * 3.56184e+18) AS c93_dense_peak_of_all_devices,
                            ((c92_devices * 12060000e0) * 0.65e0) AS c97_effective_bandwidth,
                            (c92_devices * 72e0) AS c99,
                            (c168_part_gpu + 3000e0) AS c173_embodied_carbon_of_the_node,
                            (c241_devices * 3.56184e+18) AS c242_dense_peak_of_all_devices,
                            ((c241_devices * 12060000e0) * 0.65e0) AS c246_effective_bandwidth,
                            (((c241_devices * 72e0) - 141.107412992e0) / c228_cache_per_sequence) AS c250
                          FROM (
                            SELECT
                              c228_cache_per_sequence,
                              c290,
                              c76_cache_per_sequence,
                              k1,
                              n1,
                              n2,
                              n3,
                              n4,
                              n6,
                              w1_f1,
                              w1_f2,
                              w1_way1,
                              CASE WHEN c81 <> 0e0 THEN (8e0 * ceil((c80_memory_needed_in_devices / 8e0))) WHEN c81 = 0e0 THEN CASE WHEN c87 <> 0e0 THEN 4e0 WHEN c87 = 0e0 THEN CASE WHEN c89 <> 0e0 THEN 2e0 WHEN c89 = 0e0 THEN 1e0 END END END AS c92_devices,
                              (8e0 * (((n5 * 25741.625e0) * CASE WHEN c164 <> 0e0 THEN (70685.83470577035e0 / c164) WHEN 70685.83470577035e0 > 0e0 THEN CAST('Infinity' AS DOUBLE) + c164 WHEN 70685.83470577035e0 < 0e0 THEN CAST('-Infinity' AS DOUBLE) + c164 END) / 0.7e0)) AS c168_part_gpu,
                              CASE WHEN c233 <> 0e0 THEN (8e0 * ceil((c232_memory_needed_in_devices / 8e0))) WHEN c233 = 0e0 THEN CASE WHEN c237 <> 0e0 THEN 4e0 WHEN c237 = 0e0 THEN CASE WHEN c238 <> 0e0 THEN 2e0 WHEN c238 = 0e0 THEN 1e0 END END END AS c241_devices
                            FROM (
                              SELECT
                                c228_cache_per_sequence,
                                c232_memory_needed_in_devices,
                                c290,
                                c76_cache_per_sequence,
                                c80_memory_needed_in_devices,
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
                                CASE WHEN 4e0 < c80_memory_needed_in_devices THEN 1e0 WHEN 4e0 >= c80_memory_needed_in_devices THEN 0e0 END AS c81,
                                CASE WHEN 2e0 < c80_memory_needed_in_devices THEN 1e0 WHEN 2e0 >= c80_memory_needed_in_devices THEN 0e0 END AS c87,
                                CASE WHEN 1e0 < c80_memory_needed_in_devices THEN 1e0 WHEN 1e0 >= c80_memory_needed_in_devices THEN 0e0 END AS c89,
                                (((67886.67565142184e0 / (c157 * c157)) - (471.0504024792536e0 / c157)) * c154) AS c164,
                                CASE WHEN 4e0 < c232_memory_needed_in_devices THEN 1e0 WHEN 4e0 >= c232_memory_needed_in_devices THEN 0e0 END AS c233,
                                CASE WHEN 2e0 < c232_memory_needed_in_devices THEN 1e0 WHEN 2e0 >= c232_memory_needed_in_devices THEN 0e0 END AS c237,
                                CASE WHEN 1e0 < c232_memory_needed_in_devices THEN 1e0 WHEN 1e0 >= c232_memory_needed_in_devices THEN 0e0 END AS c238
                              FROM (
                                SELECT
                                  c154,
                                  c228_cache_per_sequence,
                                  c290,
                                  c76_cache_per_sequence,
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
                                  ((141.107412992e0 + (n3 * c76_cache_per_sequence)) / 72e0) AS c80_memory_needed_in_devices,
                                  (sqrt(c154) + 0.06e0) AS c157,
                                  ((141.107412992e0 + (n3 * c228_cache_per_sequence)) / 72e0) AS c232_memory_needed_in_devices
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
                                    w1_way1,
                                    (0.00032768e0 * (n2 + 175e0)) AS c76_cache_per_sequence,
                                    (n5 / 1e-06) AS c154,
                                    (0.00032768e0 * (n2 + 175e0)) AS c228_cache_per_sequence,
                                    (131072e0 / (n2 + 350e0)) AS c290
                                  FROM (
                                    SELECT
                                      k1,
                                      w1_f1,
                                      w1_f2,
                                      w1_way1,
                                      CASE WHEN n1_raw >= 1e-30 AND n1_raw <= 1e+30 THEN n1_raw END AS n1,
                                      CASE WHEN n2_raw = 0e0 OR n2_raw >= 1e-30 AND n2_raw <= 1e+30 THEN n2_raw END AS n2,
                                      CASE WHEN n3_raw >= 1e-30 AND n3_raw <= 1e+30 THEN n3_raw END AS n3,
                                      CASE WHEN n4_raw >= 1e0 AND n4_raw <= 10e0 THEN n4_raw END AS n4,
                                      CASE WHEN n5_raw >= 1e-30 AND n5_raw <= 1e+30 THEN (n5_raw / 1000000e0) END AS n5,
                                      CASE WHEN n6_raw >= 1e-30 AND n6_raw <= 1e0 THEN n6_raw END AS n6
                                    FROM (
                                      SELECT
                                        records."job id" AS k1,
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
) AS level_18;
