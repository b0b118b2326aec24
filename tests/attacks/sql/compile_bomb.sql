-- Views of views that explode while they are compiled.
-- right: CE NJ TLE MLE WA
WITH c0 AS (SELECT 1 AS x),
c1 AS (SELECT a.x FROM c0 a, c0 b, c0 c),
c2 AS (SELECT a.x FROM c1 a, c1 b, c1 c),
c3 AS (SELECT a.x FROM c2 a, c2 b, c2 c),
c4 AS (SELECT a.x FROM c3 a, c3 b, c3 c),
c5 AS (SELECT a.x FROM c4 a, c4 b, c4 c),
c6 AS (SELECT a.x FROM c5 a, c5 b, c5 c),
c7 AS (SELECT a.x FROM c6 a, c6 b, c6 c),
c8 AS (SELECT a.x FROM c7 a, c7 b, c7 c),
c9 AS (SELECT a.x FROM c8 a, c8 b, c8 c),
c10 AS (SELECT a.x FROM c9 a, c9 b, c9 c),
c11 AS (SELECT a.x FROM c10 a, c10 b, c10 c),
c12 AS (SELECT a.x FROM c11 a, c11 b, c11 c),
c13 AS (SELECT a.x FROM c12 a, c12 b, c12 c)
SELECT COUNT(*) AS c FROM c13;
