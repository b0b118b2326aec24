-- A virtual table of SQLite.
-- right: CE NJ
SELECT * FROM dbstat;
