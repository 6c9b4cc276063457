-- aicarbon X.Y.Z: bench/sql/serving.json applied to the rows of jobs, for spark; NULL means unknown
-- values of grid that give unknown results, because the job is invalid with them: XX
WITH
words_1(word, w1_f1, w1_f2, w1_way1) AS (VALUES
  ('FR', 0.04418D, 0.06771445044737236D, 0),
  ('SE', 0.03589D, 0.050155423002604387D, 0),
  ('US', 0.38355D, 0.04384133611691023D, 1))
SELECT
  k1 AS `grid`,
  COUNT(*) AS `rows`,
  SUM(c210) AS `co2e_kg`,
  COUNT(*) - COUNT(c210) AS `co2e_kg_unknown`,
  SUM(c175) AS `manufacturing_co2e_kg`,
  COUNT(*) - COUNT(c175) AS `manufacturing_co2e_kg_unknown`,
  SUM(c177_chat_transport_transport) AS `transport_co2e_kg`,
  COUNT(*) - COUNT(c177_chat_transport_transport) AS `transport_co2e_kg_unknown`,
  SUM(c183_chat_construction_construction) AS `construction_co2e_kg`,
  COUNT(*) - COUNT(c183_chat_construction_construction) AS `construction_co2e_kg_unknown`,
  SUM(c212) AS `operation_co2e_kg`,
  COUNT(*) - COUNT(c212) AS `operation_co2e_kg_unknown`,
  SUM(c209_chat_end_of_life_end_of_life) AS `end_of_life_co2e_kg`,
  COUNT(*) - COUNT(c209_chat_end_of_life_end_of_life) AS `end_of_life_co2e_kg_unknown`,
  SUM(c201_facility_energy) AS `energy_kwh`,
  COUNT(*) - COUNT(c201_facility_energy) AS `energy_kwh_unknown`,
  SUM(c286) AS `water_l`,
  COUNT(*) - COUNT(c286) AS `water_l_unknown`,
  SUM(CASE WHEN CASE WHEN c210 IS NULL THEN FALSE ELSE TRUE END THEN 0 ELSE 1 END) AS `rows_incomplete`,
  COUNT(*) - COUNT(w1_known) AS `grid unknown`,
  COUNT(*) - COUNT(n1) AS `requests unknown`,
  COUNT(*) - COUNT(n2) AS `input_tokens unknown`,
  COUNT(*) - COUNT(n3) AS `batch unknown`,
  COUNT(*) - COUNT(n4) AS `pue unknown`,
  COUNT(*) - COUNT(n5) AS `area_mm2 unknown`,
  COUNT(*) - COUNT(n6) AS `utilization unknown`
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
    (CASE WHEN (c200 = 0D OR abs(c200) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c206_chat_operation_grid_losses = 0D OR abs(c206_chat_operation_grid_losses) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c200 + c206_chat_operation_grid_losses) END + c209_chat_end_of_life_end_of_life) AS c210
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
      (CASE WHEN (c184 = 0D OR abs(c184) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c194_chat_operation_electricity = 0D OR abs(c194_chat_operation_electricity) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c184 + c194_chat_operation_electricity) END + c199_chat_operation_overhead) AS c200,
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
        (CASE WHEN (c175 = 0D OR abs(c175) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c177_chat_transport_transport = 0D OR abs(c177_chat_transport_transport) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c175 + c177_chat_transport_transport) END + c183_chat_construction_construction) AS c184,
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
          NULLIF((((c129_machine_lives * c167_part_gpu) + (c129_machine_lives * 3000D)) + (c129_machine_lives * (0.15D * c172_embodied_carbon_of_the_node))), CAST('NaN' AS DOUBLE)) AS c175,
          (c129_machine_lives * (0.04D * c172_embodied_carbon_of_the_node)) AS c177_chat_transport_transport,
          (c192_energy * w1_f1) AS c194_chat_operation_electricity,
          (CASE WHEN (c192_energy = 0D OR abs(c192_energy) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c192_energy * (n4 - 1D)) END * w1_f1) AS c199_chat_operation_overhead,
          (c192_energy * n4) AS c201_facility_energy,
          (c129_machine_lives * (0.0107D * c172_embodied_carbon_of_the_node)) AS c209_chat_end_of_life_end_of_life,
          CASE w1_way1 WHEN 0 THEN CAST(NULL AS DOUBLE) WHEN 1 THEN ((c281_energy * 0.38D) + ((c281_energy * n4) * 3.14D)) END AS c286
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
            (c128 / 43830D) AS c129_machine_lives,
            (((c128 * 8.904D) * 982.8D) / 175320D) AS c183_chat_construction_construction,
            (CASE WHEN (c126_busy_device_time = 0D OR abs(c126_busy_device_time) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c190_mean_power_of_an_accelerator = 0D OR abs(c190_mean_power_of_an_accelerator) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c126_busy_device_time * c190_mean_power_of_an_accelerator) END * 1.59D) AS c192_energy,
            (CASE WHEN (c273_busy_device_time = 0D OR abs(c273_busy_device_time) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c279_mean_power_of_an_accelerator = 0D OR abs(c279_mean_power_of_an_accelerator) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c273_busy_device_time * c279_mean_power_of_an_accelerator) END * 1.59D) AS c281_energy
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
              ((c126_busy_device_time / n6) / 8D) AS c128,
              CASE WHEN (c189 = 0D OR abs(c189) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c126_busy_device_time = 0D OR abs(c126_busy_device_time) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c189 / c126_busy_device_time) END AS c190_mean_power_of_an_accelerator,
              CASE WHEN (c278 = 0D OR abs(c278) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) AND (c273_busy_device_time = 0D OR abs(c273_busy_device_time) BETWEEN 3.054936363499605e-151D AND 3.273390607896142e+150D) THEN (c278 / c273_busy_device_time) END AS c279_mean_power_of_an_accelerator
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
                (((c108_device_time_of_prefill * 0.7D) * 0.9D) + (c125_device_time_of_decode * 0.42D)) AS c189,
                (c256_device_time_of_prefill + c272_device_time_of_decode) AS c273_busy_device_time,
                (((c256_device_time_of_prefill * 0.7D) * 0.9D) + (c272_device_time_of_decode * 0.42D)) AS c278
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
                  ((n1 * (CASE WHEN c94 > c104 THEN c94 WHEN c94 <= c104 THEN c104 END * 1D)) * c91_devices) AS c108_device_time_of_prefill,
                  ((n1 * (CASE WHEN c243 > c252 THEN c243 WHEN c243 <= c252 THEN c252 END * 1D)) * c240_devices) AS c256_device_time_of_prefill
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
                    ((141.107412992D / c96_effective_bandwidth) / c103_batch) AS c104,
                    ((n1 * ((350D * (((((141.107412992D + (c103_batch * c75_cache_per_sequence)) / c96_effective_bandwidth) + (((c103_batch * 1D) * 141107412992D) / (c92_dense_peak_of_all_devices * 0.42D))) + 6.666666666666667e-07D) * 1D)) / c103_batch)) * c91_devices) AS c125_device_time_of_decode,
                    ((141.107412992D / c245_effective_bandwidth) / c251_batch) AS c252,
                    ((n1 * ((350D * (((((141.107412992D + (c251_batch * c227_cache_per_sequence)) / c245_effective_bandwidth) + (((c251_batch * 1D) * 141107412992D) / (c241_dense_peak_of_all_devices * 0.42D))) + 6.666666666666667e-07D) * 1D)) / c251_batch)) * c240_devices) AS c272_device_time_of_decode
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
                        (((n2 * 141107412992D) + ((1310720D * n2) * n2)) / (c92_dense_peak_of_all_devices * 0.55D)) AS c94,
                        CASE WHEN c100 > 1D THEN c100 WHEN c100 <= 1D THEN 1D END AS c102_largest_batch,
                        (((n2 * 141107412992D) + ((1310720D * n2) * n2)) / (c241_dense_peak_of_all_devices * 0.55D)) AS c243,
                        CASE WHEN c249 > 1D THEN c249 WHEN c249 <= 1D THEN 1D END AS c250_largest_batch
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
                          (c91_devices * 3.56184e+18D) AS c92_dense_peak_of_all_devices,
                          ((c91_devices * 12060000D) * 0.65D) AS c96_effective_bandwidth,
                          (((c91_devices * 72D) - 141.107412992D) / c75_cache_per_sequence) AS c100,
                          (c167_part_gpu + 3000D) AS c172_embodied_carbon_of_the_node,
                          (c240_devices * 3.56184e+18D) AS c241_dense_peak_of_all_devices,
                          ((c240_devices * 12060000D) * 0.65D) AS c245_effective_bandwidth,
                          (((c240_devices * 72D) - 141.107412992D) / c227_cache_per_sequence) AS c249
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
                            CASE WHEN c80 <> 0D THEN (8D * CAST(ceil((c79_memory_needed_in_devices / 8D)) AS DOUBLE)) WHEN c80 = 0D THEN CASE WHEN c86 <> 0D THEN 4D WHEN c86 = 0D THEN CASE WHEN c88 <> 0D THEN 2D WHEN c88 = 0D THEN 1D END END END AS c91_devices,
                            (8D * (((n5 * 25741.625D) * CASE WHEN c163 <> 0D THEN (70685.83470577035D / c163) WHEN 70685.83470577035D > 0D THEN DOUBLE('Infinity') + c163 WHEN 70685.83470577035D < 0D THEN DOUBLE('-Infinity') + c163 END) / 0.7D)) AS c167_part_gpu,
                            CASE WHEN c232 <> 0D THEN (8D * CAST(ceil((c231_memory_needed_in_devices / 8D)) AS DOUBLE)) WHEN c232 = 0D THEN CASE WHEN c236 <> 0D THEN 4D WHEN c236 = 0D THEN CASE WHEN c237 <> 0D THEN 2D WHEN c237 = 0D THEN 1D END END END AS c240_devices
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
                              CASE WHEN 4D < c79_memory_needed_in_devices THEN 1D WHEN 4D >= c79_memory_needed_in_devices THEN 0D END AS c80,
                              CASE WHEN 2D < c79_memory_needed_in_devices THEN 1D WHEN 2D >= c79_memory_needed_in_devices THEN 0D END AS c86,
                              CASE WHEN 1D < c79_memory_needed_in_devices THEN 1D WHEN 1D >= c79_memory_needed_in_devices THEN 0D END AS c88,
                              (((67886.67565142184D / (c156 * c156)) - (471.0504024792536D / c156)) * c153) AS c163,
                              CASE WHEN 4D < c231_memory_needed_in_devices THEN 1D WHEN 4D >= c231_memory_needed_in_devices THEN 0D END AS c232,
                              CASE WHEN 2D < c231_memory_needed_in_devices THEN 1D WHEN 2D >= c231_memory_needed_in_devices THEN 0D END AS c236,
                              CASE WHEN 1D < c231_memory_needed_in_devices THEN 1D WHEN 1D >= c231_memory_needed_in_devices THEN 0D END AS c237
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
                                ((141.107412992D + (n3 * c75_cache_per_sequence)) / 72D) AS c79_memory_needed_in_devices,
                                (sqrt(c153) + 0.06D) AS c156,
                                ((141.107412992D + (n3 * c227_cache_per_sequence)) / 72D) AS c231_memory_needed_in_devices
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
                                  (0.00032768D * (n2 + 175D)) AS c75_cache_per_sequence,
                                  (n5 / 1e-06D) AS c153,
                                  (0.00032768D * (n2 + 175D)) AS c227_cache_per_sequence
                                FROM (
                                  SELECT
                                    k1,
                                    w1_f1,
                                    w1_f2,
                                    w1_known,
                                    w1_way1,
                                    CASE WHEN n1_raw >= 1e-30D AND n1_raw <= 1e+30D THEN n1_raw END AS n1,
                                    CASE WHEN n2_raw = 0D OR n2_raw >= 1e-30D AND n2_raw <= 1e+30D THEN n2_raw END AS n2,
                                    CASE WHEN n3_raw >= 1e-30D AND n3_raw <= 1e+30D THEN n3_raw END AS n3,
                                    CASE WHEN n4_raw >= 1D AND n4_raw <= 10D THEN n4_raw END AS n4,
                                    CASE WHEN n5_raw >= 1e-30D AND n5_raw <= 1e+30D THEN (n5_raw / 1000000D) END AS n5,
                                    CASE WHEN n6_raw >= 1e-30D AND n6_raw <= 1D THEN n6_raw END AS n6
                                  FROM (
                                    SELECT
                                      records.`grid` AS k1,
                                      CAST(records.`requests` AS DOUBLE) AS n1_raw,
                                      CAST(records.`input_tokens` AS DOUBLE) AS n2_raw,
                                      CAST(records.`batch` AS DOUBLE) AS n3_raw,
                                      CAST(records.`pue` AS DOUBLE) AS n4_raw,
                                      CAST(records.`area_mm2` AS DOUBLE) AS n5_raw,
                                      CAST(records.`utilization` AS DOUBLE) AS n6_raw,
                                      words_1.word AS w1_known,
                                      words_1.w1_f1,
                                      words_1.w1_f2,
                                      words_1.w1_way1
                                    FROM `jobs` AS records
                                    LEFT JOIN words_1 ON words_1.word = CAST(records.`grid` AS STRING)
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
