-- A regular expression that takes for ever on a text that nearly fits.
-- right: TLE RTE NJ WA CE
SELECT COUNT(*) AS c FROM t WHERE CONCAT(REPEAT('a', 40), 'b') REGEXP '^(a+)+$';
