-- aicarbon X.Y.Z: bench/sql/serving.json applied to the rows of jobs, for clickhouse; NULL means unknown
-- values of grid that give unknown results, because the job is invalid with them: XX
WITH
words_1 AS (SELECT * FROM values('word Nullable(String), w1_f1 Nullable(Float64), w1_f2 Nullable(Float64), w1_way1 Nullable(Int32)',
  ('FR', (toFloat64(397938063074457) / 9007199254740992), (toFloat64(4879340380838145) / 72057594037927936), 0),
  ('SE', (toFloat64(5172294100042467) / 144115188075855872), (toFloat64(7228158219044439) / 144115188075855872), 0),
  ('US', (toFloat64(6909422548311815) / 18014398509481984), (toFloat64(6318202399985331) / 144115188075855872), 1)))
SELECT
  k1 AS `job id`,
  c211 AS `co2e_kg`,
  c176 AS `manufacturing_co2e_kg`,
  c178_chat_transport_transport AS `transport_co2e_kg`,
  c184_chat_construction_construction AS `construction_co2e_kg`,
  c213 AS `operation_co2e_kg`,
  c210_chat_end_of_life_end_of_life AS `end_of_life_co2e_kg`,
  c202_facility_energy AS `energy_kwh`,
  c287 AS `water_l`,
  'life-cycle' AS `basis`,
  CASE WHEN c211 IS NULL THEN false ELSE true END AS `complete`,
  TRIM(CASE WHEN c290 < toFloat64(1) THEN ' AC2325' ELSE '' END || CASE WHEN c293 < toFloat64(1) THEN ' AC2327' ELSE '' END || CASE WHEN c294 < toFloat64(1) THEN ' AC2328' ELSE '' END || CASE WHEN n4 > (toFloat64(5) / 2) THEN ' AC3003' ELSE '' END || CASE WHEN n6 = toFloat64(0) OR n6 > toFloat64(0) AND n6 < (toFloat64(5764607523034235) / 576460752303423488) OR n3 = toFloat64(0) OR n3 > toFloat64(0) AND n3 < toFloat64(1) OR n3 > toFloat64(16384) OR n2 > toFloat64(0) AND n2 < toFloat64(1) OR n2 > toFloat64(10000000) THEN ' AC3071' ELSE '' END) AS `warnings`
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
    (CASE WHEN (c201 = toFloat64(0) OR abs(c201) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c207_chat_operation_grid_losses = toFloat64(0) OR abs(c207_chat_operation_grid_losses) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c201 + c207_chat_operation_grid_losses) END + c210_chat_end_of_life_end_of_life) AS c211
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
      (CASE WHEN (c185 = toFloat64(0) OR abs(c185) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c195_chat_operation_electricity = toFloat64(0) OR abs(c195_chat_operation_electricity) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c185 + c195_chat_operation_electricity) END + c200_chat_operation_overhead) AS c201,
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
        (CASE WHEN (c176 = toFloat64(0) OR abs(c176) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c178_chat_transport_transport = toFloat64(0) OR abs(c178_chat_transport_transport) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c176 + c178_chat_transport_transport) END + c184_chat_construction_construction) AS c185,
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
          NULLIF((((c130_machine_lives * c168_part_gpu) + (c130_machine_lives * toFloat64(3000))) + (c130_machine_lives * ((toFloat64(5404319552844595) / 36028797018963968) * c173_embodied_carbon_of_the_node))), toFloat64('nan')) AS c176,
          (c130_machine_lives * ((toFloat64(5764607523034235) / 144115188075855872) * c173_embodied_carbon_of_the_node)) AS c178_chat_transport_transport,
          (c193_energy * w1_f1) AS c195_chat_operation_electricity,
          (CASE WHEN (c193_energy = toFloat64(0) OR abs(c193_energy) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c193_energy * (n4 - toFloat64(1))) END * w1_f1) AS c200_chat_operation_overhead,
          (c193_energy * n4) AS c202_facility_energy,
          (c130_machine_lives * ((toFloat64(6168130049646631) / 576460752303423488) * c173_embodied_carbon_of_the_node)) AS c210_chat_end_of_life_end_of_life
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
            (c129 / toFloat64(43830)) AS c130_machine_lives,
            (((c129 * (toFloat64(2506253192631681) / 281474976710656)) * (toFloat64(4322400111113011) / 4398046511104)) / toFloat64(175320)) AS c184_chat_construction_construction,
            (CASE WHEN (c127_busy_device_time = toFloat64(0) OR abs(c127_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c191_mean_power_of_an_accelerator = toFloat64(0) OR abs(c191_mean_power_of_an_accelerator) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c127_busy_device_time * c191_mean_power_of_an_accelerator) END * (toFloat64(7160723407519089) / 4503599627370496)) AS c193_energy,
            CASE w1_way1 WHEN 0 THEN CAST(NULL AS Nullable(Float64)) WHEN 1 THEN ((c282_energy * (toFloat64(3422735716801577) / 9007199254740992)) + ((c282_energy * n4) * (toFloat64(7070651414971679) / 2251799813685248))) END AS c287
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
              ((c127_busy_device_time / n6) / toFloat64(8)) AS c129,
              CASE WHEN (c190 = toFloat64(0) OR abs(c190) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c127_busy_device_time = toFloat64(0) OR abs(c127_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c190 / c127_busy_device_time) END AS c191_mean_power_of_an_accelerator,
              (CASE WHEN (c274_busy_device_time = toFloat64(0) OR abs(c274_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c280_mean_power_of_an_accelerator = toFloat64(0) OR abs(c280_mean_power_of_an_accelerator) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c274_busy_device_time * c280_mean_power_of_an_accelerator) END * (toFloat64(7160723407519089) / 4503599627370496)) AS c282_energy
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
                (((c109_device_time_of_prefill * (toFloat64(3152519739159347) / 4503599627370496)) * (toFloat64(8106479329266893) / 9007199254740992)) + (c126_device_time_of_decode * (toFloat64(7566047373982433) / 18014398509481984))) AS c190,
                CASE WHEN (c279 = toFloat64(0) OR abs(c279) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c274_busy_device_time = toFloat64(0) OR abs(c274_busy_device_time) BETWEEN (((((((((toFloat64(1) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((toFloat64(4503599627370496) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c279 / c274_busy_device_time) END AS c280_mean_power_of_an_accelerator
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
                  ((n1 * (CASE WHEN c95 > c105 THEN c95 WHEN c95 <= c105 THEN c105 END * toFloat64(1))) * c92_devices) AS c109_device_time_of_prefill,
                  (c257_device_time_of_prefill + c273_device_time_of_decode) AS c274_busy_device_time,
                  (((c257_device_time_of_prefill * (toFloat64(3152519739159347) / 4503599627370496)) * (toFloat64(8106479329266893) / 9007199254740992)) + (c273_device_time_of_decode * (toFloat64(7566047373982433) / 18014398509481984))) AS c279
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
                    (((toFloat64(4964775723203015) / 35184372088832) / c97_effective_bandwidth) / c104_batch) AS c105,
                    ((n1 * ((toFloat64(350) * ((((((toFloat64(4964775723203015) / 35184372088832) + (c104_batch * c76_cache_per_sequence)) / c97_effective_bandwidth) + (((c104_batch * toFloat64(1)) * toFloat64(141107412992)) / (c93_dense_peak_of_all_devices * (toFloat64(7566047373982433) / 18014398509481984)))) + ((toFloat64(3148244321913097) / 4611686018427387904) / 1024)) * toFloat64(1))) / c104_batch)) * c92_devices) AS c126_device_time_of_decode,
                    ((n1 * (CASE WHEN c244 > c253 THEN c244 WHEN c244 <= c253 THEN c253 END * toFloat64(1))) * c241_devices) AS c257_device_time_of_prefill
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
                      (((toFloat64(4964775723203015) / 35184372088832) / c246_effective_bandwidth) / c252_batch) AS c253,
                      ((n1 * ((toFloat64(350) * ((((((toFloat64(4964775723203015) / 35184372088832) + (c252_batch * c228_cache_per_sequence)) / c246_effective_bandwidth) + (((c252_batch * toFloat64(1)) * toFloat64(141107412992)) / (c242_dense_peak_of_all_devices * (toFloat64(7566047373982433) / 18014398509481984)))) + ((toFloat64(3148244321913097) / 4611686018427387904) / 1024)) * toFloat64(1))) / c252_batch)) * c241_devices) AS c273_device_time_of_decode,
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
                        CASE WHEN c101 > toFloat64(1) THEN c101 WHEN c101 <= toFloat64(1) THEN toFloat64(1) END AS c103_largest_batch,
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
                          (((n2 * toFloat64(141107412992)) + ((toFloat64(1310720) * n2) * n2)) / (c93_dense_peak_of_all_devices * (toFloat64(2476979795053773) / 4503599627370496))) AS c95,
                          ((c99 - (toFloat64(4964775723203015) / 35184372088832)) / c76_cache_per_sequence) AS c101,
                          (((n2 * toFloat64(141107412992)) + ((toFloat64(1310720) * n2) * n2)) / (c242_dense_peak_of_all_devices * (toFloat64(2476979795053773) / 4503599627370496))) AS c244,
                          CASE WHEN c250 > toFloat64(1) THEN c250 WHEN c250 <= toFloat64(1) THEN toFloat64(1) END AS c251_largest_batch,
                          (c99 / ((toFloat64(4964775723203015) / 35184372088832) + (toFloat64(1) * c76_cache_per_sequence))) AS c293
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
                            (c92_devices * (toFloat64(6956718750000000) * 512)) AS c93_dense_peak_of_all_devices,
                            ((c92_devices * toFloat64(12060000)) * (toFloat64(5854679515581645) / 9007199254740992)) AS c97_effective_bandwidth,
                            (c92_devices * toFloat64(72)) AS c99,
                            (c168_part_gpu + toFloat64(3000)) AS c173_embodied_carbon_of_the_node,
                            (c241_devices * (toFloat64(6956718750000000) * 512)) AS c242_dense_peak_of_all_devices,
                            ((c241_devices * toFloat64(12060000)) * (toFloat64(5854679515581645) / 9007199254740992)) AS c246_effective_bandwidth,
                            (((c241_devices * toFloat64(72)) - (toFloat64(4964775723203015) / 35184372088832)) / c228_cache_per_sequence) AS c250
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
                              CASE WHEN c81 <> toFloat64(0) THEN (toFloat64(8) * ceil((c80_memory_needed_in_devices / toFloat64(8)))) WHEN c81 = toFloat64(0) THEN CASE WHEN c87 <> toFloat64(0) THEN toFloat64(4) WHEN c87 = toFloat64(0) THEN CASE WHEN c89 <> toFloat64(0) THEN toFloat64(2) WHEN c89 = toFloat64(0) THEN toFloat64(1) END END END AS c92_devices,
                              (toFloat64(8) * (((n5 * (toFloat64(205933) / 8)) * CASE WHEN c164 <> toFloat64(0) THEN ((toFloat64(4857493573627927) / 68719476736) / c164) WHEN (toFloat64(4857493573627927) / 68719476736) > toFloat64(0) THEN toFloat64('inf') + c164 WHEN (toFloat64(4857493573627927) / 68719476736) < toFloat64(0) THEN toFloat64('-inf') + c164 END) / (toFloat64(3152519739159347) / 4503599627370496))) AS c168_part_gpu,
                              CASE WHEN c233 <> toFloat64(0) THEN (toFloat64(8) * ceil((c232_memory_needed_in_devices / toFloat64(8)))) WHEN c233 = toFloat64(0) THEN CASE WHEN c237 <> toFloat64(0) THEN toFloat64(4) WHEN c237 = toFloat64(0) THEN CASE WHEN c238 <> toFloat64(0) THEN toFloat64(2) WHEN c238 = toFloat64(0) THEN toFloat64(1) END END END AS c241_devices
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
                                CASE WHEN toFloat64(4) < c80_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(4) >= c80_memory_needed_in_devices THEN toFloat64(0) END AS c81,
                                CASE WHEN toFloat64(2) < c80_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(2) >= c80_memory_needed_in_devices THEN toFloat64(0) END AS c87,
                                CASE WHEN toFloat64(1) < c80_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(1) >= c80_memory_needed_in_devices THEN toFloat64(0) END AS c89,
                                ((((toFloat64(4665136828112261) / 68719476736) / (c157 * c157)) - ((toFloat64(8286806316712065) / 17592186044416) / c157)) * c154) AS c164,
                                CASE WHEN toFloat64(4) < c232_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(4) >= c232_memory_needed_in_devices THEN toFloat64(0) END AS c233,
                                CASE WHEN toFloat64(2) < c232_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(2) >= c232_memory_needed_in_devices THEN toFloat64(0) END AS c237,
                                CASE WHEN toFloat64(1) < c232_memory_needed_in_devices THEN toFloat64(1) WHEN toFloat64(1) >= c232_memory_needed_in_devices THEN toFloat64(0) END AS c238
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
                                  (((toFloat64(4964775723203015) / 35184372088832) + (n3 * c76_cache_per_sequence)) / toFloat64(72)) AS c80_memory_needed_in_devices,
                                  (sqrt(c154) + (toFloat64(1080863910568919) / 18014398509481984)) AS c157,
                                  (((toFloat64(4964775723203015) / 35184372088832) + (n3 * c228_cache_per_sequence)) / toFloat64(72)) AS c232_memory_needed_in_devices
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
                                    (((toFloat64(3022314549036573) / 4611686018427387904) / 2) * (n2 + toFloat64(175))) AS c76_cache_per_sequence,
                                    (n5 / ((toFloat64(4722366482869645) / 4611686018427387904) / 1024)) AS c154,
                                    (((toFloat64(3022314549036573) / 4611686018427387904) / 2) * (n2 + toFloat64(175))) AS c228_cache_per_sequence,
                                    (toFloat64(131072) / (n2 + toFloat64(350))) AS c290
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
  ) AS level_17
) AS level_18;
