-- A text that doubles with every step.
-- right: RTE MLE TLE NJ
WITH RECURSIVE s AS (SELECT CAST('aaaaaaaa' AS CHAR(10000)) AS x, 1 AS n UNION ALL SELECT CONCAT(x, x), n + 1 FROM s WHERE n < 40) SELECT MAX(LENGTH(x)) AS m FROM s;
