-- aicarbon 0.1.0: bench/sql/serving.json over the rows of jobs, for sqlite; NULL is unknown
-- unknown in grid, for the job cannot be formulated with them: XX
WITH
words_1(word, w1_f1, w1_f2, w1_way1) AS (VALUES
  ('FR', (CAST(397938063074457 AS REAL) / 9007199254740992), (CAST(4879340380838145 AS REAL) / 72057594037927936), 0),
  ('SE', (CAST(5172294100042467 AS REAL) / 144115188075855872), (CAST(7228158219044439 AS REAL) / 144115188075855872), 0),
  ('US', (CAST(6909422548311815 AS REAL) / 18014398509481984), (CAST(6318202399985331 AS REAL) / 144115188075855872), 1))
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
  CASE WHEN c210 IS NULL THEN 0 ELSE 1 END AS "complete"
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
    (CASE WHEN (c200 = CAST(0 AS REAL) OR abs(c200) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c206_chat_operation_grid_losses = CAST(0 AS REAL) OR abs(c206_chat_operation_grid_losses) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c200 + c206_chat_operation_grid_losses) END + c209_chat_end_of_life_end_of_life) AS c210
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
      (CASE WHEN (c184 = CAST(0 AS REAL) OR abs(c184) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c194_chat_operation_electricity = CAST(0 AS REAL) OR abs(c194_chat_operation_electricity) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c184 + c194_chat_operation_electricity) END + c199_chat_operation_overhead) AS c200,
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
        (CASE WHEN (c175 = CAST(0 AS REAL) OR abs(c175) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c177_chat_transport_transport = CAST(0 AS REAL) OR abs(c177_chat_transport_transport) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c175 + c177_chat_transport_transport) END + c183_chat_construction_construction) AS c184,
        ((c201_facility_energy * w1_f2) * w1_f1) AS c206_chat_operation_grid_losses
      FROM (
        SELECT
          c183_chat_construction_construction,
          k1,
          w1_f1,
          w1_f2,
          NULLIF((((c129_lives_of_nodes * c167_part_gpu) + (c129_lives_of_nodes * CAST(3000 AS REAL))) + (c129_lives_of_nodes * ((CAST(5404319552844595 AS REAL) / 36028797018963968) * c172_embodied_of_the_node))), NULL) AS c175,
          (c129_lives_of_nodes * ((CAST(5764607523034235 AS REAL) / 144115188075855872) * c172_embodied_of_the_node)) AS c177_chat_transport_transport,
          (c192_energy * w1_f1) AS c194_chat_operation_electricity,
          (CASE WHEN (c192_energy = CAST(0 AS REAL) OR abs(c192_energy) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c192_energy * (n4 - CAST(1 AS REAL))) END * w1_f1) AS c199_chat_operation_overhead,
          (c192_energy * n4) AS c201_facility_energy,
          (c129_lives_of_nodes * ((CAST(6168130049646631 AS REAL) / 576460752303423488) * c172_embodied_of_the_node)) AS c209_chat_end_of_life_end_of_life,
          CASE w1_way1 WHEN 0 THEN CAST(NULL AS REAL) WHEN 1 THEN ((c281_energy * (CAST(3422735716801577 AS REAL) / 9007199254740992)) + ((c281_energy * n4) * (CAST(7070651414971679 AS REAL) / 2251799813685248))) END AS c286
        FROM (
          SELECT
            c167_part_gpu,
            c172_embodied_of_the_node,
            k1,
            n4,
            w1_f1,
            w1_f2,
            w1_way1,
            (c128 / CAST(43830 AS REAL)) AS c129_lives_of_nodes,
            (((c128 * (CAST(2506253192631681 AS REAL) / 281474976710656)) * (CAST(4322400111113011 AS REAL) / 4398046511104)) / CAST(175320 AS REAL)) AS c183_chat_construction_construction,
            (CASE WHEN (c126_device_time_busy = CAST(0 AS REAL) OR abs(c126_device_time_busy) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c190_mean_power_of_an_accelerator = CAST(0 AS REAL) OR abs(c190_mean_power_of_an_accelerator) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c126_device_time_busy * c190_mean_power_of_an_accelerator) END * (CAST(7160723407519089 AS REAL) / 4503599627370496)) AS c192_energy,
            (CASE WHEN (c273_device_time_busy = CAST(0 AS REAL) OR abs(c273_device_time_busy) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c279_mean_power_of_an_accelerator = CAST(0 AS REAL) OR abs(c279_mean_power_of_an_accelerator) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c273_device_time_busy * c279_mean_power_of_an_accelerator) END * (CAST(7160723407519089 AS REAL) / 4503599627370496)) AS c281_energy
          FROM (
            SELECT
              c126_device_time_busy,
              c167_part_gpu,
              c172_embodied_of_the_node,
              c273_device_time_busy,
              k1,
              n4,
              w1_f1,
              w1_f2,
              w1_way1,
              ((c126_device_time_busy / n6) / CAST(8 AS REAL)) AS c128,
              CASE WHEN (c189 = CAST(0 AS REAL) OR abs(c189) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c126_device_time_busy = CAST(0 AS REAL) OR abs(c126_device_time_busy) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c189 / c126_device_time_busy) END AS c190_mean_power_of_an_accelerator,
              CASE WHEN (c278 = CAST(0 AS REAL) OR abs(c278) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) AND (c273_device_time_busy = CAST(0 AS REAL) OR abs(c273_device_time_busy) BETWEEN (((((((((CAST(1 AS REAL) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 4611686018427387904) / 16) AND ((((((((CAST(4503599627370496 AS REAL) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 4611686018427387904) * 16384)) THEN (c278 / c273_device_time_busy) END AS c279_mean_power_of_an_accelerator
            FROM (
              SELECT
                c167_part_gpu,
                c172_embodied_of_the_node,
                k1,
                n4,
                n6,
                w1_f1,
                w1_f2,
                w1_way1,
                (c108_device_time_reading + c125_device_time_giving) AS c126_device_time_busy,
                (((c108_device_time_reading * (CAST(3152519739159347 AS REAL) / 4503599627370496)) * (CAST(8106479329266893 AS REAL) / 9007199254740992)) + (c125_device_time_giving * (CAST(7566047373982433 AS REAL) / 18014398509481984))) AS c189,
                (c256_device_time_reading + c272_device_time_giving) AS c273_device_time_busy,
                (((c256_device_time_reading * (CAST(3152519739159347 AS REAL) / 4503599627370496)) * (CAST(8106479329266893 AS REAL) / 9007199254740992)) + (c272_device_time_giving * (CAST(7566047373982433 AS REAL) / 18014398509481984))) AS c278
              FROM (
                SELECT
                  c125_device_time_giving,
                  c167_part_gpu,
                  c172_embodied_of_the_node,
                  c272_device_time_giving,
                  k1,
                  n4,
                  n6,
                  w1_f1,
                  w1_f2,
                  w1_way1,
                  ((n1 * (CASE WHEN c94 > c104 THEN c94 WHEN c94 <= c104 THEN c104 END * CAST(1 AS REAL))) * c91_devices) AS c108_device_time_reading,
                  ((n1 * (CASE WHEN c243 > c252 THEN c243 WHEN c243 <= c252 THEN c252 END * CAST(1 AS REAL))) * c240_devices) AS c256_device_time_reading
                FROM (
                  SELECT
                    c167_part_gpu,
                    c172_embodied_of_the_node,
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
                    (((CAST(4964775723203015 AS REAL) / 35184372088832) / c96_bandwidth_reached) / c103_batch) AS c104,
                    ((n1 * ((CAST(350 AS REAL) * ((((((CAST(4964775723203015 AS REAL) / 35184372088832) + (c103_batch * c75_cache_of_a_sequence)) / c96_bandwidth_reached) + (((c103_batch * CAST(1 AS REAL)) * CAST(141107412992 AS REAL)) / (c92_dense_peak_of_all_devices * (CAST(7566047373982433 AS REAL) / 18014398509481984)))) + ((CAST(3148244321913097 AS REAL) / 4611686018427387904) / 1024)) * CAST(1 AS REAL))) / c103_batch)) * c91_devices) AS c125_device_time_giving,
                    (((CAST(4964775723203015 AS REAL) / 35184372088832) / c245_bandwidth_reached) / c251_batch) AS c252,
                    ((n1 * ((CAST(350 AS REAL) * ((((((CAST(4964775723203015 AS REAL) / 35184372088832) + (c251_batch * c227_cache_of_a_sequence)) / c245_bandwidth_reached) + (((c251_batch * CAST(1 AS REAL)) * CAST(141107412992 AS REAL)) / (c241_dense_peak_of_all_devices * (CAST(7566047373982433 AS REAL) / 18014398509481984)))) + ((CAST(3148244321913097 AS REAL) / 4611686018427387904) / 1024)) * CAST(1 AS REAL))) / c251_batch)) * c240_devices) AS c272_device_time_giving
                  FROM (
                    SELECT
                      c167_part_gpu,
                      c172_embodied_of_the_node,
                      c227_cache_of_a_sequence,
                      c240_devices,
                      c241_dense_peak_of_all_devices,
                      c243,
                      c245_bandwidth_reached,
                      c75_cache_of_a_sequence,
                      c91_devices,
                      c92_dense_peak_of_all_devices,
                      c94,
                      c96_bandwidth_reached,
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
                        c172_embodied_of_the_node,
                        c227_cache_of_a_sequence,
                        c240_devices,
                        c241_dense_peak_of_all_devices,
                        c245_bandwidth_reached,
                        c75_cache_of_a_sequence,
                        c91_devices,
                        c92_dense_peak_of_all_devices,
                        c96_bandwidth_reached,
                        k1,
                        n1,
                        n3,
                        n4,
                        n6,
                        w1_f1,
                        w1_f2,
                        w1_way1,
                        (((n2 * CAST(141107412992 AS REAL)) + ((CAST(1310720 AS REAL) * n2) * n2)) / (c92_dense_peak_of_all_devices * (CAST(2476979795053773 AS REAL) / 4503599627370496))) AS c94,
                        CASE WHEN c100 > CAST(1 AS REAL) THEN c100 WHEN c100 <= CAST(1 AS REAL) THEN CAST(1 AS REAL) END AS c102_largest_batch,
                        (((n2 * CAST(141107412992 AS REAL)) + ((CAST(1310720 AS REAL) * n2) * n2)) / (c241_dense_peak_of_all_devices * (CAST(2476979795053773 AS REAL) / 4503599627370496))) AS c243,
                        CASE WHEN c249 > CAST(1 AS REAL) THEN c249 WHEN c249 <= CAST(1 AS REAL) THEN CAST(1 AS REAL) END AS c250_largest_batch
                      FROM (
                        SELECT
                          c167_part_gpu,
                          c227_cache_of_a_sequence,
                          c240_devices,
                          c75_cache_of_a_sequence,
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
                          (c91_devices * (CAST(6956718750000000 AS REAL) * 512)) AS c92_dense_peak_of_all_devices,
                          ((c91_devices * CAST(12060000 AS REAL)) * (CAST(5854679515581645 AS REAL) / 9007199254740992)) AS c96_bandwidth_reached,
                          (((c91_devices * CAST(72 AS REAL)) - (CAST(4964775723203015 AS REAL) / 35184372088832)) / c75_cache_of_a_sequence) AS c100,
                          (c167_part_gpu + CAST(3000 AS REAL)) AS c172_embodied_of_the_node,
                          (c240_devices * (CAST(6956718750000000 AS REAL) * 512)) AS c241_dense_peak_of_all_devices,
                          ((c240_devices * CAST(12060000 AS REAL)) * (CAST(5854679515581645 AS REAL) / 9007199254740992)) AS c245_bandwidth_reached,
                          (((c240_devices * CAST(72 AS REAL)) - (CAST(4964775723203015 AS REAL) / 35184372088832)) / c227_cache_of_a_sequence) AS c249
                        FROM (
                          SELECT
                            c227_cache_of_a_sequence,
                            c75_cache_of_a_sequence,
                            k1,
                            n1,
                            n2,
                            n3,
                            n4,
                            n6,
                            w1_f1,
                            w1_f2,
                            w1_way1,
                            CASE WHEN c80 <> CAST(0 AS REAL) THEN (CAST(8 AS REAL) * ceil((c79_devices_filled / CAST(8 AS REAL)))) WHEN c80 = CAST(0 AS REAL) THEN CASE WHEN c86 <> CAST(0 AS REAL) THEN CAST(4 AS REAL) WHEN c86 = CAST(0 AS REAL) THEN CASE WHEN c88 <> CAST(0 AS REAL) THEN CAST(2 AS REAL) WHEN c88 = CAST(0 AS REAL) THEN CAST(1 AS REAL) END END END AS c91_devices,
                            (CAST(8 AS REAL) * (((n5 * (CAST(205933 AS REAL) / 8)) * CASE WHEN c163 <> CAST(0 AS REAL) THEN ((CAST(4857493573627927 AS REAL) / 68719476736) / c163) WHEN (CAST(4857493573627927 AS REAL) / 68719476736) > CAST(0 AS REAL) THEN 9e999 + c163 WHEN (CAST(4857493573627927 AS REAL) / 68719476736) < CAST(0 AS REAL) THEN (-9e999) + c163 END) / (CAST(3152519739159347 AS REAL) / 4503599627370496))) AS c167_part_gpu,
                            CASE WHEN c232 <> CAST(0 AS REAL) THEN (CAST(8 AS REAL) * ceil((c231_devices_filled / CAST(8 AS REAL)))) WHEN c232 = CAST(0 AS REAL) THEN CASE WHEN c236 <> CAST(0 AS REAL) THEN CAST(4 AS REAL) WHEN c236 = CAST(0 AS REAL) THEN CASE WHEN c237 <> CAST(0 AS REAL) THEN CAST(2 AS REAL) WHEN c237 = CAST(0 AS REAL) THEN CAST(1 AS REAL) END END END AS c240_devices
                          FROM (
                            SELECT
                              c227_cache_of_a_sequence,
                              c231_devices_filled,
                              c75_cache_of_a_sequence,
                              c79_devices_filled,
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
                              CASE WHEN CAST(4 AS REAL) < c79_devices_filled THEN CAST(1 AS REAL) WHEN CAST(4 AS REAL) >= c79_devices_filled THEN CAST(0 AS REAL) END AS c80,
                              CASE WHEN CAST(2 AS REAL) < c79_devices_filled THEN CAST(1 AS REAL) WHEN CAST(2 AS REAL) >= c79_devices_filled THEN CAST(0 AS REAL) END AS c86,
                              CASE WHEN CAST(1 AS REAL) < c79_devices_filled THEN CAST(1 AS REAL) WHEN CAST(1 AS REAL) >= c79_devices_filled THEN CAST(0 AS REAL) END AS c88,
                              ((((CAST(4665136828112261 AS REAL) / 68719476736) / (c156 * c156)) - ((CAST(8286806316712065 AS REAL) / 17592186044416) / c156)) * c153) AS c163,
                              CASE WHEN CAST(4 AS REAL) < c231_devices_filled THEN CAST(1 AS REAL) WHEN CAST(4 AS REAL) >= c231_devices_filled THEN CAST(0 AS REAL) END AS c232,
                              CASE WHEN CAST(2 AS REAL) < c231_devices_filled THEN CAST(1 AS REAL) WHEN CAST(2 AS REAL) >= c231_devices_filled THEN CAST(0 AS REAL) END AS c236,
                              CASE WHEN CAST(1 AS REAL) < c231_devices_filled THEN CAST(1 AS REAL) WHEN CAST(1 AS REAL) >= c231_devices_filled THEN CAST(0 AS REAL) END AS c237
                            FROM (
                              SELECT
                                c153,
                                c227_cache_of_a_sequence,
                                c75_cache_of_a_sequence,
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
                                (((CAST(4964775723203015 AS REAL) / 35184372088832) + (n3 * c75_cache_of_a_sequence)) / CAST(72 AS REAL)) AS c79_devices_filled,
                                (sqrt(c153) + (CAST(1080863910568919 AS REAL) / 18014398509481984)) AS c156,
                                (((CAST(4964775723203015 AS REAL) / 35184372088832) + (n3 * c227_cache_of_a_sequence)) / CAST(72 AS REAL)) AS c231_devices_filled
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
                                  (((CAST(3022314549036573 AS REAL) / 4611686018427387904) / 2) * (n2 + CAST(175 AS REAL))) AS c75_cache_of_a_sequence,
                                  (n5 / ((CAST(4722366482869645 AS REAL) / 4611686018427387904) / 1024)) AS c153,
                                  (((CAST(3022314549036573 AS REAL) / 4611686018427387904) / 2) * (n2 + CAST(175 AS REAL))) AS c227_cache_of_a_sequence
                                FROM (
                                  SELECT
                                    k1,
                                    w1_f1,
                                    w1_f2,
                                    w1_way1,
                                    CASE WHEN n1_raw >= (((CAST(178405961588245 AS REAL) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n1_raw <= (CAST(7105427357601002 AS REAL) * 140737488355328) THEN n1_raw END AS n1,
                                    CASE WHEN n2_raw = CAST(0 AS REAL) OR n2_raw >= (((CAST(178405961588245 AS REAL) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n2_raw <= (CAST(7105427357601002 AS REAL) * 140737488355328) THEN n2_raw END AS n2,
                                    CASE WHEN n3_raw >= (((CAST(178405961588245 AS REAL) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n3_raw <= (CAST(7105427357601002 AS REAL) * 140737488355328) THEN n3_raw END AS n3,
                                    CASE WHEN n4_raw >= CAST(1 AS REAL) AND n4_raw <= CAST(10 AS REAL) THEN n4_raw END AS n4,
                                    CASE WHEN n5_raw >= (((CAST(178405961588245 AS REAL) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n5_raw <= (CAST(7105427357601002 AS REAL) * 140737488355328) THEN (n5_raw / CAST(1000000 AS REAL)) END AS n5,
                                    CASE WHEN n6_raw >= (((CAST(178405961588245 AS REAL) / 4611686018427387904) / 4611686018427387904) / 8388608) AND n6_raw <= CAST(1 AS REAL) THEN n6_raw END AS n6
                                  FROM (
                                    SELECT
                                      records."job id" AS k1,
                                      CAST(records."requests" AS REAL) AS n1_raw,
                                      CAST(records."input_tokens" AS REAL) AS n2_raw,
                                      CAST(records."batch" AS REAL) AS n3_raw,
                                      CAST(records."pue" AS REAL) AS n4_raw,
                                      CAST(records."area" AS REAL) AS n5_raw,
                                      CAST(records."utilization" AS REAL) AS n6_raw,
                                      words_1.word AS w1_known,
                                      words_1.w1_f1,
                                      words_1.w1_f2,
                                      words_1.w1_way1
                                    FROM "jobs" AS records
                                    LEFT JOIN words_1 ON words_1.word = CAST(records."grid" AS TEXT)
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
