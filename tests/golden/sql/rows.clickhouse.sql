-- aicarbon X.Y.Z: bench/sql/serving.json applied to the rows of jobs, for clickhouse; NULL means unknown
-- values of grid that give unknown results, because the job is invalid with them: XX
WITH
words_1 AS (SELECT * FROM values('word Nullable(String), w1_f1 Nullable(Float64), w1_f2 Nullable(Float64), w1_way1 Nullable(Int32)',
  ('FR', (toFloat64(397938063074457) / 9007199254740992), (toFloat64(4879340380838145) / 72057594037927936), 0),
  ('SE', (toFloat64(5172294100042467) / 144115188075855872), (toFloat64(7228158219044439) / 144115188075855872), 0),
  ('US', (toFloat64(6909422548311815) / 18014398509481984), (toFloat64(6318202399985331) / 144115188075855872), 1)))
SELECT
  k1 AS `job id`,
  c210 AS `co2e_kg`,
  c175 AS `manufacturing_co2e_kg`,
  c177_chat_transport_transport AS `transport_co2e_kg`,
  c183_chat_construction_construction AS `construction_co2e_kg`,
  c212 AS `operation_co2e_kg`,
  c209_chat_end_of_life_end_of_life AS `end_of_life_co2e_kg`,
  c201_facility_energy AS `energy_kwh`,
  c286 AS `water_l`,
  'life-cycle' AS `basis`,
  CASE WHEN c210 IS NULL THEN false ELSE true END AS `complete`
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
    (CASE WHEN (c200 = toFloat64(0) OR abs(c200) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c206_chat_operation_grid_losses = toFloat64(0) OR abs(c206_chat_operation_grid_losses) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c200 + c206_chat_operation_grid_losses) END + c209_chat_end_of_life_end_of_life) AS c210
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
      (CASE WHEN (c184 = toFloat64(0) OR abs(c184) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c194_chat_operation_electricity = toFloat64(0) OR abs(c194_chat_operation_electricity) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c184 + c194_chat_operation_electricity) END + c199_chat_operation_overhead) AS c200,
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
        (CASE WHEN (c175 = toFloat64(0) OR abs(c175) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c177_chat_transport_transport = toFloat64(0) OR abs(c177_chat_transport_transport) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c175 + c177_chat_transport_transport) END + c183_chat_construction_construction) AS c184,
        ((c201_facility_energy * w1_f2) * w1_f1) AS c206_chat_operation_grid_losses
      FROM (
        SELECT
          c183_chat_construction_construction,
          k1,
          w1_f1,
          w1_f2,
          NULLIF((((c129_machine_lives * c167_part_gpu) + (c129_machine_lives * toFloat64(3000))) + (c129_machine_lives * ((toFloat64(5404319552844595) / 36028797018963968) * c172_embodied_carbon_of_the_node))), toFloat64('nan')) AS c175,
          (c129_machine_lives * ((toFloat64(5764607523034235) / 144115188075855872) * c172_embodied_carbon_of_the_node)) AS c177_chat_transport_transport,
          (c192_energy * w1_f1) AS c194_chat_operation_electricity,
          (CASE WHEN (c192_energy = toFloat64(0) OR abs(c192_energy) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c192_energy * (n4 - toFloat64(1))) END * w1_f1) AS c199_chat_operation_overhead,
          (c192_energy * n4) AS c201_facility_energy,
          (c129_machine_lives * ((toFloat64(6168130049646631) / 576460752303423488) * c172_embodied_carbon_of_the_node)) AS c209_chat_end_of_life_end_of_life,
          CASE w1_way1 WHEN 0 THEN CAST(NULL AS Nullable(Float64)) WHEN 1 THEN ((c281_energy * (toFloat64(3422735716801577) / 9007199254740992)) + ((c281_energy * n4) * (toFloat64(7070651414971679) / 2251799813685248))) END AS c286
        FROM (
          SELECT
            c167_part_gpu,
            c172_embodied_carbon_of_the_node,
            k1,
            n4,
            w1_f1,
            w1_f2,
            w1_way1,
            (c128 / toFloat64(43830)) AS c129_machine_lives,
            (((c128 * (toFloat64(2506253192631681) / 281474976710656)) * (toFloat64(4322400111113011) / 4398046511104)) / toFloat64(175320)) AS c183_chat_construction_construction,
            (CASE WHEN (c126_busy_device_time = toFloat64(0) OR abs(c126_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c190_mean_power_of_an_accelerator = toFloat64(0) OR abs(c190_mean_power_of_an_accelerator) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c126_busy_device_time * c190_mean_power_of_an_accelerator) END * (toFloat64(7160723407519089) / 4503599627370496)) AS c192_energy,
            (CASE WHEN (c273_busy_device_time = toFloat64(0) OR abs(c273_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c279_mean_power_of_an_accelerator = toFloat64(0) OR abs(c279_mean_power_of_an_accelerator) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c273_busy_device_time * c279_mean_power_of_an_accelerator) END * (toFloat64(7160723407519089) / 4503599627370496)) AS c281_energy
          FROM (
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
              ((c126_busy_device_time / n6) / toFloat64(8)) AS c128,
              CASE WHEN (c189 = toFloat64(0) OR abs(c189) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c126_busy_device_time = toFloat64(0) OR abs(c126_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c189 / c126_busy_device_time) END AS c190_mean_power_of_an_accelerator,
              CASE WHEN (c278 = toFloat64(0) OR abs(c278) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c273_busy_device_time = toFloat64(0) OR abs(c273_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c278 / c273_busy_device_time) END AS c279_mean_power_of_an_accelerator
            FROM (
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
                (((c108_device_time_of_prefill * (toFloat64(3152519739159347) / 4503599627370496)) * (toFloat64(8106479329266893) / 9007199254740992)) + (c125_device_time_of_decode * (toFloat64(7566047373982433) / 18014398509481984))) AS c189,
                (c256_device_time_of_prefill + c272_device_time_of_decode) AS c273_busy_device_time,
                (((c256_device_time_of_prefill * (toFloat64(3152519739159347) / 4503599627370496)) * (toFloat64(8106479329266893) / 9007199254740992)) + (c272_device_time_of_decode * (toFloat64(7566047373982433) / 18014398509481984))) AS c278
              FROM (
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
                  ((n1 * (CASE WHEN c94 > c104 THEN c94 WHEN c94 <= c104 THEN c104 END * toFloat64(1))) * c91_devices) AS c108_device_time_of_prefill,
                  ((n1 * (CASE WHEN c243 > c252 THEN c243 WHEN c243 <= c252 THEN c252 END * toFloat64(1))) * c240_devices) AS c256_device_time_of_prefill
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
                    n4,
                    n6,
                    w1_f1,
                    w1_f2,
                    w1_way1,
                    (((toFloat64(4964775723203015) / 35184372088832) / c96_effective_bandwidth) / c103_batch) AS c104,
                    ((n1 * ((toFloat64(350) * ((((((toFloat64(4964775723203015) / 35184372088832) + (c103_batch * c75_cache_per_sequence)) / c96_effective_bandwidth) + (((c103_batch * toFloat64(1)) * toFloat64(141107412992)) / (c92_dense_peak_of_all_devices * (toFloat64(7566047373982433) / 18014398509481984)))) + ((toFloat64(3148244321913097) / 4611686018427387904) / 1024)) * toFloat64(1))) / c103_batch)) * c91_devices) AS c125_device_time_of_decode,
                    (((toFloat64(4964775723203015) / 35184372088832) / c245_effective_bandwidth) / c251_batch) AS c252,
                    ((n1 * ((toFloat64(350) * ((((((toFloat64(4964775723203015) / 35184372088832) + (c251_batch * c227_cache_per_sequence)) / c245_effective_bandwidth) + (((c251_batch * toFloat64(1)) * toFloat64(141107412992)) / (c241_dense_peak_of_all_devices * (toFloat64(7566047373982433) / 18014398509481984)))) + ((toFloat64(3148244321913097) / 4611686018427387904) / 1024)) * toFloat64(1))) / c251_batch)) * c240_devices) AS c272_device_time_of_decode
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
                      n4,
                      n6,
                      w1_f1,
                      w1_f2,
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
                        n3,
                        n4,
                        n6,
                        w1_f1,
                        w1_f2,
                        w1_way1,
                        (((n2 * toFloat64(141107412992)) + ((toFloat64(1310720) * n2) * n2)) / (c92_dense_peak_of_all_devices * (toFloat64(2476979795053773) / 4503599627370496))) AS c94,
                        CASE WHEN c100 > toFloat64(1) THEN c100 WHEN c100 <= toFloat64(1) THEN toFloat64(1) END AS c102_largest_batch,
                        (((n2 * toFloat64(141107412992)) + ((toFloat64(1310720) * n2) * n2)) / (c241_dense_peak_of_all_devices * (toFloat64(2476979795053773) / 4503599627370496))) AS c243,
                        CASE WHEN c249 > toFloat64(1) THEN c249 WHEN c249 <= toFloat64(1) THEN toFloat64(1) END AS c250_largest_batch
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
                          n6,
                          w1_f1,
                          w1_f2,
                          w1_way1,
                          (c91_devices * (toFloat64(6956718750000000) * 512)) AS c92_dense_peak_of_all_devices,
                          ((c91_devices * toFloat64(12060000)) * (toFloat64(5854679515581645) / 9007199254740992)) AS c96_effective_bandwidth,
                          (((c91_devices * toFloat64(72)) - (toFloat64(4964775723203015) / 35184372088832)) / c75_cache_per_sequence) AS c100,
                          (c167_part_gpu + toFloat64(3000)) AS c172_embodied_carbon_of_the_node,
                          (c240_devices * (toFloat64(6956718750000000) * 512)) AS c241_dense_peak_of_all_devices,
                          ((c240_devices * toFloat64(12060000)) * (toFloat64(5854679515581645) / 9007199254740992)) AS c245_effective_bandwidth,
                          (((c240_devices * toFloat64(72)) - (toFloat64(4964775723203015) / 35184372088832)) / c227_cache_per_sequence) AS c249
                        FROM (
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
                            CASE WHEN c80 <> toFloat64(0) THEN (toFloat64(8) * ceil((c79_memory_needed_in_devices / toFloat64(8)))) WHEN c80 = toFloat64(0) THEN CASE WHEN c86 <> toFloat64(0) THEN toFloat64(4) WHEN c86 = toFloat64(0) THEN CASE WHEN c88 <> toFloat64(0) THEN toFloat64(2) WHEN c88 = toFloat64(0) THEN toFloat64(1) END END END AS c91_devices,
                            (toFloat64(8) * (((n5 * (toFloat64(205933) / 8)) * CASE WHEN c163 <> toFloat64(0) THEN ((toFloat64(4857493573627927) / 68719476736) / c163) WHEN (toFloat64(4857493573627927) / 68719476736) > toFloat64(0) THEN toFloat64('inf') + c163 WHEN (toFloat64(4857493573627927) / 68719476736) < toFloat64(0) THEN toFloat64('-inf') + c163 END) / (toFloat64(3152519739159347) / 4503599627370496))) AS c167_part_gpu,
                            CASE WHEN c232 <> toFloat64(0) THEN (toFloat64(8) * ceil((c231_memory_needed_in_devices / toFloat64(8)))) WHEN c232 = toFloat64(0) THEN CASE WHEN c236 <> toFloat64(0) THEN toFloat64(4) WHEN c236 = toFloat64(0) THEN CASE WHEN c237 <> toFloat64(0) THEN toFloat64(2) WHEN c237 = toFloat64(0) THEN toFloat64(1) END END END AS c240_devices
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
                              w1_way1,
                              CASE WHEN toFloat64(4) < c79_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(4) >= c79_memory_needed_in_devices THEN toFloat64(0) END AS c80,
                              CASE WHEN toFloat64(2) < c79_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(2) >= c79_memory_needed_in_devices THEN toFloat64(0) END AS c86,
                              CASE WHEN toFloat64(1) < c79_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(1) >= c79_memory_needed_in_devices THEN toFloat64(0) END AS c88,
                              ((((toFloat64(4665136828112261) / 68719476736) / (c156 * c156)) - ((toFloat64(8286806316712065) / 17592186044416) / c156)) * c153) AS c163,
                              CASE WHEN toFloat64(4) < c231_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(4) >= c231_memory_needed_in_devices THEN toFloat64(0) END AS c232,
                              CASE WHEN toFloat64(2) < c231_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(2) >= c231_memory_needed_in_devices THEN toFloat64(0) END AS c236,
                              CASE WHEN toFloat64(1) < c231_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(1) >= c231_memory_needed_in_devices THEN toFloat64(0) END AS c237
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
                                w1_way1,
                                (((toFloat64(4964775723203015) / 35184372088832) + (n3 * c75_cache_per_sequence)) / toFloat64(72)) AS c79_memory_needed_in_devices,
                                (sqrt(c153) + (toFloat64(1080863910568919) / 18014398509481984)) AS c156,
                                (((toFloat64(4964775723203015) / 35184372088832) + (n3 * c227_cache_per_sequence)) / toFloat64(72)) AS c231_memory_needed_in_devices
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
                                  (((toFloat64(3022314549036573) / 4611686018427387904) / 2) * (n2 + toFloat64(175))) AS c75_cache_per_sequence,
                                  (n5 / ((toFloat64(4722366482869645) / 4611686018427387904) / 1024)) AS c153,
                                  (((toFloat64(3022314549036573) / 4611686018427387904) / 2) * (n2 + toFloat64(175))) AS c227_cache_per_sequence
                                FROM (
                                  SELECT
                                    k1,
                                    w1_f1,
                                    w1_f2,
                                    w1_way1,
                                    CASE WHEN n1_raw >= (((toFloat64(178405961588245) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n1_raw <= (toFloat64(7105427357601002) * 140737488355328) THEN n1_raw END AS n1,
                                    CASE WHEN n2_raw = toFloat64(0) OR n2_raw >= (((toFloat64(178405961588245) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n2_raw <= (toFloat64(7105427357601002) * 140737488355328) THEN n2_raw END AS n2,
                                    CASE WHEN n3_raw >= (((toFloat64(178405961588245) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n3_raw <= (toFloat64(7105427357601002) * 140737488355328) THEN n3_raw END AS n3,
                                    CASE WHEN n4_raw >= toFloat64(1) AND n4_raw <= toFloat64(10) THEN n4_raw END AS n4,
                                    CASE WHEN n5_raw >= (((toFloat64(178405961588245) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n5_raw <= (toFloat64(7105427357601002) * 140737488355328) THEN (n5_raw / toFloat64(1000000)) END AS n5,
                                    CASE WHEN n6_raw >= (((toFloat64(178405961588245) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n6_raw <= toFloat64(1) THEN n6_raw END AS n6
                                  FROM (
                                    SELECT
                                      records.`job id` AS k1,
                                      CAST(records.`requests` AS Nullable(Float64)) AS n1_raw,
                                      CAST(records.`input_tokens` AS Nullable(Float64)) AS n2_raw,
                                      CAST(records.`batch` AS Nullable(Float64)) AS n3_raw,
                                      CAST(records.`pue` AS Nullable(Float64)) AS n4_raw,
                                      CAST(records.`area_mm2` AS Nullable(Float64)) AS n5_raw,
                                      CAST(records.`utilization` AS Nullable(Float64)) AS n6_raw,
                                      words_1.word AS w1_known,
                                      words_1.w1_f1,
                                      words_1.w1_f2,
                                      words_1.w1_way1
                                    FROM `jobs` AS records
                                    LEFT JOIN words_1 ON words_1.word = CAST(records.`grid` AS Nullable(String))
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
) AS level_17;
