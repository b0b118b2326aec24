-- A function of SQLite that is slow for ever.
-- right: CE NJ
SELECT LENGTH(PRINTF('%.*c', 999999999, 'x')) AS n FROM t;
