-- Replacing in a long text, many times.
-- right: WA TLE RTE NJ
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT SUM(LENGTH(REPLACE(REPEAT('ab', 20000), 'b', 'bb'))) AS s FROM n;
