-- A function of SQLite that takes a gigabyte.
-- right: CE NJ
SELECT LENGTH(ZEROBLOB(1000000000)) AS n FROM t;
