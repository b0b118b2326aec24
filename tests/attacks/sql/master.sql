-- SQLite's own table.
-- right: CE NJ
SELECT name FROM sqlite_master;
