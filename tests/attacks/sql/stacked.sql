-- A second statement behind the first.
-- right: CE
SELECT 1 AS x; DELETE FROM t;
