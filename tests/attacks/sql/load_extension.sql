-- A function of SQLite that loads code.
-- right: CE NJ
SELECT LOAD_EXTENSION('x') AS n FROM t;
