-- A recursive query that never ends, every row of it fetched.
-- right: OLE TLE MLE
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
