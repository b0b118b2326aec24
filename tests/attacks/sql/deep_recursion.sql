-- Recursion on both sides.
-- right: CE NJ TLE
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT a.i + b.i FROM n a, n b) SELECT COUNT(*) AS c FROM n;
